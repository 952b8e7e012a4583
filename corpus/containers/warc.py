"""Web archives: WARC, whose records are what a crawler was answered and when.

Each answer with content is a page as it was on the record's day. A `revisit` says that the page
was the same on another day, so it is read as the page that it refers to once more.
"""

import io
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import BinaryIO, cast

from fastwarc.warc import ArchiveIterator, WarcRecord

from corpus.containers import Member
from corpus.containers.bounds import Allowance, TooLargeError
from corpus.containers.captures import Visit, answered, is_page
from corpus.containers.compressed import DAMAGE
from corpus.containers.http import Answer, media_type
from corpus.read_context import LARGEST_DOCUMENT, ReadContext

_NO_PAGES = ("warcinfo", "request", "metadata", "revisit")
_HTTP = ("application/http", "message/http")


@dataclass(frozen=True, slots=True)
class Warc:
    """One WARC: its *name* in the file that holds it, empty if it is that file, and its opener."""

    name: str
    open: Callable[[], io.BufferedReader]


def read_warc(context: ReadContext, allowance: Allowance) -> Iterator[Member]:
    """Yield the pages of a WARC in the order of its records; see `read_warcs`."""
    return read_warcs([Warc("", context.open)], context, allowance)


def read_warcs(
    warcs: Sequence[Warc], context: ReadContext, allowance: Allowance
) -> Iterator[Member]:
    """Yield the pages of *warcs*, each also for every revisit that refers to it.

    They are read twice, since a revisit may stand before its page. Raises `OSError` with
    FastWARC's sentence where a WARC is damaged.
    """
    revisits = _Revisits()
    for warc in warcs:
        with suppress(*DAMAGE, TooLargeError):  # which is met again below
            for record in _records(warc):
                if _kind(record) == "revisit":
                    revisits.add(_Visit.of(record, warc))
    for warc in warcs:
        for record in _records(warc):
            if _kind(record) in _NO_PAGES:
                continue
            visit = _Visit.of(record, warc)
            answer = _answer(record, visit, context, allowance)
            if answer:
                for seen in (visit, *revisits.take(visit)):
                    yield seen.page(answer, context)
    for _ in range(revisits.left):
        context.note("a revisit of a page that no record of this file has; its day does not count")


def _records(warc: Warc) -> Iterator[WarcRecord]:
    with warc.open() as stream:
        only_newlines = stream.peek(16)[:16].partition(b"\n")[0][-1:] != b"\r"
        yield from ArchiveIterator(
            cast("BinaryIO", _Forward(stream)), parse_http=False, quirks_mode=only_newlines
        )


class _Forward:
    """A stream that only runs forward.

    FastWARC 2.0.0 seeks in one that has the method, and panics if that is then refused.
    """

    def __init__(self, stream: io.BufferedReader) -> None:
        self._stream = stream
        self._position = 0

    def read(self, size: int = -1) -> bytes:
        content = self._stream.read(size)
        self._position += len(content)
        return content

    def tell(self) -> int:
        return self._position


def _kind(record: WarcRecord) -> str:
    # Not `record_type`, which FastWARC 2.0.0 knows only where the header is in these capitals.
    return (record.headers.get("WARC-Type") or "").lower()


@dataclass(slots=True)
class _Visit(Visit):
    """A visit as a record of a WARC has it.

    *keys* are what a revisit may refer to it by, or what it refers to if it is one.
    """

    keys: tuple[tuple[str, ...], ...]
    taken: bool = False

    @classmethod
    def of(cls, record: WarcRecord, warc: Warc) -> "_Visit":
        """Return the visit that *record* tells of."""
        headers = record.headers
        url = (headers.get("WARC-Target-URI") or "").strip("<>")
        date = headers.get("WARC-Date") or ""
        digest = headers.get("WARC-Payload-Digest") or ""
        if _kind(record) == "revisit":
            page = headers.get("WARC-Refers-To-Target-URI") or url
            known_by = (headers.get("WARC-Refers-To"), headers.get("WARC-Refers-To-Date"))
        else:
            page, known_by = url, (headers.get("WARC-Record-ID"), date)
        keys = (("id", known_by[0] or ""), ("date", page, known_by[1] or ""), ("digest", digest))
        return cls(url, date, warc.name, tuple(key for key in keys if key[-1]))


class _Revisits:
    """The revisits of some WARCs, by what they refer to; *left* counts those not taken."""

    def __init__(self) -> None:
        self._by_key: dict[tuple[str, ...], list[_Visit]] = defaultdict(list)
        self.left = 0

    def add(self, visit: _Visit) -> None:
        self.left += 1
        for key in visit.keys:
            self._by_key[key].append(visit)

    def take(self, visit: _Visit) -> Iterator[_Visit]:
        """Yield the revisits that refer to what *visit* saw, none of them twice."""
        for key in visit.keys:
            for revisit in self._by_key.get(key, ()):
                if not revisit.taken:
                    revisit.taken = True
                    self.left -= 1
                    yield revisit


def _answer(
    record: WarcRecord, visit: _Visit, context: ReadContext, allowance: Allowance
) -> Answer | None:
    """Return the page that a record has, None if it has none; what is left out is reported."""
    if _kind(record) not in ("response", "resource"):
        context.note(f"a record of the type {_kind(record)[:40]}, which is not read")
        return None
    kind, charset = media_type(record.headers.get("Content-Type") or "")
    block = record.reader.read(LARGEST_DOCUMENT + 1)
    if len(block) > LARGEST_DOCUMENT:
        context.fault(0, f"{visit.told}: more than 32 mebibytes; it is left out")
        return None
    if str(len(block)) != record.headers.get("Content-Length") or record.headers.get(
        "WARC-Truncated"
    ):
        context.fault(0, f"{visit.told}: cut short; it is read as far as it goes")
    answer: Answer | None = Answer(200, kind, charset, block)
    if kind in _HTTP:
        answer = answered(block, visit, context, allowance)
    return answer if answer and is_page(answer, visit, context) else None
