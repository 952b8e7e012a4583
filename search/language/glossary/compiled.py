"""The glossary as a file: its terms with their keys, ready to be looked up.

    a line       JSON: what it was made from, the languages, the numbers of the rest
    u32 each     where each concept begins; where each bucket begins; the hashes; the concepts
    then         the concepts, sorted by id, each its terms in MessagePack

A hash is the CRC-32 of a key of the first word of a term, and beside it stands the number of the
term's concept. A bucket has the hashes that are the same modulo the number of buckets, a power of
two.

Analysing all terms takes about as long as everything else that a search in the shell does, so the
file is made with the tables (`python -m search.language.glossary`) and kept beside them. It says
what it was made from: where a table was edited since, or keys are found in another way, the
terms are compiled anew in memory. The names of countries are those of the CLDR that it was made
with.
"""

import mmap
import zlib
from collections.abc import Iterable, Sequence, Set
from functools import cache
from itertools import accumulate, pairwise
from pathlib import Path

import msgspec
import numpy as np
from msgspec import Struct

from corpus.languages import LANGUAGES as ROWS
from search.language.compiled_file import identify, read_current, tables_in
from search.language.glossary.entries import AnalysedTerm, Entry, analyse
from search.language.glossary.table import LANGUAGES, Concept

_FOLDER = Path(__file__).parent
FILE = _FOLDER / "terms.bin"
_LAYOUT = "3"
_TERMS = msgspec.msgpack.Decoder(tuple[str, tuple[AnalysedTerm, ...]])


class _Head(Struct):
    made_from: str
    cldr: str
    languages: tuple[str, ...]
    longest: int
    concepts: int
    buckets: int
    hashes: int


class CompiledGlossary:
    """The terms of *content*, a file of them; only what is asked for is read.

    *languages* are those of its terms, those of the *tables* among them. *longest* is the greatest
    number of words of one. *cldr* is the version of Babel whose names of countries it has, and
    *made_from* identifies the tables and the rules.
    """

    def __init__(self, content: bytes | mmap.mmap) -> None:
        line = content[: content.find(b"\n")]
        head = msgspec.json.decode(line, type=_Head)
        self.made_from, self.cldr = head.made_from, head.cldr
        self.languages = frozenset(head.languages)
        self.tables = LANGUAGES
        self.longest = head.longest
        sizes = (head.concepts + 1, head.buckets + 1, head.hashes, head.hashes)
        ends = [*accumulate(sizes, initial=0)]
        first = len(line) + 1
        self._records = memoryview(content)[first + 4 * ends[-1] :]
        table = memoryview(content)[first : first + 4 * ends[-1]].cast("I")
        parts = [table[begin:end] for begin, end in pairwise(ends)]
        self._begins, self._buckets, self._hashes, self._owners = parts

    def beginning_with(self, keys: Iterable[str]) -> Sequence[int]:
        """Return the numbers of all concepts with a term that begins with one of *keys*, ascending.

        A concept with a term of the same hash may be among them.
        """
        buckets, hashes = self._buckets, self._hashes
        last = len(buckets) - 2
        found: set[int] = set()
        for key in keys:
            hashed = zlib.crc32(key.encode())
            bucket = hashed & last
            for at in range(buckets[bucket], buckets[bucket + 1]):
                if hashes[at] == hashed:
                    found.add(self._owners[at])
        return sorted(found)

    def entries(self, concept: int, languages: Set[str]) -> list[tuple[Entry, ...]]:
        """Return the terms of the *concept* with that number in *languages*.

        Each comes as it is printed, and, if it has several words, as one word.
        """
        identifier, terms = _TERMS.decode(
            self._records[self._begins[concept] : self._begins[concept + 1]]
        )
        return [term.entries(identifier) for term in terms if term.language in languages]


def compile_glossary(
    concepts: Iterable[Concept],
    languages: Iterable[str] = LANGUAGES,
    cldr: str = "",
    made_from: str = "",
) -> bytes:
    """Return the file of *concepts*, with terms in *languages*; see `CompiledGlossary`."""
    analysed = sorted(
        (concept.id, tuple(analyse(term) for term in concept.terms)) for concept in concepts
    )
    leading = [
        (key, number, len(entry.all))
        for number, (identifier, terms) in enumerate(analysed)
        for term in terms
        for entry in term.entries(identifier)
        if entry.leads
        for key in entry.all[0]
    ]
    hashed = {(zlib.crc32(key.encode()), number) for key, number, _ in leading}
    buckets = 1 << max(1, len(hashed).bit_length())
    chains = sorted((hash_ & (buckets - 1), hash_, number) for hash_, number in hashed)
    records = [msgspec.msgpack.encode(one) for one in analysed]
    head = _Head(
        made_from=made_from,
        cldr=cldr,
        languages=tuple(sorted(languages)),
        longest=max((length for *_, length in leading), default=0),
        concepts=len(records),
        buckets=buckets,
        hashes=len(chains),
    )
    tables = (
        np.cumsum([0, *map(len, records)]),
        np.searchsorted([bucket for bucket, *_ in chains], np.arange(buckets + 1)),
        np.array([hash_ for _, hash_, _ in chains]),
        np.array([number for *_, number in chains]),
    )
    line = msgspec.json.encode(head)
    line += b" " * (-(len(line) + 1) % 4) + b"\n"  # so that numbers begin at a multiple of 4
    return b"".join((line, *(table.astype("<u4").tobytes() for table in tables), *records))


def compile_shipped(languages: Iterable[str] = tuple(ROWS)) -> bytes:
    """Return the file of the tables and all countries, with names in *languages*."""
    import babel

    from search.language.glossary.places import with_places
    from search.language.glossary.table import read_concepts

    every = sorted({*LANGUAGES, *languages})
    concepts = with_places(read_concepts(tables_in(_FOLDER)), every)
    return compile_glossary(
        concepts, every, babel.__version__, identify(_LAYOUT, tables_in(_FOLDER))
    )


def compiled_for(languages: Iterable[str]) -> CompiledGlossary:
    """Return the shipped glossary with the names of countries in *languages* that CLDR has."""
    shipped = _shipped()
    if shipped:
        others = {*languages} - shipped.languages
        if not others:
            return shipped
        from search.language.glossary.places import has_names  # loads Babel

        if not any(map(has_names, others)):
            return shipped
    return CompiledGlossary(compile_shipped(languages))


def read_glossary_file(folder: Path) -> CompiledGlossary | None:
    """Return the file in *folder*; None without one, or if not made from the tables there."""
    made_from = identify(_LAYOUT, tables_in(folder))
    return read_current(folder / FILE.name, CompiledGlossary, made_from)


@cache
def _shipped() -> CompiledGlossary | None:
    return read_glossary_file(_FOLDER)
