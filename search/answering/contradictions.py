"""Whether two headlines, of which one may be in another language, cannot report the same."""

from itertools import product

from search.language.analysis import analyzer, tokenize
from search.near_copies.rules import OPPOSITES, classes_of_words
from search.values.documents import Document

_NEAR = 1.25
"""Counts of one event differ by this factor at most: reports of victims grow."""


def contradict(one: Document, other: Document) -> bool:
    """Return whether two headlines name other countries, other amounts, or beginning and end.

    Amounts are compared if they are of one kind and unit. What a headline does not name
    contradicts nothing.
    """
    if one.places and other.places and not set(one.places) & set(other.places):
        return True
    return _other_amounts(one, other) or _opposed(one, other)


def _other_amounts(one: Document, other: Document) -> bool:
    comparable = [
        (mine.value, theirs.value)
        for mine, theirs in product(one.quantities, other.quantities)
        if (mine.what, mine.unit) == (theirs.what, theirs.unit)
    ]
    return bool(comparable) and all(max(values) > _NEAR * min(values) for values in comparable)


def _opposed(one: Document, other: Document) -> bool:
    mine, theirs = _classes(one), _classes(other)
    return any(
        first in mine - theirs and second in theirs - mine
        for pair in OPPOSITES
        for first, second in (pair, pair[::-1])
    )


def _classes(document: Document) -> set[int]:
    """Return the classes of words, by their place in the lists of `near_copies`, in a headline."""
    language = document.language.code
    classes = classes_of_words(language)
    keys = (analyzer().keys(token.form, language) for token in tokenize(document.title))
    return {classes[key.stems[0]] for key in keys if key.stems and key.stems[0] in classes}
