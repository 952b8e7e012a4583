"""Topics related to a topic: they share headlines or significant terms with it."""

from collections.abc import Mapping
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
    of_topic = engine.scan(Query(filters=(Filter("topic", topic), *_HEADLINES)))
    topics = {value.value: value for value in of_topic.facet("topic").values}
    held = sorted(of_topic.values("topic").items(), key=lambda item: (-item[1], item[0]))
    shared = [
        RelatedTopic(other, topics[other].label, count, "shared")
        for other, count in held
        if other != topic
    ]
    known = {related.topic for related in shared}
    sizes = {value.value: value.count for value in topics.values() if value.count}
    alike = (one for one in _by_words(engine, topic, sizes) if one.topic not in known)
    return tuple(islice(chain(shared, alike), _MOST))


def _by_words(engine: Engine, topic: str, sizes: Mapping[str, int]) -> list[RelatedTopic]:
    """Return the topics whose headlines hold the significant terms of *topic*.

    *sizes* has the number of headlines of each topic.
    """
    words = [word.text for word in engine.significant_terms(topic)[:_TERMS]]
    if not words:
        return []
    query = Query(text=" ".join(words), words="any", filters=_HEADLINES)
    holding = [
        value
        for value in engine.scan(query).facet("topic").values
        if value.count and value.value != topic
    ]
    held = np.array([value.count for value in holding], np.int64)
    every = np.array([sizes[value.value] for value in holding], np.int64)
    others = sum(size for other, size in sizes.items() if other != topic)
    ratios = log_likelihood_ratio(held, every, held.sum() - held, others - every)
    least = least_significant(len(sizes) - 1)
    ranked = sorted(
        (-ratio, value.value, value)
        for ratio, value in zip(ratios.tolist(), holding, strict=True)
        if ratio >= least
    )
    return [RelatedTopic(value.value, value.label, value.count, "words") for *_, value in ranked]
