"""Topics beside a topic: those that share headlines with it, or speak in the same words."""

from dataclasses import dataclass
from itertools import chain, islice
from typing import Literal

from search.engine import Engine
from search.scoring.significance import least_significant, log_likelihood_ratio
from search.values.query import Filter, Query
from search.values.results import FacetValue

_MOST = 8
_WORDS = 8  # of those that mark the topic
_HEADLINES = (Filter("kind", "headline"),)


@dataclass(frozen=True, slots=True)
class RelatedTopic:
    """A topic, and how many of its headlines are *shared* or hold a marking word of the other."""

    topic: str
    label: str
    count: int
    because: Literal["shared", "words"]


def related_topics(engine: Engine, topic: str) -> tuple[RelatedTopic, ...]:
    """Return the topics nearest to the one with that id, the nearest first.

    First come those with which it shares most headlines, then those whose headlines hold its
    marking words, in any language, more often than chance would have it.
    """
    of_topic = Query(text=f'topic:"{topic}"', filters=_HEADLINES)
    shared = [
        RelatedTopic(value.value, value.label, value.count, "shared")
        for value in _topics(engine, of_topic)
        if value.value != topic
    ]
    known = {neighbour.topic for neighbour in shared}
    alike = (neighbour for neighbour in _by_words(engine, topic) if neighbour.topic not in known)
    return tuple(islice(chain(shared, alike), _MOST))


def _by_words(engine: Engine, topic: str) -> list[RelatedTopic]:
    words = [word.text for word in engine.significant_terms(topic)[:_WORDS]]
    if not words:
        return []
    query = Query(text=" ".join(words), words="any", filters=_HEADLINES)
    sizes = {value.value: value.count for value in _topics(engine, Query(filters=_HEADLINES))}
    holding = [value for value in _topics(engine, query) if value.value != topic]
    others = sum(size for other, size in sizes.items() if other != topic)
    held = sum(value.count for value in holding)
    least = least_significant(len(sizes) - 1)
    ranked = []
    for value in holding:
        size = sizes[value.value]
        ratio = log_likelihood_ratio(value.count, size, held - value.count, others - size)
        if ratio >= least:
            neighbour = RelatedTopic(value.value, value.label, value.count, "words")
            ranked.append((-float(ratio), neighbour))
    ranked.sort(key=lambda item: (item[0], item[1].topic))
    return [neighbour for _, neighbour in ranked]


def _topics(engine: Engine, query: Query) -> tuple[FacetValue, ...]:
    return tuple(value for value in engine.scan(query).facet("topic").values if value.count)
