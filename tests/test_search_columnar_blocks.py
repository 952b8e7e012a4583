"""Blocks whose texts others cut into tokens: the index is that of their documents."""

from collections.abc import Callable
from pathlib import Path

import pytest

from search import Document, Query, TokenDictionary, open_index, prepare
from search.columnar import ColumnWriter

Make = Callable[..., Document]


def made(count: int, make_document: Make) -> list[Document]:
    words = ["red", "Fox", "hens", "policías", "año", "東京都", "can't", "أخبار", "cyber-fox"]
    languages = ["en", "es", "ja", "ar", "sw"]
    return [
        make_document(
            " ".join(words[number % step] for step in range(1, 9)) + f" {number}",
            f"2014-01-{number % 28 + 1:02}",
            languages[number % 5],
        )
        for number in range(count)
    ]


def segments(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.glob("*.col"))}


@pytest.mark.parametrize("buffer_tokens", [1_000_000, 300], ids=["one buffer", "many"])
@pytest.mark.parametrize("capacity", [1_000_000, 40], ids=["one dictionary each", "many"])
def test_blocks_with_the_tokens_of_several_dictionaries_are_their_documents(
    tmp_path: Path, make_document: Make, buffer_tokens: int, capacity: int
) -> None:
    documents = made(170, make_document)
    with ColumnWriter(tmp_path / "1", buffer_tokens=buffer_tokens) as writer:
        for document in documents[:150]:
            writer.put(document)
        writer.commit()
        for document in documents[150:]:
            writer.put(document)
        writer.commit()
    dictionaries = [TokenDictionary(capacity) for _ in range(3)]
    blocks = [
        prepare(documents[begin : begin + 10], dictionaries[begin % 7 % 3])
        for begin in range(0, 170, 10)
    ]

    with ColumnWriter(tmp_path / "2", buffer_tokens=buffer_tokens) as writer:
        for block in blocks[:15]:
            writer.put_block(block)
        writer.commit()
        for block in blocks[15:]:
            writer.put_block(block)
        writer.commit()

    assert segments(tmp_path / "1") == segments(tmp_path / "2")
    holding = sum("policías" in document.text for document in documents)
    assert open_index(tmp_path / "2").search(Query(text="policias")).total == holding


def test_a_block_that_is_left_out_still_names_the_tokens_of_those_after_it(
    tmp_path: Path, make_document: Make
) -> None:
    fox, hen = make_document("red fox"), make_document("red hen")
    dictionary = TokenDictionary()
    first, second = prepare([fox], dictionary), prepare([hen], dictionary)

    with ColumnWriter(tmp_path) as writer:
        with pytest.raises(ValueError, match="all its blocks must be put"):
            writer.put_block(second)
        writer.put_block(first, [0])
        writer.put_block(second)
        writer.commit()

    found = open_index(tmp_path).search(Query(text="red"))
    assert [hit.document.id for hit in found.hits] == [hen.id]
