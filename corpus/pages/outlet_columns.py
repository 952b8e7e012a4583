"""What a page's items name beside their headlines: agencies, columns of outlets and sections.

Such columns have no header; what they are shows by their cells: brief ones that come again, or of
which some name agencies, beside longer ones that do not.
"""

from collections import defaultdict
from collections.abc import Sequence

from corpus.pages.line_dates import LineDate
from corpus.pages.outlet_names import AGENCIES, OTHER_NAMES, are_outlets, ends_as_outlet
from corpus.pages.outline import ITEMS, Outline, PageLine, Role, Shape
from corpus.pages.text_sizes import is_brief
from corpus.pages.wording import FULL_STOP
from corpus.patterns import DIGIT

_LONGEST = 20  # characters of an agency's name in brackets
_BRACKETS = " ()[]（）-–—/"


def take_agencies(lines: Sequence[PageLine], dates: Sequence[LineDate | None]) -> None:
    """Take agencies beside headlines for their outlets, by themselves or with the date.

    So they stand in "(Reuters)" or "AFP, 12 May 2015". A page that names one alone that means
    something else, too, as MENA does, names none.
    """
    beside = [date.text.rpartition(", ")[0] for date in dates if date and not date.stated]
    outlets = (any(beside) and are_outlets(beside)) or (
        len(beside) == 1 and ends_as_outlet(beside[0])
    )
    named: dict[int, str] = {}
    for at, (line, date) in enumerate(zip(lines, dates, strict=True)):
        if date is None and (line.href or len(line.text) > _LONGEST):
            continue
        text = line.text.strip(_BRACKETS) if date is None else date.text.partition(",")[0]
        agency = len(text) <= _LONGEST and text.casefold() in AGENCIES
        if line.shown and (agency or (outlets and date and text != date.text)):
            named[at] = text
    if all(name.casefold() in OTHER_NAMES for name in named.values()):
        return
    for at, name in named.items():
        date = dates[at]
        if date is None:
            lines[at].role, lines[at].outlet = min(lines[at].role, Role.ASIDE), name
        else:
            date.outlet, date.text = name, date.text.removeprefix(name).lstrip(", ")


def take_outlet_columns(outline: Outline, dates: Sequence[LineDate | None]) -> None:
    """Take the lines of such columns in items of *outline* for what stands beside headlines.

    Where some name agencies, each is the outlet of its item.
    """
    if not outline.structured:
        _take_names_near(outline.lines, dates)
        return
    items: dict[int, list[int]] = defaultdict(list)
    for at, line in enumerate(outline.lines):
        if line.shown and not line.site and not dates[at] and (item := outline.within(at, ITEMS)):
            items[item].append(at)
    alike: dict[tuple[Shape, ...], list[list[int]]] = defaultdict(list)
    for lines in items.values():
        if len({outline.lines[at].element for at in lines}) == len(lines) > 1:
            alike[tuple(outline.shape(at) for at in lines)].append(lines)
    for rows in alike.values():
        columns = [[outline.lines[at].text for at in column] for column in zip(*rows, strict=True)]
        telling = [_says_much(column) for column in columns]
        for number, column in enumerate(columns):
            agencies = any(text.casefold() in AGENCIES for text in column) or are_outlets(column)
            repeated = len(set(column)) < len(column)
            if not (agencies or repeated) or not any(telling) or not all(map(_names, column)):
                continue
            for row in rows:
                line = outline.lines[row[number]]
                line.role = min(line.role, Role.ASIDE)
                line.outlet = line.outlet or (line.text if agencies else "")


def _take_names_near(lines: Sequence[PageLine], dates: Sequence[LineDate | None]) -> None:
    """Take the lines of a text for outlets that stand as far from each date, if they name them."""
    alone = [at for at, date in enumerate(dates) if date and not date.beside]
    for step in (1, 2, -1):
        near = [at + step for at in alone]
        if not all(0 <= at < len(lines) and not dates[at] for at in near):
            continue
        if all(_names(lines[at].text) for at in near) and are_outlets(
            [lines[at].text for at in near]
        ):
            for at in near:
                lines[at].role = min(lines[at].role, Role.ASIDE)


def _names(text: str) -> bool:
    """Return whether *text* may name an outlet or a section."""
    return is_brief(text) and not DIGIT.search(text) and not FULL_STOP.search(text)


def _says_much(column: Sequence[str]) -> bool:
    """Return whether the texts of a *column* are headlines: most are no names, all of their own."""
    return 2 * sum(map(is_brief, column)) < len(column) == len(set(column))
