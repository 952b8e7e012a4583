"""The columns of the documents in a file, mapped into memory."""

import datetime as dt
import zlib
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import pairwise, repeat
from pathlib import Path
from typing import Any, cast

import numpy as np
from msgspec.json import Decoder

from corpus import Language, LanguageRoute, Precision, Publication, Source
from search.arrays import distinct
from search.columnar.files.array_file import Array, ArrayFile
from search.columnar.files.strings import Strings
from search.columnar.index.facet_column import FacetColumn, FacetColumns
from search.columnar.index.record import (
    APART,
    HAS_DATE_TEXT,
    HAS_VALUES,
    HAS_WORDINGS,
    PRECISIONS,
    PROFILED,
    ROUTES,
    STORED,
    UNPACK_RECORD,
    Profile,
)
from search.columnar.index.value_sets import SHOWN, ProfileValues, ValueSets
from search.language.analysis import has_stems
from search.values.documents import Document
from search.values.facets import FACETS, FacetField, Values

_PRECISIONS = tuple(cast(Precision, precision) or None for precision in PRECISIONS)
_EPOCH = dt.date(1970, 1, 1).toordinal()
_RECORD_BYTES = STORED.itemsize
_NOTHING: list[tuple[Any, ...]] = [()] * len(APART)
_CONDITIONS = 64  # on numbers, of which the flags are kept
_PAIRS = Decoder(list[tuple[str, str]])  # of a source and a URL, as JSON
_PAIRS_AND_WORDINGS = Decoder(tuple[list[tuple[str, str]], tuple[Document, ...]])


