"""Documents in a file: their columns, read where they are, and which of them are still there."""

import datetime as dt
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Generic, Self, TypeVar, cast

import numpy as np

from corpus import Language, LanguageRoute, Precision, Source, Topic
from search.analysis import has_stems
from search.columnar.format import Array, ArrayFile
from search.columnar.rows import (
    HAS_DATE_TEXT,
    HAS_URL,
    PRECISIONS,
    RECORD,
    ROUTES,
    UNPACK_RECORD,
    Profile,
    Rows,
)
from search.columnar.strings import Packed, Strings
from search.documents import Document

T = TypeVar("T")
File = TypeVar("File", bound="DocumentFile")

_PRECISIONS = tuple(cast(Precision, precision) or None for precision in PRECISIONS)
_ID_BYTES = (RECORD.names or ()).index("id_bytes")


@dataclass(frozen=True)
class FacetColumn(Generic[T]):
    """A facet's values by profile: profile *owners*[i] has the value *values*[*codes*[i]].

    *owners* are None where each profile has one value, *codes* then being in their order.
    """

    values: list[T]
    codes: Array
    owners: Array | None = None
    without: Array | None = None

    def sums(self, by_profile: Array) -> Mapping[T, int]:
        """Return the sum of *by_profile* for each value, zeros left out."""
        if self.owners is None:
            firsts, codes = self._runs
            sums = np.bincount(codes, np.add.reduceat(by_profile, firsts))
        else:
            sums = np.bincount(self.codes, by_profile.take(self.owners))
        listed = sums.astype(np.int64).tolist()
        return {value: count for value, count in zip(self.values, listed, strict=False) if count}

    @cached_property
    def _runs(self) -> tuple[Array, Array]:
        """The first of each run of profiles with one value, and the values."""
        firsts = np.flatnonzero(np.diff(self.codes, prepend=-1))
        return firsts, self.codes[firsts]

    def missing(self, by_profile: Array) -> int:
        """Return the sum of *by_profile* for the profiles without a value."""
        return 0 if self.without is None else int(by_profile[self.without].sum())

    def profiles_with(self, values: Sequence[T], profiles: int) -> Array:
        """Return which of so many *profiles* have one of *values*."""
        codes = [self.values.index(value) for value in values if value in self.values]
        hits = np.flatnonzero(np.isin(self.codes, codes))
        wanted = np.zeros(profiles, np.bool_)
        wanted[hits if self.owners is None else self.owners[hits]] = True
        return wanted


