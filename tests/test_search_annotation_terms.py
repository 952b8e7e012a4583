"""The terms of annotations: what a value is called, and the file compiled from the tables."""

import shutil
import subprocess
import sys
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import babel
import pytest

from search import Annotator
from search.language.annotations import label, value_named
from search.language.annotations.compiled import FILE, compile_terms, read_terms_file, terms_of
from search.language.annotations.lexicon import Lexicon

ANNOTATOR = Annotator()


@pytest.mark.parametrize(
    ("facet", "typed", "value"),
    [
        ("place", "spain", "ES"),
        ("place", "España", "ES"),
        ("place", "إسبانيا", "ES"),
        ("place", "Испания", "ES"),
        ("place", "es", "ES"),
        ("place", "burma", "MM"),
        ("place", "narnia", None),
        ("organisation", "naciones unidas", "united-nations"),
        ("organisation", "united-nations", "united-nations"),
        ("subject", "narcotráfico", "drug-trafficking"),
        ("subject", "cyber", "cyber"),
    ],
)
def test_a_value_goes_by_its_names(facet: str, typed: str, value: str | None) -> None:
    assert value_named(facet, typed) == value


def test_countries_are_known_by_their_names_where_babel_cannot_be_loaded() -> None:
    program = (
        "import sys; sys.modules['babel'] = None\n"
        "from search.language.annotations import value_named\n"
        "print(value_named('place', 'alemania'), value_named('place', 'narnia'))\n"
    )

    found = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)

    assert found.stdout == b"DE None\n"


def test_a_value_is_called_in_the_readers_language() -> None:
    assert label("place", "ES", "fr") == "Espagne"
    assert label("organisation", "united-nations", "es") == "Naciones Unidas"
    assert label("subject", "drug-trafficking", "en") == "drug trafficking"
    assert label("place", "ZZZ") == "ZZZ"


@pytest.mark.long
def test_the_compiled_file_has_what_the_tables_say(skip: Callable[[str], NoReturn]) -> None:
    shipped = read_terms_file(FILE.parent)
    if shipped and shipped.cldr != babel.__version__:
        skip(f"the file has names of countries from Babel {shipped.cldr}: make glossary")

    assert FILE.read_bytes() == compile_terms(), "make glossary"


def test_a_compiled_file_is_not_read_once_a_table_was_edited(tmp_path: Path) -> None:
    for file in (FILE, *FILE.parent.glob("*.tsv")):
        shutil.copy(file, tmp_path)
    assert read_terms_file(tmp_path)
    with (tmp_path / "cities.tsv").open("a", encoding="utf-8") as table:
        table.write("AX\tMariehamn\t\t\n")

    assert read_terms_file(tmp_path) is None


@pytest.mark.parametrize("language", ["en", "sw"], ids=["a block of its own", "blocks it shares"])
def test_a_key_finds_those_terms_that_a_look_at_all_of_them_does(language: str) -> None:
    terms = terms_of(language)
    every = list(terms)

    for key in sorted({key for term in every[::50] for words in term.words for key in words}):
        assert terms.begun_by([key]) == {key: [term for term in every if key in term.words[0]]}
    assert terms.begun_by(["in no term"]) == {}


def test_keys_looked_up_together_find_what_each_finds_alone() -> None:
    terms = terms_of("sw")
    keys = ["london", "sw:london", "in no term", "york", "new", "madrid", "london"]

    together = terms.begun_by(keys)

    assert together == {key: found for one in keys for key, found in terms.begun_by([one]).items()}
    assert [one.text for one in together["madrid"]] == ["Madrid"]
    assert together["york"] == []
    assert "in no term" not in together


def test_words_met_together_are_those_met_one_by_one() -> None:
    forms = ["Spanish", "police", "New", "York", "police", "Zeitenwende", "Mordprozess", "U.S."]
    together = Lexicon("de").words(forms)
    alone = Lexicon("de")

    for form, word in zip(forms, together, strict=True):
        one = alone.word(form)
        assert (word.form, word.folded, word.keys) == (form, one.folded, one.keys)
        assert (word.alone, word.longer, word.named) == (one.alone, one.longer, one.named)
    assert together[1] is together[4]
    assert together[2].named
    assert together[6].alone


def test_places_are_found_in_a_language_that_the_compiled_file_lacks() -> None:
    shipped = read_terms_file(FILE.parent)
    assert shipped
    assert "gsw" not in shipped
    (about,) = ANNOTATOR.about_all(["D Polizei vo Tüütschland isch z Wien"], "gsw")
    assert about.places == ("AT", "DE")


def test_a_long_german_word_takes_little_memory() -> None:
    terms = terms_of("de")
    word = "mord" + "x" * 8_000 + "prozess"

    tracemalloc.start()
    try:
        parts = terms.parts_of(word)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert {"Mord-", "-prozess"} <= {part.text for part in parts}
    assert peak < 1_000_000
