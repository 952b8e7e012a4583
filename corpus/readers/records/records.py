"""Records: what a table's row, a JSON object or a reference says of one headline.

Every format whose documents are records becomes mappings from the names that its file uses to
values; `record_reading` makes headlines of them, by the one table in `columns`. `headline` is
required; `date`, `language`, `topic`, `description`, `url` and `source`, the outlet or agency, may
follow. An `id` is used only if it is an address: a headline's id is made of its text and date, so
that the same headline has the same one wherever it comes from. Names that say nothing are told.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from itertools import chain, islice
from typing import Any, Protocol

from corpus.containers.bounds import TooLargeError
from corpus.containers.compressed import DAMAGE
from corpus.lines import read_lines
from corpus.model import Headline, TopicPage
from corpus.read_context import ReadContext
from corpus.readers.records.columns import Columns, Stated, columns_of
from corpus.readers.records.exports import own_csl_item, own_items
from corpus.readers.records.known_values import Known, remember
from corpus.readers.records.reading import RecordReading
from corpus.readers.records.unnamed_columns import MOST_LOOKED_AT, columns_by_values, lacking

Record = Mapping[str, Any]
Lines = Iterable[tuple[int, str]]
Item = Headline | TopicPage


class Report(Protocol):
    """A receiver of a parser's findings, such as a `ReadContext`."""

    def fault(self, line: int, reason: str) -> None:
        """Report that something on *line* was left out."""

    def note(self, message: str, times: int = 1, line: int | None = None) -> None:
        """Report something that costs nothing, on *line* if it is not the one being read."""


Parser = Callable[[Lines, Report], Iterator[tuple[int, Record]]]


def read_line_records(
    context: ReadContext, parse: Parser, parse_whole: Parser | None = None
) -> Iterator[Item]:
    """Yield what the records of a file say that *parse* takes line by line, however many.

    A stretch of a file may need another parser than the whole file, *parse_whole*.
    """

    def whole() -> Iterator[tuple[int, Record]]:
        # The file is read again as far as it goes.
        with suppress(*DAMAGE, TooLargeError), open_whole() as stream:
            numbered = read_lines(stream, context.stated.encoding)
            lines = ((line.number, line.text) for line in numbered if line.text is not None)
            yield from (parse_whole or parse)(lines, Silence())

    open_whole = context.open_whole or context.open
    columns = _Columns(context, whole)
    with context.open() as stream:
        yield from _items(context, columns, parse(context.lines(stream), context))


def read_again(
    context: ReadContext,
    records: Callable[[Report], Iterator[tuple[int, Record]]],
    *,
    numbered: bool = False,
) -> Iterator[Item]:
    """Yield what the records say that *records* gives, as often as it is called.

    Faults name their numbers if they are *numbered*.
    """
    columns = _Columns(context, lambda: records(Silence()))
    yield from _items(context, columns, records(context), numbered=numbered)


def read_records(context: ReadContext, records: list[tuple[int, Record]]) -> Iterator[Item]:
    """Yield what *records*, each with its line, say.

    Where several stand on one line, as in JSON that no one is to read, faults name their numbers.
    """
    numbered = len({line for line, _ in records}) < len(records)
    yield from _items(context, _Columns(context, lambda: records), records, numbered=numbered)


class Silence:
    """Takes findings and forgets them."""

    def fault(self, line: int, reason: str) -> None:
        """Forget it."""

    def note(self, message: str, times: int = 1, line: int | None = None) -> None:
        """Forget it."""


_SAID = {"date": "dates", "url": "addresses"}


