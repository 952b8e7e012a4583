"""The dates of a page's lines: printed, or stated for programs.

A line may be a date, or have one beside other text. What looks like a date and cannot be read keeps
its place, so that a headline beside it is told.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import islice

import regex
from msgspec import Struct
from msgspec.structs import replace

from corpus.dates import (
    PrintedDate,
    SplitLine,
    may_have_date,
    own_text,
    read_date,
    says_undated,
    without_place,
)
from corpus.dates.labels import unlabelled
from corpus.dates.publication import Occasion, occasion
from corpus.dates.splitting import LONGEST_LINE
from corpus.pages.bylines import BYLINE, is_name
from corpus.pages.date_reader import DateReader
from corpus.pages.date_texts import (
    LONGEST_PART,
    NUMERIC,
    bare_date,
    is_counted,
    is_pair,
    lacks_year,
    without_count,
)
from corpus.pages.outlet_names import AGENCIES, unquoted
from corpus.pages.outline import PageLine, Role
from corpus.pages.text_sizes import is_brief
from corpus.pages.wording import PAGE
from corpus.patterns import DIGIT, NUMBER, YEAR, has_digit
from corpus.read_context import ReadContext
from corpus.readers.records.column_names import key_of

_LONGEST = 60
_ALWAYS = "24/7"  # more often than the 24th of July
_LEAST_HEADS = 3  # lines that begin with a day and month in numbers
_MOST_WITHIN = 100  # lines in which a day is sought
_MOST_WORDS = 4  # before the year of a day
_NUMERAL = regex.compile(r"\d|[〇零一二三四五六七八九]年")
_ZONED = regex.compile(r"\d[T ]\d\d:\d\d")
_WITH_YEAR = regex.compile(r"(?<!\d)\d{1,2}([-./])\d{1,2}\1\d{2}")
# Between separators, as a date in a headline is of what it tells.
_WHOLE = regex.compile(
    r"(?<=^|[,;:|(\[]\s?|\s[–—-]\s)\d{1,2}([-./])\d{1,2}\1\d{4}(?=$|\s?[,;:|)\]]|\s[–—-]\s)"
)
_FISCAL = regex.compile(r"(.{1,12}年)度")  # of Japan
_OF_MONTH = regex.compile(r"(.{1,14}月)分")  # "for the month", in Japanese
_PARTING = regex.compile(r"\s*[|｜·•]\s*|\s+[–—-]\s+")
_PAGED = regex.compile(
    rf"(?P<date>.*\D\d{{4}})[;,]\s?{PAGE}\p{{Lu}}{{0,2}}\d{{1,3}}", regex.IGNORECASE
)
_FACTS = regex.compile(  # "来源：海港社 作者：李明"
    r"(?:(?P<label>\p{L}[\p{L} ]{0,15}?)\s?[:：]\s?(?P<value>[^:：]*?)(?:[\s|·,，]+|$))+"
)
# Of a reference in APA style: "Reed, A., & Ely, J. (2014, March 3). Ferries adrift. The Bay."
_AUTHORS = regex.compile(
    r"(?P<one>\p{Lu}[\p{L}\p{M}'’ -]{1,40}, (?:\p{Lu}\.[ -]?){1,3})"
    r"(?:,? ?(?:&|and|y|e|et|und|en|och|og|и)? ?(?&one)){0,9}(?:,? et al\.)?"
)
_STOP = regex.compile(r"([.。])(?!\.)\s*")
_IN_WORDS = (
    r"(?:\p{L}{1,12}[.,]?\s)?\d{1,2}[.,]?\s(?:de\s)?\p{L}[\p{L}\p{M}'’]{1,14}[.,]?\s(?:de\s)?\d{4}"
    r"|\p{L}[\p{L}\p{M}'’]{1,14}[.,]?\s\d{1,2},?\s\d{4}"
)
_UNREAD = regex.compile(rf"\d{{1,2}}\s?[-./]\s?\d{{1,2}}\s?[-./]\s?\d{{2,4}}|{_IN_WORDS}")
IN_WORDS_BESIDE = (
    regex.compile(rf"(?P<day>(?:{_IN_WORDS})\.?)\s?(?P<sign>[-–—:|,])\s(?P<text>\S.*)"),
    regex.compile(rf"(?P<text>.*\S)\s(?P<sign>[-–—|])\s(?P<day>(?:{_IN_WORDS})\.?)"),
)
"""Match what looks like a day in words, and a sign between it and a headline."""


# Brackets behind a headline, which may say that its day is not known: "(Le Figaro, s.d.)".
_IN_BRACKETS = regex.compile(
    r"(?P<beside>.*\S)\s*[(\[（](?:(?P<outlet>\p{Lu}[^()\[\]（）,]{1,39}),\s)?(?P<text>[^()\[\]（）,]{2,20})[)\]）]"
)


class LineDate(Struct):
    """The date that a line has: as printed in *text*, and what it means, None if it is unread.

    *beside* is the text that the line has beside it, less the *outlet* that it names. *updated*
    says that it is of a later change, *published* that its label is of publication. *stated* says
    that it is for programs only, *conflict* what the page says for programs instead of what it
    prints, *whole* is the text with what a heading above adds to it. A year that is *fiscal* begins
    in April; a year or month of an *other_calendar* lies in two of ours. The day of an
    *edition* stands beside its number or in the title of the page.
    """

    text: str
    found: PrintedDate | None
    beside: str = ""
    updated: bool = False
    published: bool = False
    stated: bool = False
    conflict: str = ""
    whole: str = ""
    outlet: str = ""
    fiscal: bool = False
    other_calendar: bool = False
    opposite: str = ""
    edition: bool = False

    def __post_init__(self) -> None:
        self.whole = self.whole or self.text

    @property
    def partial(self) -> bool:
        """Return whether it is a month or a year."""
        return self.found is not None and self.found.precision in ("month", "year")

    @property
    def worth(self) -> int:
        """Return how much it counts beside another date of the same headline."""
        if self.found is None:
            return 0
        return 1 + (not self.partial) + 2 * (not self.stated) + 4 * self.published


Dates = list[LineDate | None]
"""The date of each line of a page, if it has one."""


def line_date(line: PageLine, reader: DateReader) -> LineDate | None:
    """Return the date that *line* is, or has beside other text, if it has one."""
    if line.site:
        return None
    if line.shown and not line.machine_date and not may_have_date(line.text):  # as most headlines
        return _relative_beside(line, reader)
    counted = line.href is None and line.text.endswith(")")  # as "2015 (12)"
    text = bare_date(without_count(line.text) if counted else line.text)
    may_be_paged = line.href is None and len(text) <= _LONGEST and ("," in text or ";" in text)
    if may_be_paged and (paged := _PAGED.fullmatch(text)):
        text = paged["date"]  # of a newspaper
    stated = reader.date(line.machine_date) if line.machine_date else None
    if not line.shown:
        return LineDate(line.text, stated, stated=True) if stated else None
    if text.endswith("分") and (of_month := _OF_MONTH.fullmatch(text)):
        text = of_month[1]
    fiscal = _FISCAL.fullmatch(text) if text.endswith("度") else None
    printed = reader.date(fiscal[1] if fiscal else text)
    if fiscal and printed and printed.precision == "year":
        return LineDate(text, printed, fiscal=True)
    year = printed and printed.precision == "year"
    linked = stated is None and line.href and line.role in (Role.LINK, Role.NEVER)
    if linked and (year or is_of_month(line, reader)):
        return None
    if printed and printed.day is None and len(NUMBER.findall(text)) == 1:
        printed = None  # a number of something, "1412" or "MAR/1412"
    if printed is None and stated is None:
        return _beside(line, reader)
    if printed:
        text = own_text(text, printed, reader.date)
    label = unlabelled(text) if not (text[:1].isdigit() and text[-1:].isdigit()) else None
    updated = line.updated or (label is not None and label.updated)
    of = occasion(text.replace(label.text, "")) if label else Occasion.OTHER
    date = LineDate(text, printed, updated=updated, published=of is Occasion.PUBLICATION)
    return date if stated is None else _agreed(date, stated, line.machine_date or "")


def is_of_month(line: PageLine, reader: DateReader) -> bool:
    """Return whether *line* leads to what a month has: "March 2014 (12)"."""
    if line.href is None or line.role > Role.LINK or len(line.text) > LONGEST_PART:
        return False
    if not may_have_date(line.text):
        return False
    found = reader.date(bare_date(without_count(line.text)))
    return found is not None and found.precision == "month"


def names_month(text: str, reader: DateReader) -> bool:
    """Return whether *text* is the name of a month alone: "November"."""
    if " " in text or not text.isalpha():
        return False
    found = reader.date(f"{text} 2000")
    return found is not None and found.precision == "month"


def _beside(line: PageLine, reader: DateReader) -> LineDate | None:
    if not _NUMERAL.search(line.text):
        return _relative_beside(line, reader)
    split = reader.split_date(line.text)
    if split is None or NUMBER.fullmatch(split.date_text):
        return _relative_beside(line, reader)
    found = split.date
    if split.after and DIGIT.match(split.after) and not split.before:
        again = reader.split_date(split.after)
        if again and not again.before and again.date.day == found.day is not None:
            split = again  # the same day in another calendar
    if found.ambiguous:
        name, _, last = split.date_text.rpartition(", ")
        found = reader.date(without_place(split.date_text)) or (name and reader.date(last)) or found
    author = _AUTHORS.fullmatch(split.before) if _STOP.match(split.after) else None
    split = replace(split, before="") if author else split
    beside = _text_beside(split)
    outlet = _stated_outlet(beside)
    sides = {split.before, split.after, ""}
    opposite = "".join(sides - {beside}) if beside in sides and not outlet else ""
    opposite = author[0] if author else opposite
    beside = "" if outlet else beside
    return LineDate(split.date_text, found, beside, outlet=outlet, opposite=opposite)


def _stated_outlet(text: str) -> str:
    """Return the outlet that *text* names with its label and nothing else, empty if it does not.

    The label of the day beside it may follow.

    >>> _stated_outlet("来源：海港社 作者：李明"), _stated_outlet("Source: Mayor to resign")
    ('海港社', '')
    >>> _stated_outlet("Quelle: dpa, Stand"), _stated_outlet("Source: murky, updated")
    ('dpa', '')
    """
    labelled = unlabelled(text) if len(text) <= _LONGEST else None
    text = labelled.text if labelled else text
    facts = _FACTS.fullmatch(text) if len(text) <= _LONGEST else None
    if facts is None:
        return ""
    pairs = zip(facts.captures("label"), facts.captures("value"), strict=True)
    names = (value.strip() for label, value in pairs if key_of(label) == "source")
    name = next(names, "")
    words = (word for word in name.split() if word not in AGENCIES)
    return "" if any(word[:1].islower() for word in words) else name


def _relative_beside(line: PageLine, reader: DateReader) -> LineDate | None:
    split = reader.split_relative(line.text)
    return LineDate(split.date_text, split.date, _text_beside(split)) if split else None


def _text_beside(split: SplitLine) -> str:
    """Return the text before or after a date, the longer; both if a full stop follows the date.

    So do references: "World Post (2014, March 3). Ferries adrift. The Bay."
    """
    stop = _STOP.match(split.after)
    if stop is None:
        return max(split.after, split.before, key=len)
    before, after = split.before, split.after[stop.end() :]
    if not before or not after:
        return before or after
    return f"{before.removesuffix(stop[1])}{stop[0]}{after}"


def numeric_dates(lines: Sequence[PageLine]) -> Iterator[str]:
    """Yield the texts that may say in which order the page prints day and month.

    A pair of numbers, as "12/5", may be one, unless the page prints its dates with another sign or
    no other pair: "1/25" alone is the first of many pages or pictures. So may those that begin most
    lines below years, a space after each: "28/12 Storm strands islanders".
    """
    signs = {found[1] for line in lines if (found := _WITH_YEAR.search(line.text))}
    pairs = {printed for line in lines if is_pair(printed := bare_date(line.text))}
    for line in lines:
        short = NUMERIC.match(printed := bare_date(line.text))
        counts = printed in pairs and len(pairs) > 1
        pair = short and counts and (not signs or short[2] in signs)
        yield f"{short[1]}{short[2]}2000" if short and pair else line.text
        yield from (found[0] for found in _WHOLE.finditer(line.text))
        head, space, _ = line.text.partition(" ")
        if short and space:  # "12/05/2015 Harbour police tow two ferries"
            yield head
    heads = [found for line in lines if (found := NUMERIC.fullmatch(line.text.partition(" ")[0]))]
    years = sum(YEAR.fullmatch(line.text) is not None for line in lines)
    if years and len(heads) >= _LEAST_HEADS and 2 * len(heads) > len(lines) - years:
        yield from (f"{head[1]}{head[2]}2000" for head in heads if head[0] != _ALWAYS)
    parted = (line.text.rpartition(" ") for line in lines)
    ends = [last for _, space, last in parted if space and _WITH_YEAR.match(last)]
    if len(ends) > 1:  # else it may be a day that a headline tells of
        yield from ends


def printed_days(lines: Sequence[PageLine]) -> frozenset[dt.date]:
    """Return the days that lines of a page are, in words or with the year first."""
    found = (read_date(bare_date(line.text)) for line in lines if not line.site)
    return frozenset(date.day for date in found if date and date.day and date.precision == "day")


def unread(line: PageLine, reader: DateReader) -> LineDate | None:
    """Return the date of a line that looks like one and cannot be read by itself, if it does.

    What counts back from the day of capture can be read if that is known. What can be read with
    the place before or behind it, "London, 12 May 2015", may be a headline, too.
    """
    if line.site or not line.shown:
        return None
    bracket = _IN_BRACKETS.fullmatch(line.text) if line.text[-1:] in ")]）" else None
    # "N.D." is in the United States, "S.A." a company.
    if bracket and "." in (said := bracket["text"]) and not said.isupper() and says_undated(said):
        return LineDate(said, None, bracket["beside"], outlet=unquoted(bracket["outlet"] or ""))
    if len(line.text) > _LONGEST or is_counted(line.text):
        return None
    if line.role >= Role.LINK and not has_digit(line.text):  # as most headlines
        return None
    text = bare_date(line.text)
    by = BYLINE.match(text)
    if len(text) > LONGEST_PART and not by:
        return None
    if line.role >= Role.LINK:  # as where an item is one link
        relative = reader.relative_date(text) if has_digit(text) else None
        return LineDate(text, relative) if relative or lacks_year(text) else None
    named = text[by.end() :] if by else text
    if (dated := without_place(named)) != named and (found := reader.date(dated)):
        return LineDate(text, found)
    if found := before_name(text, reader):
        return LineDate(text, found)
    if _UNREAD.fullmatch(text) or lacks_year(text):
        return LineDate(text, None)
    if (dated := _without_author(text)) and lacks_year(dated):
        return LineDate(dated, None)
    relative = reader.relative_date(text)
    return LineDate(text, relative) if relative else None


def before_name(text: str, reader: DateReader) -> PrintedDate | None:
    """Return the date that *text* has before a comma and the name of a place or person."""
    day, comma, name = text.rpartition(", ")
    return reader.date(day) if comma and is_brief(name) and is_name(name) else None


def first_within(lines: Sequence[PageLine], context: ReadContext) -> str:
    """Return the first day with its year that one of *lines* has within it, empty if none has.

    Of lines with a year the first hundred are looked at.
    """
    dated = (line.text for line in lines if line.shown and YEAR.search(line.text))
    for text in islice(dated, _MOST_WITHIN):
        words = text[:LONGEST_LINE].split()
        for at, word in enumerate(words):
            least = max(0, at - _MOST_WORDS) if YEAR.search(word) else at + 1
            for first in range(at, least - 1, -1):
                printed = bare_date(" ".join(words[first : at + 1])).rstrip(".")
                found = context.date(printed)
                if found and found.names_day:
                    return printed
    return ""


def _without_author(text: str) -> str:
    """Return what a line parts from the author that it names, empty if it names none.

    >>> _without_author("By Ann Reed | 12 Oct"), _without_author("12 Oct · by Ann Reed")
    ('12 Oct', '12 Oct')
    """
    parts = _PARTING.split(text)
    others = [part for part in parts if not BYLINE.match(part)]
    return bare_date(others[0]) if len(parts) == 2 and len(others) == 1 else ""


def _agreed(date: LineDate, stated: PrintedDate, machine_date: str) -> LineDate:
    """Return *date* with what is *stated* for programs, which counts if the two disagree."""
    printed = date.found
    if printed is None or printed.day is None or stated.day is None:
        return replace(date, found=stated if stated.day or printed is None else printed)
    if contains(printed, stated):
        return replace(date, found=stated)
    if contains(stated, printed):
        return date
    if _ZONED.search(machine_date) and abs((printed.day - stated.day).days) == 1:
        return date  # the day where the page was printed is another than that of its clock
    return replace(date, found=stated, conflict=machine_date)


def agreed(date: LineDate, stated: LineDate) -> LineDate:
    """Return *date* with what a line beside it states for programs."""
    return date if stated.found is None else _agreed(date, stated.found, stated.text)


def contains(period: PrintedDate, date: PrintedDate) -> bool:
    """Return whether *date* is *period* or lies within it, if that is a month or a year."""
    if period.day is None or date.day is None or period.precision is None:
        return False
    length = {"year": 4, "month": 7, "day": 10}[period.precision]
    return period.day.isoformat()[:length] == date.day.isoformat()[:length] and (
        date.precision == period.precision or period.precision != "day"
    )
