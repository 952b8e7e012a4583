"""The document frequencies of words and synonym groups, on which every score depends."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from whoosh import query as whoosh_query

from search.asking.groups import LanguageBoost, SynonymGroup
from search.cache import Cache
from search.opensearch.answers import Answers, Asked
from search.opensearch.counting import buckets, counting, terms
from search.opensearch.translation import Clause, Translation, any_of, groups_in, telling

_REMEMBERED = 20_000  # groups and words with their counts
_AT_ONCE = 200  # counts in one request

Held = tuple[int, Mapping[str, int]]
"""How many documents hold something, in all and by language."""


class Frequencies:
    """How many documents hold what, counted once; *languages* counts all of them by language."""

    def __init__(
        self, answers: Answers, translation: Translation, languages: Mapping[str, int]
    ) -> None:
        self._answers = answers
        self._translation = translation
        self._languages = languages
        self._held: Cache[Held] = Cache(_REMEMBERED)

    def prepare(self, tree: whoosh_query.Query, also: Sequence[Asked] = ()) -> None:
        """Count what scoring *tree* will ask for, and ask for *also* at the same time."""
        groups: list[SynonymGroup] = []
        words: list[str] = []
        for one in groups_in(tree):
            if isinstance(one, LanguageBoost):
                words += one.words
            else:
                groups.append(one)
        counts = [*_counts_of(self._fresh_words(words)), *_counts_of(self._fresh_groups(groups))]
        self._answers.ask_at_once([*also, *(asked for _, asked in counts)])
        self._count_words(words)
        self._count_groups(groups)

    def of_groups(self, groups: Sequence[SynonymGroup]) -> list[int]:
        """Return how many documents match each of *groups*."""
        known = [self._held.get(_key(group)) for group in groups]
        asked = [group for group, held in zip(groups, known, strict=True) if held is None]
        filters = {
            f"{number}": self._translation.group(group) for number, group in enumerate(asked)
        }
        counted = self._answers.count_filters(filters)
        fresh = iter(counted[name] for name in filters)
        return [held[0] if held else next(fresh) for held in known]

    def of_group(self, group: SynonymGroup) -> Held:
        """Return how many documents match *group*, in all and by language."""
        known = self._held.get(_key(group))
        if known is None:
            self._count_groups([group])
            known = self._held.get(_key(group))
        return known or (0, {})

    def of_words(self, words: Sequence[str]) -> list[Held]:
        """Return how many documents hold each of the folded *words*."""
        self._count_words(words)
        return [self._held.get(word) or (0, {}) for word in words]

    def _count_groups(self, groups: Sequence[SynonymGroup]) -> None:
        counted = self._count(self._fresh_groups(groups))
        for group in groups:
            if (key := _key(group)) in counted:
                self._held.put(key, (counted[key][0], counted[key, ""][1]), 1)

    def _fresh_groups(self, groups: Iterable[SynonymGroup]) -> dict[Any, Clause]:
        """Return the filters by which those of *groups* are counted that were not yet."""
        fresh = {_key(group): group for group in groups if self._held.get(_key(group)) is None}
        asked: dict[Any, Clause] = {}
        for key, group in fresh.items():
            asked[key] = self._translation.group(group)
            asked[key, ""] = telling(self._translation, group, self._languages)
        return asked

    def _count_words(self, words: Iterable[str]) -> None:
        for word, held in self._count(self._fresh_words(words)).items():
            self._held.put(word, held, 1)

    def _fresh_words(self, words: Iterable[str]) -> dict[Any, Clause]:
        """Return the filters by which those of *words* are counted that were not yet."""
        fresh = [word for word in dict.fromkeys(words) if self._held.get(word) is None]
        return {word: {"term": {"words": {"value": word}}} for word in fresh}

    def _count(self, asked: Mapping[Any, Clause]) -> dict[Any, Held]:
        """Count for each of *asked* the documents that pass it, in all and by language."""
        counted: dict[Any, Held] = {}
        for keys, (body, filters) in _counts_of(asked):
            held = self._answers.ask(body, filters)["aggregations"]["held"]["buckets"]
            for number, key in enumerate(keys):
                bucket = held[f"{number}"]
                counted[key] = bucket["doc_count"], buckets(bucket["language"]) or {}
        return counted


def _counts_of(asked: Mapping[Any, Clause]) -> Iterator[tuple[Sequence[Any], Asked]]:
    """Yield what counts *asked* by language: some keys of it, and what asks for these.

    Only documents that pass one of them are looked at, since each filter sees all that are.
    """
    keys = list(asked)
    for start in range(0, len(keys), _AT_ONCE):
        some = keys[start : start + _AT_ONCE]
        filters = {f"{number}": asked[key] for number, key in enumerate(some)}
        by_language = {"language": terms("language")}
        held = {"held": {"filters": {"filters": filters}, "aggs": by_language}}
        yield some, (counting(held), [any_of(filters.values())])


def _key(group: SynonymGroup) -> tuple[object, ...]:
    return tuple([variant.key for variant in group.variants])