class DocumentFile:
    """The columns of the documents in one file, which never changes.

    Pass `written=True` to skip the checksums of a file that this process just wrote.
    """

    def __init__(self, path: Path, *, written: bool = False) -> None:
        self.path = path
        self.array_file = ArrayFile(path, written=written)
        self.bytes = self.array_file.size
        self.sections = self.array_file.sections
        self.documents: int = self.array_file.attributes["documents"]
        self.tokens: int = self.array_file.attributes["tokens"]
        self.starts = self.array_file["starts"]
        self.days = self.array_file["days"]
        self.profile = self.array_file["profile"]
        self.days_by_doc_id: Sequence[int] = self.days.data
        self._records = self.array_file["records"].data
        self._content = self.array_file["strings"].data
        self._sources = self.array_file["sources"].data
        self._met: dict[tuple[str, ...], Array] = {}
        self._in_languages: dict[tuple[str, ...], Array] = {}

    def verify(self) -> None:
        """Check the checksum of every section; raises `IndexDamaged`."""
        self.array_file.verify()

    def release(self) -> None:
        """Unload the pages of the file read so far."""
        self.array_file.release()

    def lengths(self, doc_ids: Array) -> Array:
        """Return how many tokens documents have."""
        found: Array = self.starts[doc_ids + 1].astype(np.int64) - self.starts[doc_ids]
        return found - 1  # less the gap after each

    @cached_property
    def profiles(self) -> list[Profile]:
        """Return all profiles, kept in memory; a profile's number is its index."""
        return self.read_profiles()

    def read_profiles(self) -> list[Profile]:
        """Return all profiles."""
        columns = [self._by_number(field, f"profiles.{field.id}") for field in PROFILED]
        return [
            Profile(tuple(facets), year)
            for *facets, year in zip(*columns, self.profile_years.tolist(), strict=True)
        ]

    def value_sets(self, field: FacetField) -> list[Values]:
        """Return all sets of values in a facet that stands apart; a set's number is its index."""
        return self._by_number(field, f"sets.{field.id}.values")

    def _by_number(self, field: FacetField, section: str) -> list[Values]:
        values = self.values(field)
        pairs = [values[code] for code in self.array_file[section].tolist()]
        bounds = self.array_file[f"{section}.offsets"].tolist()
        return [tuple(pairs[first:end]) for first, end in pairwise(bounds)]

    def values(self, field: FacetField) -> list[tuple[str, str]]:
        """Return the values of a facet that some document has, each with its label, sorted."""
        values = Strings(self.array_file, f"facets.{field.id}.values").decoded()
        labels = (
            Strings(self.array_file, f"facets.{field.id}.labels").decoded()
            if field.labelled
            else repeat("")
        )
        return list(zip(values, labels, strict=False))

    @cached_property
    def _shown(self) -> ProfileValues:
        """The language, kind and topics of each profile, as a document has them."""
        of = {
            field.id: self._read_sets(f"profiles.{field.id}", self.values(field), read)
            for field in PROFILED
            if (read := SHOWN.get(field.id))
        }
        return ProfileValues(of["language"], of["kind"], of["topic"])

    @cached_property
    def _about(self) -> list[tuple[int, Sequence[int], ValueSets]]:
        """For each facet apart, its flag, each document's set by number, and each set's values."""
        return [
            (
                HAS_VALUES[field.id],
                self.array_file[f"sets.{field.id}"].data,
                self._read_sets(
                    f"sets.{field.id}.values",
                    self.values(field),
                    lambda pair, read=field.read: read(pair[0]),
                ),
            )
            for field in APART
        ]

    def _read_sets(
        self, section: str, values: Sequence[tuple[str, str]], read: Callable[..., Any]
    ) -> ValueSets:
        codes, bounds = self.array_file[section], self.array_file[f"{section}.offsets"]
        return ValueSets(read, values, codes.data, bounds.data)

    @cached_property
    def profile_years(self) -> Array:
        """Return the year of each profile, 0 if undated."""
        return self.array_file["profiles.year"]

    @cached_property
    def years(self) -> FacetColumn[int]:
        """Return the years as a facet's column, 0 for undated."""
        years, codes = np.unique(self.profile_years, return_inverse=True)
        return FacetColumn.of(years.tolist(), codes, np.ones(codes.size, np.intp), self.profile)

    @cached_property
    def facets(self) -> Mapping[str, FacetColumn[str]]:
        """Return the columns of the facets by the facet's id."""
        return {field.id: self._facet_column(field) for field in FACETS}

    @cached_property
    def facets_together(self) -> FacetColumns:
        """Return the columns of all facets, in their order."""
        return FacetColumns(list(self.facets.values()))

    def numbers_with(self, facet: str, chosen: Sequence[str]) -> Array:
        """Return a flag for each number of a facet: whether it has or meets one of *chosen*."""
        if facet not in self._measured:
            return self.facets[facet].numbers_with(chosen)
        # One answer asks for the same conditions some ten times.
        met = self._met.get((facet, *chosen))
        if met is None:
            field, column = self._measured[facet]
            met = column.numbers_where(lambda v: any(field.meets(v, one) for one in chosen))
            if len(self._met) > _CONDITIONS:
                self._met.clear()
            self._met[facet, *chosen] = met
        return met

    @cached_property
    def _measured(self) -> Mapping[str, tuple[FacetField, FacetColumn[str]]]:
        """The facets whose values are numbers, with the columns of what is stored."""
        return {
            field.id: (field, self._facet_column(field, str)) for field in FACETS if field.measured
        }

    def _facet_column(
        self, field: FacetField, counted: Callable[[str], str] | None = None
    ) -> FacetColumn[str]:
        section = f"sets.{field.id}.values" if field.apart else f"profiles.{field.id}"
        numbers = self.array_file[f"sets.{field.id}"] if field.apart else self.profile
        codes = self.array_file[section]
        counts: Array = np.diff(self.array_file[f"{section}.offsets"].astype(np.intp))
        # One value may stand there several times, under labels that differ.
        known: dict[str, int] = {}
        counted = counted or field.counted
        renumbered = [known.setdefault(counted(v), len(known)) for v, _ in self.values(field)]
        codes = np.array(renumbered, np.intp)[codes]
        if counted is not str:  # two numbers of arrests are one document with such a number
            owners = np.repeat(np.arange(counts.size), counts)
            pairs = distinct(owners * len(known) + codes)
            codes = pairs % max(len(known), 1)
            counts = np.bincount(pairs // max(len(known), 1), minlength=counts.size)
        return FacetColumn.of(list(known), codes, counts, numbers)

    @cached_property
    def languages_by_profile(self) -> Array:
        """Return the index of each profile's language among the facet's values."""
        return self.array_file["profiles.language"].astype(np.intp)

    def profiles_in(self, languages: tuple[str, ...]) -> Array:
        """Return for each profile whether it is in one of *languages*; few sets are asked for."""
        known = self._in_languages.get(languages)
        if known is None:
            wanted = np.array([code in languages for code in self.facets["language"].values])
            known = self._in_languages[languages] = wanted.take(self.languages_by_profile)
        return known

    @cached_property
    def unstemmed(self) -> frozenset[str]:
        """Return the languages in this file that have no stemmer."""
        return frozenset(code for code in self.facets["language"].values if not has_stems(code))

    @cached_property
    def files(self) -> list[str]:
        """Return the names of the documents' source files, sorted."""
        return Strings(self.array_file, "files").decoded()

    def id(self, doc_id: int) -> str:
        """Return the id by which the archive knows document *doc_id*."""
        return self._id(doc_id).decode()

    def find(self, ids: Iterable[bytes]) -> list[int]:
        """Return the doc ids of the documents with one of *ids*, given in UTF-8."""
        return [doc_id for name, doc_id in self._alike("ids", ids) if self._id(doc_id) == name]

    def find_aliases(self, aliases: Iterable[bytes]) -> Iterator[tuple[str, int]]:
        """Yield each of *aliases*, given in UTF-8, with the doc id of a document that has it."""
        for alias, doc_id in self._alike("aliases", aliases):
            if (name := alias.decode()) in self.document(doc_id).aliases:
                yield name, doc_id

    def _alike(self, section: str, names: Iterable[bytes]) -> Iterator[tuple[bytes, int]]:
        """Yield each of *names* with the doc ids that have a name of equal CRC-32."""
        hashes, doc_ids = self.array_file[f"{section}.hashes"], self.array_file[f"{section}.rows"]
        encoded = list(names) if hashes.size else []
        wanted = np.fromiter(map(zlib.crc32, encoded), np.uint32, len(encoded))
        begins = np.searchsorted(hashes, wanted, "left")
        ends = np.searchsorted(hashes, wanted, "right")
        for number in np.flatnonzero(begins < ends).tolist():
            for doc_id in doc_ids[begins[number] : ends[number]].tolist():
                yield encoded[number], doc_id

    def _id(self, doc_id: int) -> bytes:
        _, _, _, id_bytes, _, _, _, _, _, string, *_ = UNPACK_RECORD(
            self._records, doc_id * _RECORD_BYTES
        )
        return self._content[string : string + id_bytes].tobytes()

    def doc_ids_from(self, file: str) -> Array:
        """Return the doc ids of the documents that have *file*, or a member of it, as a source."""
        first = bisect_left(self.files, file)
        itself = first, bisect_right(self.files, file, first)
        # The members, "file/…", are consecutive and end before "file0", the next character.
        members = (
            bisect_left(self.files, f"{file}/", first),
            bisect_left(self.files, f"{file}0", first),
        )
        named = self.array_file["sources"][::2]
        found = [
            np.flatnonzero((named >= begin) & (named < end))
            for begin, end in (itself, members)
            if begin < end
        ]
        if not found:
            return np.empty(0, np.intp)
        begins = self.array_file["sources.offsets"]
        return np.unique(np.searchsorted(begins, np.concatenate(found), "right") - 1)

    @cached_property
    def imprecise(self) -> Array:
        """Return the doc ids, ascending, of the documents dated by month or year alone."""
        return self.array_file["imprecise"].astype(np.intp)

    @cached_property
    def _imprecise_ends(self) -> Array:
        """Return the day after the month or year of each of `imprecise`."""
        records = self.array_file["records"].view(STORED)
        by_month = records["own"]["precision"][self.imprecise] == PRECISIONS.index("month")
        days = (self.days[self.imprecise] - _EPOCH).astype("datetime64[D]")
        months = (days.astype("datetime64[M]") + 1).astype("datetime64[D]")
        years = (days.astype("datetime64[Y]") + 1).astype("datetime64[D]")
        ends: Array = np.where(by_month, months, years).astype(np.int64) + _EPOCH
        return ends

    def date_ends(self, doc_ids: Array) -> Array:
        """Return the day after the date, a day, month or year, of each of *doc_ids*."""
        ends: Array = self.days[doc_ids].astype(np.int64) + 1
        if self.imprecise.size:
            at = np.searchsorted(self.imprecise, doc_ids).clip(max=self.imprecise.size - 1)
            found = self.imprecise[at] == doc_ids
            ends[found] = self._imprecise_ends[at[found]]
        return ends

    def doc_ids_reaching(self, day: int) -> Array:
        """Return the doc ids, ascending, of those whose month or year begins before *day*.

        It does not end before *day* either.
        """
        begun = self.days[self.imprecise] < day
        return self.imprecise[begun & (self._imprecise_ends > day)]

    def doc_ids_at(self, key: int) -> Array:
        """Return the doc ids, ascending, of the documents with the hashed key of an address."""
        keys = self.array_file["addresses"]
        wanted = np.uint64(key)
        first, end = np.searchsorted(keys, wanted), np.searchsorted(keys, wanted, "right")
        return np.sort(self.array_file["addresses.rows"][first:end].astype(np.intp))

    def text(self, doc_id: int) -> str:
        """Return the text of document *doc_id*, in a tenth of the time of `document`."""
        record = UNPACK_RECORD(self._records, doc_id * _RECORD_BYTES)
        id_bytes, text_bytes, string = record[3], record[4], record[9]
        return self._content[string + id_bytes : string + id_bytes + text_bytes].tobytes().decode()

    def document(self, doc_id: int) -> Document:
        """Return document *doc_id*, deleted or not."""
        (
            confidence, first, last, id_bytes, text_bytes, date_bytes, flags, precision, route,
            string, source, string_bytes, sources, day, profile,
        ) = UNPACK_RECORD(self._records, doc_id * _RECORD_BYTES)  # fmt: skip
        # A page reads twenty of these, each from other memory: what is not there is not looked for.
        strings = self._content[string : string + string_bytes].tobytes()
        text_ends = id_bytes + text_bytes
        date_ends = text_ends + date_bytes
        publications, wordings = (
            _unpacked(strings[date_ends:], flags) if date_ends < string_bytes else ((), ())
        )
        language, kind, topics = self._shown[profile]
        places, organisations, subjects, quantities = (
            [sets[numbers[doc_id]] if flags & named else () for named, numbers, sets in self._about]
            if flags > HAS_WORDINGS
            else _NOTHING
        )
        files, pairs, first_pair = self.files, self._sources, 2 * source
        listed: tuple[Source, ...] = (
            (Source(files[pairs[first_pair]], pairs[first_pair + 1]),)
            if sources == 1  # as most have
            else tuple(
                [
                    Source(files[pairs[at]], pairs[at + 1])
                    for at in range(first_pair, first_pair + 2 * sources, 2)
                ]
            )
        )
        # By position, as seventeen names take fifteen times as long, a quarter of all of this.
        return Document(
            strings[:id_bytes].decode(),
            kind,
            strings[id_bytes:text_ends].decode(),
            _language(language, confidence, route),
            strings[text_ends:date_ends].decode() if flags & HAS_DATE_TEXT else None,
            _date(day),
            _PRECISIONS[precision],
            topics,
            places,
            organisations,
            subjects,
            quantities,
            listed,
            _date(first) if first else None,
            _date(last) if last else None,
            publications,
            wordings,
        )


@lru_cache(maxsize=10_000)
def _language(code: str, confidence: float, route: int) -> Language:
    return Language(code, confidence, cast(LanguageRoute, ROUTES[route]))


def _unpacked(packed: bytes, flags: int) -> tuple[tuple[Publication, ...], tuple[Document, ...]]:
    pairs, wordings = (
        _PAIRS_AND_WORDINGS.decode(packed) if flags & HAS_WORDINGS else (_PAIRS.decode(packed), ())
    )
    return tuple(Publication(*pair) for pair in pairs), wordings


@lru_cache(maxsize=10_000)
def _date(day: int) -> dt.date | None:
    return dt.date.fromordinal(day) if day else None
