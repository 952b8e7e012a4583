"""The numbers of the ranking, worked out by hand."""

import pytest

from search.scoring.bm25 import common, language_odds


@pytest.mark.parametrize(
    ("holding", "languages", "expected"),
    [
        (100, [(100, 100)], 200),  # 100 of 100, with the smoothing a half
        (55, [(5, 300), (50, 100)], 100),  # 5 of 300 are 1/80, 50 of 100 a quarter
        (100, [], 100),
        (3, [(3, 3)], 400 * 3 / 103),
    ],
    ids=["one language's", "two languages'", "no language's", "a small language's"],
)
def test_a_word_counts_as_held_by_the_share_of_the_language_that_uses_it_most(
    holding: int, languages: list[tuple[int, int]], expected: float
) -> None:
    assert common(400, holding, languages) == pytest.approx(expected)


def test_words_are_likely_of_the_language_that_has_them_and_of_the_frequent_one() -> None:
    # The word is in 150 of 400 documents, or 0.375; smoothed it is in (150 + 11.25) / 330 of
    # the English ones and in (0 + 11.25) / 130 of the Spanish ones. Times the shares of the
    # languages, 3/4 and 1/4, that is 483.75 · 130 to 11.25 · 330, or 559 to 33.
    probabilities = language_odds({"en": 300, "es": 100}, [{"en": 150}])

    assert probabilities == pytest.approx({"en": 559 / 592, "es": 33 / 592})


def test_a_word_that_is_nowhere_says_nothing_of_the_language() -> None:
    assert language_odds({"en": 300, "es": 100}, [{}]) == pytest.approx({"en": 0.75, "es": 0.25})
