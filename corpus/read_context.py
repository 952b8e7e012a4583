"""One file being read: what is known of it beforehand, and what is found on the way.

Every format's reader reads its lines and dates here, so that a printed date and a broken byte are
treated alike wherever they stand.
"""

import datetime as dt
import io
from collections.abc import Callable, Iterable, Iterator, Set
from itertools import chain, islice

import regex

from corpus.dates import (
    PrintedDate,
    SplitLine,
    customary_order,
    has_short_year,
    numeric_orders,
    order_meeting,
    read_archival,
    read_date,
    read_relative,
    read_timestamp,
    split_date,
    split_relative,
    without_place,
)
from corpus.dates.month_languages import is_doubtful, languages_of_months, names_of_months
from corpus.encodings import known_encoding
from corpus.findings import Findings
from corpus.identifying.identification import Identifier
from corpus.lines import Line, decode_document, read_lines
from corpus.manifest import Stated
from corpus.model import DateOrder
from corpus.stretches import Stretch
from corpus.text import printed

SIGNED_YEAR = regex.compile(r"[-−]\d+(?:-\d\d?){0,2}(?=$|[T ]\d)")
"""Matches a date that begins with a sign, as of years before Christ."""

_DATES_WITH_MONTHS = 1000  # of a file, which show in which language its months are
_YEARS_AHEAD = 2  # of what newspapers announce

LARGEST_DOCUMENT = 2**25
"""The largest page or feed that is read, in bytes; it is held in memory as a whole."""


