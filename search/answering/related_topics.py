"""Topics related to a topic: they share headlines or significant terms with it."""

from collections.abc import Iterator, Mapping
from itertools import chain, islice
from typing import Literal

import numpy as np
from msgspec import Struct

from search.engine import Engine
from search.scoring.significance import least_significant, log_likelihood_ratio
from search.values.query import Filter, Query

_MOST = 8
_TERMS = 8  # significant terms of the topic that are searched for
_HEADLINES = (Filter("kind", "headline"),)


class RelatedTopic(Struct, frozen=True):
    """A related topic, and the *count* of its headlines that relate it.

    *because* says whether these are also headlines of the other topic (`shared`), or hold its
    significant terms (`words`).
    """

    topic: str
    label: str
    count: int
    because: Literal["shared", "words"]


def related_topics(engine: Engine, topic: str) -> tuple[RelatedTopic, ...]:
    """Return up to eight topics related to the one with that id, the most closely related first.

    Topics that share headlines with it come first, the most shared first. Then come topics whose
    headlines hold its significant terms, in any language, more often than by chance.
    """
    of_topic = _counted(engine, Query(filters=(Filter("topic", topic), *_HEADLINES)))
    shared = (
        RelatedTopic(other, engine.values.label("topic", other), count, "shared")
        for other, count in sorted(of_topic.items(), key=lambda item: (-item[1], item[0]))
        if other != topic
    )
    alike = (one for one in _by_words(engine, topic) if one.topic not in of_topic)
    return tuple(islice(chain(shared, alike), _MOST))


def _by_words(engine: Engine, topic: str) -> Iterator[RelatedTopic]:
    words = [word.text for word in engine.significant_terms(topic)[:_TERMS]]
    if not words:
        return
    sizes = _counted(engine, Query(filters=_HEADLINES))
    query = Query(text=" ".join(words), words="any", filters=_HEADLINES)
    holding = {other: count for other, count in _counted(engine, query).items() if other != topic}
    held = np.array(list(holding.values()), np.int64)
    every = np.array([sizes[other] for other in holding], np.int64)
    others = sum(size for other, size in sizes.items() if other != topic)
    ratios = log_likelihood_ratio(held, every, held.sum() - held, others - every)
    least = least_significant(len(sizes) - 1)
    ranked = sorted(
        (-ratio, other)
        for ratio, other in zip(ratios.tolist(), holding, strict=True)
        if ratio >= least
    )
    for _, other in ranked:
        yield RelatedTopic(other, engine.values.label("topic", other), holding[other], "words")


def _counted(engine: Engine, query: Query) -> Mapping[str, int]:
    """Return how many hits of *query* each topic has."""
    return engine.scan(query).values("topic")
