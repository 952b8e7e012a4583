"""One file being read: what is known of it beforehand, and what is found on the way.

Every format's reader makes its headlines here, so a printed date, a language and a broken byte
are treated alike wherever they stand.
"""

import datetime as dt
import io
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Set
from functools import lru_cache
from itertools import islice
from typing import Literal

import regex

from corpus.addresses import date_within, web_address
from corpus.dates import (
    PrintedDate,
    SplitLine,
    customary_order,
    has_short_year,
    numeric_orders,
    order_meeting,
    read_date,
    read_relative,
    read_timestamp,
    split_date,
    split_relative,
    without_place,
)
from corpus.encodings import known_encoding
from corpus.identification import UNIDENTIFIED, Identifier
from corpus.languages import language_code
from corpus.lines import Line, decode_document, read_lines
from corpus.manifest import Stated
from corpus.model import (
    DateOrder,
    Finding,
    Headline,
    Language,
    Precision,
    Publication,
    Source,
    Topic,
    headline_id,
    visible,
)
from corpus.stretches import Stretch
from corpus.tally import MOST_LISTED, Tally
from corpus.text import printed

_NUMBER = regex.compile(r"\d+")
_SIGNED = regex.compile(r"[-−]\d+(?:-\d\d?){0,2}(?=$|[T ]\d)")  # as of years before Christ
_LONG = 1_000  # characters; no newspaper prints a headline as long
_YEARS_AHEAD = 2  # of what newspapers announce
# The first days that clocks of computers and databases know, which have them where they know none.
_NO_DAYS = {
    dt.date(1601, 1, 1),
    dt.date(1753, 1, 1),
    dt.date(1899, 12, 30),
    dt.date(1900, 1, 1),
    dt.date(1970, 1, 1),
}

LARGEST_DOCUMENT = 2**25
"""The largest page or feed that is read, in bytes; it is held in memory as a whole."""


