"""The terms of all languages as a file, `terms.bin`, ready to be used.

    a line    JSON: what it was made from, where each block begins, the blocks of each language
    then      the blocks, terms in MessagePack

The names of cities in Latin letters are a block that most languages have.

The file is made with the glossary (`make glossary`) and kept beside the tables. Where one of them
was edited since or keys are found in another way, and in a language that the file lacks, terms are
read from the tables.
"""

import mmap
from collections.abc import Iterator
from functools import cache
from itertools import accumulate
from pathlib import Path

import msgspec
from msgspec import Struct

from corpus.languages import LANGUAGES
from search.language.annotations.terms import Meaning, read_terms
from search.language.compiled_file import identify, read_current, tables_in
from search.language.glossary.compiled import FILE as GLOSSARY
from search.language.glossary.table import shipped_concepts

_FOLDER = Path(__file__).parent
FILE = _FOLDER / "terms.bin"
_TABLES = ("cities", "names", "phrases", "regions", "subjects", "towns", "words")
_LAYOUT = "1"
_ENCODER = msgspec.msgpack.Encoder(order="deterministic")
_BLOCK = msgspec.msgpack.Decoder(tuple[Meaning, ...])


class _Head(Struct):
    made_from: str
    cldr: str
    begins: tuple[int, ...]
    languages: dict[str, tuple[int, ...]]


class CompiledTerms:
    """The terms of *content*, a file of them; only the languages that are asked for are read.

    *made_from* identifies the tables and the rules, *cldr* is the version of Babel whose names of
    countries it has.
    """

    def __init__(self, content: bytes | mmap.mmap) -> None:
        line = content[: content.find(b"\n")]
        self._head = msgspec.json.decode(line, type=_Head)
        self.made_from, self.cldr = self._head.made_from, self._head.cldr
        self._records = memoryview(content)[len(line) + 1 :]
        self._read: dict[int, tuple[Meaning, ...]] = {}

    def __contains__(self, language: str) -> bool:
        return language in self._head.languages

    def meanings(self, language: str) -> Iterator[Meaning]:
        """Yield the terms of *language*, in order."""
        for number in self._head.languages[language]:
            if number not in self._read:
                begin, end = self._head.begins[number : number + 2]
                self._read[number] = _BLOCK.decode(self._records[begin:end])
            yield from self._read[number]


def compile_terms() -> bytes:
    """Return the file of the terms in all languages."""
    import babel

    from search.language.glossary.places import with_places

    places = with_places(shipped_concepts(), tuple(LANGUAGES))
    numbers: dict[bytes, int] = {}  # of the blocks
    languages = {}
    for language in LANGUAGES:
        blocks = [_ENCODER.encode(block) for block in read_terms(language, places) if block]
        languages[language] = tuple(numbers.setdefault(block, len(numbers)) for block in blocks)
    begins = tuple(accumulate(map(len, numbers), initial=0))
    head = _Head(_sources(_FOLDER), babel.__version__, begins, languages)
    return b"".join((msgspec.json.encode(head), b"\n", *numbers))


def read_meanings(language: str) -> Iterator[Meaning]:
    """Yield the terms of *language*, an ISO 639-1 code or `und`."""
    shipped = _shipped()
    if shipped and language in shipped:
        yield from shipped.meanings(language)
    else:
        from search.language.glossary.places import with_places  # loads Babel

        for block in read_terms(language, with_places(shipped_concepts(), (language,))):
            yield from block


def read_terms_file(folder: Path) -> CompiledTerms | None:
    """Return the file in *folder*; None without one, or if not made from the tables there."""
    return read_current(folder / FILE.name, CompiledTerms, _sources(folder))


@cache
def _shipped() -> CompiledTerms | None:
    return read_terms_file(_FOLDER)


def _sources(folder: Path) -> str:
    own = [folder / f"{name}.tsv" for name in _TABLES]
    return identify(_LAYOUT, [*tables_in(GLOSSARY.parent), *own])
