"""The names that an archive gives to the values of a facet, and which of them a typed one means.

Topics and outlets have the names of the archive's files, so that no table can know them.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

import regex

from search.asking.field_names import folded
from search.language.analysis import analyzer, tokenize
from search.language.glossary import load_glossary
from search.language.spelling import american
from search.values.facets import FACETS

_FACETS = {field.id: field for field in FACETS}
# Articles at the beginning of a name: The New York Times, El País, Der Standard.
_ARTICLES = frozenset(
    ("the", "el", "la", "los", "le", "les", "l", "der", "die", "das", "il", "lo", "al", "het")
)
_WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+")
_LEAST = 3  # letters of initials, and of a word that offers the names that begin with it
_MOST_INITIALS = 6
_LEAST_BEGUN = 8  # letters with which only one name begins


class ArchiveValues:
    """The values of facets that go by names of the archive.

    *labels* has the name of each value, by facet and value; *languages* are the archive's.
    """

    def __init__(
        self, labels: Mapping[str, Mapping[str, str]], languages: Sequence[str] = ()
    ) -> None:
        self._labels = labels
        self._languages = tuple(languages)
        self._named = {
            facet: {_FACETS[facet].parsed(label): value for value, label in values.items()}
            for facet, values in labels.items()
        }
        self.meant = lru_cache(maxsize=1000)(self._meant)

    def exact(self, facet: str, typed: str) -> str | None:
        """Return the value of *facet* that is *typed*, or has that name; None if there is none."""
        slug = _FACETS[facet].parsed(typed)
        return slug if slug in self._labels.get(facet, {}) else self._named.get(facet, {}).get(slug)

    def _meant(self, facet: str, typed: str) -> str:
        """Return the value of *facet* that *typed* means, the typed one if it means none.

        A name is also known by its beginning, without article and spaces, misspelt in a letter or
        two, by its initials, and in another language if the glossary has it.
        """
        values = self._labels.get(facet, {})
        if known := self.exact(facet, typed):
            return known
        ways = (
            self._spelt(values, _words(typed)),
            self._with_initials(values, typed),
            self._translated(facet, typed),
        )
        found = next((set(way) for way in ways if way), set())
        return found.pop() if len(found) == 1 else typed

    def label(self, facet: str, value: str) -> str:
        """Return the name of a value, itself if it has none."""
        return self._labels.get(facet, {}).get(value) or value

    def names(self, facet: str) -> bool:
        """Return whether the archive names values of *facet*."""
        return bool(self._labels.get(facet))

    def alike(self, facet: str, typed: str) -> list[str]:
        """Return the values of *facet* whose names have a word that *typed* begins, or begins it.

        Those of fewer words come first.
        """
        begun = tuple(word for word in _words(typed) if len(word) >= _LEAST)
        found = []
        for value, label in self._labels.get(facet, {}).items():
            words = _words(label)
            starting = any(word.startswith(begun) for word in words)
            longer = (word for word in words if len(word) > _LEAST)
            if starting or any(one.startswith(word) for word in longer for one in begun):
                found.append((len(words), value))
        return [value for _, value in sorted(found)]

    def _spelt(self, values: Mapping[str, str], words: Sequence[str]) -> list[str]:
        from rapidfuzz.distance import OSA

        closed = "".join(words)
        if not closed:
            return []
        names = {value: "".join(_words(label)) for value, label in values.items()}
        whole = (
            [value for value, name in names.items() if name == closed]
            or [v for v, label in values.items() if "".join(_every_word(label)) == closed]
            or [v for v, label in values.items() if len(words) > 1 and _shortens(words, label)]
        )
        if not whole and len(closed) >= _LEAST_BEGUN:
            whole = [value for value, name in names.items() if name.startswith(closed)]
        most = 0 if len(closed) < 5 else 1 if len(closed) < 9 else 2
        return whole or [
            value
            for value, name in names.items()
            if most and OSA.distance(name, closed, score_cutoff=most) <= most
        ]

    def _with_initials(self, values: Mapping[str, str], typed: str) -> list[str]:
        if not (typed.isalpha() and _LEAST <= len(typed) <= _MOST_INITIALS):
            return []
        return [
            value
            for value, label in values.items()
            if typed.casefold() in {"".join(w[0] for w in words) for words in _initialled(label)}
        ]

    def _translated(self, facet: str, typed: str) -> list[str]:
        """Return the values whose name the glossary has for the whole of *typed*."""
        if not self._languages or not (tokens := list(tokenize(typed.replace("-", " ")))):
            return []
        keys = [
            {
                key
                for language in (*self._languages, "es", "fr", "ar", "en")
                for found in (analyzer().keys(token.form, language),)
                for key in (found.word, *found.stems)
            }
            for token in tokens
        ]
        return [
            value
            for match in load_glossary(self._languages).find(keys)
            if match.end - match.start == len(keys)
            for equivalent in match.equivalents
            if (value := self.exact(facet, equivalent.text))
        ]


def _words(name: str) -> list[str]:
    """Return the folded words of *name* in American spelling, without articles if others are."""
    words = _every_word(name)
    return [word for word in words if word not in _ARTICLES] or words


def _every_word(name: str) -> list[str]:
    return [american(word) for word in _WORD.findall(folded(name))]


def _shortens(words: Sequence[str], name: str) -> bool:
    """Return whether *words* are those of *name*, or initials of some: "ny times"."""
    left = _words(name)
    for word in words:
        if left[:1] == [word]:
            left = left[1:]
        elif len(word) > 1 and word == "".join(one[0] for one in left[: len(word)]):
            left = left[len(word) :]
        else:
            return False
    return not left


def _initialled(name: str) -> Iterator[list[str]]:
    """Yield the words of *name* that its initials may stand for: with and without articles."""
    yield _every_word(name)
    yield _words(name)
