"""Dates whose parts stand in elements of their own, and numbers that are headlines beside one."""

from collections.abc import Sequence
from itertools import pairwise

import regex
from msgspec.structs import replace

from corpus.dates import read_date
from corpus.pages.date_texts import lacks_year
from corpus.pages.outline import Element, PageLine, Role
from corpus.pages.wording import is_section
from corpus.patterns import LETTER, YEAR
from corpus.readers.records.column_names import PARTS_OF_DATES, normal, normals

MOST_IN_BADGE = 4
"""The most lines that make a badge."""

LONGEST_IN_BADGE = 22  # "de septiembre de 2014"
"""The longest of them, in characters."""

_DAY = regex.compile(r"[0-9]{1,2}")
_OF_COMMENTS = regex.compile(
    r"#.*(?:[ck]omm?ent|disqus|respond|repl(?:y|ies)|reac[tc])", regex.IGNORECASE
)
_MONTH = regex.compile(
    r"(?P<year>(?:19|20)[0-9]{2})\s?[./年-]\s?(?P<month>0?[1-9]|1[0-2])\s?月?"
    r"|(?P<month>0?[1-9]|1[0-2])\s?[./-]\s?(?P<year>(?:19|20)[0-9]{2})"
)


def title_number(lines_of_page: list[PageLine], element: Element) -> None:
    """Take the one link beside a date for a headline though it is a number or label: "1984".

    A link to the comments of a page has their number.
    """
    lines = lines_of_page[element.first :]
    linked = (
        line
        for line in lines
        if line.href and line.role is Role.NEVER and not _OF_COMMENTS.search(line.href)
    )
    numbers = [of for of in linked if not LETTER.search(of.text) or is_section(of.text)]
    if (
        len(numbers) == 1
        and all(line.role is Role.NEVER or is_day(line.text) for line in lines)
        and any(line is not numbers[0] and is_day(line.text) for line in lines)
    ):
        numbers[0].role = Role.LINK


def merge_parts(lines: list[PageLine], elements: Sequence[Element]) -> None:
    """Make one line of each date whose day, month and year stand beside each other.

    A number before a month and its year is a day where the page has several such, unless it numbers
    what the months are of, as issues are numbered, or counts something in a table with headers.
    Such a number is not shown.
    """
    found: dict[int, int] = {}
    end = 0
    for at in range(len(lines) - 1):
        if at >= end and (count := _parts(lines, elements, at)):
            found[at] = count
            end = at + count
    numbered = [at for at, count in found.items() if count == 2]
    counts = _are_counts(lines, elements, numbered)
    for at, count in found.items():
        if count == 2 and counts:
            lines[at].shown = False
        elif count > 2 or len(numbered) > 1:
            lines[at] = replace(lines[at], text=_joined(lines[at : at + count]), role=Role.NEVER)
            for part in lines[at + 1 : at + count]:
                part.shown = False


def _parts(lines: Sequence[PageLine], elements: Sequence[Element], at: int) -> int:
    """Return how many lines from *at* on, which is not the last, make a date, 0 if none do.

    Three are in any order in the row of a table. Else a year or a month with its year heads what
    is below it, and the first is none.
    """
    first = lines[at]
    if not (_may_be_part(first) and _may_be_part(lines[at + 1])):  # as most
        return 0
    inner = elements[first.element]
    row = elements[inner.parent].tag == "tr"
    for count in (3, 2):
        parts = lines[at : at + count]
        if len(parts) < count or not all(_may_be_part(part) for part in parts):
            continue
        within = {part.element for part in parts}
        beside = len(within) == count and len({elements[of].parent for of in within}) == 1
        if not (beside or len(within) == 1):
            continue
        texts = [part.text for part in parts]
        day = _DAY.fullmatch(texts[0]) is not None
        numbers = all(map(str.isdecimal, texts))
        if not (day or (row and count == 3) or (count == 3 and texts[0].strip(".,").isalpha())):
            continue
        # Three of scores, "2", "2", "14", are no day: a year is whole beside numbers alone.
        if numbers and not (row and any(map(YEAR.fullmatch, texts))):
            continue
        if not any(map(is_day, texts)) and is_day(_joined(parts)):
            return count
    return 0


def _are_counts(
    lines: Sequence[PageLine], elements: Sequence[Element], numbered: Sequence[int]
) -> bool:
    """Return whether the numbers before months number or count something, by the table's headers.

    Without these they do if they count on.
    """
    in_row = any(elements[elements[lines[at].element].parent].tag == "tr" for at in numbered)
    headers = {normal(line.text) for line in lines if elements[line.element].tag == "th"}
    if in_row and headers:
        return headers.isdisjoint(normals(PARTS_OF_DATES[2]))
    return _count_on(lines, numbered)


def _may_be_part(line: PageLine) -> bool:
    return line.shown and not line.href and len(line.text) <= LONGEST_IN_BADGE


def _joined(parts: Sequence[PageLine]) -> str:
    texts = [part.text for part in parts]
    return ("/" if all(map(str.isdecimal, texts)) else " ").join(texts)


def _count_on(lines: Sequence[PageLine], numbered: Sequence[int]) -> bool:
    """Return whether the numbers on some lines count from one, or by one as the months change."""
    numbers = [int(lines[at].text) for at in numbered]
    months = [lines[at + 1].text for at in numbered]
    steps = {after - before for before, after in pairwise(numbers)}
    if steps == {1} and numbers[0] == 1:
        return True
    return steps in ({1}, {-1}) and all(one != other for one, other in pairwise(months))


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