class _Columns:
    """The columns of the records of a file, which *whole* gives as often as it is called."""

    def __init__(
        self, context: ReadContext, whole: Callable[[], Iterable[tuple[int, Record]]]
    ) -> None:
        self._context = context
        self._whole = whole
        self._by_values: Stated | None = None
        self._found: dict[tuple[str, ...], Columns] = {}
        context.printed_dates = self._dates

    def of(self, names: tuple[str, ...]) -> Columns:
        """Return which of a record's *names* are for which of our keys."""
        found = self._found.get(names)
        if found is None:
            stated = self._context.stated.columns
            found = columns_of(names, stated)
            if told := self._told_by_values(names, found):
                found = columns_of(names, (*stated, *told))
            remember(self._found, names, found)
        return found

    def tell(self, names: tuple[str, ...]) -> None:
        """Report which of *names* only values tell, and if none of those of a table is of dates.

        Of a file in stretches, the first one is enough.
        """
        if self._context.stretch and self._context.stretch.begin:
            return
        columns = self.of(names)
        for key, (name,) in self._by_values or ():
            if name in columns.names[key]:
                reason = f"the column {name} is read as that of the {_SAID[key]}, by what it holds"
                self._context.note_once(reason)
        dated = columns.names["date"] or columns.of_date or columns.of_either
        if self._context.is_table and not dated and len(names) > 1 and columns.names["headline"]:
            held = ", ".join(filter(None, names))[:500]
            reason = f"no column of dates among {held}; [columns] in archive.toml says which it is"
            self._context.note(reason)

    def _told_by_values(self, names: tuple[str, ...], columns: Columns) -> Stated:
        """Return which of *names* the first records of the file show to be for keys that lack one.

        Of a stretch they are those of the whole file, so that it does not matter how it is parted.
        """
        stated = self._context.stated.columns
        lacks = lacking(columns) - {key for key, _ in stated}
        if not (lacks and columns.unknown and columns.names["headline"]):
            return ()
        if self._by_values is None:
            first = [record for _, record in islice(self._whole(), MOST_LOOKED_AT)]
            self._by_values = columns_by_values(first, stated)
        return tuple(one for one in self._by_values if one[0] in lacks and one[1][0] in names)

    def _dates(self) -> Iterator[str]:
        """Yield every date that is printed in the file."""
        for _, record in self._whole():
            columns = self.of(tuple(record))
            for name in (*columns.names["date"], *columns.of_either):
                if isinstance(record[name], str):
                    yield record[name]


def _items(
    context: ReadContext,
    columns: _Columns,
    records: Iterable[tuple[int, Record]],
    *,
    numbered: bool = False,
) -> Iterator[Item]:
    unknown: Counter[tuple[str, ...]] = Counter()
    first: dict[tuple[str, ...], int] = {}  # lines on which unknown keys stand
    empty = True
    context.record = 0
    readings: dict[tuple[str, ...], RecordReading] = {}
    known = Known()
    reading: RecordReading | None = None
    for number, (line, record) in enumerate(records, 1):
        empty = False
        context.line = line
        if numbered:
            context.record = number
        names = tuple(record)
        if reading is None or names != reading.names:
            reading = readings.get(names)
        if reading is None:
            reading = RecordReading(context, names, columns.of(names), known)
            columns.tell(names)
            remember(readings, names, reading)
        if reading.may_be_own and (own := record if reading.is_own else own_csl_item(record)):
            yield from own_items(context, line, own)
            continue
        if strange := reading.unknown:
            unknown[strange] += 1
            first.setdefault(strange, line)
        if reading.has_wordings:
            record = reading.gathered(record)
        if type(record.get(reading.title)) is dict and (codes := reading.languages(record)):
            found = (reading.headline(line, record, code) for code in codes)
            yield from filter(None, found)
        elif item := reading.headline(line, record):
            yield item
    _tell_unknown(context, unknown, first)
    _tell_unmet(context, readings.values())
    context.empty = empty


def _tell_unknown(
    context: ReadContext,
    unknown: Counter[tuple[str, ...]],
    first: Mapping[tuple[str, ...], int],
) -> None:
    """Report each of the *unknown* keys, counted together, and the line where it is *first*."""
    times: Counter[str] = Counter()
    at: dict[str, int] = {}
    for keys, count in unknown.items():
        for key in keys:
            times[key] += count
            at.setdefault(key, first[keys])
    for key, count in times.items():
        context.note(f"unknown key {key}", count, at[key])


def _tell_unmet(context: ReadContext, readings: Collection[RecordReading]) -> None:
    """Report what is stated of columns where no record has one for the key, and others are unknown.

    Of a file in stretches, the first one is enough.
    """
    unknown = dict.fromkeys(chain.from_iterable(one.columns.unknown for one in readings))
    if not unknown or (context.stretch and context.stretch.begin):
        return
    for key, stated in context.stated.columns:
        if not any(one.columns.names[key] for one in readings):
            context.note(
                f"archive.toml: columns: {key}: there is no {' or '.join(stated)} here;"
                f" unknown are {', '.join(unknown)[:300]}",
                line=0,
            )
