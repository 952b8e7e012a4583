"""A segment that is written piece by piece, as large ones are, is the one written at once."""

import datetime as dt
import random
from collections.abc import Callable
from itertools import chain
from pathlib import Path

import numpy as np
import pytest
from folders import files, put
from msgspec.structs import replace

from corpus import Publication, Source
from search import Document
from search.columnar import ColumnBackend, ColumnWriter
from search.columnar.files.partitions import Partitions, temporary_file
from search.columnar.writing import (
    columns_writer,
    inverter,
    near_copies,
    postings_writer,
    selection,
)
from search.near_copies import pairs

Make = Callable[..., Document]

PIECES = {
    "documents": [(selection, "BLOCK", 41)],
    "keys": [(columns_writer, "SORTED", 50)],
    "positions": [(postings_writer, "PART", 130), (postings_writer, "WORDS", 1)],
    "titles": [(selection, "BLOCK", 11), (near_copies, "WINDOW", 40)],
    "pairs": [(pairs, "BLOCK", 20), (pairs, "PAIRS", 7)],
    "occurrences": [(inverter, "STRETCH", 70)],
    "terms": [(inverter, "TERMS", 7)],
    "counts": [(postings_writer, "DENSE", 0)],
    "tokens": [(inverter, "TOKENS", 500)],
}


def made(make_document: Make) -> list[Document]:
    """Return 900 headlines of 60 days with addresses and files, many of them near-copies."""
    draw = random.Random(3)  # noqa: S311
    words = ["harbour", "police", "tow", "seven", "ferries", "storm", "strike", "año", "東京"]
    documents = []
    for number in range(900):
        day = dt.date(2015, 1, 1) + dt.timedelta(draw.randrange(60))
        text = " ".join(draw.choices(words, k=6)) + (f" {number}" if number % 3 else " again")
        publications = tuple(
            Publication("outlet", f"https://example.org/{draw.randrange(600)}")
            for _ in range(draw.randrange(3))
        )
        document = make_document(
            text, None if number % 17 == 0 else day.isoformat(), draw.choice(["en", "es", "ja"])
        )
        sources = tuple(Source(f"{draw.randrange(30)}.jsonl", n + 1) for n in range(number % 4))
        documents.append(
            replace(document, id=str(number), publications=publications, sources=sources)
        )
    return documents


@pytest.mark.parametrize(
    "pieces",
    [*PIECES.values(), [*chain(*PIECES.values())]],
    ids=[*PIECES, "all"],
)
def test_segments_in_pieces_are_those_at_once_byte_for_byte(
    tmp_path: Path, make_document: Make, monkeypatch: pytest.MonkeyPatch, pieces: list[tuple]
) -> None:
    documents = made(make_document)
    put(tmp_path / "at once", *documents)

    for module, name, size in pieces:
        monkeypatch.setattr(module, name, size)
    put(tmp_path / "built", *documents)
    with ColumnWriter(tmp_path / "spilled", buffer_tokens=1) as writer:
        monkeypatch.setattr("search.columnar.writing.buffer.BLOCK", 200)
        for document in documents:
            writer.put(document)
        writer.commit()
    for start in (0, 500):
        put(tmp_path / "merged", *documents[start : start + 500])

    (segment,) = ColumnBackend(tmp_path / "at once").reader().searcher.segments
    assert segment.file.near_copies.pairs.size > 100
    expected = segment.file.path.read_bytes()
    name = segment.file.path.name
    assert files(tmp_path / "built")[name] == expected
    assert files(tmp_path / "spilled")[name] == expected
    (merged,) = ColumnBackend(tmp_path / "merged").reader().searcher.segments
    assert merged.file.path.read_bytes() == expected


def test_the_parts_of_one_number_are_read_in_their_order(tmp_path: Path) -> None:
    with temporary_file(tmp_path) as file:
        partitions = Partitions(file, np.dtype(np.uint64))
        partitions.add(np.array([1, 2, 3]), np.array([1, 1, 3]))
        partitions.add(np.array([4, 5, 6]), np.array([2, 3, 3]))

        parts = [partitions.part(number).tolist() for number in range(3)]

    assert parts == [[1, 4, 5], [6], [2, 3]]
