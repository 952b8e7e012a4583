"""Marks in hits, of which an index near at hand reads only the words that it knows to match."""

from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from search import Document, Engine, Query, open_index, open_writer
from search.columnar.writing import merger
from search.scoring.highlight import Highlighter


@pytest.mark.parametrize(
    ("text", "language", "asked", "marked"),
    [
        ("Ports – closed: 1 000 000 wait", "en", "1000000", ["1 000 000"]),
        ("A well-known port, a cyber-attack", "en", "cyberattack", ["cyber-attack"]),
        ("Port police, policing; polices", "en", "police", ["police", "policing", "polices"]),
        ("Polizei: die Hafenpolizei sucht", "de", "polizei", ["Polizei", "Hafenpolizei"]),
        ("Harbour – harvest – port", "en", "har*", ["Harbour", "harvest"]),
        ("Port police\nThe port of police at port", "en", '"port police"', ["Port police"]),
        ("Port of call", "en", '"port call"~1', ["Port", "call"]),
        ("東京都の警察", "ja", "京都", ["京都"]),
    ],
    ids=["number", "compound", "stems", "part", "prefix", "phrase", "slop", "pairs"],
)
def test_what_a_text_prints_of_a_query_is_marked(
    make_engine: Callable[..., Engine],
    make_document: Callable[..., Document],
    text: str,
    language: str,
    asked: str,
    marked: list[str],
) -> None:
    others = [make_document(f"Other news of {kind}", language=language) for kind in ("x", "y")]
    engine = make_engine(*others, make_document(text, language=language))
    (hit,) = engine.search(Query(text=asked)).hits
    assert [text[mark.start : mark.end] for mark in hit.highlights] == marked


@pytest.mark.parametrize(
    "asked",
    ["police", "poli*", '"human trafficking"', "drugs OR police", "policía trafficking", "=police"],
)
def test_marks_are_those_of_a_text_that_is_read_word_by_word(engine: Engine, asked: str) -> None:
    scan = engine.scan(Query(text=asked))
    highlighter = Highlighter(scan.parsed.groups)
    hits = list(scan.hits())
    assert hits
    assert any(hit.highlights for hit in hits)
    for hit in hits:
        read = highlighter.highlights(hit.document.text, hit.document.language.code)
        assert hit.highlights == read
    # One that was not read as a hit of this scan is looked up by its id.
    last = hits[-1]
    assert engine.scan(Query(text=asked)).hit(last.document, 1.0, 0).highlights == last.highlights


def test_marks_are_those_of_the_newest_text_in_several_segments(
    tmp_path: Path, make_document: Callable[..., Document], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(merger, "SMALL", 0)
    monkeypatch.setattr(merger, "RATIO", 0)
    first = make_document("Police close the port")
    second = make_document("A port without police", "2015-01-02")
    for documents in ((first, make_document("A"), make_document("B")), (second,)):
        with open_writer(tmp_path / "index") as writer:
            for document in documents:
                writer.put(document)
            writer.commit()
    with open_writer(tmp_path / "index") as writer:
        writer.put(replace(first, text="The port has no more police"))
        writer.commit()

    hits = open_index(tmp_path / "index").search(Query(text="police port", sort="newest")).hits

    texts = [hit.document.text for hit in hits]
    assert texts == ["A port without police", "The port has no more police"]
    marks = [[(mark.start, mark.end) for mark in hit.highlights] for hit in hits]
    assert marks == [[(2, 6), (15, 21)], [(4, 8), (21, 27)]]
