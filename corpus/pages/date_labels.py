"""What stands beside dates on a page and says what they are of, known by its repetition."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

import regex
from msgspec.structs import replace

from corpus.dates import PrintedDate, without_place
from corpus.dates.labels import unlabelled
from corpus.dates.publication import Occasion, is_deadline, occasion, says_for_what
from corpus.pages.date_reader import DateReader
from corpus.pages.line_dates import Dates, LineDate
from corpus.pages.outlet_names import are_outlets
from corpus.pages.outline import ITEMS, Outline, PageLine, Role
from corpus.pages.text_sizes import LEAST_WORDS, is_brief, is_prose
from corpus.pages.wording import PAGE
from corpus.patterns import NUMBER
from corpus.readers.records.column_names import key_of

_LONGEST_LABEL = 30
_BARS = regex.compile(r"\s+[|｜·•/]\s+")
_FACT = regex.compile(r"(?P<label>\p{L}[\p{L} .-]{0,24}?)\s?[:：]\s?\S.*")
_COLON = regex.compile(r"[^:：]*[:：]\s*")
_BEFORE_DATE = regex.compile(
    r"[ (\[（–—-]*+(?P<label>[^\d:：]*[^\d:： (\[（–—-])[ (\[（–—-]*[:：]?"
)
_IN_BRACKETS = regex.compile(r"(?P<text>.*\S)\s*[(\[（]\s*(?P<label>[^()\[\]（）]+)")
_REMARK = regex.compile(r"\s*[(\[（]\s*(?P<text>[^()\[\]（）]{1,40}?)\s*[)\]）]")
_NUMBERED_PAGE = rf"{PAGE}\p{{Lu}}?\d{{1,3}}(?:[-–/]\d{{1,3}})?"
_ON_PAGE = regex.compile(rf"^{_NUMBERED_PAGE}\s?[:：,;.|–—-]\s?(?=\S)", regex.IGNORECASE)
_ENDS_WITH_PAGE = regex.compile(
    rf"(?<=\S)(?:(?:[,;]\s|\s[–—|-]\s){_NUMBERED_PAGE}|\s?\({_NUMBERED_PAGE}\))$",
    regex.IGNORECASE,
)
_COMMAS = tuple(",;，；،、")
_DEADLINE = PrintedDate(None, None, "the last day of something, not that of publication")


def take_labels(lines: Sequence[PageLine], dates: Dates) -> None:
    """Take the labels that stand apart from their dates, "published" or "last modified".

    A text before a date is one, too, with a colon and of a few words, if several dates have it and
    each stands beside a line without a date, or others with their labels do between them: "Filed:
    3 March 2014", "Decided: 12 May 2015".
    """
    above = Counter(line.text for line, date in zip(lines, dates[1:], strict=False) if date)
    for at, date in enumerate(dates):
        before = lines[at - 1].text if at else ""
        if date and 0 < len(before) <= _LONGEST_LABEL and not dates[at - 1]:
            label = unlabelled(before)
            if label and not label.text:
                lines[at - 1].role = Role.NEVER
                date.updated = date.updated or label.updated
            elif lines[at - 1].role is not Role.ASIDE and above[before] == 1:
                continue  # it may be a headline
            date.published = date.published or _is_of_publication(before)
    before_colon = {
        at: date
        for at, date in enumerate(dates)
        if date and date.beside and lines[at].role < Role.LINK and _is_label(lines[at].text, date)
    }
    times = Counter(date.beside for date in before_colon.values())
    before_colon = {at: date for at, date in before_colon.items() if times[date.beside] > 1}
    alone = {
        before_colon[at].beside
        for run in _runs(before_colon)
        for at in run
        if all((*dates[max(run[0] - 1, 0) : run[0]], *dates[run[-1] + 1 : run[-1] + 2]))
    }
    for at, date in before_colon.items():
        if date.beside not in alone:
            date.published = _is_of_publication(date.beside)
            _take_line(lines[at], date)


def take_remarks(outline: Outline, dates: Dates) -> None:
    """Take what is in brackets behind the day of a heading for a remark on that day.

    "12 May 2015 (bank holiday)" is one where another line of its shape is a day alone, and a line
    without a date stands below it.
    """
    lines = outline.lines
    days = {outline.shape(at) for at, date in enumerate(dates) if date and _is_day_alone(date)}
    for at, (date, below) in enumerate(pairwise((*dates, None))):
        line = lines[at]
        if date is None or not date.beside or line.href or outline.shape(at) not in days:
            continue
        remark = _REMARK.fullmatch(line.text.removeprefix(date.text))
        last = at + 1 == len(lines)
        if remark and remark["text"] == date.beside and not (below or last):
            _take_line(line, date)


def _is_day_alone(date: LineDate) -> bool:
    return date.found is not None and date.found.names_day and not (date.beside or date.stated)


def take_pages(dates: Dates) -> None:
    """Take the pages of newspapers beside dates and headlines for none of these.

    Most dates have one: "The Times, 12 May 2015, p. 3: Ferry adrift".
    """
    beside = [date for date in dates if date and date.beside]
    for pattern in (_ON_PAGE, _ENDS_WITH_PAGE):
        paged = [(date, found) for date in beside if (found := pattern.search(date.beside))]
        if len(paged) > 1 and 2 * len(paged) > len(beside):
            for date, found in paged:
                date.beside = date.beside[: found.start()] or date.beside[found.end() :]


def take_counted_back(lines: Sequence[PageLine], dates: Dates, reader: DateReader) -> None:
    """Take what counts back beside days for none of their text: "Today, 12 May 2015".

    Where another date has more beside it, "Yesterday" may be the name of a film.
    """
    beside = [at for at, date in enumerate(dates) if date and date.beside]
    texts = [(lines[at], date) for at in beside if (date := dates[at])]
    if all(not line.href and reader.relative_date(date.beside) for line, date in texts):
        for line, date in texts:
            date.beside, line.role = "", Role.NEVER


def take_facts(lines: Sequence[PageLine], dates: Dates) -> None:
    """Take labelled facts for none of their text: "Date: 12 May 2015 | Type: Notice | No.: 12/15".

    Each line that has more than its date has the same two labels or more, none of which is that of
    a headline, and as many links are on the page.
    """
    beside = [at for at, date in enumerate(dates) if date and date.beside]
    labels = {_labels(lines[at].text) for at in beside}
    linked = sum(line.role >= Role.LINK and not line.site for line in lines)
    if len(labels) != 1 or not 1 < len(beside) <= linked or any(lines[at].href for at in beside):
        return
    (names,) = labels
    if len(names) > 1 and "headline" not in map(key_of, names):
        for at in beside:
            if date := dates[at]:
                date.beside, date.opposite, lines[at].role = "", "", Role.NEVER


def _labels(text: str) -> tuple[str, ...]:
    """Return the labels of the parts of *text*, none if more than one of these has no label."""
    parts = _BARS.split(text)
    found = [match["label"] for part in parts if (match := _FACT.fullmatch(part))]
    return tuple(found) if len(found) >= len(parts) - 1 else ()


def _runs(labelled: Mapping[int, LineDate]) -> Iterator[list[int]]:
    """Yield the lines below each other that have a label each, and each another."""
    run: list[int] = []
    for at, date in labelled.items():
        known = {labelled[of].beside for of in run}
        if run and (at != run[-1] + 1 or date.beside in known):
            yield run
            run = []
        run.append(at)
    if run:
        yield run


def _take_line(line: PageLine, date: LineDate) -> None:
    """Take all of *line* for its *date*, so that it is no headline."""
    date.text, date.beside, line.role = line.text, "", Role.NEVER


def _is_of_publication(label: str) -> bool:
    return occasion(label) is Occasion.PUBLICATION


def take_deadlines(lines: Sequence[PageLine], dates: Dates) -> None:
    """Take the days until which something may be done for those on which nothing was published.

    Their label stands before them, alone in the line above or below the header of their column; or
    it is in brackets after what it is of: "Harbour pilot (closing date: 30 June 2015)". One that
    has no colon and is not printed again may be a headline: "Deadline for Brexit passes".
    """
    labels = {
        at: _deadline_before(lines, dates, at)
        for at, date in enumerate(dates)
        if date and not date.stated
    }
    times = Counter(labels.values())
    for at, label in labels.items():
        line, date = lines[at], dates[at]
        after = _IN_BRACKETS.fullmatch(date.beside) if date and date.beside else None
        if date is None:
            continue
        if after and is_deadline(after["label"]):
            date.beside = after["text"]
        elif label and (times[label] > 1 or label[-1] in ":：" or not says_for_what(label)):
            _take_line(line, date)
        elif not line.deadline:
            continue
        date.found, date.updated = _DEADLINE, True


def _deadline_before(lines: Sequence[PageLine], dates: Dates, at: int) -> str:
    """Return the label of a deadline before the date on line *at* or above it, empty if none is."""
    line, date = lines[at], dates[at]
    before = _BEFORE_DATE.match(line.text)
    stands = before is not None and line.role < Role.LINK and is_deadline(before["label"])
    if date and before and stands and date.beside in ("", before["label"]):
        return before[0].strip()
    last = lines[at - 1] if at else None
    above = last.text if last and last.role < Role.LINK and dates[at - 1] is None else ""
    return above if above and is_deadline(above) else ""


def take_issues(outline: Outline, dates: Dates) -> None:
    """Take headings that name one thing by its day, or its number too, for headings of days.

    "Issue 31 (12 May 2015)" stands above the links of that issue, "Issue 30" above others, and so
    does "Session of 12 May 2015".
    """
    lines = outline.lines
    heads = {
        at: date
        for at, date in enumerate(dates)
        if date and date.beside and lines[at].role is Role.HEADING and not lines[at].href
    }
    names = {_name(lines[at].text.replace(date.text, "")) for at, date in heads.items()}
    if len(heads) < 2 or len(names) > 1:
        return
    texts = Counter(_name(line.text) for line in lines)
    for start, end in pairwise((*heads, len(lines))):
        below = range(start + 1, end)
        if not any(texts[_name(lines[at].text)] == 1 for at in below if _is_listed(outline, at)):
            return
    for at, date in heads.items():
        _take_line(lines[at], date)


def _name(text: str) -> str:
    return NUMBER.sub("#", text)


def _is_listed(outline: Outline, at: int) -> bool:
    """Return whether a line is a link or an item by its tag."""
    line = outline.lines[at]
    linked = line.href is not None and line.role >= Role.LINK
    return linked or (line.role >= Role.TEXT and outline.within(at, ITEMS) > 0)


def _is_label(text: str, date: LineDate) -> bool:
    """Return whether all of *text* before its *date* is a few words and a colon."""
    before, _, after = text.partition(date.text)
    label = _COLON.fullmatch(before)
    return bool(label) and not after.strip(" .") and len(date.beside.split()) < LEAST_WORDS


def _stands_alone(at: int, others: Sequence[object]) -> bool:
    """Return whether the lines on both sides of a date are *others*, so that it is of neither."""
    return all((*others[max(at - 1, 0) : at], *others[at + 1 : at + 2]))


def take_places(lines: Sequence[PageLine], dates: Dates) -> None:
    """Take places and outlets beside dates for none of their text: "Lisbon, 12 May 2015".

    So it is if all dates of a page have one, each beside a line without a date that is no prose.
    """
    printed = {at: date for at, date in enumerate(dates) if date and not date.updated}
    if len(printed) < 2:
        return
    names = [_name_before(lines[at], date) for at, date in printed.items()]
    if not all(_is_placed(lines[at], date) for at, date in printed.items()) and not (
        all(names) and are_outlets(names)
    ):
        return
    other = [date or is_prose(line.text) for line, date in zip(lines, dates, strict=True)]
    if not any(_stands_alone(at, other) for at in printed):
        for at, date in printed.items():
            _take_line(lines[at], date)


def _name_before(line: PageLine, date: LineDate) -> str:
    """Return the text that *line* has before its *date* and a comma, empty if it has another."""
    before, _, after = line.text.partition(date.text)
    name = before.rstrip()
    if line.role >= Role.LINK or after or not name.endswith(_COMMAS):
        return ""
    return date.beside if name.rstrip("".join(_COMMAS)) == date.beside else ""


def _is_placed(line: PageLine, date: LineDate) -> bool:
    """Return whether all of *line* beside its *date* is a place of few words, a comma between."""
    if not date.beside or line.role >= Role.LINK:
        return False
    before, _, after = line.text.partition(date.text)
    if not before and after.endswith(date.beside) and is_brief(date.beside):
        parting = after.removesuffix(date.beside).strip()
        return parting.isalpha() or parting in _COMMAS
    place = line.text.removesuffix(without_place(line.text)).rstrip(" ,")
    return place == date.beside and is_brief(place)


def take_datelines(outline: Outline, dates: Dates) -> None:
    """Take dates after a place at the head of texts for those of the headlines above the texts.

    So do agencies, "LISBON, May 12, 2015 (Reuters) - Police said", of one story after another. What
    stands above is alike and, in most, longer than a label.
    """
    lines = outline.lines
    heads = {
        at: date
        for at, date in enumerate(dates)
        if date and date.beside and lines[at].role < Role.LINK and _is_dateline(lines[at], date)
    }
    above = [at and not dates[at - 1] and not is_prose(lines[at - 1].text) for at in heads]
    if len(heads) < 2 or not all(above):
        return
    alike = len({outline.shape(at - 1) for at in heads}) == 1
    if not alike or 2 * sum(is_brief(lines[at - 1].text) for at in heads) > len(heads):
        return
    for at, date in heads.items():
        dates[at - 1], dates[at] = replace(date, beside=lines[at - 1].text), None
        lines[at].role = Role.ASIDE


def _is_dateline(line: PageLine, date: LineDate) -> bool:
    placed = line.text.startswith(date.text) and without_place(date.text) != date.text
    return placed and is_prose(date.beside)