class DocumentFile:
    """The documents of one file, which never changes, as columns."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file = ArrayFile(path)
        self.bytes = self._file.size
        self.sections = self._file.sections
        self.documents: int = self._file.attributes["documents"]
        self.tokens: int = self._file.attributes["tokens"]
        self.starts = self._file["starts"]
        self.days = self._file["days"]
        self.profile = self._file["profile"]
        self.days_by_row: Sequence[int] = self.days.data
        self._strings = Strings(self._file, "strings")
        self._records = self._file["records"].data
        self._profile = self.profile.data
        self._sources = self._file["sources.offsets"].data
        self._source_files = self._file["sources.files"].data
        self._source_lines = self._file["sources.lines"].data

    def verify(self) -> None:
        """Compare all of the file with its checksums; raises `IndexDamaged`."""
        self._file.verify()

    def release(self) -> None:
        """Let go of the pages that were read."""
        self._file.release()

    @cached_property
    def profiles(self) -> list[Profile]:
        """Return what each profile number stands for."""
        languages, kinds, topics = (self.facets[name] for name in ("language", "kind", "topic"))
        of_topics: list[list[Topic]] = [[] for _ in languages.codes]
        labels = Strings(self._file, "topics.labels").decoded()
        owners = cast(Array, topics.owners).tolist()
        for owner, code in zip(owners, topics.codes.tolist(), strict=True):
            of_topics[owner].append(Topic(topics.values[code], labels[code]))
        return [
            Profile(languages.values[language], kinds.values[kind], year, tuple(of_topics[number]))
            for number, (language, kind, year) in enumerate(
                zip(
                    languages.codes.tolist(),
                    kinds.codes.tolist(),
                    self.profile_years.tolist(),
                    strict=True,
                )
            )
        ]

    @cached_property
    def profile_years(self) -> Array:
        """Return the year of each profile, 0 without a date."""
        return self._file["profiles.year"]

    @cached_property
    def undated_profiles(self) -> Array:
        """Return the profiles without a date."""
        return np.flatnonzero(self.profile_years == 0)

    def by_year(self, by_profile: Array) -> Mapping[int, int]:
        """Return the sum of *by_profile* for each year, zeros left out."""
        years = dict(self._years.sums(by_profile))
        years.pop(0, None)
        return years

    @cached_property
    def _years(self) -> FacetColumn[int]:
        years, codes = np.unique(self.profile_years, return_inverse=True)
        return FacetColumn(years.tolist(), codes)

    @cached_property
    def facets(self) -> Mapping[str, FacetColumn[str]]:
        """Return the columns of the facets by id."""
        columns = {
            name: FacetColumn(
                Strings(self._file, f"profiles.{name}.values").decoded(),
                self._file[f"profiles.{name}"].astype(np.intp),
            )
            for name in ("language", "kind")
        }
        counts: Array = np.diff(self._file["profiles.topics.offsets"].astype(np.intp))
        columns["topic"] = FacetColumn(
            Strings(self._file, "topics.ids").decoded(),
            self._file["profiles.topics"].astype(np.intp),
            np.repeat(np.arange(counts.size), counts),
            np.flatnonzero(counts == 0),
        )
        return columns

    @cached_property
    def unstemmed(self) -> list[str]:
        """Return those of the documents' languages whose words have no stems."""
        return [code for code in self.facets["language"].values if not has_stems(code)]

    @cached_property
    def unstemmed_numbers(self) -> Array:
        """Return for each row the number of its language among those, from 1, or else 0."""
        column, known = self.facets["language"], ["", *self.unstemmed]
        numbers = [known.index(code) if code in known else 0 for code in column.values]
        by_profile = np.array(numbers, np.min_scalar_type(len(known)))[column.codes]
        return by_profile.take(self.profile)

    @cached_property
    def files(self) -> list[str]:
        """Return the source files that the documents name, sorted."""
        return Strings(self._file, "files").decoded()

    def id(self, row: int) -> str:
        """Return the id of the document in *row*."""
        return self._id(row).decode()

    def find(self, ids: Iterable[bytes]) -> list[int]:
        """Return the rows of those of *ids*, in UTF-8, that are here."""
        encoded = list(ids)
        wanted = np.fromiter(map(zlib.crc32, encoded), np.uint32, len(encoded))
        hashes, rows = self._file["ids.hashes"], self._file["ids.rows"]
        begins = np.searchsorted(hashes, wanted, "left")
        ends = np.searchsorted(hashes, wanted, "right")
        found: list[int] = []
        for number in np.flatnonzero(begins < ends).tolist():
            same_hash = rows[begins[number] : ends[number]].tolist()
            found += [row for row in same_hash if self._id(row) == encoded[number]]
        return found

    def _id(self, row: int) -> bytes:
        size = UNPACK_RECORD(self._records, row * RECORD.itemsize)[_ID_BYTES]
        return self._strings[row][:size]

    def rows_from(self, file: str) -> Array:
        """Return the rows of the documents that name *file* among their sources."""
        if file not in self.files:
            return np.empty(0, np.intp)
        sources = np.flatnonzero(self._file["sources.files"] == self.files.index(file))
        return np.unique(np.searchsorted(np.asarray(self._sources), sources, "right") - 1)

    def document(self, row: int) -> Document:
        """Return the document in *row*."""
        # A page reads twenty of these: each line here is a fair part of a query's time.
        confidence, first, last, id_bytes, text_bytes, date_bytes, flags, precision, route = (
            UNPACK_RECORD(self._records, row * RECORD.itemsize)
        )
        strings = self._strings[row]
        text_ends = id_bytes + text_bytes
        date_ends = text_ends + date_bytes
        language, kind, _, topics = self.profiles[self._profile[row]]
        files, lines = self.files, self._source_lines
        return Document(
            id=strings[:id_bytes].decode(),
            kind=kind,  # type: ignore[arg-type]  # as it was written
            text=strings[id_bytes:text_ends].decode(),
            language=_language(language, confidence, route),
            date_text=strings[text_ends:date_ends].decode() if flags & HAS_DATE_TEXT else None,
            date=_date(self.days_by_row[row]),
            date_precision=_PRECISIONS[precision],
            topics=topics,
            sources=tuple(
                [
                    Source(files[self._source_files[place]], lines[place])
                    for place in range(self._sources[row], self._sources[row + 1])
                ]
            ),
            first_seen=_date(first),
            last_seen=_date(last),
            url=strings[date_ends:].decode() if flags & HAS_URL else None,
        )

    def rows(self) -> Rows[Packed]:
        """Return all columns, for a merge."""
        hashes = np.empty(self.documents, np.uint32)
        hashes[self._file["ids.rows"]] = self._file["ids.hashes"]
        return Rows(
            strings=self._strings,
            hashes=hashes,
            records=self._file["records"].view(RECORD),
            days=self.days,
            lengths=(np.diff(self.starts) - 1).astype(np.uint32),
            profiles=self.profiles,
            profile=self.profile,
            files=self.files,
            source_counts=np.diff(np.asarray(self._sources)).astype(np.uint32),
            source_files=self._file["sources.files"],
            source_lines=self._file["sources.lines"],
        )


