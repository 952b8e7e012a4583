"""The words that tell two reports apart, and the file compiled from their tables."""

from collections.abc import Callable
from typing import NoReturn

import babel
import pytest

from search.language.annotations.compiled import FILE as TERMS
from search.language.annotations.compiled import read_terms_file
from search.near_copies.compiled import (
    FILE,
    CompiledWords,
    compile_words,
    telling_words_of,
)


@pytest.mark.long
def test_the_compiled_file_has_what_the_tables_say(skip: Callable[[str], NoReturn]) -> None:
    shipped = read_terms_file(TERMS.parent)
    if shipped and shipped.cldr != babel.__version__:
        skip(f"the tables have names of countries from Babel {shipped.cldr}: make glossary")

    assert FILE.read_bytes() == compile_words(), "make glossary"


def test_words_of_a_language_that_the_file_lacks_come_from_the_tables() -> None:
    empty = CompiledWords(compile_words(["sv"]))

    assert empty.of("gsw") is None
    assert empty.of("sv") == telling_words_of("sv")
    assert telling_words_of("gsw").names == frozenset()  # a language without stems


@pytest.mark.parametrize(
    ("language", "stem", "stands_for"),
    [("en", "en:spanish", "en:spain"), ("de", "de:spanisch", "de:spani")],
)
def test_a_people_stands_for_its_country(language: str, stem: str, stands_for: str) -> None:
    words = telling_words_of(language)

    assert {stem, stands_for} <= words.names
    assert words.one_name[stem] == stands_for
