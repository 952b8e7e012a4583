"""Dates whose parts stand in elements of their own, and numbers that are headlines beside one."""

from dataclasses import replace

import regex

from corpus.dates import read_date
from corpus.line_dates import lacks_year
from corpus.outline import Element, PageLine, Role

MOST_IN_BADGE = 4
"""The most lines that make a badge."""

LONGEST_IN_BADGE = 12
"""The longest of them, in characters."""

_LETTER = regex.compile(r"\p{L}")


def title_number(lines_of_page: list[PageLine], element: Element) -> None:
    """Take the one link beside a date for a headline though it is a number: "1984"."""
    lines = lines_of_page[element.first :]
    numbers = [line for line in lines if line.href and not _LETTER.search(line.text)]
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
    text = " ".join(line.text for line in lines)
    if read_date(text) or lacks_year(text):
        lines_of_page[element.first :] = [replace(lines[0], text=text, role=Role.NEVER)]
        element.end = element.first + 1
        while elements[-1] is not element:
            elements.pop()
        lines_of_page[-1].element = len(elements) - 1


def is_day(text: str) -> bool:
    """Return whether *text* is a date to the day."""
    found = read_date(text)
    return found is not None and (found.precision == "day" or found.ambiguous)
