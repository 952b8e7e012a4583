"""The documents of a segment as columns: everything of them but the postings.

Rows stand newest first, undated last, then by id. That is the order in which equal scores are
listed, so the number of a row is its rank; the days of a date range are one stretch of rows.

What facets count of a row, its language, kind, year and topics, is one number, its *profile*: an
archive has few different ones, so one pass over the hits' profiles counts all facets at once.
"""

import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from struct import Struct
from typing import Any, Generic, NamedTuple, TypeVar, cast

import numpy as np

from corpus import Topic
from search.columnar.format import Array, ArrayFileWriter
from search.columnar.strings import Picked, narrow, offsets, write_strings

T = TypeVar("T")

_BLOCK = 16_384  # ids that are compared at a time

NO_DAY = 0
"""Stands for no day where days are proleptic ordinals, as `datetime.date.toordinal` counts."""

ROUTES = ("stated", "script", "identified", "page", "undetermined")
PRECISIONS = ("", "day", "month", "year")
HAS_DATE_TEXT = 1
HAS_URL = 2

RECORD = np.dtype(
    [
        ("confidence", "<f8"),
        ("first_seen", "<i4"),
        ("last_seen", "<i4"),
        ("id_bytes", "<u4"),
        ("text_bytes", "<u4"),
        ("date_text_bytes", "<u4"),
        ("flags", "<u1"),
        ("precision", "<u1"),
        ("route", "<u1"),
        ("unused", "<u1"),
    ]
)
"""What only a reader of the row itself asks for, in one piece: a page's rows lie far apart, and
each place in memory that must be visited for a row costs as much as reading five numbers there."""

UNPACK_RECORD = Struct("<diiIIIBBBx").unpack_from
"""Return the numbers of the record that begins at a place in the records' bytes."""


class Profile(NamedTuple):
    """What facets and the histogram count of a document; *year* is 0 without a date."""

    language: str
    kind: str
    year: int
    topics: tuple[Topic, ...]


@dataclass
class Rows:
    """Columns of equal length; *profiles* and *files* are what `profile` and sources number.

    A row's *strings* are its id, text, printed date and URL, end to end; *records*, of type
    `RECORD`, say how long the first three are. *days* count from 0001-01-01 as day 1, *lengths*
    tokens. The sources of row r are the next *source_counts*[r] of *source_files* and
    *source_lines*.
    """

    strings: Sequence[bytes]
    records: Array
    days: Array
    lengths: Array
    profiles: list[Profile]
    profile: Array
    files: list[str]
    source_counts: Array
    source_files: Array
    source_lines: Array

    def __len__(self) -> int:
        return int(self.profile.size)

    def ids(self) -> Iterator[bytes]:
        """Yield the documents' ids."""
        sizes = self.records["id_bytes"].tolist()
        return (whole[:size] for whole, size in zip(self.strings, sizes, strict=True))

    @classmethod
    def join(cls, parts: Sequence["Rows"], kept: Sequence[Array]) -> tuple["Rows", Array]:
        """Return the rows *kept* of *parts*, in the order described above, and that order.

        The order numbers the kept rows of all parts, end to end. Texts stay where they are until
        they are read; all else is copied.
        """
        owners = np.repeat(np.arange(len(parts), dtype=np.uint16), [rows.size for rows in kept])
        places = np.concatenate(kept).astype(np.uint32)
        days = _column([part.days for part in parts], kept)
        records = _column([part.records for part in parts], kept)
        strings = [part.strings for part in parts]
        order = _order(Picked(strings, owners, places), records["id_bytes"], days)
        owners, places = owners[order], places[order]
        profiles = _Numbering([part.profiles for part in parts])
        files = _Numbering([part.files for part in parts])
        counts = _column([part.source_counts for part in parts], kept)
        sources = [
            stretches(offsets(part.source_counts)[:-1][rows], part.source_counts[rows])
            for part, rows in zip(parts, kept, strict=True)
        ]
        sources_in_order = stretches(offsets(counts)[:-1][order], counts[order])
        rows = cls(
            strings=Picked(strings, owners, places),
            records=records[order],
            days=days[order],
            lengths=_column([part.lengths for part in parts], kept)[order],
            profiles=profiles.values,
            profile=_column(profiles.renumber([part.profile for part in parts]), kept)[order],
            files=files.values,
            source_counts=counts[order],
            source_files=_column(files.renumber([part.source_files for part in parts]), sources)[
                sources_in_order
            ],
            source_lines=_column([part.source_lines for part in parts], sources)[sources_in_order],
        )
        return rows, order

    def write(self, file: ArrayFileWriter) -> None:
        """Write all columns; the tables keep only what is in use, sorted, as docs/ says."""
        write_strings(file, "strings", self.strings)
        file.add("records", self.records.view(np.uint8))
        hashes = np.fromiter(map(zlib.crc32, self.ids()), np.uint32, len(self))
        rows = np.argsort(hashes, kind="stable")
        file.add("ids.hashes", hashes[rows])
        file.add("ids.rows", narrow(rows))
        file.add("days", self.days)
        self._write_profiles(file)
        files, numbers = _sorted_in_use(self.files, self.source_files)
        write_strings(file, "files", [name.encode() for name in files])
        file.add("sources.offsets", narrow(offsets(self.source_counts)))
        file.add("sources.files", narrow(numbers))
        file.add("sources.lines", narrow(self.source_lines))

    def _write_profiles(self, file: ArrayFileWriter) -> None:
        profiles, numbers = _sorted_in_use(self.profiles, self.profile)
        file.add("profile", narrow(numbers))
        for name in ("language", "kind"):
            column = [getattr(profile, name) for profile in profiles]
            values = sorted(set(column))
            write_strings(file, f"profiles.{name}.values", [value.encode() for value in values])
            file.add(f"profiles.{name}", narrow(_places(column, values)))
        file.add("profiles.year", np.array([profile.year for profile in profiles], "<i4"))
        column = [topic for profile in profiles for topic in profile.topics]
        topics = sorted(set(column))
        write_strings(file, "topics.ids", [topic.id.encode() for topic in topics])
        write_strings(file, "topics.labels", [topic.label.encode() for topic in topics])
        counts = np.array([len(profile.topics) for profile in profiles], np.int64)
        file.add("profiles.topics.offsets", narrow(offsets(counts)))
        file.add("profiles.topics", narrow(_places(column, topics)))