class ReadContext(Findings):
    """The knowledge and the findings of a reader of one *file*, captured on the day *captured*.

    *stated* is what `archive.toml` says of it. *open_file* opens it, decompressed. A reader sets
    *printed_dates* to something that gives every date of the file, and *printed_days* to something
    that gives the days that it prints without a doubt; they are asked if the order of numeric dates
    must be found out. *own_day* gives the day that a page prints for its own; it is asked if dates
    count back and the day of capture is not known. Where the file says so, *source* is the outlet
    or agency that published it. For a *stretch* of a file, *open* opens that alone and *open_whole*
    the file. *subject* and *sent* are the subject and the date of the mail whose text the file is,
    in their printed form. A file is *headed* if its reader has a headline of the whole, so that its
    text need not list any. Of what *is_table* a header names the columns. *country* is the code of
    the one that its language is written in, if the file says so. *written* is the day on which the
    file says it was written, from which its dates count back, else from the capture. No date is of
    a year after *last_year*.
    """

    def __init__(
        self,
        file: str,
        stated: Stated,
        captured: dt.date,
        open_file: Callable[[], io.BufferedReader],
    ) -> None:
        super().__init__(file)
        self.stated = stated
        self.captured = captured
        self.open = open_file
        self.capture_known = stated.captured is not None
        self.url = stated.url
        self.source = stated.source or ""
        self.expect_language(stated.site_language)
        self.printed_dates: Callable[[], Iterable[str]] = tuple
        self.printed_days: Callable[[], Set[dt.date]] = frozenset
        self.stretch: Stretch | None = None
        self.open_whole: Callable[[], io.BufferedReader] | None = None
        self.damage = ""
        self.headed = False
        self.is_table = False
        self.subject = ""
        self.sent = ""
        self.country = ""
        self.written: dt.date | None = None
        self.own_day: Callable[[], dt.date | None] | None = None
        self.last_year = max(captured, dt.datetime.now(dt.UTC).date()).year + _YEARS_AHEAD
        self._order: DateOrder | None = stated.date_order
        self._orders: Set[DateOrder] | None = None
        self._met: DateOrder | None = None  # as `order_meeting`
        self._of_months: tuple[str, ...] | None = None  # None until they are sought

    def lines(self, stream: io.BufferedReader) -> Iterator[tuple[int, str]]:
        """Yield the number and the text of each line of *stream*, less those too long to read."""
        before, letters = (self.stretch.lines, self.stretch.letters) if self.stretch else (0, False)
        encoding = self.stated.encoding
        yield from self.reported(read_lines(stream, encoding, before=before, letters=letters))

    def damaged(self, reason: str) -> None:
        """Take *reason* for why the file is not read to its end, if none is known."""
        self.damage = self.damage or reason

    def reported(
        self, lines: Iterable[Line], *, beginnings: bool = False
    ) -> Iterator[tuple[int, str]]:
        """Yield the number and the text of *lines*, and report what is wrong with them.

        Of those too long to read are the *beginnings*, if these say what stands there.
        """
        for line in lines:
            self.line = line.number
            if line.text is None:
                but = " but for its beginning" if beginnings else ""
                self.fault(line.number, f"the line is longer than a mebibyte and is left out{but}")
                if beginnings:
                    yield line.number, line.beginning
                continue
            if line.encoding:
                self._guess(line.number, line.encoding)
            yield line.number, line.text

    def content(self) -> bytes | None:
        """Return the bytes of the whole file, None if they are more than a document may have."""
        with self.open() as stream:
            raw = stream.read(LARGEST_DOCUMENT + 1)
        if len(raw) > LARGEST_DOCUMENT:
            self.fault(0, "the file has more than 32 mebibytes and is left out")
            return None
        return raw

    def document(self, declaration: regex.Pattern[bytes] | None = None) -> str | None:
        """Return the text of the whole file, None if it has none; see `lines.decode_document`."""
        raw = self.content()
        if raw is None:
            return None
        if self.damage:
            raw = raw[: raw.rfind(b"<")] if declaration else raw  # after it, a text may be cut
            self.line = raw.count(b"\n") + 1
        decoded = decode_document(raw, declaration, self.stated.encoding)
        label = decoded.declared or ""
        if decoded.line:
            self._guess(decoded.line, decoded.encoding)
        meant = known_encoding(label)
        if label and (meant is None or not meant.name.startswith(decoded.encoding)):
            self.note(f"declared as {label}, read as {decoded.encoding}")
        if not decoded.text.strip():
            if not self.damage:
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
        order = self.find_order(languages)
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
        self.note_once(f"the order of numeric dates, {custom}")

    def find_order(self, languages: tuple[str, ...] = ()) -> DateOrder | None:
        """Return the order of numeric dates, which is looked for in the whole file, but once.

        *languages* as `read_date`, where the file states none.
        """
        if self._order is None and self._orders is None:
            site = (self.language,) if self.language else languages
            latest = self.latest if self.capture_known else None
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
        with a sign is none of ours; see `read_archival` for what archivists write.
        """
        languages = self._with_language_of_months(text, languages)
        found = None if SIGNED_YEAR.match(text) else self.date(text, languages)
        if found is None or (found.day is None and not found.ambiguous):
            found = read_archival(text, lambda date: self.date(date, languages)) or found
        if found is None and (number := read_timestamp(text)):
            zone = "" if number.unit == "days of a spreadsheet" else ", in UTC"
            self.note(f"a date is a number, read as {number.unit}{zone}")
            return number.date
        if found is None and (dated := without_place(text)) != text:
            return self.date(dated, languages)
        return found

    def _with_language_of_months(self, text: str, languages: tuple[str, ...]) -> tuple[str, ...]:
        """Return *languages* and that of the file's months, if *text* needs it."""
        if not any(map(is_doubtful, names_of_months(text))):
            return languages
        if self._of_months is None:
            dates = islice(self.printed_dates(), _DATES_WITH_MONTHS)
            names = set(chain.from_iterable(map(names_of_months, dates)))
            self._of_months = languages_of_months(names)
        return (*languages, *self._of_months)

    def relative_date(self, text: str, languages: tuple[str, ...] = ()) -> PrintedDate | None:
        """Return the date that *text* means, counted back from the day of capture or of the file.

        *languages* as `read_relative`.
        """
        found = read_relative(text, languages, None)
        return found and read_relative(text, languages, self.today)

    def split_relative(self, line: str, languages: tuple[str, ...] = ()) -> SplitLine | None:
        """Return the date at an end of *line* that counts back from the day of capture, if any.

        *languages* as `read_relative`.
        """
        found = split_relative(line, languages, None)
        return found and split_relative(line, languages, self.today)

    @property
    def today(self) -> dt.date | None:
        """Return the day from which dates count back, None if it is not known."""
        if self.own_day and not (self.written or self.capture_known):
            self.written, self.own_day = self.own_day(), None
        return self.written or (self.captured if self.capture_known else None)

    @property
    def latest(self) -> dt.date:
        """Return the last day of news: a page may be ahead of the clock that dated its capture."""
        return self.captured + dt.timedelta(days=1)
