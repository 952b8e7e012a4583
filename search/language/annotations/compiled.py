"""The terms of all languages as a file, `terms.bin`, of which only what is asked for is read.

    a line      JSON: what it was made from, where each block begins and how large its parts are,
                the blocks of each language, the code of each country by its folded names
    a block     where each of its terms begins (u32); a table of the keys (`hash_table`), with the
                numbers of the terms; the terms in MessagePack

A language of the tables has one block; others share some, such as names of cities in Latin letters.

The file is made with the glossary (`make glossary`) and kept beside the tables. Where one of them
was edited since or keys are found in another way, and in a language that the file lacks, terms are
compiled from the tables in memory.
"""

import mmap
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property
from itertools import accumulate, chain, groupby
from pathlib import Path

import msgspec
import numpy as np
from msgspec import Struct

from corpus.languages import LANGUAGES
from search.language.annotations.terms import Meaning, read_terms
from search.language.compiled_file import identify, read_current, tables_in
from search.language.glossary.compiled import FILE as GLOSSARY
from search.language.glossary.table import LANGUAGES as TABLES
from search.language.glossary.table import shipped_concepts
from search.language.hash_table import HashTable, Sizes, hash_table

_FOLDER = Path(__file__).parent
FILE = _FOLDER / "terms.bin"
_TABLES = ("cities", "names", "phrases", "regions", "subjects", "towns", "words")
_LAYOUT = "3"
_ENCODER = msgspec.msgpack.Encoder(order="deterministic")
_MEANING = msgspec.msgpack.Decoder(Meaning)
_PART = 4  # letters of the shortest part of compounds
_REST = 3  # letters of a compound that are left beside a part
_JOINED = "-"  # where a part of compounds is joined; alone, the key of all such parts


class _Extent(Struct, frozen=True, array_like=True):
    """Where a block begins, and how many terms and what keys it has."""

    begin: int
    terms: int
    keys: Sizes


class _Head(Struct):
    made_from: str
    cldr: str
    blocks: tuple[_Extent, ...]
    languages: dict[str, tuple[int, ...]]
    countries: msgspec.Raw  # few searches need it


class _Block:
    """The terms in an *extent* of *content*."""

    def __init__(self, content: memoryview, extent: _Extent) -> None:
        begins = extent.terms + 1
        end = extent.begin + 4 * (begins + extent.keys.words)
        words = content[extent.begin : end].cast("I")
        self._begins = words[:begins]
        self._records = content[end:]
        self._keys = HashTable(words[begins:], extent.keys)
        self.numbers = self._keys.numbers
        self._found: dict[int, Meaning] = {}

    def __len__(self) -> int:
        return len(self._begins) - 1

    def __getitem__(self, number: int) -> Meaning:
        return _MEANING.decode(self._records[self._begins[number] : self._begins[number + 1]])

    def begun_by(self, keys: Sequence[str]) -> Iterator[tuple[str, Meaning | None]]:
        """Yield those of *keys* that a word of a term has, with each term that they begin, or None.

        Those of a key come in order.
        """
        found, count = self._found, len(self)
        for index, number in self._keys.numbers_of(keys):
            key = keys[index]
            if number == count:
                yield key, None
                continue
            meaning = found.get(number)
            if meaning is None:  # many words are forms of one term
                meaning = found[number] = self[number]
            yield key, meaning if key in meaning.words[0] else None


class Terms:
    """The terms of a language; it *has parts* if some of them begin or end compounds."""

    def __init__(self, blocks: Sequence[_Block]) -> None:
        self._blocks = blocks
        parts = [block[number] for block in blocks for number in block.numbers(_JOINED)]
        self._parts = {key: part for part in parts for key in _as_parts(part)}
        self._longest = max(map(len, self._parts), default=0) - len(_JOINED)
        self.has_parts = bool(parts)

    def __iter__(self) -> Iterator[Meaning]:
        """Yield all of them, in order."""
        for block in self._blocks:
            yield from map(block.__getitem__, range(len(block)))

    def begun_by(self, keys: Iterable[str]) -> dict[str, list[Meaning]]:
        """Return, for each of *keys* that a word of a term has, the terms that it begins, in order.

        A key that no term has may, very rarely, come with no terms: its hash is that of another.
        Many keys at once take the least time.
        """
        found: dict[str, list[Meaning]] = {}
        sought = list(dict.fromkeys(keys))
        for block in self._blocks:
            for key, meaning in block.begun_by(sought):
                of_key = found.setdefault(key, [])
                if meaning:
                    of_key.append(meaning)
        return found

    def parts_of(self, folded: str) -> list[Meaning]:
        """Return the terms that begin a *folded* compound, and those that end it.

        The longest of each come first.
        """
        sizes = range(min(len(folded) - _REST, self._longest), _PART - 1, -1)
        parts = [folded[:size] + _JOINED for size in sizes]
        parts += [_JOINED + folded[-size:] for size in sizes]
        return [self._parts[part] for part in parts if part in self._parts]


