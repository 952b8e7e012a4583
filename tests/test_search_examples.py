"""Searches that are offered for an archive: each finds something, and is made of its own words."""

from collections.abc import Callable
from pathlib import Path

import pytest

from search import Document, Engine, Query, open_index, open_writer

Make = Callable[..., Document]
MakeEngine = Callable[..., Engine]


def _texts(engine: Engine, kind: str) -> list[tuple[str, int]]:
    return [(e.query.text, e.count) for e in engine.examples() if e.kind == kind]


def test_every_example_finds_as_much_as_it_says(engine: Engine) -> None:
    examples = engine.examples()

    assert all(example.count for example in examples)
    assert [engine.scan(e.query).total for e in examples] == [e.count for e in examples]


def test_words_are_good_that_also_find_other_languages(engine: Engine) -> None:
    # crime: delito, delincuencia; seguridad: security; ciberdelincuencia: cybercrime
    assert _texts(engine, "word") == [("crime", 14), ("seguridad", 13), ("ciberdelincuencia", 11)]


def test_an_equivalent_is_left_out_of_the_word_that_it_translates(engine: Engine) -> None:
    by_kind = {example.kind: example for example in engine.examples()}

    translated, skip, untranslated = (
        by_kind["translated"], by_kind["skip"], by_kind["untranslated"]
    )  # fmt: skip
    assert translated.query == Query(text="ciberdelincuencia")
    assert skip.query.skip == ("cybercrime",)
    assert translated.count > skip.count > untranslated.count


def test_signs_phrases_fields_and_dates_are_shown(
    make_engine: MakeEngine, make_document: Make
) -> None:
    engine = make_engine(
        make_document("Grand jury hears the banker", "2020-05-01", topics=("courts",)),
        make_document("Grand jury frees banker", "2021-02-03", topics=("courts",)),
        make_document("Banker sails away", "2021-03-04"),
        *(make_document(f"Rain in town {n}", "2019-01-01") for n in range(9)),
    )

    assert _texts(engine, "word") == [("banker", 3), ("grand", 2), ("jury", 2)]
    assert _texts(engine, "phrase") == [('"grand jury"', 2)]
    assert _texts(engine, "near") == [('"rain town"~5', 9)]
    assert _texts(engine, "prefix") == [("banke*", 3)]
    assert _texts(engine, "exact") == [("=banker", 3)]
    assert _texts(engine, "without") == [("banker -sails", 2)]
    assert _texts(engine, "either") == [("banker OR grand", 3)]
    assert _texts(engine, "facet") == [("topic:courts", 2), ("language:en", 12)]
    assert _texts(engine, "month") == [("date:2021-03", 1)]
    assert _texts(engine, "years") == [("date:[2019 TO 2021]", 12)]
    assert _texts(engine, "site") == []


@pytest.mark.parametrize("texts", [(), ("1 2 3",), ("the of and",)], ids=["empty", "numbers", "no"])
def test_an_archive_without_words_offers_none(
    make_engine: MakeEngine, make_document: Make, texts: tuple[str, ...]
) -> None:
    engine = make_engine(*(make_document(text, "2020-05-01") for text in texts))

    assert _texts(engine, "word") == []


def test_examples_follow_the_archive(tmp_path: Path, make_document: Make) -> None:
    with open_writer(tmp_path / "index") as writer:
        writer.put(make_document("Flood in Lagos", "2020-05-01"))
        writer.put(make_document("Flood in Accra", "2020-05-02"))
        writer.commit()
    engine = open_index(tmp_path / "index")
    before = _texts(engine, "word")
    with open_writer(tmp_path / "index") as writer:
        writer.remove("Flood in Accra|2020-05-02")
        writer.put(make_document("Drought in Lagos", "2020-05-03"))
        writer.commit()

    assert before == [("flood", 2)]
    assert _texts(engine, "word") == [("lagos", 2)]


def test_the_name_is_none_that_is_made_of_another(
    make_engine: MakeEngine, make_document: Make
) -> None:
    engine = make_engine(
        *(make_document(f"The Merkelian {n} way of Merkel") for n in range(3)),
        *(make_document(f"Merkelian rule {n}") for n in range(3)),
        make_document("Закон Меркель", language="ru"),
        make_document("Меркелиан", language="ru"),
    )

    assert [text for text, _ in _texts(engine, "name")] == ["Merkel"]
