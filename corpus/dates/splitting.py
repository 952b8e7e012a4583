"""The date in a line that says more: "12 May 2015 – Harbour police tow two ferries"."""

import datetime as dt
import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import islice, takewhile

from msgspec import Struct
from msgspec.structs import replace

from corpus.dates.labels import is_of_change, unlabelled
from corpus.dates.names import ORNAMENTS
from corpus.dates.printed_date import PrintedDate
from corpus.dates.reading import begins_as_prose, read_date
from corpus.dates.relative import LONGEST as LONGEST_RELATIVE
from corpus.dates.relative import counts_days, read_relative
from corpus.dates.several import own_text
from corpus.dates.single import is_weekday, plain_text
from corpus.dates.weekday_names import weekdays_alone, weekdays_named
from corpus.model import DateOrder
from corpus.pages.separators import without_separators
from corpus.patterns import NUMBER, pattern

_Read = Callable[[str], PrintedDate | None]

LONGEST_LINE = 500
"""The longest line, in characters, in which a date is sought."""

_MOST_PARTS = 12
_LONGEST_NOTE = 60  # characters, in brackets with a date
_WORDS = pattern(r"\d+|[\p{L}\p{M}]+")
_YEAR = 4  # digits
# The sign of a sentence that goes on after a date: "On 28 April 2024, the". A byline is none, nor
# is a name with a colon: "28 April 2024, Le Monde: ", "28 April 2024 e-petition: ".
_SENTENCE = pattern(
    r",\s(?!(?&by)|(?&name))|.\s+(?!(?&by)|(?<=,\s+)(?&name)|\p{Ll}[\p{L}\p{M}.-]*[:：]\s)[\p{Ll}\d]"
    r"(?(DEFINE)(?P<name>(?:\p{Lo}{2,12}|\p{Ll}{2,9}|(?:\p{Ll}{1,3}\s)?\p{Lu}[\p{L}\p{M}.'’&-]*"
    r"(?:\s[\p{L}\p{M}.'’&-]+){0,4})\s?[:：]\s))"
    r"(?(DEFINE)(?P<by>(?:by|par|por|von|di|от|av|af|door|oleh|przez)\s))"
)
_OUTLET = pattern(r"\s\p{Lu}{2}$")  # in two letters, as weekdays are, too
_AGE = pattern(r"\s?\(\d{1,3}\)\s\p{L}")
_DIGIT = pattern(r"\d|[〇一二三四五六七八九十元]\s*年|[׳״]")
# Separators of a date and the text beside it. A comma is none: "Attack in Nice, 14 July 2016".
_SEPARATOR = pattern(
    r"\s+[-–—―−|·•∙►▶›/:~]+\s+|(?<!«[^«»]*)\s+»\s+"
    r"|\s*(?:\.{4,}|…{2,})\s*"
    r"|\s*[|｜·•∙►▶›―—\t]+\s*|(?<=\p{L})\s*[:：]\s*|[:：]\s+|\s*[;；]\s+|\s{2,}"
    r"|\s*[(\[{（［【〔]+\s*|\s*[)\]}）］】〕]+[\s:：,–—-]*"
)
# Each of them has one, sooner found by `re`.
_MAY_PART = re.compile(r"[-–—―−|·•∙►▶›/:;~»…｜\t：；()\[\]{}（）［］【】〔〕]|\s\s|\.{4}")
# Those of a date that counts back. A colon is none: "3 days ago: what we know since".
_SEPARATOR_OF_RELATIVE = pattern(r"\s+[-–—―|·•/~]+\s+|\s*[|｜·•]+\s*|\s*[(\[（［【]|[)\]）］】]\s*")
_PARTING = re.compile(r"[-–—―|｜·•/~(\[（［【]")  # each of them has one, soonest found by `re`
# Of what follows a date, though the word may also stand within one: "5 A ferry", "2015, El País".
_ARTICLE = pattern(
    r"(?:\d(?:[.,;:]|\s[*+])?|\d\S{0,2}\s(?:d[eo]\s)?\p{L}\p{Ll}{2,9}\.?(?:\s\(?\p{L}\p{Ll}{1,10}[.)]?)?)\s"
    r"(?:A|O|As|Os|Den|Det|En|[Tt]he|[Ll](?:a|e|es|os|as)|[Ee]l|[Dd](?:er|ie|as)|[Ii]l|[Hh]et)"
    r"(?:\s\p{L}+)?$|\d[,;]?\s[Dd]e$"
)
_ORDERS: tuple[DateOrder, ...] = ("DMY", "MDY")
_CLOSING = pattern(r"\s*[)\]}）］】〕]")
_PAIRS = (
    ("(", ")"),
    ("[", "]"),
    ("（", "）"),
    ("［", "］"),
    ("【", "】"),
    ("〔", "〕"),
    ("{", "}"),
)
_SIGNS = " \t\u00a0-–—―−|｜·•∙►▶»›/:：~,،;"
_SPACES = " \t\u00a0"
_SHORT_WEEKDAY = 2  # letters, "Mo"; a longer one may also be another word: "MAJ"
_DASHES = frozenset("-–—―−|:")
_BRACKETS = "".join(opening + closing for opening, closing in _PAIRS)
_OPENINGS = tuple(opening for opening, _ in _PAIRS)
_LEADERS = pattern(r"(?:\.{4,}|…{2,})\s*$")
_SPACE = pattern(r"\s+")
# A place before a date, as agencies and ministries print it: "Paris, 12 May 2015".
_PLACE = pattern(
    r"(?<!\p{L})\p{Lu}[\p{L}\p{M}.'’-]*+(?:\s\p{Lu}[\p{L}\p{M}.'’-]*+){0,3}\s?,\s+(?=.*\d)"
)
# A name before a date in brackets: "(The Independent on Sunday, 12 May 2015)".
_NAME = pattern(
    r"(?:[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}\s]{2,20}[,，、]\s?|\p{Ll}{2,9},\s+|(?:\p{Ll}{1,3}\s)?+\p{Lu}[\p{L}\p{M}.'’&-]*+(?:\s(?:\p{Lu}[\p{L}\p{M}.'’&-]*+|\p{Ll}{1,5}|&|\d{1,3}(?=\s\p{Lu}|\s?,))){0,6}\s?,\s+)"
)
# The page behind a name and a date in brackets: "(The Post, 12 May 2015, p. 3)".
_ON_PAGE = pattern(
    r"\s?[,，;、]\s?(?:(?:pages?|pp?|pgs?|S|s|pág|str|стр|с|side|sid|blz?|seite|página|pagina)\.?\s?)?"
    r"\p{Lu}?-?\d{1,3}(?:[-–]\d{1,3})?$|\s?[,，;、]\s?第?\p{L}?\d{1,3}(?:版|面|頁|页|면)$"
)
_AGENCY = pattern(r"\s*[(/]\p{L}[\p{L}\s.-]{1,20}[)/]\.?\s*(?=[:,–—―-])")
_AGENCY_LAST = pattern(r"\s*[(/]\p{L}[\p{L}\s.-]{1,20}[)/][\s:.,–—―-]*$")


