"""The words of a commit: those that begin so, are spelt almost so, or have a part."""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from whoosh import query as whoosh_query

from search.asking.groups import Compounds, SynonymGroup
from search.cache import Cache
from search.language.compounds import CompoundPart
from search.opensearch.answers import MOST_TERMS, Answers, Asked
from search.opensearch.counting import counting
from search.opensearch.translation import SCORED, Clause, groups_in

_WORDS = 200_000  # of prefixes and parts of compounds


Ranges = Mapping[tuple[str, str], tuple[int, Sequence[str]]]
"""Words by their range of first letters, each with the ticket of the commit that had them."""


class Vocabulary:
    """The folded words that *answers* tell of, those of the commit of *ticket*.

    *before* are the ranges of an earlier commit.
    """

    def __init__(self, answers: Answers, ticket: int, before: Ranges) -> None:
        self._answers = answers
        self._ticket = ticket
        self._ranges = dict(before)
        self._standing: Cache[Sequence[str]] = Cache(_WORDS)

    @property
    def ranges(self) -> Ranges:
        """Return the words between letters that were asked for, for a later commit."""
        return self._ranges

    def beginning_with(self, prefix: str, size: int) -> list[tuple[str, int]]:
        """Return up to *size* folded words that begin with *prefix*, most frequent first."""
        found = self._words(_beginning_with(prefix, size))
        return sorted(found.items(), key=lambda word: (-word[1], word[0].encode()))

    def between(self, first: str, last: str) -> list[str]:
        """Return the most frequent folded words whose first letter is from *first* to *last*.

        They are many, so that only those of documents that came since are asked for, if an earlier
        commit had them. Words of documents that have ended since stay among them.
        """
        since, words = self._ranges.get((first, last), (0, ()))
        if since > self._ticket:  # a snapshot was restored
            since, words = 0, ()
        if since != self._ticket:
            came = [{"range": {"from": {"gt": since}}}] if since else []
            found = self._words(_words_like(f"[{first}-{last}].*", came))
            words = sorted({*words, *found}, key=str.encode)
            self._ranges[first, last] = self._ticket, words
        return list(words)

    def similar_to(self, word: str, distance: int) -> list[tuple[str, int]]:
        """Return the folded words at most *distance* edits from *word*, nearest first."""
        from rapidfuzz.distance import OSA  # few searches need it

        # An edit touches one piece of the word, a swap of two letters may touch two; so of so many
        # pieces, a similar word has one as it is. A fuzzy query finds the documents.
        count = 2 * distance + 1
        cuts = [len(word) * number // count for number in range(count + 1)]
        pieces = {word[at:end] for at, end in pairwise(cuts)} - {""}
        alike = "|".join(f".*{_literal(piece)}.*" for piece in sorted(pieces))
        fuzzy = {"value": word, "fuzziness": distance, "rewrite": "constant_score"}
        found = self._words(_words_like(alike, [{"fuzzy": {"words": fuzzy}}]))
        near = [(OSA.distance(word, known), -count, known) for known, count in found.items()]
        return [(known, -count) for edits, count, known in sorted(near) if edits <= distance]

    def learn(self, tree: whoosh_query.Query) -> None:
        """Find at once the words that the prefixes and parts of compounds in *tree* stand for."""
        groups = [one for one in groups_in(tree) if isinstance(one, SynonymGroup)]
        sought = [variant.query for group in groups for variant in group.variants]
        several = (Compounds, whoosh_query.Prefix)
        fresh = [q for q in sought if isinstance(q, several) and not self._known(q)]
        self._answers.ask_at_once(list(map(_standing_for, fresh)))

    def words_of(self, sought: whoosh_query.Query) -> Sequence[str]:
        """Return the words that a prefix, or a part of compounds, stands for."""
        known = self._known(sought)
        if known is None:
            if isinstance(sought, Compounds):
                found = self._words(_standing_for(sought))
                known = sorted(filter(sought.part.is_in, found))
            else:
                known = [word for word, _ in self.beginning_with(sought.text, SCORED)]
            self._standing.put(_word_key(sought), known, len(known) + 1)
        return known

    def _known(self, sought: whoosh_query.Query) -> Sequence[str] | None:
        return self._standing.get(_word_key(sought))

    def _words(self, asked: Asked) -> dict[str, int]:
        """Return words with the number of documents that hold them, the most frequent ones."""
        found = self._answers.ask(*asked)["aggregations"]["words"]["buckets"]
        return {bucket["key"]: bucket["doc_count"] for bucket in found}


def _words_like(pattern: str, filters: Sequence[Clause] = (), size: int = MOST_TERMS) -> Asked:
    """Return what asks for the words that a regular expression of Lucene matches.

    They are counted in the documents that pass *filters*.
    """
    words = {"field": "word", "include": pattern, "size": size, "shard_size": MOST_TERMS}
    if filters:  # then only the words of what passes them are looked at, and not all words
        words["execution_hint"] = "map"
    return counting({"words": {"terms": words}}), filters


def _beginning_with(prefix: str, size: int) -> Asked:
    begun = {"prefix": {"words": {"value": prefix}}}
    return _words_like(_literal(prefix) + ".*", [begun], size)


def _standing_for(sought: whoosh_query.Query) -> Asked:
    """Return what asks for the words of a prefix, or for those that may be compounds with a part.

    These are in documents in the language of the part.
    """
    if not isinstance(sought, Compounds):
        return _beginning_with(sought.text, SCORED)
    part = sought.part
    held = "|".join(f".*{_literal(form)}.*" for form in part.forms)
    begun = "".join(f"|{_literal(form)}.*" for form in part.first)
    own = [{"term": {"language": part.language}}, {"regexp": {"words": held + begun}}]
    return _words_like(held + begun, own)


def _word_key(sought: whoosh_query.Query) -> CompoundPart | str:
    return sought.part if isinstance(sought, Compounds) else str(sought.text)


def _literal(text: str) -> str:
    """Return *text* as a regular expression of Lucene that matches it alone."""
    return re.sub(r"([^\w\s])", r"\\\1", text)