class ReadContext:
    """The knowledge and the findings of a reader of one *file*, captured on the day *captured*.

    *stated* is what `archive.toml` says of it. *open_file* opens it, decompressed. A reader sets
    *printed_dates* to something that gives every date of the file, and *printed_days* to something
    that gives the days that it prints without a doubt; they are asked if the order of numeric dates
    must be found out. Where the file says so, *source* is the outlet or agency that published it.
    *faults* counts the faults reported so far, *line* is that of the last record or line read, and
    *record* its number where lines do not tell records apart, else 0. For a
    *stretch* of a file, *open* opens that alone and *open_whole* the file. A reader of records says
    whether the file is *empty*. *subject* and *sent* are the subject and the date of the mail whose
    text the file is, in their printed form. A file is *headed* if
    its reader has a headline of the whole, so that its text need not list any. *country* is the
    code of the one that its language is written in, if the file says so. *written* is the day on
    which the file says it was written, from which its dates count back, else from the capture.
    """

    def __init__(
        self,
        file: str,
        stated: Stated,
        captured: dt.date,
        open_file: Callable[[], io.BufferedReader],
    ) -> None:
        self.file = file
        self.stated = stated
        self.captured = captured
        self.open = open_file
        self.capture_known = stated.captured is not None
        self.url = stated.url
        self.source = stated.source or ""
        self.line = 0
        self.record = 0
        self.faults = 0
        self.expect_language(stated.site_language)
        self.printed_dates: Callable[[], Iterable[str]] = tuple
        self.printed_days: Callable[[], Set[dt.date]] = frozenset
        self.stretch: Stretch | None = None
        self.open_whole: Callable[[], io.BufferedReader] | None = None
        self.empty = False
        self.headed = False
        self.subject = ""
        self.sent = ""
        self.country = ""
        self.written: dt.date | None = None
        self._last_year = max(captured, dt.datetime.now(dt.UTC).date()).year + _YEARS_AHEAD
        self._order: DateOrder | None = stated.date_order
        self._orders: Set[DateOrder] | None = None
        self._met: DateOrder | None = None  # as `order_meeting`
        self._inferred: DateOrder | None = None
        self._findings: list[Finding] = []
        self._notes: Counter[str] = Counter()
        self._first_lines: dict[str, int] = {}  # by note
        self._not_utf8: dict[str, list[int]] = {}  # by encoding: the first line, and how many

    def lines(self, stream: io.BufferedReader) -> Iterator[tuple[int, str]]:
        """Yield the number and the text of each line of *stream*, less those too long to read."""
        before, letters = (self.stretch.lines, self.stretch.letters) if self.stretch else (0, False)
        encoding = self.stated.encoding
        yield from self.reported(read_lines(stream, encoding, before=before, letters=letters))

    def reported(self, lines: Iterable[Line]) -> Iterator[tuple[int, str]]:
        """Yield the number and the text of *lines*, and report what is wrong with them."""
        for line in lines:
            self.line = line.number
            if line.text is None:
                self.fault(line.number, "the line is longer than a mebibyte and is left out")
                continue
            if line.encoding:
                self._guess(line.number, line.encoding)
            yield line.number, line.text

    def document(self, declaration: regex.Pattern[bytes] | None = None) -> str | None:
        """Return the text of the whole file, None if it has none; see `lines.decode_document`."""
        with self.open() as stream:
            raw = stream.read(LARGEST_DOCUMENT + 1)
        if len(raw) > LARGEST_DOCUMENT:
            self.fault(0, "the file has more than 32 mebibytes and is left out")
            return None
        decoded = decode_document(raw, declaration, self.stated.encoding)
        label = decoded.declared or ""
        if decoded.line:
            self._guess(decoded.line, decoded.encoding)
        meant = known_encoding(label)
        if label and (meant is None or not meant.name.startswith(decoded.encoding)):
            self.note(f"declared as {label}, read as {decoded.encoding}")
        if not decoded.text.strip():
            self.fault(0, "the file is empty")
            return None
        return decoded.text

    def take_capture(self, day: dt.date) -> None:
        """Take *day* for that of the capture, unless a better one is known.

        Until then, it is the day of the file's last change, which says nothing of what the file
        may print.
        """
        if not self.capture_known:
            self.captured, self.capture_known = day, True

    def expect_language(self, code: str | None) -> None:
        """Take *code* for the language of the file, which some of its texts need not be in."""
        self.language = code
        self.identifier = Identifier(code)

    def printed(self, text: str) -> str:
        """Return *text* in its printed form; see `corpus.text`."""
        mended = printed(text, self._notes)
        if len(self._notes) > len(self._first_lines):
            self._place_notes(self.line)
        return mended

    def date(self, text: str, languages: tuple[str, ...] = ()) -> PrintedDate | None:
        """Return what *text* means as a date, None if it is none; *languages* as `read_date`."""
        found = read_date(text, languages, self._order)
        if found.ambiguous if found else has_short_year(text):
            ordered = read_date(text, languages, self._order_in(languages))
            if ordered and ordered != found:
                self._say_order(languages)
            return ordered or found
        return found

    def split_date(self, line: str, languages: tuple[str, ...] = ()) -> SplitLine | None:
        """Return the date at an end of *line*, None if it has none; *languages* as `read_date`."""
        order = self._order_in(languages) if has_short_year(line) else None
        split = split_date(line, languages, order)
        if split and order and split.date != read_date(split.date_text, languages):
            self._say_order(languages)
        return split

    def _order_in(self, languages: tuple[str, ...]) -> DateOrder | None:
        """Return the order that the file tells, else that of the first of *languages*.

        What the page prints in words tells it, too, unless the language has another. Where dates of
        the file tell both orders, there is none.
        """
        order = self.find_order()
        if order or self._orders:
            return order
        custom = customary_order(languages, self.country)
        if self._met and custom and self._met != custom:
            return None
        return self._met or custom

    def _say_order(self, languages: tuple[str, ...]) -> None:
        """Report the order of numeric dates that `_order_in` gave, if no other date tells it."""
        if self._order is None and self._met:
            self._inferred = self._met
        elif self._order is None and (order := customary_order(languages, self.country)):
            self.say_custom(languages[0], order)

    def say_custom(self, language: str, order: DateOrder) -> None:
        """Report that numeric dates are read in the *order* that is the custom of *language*."""
        custom = f"by the custom of the language {language}: {order}"
        self._notes[f"the order of numeric dates, {custom}"] = 1
        self._place_notes(0)

    def find_order(self) -> DateOrder | None:
        """Return the order of numeric dates, which is looked for in the whole file, but once."""
        if self._order is None and self._orders is None:
            site = (self.language,) if self.language else ()
            latest = self._latest if self.capture_known else None
            orders = numeric_orders(self.printed_dates(), site, latest)
            if not orders and (days := self.printed_days()):
                self._met = order_meeting(self.printed_dates(), days)
            self.take_orders(orders)
            self._inferred = self._order
        return self._order

    @property
    def orders(self) -> Set[DateOrder] | None:
        """Return the orders that dates tell, None until they are sought in the whole file."""
        return self._orders

    @property
    def order(self) -> DateOrder | None:
        """Return the order of numeric dates, None as long as it is not known."""
        return self._order

    def take_orders(self, orders: Set[DateOrder]) -> None:
        """Take *orders* for those that dates of the whole file tell; if it is one, it is of all."""
        self._orders = orders
        self._order = next(iter(orders)) if len(orders) == 1 else None

    def record_date(self, text: str, languages: tuple[str, ...] = ()) -> PrintedDate | None:
        """Return the date that *text*, in a field of a record, means; None if it is no date.

        A program may have written it as a number, a person may have put a place before it. A year
        with a sign is none of ours.
        """
        found = None if _SIGNED.match(text) else self.date(text, languages)
        if found is None and (number := read_timestamp(text)):
            zone = "" if number.unit == "days of a spreadsheet" else ", in UTC"
            self.note(f"a date is a number, read as {number.unit}{zone}")
            return number.date
        if found is None and (dated := without_place(text)) != text:
            return self.date(dated, languages)
        return found

    def relative_date(self, text: str, languages: tuple[str, ...] = ()) -> PrintedDate | None:
        """Return the date that *text* means, counted back from the day of capture or of the file.

        *languages* as `read_relative`.
        """
        return read_relative(text, languages, self._today)

    def split_relative(self, line: str, languages: tuple[str, ...] = ()) -> SplitLine | None:
        """Return the date at an end of *line* that counts back from the day of capture, if any.

        *languages* as `read_relative`.
        """
        return split_relative(line, languages, self._today)

    def headline(
        self,
        line: int,
        text: str,
        date_text: str | None,
        found: PrintedDate | None,
        *,
        language: str | None = None,
        topics: tuple[Topic, ...] = (),
        description: str = "",
        url: str | None = None,
        source: str = "",
        link: str | None = None,
    ) -> Headline:
        """Return the headline printed on *line*; whatever is wrong with it becomes a finding.

        *text*, *date_text* and *description* are in their printed form, *found* is what *date_text*
        means, *language* is as the source states it. *source* is the outlet or agency in its
        printed form, by default that of the file. *link* is a link as printed that may have a date
        where no *url* is known.
        """
        if len(text) > _LONG:
            self.note(f"a headline of more than {_LONG:,} characters")
        source, address = source or self.source, (self._url(line, url) or "") if url else ""
        publications = (Publication(source, address),) if source or address else ()
        if (address or link) and (found is None or found.day is None):
            date_text, found = self._dated_by(address or link or "", date_text, found)
        day, precision = self._day(line, date_text, found)
        if found and found.relative and found.day:
            day_of = "on which the file was written" if self.written else "of capture"
            self.note(f"a date counts back from the day {day_of}, in hours from its noon")
        return Headline(
            id=headline_id(text, date_text, day, precision),
            text=text,
            date_text=date_text,
            date=day,
            date_precision=precision,
            language=self._language(language) if language else UNIDENTIFIED,
            topics=topics,
            sources=(Source(self.file, line),),
            first_seen=self.captured,
            last_seen=self.captured,
            description=description,
            publications=publications,
        )

    def fault(self, line: int, reason: str) -> None:
        """Report that something on *line* was left out or lost its date."""
        self.faults += 1
        if self.faults <= MOST_LISTED:
            reason = f"record {self.record:,}: {reason}" if self.record else reason
            self._findings.append(Finding(Source(self.file, line), visible(reason)))

    def boilerplate(self, line: int, text: str) -> None:
        """Report that *text* on *line* was left out on purpose."""
        self.report(line, f"left out as boilerplate: {text[:80]}", "boilerplate")

    def report(self, line: int, reason: str, kind: Literal["boilerplate", "note"]) -> None:
        """Report what costs no headline; *reason* is in its printed form, *kind* as `Finding`."""
        self._findings.append(Finding(Source(self.file, line), reason, kind))

    def note(self, message: str, times: int = 1, line: int | None = None) -> None:
        """Report something that costs nothing; each message is given once, with its count.

        It stands at the first *line* that it holds of, by default the one that is being read.
        """
        known = visible(message) if len(self._notes) < MOST_LISTED else "other notes"
        self._notes[known] += times
        self._place_notes(self.line if line is None else line)

    @property
    def said(self) -> int:
        """Return how much was reported so far, which grows with each fault, note and mending."""
        return self.faults + self._notes.total()

    @property
    def has_findings(self) -> bool:
        """Return whether something was found since `take_findings`."""
        return bool(self._findings)

    def take_findings(self) -> list[Finding]:
        """Return what was found since this was last asked."""
        findings, self._findings = self._findings, []
        return findings

    def tally(self) -> Tally:
        """Return what can only be said at the end of the file."""
        return Tally(
            faults=self.faults,
            notes={note: (self._first_lines[note], n) for note, n in self._notes.items()},
            not_utf8={name: (first, count) for name, (first, count) in self._not_utf8.items()},
            inferred=self._inferred,
            empty=self.empty,
        )

    def _place_notes(self, line: int) -> None:
        """Say of notes without a place that they stand on *line*."""
        for note in islice(reversed(self._notes), len(self._notes) - len(self._first_lines)):
            self._first_lines[note] = line

    def _guess(self, line: int, encoding: str) -> None:
        first, count = self._not_utf8.get(encoding, (line, 0))
        self._not_utf8[encoding] = [first, count + 1]

    def _day(
        self, line: int, date_text: str | None, found: PrintedDate | None
    ) -> tuple[dt.date | None, Precision | None]:
        if date_text is None:
            return None, None
        if found is None:
            problem = "no date that can be read"
            if _SIGNED.match(date_text):
                problem += ", as it begins with a sign"
            elif has_short_year(date_text):
                problem += ", as nothing shows the order of its numbers; state date_order"
        elif self.capture_known and found.day and found.day > self._latest:
            problem = f"a date after the day of capture, {self.captured}"
        elif found.day and found.day.year > self._last_year:
            problem = f"no newspaper is of a year after {self._last_year}"
        elif found.day:
            if found.day in _NO_DAYS and found.precision == "day":
                self.note(f"{found.day}, which databases have for a day that is not known")
            return found.day, found.precision
        else:
            problem = found.problem
        self.fault(line, f"{date_text}: {problem}; the headline is kept without a date")
        return None, None

    def _dated_by(
        self, address: str, date_text: str | None, found: PrintedDate | None
    ) -> tuple[str | None, PrintedDate | None]:
        """Return the date that an *address* has, as /2015/05/12/ does; else what is known.

        One after the day of capture is a number that looks like a date, and one without the day
        that is printed is of something else.
        """
        text = date_within(address)
        dated = self.date(text) if text else None
        if text is None or dated is None or dated.day is None or dated.day > self._latest:
            return date_text, found
        unclear = found is None or found.ambiguous
        printed = [int(number) for number in _NUMBER.findall(date_text or "") if unclear]
        if printed and dated.precision == "day" and dated.day.day not in printed:
            return date_text, found
        self.note("a date is taken from the address of a headline")
        return date_text or text, dated

    @property
    def _today(self) -> dt.date | None:
        """Return the day from which dates count back, None if it is not known."""
        return self.written or (self.captured if self.capture_known else None)

    @property
    def _latest(self) -> dt.date:
        """Return the last day of news: a page may be ahead of the clock that dated its capture."""
        return self.captured + dt.timedelta(days=1)

    def _language(self, stated: str) -> Language:
        language = _stated_language(stated)
        if language is None:
            self.note(f"{stated[:40]}: no language of that name; identified instead")
        return language or UNIDENTIFIED

    def _url(self, line: int, url: str) -> str | None:
        address = web_address(url)
        if address is None:
            self.fault(line, f"{url[:80]}: no address of the web; the headline is kept without it")
        return address


@lru_cache(maxsize=1024)
def _stated_language(stated: str) -> Language | None:
    code = language_code(stated)
    return Language(code, 1.0, "stated") if code else None
