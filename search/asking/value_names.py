"""The names of an archive's topics and outlets among the words of a text."""

from collections.abc import Iterator, Mapping, Sequence

import regex

from search.language.folding import unaccented

NAMED = ("topic", "source")
"""The facets whose values are typed as words: no table has their names, and no text need have."""

_ARTICLES = frozenset(
    ("the", "el", "la", "los", "le", "les", "l", "der", "die", "das", "il", "lo", "al", "het")
)
_WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+")

LEAST = 3
"""Letters of initials, and of a word by which a longer name is known."""

LEAST_MISSPELT = 5
"""Letters of a word that another spelling is looked for."""

MOST_INITIALS = 6
"""Letters of initials at most."""

_LONGEST = 12  # words of a name

Value = tuple[str, str]
"""A facet and one of its values."""


def name_words(name: str) -> Sequence[str]:
    """Return the folded words of *name*."""
    return _WORD.findall(unaccented(name))


def without_articles(words: Sequence[str]) -> Sequence[str]:
    """Return *words* without articles (The New York Times, El País), if others are left."""
    return [word for word in words if word not in _ARTICLES] or words


def initials(words: Sequence[str]) -> str:
    """Return the first letters of *words*."""
    return "".join(word[0] for word in words)


class ValueNames:
    """The names in *labels*, by facet and value, each found by its words at once."""

    def __init__(self, labels: Mapping[str, Mapping[str, str]]) -> None:
        self._whole: dict[tuple[str, ...], dict[Value, None]] = {}
        self._longest: dict[str, int] = {}
        self._in_part: dict[str, list[tuple[int, Value]]] = {}
        for facet in NAMED:
            for value, label in labels.get(facet, {}).items():
                self._add((facet, value), name_words(label))

    def _add(self, value: Value, words: Sequence[str]) -> None:
        bare = without_articles(words)
        for name in dict.fromkeys((tuple(words), tuple(bare))):
            if 0 < len(name) <= _LONGEST:
                self._whole.setdefault(name, {})[value] = None
                self._longest[name[0]] = max(len(name), self._longest.get(name[0], 0))
        known = {one for one in map(initials, (words, bare)) if len(one) <= MOST_INITIALS}
        known |= set(bare)
        for word in known:
            if len(word) >= LEAST:
                self._in_part.setdefault(word, []).append((len(words), value))

    def whole(self, words: Sequence[Sequence[str]]) -> Iterator[tuple[int, int, Sequence[Value]]]:
        """Yield the places of the parts in *words* that are a name, from and up to, and its values.

        Each part has its folded words. Of names that overlap, the first and longest is meant.
        """
        start = 0
        while start < len(words):
            longest = self._longest.get(words[start][0], 0) if words[start] else 0
            end, run = start, tuple[str, ...]()
            found: tuple[int, Sequence[Value]] = (0, ())
            while end < len(words) and words[end] and len(run) + len(words[end]) <= longest:
                run, end = (*run, *words[end]), end + 1
                if values := self._whole.get(run):
                    found = (end, tuple(values))
            if found[0]:
                yield start, *found
            start = found[0] or start + 1

    def in_part(self, words: Sequence[str]) -> Sequence[Value]:
        """Return the values with all of *words* in their names, or with these as initials.

        The shortest names come first.
        """
        having = [self._in_part.get(word, []) for word in words]
        shared = set(having[0]).intersection(*having[1:]) if having else set()
        return [value for _, value in sorted(shared)]

    def spelt_like(self, word: str) -> Sequence[Value]:
        """Return the values with a word in their names that is one edit away from *word*, folded.

        Two letters that changed places are one edit. Short words are near to too many.
        """
        from rapidfuzz.distance import OSA  # few questions need it

        if len(word) < LEAST_MISSPELT:
            return []
        near = (name for name in self._in_part if OSA.distance(word, name, score_cutoff=1) == 1)
        return [value for _, value in sorted({one for name in near for one in self._in_part[name]})]
