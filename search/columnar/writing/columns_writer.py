"""The columns of a segment: documents of several inputs put in order and written, block by block.

Only some bytes a document are in memory at a time, whatever the documents hold.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Generic, TypeVar, cast

import numpy as np

from search.arrays import offsets
from search.columnar.files.array_file import Array, ArrayFileWriter
from search.columnar.files.strings import (
    add_joined,
    add_offsets,
    narrow,
    narrow_type,
    write_strings,
)
from search.columnar.index.record import APART, PRECISIONS, PROFILED, STORED, Profile
from search.columnar.writing.columns import Columns, Keyed, Numbered
from search.columnar.writing.selection import BLOCK, Block, Elements, Selection
from search.values.facets import FacetField, Values

T = TypeVar("T")

_LAST_DAY = dt.date.max.toordinal()
_DAY = PRECISIONS.index("day")
SORTED = 1 << 19  # keys that are sorted at a time
_UNLOADED = 8 * BLOCK  # documents whose strings are written before pages are unloaded


class JoinedColumns:
    """The documents *kept* of several *inputs*, in the order of a segment.

    *kept* has ascending indices for each input. Without it, all documents of a single input stay in
    the order that they have. The inputs are read as the columns are written.
    """

    def __init__(self, inputs: Sequence[Columns], kept: Sequence[Array] | None = None) -> None:
        self._inputs = inputs
        self._as_it_is = kept is None
        self._kept = kept or [np.arange(len(inputs[0]))]
        order = _order(inputs, kept) if kept else self._kept[0]
        self.selection = Selection(self._kept, order)
        self.starts = self._positions()
        self._profiles = self._renumbered([one.profiles for one in inputs])
        self._sets = {
            field.id: self._renumbered([one.sets[field.id] for one in inputs]) for field in APART
        }

    def __len__(self) -> int:
        return len(self.selection)

    def write(self, file: ArrayFileWriter) -> None:
        """Write all columns; profiles and files that no document has are left out.

        docs/index-format.md describes the sections.
        """
        blocks = self.selection.blocks
        profiles = self._profiles.values
        files = _Renumbered(
            [Numbered(one.files, one.sources[:, 0]) for one in self._inputs],
            (
                [one.sources_at(part).every[:, 0] for part in _parts(kept)]
                for one, kept in zip(self._inputs, self._kept, strict=True)
            ),
        )
        add_joined(file, "strings", map(self._joined_strings, blocks()))
        add_offsets(file, "strings", lambda: map(self._string_bytes, blocks()))
        file.add_blocks("records", np.dtype(np.uint8), self._records())
        self._write_keys(file, ("ids.hashes", "ids.rows"), [one.ids for one in self._inputs])
        aliases = [one.aliases for one in self._inputs]
        self._write_keys(file, ("aliases.hashes", "aliases.rows"), aliases)
        file.add_blocks("days", np.dtype(np.int32), map(self.days, blocks()))
        file.add("imprecise", narrow(np.concatenate([np.empty(0, np.int64), *self._imprecise()])))
        file.add("starts", self.starts)
        _add_numbers(file, "profile", len(profiles), map(self._profile, blocks()))
        file.add("profiles.year", np.array([one.year for one in profiles], "<i4"))
        file.add("profiles.same_topics", narrow(_with_same_topics(profiles)))
        for field in PROFILED:
            by_profile = [one.of(field.id) for one in profiles]
            _write_values(file, field, f"profiles.{field.id}", by_profile)
        for field in APART:
            sets = self._sets[field.id]
            _write_values(file, field, f"sets.{field.id}.values", sets.values)
            numbers = (block.take(sets.at) for block in blocks())
            _add_numbers(file, f"sets.{field.id}", len(sets.values), numbers)
        write_strings(file, "files", [name.encode() for name in files.values])
        add_offsets(file, "sources", lambda: map(self._source_counts, blocks()))
        file.add_blocks("sources", np.dtype("<u4"), self._sources(files))
        addresses = [one.addresses for one in self._inputs]
        self._write_keys(file, ("addresses", "addresses.rows"), addresses)

    def languages(self) -> Array:
        """Return the index of each document's language among the sorted languages in use."""
        column = [one.of("language") for one in self._profiles.values]
        return self._by_profile(_indices(column, sorted(set(column))))

    def topics(self) -> Array:
        """Return the number of the first profile, as written, with each one's kind and topics."""
        return self._by_profile(_with_same_topics(self._profiles.values))

    def totals(self) -> dict[str, int]:
        """Return the attributes of a file with these documents."""
        return {"documents": len(self), "tokens": int(self.starts[-1]) - len(self)}

    def records(self, block: Block) -> Array:
        """Return the records of some documents, of type `RECORD`."""
        return block.take(lambda owner, indices: self._inputs[owner].records_at(indices))

    def days(self, block: Block) -> Array:
        """Return the days of some documents."""
        return block.take(lambda owner, indices: self._inputs[owner].days.take(indices))

    def token_ids(self, block: Block, of_inputs: Sequence[Array]) -> Elements:
        """Return of *of_inputs*, the token ids of all documents of each, those of some documents.

        The inputs are spills, which have no gaps between texts.
        """

        def read(owner: int, indices: Array) -> Elements:
            one = self._inputs[owner]
            begins = one.starts.take(indices) - indices
            return Elements.between(of_inputs[owner], begins, one.lengths_at(indices))

        return block.take_elements(read)

    def new_doc_ids(self, owner: int) -> Array:
        """Return the new doc id of each document of an input, -1 if it is left out."""
        return self.selection.new_doc_ids(owner, len(self._inputs[owner]))

    def _renumbered(self, inputs: Sequence[Numbered[T]]) -> "_Renumbered[T]":
        used = (
            (one.numbers.take(part) for part in _parts(kept))
            for one, kept in zip(inputs, self._kept, strict=True)
        )
        return _Renumbered(inputs, used)

    def _positions(self) -> Array:
        """Return the position of each document's first token, and that after the last gap."""
        found = np.zeros(len(self) + 1, np.uint64)
        end = 0
        for block in self.selection.blocks():
            lengths = block.take(lambda owner, indices: self._inputs[owner].lengths_at(indices))
            ends = end + np.cumsum(lengths.astype(np.int64) + 1)
            found[block.start + 1 : block.start + 1 + ends.size] = ends
            end = int(ends[-1])
        return narrow(found)

    def _by_profile(self, numbers: Array) -> Array:
        """Return for each document that of *numbers* which its profile has."""
        numbers = numbers.astype(np.min_scalar_type(int(numbers.max(initial=0))))
        parts = [numbers.take(self._profile(block)) for block in self.selection.blocks()]
        return np.concatenate([numbers[:0], *parts])

    def _profile(self, block: Block) -> Array:
        return block.take(self._profiles.at)

    def _string_bytes(self, block: Block) -> Array:
        return block.take(lambda owner, indices: self._inputs[owner].strings.sizes(indices))

    def _source_counts(self, block: Block) -> Array:
        return block.take(lambda owner, indices: self._inputs[owner].source_counts_at(indices))

    def _joined_strings(self, block: Block) -> bytes:
        if self._as_it_is:
            return self._inputs[0].strings.content(block.start, block.start + len(block))
        joined = b"".join(
            block.take_strings(lambda owner, indices: self._inputs[owner].strings.take(indices))
        )
        if block.start % _UNLOADED == 0:  # these pages count as used memory
            for one in self._inputs:
                one.strings.release()
        return joined

    def _records(self) -> Iterator[Array]:
        """Yield the records as bytes, a block at a time."""
        string = source = 0
        for block in self.selection.blocks():
            records = np.empty(len(block), STORED)
            strings, sources = self._string_bytes(block), self._source_counts(block)
            ends_of_strings, ends_of_sources = string + offsets(strings), source + offsets(sources)
            records["own"] = self.records(block)
            records["string"], records["string_bytes"] = ends_of_strings[:-1], strings
            records["source"], records["sources"] = ends_of_sources[:-1], sources
            records["day"] = self.days(block)
            records["profile"] = self._profile(block)
            string, source = int(ends_of_strings[-1]), int(ends_of_sources[-1])
            yield records.view(np.uint8)

    def _imprecise(self) -> Iterator[Array]:
        for block in self.selection.blocks():
            yield block.start + np.flatnonzero(self.records(block)["precision"] > _DAY)

    def _sources(self, files: "_Renumbered[str]") -> Iterator[Array]:
        def read(owner: int, indices: Array) -> Elements:
            sources, counts = self._inputs[owner].sources_at(indices)
            named = files.of_input[owner].take(sources[:, 0])
            return Elements(np.stack((named, sources[:, 1]), axis=1), counts)

        for block in self.selection.blocks():
            yield block.take_elements(read).every.ravel()

    def _write_keys(
        self, file: ArrayFileWriter, names: tuple[str, str], inputs: Sequence[Keyed]
    ) -> None:
        """Write the keys of the *inputs*, ascending, as one section, and their doc ids as another.

        Keys of one range at a time are in memory.
        """
        highest = 0
        rows = file.spool(np.dtype(np.uint32))
        dtype = np.result_type(*(one.keys for one in inputs))
        bits = (sum(one.keys.size for one in inputs) // SORTED).bit_length()
        keys, doc_ids = file.partitions(dtype), file.partitions(np.dtype(np.uint32))
        for owner, one in enumerate(inputs):
            new = self.new_doc_ids(owner).take(one.doc_ids)
            kept = np.flatnonzero(new >= 0)
            ranges = _highest_bits(one.keys.take(kept), bits)
            order = kept.take(np.argsort(ranges, kind="stable"))
            ends = np.cumsum(np.bincount(ranges, minlength=1 << bits))
            keys.add(one.keys.take(order), ends)
            doc_ids.add(new.take(order), ends)

        def by_range() -> Iterator[Array]:
            nonlocal highest
            for number in range(1 << bits):
                found, owners = _sorted_keys(keys.part(number), doc_ids.part(number))
                rows.extend(owners)
                highest = max(highest, int(owners.max(initial=0)))
                yield found

        file.add_blocks(names[0], dtype, by_range())
        file.add_blocks(names[1], narrow_type(highest), rows.blocks())


class _Renumbered(Generic[T]):
    """The values of several *inputs* in one numbering, those in use alone, sorted.

    *used* has the numbers that are in use, part by part for each input.
    """

    def __init__(self, inputs: Sequence[Numbered[T]], used: Iterable[Iterable[Array]]) -> None:
        self._inputs = inputs
        known: dict[T, int] = {}
        maps = []
        for one, parts in zip(inputs, used, strict=True):
            values = one.values()
            is_used = np.zeros(len(values), np.bool_)
            for part in parts:
                is_used[part] = True
            new = np.zeros(len(values), np.uint32)
            at = np.flatnonzero(is_used)
            new[at] = [known.setdefault(values[number], len(known)) for number in at.tolist()]
            maps.append(new)
        self.values = sorted(cast("Sequence[Any]", known))
        ranks = np.zeros(max(len(known), 1), np.uint32)
        ranks[[known[value] for value in self.values]] = np.arange(len(known))
        self.of_input = [ranks.take(new) for new in maps]

    def at(self, owner: int, indices: Array) -> Array:
        """Return the new numbers at some *indices* of an input."""
        new: Array = self.of_input[owner].take(self._inputs[owner].numbers.take(indices))
        return new


def _highest_bits(keys: Array, bits: int) -> Array:
    """Return so many highest *bits* of each of *keys*, 16 at most: few enough to sort by digits."""
    if not bits:
        return np.zeros(keys.size, np.uint16)
    highest: Array = keys >> keys.dtype.type(8 * keys.dtype.itemsize - bits)
    return highest.astype(np.uint16)


def _sorted_keys(keys: Array, doc_ids: Array) -> Keyed:
    """Return *keys*, ascending, and their *doc_ids*, ascending for each."""
    if keys.dtype.itemsize == 8:
        order = np.lexsort((doc_ids, keys))
        return Keyed(keys.take(order), doc_ids.take(order))
    # One integer packs both. Equal ones are alike, so any sort gives one order.
    packed = keys.astype(np.uint64) << np.uint64(32) | doc_ids
    packed.sort()
    return Keyed((packed >> np.uint64(32)).astype(keys.dtype), packed.astype(np.uint32))


def _parts(kept: Array) -> Iterator[Array]:
    """Yield *kept* part by part."""
    for start in range(0, kept.size, SORTED):
        yield kept[start : start + SORTED]


def _add_numbers(file: ArrayFileWriter, name: str, n_values: int, blocks: Iterable[Array]) -> None:
    """Write the numbers of values, the highest of which is in use."""
    file.add_blocks(name, narrow_type(max(n_values - 1, 0)), blocks)


def _write_values(
    file: ArrayFileWriter, field: FacetField, section: str, by_number: Sequence[Values]
) -> None:
    """Write the values of each profile or set in *section*, and all that there are."""
    column = [value for values in by_number for value in values]
    distinct = sorted(set(column))
    name = f"facets.{field.id}"
    write_strings(file, f"{name}.values", [value.encode() for value, _ in distinct])
    if field.labelled:
        write_strings(file, f"{name}.labels", [label.encode() for _, label in distinct])
    counts = np.fromiter(map(len, by_number), np.int64, len(by_number))
    file.add(f"{section}.offsets", narrow(offsets(counts)))
    file.add(section, narrow(_indices(column, distinct)))


def _with_same_topics(profiles: Sequence[Profile]) -> Array:
    """Return for each of *profiles* the index of the first one that has its kind and topics."""
    first: dict[tuple[Values, Values], int] = {}
    found = [
        first.setdefault((one.of("kind"), one.of("topic")), index)
        for index, one in enumerate(profiles)
    ]
    return np.array(found, np.int64)


def _order(inputs: Sequence[Columns], kept: Sequence[Array]) -> Array:
    """Return the order of the documents *kept*: newest first, undated last, then by id."""
    # A key has 22 bits of the day and 42 of the id. Sorting 64-bit integers is several times as
    # fast as sorting by two columns, and few documents of one day have ids that begin alike.
    keys = np.concatenate([_keys(one, indices) for one, indices in zip(inputs, kept, strict=True)])
    order = np.argsort(keys)
    alike = np.zeros(keys.size, np.bool_)
    for start in range(0, keys.size, SORTED):
        some = keys.take(order[start : start + SORTED + 1])
        alike[start + 1 : start + some.size] = some[1:] == some[:-1]
    alike[:-1] |= alike[1:]
    ties = np.flatnonzero(alike)
    ends = np.cumsum([one.size for one in kept])

    def key_and_id(index: int) -> tuple[int, bytes]:
        owner = int(np.searchsorted(ends, index, "right"))
        at = kept[owner][index - ends[owner]]  # from the end of its input's
        return int(keys[index]), inputs[owner].id(at)

    order[ties] = sorted(order[ties].tolist(), key=key_and_id)
    return order


def _keys(columns: Columns, indices: Array) -> Array:
    """Return a sort key of the day and the id of each document at *indices*."""
    prefixes = columns.strings.prefix_keys(columns.records_at(indices)["id_bytes"], indices)
    days = (_LAST_DAY - columns.days.take(indices)).astype(np.uint64)
    keys: Array = days << np.uint64(42) | prefixes >> np.uint64(22)
    return keys


def _indices(column: Sequence[T], values: Sequence[T]) -> Array:
    """Return the index in *values* of each element of *column*."""
    indices = {value: index for index, value in enumerate(values)}
    return np.array([indices[value] for value in column], np.int64)
