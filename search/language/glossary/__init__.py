"""The equivalents of a word or phrase of the query in the archive's languages.

A *concept* is one thing in the news; its *terms* name it, each a word or phrase of one language.
The concepts are the rows of the tables in this folder (README.md says how to read and change them)
and the countries.

- `table`: the rows, read and checked.
- `places`: the names of countries in every language, from CLDR.
- `entries`: each term with the keys that find it in queries and documents.

Terms are found in a query by the keys of `search.language.analysis`, so in any inflection that
shares a stem with the term in the table. A term typed as the table prints it comes before terms
that only share its stem: in Spanish, "policies" has the stem of "policía".
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from types import MappingProxyType

from search.language.glossary.entries import Entry, Equivalent, contains, entries
from search.language.glossary.places import with_places
from search.language.glossary.table import BadRow, Concept, read_concepts

__all__ = ["BadRow", "Equivalent", "Glossary", "Match", "load_glossary"]


_LONGEST_CLOSED = 5  # words that are written as one


@dataclass(frozen=True, slots=True)
class Match:
    """The words `start:end` of a query name a concept, whose other names are *equivalents*."""

    start: int
    end: int
    equivalents: tuple[Equivalent, ...]


class Glossary:
    """The terms of *concepts*, with equivalents in *languages*; immutable, so threads share it."""

    def __init__(self, concepts: Iterable[Concept], languages: Sequence[str]) -> None:
        self._rank = {language: rank for rank, language in enumerate(languages)}
        self._concepts: dict[str, tuple[Entry, ...]] = {}
        self._leading: dict[tuple[int, str], list[Entry]] = defaultdict(list)
        for concept in concepts:
            of_terms = [entries(concept.id, term) for term in concept.terms]
            self._concepts[concept.id] = tuple(printed for printed, *_ in of_terms)
            for leading in (e for written in of_terms for e in written if e.leads):
                for key in leading.all[0]:
                    self._leading[len(leading.all), key].append(leading)
        self._longest = max((length for length, _ in self._leading), default=0)

    def find(
        self,
        words: Sequence[Set[str]],
        closed: Mapping[tuple[int, int], Set[str]] = MappingProxyType({}),
        bounds: Set[int] | None = None,
    ) -> tuple[Match, ...]:
        """Return the terms in *words* that have equivalents, in order and without overlaps.

        *words* has, for each word of a query, its keys in every language of the archive. *closed*
        has the keys of the words from a start to an end written as one. A term begins and ends at
        *bounds*, by default anywhere. Longer terms win: "human trafficking" hides "trafficking".
        Equivalents are in the order of the glossary's languages. An equivalent that contains the
        typed term, or another equivalent in its language, is left out, as it could find no further
        document.
        """
        matches = []
        free = set(range(len(words)))
        for length in range(min(max(self._longest, _LONGEST_CLOSED), len(words)), 0, -1):
            for start in range(len(words) - length + 1):
                end = start + length
                if not free.issuperset(range(start, end)):
                    continue
                if bounds is not None and not (start in bounds and end in bounds):
                    continue
                windows = [words[start:end]]
                if (start, end) in closed:
                    windows.append([closed[start, end]])
                for window in windows:
                    if concepts := self._named(window):
                        free.difference_update(range(start, end))
                        matches.append(Match(start, end, self._others(concepts, window)))
                        break
        return tuple(sorted((m for m in matches if m.equivalents), key=lambda m: m.start))

    def _named(self, window: Sequence[Set[str]]) -> list[str]:
        """Return the concepts that the whole *window* names: by printed form, else by stem."""
        found = [
            e
            for key in window[0]
            for e in self._leading.get((len(window), key), ())
            if contains(window, e.all)
        ]
        printed = [e for e in found if contains(window, e.printed)]
        return sorted({e.equivalent.concept for e in printed or found})

    def _others(self, concepts: list[str], window: Sequence[Set[str]]) -> tuple[Equivalent, ...]:
        others = [
            e
            for concept in concepts
            for e in self._concepts[concept]
            if e.equivalent.language in self._rank and not contains(e.all, window)
        ]
        kept: dict[str, list[Entry]] = defaultdict(list)
        for e in sorted(others, key=lambda e: len(e.all)):
            same_language = kept[e.equivalent.language]
            if not any(contains(e.all, k.all) for k in same_language):
                same_language.append(e)
        equivalents = [e.equivalent for language in self._rank for e in kept[language]]
        order = {e.equivalent: index for index, e in enumerate(others)}
        return tuple(sorted(equivalents, key=lambda e: (self._rank[e.language], order[e])))


@lru_cache(maxsize=8)
def load_glossary(languages: tuple[str, ...]) -> Glossary:
    """Return the shipped glossary for an archive in *languages*, ISO 639-1 codes."""
    return Glossary(with_places(_shipped(), languages), languages)


@cache
def _shipped() -> tuple[Concept, ...]:
    folder = resources.files(__name__)
    files = sorted((f for f in folder.iterdir() if f.name.endswith(".tsv")), key=lambda f: f.name)
    return read_concepts(files)
