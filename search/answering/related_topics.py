"""Topics related to a topic: they share headlines or significant terms with it."""

from itertools import chain, islice
from typing import Literal

from msgspec import Struct

from search.engine import Engine
from search.scoring.significance import least_significant, log_likelihood_ratio
from search.values.query import Filter, Query
from search.values.results import FacetValue

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
    of_topic = Query(text=f'topic:"{topic}"', filters=_HEADLINES)
    shared = [
        RelatedTopic(value.value, value.label, value.count, "shared")
        for value in _topics(engine, of_topic)
        if value.value != topic
    ]
    known = {related.topic for related in shared}
    alike = (related for related in _by_words(engine, topic) if related.topic not in known)
    return tuple(islice(chain(shared, alike), _MOST))


def _by_words(engine: Engine, topic: str) -> list[RelatedTopic]:
    words = [word.text for word in engine.significant_terms(topic)[:_TERMS]]
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
            related = RelatedTopic(value.value, value.label, value.count, "words")
            ranked.append((-float(ratio), related))
    ranked.sort(key=lambda item: (item[0], item[1].topic))
    return [related for _, related in ranked]


def _topics(engine: Engine, query: Query) -> tuple[FacetValue, ...]:
    return tuple(value for value in engine.scan(query).facet("topic").values if value.count)
