"""Whether two headlines, of which one may be in another language, cannot report the same."""

from collections.abc import Callable, Iterator, Sequence, Set
from itertools import product
from typing import Any

import regex

from search.language.analysis import analyzer, folded, tokenize
from search.language.names.known import known_spellings
from search.language.small_numbers import IN_WORDS
from search.near_copies.telling_words import OPPOSITES, classes_of_words
from search.values.documents import Document

_NEAR = 1.25
"""Counts of one event differ by this factor at most: reports of victims grow."""

_FIGURES = regex.compile(r"(?<![\p{Latin}\p{Cyrillic}])\d(?:[\d.,' \u00a0\u202f]*\d)?")
_NO_DIGIT = regex.compile(r"\D")
_LONGEST_NAME = 4  # words, or characters in a script without spaces
_SHORT = 3  # letters of a word that names no month or weekday: "may", "sat", "mar"


def contradict(one: Document, other: Document) -> bool:
    """Return whether two headlines differ in what they tell, so that they report two events.

    Each names a country, a well-known person, a month or a weekday that the other does not, or they
    tell other amounts of one kind and unit, other numbers, or beginning and end. What a headline
    does not name contradicts nothing.
    """
    told: Sequence[Callable[[Document], Set[Any]]] = (_places, _persons, _months, _weekdays)
    return (
        any(_differ(named(one), named(other)) for named in told)
        or _other_amounts(one, other)
        or _other_numbers(one, other)
        or _opposed(one, other)
    )


def _differ(mine: Set[Any], theirs: Set[Any]) -> bool:
    """Return whether each of two sets has something that the other one lacks."""
    return bool(mine - theirs and theirs - mine)


def _places(document: Document) -> Set[str]:
    return set(document.places)


def _persons(document: Document) -> Set[str]:
    """Return the well-known names in a headline, each in its commonest romanisation."""
    words = _folded(document)
    runs = [
        tuple(words[start : start + size])
        for start in range(len(words))
        for size in range(1, _LONGEST_NAME + 1)
    ]
    names = {" ".join(run) for run in runs} | {"".join(run) for run in runs}
    return {known[0][0] for name in names if (known := known_spellings(name))}


def _months(document: Document) -> Set[int]:
    from corpus.dates.names import key, months_of  # few readers need them

    known = months_of(document.language.code)
    return {month for form in _long_forms(document) if (month := known.get(key(form)))}


def _weekdays(document: Document) -> Set[int]:
    from corpus.dates.names import key, weekdays_of

    known = weekdays_of(document.language.code)
    return {known[word] for form in _long_forms(document) if (word := key(form)) in known}


def _long_forms(document: Document) -> Iterator[str]:
    """Yield the words of a headline that may name a month or a weekday."""
    for token in tokenize(document.title):
        verb = document.language.code == "en" and token.form.islower()  # to march
        if len(token.form) > _SHORT and not verb:
            yield token.form


def _other_amounts(one: Document, other: Document) -> bool:
    comparable = [
        (mine.value, theirs.value)
        for mine, theirs in product(one.quantities, other.quantities)
        if (mine.what, mine.unit) == (theirs.what, theirs.unit)
    ]
    return bool(comparable) and all(max(values) > _NEAR * min(values) for values in comparable)


def _other_numbers(one: Document, other: Document) -> bool:
    """Return whether no number of one headline is near one of the other, if both have some.

    It is not known what those of one of them count, else amounts are compared. A number is one of
    1 to 10 here, its first digits: 1.5 billion is 1,500 million.
    """
    if one.quantities and other.quantities:
        return False
    mine, theirs = _numbers(one), _numbers(other)
    pairs = [(max(pair) / min(pair)) for pair in product(mine, theirs)]
    return bool(pairs) and all(_NEAR < ratio < 10 / _NEAR for ratio in pairs)


def _numbers(document: Document) -> Set[float]:
    figures = [_NO_DIGIT.sub("", found) for found in _FIGURES.findall(document.title)]
    # Not their stems: that of Spanish nueve is also that of nueva.
    words = list(map(folded, IN_WORDS.get(document.language.code, "").split()))
    figures += [f"{words.index(word) + 2}" for word in _folded(document) if word in words]
    shown = (figure.strip("0") for figure in figures)
    return {float(f"{digits[0]}.{digits[1:]}") for digits in shown if digits}


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


def _folded(document: Document) -> list[str]:
    return [folded(token.form) for token in tokenize(document.title)]