class SplitLine(Struct, frozen=True):
    """A line with a date: the text *before* and *after* it, without labels and separators.

    *date_text* is the date as printed, with weekday and clock time, and *date* what it means.
    """

    before: str
    date: PrintedDate
    date_text: str
    after: str


def without_place(text: str) -> str:
    """Return a date without the place that stands before it, and the agency that follows then.

    >>> without_place("Fort-de-France, le 12 mai 2015"), without_place("Oslo, 12 May 2015 (NTB) -")
    ('le 12 mai 2015', '12 May 2015')
    """
    dated, places = _PLACE.subn("", text, count=1)
    return _AGENCY_LAST.sub("", dated) if places else text


def split_date(
    line: str, languages: tuple[str, ...] = (), order: DateOrder | None = None
) -> SplitLine | None:
    """Return the date that *line* has beside other text, and that text; None if it has none.

    A separator, a bracket or the end of the line must stand on either side of the date, so "12
    arrested on 5 May 2015" has none. Of two dates, that at an end of the line counts: "Ann Reed (12
    May 1930) dies - 12 May 2015". After a date that begins the line a space will do: "12 May
    2015 Harbour police tow two ferries". A month counts only before a separator and a year never,
    since they are more often part of a headline. *languages* and *order* as `read_date`; a date of
    unknown order is given, and `ReadContext.date` of its *date_text* may know more.
    """
    if len(line) > LONGEST_LINE or not _DIGIT.search(line):
        return None
    read = partial(read_date, languages=languages, order=order)
    return _at_separators(line, read) or _at_first_spaces(line, read)


def ends_with_article(text: str) -> bool:
    """Return whether *text* is a date, or part of one, and the first word of what follows it.

    >>> ends_with_article("5 The"), ends_with_article("5 de mayo El")
    (True, True)
    >>> ends_with_article("5 de mayo de 2015, El")
    True
    >>> ends_with_article("le 5"), ends_with_article("5 de mayo")
    (False, False)
    """
    return _ARTICLE.search(text) is not None


def split_relative(
    line: str, languages: tuple[str, ...], today: dt.date | None
) -> SplitLine | None:
    """Return the date that counts back at an end of *line*, and the text beside it, if it has one.

    A separator or a bracket must part it, and it must say how many days it counts back, since
    "10 years ago – the flood" is a headline. *languages* and *today* as `read_relative`.
    """
    if len(line) > LONGEST_LINE or not _PARTING.search(line):
        return None
    for start, end in _ends(line):
        printed = line[start:end].strip(_SIGNS + _BRACKETS)
        if counts_days(printed, languages):
            found = read_relative(printed, languages, today)
            before, after = _trimmed(line[:start]), _trimmed(line[end:])
            if found and (before or after):
                return SplitLine(before, found, printed, after)
    return None


