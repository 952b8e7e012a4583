"""The telling words of all languages as a file, `telling_words.bin`, read a language at a time.

    a line      JSON: what it was made from, where the words of each language begin and end
    then        those of each language, `TellingWords` in MessagePack

To find them in the tables takes a third of a second in each process that writes some languages, as
long as four thousand headlines. So the file is made with the glossary (`make glossary`) and kept
here. It was made from the tables of the terms of annotations and `words.txt`: where one was edited
since or keys are found in another way, and in a language that it lacks, the words are found in the
tables.
"""

import mmap
from collections.abc import Iterable
from functools import cache
from itertools import accumulate, pairwise
from pathlib import Path

import msgspec
from msgspec import Struct

from corpus.languages import LANGUAGES
from search.language.compiled_file import identify, read_current
from search.language.small_numbers import numbers_in_words
from search.near_copies.telling_words import (
    WORDS,
    common_stems,
    hidden_words,
    small_stems,
    stems_of_names,
)

FILE = Path(__file__).with_name("telling_words.bin")
_LAYOUT = "1"


class TellingWords(Struct, frozen=True, array_like=True):
    """What `telling_words` says of the first stems of a language.

    *names* are the stems that name one of several, *one_name* has those that stand for another.
    *numbers* are `numbers_in_words`, *small* the stems of function words, *hidden* `hidden_words`,
    *common* those of other words, if the language has a list.
    """

    names: frozenset[str]
    one_name: dict[str, str]
    numbers: dict[str, str]
    small: frozenset[str]
    hidden: tuple[tuple[tuple[str, str], tuple[str, bool]], ...]
    common: frozenset[str]


class _Head(Struct):
    made_from: str
    languages: dict[str, tuple[int, int]]


_ENCODER = msgspec.msgpack.Encoder(order="deterministic")
_WORDS = msgspec.msgpack.Decoder(TellingWords)


class CompiledWords:
    """The words of *content*, a file of them; *made_from* identifies the tables and the rules."""

    def __init__(self, content: bytes | mmap.mmap) -> None:
        line = content[: content.find(b"\n")]
        self._head = msgspec.json.decode(line, type=_Head)
        self.made_from = self._head.made_from
        self._words = memoryview(content)[len(line) + 1 :]

    def of(self, language: str) -> TellingWords | None:
        """Return those of *language*, None if the file lacks it."""
        extent = self._head.languages.get(language)
        return _WORDS.decode(self._words[slice(*extent)]) if extent else None


def compile_words(languages: Iterable[str] = tuple(LANGUAGES)) -> bytes:
    """Return the file of the words of *languages*."""
    encoded = {language: _ENCODER.encode(_found_in_tables(language)) for language in languages}
    ends = pairwise(accumulate(map(len, encoded.values()), initial=0))
    head = _Head(_sources(), dict(zip(encoded, ends, strict=True)))
    return b"".join((msgspec.json.encode(head), b"\n", *encoded.values()))


def telling_words_of(language: str) -> TellingWords:
    """Return the words of *language*, an ISO 639-1 code or `und`."""
    shipped = _shipped()
    return (shipped and shipped.of(language)) or _found_in_tables(language)


@cache
def common_stems_of(language: str) -> frozenset[str]:
    """Return the first stems of common words of *language*, none if it has no list of them."""
    return telling_words_of(language).common


@cache
def _shipped() -> CompiledWords | None:
    return read_current(FILE, CompiledWords, _sources())


def _sources() -> str:
    from search.language.annotations.compiled import identify_tables  # a search needs no terms

    return identify(f"{_LAYOUT} {identify_tables()}", [WORDS])


def _found_in_tables(language: str) -> TellingWords:
    names = stems_of_names(language)
    return TellingWords(
        frozenset(names),
        {stem: other for stem, other in names.items() if other != stem},
        dict(numbers_in_words(language)),
        small_stems(language),
        tuple(hidden_words(language).items()),
        common_stems(language),
    )
