"""The glossary as a file: its terms with their keys, ready to be looked up.

    a line       JSON: what it was made from, the languages, the numbers of the rest
    u32 each     where each concept begins; a table (`hash_table`) of the keys of the first words of
                 terms, each with the number of words of the term and that of its concept, as one
                 number: words * concepts + concept
    then         the concepts, sorted by id, each its terms in MessagePack

Analysing all terms takes about as long as everything else that a search in the shell does, so the
file is made with the tables (`python -m search.language.glossary`) and kept beside them. It says
what it was made from: where a table was edited since, or keys are found in another way, the
terms are compiled anew in memory. The names of countries are those of the CLDR that it was made
with.
"""

import mmap
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from functools import cache
from pathlib import Path

import msgspec
import numpy as np
from msgspec import Struct

from corpus.languages import LANGUAGES as ROWS
from search.language.compiled_file import identify, read_current, tables_in
from search.language.glossary.entries import AnalysedTerm, Entry, analyse
from search.language.glossary.table import LANGUAGES, Concept
from search.language.hash_table import HashTable, Sizes, hash_table

_FOLDER = Path(__file__).parent
FILE = _FOLDER / "terms.bin"
_LAYOUT = "5"
_TERMS = msgspec.msgpack.Decoder(tuple[str, tuple[AnalysedTerm, ...]])


class _Head(Struct):
    made_from: str
    cldr: str
    languages: tuple[str, ...]
    longest: int
    concepts: int
    keys: Sizes


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
        first = len(line) + 1
        end = first + 4 * (head.concepts + 1 + head.keys.words)
        words = memoryview(content)[first:end].cast("I")
        self._concepts = head.concepts
        self._begins = words[: head.concepts + 1]
        self._keys = HashTable(words[head.concepts + 1 :], head.keys)
        self._records = memoryview(content)[end:]

    def beginning_with(self, keys: Iterable[str]) -> Mapping[int, Sequence[int]]:
        """Return the numbers of all concepts with a term that begins with one of *keys*, ascending.

        They come by the number of words of the term. A concept with a term of the same hash may be
        among them.
        """
        found: dict[int, list[int]] = defaultdict(list)
        for number in sorted({number for key in keys for number in self._keys.numbers(key)}):
            words, concept = divmod(number, self._concepts)
            found[words].append(concept)
        return found

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
        (key, number, entry.words)
        for number, (identifier, terms) in enumerate(analysed)
        for term in terms
        for entry in term.entries(identifier)
        if term.leads
        for key in entry.first
    ]
    table, sizes = hash_table(
        (key, words * len(analysed) + number) for key, number, words in leading
    )
    records = [msgspec.msgpack.encode(one) for one in analysed]
    head = _Head(
        made_from=made_from,
        cldr=cldr,
        languages=tuple(sorted(languages)),
        longest=max((length for *_, length in leading), default=0),
        concepts=len(records),
        keys=sizes,
    )
    line = msgspec.json.encode(head)
    line += b" " * (-(len(line) + 1) % 4) + b"\n"  # so that numbers begin at a multiple of 4
    begins = np.cumsum([0, *map(len, records)]).astype("<u4").tobytes()
    return b"".join((line, begins, table, *records))


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