def stretches(starts: Array, counts: Array) -> Array:
    """Return the numbers starts[0], starts[0] + 1, ... of *counts*[0] elements, and so on."""
    ends = np.cumsum(counts, dtype=np.int64)
    total = int(ends[-1]) if ends.size else 0
    return np.repeat(starts.astype(np.int64) - (ends - counts), counts) + np.arange(total)


def _column(parts: Sequence[Array], kept: Sequence[Array]) -> Array:
    """Return the elements *kept* of *parts*, end to end."""
    return np.concatenate([part[rows] for part, rows in zip(parts, kept, strict=True)])


def _order(strings: Sequence[bytes], id_bytes: Array, days: Array) -> Array:
    """Return the numbers of rows, newest first, undated last, then by id."""
    words = -(-int(id_bytes.max(initial=1)) // 8)
    letters = np.empty((words, len(strings)), np.uint64)
    ids, end = (s[:size] for s, size in zip(strings, id_bytes.tolist(), strict=True)), 0
    while block := list(islice(ids, _BLOCK)):
        start, end = end, end + len(block)
        # As big-endian numbers of 8 bytes, strings sort as their bytes do.
        letters[:, start:end] = np.array(block, f"S{words * 8}").view(">u8").reshape(-1, words).T
    return np.lexsort((*letters[::-1], -days.astype(np.int64)))


class _Numbering(Generic[T]):
    """One numbering for the values of several tables."""

    def __init__(self, tables: Sequence[Sequence[T]]) -> None:
        known: dict[T, int] = {}
        self._numbers = [
            np.array([known.setdefault(value, len(known)) for value in table], np.int64)
            for table in tables
        ]
        self.values = list(known)

    def renumber(self, columns: Sequence[Array]) -> list[Array]:
        return [numbers[column] for numbers, column in zip(self._numbers, columns, strict=True)]


def _sorted_in_use(values: Sequence[T], numbers: Array) -> tuple[list[T], Array]:
    """Return the *values* that *numbers* mention, sorted, and their numbers in that order."""
    used = np.flatnonzero(np.bincount(numbers, minlength=len(values))).tolist()
    used.sort(key=lambda number: cast(Any, values[number]))
    ranks = np.zeros(len(values), np.int64)
    ranks[used] = np.arange(len(used))
    return [values[number] for number in used], ranks[numbers]


def _places(column: Sequence[T], values: Sequence[T]) -> Array:
    places = {value: place for place, value in enumerate(values)}
    return np.array([places[value] for value in column], np.int64)
