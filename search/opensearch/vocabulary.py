"""The words of a commit: those that begin so, are spelt almost so, or have a part."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from itertools import chain, pairwise
from typing import Any

from whoosh import query as whoosh_query

from search.asking.groups import Compounds, SynonymGroup
from search.cache import Cache
from search.language.compounds import CompoundPart
from search.opensearch.answers import MOST_TERMS, Answers, Asked
from search.opensearch.clauses import Clause
from search.opensearch.counting import counting, counts
from search.opensearch.translation import groups_in

_WORDS = 200_000  # of parts of compounds
WHOLE = 20_000  # documents of a language of which all words are kept

# Looks at the words of the documents, where a pattern would be compared with all words.
_OF_DOCUMENTS = {"execution_hint": "map"}

Range = tuple[str, ...]
"""The first and the last letter of some words, or the language of the documents that hold them."""

Kept = Mapping[Range, tuple[int, str]]
"""Words, each on a line, with the ticket of the commit that had them."""


class Vocabulary:
    """The folded words that *answers* tell of, those of the commit of *ticket*.

    *before* are the words that an earlier commit kept. Only what came and went since is asked for,
    if versions that had ended in the commit of *oldest* are all that is no longer stored.
    *languages* returns how many documents each language has.
    """

    def __init__(
        self,
        answers: Answers,
        ticket: int,
        oldest: int,
        before: Kept,
        languages: Callable[[], Mapping[str, int]],
    ) -> None:
        self._answers = answers
        self._ticket = ticket
        self._kept = {one: kept for one, kept in before.items() if oldest <= kept[0] <= ticket}
        self._languages = languages
        self._ended: dict[int, Set[str]] = {}
        self._standing: Cache[Sequence[str]] = Cache(_WORDS)

    @property
    def kept(self) -> Kept:
        """Return the words that are kept, for a later commit."""
        return self._kept

    def beginning_with(self, prefix: str, size: int) -> list[tuple[str, int]]:
        """Return up to *size* folded words that begin with *prefix*, most frequent first."""
        found = self._words(_beginning_with(prefix, size))
        return sorted(found.items(), key=lambda word: (-word[1], word[0].encode()))

    def between(self, first: str, last: str) -> list[str]:
        """Return the most frequent folded words whose first letter is from *first* to *last*."""
        kept = self._updated((first, last), lambda came: self._words(_between(first, last, came)))
        return kept.split()

    def expect_between(self, ranges: Iterable[tuple[str, str]]) -> None:
        """Say that `between` is about to be asked with each of *ranges*."""
        asked = ((one, self._since(one)) for one in ranges)
        fresh = [_between(*one, _came(since)) for one, since in asked if since != self._ticket]
        self._answers.expect(fresh)

    def _of_language(self, language: str) -> str:
        """Return all words of the documents in *language*, each on a line."""

        def find(came: Sequence[Clause]) -> Iterator[str]:
            own = [{"term": {"language": language}}, *came]
            return (word for (word,), _ in self._answers.counts(("word",), own))

        return self._updated((language,), find)

    def _since(self, kept: Range) -> int:
        """Return the ticket of the commit whose words are kept, 0 for none."""
        return self._kept.get(kept, (0, ""))[0]

    def _updated(self, kept: Range, find: Callable[[Sequence[Clause]], Iterable[str]]) -> str:
        """Return the words that are kept; *find* returns those of documents that pass filters."""
        since, words = self._kept.get(kept, (0, ""))
        if since != self._ticket:
            left = set(words.split()).difference(self._gone(since) if since else ())
            words = "\n".join(sorted(left.union(find(_came(since))), key=str.encode))
            self._kept[kept] = self._ticket, words
        return words

    def _gone(self, since: int) -> Set[str]:
        """Return the words that documents of the commit *since* held, and none of this one does."""
        if since not in self._ended:
            ended: list[Clause] = [{"range": {"to": {"gt": since, "lte": self._ticket}}}]
            client, data = self._answers.client, self._answers.data
            words = [word for (word,), _ in counts(client, data, ended, ("word",))]
            self._ended[since] = set(words) - self._answers.count_given("word", words, ()).keys()
        return self._ended[since]

    def similar_to(self, word: str, distance: int) -> list[tuple[str, int]]:
        """Return the folded words at most *distance* edits from *word*, nearest first."""
        from rapidfuzz.distance import OSA  # few searches need it

        found = self._words(_similar_to(word, distance))
        near = [(OSA.distance(word, known), -count, known) for known, count in found.items()]
        return [(known, -count) for edits, count, known in sorted(near) if edits <= distance]

    def expect_similar(self, word: str, distance: int) -> None:
        """Say that `similar_to` is about to be asked, and whether any word begins with *word*."""
        self._answers.expect([_similar_to(word, distance), _beginning_with(word, 1)])

    def learn(self, trees: Iterable[whoosh_query.Query]) -> None:
        """Find at once the words that the parts of compounds in *trees* stand for."""
        every = chain.from_iterable(map(groups_in, trees))
        groups = [one for one in every if isinstance(one, SynonymGroup)]
        sought = [variant.query for group in groups for variant in group.variants]
        parts = [one.part for one in sought if isinstance(one, Compounds)]
        fresh = [part for part in parts if self._standing.get(part) is None]
        asked = [_with_part(part) for part in fresh if not self._keeps(part.language)]
        self._answers.ask_at_once(asked)

    def words_of(self, sought: Compounds) -> Sequence[str]:
        """Return the words that a part of compounds stands for."""
        known = self._standing.get(sought.part)
        if known is None:
            known = sorted(filter(sought.part.is_in, self._having(sought.part)))
            self._standing.put(sought.part, known, len(known) + 1)
        return known

    def _having(self, part: CompoundPart) -> Iterable[str]:
        """Return the words in which a *part* of compounds may be."""
        if not self._keeps(part.language):
            return self._words(_with_part(part))
        words = self._of_language(part.language)
        return {word for form in (*part.forms, *part.first) for word in _lines_with(form, words)}

    def _keeps(self, language: str) -> bool:
        return self._languages().get(language, 0) <= WHOLE

    def _words(self, asked: Asked) -> dict[str, int]:
        """Return words with the number of documents that hold them, the most frequent ones."""
        found = self._answers.ask(*asked)["aggregations"]["words"]["buckets"]
        return {bucket["key"]: bucket["doc_count"] for bucket in found}


def _words_like(pattern: str, filters: Sequence[Clause] = (), **more: Any) -> Asked:
    """Return what asks for the words that a regular expression of Lucene matches.

    They are counted in the documents that pass *filters*.
    """
    words = {"field": "word", "include": pattern, "size": MOST_TERMS, "shard_size": MOST_TERMS}
    return counting({"words": {"terms": {**words, **more}}}), filters


def _came(since: int) -> list[Clause]:
    """Return the filters of the documents that came after the commit *since*."""
    return [{"range": {"from": {"gt": since}}}] if since else []


def _between(first: str, last: str, filters: Sequence[Clause]) -> Asked:
    """Return what asks for the words between letters of documents that pass *filters*."""
    return _words_like(f"[{first}-{last}].*", filters, **(_OF_DOCUMENTS if filters else {}))


def _beginning_with(prefix: str, size: int) -> Asked:
    begun = {"prefix": {"words": {"value": prefix}}}
    return _words_like(_literal(prefix) + ".*", [begun], size=size)


def _similar_to(word: str, distance: int) -> Asked:
    """Return what asks for the words that may be at most *distance* edits from *word*.

    An edit touches one piece of the word, a swap of two letters may touch two; so of so many
    pieces, a similar word has one as it is. A fuzzy query finds the documents.
    """
    count = 2 * distance + 1
    cuts = [len(word) * number // count for number in range(count + 1)]
    pieces = {word[at:end] for at, end in pairwise(cuts)} - {""}
    alike = "|".join(f".*{_literal(piece)}.*" for piece in sorted(pieces))
    fuzzy = {"value": word, "fuzziness": distance, "rewrite": "constant_score"}
    return _words_like(alike, [{"fuzzy": {"words": fuzzy}}], **_OF_DOCUMENTS)


def _with_part(part: CompoundPart) -> Asked:
    """Return what asks for the words that may be compounds with *part*, of its language."""
    held = "|".join(f".*{_literal(form)}.*" for form in part.forms)
    begun = "".join(f"|{_literal(form)}.*" for form in part.first)
    own = [{"term": {"language": part.language}}, {"regexp": {"words": held + begun}}]
    return _words_like(held + begun, own, **_OF_DOCUMENTS)


def _lines_with(text: str, lines: str) -> Iterator[str]:
    """Yield those of some *lines* that have *text*."""
    at = lines.find(text)
    while at >= 0:
        end = lines.find("\n", at)
        end = len(lines) if end < 0 else end
        yield lines[lines.rfind("\n", 0, at) + 1 : end]
        at = lines.find(text, end)


def _literal(text: str) -> str:
    """Return *text* as a regular expression of Lucene that matches it alone."""
    return re.sub(r"([^\w\s])", r"\\\1", text)