def _ends(line: str) -> Iterator[tuple[int, int]]:
    """Yield where what a separator parts from the rest stands, at the beginning and the end."""
    reach = LONGEST_RELATIVE + 2  # with brackets around it
    for mark in islice(_SEPARATOR_OF_RELATIVE.finditer(line, 1, reach), 2):
        yield 0, mark.end()
    marks = list(_SEPARATOR_OF_RELATIVE.finditer(line, max(0, len(line) - reach)))
    for mark in reversed(marks[-2:]):
        yield mark.start(), len(line)


def _at_separators(line: str, read: _Read) -> SplitLine | None:
    marks = [found.span() for found in _SEPARATOR.finditer(line)] if _MAY_PART.search(line) else []
    starts = [0, *(end for _, end in marks)]
    ends = [*(start for start, _ in marks), len(line)]
    if len(starts) > _MOST_PARTS:
        starts, ends = starts[:_MOST_PARTS], ends[:_MOST_PARTS]
    for length in range(len(starts), 0, -1):
        within: SplitLine | None = None
        for first in range(len(starts) - length + 1):
            last = first + length - 1
            start, end = starts[first], ends[last]
            if starts[last] == end or ends[first] == start:
                continue  # it begins or ends with nothing
            if _ARTICLE.search(line, start, end):
                continue  # of the name after it: "14/5/2015 The Post: Ferries adrift"
            if length > 1 and _has_mark(line, starts[first : last + 1], ends[first : last + 1]):
                continue
            if length > 1 and _leads_on(line, ends[last - 1], starts[last], end):
                continue
            found = read(line[start:end])
            heads = start == 0 and end < len(line)
            if (
                found
                and heads
                and (
                    _names_person(line, start, end)
                    or (
                        _OUTLET.search(line, start, end)
                        and _takes_name(line[start:end], found, read)
                    )
                )
            ):
                continue  # "17 May 2015 FR: Demo", where it is no Friday
            if found and (
                _is_complete(found, line[start:end]) or (found.precision == "month" and heads)
            ):
                split = _split(line, start, end, found, read)
                if not (split.before and split.after):
                    return split
                within = within or split
                continue
            in_brackets = start > 0 and line[:start].rstrip()[-1:] in _OPENINGS
            closes = in_brackets and not line[end:].strip(_SIGNS + _BRACKETS + ".")
            before = _NAME if closes else _PLACE
            if length == 1 and (heads or in_brackets) and (name := before.match(line, start, end)):
                page = _ON_PAGE.search(line, name.end(), end) if closes else None
                end = page.start() if page else end
                found = read(line[name.end() : end])
                if found and _is_complete(found, line[start:end]):
                    agency = _AGENCY.match(line, end)
                    split = _split(line, start, end, found, read)
                    if closes:  # what looks like a label is of the name: "Le Monde"
                        text = own_text(line[start:end], found, read)
                        split = replace(split, date_text=text, after="")
                    return replace(split, after=_trimmed(line[agency.end() :])) if agency else split
        if within:
            return within
    return None


def _at_first_spaces(line: str, read: _Read) -> SplitLine | None:
    spaces = (found.start() for found in _SPACE.finditer(line, 0, 60))
    ends = list(takewhile(lambda end: not begins_as_prose(line[:end]), spaces))
    for end in reversed(ends):
        if _SENTENCE.match(line, end - 1) or _ARTICLE.search(line, 0, end):
            continue
        if _names_person(line, 0, end):
            continue
        found = read(line[:end])
        if found and _is_complete(found, line[:end]) and not _takes_name(line[:end], found, read):
            return _split(line, 0, end, found, read)
    return None


def _names_person(line: str, start: int, end: int) -> bool:
    """Return whether the last word of a part of *line* is no weekday, as an age follows it.

    "13 April 2015 – Man (34) held", where Danes say so for Monday.
    """
    if _AGE.match(line, end) is None:
        return False
    word = line[start:end].rpartition(" ")[2]
    return word[:1].isalpha() and bool(weekdays_alone(word))


def _takes_name(printed: str, found: PrintedDate, read: _Read) -> bool:
    """Return whether the last word of a *printed* date is a name and not its weekday: "Ann"."""
    shorter, _, last = printed.rpartition(" ")
    named = weekdays_named(last) or weekdays_alone(last)
    if not named or read(shorter) is None:
        return False
    days = [read_date(shorter, (), order) for order in _ORDERS] if found.ambiguous else [found]
    return all(of and of.day and of.day.weekday() not in named for of in days)


