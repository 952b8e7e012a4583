"""The names that an archive gives to the values of a facet, and which of them a typed one means.

Topics and outlets have the names of the archive's files, so that no table can know them.
"""

from collections.abc import Mapping, Sequence
from functools import cache, cached_property, lru_cache

from search.asking.field_names import ANNOTATED, is_listed
from search.asking.value_names import (
    LEAST,
    MOST_INITIALS,
    ValueNames,
    initials,
    name_words,
    without_articles,
)
from search.language.analysis import analyzer, tokenize
from search.language.annotations import value_named
from search.language.glossary import load_glossary
from search.language.glossary.table import LANGUAGES
from search.language.spelling import american
from search.values.facets import FACETS_BY_ID

_LEAST_MISSPELT = 5  # letters of a word in which one may be wrong
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
            facet: {FACETS_BY_ID[facet].parsed(label): value for value, label in values.items()}
            for facet, values in labels.items()
        }
        self.meant = lru_cache(maxsize=1000)(self._meant)
        # An archive may have ten thousand outlets.
        self._folded = cache(self._folded_names)

    @cached_property
    def value_names(self) -> ValueNames:
        """The names that are typed as words."""
        return ValueNames(self._labels)

    def exact(self, facet: str, typed: str) -> str | None:
        """Return the value of *facet* that is *typed*, or has that name; None if there is none."""
        slug = FACETS_BY_ID[facet].parsed(typed)
        return slug if slug in self._labels.get(facet, {}) else self._named.get(facet, {}).get(slug)

    def named(self, facet: str, typed: str) -> str | None:
        """Return the value of *facet* that *typed* is, or names in some language; None without one.

        Of what texts are about, a table has names in languages that the archive need not have.
        """
        if known := self.exact(facet, typed):
            return known
        value = value_named(facet, typed) if facet in ANNOTATED else None
        return value if value in self._labels.get(facet, {}) else None

    def named_in_part(self, facet: str, typed: str) -> str | None:
        """Return the only value of *facet* whose name has the words of *typed* side by side.

        None if several have, and for a word alone or with no more than a small one.
        """
        words = _words(typed)
        if len(words) < 2 or min(map(len, (words[0], words[-1]))) < LEAST:
            return None
        run = f" {' '.join(words)} "
        found = [
            value for value, name in self._folded(facet).items() if run in f" {' '.join(name)} "
        ]
        return found[0] if len(found) == 1 else None

    def _meant(self, facet: str, typed: str) -> str:
        """Return the value of *facet* that *typed* means, the typed one if it means none.

        A name is also known by its beginning, without article and spaces, with a letter wrong in a
        word, by its initials, and in another language if the glossary has it. Values that are all
        known without an archive are read as they are; of places, so are other forms of a name.
        """
        if known := self.exact(facet, typed):
            return known
        if is_listed(facet) and facet != "place":
            return typed
        ways = [self._translated(facet, typed)]
        if facet != "place":
            ways = [self._spelt(facet, _words(typed)), self._with_initials(facet, typed), *ways]
        found = next((set(way) for way in ways if way), set())
        return found.pop() if len(found) == 1 else typed

    def label(self, facet: str, value: str) -> str:
        """Return the name of a value, itself if it has none."""
        return self._labels.get(facet, {}).get(value) or value

    def names(self, facet: str) -> bool:
        """Return whether the archive names values of *facet*."""
        return bool(self._labels.get(facet))

    def alike(self, facet: str, typed: str) -> list[str]:
        """Return the values of *facet* whose names have a word that begins like one of *typed*.

        The names of fewer words come first; before them, of places, the country of a city.
        """
        begun = tuple(word for word in _words(typed) if len(word) >= LEAST)
        found = []
        for value, whole in self._folded(facet).items():
            words = without_articles(whole)
            starting = any(word.startswith(begun) for word in words)
            longer = (word for word in words if len(word) > LEAST)
            if starting or any(one.startswith(word) for word in longer for one in begun):
                found.append((len(words), value))
        named = self._countries_of(typed) if facet == "place" else []
        return list(dict.fromkeys((*named, *(value for _, value in sorted(found)))))

    def _countries_of(self, city: str) -> list[str]:
        """Return the countries of the archive that *city* is in, named in any of its languages."""
        from search.language.annotations import Annotator  # loads what reads texts

        annotator = Annotator()
        name = city.replace("-", " ").title()
        return [
            value
            for language in dict.fromkeys((*self._languages, "en"))
            for about in annotator.about_all((name,), language)
            for value in about.places
            if value in self._labels.get("place", {})
        ]

    def _folded_names(self, facet: str) -> Mapping[str, Sequence[str]]:
        """Return the words of the name of each value of *facet*."""
        return {value: _every_word(label) for value, label in self._labels.get(facet, {}).items()}

    def _spelt(self, facet: str, typed: Sequence[str]) -> list[str]:
        closed = "".join(typed)
        if not closed:
            return []
        whole_names = self._folded(facet)
        names = {value: without_articles(words) for value, words in whole_names.items()}
        whole = (
            [value for value, words in names.items() if "".join(words) == closed]
            or [value for value, words in whole_names.items() if "".join(words) == closed]
            or [v for v, words in names.items() if len(typed) > 1 and _shortens(typed, words)]
        )
        if not whole and len(closed) >= _LEAST_BEGUN:
            whole = [v for v, words in names.items() if "".join(words).startswith(closed)]
        return whole or [value for value, words in names.items() if _is_misspelt(typed, words)]

    def _with_initials(self, facet: str, typed: str) -> list[str]:
        if not (typed.isalpha() and LEAST <= len(typed) <= MOST_INITIALS):
            return []
        return [
            value
            for value, words in self._folded(facet).items()
            if typed.casefold() in (initials(words), initials(without_articles(words)))
        ]

    def _translated(self, facet: str, typed: str) -> list[str]:
        """Return the values whose name the glossary has for the whole of *typed*."""
        if not self._languages or not (tokens := list(tokenize(typed.replace("-", " ")))):
            return []
        keys = [
            frozenset(
                key
                for language in dict.fromkeys((*self._languages, *LANGUAGES))
                for found in (analyzer().keys(token.form, language),)
                for key in (found.word, *found.stems)
            )
            for token in tokens
        ]
        return [
            value
            for match in load_glossary(self._languages).find(keys)
            if match.end - match.start == len(keys)
            for equivalent in match.equivalents
            if (value := self.exact(facet, equivalent.text))
        ]


