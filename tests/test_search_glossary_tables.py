"""The tables of the glossary, the file compiled from them, and what is said of a bad row."""

import re
import shutil
import unicodedata
from pathlib import Path

import babel
import pytest
from babel import Locale

import search.language.glossary
from search.language.analysis import analyzer, tokenize
from search.language.glossary import BadRow
from search.language.glossary.compiled import (
    FILE,
    compile_shipped,
    read_glossary_file,
)
from search.language.glossary.table import LANGUAGES, Concept, Term, read_concepts

FOUR = ("en", "es", "fr", "ar")
FILES = sorted(Path(search.language.glossary.__file__).parent.glob("*.tsv"))
CONCEPTS = read_concepts(FILES)
HEADER = "concept\ten\tes\tfr\tar\tde\tpt\tru\tnote"


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_a_shipped_file_can_be_read(file):
    assert read_concepts([file])


def test_the_compiled_file_has_what_the_tables_say(skip):
    shipped = read_glossary_file(FILE.parent)
    if shipped and shipped.cldr != babel.__version__:
        skip(f"the file has names of countries from Babel {shipped.cldr}: make glossary")

    assert FILE.read_bytes() == compile_shipped(), "make glossary"


def test_a_compiled_file_is_not_read_once_a_table_was_edited(tmp_path):
    for file in (FILE, *FILES):
        shutil.copy(file, tmp_path)
    assert read_glossary_file(tmp_path)
    with (tmp_path / "crime.tsv").open("a", encoding="utf-8") as table:
        table.write("new\tnew\tnuevo\t\t\t\n")

    assert read_glossary_file(tmp_path) is None


def test_without_a_compiled_file_there_is_none_to_read(tmp_path):
    assert read_glossary_file(tmp_path) is None


def test_there_are_at_least_300_concepts_beside_places_and_peoples():
    assert len([c for c in CONCEPTS if not c.id.startswith(("place-", "demonym-"))]) >= 300


def test_there_are_demonyms_of_at_least_120_countries():
    countries = {c.id for c in CONCEPTS if re.fullmatch("demonym-[a-z]{2}", c.id)}

    assert len(countries) >= 120


def test_every_code_of_a_country_is_one_that_cldr_knows():
    ids = [c.id.partition("-")[2] for c in CONCEPTS if c.id[:4] in ("plac", "demo")]

    codes = {i.upper() for i in ids if re.fullmatch(r"[a-z]{2}|\d{3}", i)}
    assert codes <= set(Locale.parse("en").territories)


def test_every_concept_has_terms_in_english_and_spanish():
    lacking = [c.id for c in CONCEPTS if not {"en", "es"} <= {t.language for t in c.terms}]

    assert lacking == []


def test_arabic_terms_are_in_arabic_script_and_the_others_are_not():
    wrong = [
        term.text
        for concept in CONCEPTS
        for term in concept.terms
        for form in term.forms or (term.text,)
        if (re.fullmatch(r"[ء-ْ 0-9-]+", form) is None) == (term.language == "ar")
    ]

    assert wrong == []


def test_the_readme_says_how_many_concepts_each_language_has():
    readme = (FILES[0].parent / "README.md").read_text(encoding="utf-8")

    for file in FILES:
        of_table = read_concepts([file])
        held = [
            sum(any(term.language == language for term in concept.terms) for concept in of_table)
            for language in LANGUAGES
        ]
        numbers = " | ".join(map(str, (len(of_table), *held)))
        assert f"| `{file.name}` | {numbers} |" in readme


def test_the_tables_are_in_nfc():
    assert all(unicodedata.is_normalized("NFC", file.read_text(encoding="utf-8")) for file in FILES)


def test_no_term_repeats_another_but_for_case_accents_and_hyphens():
    repeated = []
    for concept in CONCEPTS:
        seen = set()
        for term in concept.terms:
            for form in term.forms or (term.text,):
                printed = [analyzer().keys(t.form, term.language).word for t in tokenize(form)]
                if (term.language, *printed) in seen:
                    repeated.append((concept.id, form))
                seen.add((term.language, *printed))

    assert repeated == []


def test_a_row_is_read_with_its_marks(tmp_path):
    file = tmp_path / "crime.tsv"
    file.write_text(
        f"{HEADER}\nun\tUnited Nations; (UN); [=Nations]\t=ONU/NN.UU.\t\t\t\t\t\ta note\n"
    )

    assert read_concepts([file]) == (
        Concept(
            "un",
            (
                Term("en", "United Nations"),
                Term("en", "UN", leads=False),
                Term("en", "Nations", forms=("Nations",), searched=False),
                Term("es", "ONU", forms=("ONU", "NN.UU.")),
            ),
            "a note",
            "crime",
        ),
    )


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ([HEADER, "fraud\tfraud\tfraude\tfraude\tاحتيال"], "crime.tsv:2: 5 columns instead of 9"),
        ([HEADER, "fraud\tfraud\tfraude\t\t\t\t\t\t\t"], "crime.tsv:2: 10 columns instead of 9"),
        ([HEADER, "\tfraud\tfraude\t\t\t\t\t\t"], "crime.tsv:2: the concept is empty"),
        (
            [HEADER, "theft\ttheft\t\t\t\t\t\t\t"] * 1 + ["theft\tlarceny\t\t\t\t\t\t\t"],
            "crime.tsv:3: the concept theft is repeated",
        ),
        ([HEADER, "theft\ttheft; Theft\t\t\t\t\t\t\t"], "crime.tsv:2: en: Theft is repeated"),
        (
            [HEADER, "theft\t=theft/thefts/theft\t\t\t\t\t\t\t"],
            "crime.tsv:2: en: theft is repeated",
        ),
        ([HEADER, "theft\ttheft; \t\t\t\t\t\t\t"], "crime.tsv:2: en: a term is empty"),
        ([HEADER, "theft\ttheft;  larceny\t\t\t\t\t\t\t"], "crime.tsv:2: en: a term is empty"),
        (
            [HEADER, "theft\t\trobo/hurto\t\t\t\t\t\t"],
            "crime.tsv:2: es: only a term with = may have forms",
        ),
        ([HEADER, "", "theft\ttheft\t\t\t\t\t\t\t"], "crime.tsv:2: 1 columns instead of 9"),
        (["theft\ttheft\t\t\t\t\t\t\t"], "crime.tsv:1: the first line is not concept, en, es"),
    ],
    ids=[
        "short",
        "long",
        "no id",
        "id twice",
        "term twice",
        "form twice",
        "empty",
        "spaces",
        "no mark",
        "blank",
        "no header",
    ],
)
def test_a_bad_row_is_named_by_file_and_line(tmp_path, rows, message):
    file = tmp_path / "crime.tsv"
    file.write_text("\n".join(rows) + "\n", encoding="utf-8")

    with pytest.raises(BadRow, match=re.escape(message)):
        read_concepts([file])


def test_a_concept_may_not_stand_in_two_files(tmp_path):
    for name in ("crime.tsv", "cyber.tsv"):
        (tmp_path / name).write_text(
            f"{HEADER}\ntheft\ttheft\trobo\t\t\t\t\t\t\n", encoding="utf-8"
        )

    with pytest.raises(BadRow, match=r"cyber.tsv:2: the concept theft is repeated"):
        read_concepts(sorted(tmp_path.iterdir()))
