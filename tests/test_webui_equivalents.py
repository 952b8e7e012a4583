"""What a search page says of the equivalents that were also searched for."""

import pytest

from search import Query, QueryTerm, Variant
from webui.presenters.equivalents import Equivalents, equivalents

FRAUD = QueryTerm(
    "fraud",
    (
        Variant("fr", "arnaque", "glossary", 3),
        Variant("es", "estafa", "glossary", 1),
        Variant("fr", "escroquerie", "glossary", 5),
    ),
)
SCAM = QueryTerm("scam", (Variant("es", "estafa", "glossary", 1),))
POLICE = QueryTerm(
    "polizei",
    (
        Variant("de", "…polizei…", "compound", 2),
        Variant("nl", "…polizei…", "compound", 4),
        Variant("zh", "警察", "script", 1),
    ),
)


@pytest.fixture(scope="module")
def found() -> Equivalents:
    return equivalents(Query(text="x", skip=("fr:fraude",)), (FRAUD, SCAM, POLICE))


def test_equivalents_stand_by_language_and_the_most_found_come_first(found: Equivalents) -> None:
    shown = {
        language: [(one.text, one.count) for one in these]
        for language, these in found.by_language.items()
    }

    assert list(shown.items()) == [
        ("fr", [("escroquerie", 5), ("arnaque", 3)]),
        ("es", [("estafa", 1)]),
        ("zh", [("警察", 1)]),
    ]
    assert found.number == 4


def test_compounds_stand_once_whatever_their_languages(found: Equivalents) -> None:
    (compound,) = found.compounds

    assert (compound.text, compound.count, compound.language) == ("…polizei…", 6, None)
    assert compound.without.skip == ("fr:fraude", "…polizei…")


def test_each_is_left_out_in_its_own_language_alone(found: Equivalents) -> None:
    (spanish,) = found.by_language["es"]

    assert spanish.without.skip == ("es:estafa", "fr:fraude")
    assert spanish.without.text == "x"


def test_the_same_word_in_several_languages_is_left_out_in_all_of_them() -> None:
    tunisia = Variant("en", "Tunisia", "glossary", 2, ("it", "sw"))

    shown = equivalents(Query(text="Túnez"), (QueryTerm("Túnez", (tunisia,)),))

    (english,) = shown.by_language["en"]
    assert english.without.skip == ("en:Tunisia", "it:Tunisia", "sw:Tunisia")
    assert (shown.number, shown.languages) == (1, 3)


def test_words_without_equivalents_have_nothing_to_show() -> None:
    assert not equivalents(Query(text="zeppelin"), (QueryTerm("zeppelin"),))
