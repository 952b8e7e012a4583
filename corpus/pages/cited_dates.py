"""Dates within lines that say more, where a page dates its lines so and in no other way.

"Ann Reed, Ferries adrift, The Estuary Post, 12 March 2014" has one after a comma, "Urteil vom 3.
März 2014 – 5 ZR 12/13" one after words that several lines have in common, "Ferries adrift
12/03/2014" one at its end, "12 March 2014, Lisbon" one before a place, or before a headline in
a text of nothing else.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from itertools import combinations, islice

import regex

from corpus.dates import PrintedDate, may_have_date
from corpus.dates.single import is_weekday
from corpus.pages.date_reader import DateReader
from corpus.pages.date_texts import bare_date, without_categories
from corpus.pages.line_dates import IN_WORDS_BESIDE, Dates, LineDate
from corpus.pages.outline import Outline, PageLine, Role
from corpus.pages.page_days import ISSUE
from corpus.pages.text_sizes import is_brief, may_be_headline, size
from corpus.pages.wording import FULL_STOP, PAGE
from corpus.patterns import DIGIT, has_digit, pattern

_LONGEST = 300
_LONGEST_DATE = 60
_MOST_WORDS = 5  # of a label
_MOST_PARTS = 12
_COMMA = pattern(r"[,;，；、،]\s*|\s*[()（）\[\]]\s*|\s+[-–—―|·•/]\s+|\.\s+(?=\D)|:\s+")
_BETWEEN = pattern(r"\s*[-–—―|:]\s")
_SIGNS = " \u00a0,;，；、،.:-–—|·•/"
# What parts a place from the date before it: "12 May 2015, Lisbon", "12 May 2015 in Lisbon".
_PLACED = pattern(
    rf"\s?[,;，،、]\s?(?=[^\p{{Ll}}\s]|{PAGE}\d)|\s(?:in|at|à|en|em|a|i|te|w|we|v|ve|в|у)\s(?=\p{{Lu}})"
)
_ENOUGH = 12  # letters of a headline
# "August 1989, S. 3" is a month and a page.
_ENDS_WITH_PAGE = pattern(rf"\d{{4}},?\s{PAGE}\d{{1,3}}$", regex.IGNORECASE)


def add_cited(outline: Outline, dates: Dates, reader: DateReader) -> None:
    """Add the dates within lines of *outline*, if they are more than the dates that stand alone.

    A date with nothing but words before it that several lines have, "Lodged 12 May 2015", counts
    in any case where the elements of the page mean something, and alone on a line only there.
    """
    alone = sum(date is not None and not date.beside and not date.partial for date in dates)
    likely = [at for at, line in enumerate(outline.lines) if not dates[at] and _may_have(line)]
    may_count = len(likely) > max(1, alone)
    if not may_count and not outline.structured:
        return
    leads = Counter(line.href for line in outline.lines if line.href and line.role > Role.ASIDE)
    found: dict[int, LineDate] = {}
    ending: dict[int, LineDate] = {}
    begun: dict[int, LineDate] = {}
    labelled: dict[str, dict[int, LineDate]] = defaultdict(dict)
    for at in likely:
        line = outline.lines[at]
        if may_count and (cited := _after_comma(line.text, reader)):
            found[at] = cited
        elif may_count and (last := _last_words(line.text, reader)):
            ending[at] = last
        elif may_count and line.role < Role.LINK and (first := _before_comma(line.text, reader)):
            found[at] = begun[at] = first
        if at not in found and not FULL_STOP.search(line.text):
            is_headline = line.role >= Role.LINK and leads[line.href or ""] < 2
            for word, date in _after_label(line.text, reader, is_headline=is_headline):
                if date.beside or outline.structured:
                    labelled[word][at] = date
    for alike in labelled.values():
        if len(alike) > 1:
            found |= alike
    if begun and (outline.structured or _has_headlines_between(outline, dates, found)):
        found = {at: date for at, date in found.items() if at not in begun or is_brief(date.beside)}
    if len(ending) > 1:
        found = ending | found
    counts = len(found) > max(1, alone)
    if counts:
        found |= _of_the_same_form(outline, found, labelled)
    for at, date in found.items():
        if counts or (outline.structured and not date.beside):
            dates[at] = date


def _has_headlines_between(outline: Outline, dates: Dates, found: Mapping[int, LineDate]) -> bool:
    """Return whether a line between those *found*, or right below, may be an undated headline.

    What looks like a day and a headline is none.
    """
    first, last = min(found, default=0), max(found, default=0) + 1
    between = enumerate(outline.lines[first : last + 1], first)
    return any(
        not (at in found or dates[at] or IN_WORDS_BESIDE[0].fullmatch(line.text))
        and may_be_headline(line.text)
        for at, line in between
    )


def _of_the_same_form(
    outline: Outline, found: Mapping[int, LineDate], labelled: Mapping[str, Mapping[int, LineDate]]
) -> dict[int, LineDate]:
    """Return the dates that begin lines as those *found* do, each after a label of its own.

    A list may be in two languages: "Beschluss vom 5. Mai 2014 – ...", "Arrêt du 6 mai 2014 – ...".
    """

    def words_before(at: int, date: LineDate) -> int:
        before, _, after = outline.lines[at].text.partition(date.text)
        return len(before.split()) if _BETWEEN.match(after) and not _COMMA.search(before) else 0

    forms = {words_before(at, date) for at, date in found.items()} - {0}
    return {
        at: date
        for alike in labelled.values()
        for at, date in alike.items()
        if at not in found and date.beside and words_before(at, date) in forms
    }


def _may_have(line: PageLine) -> bool:
    shown = line.shown and not line.site
    return shown and len(line.text) <= _LONGEST and has_digit(line.text)


def _after_comma(text: str, reader: DateReader) -> LineDate | None:
    """Return the date between commas in *text*, the last and longest, and the text beside it."""
    bounds = _bounds(text)
    for first, last in sorted(combinations(bounds, 2), key=lambda of: (-of[1][0], of[0][1])):
        start, end = first[1], last[0]
        if start == 0 or not 5 < end - start <= _LONGEST_DATE:
            continue
        found = reader.date(text[start:end])
        if found and found.names_day and not _ENDS_WITH_PAGE.search(text[start:end]):
            before, after = text[:start].strip(_SIGNS), text[end:].strip(_SIGNS)
            shorter, longer = sorted((before, after), key=len)
            return LineDate(text[start:end], found, longer, opposite=shorter)
    return None


def _last_words(text: str, reader: DateReader) -> LineDate | None:
    """Return the date at the end of *text*, a space before it, and the text that it follows.

    A word that leads to it makes it a part of that text: "Attack in Nice on 14 July 2016".
    """
    words = text.split()

    def last(count: int) -> PrintedDate | None:
        printed = " ".join(words[-count:])
        found = reader.date(printed) if len(printed) <= _LONGEST_DATE else None
        return found if found and found.names_day and not _ENDS_WITH_PAGE.search(text) else None

    most = min(_MOST_WORDS, len(words) - 1)
    count = next((count for count in range(1, most + 1) if last(count)), 0)
    if count and is_weekday(words[-count - 1].casefold().strip(_SIGNS)):
        count += 1
    found = last(count) if 0 < count < len(words) else None
    if found is None or last(count + 1):
        return None
    return LineDate(" ".join(words[-count:]), found, " ".join(words[:-count]).strip(_SIGNS))


def _before_comma(text: str, reader: DateReader) -> LineDate | None:
    """Return the date that begins *text*, and the place, section or headline behind it."""
    for mark in islice(_PLACED.finditer(text), _MOST_WORDS):
        place = text[mark.end() :]
        number = place.split(maxsplit=1)[0]
        if FULL_STOP.search(place) or (DIGIT.search(place) and is_brief(place)):
            continue
        if DIGIT.search(number) and not number.replace(",", "").isdecimal():
            continue  # a clock time
        found = reader.date(text[: mark.start()])
        if found and found.names_day:
            return LineDate(text[: mark.start()], found, place)
    return None


def _bounds(text: str) -> list[tuple[int, int]]:
    """Return where the parts of *text* end and begin, its ends among them."""
    marks = [found.span() for found in _COMMA.finditer(text)][-_MOST_PARTS:]
    return [(0, 0), *marks, (len(text.rstrip(". ")), len(text))]


def _after_label(
    line: str, reader: DateReader, *, is_headline: bool
) -> Iterator[tuple[str, LineDate]]:
    """Yield the date after some words of a part of *line*, with the last of those words.

    A line that has nothing else may be the headline, if it alone leads to its page.
    """
    text = bare_date(without_categories(line))
    bounds = _bounds(text)
    for at in reversed(range(len(bounds) - 1)):
        start = bounds[at][1]
        for end, _ in bounds[at + 1 :]:
            words = text[start:end].split()
            if not may_have_date(" ".join(words)):
                continue
            read = False
            for count in range(1, min(len(words), _MOST_WORDS + 1)):
                if DIGIT.search(words[count - 1]):
                    continue
                rest = " ".join(words[count:])
                found = reader.date(rest) if 5 < len(rest) <= _LONGEST_DATE else None
                if found and found.names_day and not _ENDS_WITH_PAGE.search(rest):
                    if ISSUE.match(" ".join(words[count - 1 :])):
                        continue  # "Nr. 12 Dezember 2014" is the number and the month of an issue
                    read = True
                    beside = _headline_beside(line, text[:start], text[end:], is_headline)
                    yield words[count - 1].casefold(), LineDate(rest, found, beside)
            if read:
                return


def _headline_beside(line: str, before: str, after: str, is_headline: bool) -> str:
    """Return the headline beside a date with a label: a text that says something, or all."""
    before, after = before.strip(_SIGNS), after.strip(_SIGNS)
    text = max(before, after, key=size)
    if not (before or after or is_headline):
        return ""
    return text if size(text) >= _ENOUGH and size(text) > 2 * len(DIGIT.findall(text)) else line
