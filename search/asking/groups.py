"""A word of a query as one leaf of Whoosh's query tree: the group of everything it stands for.

`search.scoring.bm25` says how a group is scored, `search.asking.expansion` what stands in it.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from whoosh import query

from search.scoring.bm25 import WEIGHTS
from search.values.results import Via


@dataclass(frozen=True, slots=True)
class TermVariant:
    """One way to find a group: a Term, Phrase or Prefix, and how it came to stand there.

    *language* and *text* say which word of which language it looks for, as the answer lists it;
    *language* is empty where it belongs to none.
    """

    query: query.Query
    via: Via
    language: str
    text: str

    def __post_init__(self) -> None:
        self.query.boost = WEIGHTS[self.via]  # for Whoosh's searcher; ours asks `via`

    @property
    def key(self) -> tuple[object, ...]:
        """Return what finds the same documents with the same weight as this.

        Whoosh's queries make their hashes anew each time, which costs a short query a tenth of
        its time; those of texts are remembered.
        """
        sought = self.query
        if isinstance(sought, query.Term | query.Prefix):
            return (type(sought), self.via, sought.fieldname, sought.text)
        if isinstance(sought, query.Phrase):
            return (sought.slop, self.via, sought.fieldname, *sought.words)
        return (self.via, sought)


class SynonymGroup(query.DisjunctionMax):  # type: ignore[misc]  # Whoosh has no types
    """A word or phrase of the query, *term* as typed, with all its alternatives."""

    def __init__(self, term: str, variants: tuple[TermVariant, ...]) -> None:
        super().__init__([variant.query for variant in variants])
        self.term = term
        self.variants = variants


class LanguageBoost(query.Query):  # type: ignore[misc]
    """What *sought* finds, scored also by how likely *words*, folded, are of its language."""

    def __init__(self, sought: query.Query, words: tuple[str, ...]) -> None:
        self.sought = sought
        self.words = words

    def children(self) -> Iterator[query.Query]:
        """Yield what is sought."""
        yield self.sought
