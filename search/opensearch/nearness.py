"""What is near in meaning: scripts that compare the vector of each document with that of a text.

OpenSearch's own search of vectors is a plugin with native libraries, so a script goes over all
vectors that pass the filters. It reads each as bytes, and that of the text as the characters of a
string, which it takes apart faster than a list. The sums of products are whole numbers below
2^23, so scores, which are single floats and may not be below 0, hold them exactly.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from search.asking.groups import Near, Vector
from search.meaning.quantizing import SCALE, quantized
from search.opensearch.answers import Answers
from search.opensearch.clauses import Clause
from search.opensearch.mapping import ENCODER, VECTOR, hits_of
from search.scoring.nearness import FEWEST_WORDS, MOST, SHARE, share_of_overlap, share_of_words

_ZERO = 1024  # the character of the number 0
_SHIFT = 2**23
_PRODUCT = (
    "int product(BytesRef held, String asked) {"
    " byte[] bytes = held.bytes; int offset = held.offset; int sum = 0;"
    " for (int i = 0; i < asked.length(); ++i)"
    f" {{ sum += bytes[offset + i] * ((int) asked.charAt(i) - {_ZERO}); }}"
    " return sum; } "
)
_HELD = f"doc['{VECTOR}']"
_SUM = f"{_PRODUCT} return {_SHIFT} + product({_HELD}.value, params.asked);"
_COSINE = f"{_PRODUCT} return Math.max(0, product({_HELD}.value, params.asked)) / params.scale"
_OVERLAP = "_score * params.words.getOrDefault(doc['language'].value, 0.0)"
_NEARNESS = f"{_COSINE} + {_OVERLAP};"
_BLENDED = (
    f"{_PRODUCT} double score = _score * params.words; if ({_HELD}.size() == 0) {{ return score; }}"
    f" return score + params.share * Math.max(0, product({_HELD}.value, params.asked))"
    " / params.scale;"
)
_SQUARE = SCALE**2


def find_nearest(
    answers: Answers, near: Near, words: Sequence[Clause], languages: Iterable[str], encoder: str
) -> Sequence[str]:
    """Return the ids of the documents that *near* matches, language by language.

    They have words enough, or match one of *words*. Those of *languages* have a vector of
    *encoder*. Those that are as near as the last of a language are among them, up to `MOST` more.
    """
    days: dict[str, int] = {}
    if near.dates and near.dates.start:
        days["gte"] = near.dates.start.toordinal()
    if near.dates and near.dates.end:
        days["lt"] = near.dates.end.toordinal()
    dated = [{"range": {"day": days}}] if days else []
    telling = {"bool": {"should": [{"range": {"length": {"gte": FEWEST_WORDS}}}, *words]}}
    bodies = []
    for language in languages:
        own = [{"term": {"language": language}}, {"term": {ENCODER: encoder}}, *dated, telling]
        query = {"bool": {"filter": [*answers.visible, *own]}}
        script = _script(_SUM, near.vector)
        least = {"min_score": _SHIFT + near.least * _SQUARE}
        scored = {"script_score": {"query": query, "script": script, **least}}
        shown = {"size": 2 * MOST, "track_total_hits": False, "_source": ["id"]}
        bodies.append({**shown, "query": scored})
    found = answers.client.searches(answers.data, bodies) if bodies else []
    return [one for answer in found for one in _nearest(answer, near.least)]


def _nearest(answer: Mapping[str, Any], least: float) -> Iterator[str]:
    """Yield the ids of the nearest documents of a language."""
    cosines = [((hit["_score"] - _SHIFT) / _SQUARE, hit) for hit in hits_of(answer)]
    if len(cosines) > MOST:
        least = max(least, cosines[MOST - 1][0])
    return (hit["_source"]["id"] for cosine, hit in cosines if cosine >= least)


def by_nearness(
    query: Clause, vector: Vector, greatest: Mapping[str, float], worth: float
) -> Clause:
    """Return the query of what *query* matches, all with a vector, whose score is the nearness.

    *query* scores by words, which are *worth* so much; *greatest* has its scores by language.
    """
    words = {code: share_of_overlap(score, worth) for code, score in greatest.items()}
    script = _script(_NEARNESS, vector, scale=_SQUARE, words=words)
    return {"script_score": {"query": query, "script": script}}


def blended(query: Clause, greatest: float, vector: Vector) -> Clause:
    """Return *query* with scores by words and by meaning; *greatest* is its greatest score."""
    words = share_of_words(greatest)
    script = _script(_BLENDED, vector, scale=_SQUARE, words=words, share=SHARE)
    return {"script_score": {"query": query, "script": script}}


def _script(source: str, vector: Vector, **parameters: Any) -> Clause:
    asked = "".join([chr(_ZERO + number) for number in quantized(vector).tolist()])
    return {"source": source, "params": {"asked": asked, **parameters}}
