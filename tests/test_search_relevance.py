"""A floor for the quality of the ranking, over a small collection written for it.

Every part of the ranking has questions that need it (see `relevance_collection.py`), so that the
loss of one falls below the floor. Quality on real collections: `tests/benchmarks/relevance.py`.
"""

import math
from collections.abc import Callable, Mapping, Sequence
from statistics import fmean

from relevance_collection import PASSAGES, QUESTIONS

from search import Document, Engine, Query


def _ndcg(found: Sequence[str], grades: Mapping[str, int], depth: int = 10) -> float:
    """Return the discounted cumulative gain of *found* as a share of the best order's."""
    gain = sum(grades.get(one, 0) / math.log2(n + 2) for n, one in enumerate(found[:depth]))
    best = sorted(grades.values(), reverse=True)[:depth]
    return gain / sum(grade / math.log2(n + 2) for n, grade in enumerate(best))


def test_the_gain_of_a_second_place_is_discounted() -> None:
    # 1/log2(3) + 2/log2(4) = 0.63093 + 1 of 2 + 0.63093
    assert math.isclose(_ndcg(["x", "b", "a"], {"a": 2, "b": 1}), 1.63093 / 2.63093, rel_tol=1e-5)


def test_questions_in_four_languages_find_their_passages_first(
    make_engine: Callable[..., Engine], make_document: Callable[..., Document]
) -> None:
    engine = make_engine(*(make_document(p.text, p.date, p.language) for p in PASSAGES))
    ids = {f"{p.text}|{p.date}": p.id for p in PASSAGES}

    found = [engine.search(Query(text=q.text, words="any", size=10)).hits for q in QUESTIONS]

    gains = [
        _ndcg([ids[hit.document.id] for hit in hits], question.grades)
        for hits, question in zip(found, QUESTIONS, strict=True)
    ]
    assert fmean(gains) >= 0.99, [
        (question.text, round(gain, 3))
        for question, gain in zip(QUESTIONS, gains, strict=True)
        if gain < 1
    ]