def _words(name: str) -> Sequence[str]:
    """Return the folded words of *name* in American spelling, without articles if others are."""
    return without_articles(_every_word(name))


def _every_word(name: str) -> list[str]:
    return [american(word) for word in name_words(name)]


def _is_misspelt(typed: Sequence[str], name: Sequence[str]) -> bool:
    """Return whether *typed* are the words of *name*, a letter of each too many, few, or wrong.

    First letters and digits are seldom wrong, and say what is meant: Gambia is no Zambia, the flood
    of 2015 none of 2014. So does more than one letter of a word: North is no South.
    """
    from rapidfuzz.distance import OSA

    return len(typed) == len(name) and all(
        one == other
        or (
            len(one) >= _LEAST_MISSPELT
            and one[0] == other[0]
            and one.isalpha()
            and OSA.distance(one, other, score_cutoff=1) == 1
        )
        for one, other in zip(typed, name, strict=True)
    )


def _shortens(typed: Sequence[str], name: Sequence[str]) -> bool:
    """Return whether *typed* are the words of *name*, or initials of some: "ny times"."""
    left = list(name)
    for word in typed:
        if left[:1] == [word]:
            left = left[1:]
        elif len(word) > 1 and word == initials(left[: len(word)]):
            left = left[len(word) :]
        else:
            return False
    return not left
