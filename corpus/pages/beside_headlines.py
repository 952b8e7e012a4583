"""What is printed beside headlines in their lines: numbers, clock times, days, outlets."""

from collections.abc import Mapping, Sequence, Set
from operator import sub

import regex
from msgspec.structs import replace

from corpus.pages.arrangement import Arrangement, Entry
from corpus.pages.line_dates import Dates
from corpus.pages.outlet_names import are_outlets, unquoted
from corpus.pages.outline import Outline
from corpus.pages.text_lists import CLOCK, ending_outlets, ends_of_dotted, known_outlets, outlets
from corpus.pages.text_sizes import is_brief
from corpus.patterns import LETTER
from corpus.read_context import ReadContext
from corpus.readers.records.column_names import key_of

_LIST_NUMBER = regex.compile(r"(?:(\d{1,3})[.)]|[(（\[](\d{1,3})[)）\]])\s+(?=\S)")
_LEAST_NUMBERED = 3
_MOST_BETWEEN = 2  # lines between a headline and its outlet
_TITLED = regex.compile(r"(?P<label>\p{L}[\p{L} ]{0,20}?)\s?[:：]\s?(?=\S)")
_DAY = regex.compile(r"(\d{1,2})[-./](\d{1,2})\.?\s*[:：|–—-]\s*(?=\p{L})")


def take_list_numbers(arrangement: Arrangement) -> None:
    """Take the numbers of a list off its headlines if these count on: "1. Ferry adrift".

    A list may begin again below each day, or count down. One or two headlines may begin with what
    only looks like it: "1. FC wins", "2. Bundesliga: a draw".
    """
    entries = arrangement.entries
    found = {at: of for at, entry in enumerate(entries) if (of := _LIST_NUMBER.match(entry.text))}
    numbers = [int(of[1] or of[2]) for of in found.values()]
    steps = list(map(sub, numbers[1:], numbers))
    down = bool(steps) and all(step == -1 for step in steps)
    up = all(step == 1 or number == 1 for step, number in zip(steps, numbers[1:], strict=True))
    if len(found) < _LEAST_NUMBERED or 2 * len(found) <= len(entries) or not (up or down):
        return
    _begin_at(entries, {at: of.end() for at, of in found.items()})


def take_times(arrangement: Arrangement) -> None:
    """Take clock times and days off the headlines if most begin with their own.

    "09:15 Police tow a ferry", "12/05: Ferries adrift". One day alone is what happened then: "9/11:
    America remembers", on 11 September. "18.05" is a time, too, if all begin so.
    """
    entries = arrangement.entries
    for end_in in (_clock_end, _day_end):
        ends = {at: end for at, entry in enumerate(entries) if (end := end_in(entry))}
        if len(ends) > 1 and 2 * len(ends) > len(entries):
            _begin_at(entries, ends)
    if dotted := ends_of_dotted([entry.text for entry in entries]):
        _begin_at(entries, dict(enumerate(dotted)))


def take_titles(arrangement: Arrangement, outline: Outline) -> None:
    """Take the label of headlines off them if all have it: "Title: Ferries adrift".

    What a link has within it is of the headline: "Name: the film that split a village".
    """
    entries = arrangement.entries
    lines = outline.lines
    said = [None if lines[of.line].href else _TITLED.match(of.text) for of in entries]
    labels = {of["label"] for of in said if of}
    if len(entries) > 1 and all(said) and list(map(key_of, labels)) == ["headline"]:
        _begin_at(entries, {at: of.end() for at, of in enumerate(said) if of})


def _begin_at(entries: list[Entry], starts: Mapping[int, int]) -> None:
    """Take what stands before the *starts* of the texts of some of *entries* off them."""
    for at, start in starts.items():
        entries[at] = replace(entries[at], text=entries[at].text[start:])


def _clock_end(entry: Entry) -> int:
    """Return where the clock time ends that begins a headline, 0 if none does."""
    clock = CLOCK.match(entry.text)
    return clock.end() if clock else 0


def _day_end(entry: Entry) -> int:
    """Return where the day and month of its date end that begin a headline, 0 if none do."""
    day = entry.date.found.day if entry.date and entry.date.found else None
    said = _DAY.match(entry.text) if day else None
    same = said and day and {int(said[1]), int(said[2])} == {day.day, day.month}
    return said.end() if said and same else 0


def take_outlets(arrangement: Arrangement, context: ReadContext, *, structured: bool) -> None:
    """Part headlines from their outlets, if all are printed with one.

    On a page that is *structured* only what stands behind a comma is not told by elements.
    """
    entries = arrangement.entries
    texts = [entry.text for entry in entries]
    named = known_outlets(texts) or (ending_outlets if structured else outlets)(texts)
    for at, (text, outlet) in enumerate(named or ()):
        context.note("a headline is parted from what stands beside it, taken for its outlet")
        entries[at] = replace(entries[at], text=text, outlet=outlet)


def take_outlets_beside(
    arrangement: Arrangement, outline: Outline, beside: Sequence[int]
) -> list[int]:
    """Give headlines the outlets in lines next to them, and return the others of *beside*.

    Such a line has a name alone, and either all stand below the headlines or all above them. Dates
    and signs may stand between the two.
    """
    entries = {entry.line: at for at, entry in enumerate(arrangement.entries) if not entry.outlet}
    listed = {entry.line for entry in arrangement.entries}
    dated = {entry.date_line for entry in arrangement.entries}
    near = {at: [_next_to(at, step, listed, dated, outline) for step in (-1, 1)] for at in beside}
    found: dict[int, dict[int, int]] = {}
    for side in (0, 1):
        named: dict[int, int] = {}
        for at, ends in near.items():
            shared = [-1 if to is None else outline.shared(at, to) for to in ends]
            to = ends[side]
            if to in entries and shared[side] == max(shared):
                named[at] = entries[to]
        names = [unquoted(outline.lines[at].text) for at in named]
        if are_outlets(names) and all(map(is_brief, names)):
            found[side] = named
    whole = {side: named for side, named in found.items() if len(named) == len(entries)} or found
    if len(whole) != 1:
        return list(beside)
    (named,) = whole.values()
    for at, entry in named.items():
        outlet = unquoted(outline.lines[at].text)
        arrangement.entries[entry] = replace(arrangement.entries[entry], outlet=outlet)
    return [at for at in beside if at not in named]


def _next_to(
    at: int, step: int, listed: Set[int], dated: Set[int | None], outline: Outline
) -> int | None:
    """Return the headline nearest to a line in a direction, over a date and signs without letters.

    Headlines and dates stand on the lines *listed* and *dated*. None if another text stands there.
    """
    for to in range(at + step, at + step * (_MOST_BETWEEN + 2), step):
        if to in listed:
            return to
        within = 0 <= to < len(outline.lines)
        if not within or (to not in dated and LETTER.search(outline.lines[to].text)):
            return None
    return None


def name_outlets(dates: Dates) -> None:
    """Part the headlines beside the dates from their outlets, if all are printed with one."""
    beside = {at: date for at, date in enumerate(dates) if date and date.beside}
    opposite = [date.opposite for date in beside.values()]
    if all(opposite) and are_outlets(opposite):  # "El País (2 March 2015): Ferry adrift"
        for at, date in beside.items():
            dates[at] = replace(date, outlet=unquoted(date.opposite), opposite="")
        return
    named = outlets([date.beside for date in beside.values()])
    for (at, date), (text, outlet) in zip(beside.items(), named or (), strict=False):
        dates[at] = replace(date, beside=text, outlet=outlet)
