"""What values mean that many records of a file repeat, each found once."""

from collections.abc import Hashable
from typing import TypeVar

from corpus.dates import PrintedDate
from corpus.model import DateOrder, Topic

_MOST_KNOWN = 2**14  # values of a kind that are remembered
_DateKey = tuple[str, tuple[str, ...], DateOrder | None]
_Key = TypeVar("_Key", bound=Hashable)
_Value = TypeVar("_Value")


class Known:
    """What values mean that many records of a file repeat, and of which nothing is reported."""

    def __init__(self) -> None:
        self.dates: dict[_DateKey, tuple[str, PrintedDate]] = {}
        self.only_dates: dict[_DateKey, tuple[str, PrintedDate]] = {}
        """Of values in the only column of dates, what they mean whatever else a record says."""
        self.texts: dict[str, str] = {}
        self.topics: dict[tuple[str, str], tuple[Topic, ...]] = {}
        self.sources: dict[str, str] = {}


def remember(known: dict[_Key, _Value], key: _Key, value: _Value) -> None:
    """Put *value* into what is *known*, which is emptied when it holds too much."""
    if len(known) >= _MOST_KNOWN:
        known.clear()
    known[key] = value
