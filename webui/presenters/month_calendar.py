"""The days of a month in the rows of a calendar, weeks beginning as the reader's do."""

from collections.abc import Sequence
from dataclasses import dataclass

from search import DayOfMonth
from webui.texts import current

_WEEK = 7
_FITS = 4  # letters above a column
_MONDAY, _SATURDAY = 0, 5
_FIRST = {"ar": _SATURDAY}
"""The first day of a week by language, where CLDR's is that of one country or of none."""


@dataclass(frozen=True, slots=True)
class Weekday:
    """The name of a day of the week, *short* for the head of a column."""

    name: str
    short: str


def weekdays() -> list[Weekday]:
    """Return the days of a week in the order and the language of the page."""
    names = current().locale.days["stand-alone"]
    short = names["abbreviated"]
    if max(map(len, short.values())) > _FITS:
        short = names["narrow"]
    return [
        Weekday(names["wide"][number], short[number])
        for number in ((_first() + column) % _WEEK for column in range(_WEEK))
    ]


def weeks(month: Sequence[DayOfMonth]) -> list[list[DayOfMonth | None]]:
    """Return *month*, every day of one, as weeks; None stands for days of other months."""
    before = (month[0].day.weekday() - _first()) % _WEEK
    cells = [*[None] * before, *month]
    cells += [None] * (-len(cells) % _WEEK)
    return [cells[start : start + _WEEK] for start in range(0, len(cells), _WEEK)]


def _first() -> int:
    return _FIRST.get(current().language, _MONDAY)
