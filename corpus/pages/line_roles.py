"""The roles of a page's lines, by which its headlines are chosen."""

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.pages.line_dates import LineDate
from corpus.pages.outline import Outline, Role


@dataclass(frozen=True, slots=True)
class Roles:
    """The *roles* of the lines of an *outline* with its *dates*; *repeated* are as labels are."""

    outline: Outline
    dates: Sequence[LineDate | None]
    roles: list[Role]
    repeated: set[int]
