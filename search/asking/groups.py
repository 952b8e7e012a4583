"""The nodes of a query tree for text: groups of variants, the boost for its language, its meaning.

`search.asking.expansion` derives the variants, and `search.scoring.bm25` says how a group scores.
"""

from collections.abc import Iterator, Mapping, Sequence, Set
from functools import cached_property

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray
from whoosh import query

from search.language.compounds import CompoundPart
from search.scoring.bm25 import WEIGHTS
from search.scoring.nearness import LEAST
from search.values.query import DateRange
from search.values.results import Via

Vector = NDArray[np.float32]

_SHOWN: frozenset[Via] = frozenset({"script", "compound", "glossary", "name"})
"""The ways that an answer names beside the words as typed."""


class Compounds(query.Query):  # type: ignore[misc]  # Whoosh has no types
    """Matches documents in the language of *part* that hold a compound with it."""

    fieldname = "words"

    def __init__(self, part: CompoundPart) -> None:
        self.part = part
        self.text = " ".join((part.language, *part.forms, *part.first))


class PrintedIn(query.Term):  # type: ignore[misc]
    """Matches documents in one of *languages* that hold the word *text* as it is printed."""

    def __init__(self, text: str, languages: tuple[str, ...]) -> None:
        super().__init__("words", text)
        self.languages = languages


class TermVariant(Struct, frozen=True, gc=False):
    """One way to match a group: *query* is a Term, Phrase, Prefix, `PrintedIn` or `Compounds`.

    *via* is how it was derived, *text* the word or phrase for which it stands, as an answer names
    it, and *language* the language of that text, empty where it has none. *share* of the weight of
    its way counts, less than 1 in short queries (`search.scoring.bm25`).
    """

    query: query.Query
    via: Via
    language: str
    text: str
    share: float = 1.0

    @property
    def weight(self) -> float:
        """Return the weight of the variant in the score of its group."""
        return WEIGHTS[self.via] * self.share

    @property
    def terms(self) -> Sequence[tuple[str, str]]:
        """Return the terms, fields and keys, that a match has; none if one of many will do."""
        sought = self.query
        if isinstance(sought, query.Phrase):
            return [(sought.fieldname, word) for word in sought.words]
        return [(sought.fieldname, sought.text)] if isinstance(sought, query.Term) else []

    @property
    def key(self) -> tuple[object, ...]:
        """Return a key of six parts, equal for variants with the same matches and weight.

        Python remembers the hash of a text. Whoosh computes that of a query anew each time: with
        variants as keys, a group took 5 to 12 % longer (166,000 headlines).
        """
        sought = self.query
        if isinstance(sought, query.Phrase):
            return (sought.slop, self.via, self.share, sought.fieldname, " ".join(sought.words), ())
        within = sought.languages if isinstance(sought, PrintedIn) else ()
        kind = type(sought).__name__  # Python looks for no garbage in texts and numbers
        return (kind, self.via, self.share, sought.fieldname, sought.text, within)