class CompiledTerms:
    """The terms of *content*, a file of them.

    *made_from* identifies the tables and the rules, *cldr* is the version of Babel whose names of
    countries it has.
    """

    def __init__(self, content: bytes | mmap.mmap) -> None:
        line = content[: content.find(b"\n")]
        self._head = msgspec.json.decode(line, type=_Head)
        self.made_from, self.cldr = self._head.made_from, self._head.cldr
        self._content = memoryview(content)[len(line) + 1 :]

    @cached_property
    def countries(self) -> Mapping[str, str]:
        """The ISO 3166 code of each country by its folded names, and by its folded code."""
        return msgspec.json.decode(self._head.countries, type=dict[str, str])

    def __contains__(self, language: str) -> bool:
        return language in self._head.languages

    def terms(self, language: str) -> Terms:
        """Return the terms of *language*."""
        numbers = self._head.languages[language]
        return Terms([_Block(self._content, self._head.blocks[number]) for number in numbers])


def compile_terms(languages: Sequence[str] = tuple(LANGUAGES)) -> bytes:
    """Return the file of the terms in *languages*."""
    import babel

    from search.language.glossary.places import codes_by_name, with_places

    places = with_places(shipped_concepts(), languages)
    numbers: dict[tuple[bytes, int, Sizes], int] = {}  # of the blocks
    block = cache(_block)  # many languages have the same terms
    of_languages = {}
    sources = {language: [*filter(None, read_terms(language, places))] for language in languages}
    shared = Counter(chain.from_iterable(sources.values()))
    for language in languages:
        # Each block is looked into for each word, so the languages of most news have one.
        counts = [0 if language in TABLES else shared[source] for source in sources[language]]
        joined = groupby(zip(counts, sources[language], strict=True), lambda counted: counted[0])
        blocks = [block(tuple(source for _, source in those)) for _, those in joined]
        of_languages[language] = tuple(numbers.setdefault(one, len(numbers)) for one in blocks)
    begins = accumulate((len(content) for content, *_ in numbers), initial=0)
    extents = tuple(
        _Extent(begin, terms, keys)
        for begin, (_, terms, keys) in zip(begins, numbers, strict=False)
    )
    countries = msgspec.Raw(msgspec.json.encode(codes_by_name(shipped_concepts())))
    line = msgspec.json.encode(
        _Head(identify_tables(), babel.__version__, extents, of_languages, countries)
    )
    line += b" " * (-(len(line) + 1) % 4) + b"\n"  # so that numbers begin at a multiple of 4
    return b"".join((line, *(content for content, *_ in numbers)))


def terms_of(language: str) -> Terms:
    """Return the terms of *language*, an ISO 639-1 code or `und`."""
    shipped = _shipped()
    if shipped is None or language not in shipped:
        shipped = CompiledTerms(compile_terms([language]))
    return shipped.terms(language)


def countries_by_name() -> Mapping[str, str]:
    """Return the ISO 3166 code of each country by its folded names, and by its folded code."""
    if shipped := _shipped():
        return shipped.countries
    from search.language.glossary.places import codes_by_name  # loads Babel, which is slow

    return codes_by_name(shipped_concepts())


def read_terms_file(folder: Path) -> CompiledTerms | None:
    """Return the file in *folder*; None without one, or if not made from the tables there."""
    return read_current(folder / FILE.name, CompiledTerms, identify_tables(folder))


@cache
def _shipped() -> CompiledTerms | None:
    return read_terms_file(_FOLDER)


def identify_tables(folder: Path = _FOLDER) -> str:
    """Identify the tables of all terms, with those in *folder*, and the rules of analysis."""
    own = [folder / f"{name}.tsv" for name in _TABLES]
    return identify(_LAYOUT, [*tables_in(GLOSSARY.parent), *own])


def _block(sources: tuple[tuple[Meaning, ...], ...]) -> tuple[bytes, int, Sizes]:
    """Return the content of a block of *sources*, how many terms it has, the sizes of its keys."""
    meanings = [*chain.from_iterable(sources)]
    keys: list[tuple[str, int]] = []
    for number, one in enumerate(meanings):
        if _is_part(one):
            keys.append((_JOINED, number))
        else:
            keys += [(key, number) for key in one.words[0]]
            keys += [(key, len(meanings)) for key in chain.from_iterable(one.words[1:])]
    table, sizes = hash_table(keys)
    records = [_ENCODER.encode(meaning) for meaning in meanings]
    begins = np.cumsum([0, *map(len, records)]).astype("<u4").tobytes()
    content = b"".join((begins, table, *records))
    return content + b" " * (-len(content) % 4), len(meanings), sizes


def _is_part(meaning: Meaning) -> bool:
    """Return whether *meaning* only begins or ends compounds."""
    return _JOINED in (meaning.text[0], meaning.text[-1])


def _as_parts(meaning: Meaning) -> list[str]:
    """Return what *meaning*, a part of compounds, begins or ends, a hyphen where it is joined."""
    begins = meaning.text[0] != _JOINED
    return [key + _JOINED if begins else _JOINED + key for key in meaning.words[0]]
