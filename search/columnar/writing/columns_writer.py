"""The columns of documents on their way into a file: joined, put in order, written."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any, Generic, TypeVar, cast

import numpy as np

from search.columnar.files.array_file import Array, ArrayFileWriter
from search.columnar.files.strings import (
    PackedStrings,
    Strings,
    StringSelection,
    narrow,
    offsets,
    stretches,
    write_strings,
)
from search.columnar.index.columns import DocumentFile
from search.columnar.index.record import STORED, Profile

T = TypeVar("T")


Held = TypeVar("Held", PackedStrings, StringSelection)


_LAST_DAY = dt.date.max.toordinal()


_BLOCK = 1 << 16  # records that are put together at a time


@dataclass
class Columns(Generic[Held]):
    """Columns of equal length; *profiles* and *files* are what `profile` and sources number.

    A row's *strings* are its id, text, printed date and publications, end to end; *records*, of
    type `RECORD`, say how long the first three are, and *hashes* are the CRC-32 of the ids. *days*
    count from 0001-01-01 as day 1, *lengths* tokens. The sources of row r are the next
    *source_counts*[r] of *source_files* and *source_lines*.
    """

    strings: Held
    hashes: Array
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

    def id(self, row: int) -> bytes:
        """Return the id of the document in *row*."""
        return self.strings[row][: self.records["id_bytes"][row]]

    def ids(self) -> Iterator[bytes]:
        """Yield the documents' ids."""
        strings = chain.from_iterable(self.strings.blocks())
        sizes = self.records["id_bytes"].tolist()
        return (whole[:size] for whole, size in zip(strings, sizes, strict=True))

    @staticmethod
    def join(
        parts: Sequence["Columns[PackedStrings]"], kept: Sequence[Array]
    ) -> tuple["Columns[StringSelection]", Array]:
        """Return the rows *kept* of *parts*, in the order described above, and that order.

        The order numbers the kept rows of all parts, end to end. Texts stay where they are until
        they are read; all else is copied.
        """
        owners = np.repeat(np.arange(len(parts), dtype=np.uint16), [rows.size for rows in kept])
        places = np.concatenate(kept).astype(np.uint32)
        days = _column([part.days for part in parts], kept)
        records = _column([part.records for part in parts], kept)
        strings = [part.strings for part in parts]
        prefix_keys = [part.strings.prefix_keys(part.records["id_bytes"]) for part in parts]
        order = _order(
            StringSelection(strings, owners, places),
            _column(prefix_keys, kept),
            records["id_bytes"],
            days,
        )
        owners, places = owners[order], places[order]
        profiles = _Numbering([part.profiles for part in parts])
        files = _Numbering([part.files for part in parts])
        counts = _column([part.source_counts for part in parts], kept)
        sources = [
            stretches(offsets(part.source_counts)[:-1][rows], part.source_counts[rows])
            for part, rows in zip(parts, kept, strict=True)
        ]
        sources_in_order = stretches(offsets(counts)[:-1][order], counts[order])
        rows = Columns(
            strings=StringSelection(strings, owners, places),
            hashes=_column([part.hashes for part in parts], kept)[order],
            records=records.take(order),  # by an index, records take fifteen times as long
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
        profiles, numbers = _sorted_in_use(self.profiles, self.profile)
        strings = self.strings.write(file, "strings")
        file.add_blocks("records", np.dtype(np.uint8), self._records(strings, numbers))
        # Numbers that differ in nothing but the row have one order, so any sort will do.
        by_hash = self.hashes.astype(np.uint64) << np.uint64(32) | np.arange(
            len(self), dtype=np.uint64
        )
        by_hash.sort()
        file.add("ids.hashes", (by_hash >> np.uint64(32)).astype(np.uint32))
        file.add("ids.rows", narrow(by_hash.astype(np.uint32)))
        file.add("days", self.days)
        file.add("starts", narrow(first_positions(self.lengths)))
        file.add("profile", narrow(numbers))
        _write_profiles(file, profiles)
        files, of_sources = _sorted_in_use(self.files, self.source_files)
        write_strings(file, "files", [name.encode() for name in files])
        file.add("sources.offsets", narrow(offsets(self.source_counts)))
        pairs = np.stack((of_sources, self.source_lines), axis=1).astype("<u4")
        file.add("sources", pairs.ravel())

    def languages(self) -> Array:
        """Return the number of each row's language among those in use, sorted."""
        profiles, numbers = _sorted_in_use(self.profiles, self.profile)
        column = [profile.language for profile in profiles]
        return _places(column, sorted(set(column)))[numbers]

    def totals(self) -> dict[str, int]:
        """Return the attributes of a file of these rows."""
        return {"documents": len(self), "tokens": int(self.lengths.sum(dtype=np.int64))}

    def _records(self, strings: Array, profile: Array) -> Iterator[Array]:
        """Yield the records as bytes; *strings* are where the strings begin."""
        sources = offsets(self.source_counts)
        for start in range(0, len(self), _BLOCK):
            end = min(start + _BLOCK, len(self))
            records = np.empty(end - start, STORED)
            records["own"] = self.records[start:end]
            records["string"] = strings[start:end]
            records["string_bytes"] = np.diff(strings[start : end + 1])
            records["source"] = sources[start:end]
            records["sources"] = self.source_counts[start:end]
            records["day"] = self.days[start:end]
            records["profile"] = profile[start:end]
            yield records.view(np.uint8)


def columns_of(file: DocumentFile) -> Columns[PackedStrings]:
    """Return all columns of *file*, for a merge."""
    arrays = file.array_file
    hashes = np.empty(file.documents, np.uint32)
    hashes[arrays["ids.rows"]] = arrays["ids.hashes"]
    return Columns(
        strings=Strings(arrays, "strings"),
        hashes=hashes,
        records=arrays["records"].view(STORED)["own"],
        days=file.days,
        lengths=(np.diff(file.starts) - 1).astype(np.uint32),
        profiles=file.profiles,
        profile=file.profile,
        files=file.files,
        source_counts=np.diff(arrays["sources.offsets"]).astype(np.uint32),
        source_files=arrays["sources"][::2],
        source_lines=arrays["sources"][1::2],
    )


def _write_profiles(file: ArrayFileWriter, profiles: Sequence[Profile]) -> None:
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


def first_positions(lengths: Array) -> Array:
    """Return the position of each document's first token, and one more as the end."""
    return offsets(lengths.astype(np.int64) + 1)


def _column(parts: Sequence[Array], kept: Sequence[Array]) -> Array:
    """Return the elements *kept* of *parts*, in ascending order, end to end."""
    return np.concatenate(
        [
            part if rows.size == part.size else part.take(rows)
            for part, rows in zip(parts, kept, strict=True)
        ]
    )


def _order(strings: StringSelection, prefix_keys: Array, id_bytes: Array, days: Array) -> Array:
    """Return the numbers of rows, newest first, undated last, then by id.

    *prefix_keys* are those of the ids, as `PackedStrings.prefix_keys` has them.
    """
    # Days have 22 bits. Sorting numbers of 64 bits is some times as fast as by two columns, and
    # what is left to be done for a day's ids that begin alike is next to nothing.
    keys = (_LAST_DAY - days).astype(np.uint64) << np.uint64(42) | prefix_keys >> np.uint64(22)
    order = np.argsort(keys)
    ascending = keys[order]
    alike = np.zeros(keys.size, np.bool_)
    alike[1:] = ascending[1:] == ascending[:-1]
    alike[:-1] |= alike[1:]
    places = np.flatnonzero(alike)

    def key_and_id(row: int) -> tuple[int, bytes]:
        return int(keys[row]), strings[row][: id_bytes[row]]

    order[places] = sorted(order[places].tolist(), key=key_and_id)
    return order


class _Numbering(Generic[T]):
    """One numbering for the values of several tables."""

    def __init__(self, tables: Sequence[Sequence[T]]) -> None:
        known: dict[T, int] = {}
        self._numbers = [
            np.array([known.setdefault(value, len(known)) for value in table], np.uint32)
            for table in tables
        ]
        self.values = list(known)

    def renumber(self, columns: Sequence[Array]) -> list[Array]:
        return [numbers[column] for numbers, column in zip(self._numbers, columns, strict=True)]


def _sorted_in_use(values: Sequence[T], numbers: Array) -> tuple[list[T], Array]:
    """Return the *values* that *numbers* mention, sorted, and their numbers in that order."""
    used = np.flatnonzero(np.bincount(numbers, minlength=len(values))).tolist()
    used.sort(key=lambda number: cast(Any, values[number]))
    ranks = np.zeros(len(values), np.uint32)
    ranks[used] = np.arange(len(used))
    return [values[number] for number in used], ranks[numbers]


def _places(column: Sequence[T], values: Sequence[T]) -> Array:
    places = {value: place for place, value in enumerate(values)}
    return np.array([places[value] for value in column], np.int64)
