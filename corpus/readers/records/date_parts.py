"""Dates whose parts stand in elements of their own, and numbers that are headlines beside one."""

from collections.abc import Sequence

import regex
from msgspec.structs import replace

from corpus.dates import read_date
from corpus.pages.line_dates import lacks_year
from corpus.pages.outline import Element, PageLine, Role
from corpus.pages.wording import is_section
from corpus.patterns import LETTER

MOST_IN_BADGE = 4
"""The most lines that make a badge."""

LONGEST_IN_BADGE = 12
"""The longest of them, in characters."""

_DAY = regex.compile(r"[0-9]{1,2}")
_MONTH = regex.compile(
    r"(?P<year>(?:19|20)[0-9]{2})\s?[./年-]\s?(?P<month>0?[1-9]|1[0-2])\s?月?"
    r"|(?P<month>0?[1-9]|1[0-2])\s?[./-]\s?(?P<year>(?:19|20)[0-9]{2})"
)


def title_number(lines_of_page: list[PageLine], element: Element) -> None:
    """Take the one link beside a date for a headline though it is a number or label: "1984"."""
    lines = lines_of_page[element.first :]
    linked = (line for line in lines if line.href and line.role is Role.NEVER)
    numbers = [of for of in linked if not LETTER.search(of.text) or is_section(of.text)]
    if (
        len(numbers) == 1
        and all(line.role is Role.NEVER or is_day(line.text) for line in lines)
        and any(line is not numbers[0] and is_day(line.text) for line in lines)
    ):
        numbers[0].role = Role.LINK


def merge_cells(lines: list[PageLine], row: Element) -> None:
    """Make one line of a date whose day, month and year are in cells beside each other."""
    for at in range(row.first, row.end - 2):
        cells = lines[at : at + 3]
        if any(cell.href or len(cell.text) > LONGEST_IN_BADGE for cell in cells):
            continue
        texts = [cell.text for cell in cells]
        numbers = all(map(str.isdecimal, texts))
        text = ("/" if numbers else " ").join(texts)
        if any(map(is_day, texts)) or not is_day(text):
            continue
        lines[at] = replace(cells[0], text=text, role=Role.NEVER)
        for cell in cells[1:]:
            cell.shown = False
        return


def merge_badge(lines_of_page: list[PageLine], elements: list[Element], element: Element) -> None:
    """Make one line of a date whose day, month and year stand below each other."""
    lines = lines_of_page[element.first :]
    if any(line.href or len(line.text) > LONGEST_IN_BADGE for line in lines):
        return
    texts = [line.text for line in lines]
    text = " ".join(texts)
    day = day_in_month(texts)
    if day or read_date(text) or lacks_year(text):
        merged = replace(lines[0], text=text, role=Role.NEVER)
        merged.machine_date = day or merged.machine_date
        lines_of_page[element.first :] = [merged]
        element.end = element.first + 1
        while elements[-1] is not element:
            elements.pop()
        lines_of_page[-1].element = len(elements) - 1


def day_in_month(texts: Sequence[str]) -> str | None:
    """Return the day, in ISO 8601, that a number and a month in digits beside it are.

    >>> day_in_month(["12", "2015-05"]), day_in_month(["05.2015", "12"])
    ('2015-05-12', '2015-05-12')
    """
    if len(texts) != 2:
        return None
    number, month = sorted(texts, key=len)
    found = _MONTH.fullmatch(month) if _DAY.fullmatch(number) else None
    return f"{found['year']}-{found['month']:0>2}-{number:0>2}" if found else None


def is_day(text: str) -> bool:
    """Return whether *text* is a date to the day."""
    found = read_date(text)
    return found is not None and found.names_day