def _has_mark(line: str, starts: Sequence[int], ends: Sequence[int]) -> bool:
    """Return whether the first or last of some parts of *line* is what marks the text beside it.

    It is in brackets of its own and of a change, or parted from the date: "12 May 2015 – (UPDATE)
    Ferries adrift", "Ferries adrift (video) - 12 May 2015".
    """
    for start, end, leads in ((starts[0], ends[0], False), (starts[-1], ends[-1], True)):
        before, after = line[:start].rstrip(), line[end:].lstrip()
        if before[-1:] not in _OPENINGS or not _CLOSING.match(after):
            continue
        before, after = before[:-1].rstrip(_SPACES), after[1:].lstrip(_SPACES)
        dash, text = (before[-1:], after) if leads else (after[:1], before)
        if not text.strip(_SIGNS + _BRACKETS):
            continue
        if is_of_change(line[start:end]) or (dash in _DASHES and _is_remark(line[start:end])):
            return True
    return False


def _leads_on(line: str, date_end: int, start: int, end: int) -> bool:
    """Return whether what a dash parts from a date is of the text after it: "Updated: Two dead".

    So is a day that says the date again, or is printed otherwise than it: "9/11: Mayor speaks". A
    weekday alone is none.
    """
    parted = line[date_end:start].strip(_SPACES) in _DASHES - {":"}
    leads = line[end:].lstrip(_SPACES).startswith(":") and line[end:].strip(_SIGNS) != ""
    if not (parted and leads):
        return False
    date, part = _WORDS.findall(line[:date_end]), _WORDS.findall(line[start:end])
    if is_of_change(line[start:end]):
        return True
    in_letters = any(map(str.isalpha, date)), any(map(str.isalpha, part))
    again = set(part) <= set(date) or in_letters[0] != in_letters[1]
    numbers = [word for word in part if word.isdecimal()]
    return again and numbers != [] and not any(len(number) == _YEAR for number in numbers)


def _is_remark(part: str) -> bool:
    """Return whether a *part* in brackets says nothing of a date, as a label or a weekday does."""
    labelled = unlabelled(part)
    if (labelled and not labelled.text) or weekdays_named(part) or _DIGIT.search(part):
        return False
    return len(part.rstrip(".")) > _SHORT_WEEKDAY or not is_weekday(plain_text(part))


def _is_complete(found: PrintedDate, text: str) -> bool:
    """Return whether *text* names a day, even one that the calendar lacks: "31 February 2015"."""
    return found.precision == "day" or (found.day is None and len(NUMBER.findall(text)) > 1)


def _split(line: str, start: int, end: int, found: PrintedDate, read: _Read) -> SplitLine:
    for opening, closing in _PAIRS:
        after = _CLOSING.match(line, end)
        if after and closing in after[0] and opening in line[start:end]:
            end = after.end()
    printed = own_text(line[start:end], found, read)
    labelled = unlabelled(printed)
    date_text = labelled.text if labelled and labelled.text else printed
    bare = date_text.strip(f" ,;*+{ORNAMENTS}")
    before = line[: _bracket_around(line, start, end)]
    return SplitLine(_trimmed(before), found, bare, _trimmed(line[end:]))


def _bracket_around(line: str, start: int, end: int) -> int:
    """Return where the bracket begins that a date ends, with a note before it; else its *start*.

    So do the links of documents: "Two ferries adrift (PDF - 120 KB - 12 May 2015)".
    """
    opens = max(line.rfind(opening, 0, start) for opening in _OPENINGS)
    closing = dict(_PAIRS).get(line[opens : opens + 1], "")
    if opens < 1 or end - opens > _LONGEST_NOTE or closing in line[opens:start]:
        return start
    if line[:start].rstrip().endswith((":", "：")):
        return start  # what the date is of
    return opens if line[end:].lstrip().startswith(closing) else start


def _trimmed(text: str) -> str:
    """Return *text* without the signs at its ends, and brackets there that hold nothing of it."""
    text = without_separators(_LEADERS.sub("", text), _SIGNS)
    while text and (around := _around(text)):
        text = without_separators(text[around[0] : len(text) - around[1]], _SIGNS)
    labelled = unlabelled(text)
    return text if labelled is None or labelled.text else ""


def _around(text: str) -> tuple[int, int] | None:
    """Return how many brackets to cut off either end of *text*, None if all have their partner."""
    for opening, closing in _PAIRS:
        opens, closes = text[0] == opening, text[-1] == closing
        if opens and closes and text.count(opening) == text.count(closing) == 1:
            return 1, 1
        if (opens and closing not in text) or text[0] == closing:
            return 1, 0
        if (closes and opening not in text) or text[-1] == opening:
            return 0, 1
    return None
