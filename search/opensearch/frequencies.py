"""The document frequencies of words and synonym groups, on which every score depends."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

import msgspec
from whoosh import query as whoosh_query

from search.asking.groups import LanguageBoost, SynonymGroup
from search.cache import Cache
from search.opensearch.answers import Answers, Asked
from search.opensearch.clauses import Clause, any_of, holding
from search.opensearch.counting import buckets, counting, terms
from search.opensearch.translation import Translation, groups_in, telling

_REMEMBERED = 20_000  # groups and words with their counts
_AT_ONCE = 200  # counts in one request
_TELLING = "telling"  # beside the key of a group: the documents that tell its languages

Held = tuple[int, Mapping[str, int]]
"""How many documents hold something, in all and by language."""


Counted = dict[Any, Callable[[], Clause]]
"""What makes the filter of each thing that is counted, if it was not yet."""


class Frequencies:
    """How many documents hold what, counted once; *languages* counts all of them by language."""

    def __init__(
        self, answers: Answers, translation: Translation, languages: Mapping[str, int]
    ) -> None:
        self._answers = answers
        self._translation = translation
        self._languages = languages
        self._held: Cache[Held] = Cache(_REMEMBERED)

    def prepare(
        self,
        tree: whoosh_query.Query,
        others: Sequence[SynonymGroup] = (),
        words: Sequence[str] = (),
    ) -> None:
        """Count what scoring *tree* will ask for, and the documents with *others* and *words*."""
        self._count({**self._of_words(words), **self._needed(tree, others)})

    def prepare_and_count(
        self,
        tree: whoosh_query.Query,
        others: Sequence[SynonymGroup],
        filters: Sequence[Clause],
    ) -> int:
        """Count what scoring *tree* will ask for, and return how many documents pass *filters*."""
        passing: Clause = {"bool": {"filter": list(filters)}}
        key = hashlib.blake2b(msgspec.json.encode(passing), digest_size=16).digest()
        return self._count({**self._needed(tree, others), key: lambda: passing})[key][0]

    def asked(
        self, tree: whoosh_query.Query, others: Sequence[SynonymGroup] = ()
    ) -> Sequence[Asked]:
        """Return what `prepare` asks for."""
        return [one for _, one in self._fresh(self._needed(tree, others))]

    def knows(self, tree: whoosh_query.Query) -> bool:
        """Return whether all that scoring *tree* will ask for was counted."""
        return all(self._held.get(key) is not None for key in self._needed(tree, ()))

    def of_groups(self, groups: Sequence[SynonymGroup]) -> list[int]:
        """Return how many documents match each of *groups*."""
        held = self._count(self._matching(groups))
        return [held[group.key][0] for group in groups]

    def expect_groups(self, groups: Sequence[SynonymGroup]) -> None:
        """Have the answer to `of_groups` with whatever is asked next."""
        self._answers.expect([one for _, one in self._fresh(self._matching(groups))])

    def of_group(self, group: SynonymGroup) -> Held:
        """Return how many documents match *group*, in all and by language."""
        held = self._count(self._of(group))
        return held[group.key][0], held[group.key, _TELLING][1]

    def of_words(self, words: Sequence[str]) -> list[Held]:
        """Return how many documents hold each of the folded *words*."""
        held = self._count(self._of_words(words))
        return [held[word] for word in words]

    def _needed(self, tree: whoosh_query.Query, others: Sequence[SynonymGroup]) -> Counted:
        needed: Counted = {}
        for one in groups_in(tree):
            needed |= self._of_words(one.words) if isinstance(one, LanguageBoost) else self._of(one)
        return {**needed, **self._matching(others)}

    def _of(self, group: SynonymGroup) -> Counted:
        told = partial(telling, self._translation, group, self._languages)
        return {**self._matching([group]), (group.key, _TELLING): told}

    def _matching(self, groups: Iterable[SynonymGroup]) -> Counted:
        return {group.key: partial(self._translation.group, group) for group in groups}

    def _of_words(self, words: Iterable[str]) -> Counted:
        return {word: partial(holding, "words", word) for word in words}

    def _count(self, asked: Counted) -> dict[Any, Held]:
        """Return for each of *asked* how many documents pass it, in all and by language."""
        known = {key: self._held.get(key) for key in asked}
        counts = self._fresh(asked)
        self._answers.ask_at_once([one for _, one in counts])
        for keys, one in counts:
            found = self._answers.ask(*one)["aggregations"]["held"]["buckets"]
            for number, key in enumerate(keys):
                bucket = found[f"{number}"]
                known[key] = held = bucket["doc_count"], buckets(bucket["language"]) or {}
                self._held.put(key, held, 1)
        return {key: held for key, held in known.items() if held is not None}

    def _fresh(self, asked: Counted) -> list[tuple[Sequence[Any], Asked]]:
        """Return what counts those of *asked* that are not known."""
        return list(_counts_of({k: asked[k]() for k in asked if self._held.get(k) is None}))


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
