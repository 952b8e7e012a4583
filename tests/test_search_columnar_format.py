"""The files of an index against docs/index-format.md, and the numbering of tokens."""

import contextlib
import io
import re
import string
from collections.abc import Callable
from pathlib import Path

import numpy as np
from hypothesis import example, given
from hypothesis import strategies as st

from search import Document
from search.columnar import ColumnBackend, ColumnWriter
from search.columnar.scoring.phrases import among
from search.columnar.writing.tokens import TokenDictionary, end_to_end
from search.columnar.writing.vocabulary import Vocabulary
from search.language.analysis import analyzer, pieces, tokenize

FORMAT = Path(__file__).parent.parent / "docs" / "index-format.md"


def test_the_example_in_the_documentation_reads_an_index(
    tmp_path: Path, make_document: Callable[..., Document]
) -> None:
    with ColumnWriter(tmp_path) as writer:
        writer.put(make_document("INTERPOL arrests", "2014-01-01"))
        writer.put(make_document("nothing"))
        writer.put(make_document("An INTERPOL operation", "2015-01-01"))
        writer.commit()
    (example,) = re.findall(r"```python\n(.*?)```", FORMAT.read_text("utf-8"), re.DOTALL)
    printed = io.StringIO()

    with contextlib.chdir(tmp_path), contextlib.redirect_stdout(printed):
        exec(example.replace("open(", "_open("), {"_open": open_and_keep})  # noqa: S102

    assert printed.getvalue() == "An INTERPOL operation\nINTERPOL arrests\n"


def open_and_keep(name: str, _mode: str) -> io.BytesIO:
    return io.BytesIO(Path(name).read_bytes())


def test_every_section_of_a_segment_is_documented(
    tmp_path: Path, make_document: Callable[..., Document]
) -> None:
    with ColumnWriter(tmp_path) as writer:
        writer.put(make_document("red fox"))
        writer.commit()
    (segment,) = ColumnBackend(tmp_path).reader().searcher.segments
    described = FORMAT.read_text("utf-8")

    for name in segment.file.sections:
        base = name if name == "sources.offsets" else name.removesuffix(".offsets")
        field, _, suffix = base.partition(".")
        if field in ("facets", "profiles", "sets") and suffix != "year":
            _, _, kind = suffix.partition(".")
            assert f"`{field}.`*facet*" + (f"`.{kind}`" if kind else "") in described
        elif field in ("words", "stems"):
            assert f"*field*`.{suffix}`" in described if suffix else "*field*" in described
        else:
            assert f"`{base}" in described


@given(st.one_of(st.text(alphabet=string.printable + "’éñ飛行ก", max_size=60), st.text(max_size=9)))
@example("1 000 000 or 12 345,6 and 1234 567")
@example("#PangeaXIV cyber-attack U.S. ﾆｭｰｽ ﬁn ﷺ")
def test_the_tokens_of_a_text_are_those_of_its_pieces(text: str) -> None:
    found = [token for piece in pieces(text) for token in tokenize(piece)]

    assert [(token.form, token.compound) for token in found] == [
        (token.form, token.compound) for token in tokenize(text)
    ]


@given(st.lists(st.text(alphabet="ab'’-. \n\0飛行é", max_size=12)), st.just("en"))
@example(["", "a", "", "a b-c a", "–"], "en")
@example(["a\0b", "\0"], "en")
@example(["EL-i riigi-ametnikele"], "et")  # four stems
@example(["飛行機"], "ja")  # none
def test_token_ids_stand_for_the_tokens_of_each_text(texts: list[str], language: str) -> None:
    dictionary = TokenDictionary()

    read, lengths = dictionary.read(end_to_end(texts), language)

    vocabulary = Vocabulary()
    token_ids = vocabulary.take(dictionary.new(), read)
    tokens = [list(tokenize(text)) for text in texts]
    assert lengths.tolist() == list(map(len, tokens))
    cut = [token for text in tokens for token in text]
    keys = [analyzer().keys(token.form, language) for token in cut]
    assert [vocabulary.words[word] for word in vocabulary.word_of_token[token_ids].tolist()] == [
        of_token.word for of_token in keys
    ]
    compounds = [
        [analyzer().compound_key(token.compound, language)] if token.compound else []
        for token in cut
    ]
    assert [
        [vocabulary.stems[stem] for stem in stems if stem >= 0]
        for stems in vocabulary.stems_of_token[token_ids].tolist()
    ] == [[*of_token.stems, *more] for of_token, more in zip(keys, compounds, strict=True)]


def test_a_token_that_two_dictionaries_have_is_one_in_the_vocabulary() -> None:
    vocabulary = Vocabulary()
    found = []
    for texts in (["EL-i riigi-ametnikele, laev", "Laev"], ["Laev laev", "EL-i riigi-ametnikele"]):
        dictionary = TokenDictionary()
        read, _ = dictionary.read(end_to_end(texts), "et")
        found.append(vocabulary.take(dictionary.new(), read).tolist())

    (*compounds, ship, name), second = found
    assert second == [name, ship, *compounds]
    assert name != ship  # only one of the two may be a name
    assert vocabulary.tokens == len({*compounds, ship, name})


def test_the_vocabulary_grows_with_distinct_tokens_and_not_with_the_text() -> None:
    dictionary = TokenDictionary()

    dictionary.read(end_to_end(["飛行機" * 20, "飛行機" * 30, "fox, fox; fox."]), "ja")

    assert len(dictionary.new().words) == 5  # 飛行 行機 機飛, 機 at the end, fox


@given(st.text(max_size=60))
def test_white_space_always_separates_tokens(text: str) -> None:
    found = [token.form for piece in text.split() for token in tokenize(piece)]

    assert found == [token.form for token in tokenize(text)]


@given(st.sets(st.integers(-1, 2000)), st.sets(st.integers(0, 100)))
def test_numbers_are_found_among_others(sought: set[int], held: set[int]) -> None:
    ascending = sorted(sought)
    found = among(np.array(ascending, np.intp), np.array(sorted(held), np.uint32))

    assert found.tolist() == [number in held for number in ascending]