class DocumentSet(Generic[File]):
    """The documents of a file that are still there; *live* says so of each row.

    *live* is None where nothing was deleted; *documents* and *tokens* count what is there.
    """

    def __init__(self, name: str, file: File, live: Array | None = None) -> None:
        self.name = name
        self.file = file
        self.live = live
        self.documents = file.documents
        self.tokens = file.tokens
        if live is not None:
            deleted = np.flatnonzero(~live)
            self.documents -= deleted.size
            lengths = file.starts[deleted + 1].astype(np.int64) - file.starts[deleted] - 1
            self.tokens -= int(lengths.sum())

    def find(self, document_id: str) -> int | None:
        """Return the row of the document with that id, None if it isn't there."""
        for row in self.file.find([document_id.encode()]):
            if self.live is None or self.live[row]:
                return row
        return None

    def get(self, document_id: str) -> Document | None:
        """Return the document with that id, None if it isn't there."""
        row = self.find(document_id)
        return None if row is None else self.file.document(row)

    def kept(self, rows: Array) -> Array:
        """Return those of *rows* that are still there."""
        return rows if self.live is None else rows[self.live[rows]]

    def live_rows(self) -> Array:
        """Return the rows that are still there."""
        if self.live is None:
            return np.arange(self.file.documents)
        return np.flatnonzero(self.live)

    def without(self, ids: Iterable[bytes]) -> Self:
        """Return this less the documents with those *ids*; itself if it has none of them."""
        rows = self.kept(np.array(self.file.find(ids), np.intp))
        if not rows.size:
            return self
        live = np.ones(self.file.documents, np.bool_) if self.live is None else self.live.copy()
        live[rows] = False
        return type(self)(self.name, self.file, live)


@lru_cache(maxsize=10_000)
def _language(code: str, confidence: float, route: int) -> Language:
    return Language(code, confidence, cast(LanguageRoute, ROUTES[route]))


@lru_cache(maxsize=10_000)
def _date(day: int) -> dt.date | None:
    return dt.date.fromordinal(day) if day else None
