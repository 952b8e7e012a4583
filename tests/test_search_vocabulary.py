"""Words like another one, and compounds with a part, found among all words of an archive."""

from pathlib import Path
from random import Random

import pytest
from rapidfuzz.distance import OSA

from corpus import Language
from search import Document
from search.columnar import ColumnBackend, ColumnWriter
from search.language.compounds import compound_part

WORDS = [
    "police",
    "politics",
    "policy",
    "polizei",
    "bundespolizei",
    "polizeibeamte",
    "polizist",
    "grenzpolizei",
    "cafe",
    "café",
    "año",
    "ano",
    "شرطة",
    "الشرطة",
    "شرطي",
    "полиция",
    "полицейский",
    "東京都",
    "東京",
    "ministry",
    "ministery",
    "minsitry",
    "a",
    "ab",
    "abc",
    "abcd",
    "abdc",
    "bacd",
    "aaaa",
    "aaab",
    "straße",
    "strasse",
    "trafficking",
    "trafiking",
    "traficking",
    "zebra",
]


@pytest.fixture(scope="module")
def backend(tmp_path_factory: pytest.TempPathFactory) -> ColumnBackend:
    """Return an index of two segments: each word alone, the German ones in German too."""
    folder: Path = tmp_path_factory.mktemp("words")
    with ColumnWriter(folder) as writer:
        for number, word in enumerate(WORDS * 2):
            language = "de" if "poliz" in word else "en"
            writer.put(
                Document(
                    id=str(number),
                    kind="headline",
                    text=f"{word} {number % 3}",
                    language=Language(language, 1.0, "stated"),
                )
            )
            if number == len(WORDS):
                writer.commit()
        writer.commit()
    return ColumnBackend(folder)


def words_of(backend: ColumnBackend) -> dict[str, int]:
    held: dict[str, int] = {}
    for segment in backend.reader().searcher.segments:
        field = segment.file.fields["words"]
        for number, word in field.terms.walk(range(len(field.terms))):
            held[word.decode()] = held.get(word.decode(), 0) + field.document_frequency(number)
    return held


def test_no_similar_word_is_missed(backend: ColumnBackend) -> None:
    held = words_of(backend)
    letters = "abcdeilopz東京ةشя"
    random = Random(7)  # noqa: S311 - no secret
    typed = [*held, *("".join(random.choices(letters, k=n % 9 + 1)) for n in range(200))]

    for word in typed:
        for distance in (1, 2):
            near = [(OSA.distance(word, one), -count, one) for one, count in held.items()]
            expected = [(one, -less) for edits, less, one in sorted(near) if edits <= distance]
            assert backend.reader().similar_words(word, distance) == expected


def test_compounds_are_of_the_language_and_of_no_other(backend: ColumnBackend) -> None:
    polizei, police = compound_part("Polizei", "de"), compound_part("police", "de")
    assert polizei is not None
    assert police is not None
    found = []
    for segment in backend.reader().searcher.segments:
        terms = segment.file.fields["words"].terms
        words = segment.file.vocabulary("de")
        found += [terms[number].decode() for number in words.compounds(polizei)]
        assert words.compounds(polizei) == sorted(words.compounds(polizei))
        assert words.compounds(police) == []
        assert segment.file.vocabulary("nl").compounds(polizei) == []

    assert sorted(set(found)) == ["bundespolizei", "grenzpolizei", "polizeibeamte"]
