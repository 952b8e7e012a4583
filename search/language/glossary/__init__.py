"""The equivalents of a word or phrase of the query in the archive's languages.

A *concept* is one thing in the news; its *terms* name it, each a word or phrase of one language.
The concepts are the rows of the tables in this folder (README.md says how to read and change them)
and the countries.

- `table`: the rows, read and checked.
- `places`: the names of countries in every language, from CLDR.
- `entries`: each term with the keys that find it in queries and documents.
- `compiled`: all of them in a file, `terms.bin`, of which a search reads the concepts it needs.

Terms are found in a query by the keys of `search.language.analysis`, so in any inflection that
shares a stem with the term in the table. A term typed as the table prints it comes before terms
that only share its stem: in Spanish, "policies" has the stem of "policía".
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from functools import lru_cache
from types import MappingProxyType

from msgspec import Struct

from search.language.glossary.compiled import CompiledGlossary, compiled_for
from search.language.glossary.entries import Entry, Equivalent, contains
from search.language.glossary.table import BadRow

__all__ = ["BadRow", "Equivalent", "Glossary", "Match", "load_glossary"]


_LONGEST_CLOSED = 5  # words that are written as one
_REMEMBERED = 200  # concepts that are kept as they were read


class Match(Struct, frozen=True, gc=False):
    """The words `start:end` of a query name a concept, whose other names are *equivalents*.

    If that is one word, *own* are its terms that only their printed forms find, as in the language
    of each the other words with its stem mean something else.
    """

    start: int
    end: int
    equivalents: tuple[Equivalent, ...]
    own: tuple[Equivalent, ...] = ()


class _Concept(Struct, frozen=True, gc=False):
    """The searched terms of a concept as they are *printed*, and those that are *leading* to it."""

    printed: tuple[Entry, ...]
    leading: tuple[Entry, ...]


class Glossary:
    """The terms of *compiled*, with equivalents in *languages*; threads share it.

    It knows the terms in the languages of its tables besides.
    """

    def __init__(self, compiled: CompiledGlossary, languages: Sequence[str]) -> None:
        self._compiled = compiled
        self._rank = {language: rank for rank, language in enumerate(languages)}
        self._known = frozenset((*languages, *compiled.tables))
        self._concept = lru_cache(maxsize=_REMEMBERED)(self._read)
        # A query without an answer is asked again, each time without one of its words.
        self._begun = lru_cache(maxsize=_REMEMBERED)(compiled.beginning_with)
        self._match = lru_cache(maxsize=_REMEMBERED)(self._equivalents)

    def find(
        self,
        words: Sequence[frozenset[str]],
        closed: Mapping[tuple[int, int], frozenset[str]] = MappingProxyType({}),
        bounds: Set[int] | None = None,
    ) -> tuple[Match, ...]:
        """Return the terms in *words* that have equivalents or forms of their own, in order.

        No two overlap.

        *words* has, for each word of a query, its keys in every language of the archive. *closed*
        has the keys of the words from a start to an end written as one. A term begins and ends at
        *bounds*, by default anywhere. Longer terms win: "human trafficking" hides "trafficking".
        Equivalents are in the order of the glossary's languages. An equivalent that contains the
        typed term, or another equivalent in its language, is left out, as it could find no further
        document.
        """
        matches = []
        free = set(range(len(words)))
        for length in range(min(max(self._compiled.longest, _LONGEST_CLOSED), len(words)), 0, -1):
            for start in range(len(words) - length + 1):
                end = start + length
                if not free.issuperset(range(start, end)):
                    continue
                if bounds is not None and not (start in bounds and end in bounds):
                    continue
                windows = [tuple(words[start:end])]
                if (start, end) in closed:
                    windows.append((closed[start, end],))
                for window in windows:
                    found = self._match(window) if len(window) in self._begun(window[0]) else None
                    if found is not None:
                        free.difference_update(range(start, end))
                        matches.append(Match(start, end, *found))
                        break
        return tuple(sorted((m for m in matches if m.equivalents or m.own), key=lambda m: m.start))

    def _equivalents(
        self, window: tuple[frozenset[str], ...]
    ) -> tuple[tuple[Equivalent, ...], tuple[Equivalent, ...]] | None:
        """Return the equivalents of the term that the whole *window* is, and its own forms.

        None if it is no term.
        """
        found = [
            (concept, entry)
            for concept in map(self._concept, self._begun(window[0])[len(window)])
            for entry in concept.leading
            if entry.words == len(window)
            and not window[0].isdisjoint(entry.first)  # as of most
            and contains(window, entry.all)
        ]
        printed = [both for both in found if contains(window, both[1].printed)]
        named = {id(concept): concept for concept, _ in printed or found}
        others = [entry for concept in named.values() for entry in concept.printed]
        own = _only_printed([entry for _, entry in printed or found]) if len(window) == 1 else ()
        return (self._others(others, window), own) if named else None

    def _read(self, number: int) -> _Concept:
        written = self._compiled.entries(number, self._known)
        leading = [entry for entries in written for entry in entries if entry.term.leads]
        searched = [printed for printed, *_ in written if printed.term.searched]
        return _Concept(tuple(searched), tuple(leading))

    def _others(
        self, entries: Iterable[Entry], window: Sequence[Set[str]]
    ) -> tuple[Equivalent, ...]:
        others = [
            (keys, e.equivalent)
            for e in entries
            if e.term.language in self._rank and not contains(keys := e.all, window)
        ]
        kept: dict[str, list[Sequence[Set[str]]]] = defaultdict(list)
        equivalents: list[Equivalent] = []
        for keys, equivalent in sorted(others, key=lambda other: len(other[0])):
            same_language = kept[equivalent.language]
            if not any(contains(keys, shorter) for shorter in same_language):
                same_language.append(keys)
                equivalents.append(equivalent)
        order = {equivalent: index for index, (_, equivalent) in enumerate(others)}
        return tuple(sorted(equivalents, key=lambda e: (self._rank[e.language], order[e])))


def _only_printed(typed: Sequence[Entry]) -> tuple[Equivalent, ...]:
    """Return those of the terms that were *typed* in whose language no stem finds any of them."""
    stemmed = {entry.term.language for entry in typed if any(entry.term.stems)}
    return tuple(entry.equivalent for entry in typed if entry.term.language not in stemmed)


@lru_cache(maxsize=8)
def load_glossary(languages: tuple[str, ...]) -> Glossary:
    """Return the shipped glossary for an archive in *languages*, ISO 639-1 codes."""
    return Glossary(compiled_for(languages), languages)