class SynonymGroup(query.DisjunctionMax):  # type: ignore[misc]
    """A word or phrase of the query: *term* as typed, and the *variants* that match it."""

    def __init__(self, term: str, variants: tuple[TermVariant, ...]) -> None:
        super().__init__([variant.query for variant in variants])
        self.term = term
        self.variants = variants

    @cached_property
    def key(self) -> tuple[object, ...]:
        """Return a key that is equal for groups with the same matches and the same scores.

        It is one tuple, as caches keep thousands of keys, and Python looks for garbage in each.
        """
        return tuple([part for variant in self.variants for part in variant.key])

    @cached_property
    def equivalents(self) -> Sequence["Equivalent"]:
        """Return what the group finds beside the words as typed, whether or not an archive has it.

        What is the same word in several languages is one equivalent.
        """
        found: dict[tuple[str, str, Via], list[TermVariant]] = {}
        for variant in self.variants:
            if variant.via in _SHOWN:
                key = (variant.language, variant.text, variant.via)
                found.setdefault(key, []).append(variant)
        same: dict[tuple[object, ...], tuple[list[str], Via, SynonymGroup]] = {}
        for (language, text, via), variants in found.items():
            searched = (text, *[variant.key for variant in variants])
            alike = SynonymGroup(text, tuple(variants))
            same.setdefault(searched, ([], via, alike))[0].append(language)
        return [(tuple(languages), via, alike) for languages, via, alike in same.values()]

    def found_by(self, terms: Set[tuple[str, str]]) -> list[TermVariant]:
        """Return the variants that a text with *terms*, fields and keys, may hold, in order.

        The others it does not hold.
        """
        known = self._by_term
        found = [number for term in known.keys() & terms for number in known[term]]
        return [self.variants[number] for number in sorted(found + self._of_several)]

    @cached_property
    def _by_term(self) -> Mapping[tuple[str, str], list[int]]:
        """Return the number of each variant by its term, for a phrase its first one."""
        found: dict[tuple[str, str], list[int]] = {}
        for number, variant in enumerate(self.variants):
            sought = variant.query
            if isinstance(sought, query.Term):
                found.setdefault((sought.fieldname, sought.text), []).append(number)
            elif isinstance(sought, query.Phrase):
                found.setdefault((sought.fieldname, sought.words[0]), []).append(number)
        return found

    @cached_property
    def _of_several(self) -> list[int]:
        """Return the numbers of the variants that many terms may match."""
        known = {number for numbers in self._by_term.values() for number in numbers}
        return [number for number in range(len(self.variants)) if number not in known]


Equivalent = tuple[tuple[str, ...], Via, SynonymGroup]
"""An equivalent in a group: its languages, how it was derived, and a group of it alone."""


def groups_in(tree: query.Query) -> Iterator[SynonymGroup]:
    """Yield the groups of *tree*, those of what is excluded too."""
    if isinstance(tree, SynonymGroup):
        yield tree
    else:
        for child in [tree.query] if isinstance(tree, query.Not) else tree.children():
            yield from groups_in(child)


class Near(query.Query):  # type: ignore[misc]
    """Matches the documents that are nearest to a text in meaning, `MOST` of each language at most.

    *vector* is that of the text, and its *words* count beside it, as `search.scoring.nearness`
    says. Documents are at least as near as *least*, dated within *dates* and in *language*, if
    these are given: all others need not be compared, as where they were left out by filters, of
    which a facet ignores its own.
    """

    def __init__(
        self,
        vector: Vector,
        dates: DateRange | None = None,
        language: str | None = None,
        least: float = LEAST,
        words: Sequence[SynonymGroup] = (),
    ) -> None:
        self.vector = vector
        self.dates = dates
        self.language = language
        self.least = least
        self.words = words

    def children(self) -> Iterator[query.Query]:
        """Yield the words."""
        yield from self.words


class Blend(query.Query):  # type: ignore[misc]
    """Matches what *child* matches, and orders it by words and by meaning together.

    *vector* is that of the text; see `search.scoring.nearness`.
    """

    def __init__(self, child: query.Query, vector: Vector) -> None:
        self.child = child
        self.vector = vector

    def children(self) -> Iterator[query.Query]:
        """Yield the child."""
        yield self.child


class LanguageBoost(query.Query):  # type: ignore[misc]
    """Matches what *child* matches, and adds to a score by the language of the document.

    *words* are the folded words of the question, from which its language is guessed; see
    `search.scoring.bm25`.
    """

    def __init__(self, child: query.Query, words: tuple[str, ...]) -> None:
        self.child = child
        self.words = words

    def children(self) -> Iterator[query.Query]:
        """Yield the child."""
        yield self.child


def demanded(tree: query.Query) -> query.Query:
    """Return *tree* without what only ranks, so that it matches the same with fewer look-ups."""
    if isinstance(tree, query.AndMaybe):
        return demanded(tree.a)
    if isinstance(tree, LanguageBoost):
        return demanded(tree.child)
    if isinstance(tree, (query.And, query.Or)):
        return type(tree)(list(map(demanded, tree.children())))
    return tree
