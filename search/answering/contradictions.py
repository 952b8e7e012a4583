"""Whether two headlines, of which one may be in another language, cannot report the same."""

from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from functools import lru_cache
from itertools import product, starmap
from typing import Any

import regex

from search.answering.directions import in_opposite_directions
from search.answering.opposites import opposed
from search.answering.told_names import IsName, names_apart
from search.language.analysis import first_stem, folded, tokenize
from search.language.names.known import known_spellings
from search.language.small_numbers import IN_WORDS
from search.near_copies.telling_words import ordinals
from search.values.documents import Document

_NEAR = 1.25
"""Counts of one event differ by this factor at most: reports of victims grow."""

_FIGURES = regex.compile(r"(?<![\p{Latin}\p{Cyrillic}])\d(?:[\d.,' \u00a0\u202f]*\d)?")
_NO_DIGIT = regex.compile(r"\D")
_YEAR = regex.compile(r"(?:19|20)\d\d")
_SHORT_NUMBER = 2  # digits
# Other forms of the numbers in words, from two on.
_FORMS = {
    "ar": "اثنين اثنتين اثنتان|ثلاث|أربع|خمس|ست|سبع|ثماني ثمان|تسع|عشر",
    "pt": "duas",
    "ru": "две двух двое двум двумя|трех трое трем тремя|четырех четверо четырем четырьмя"
    "|пяти пятеро пятью|шести шестью|семи|восьми восемью|девяти девятью|десяти десятью",
}

# Cases that tables of dates lack: "до субботы". That of Wednesday is the environment too.
_DECLINED_WEEKDAYS = {
    "ru": {
        "понедельника": 0,
        "понедельнику": 0,
        "вторника": 1,
        "вторнику": 1,
        "четверга": 3,
        "четвергу": 3,
        "пятницы": 4,
        "пятнице": 4,
        "субботы": 5,
        "субботе": 5,
        "воскресенья": 6,
        "воскресенью": 6,
    }
}

_LONGEST_NAME = 4  # words, or characters in a script without spaces
_SHORT = 3  # letters of a word that names no month or weekday: "may", "sat", "mar"
_UNSPACED = frozenset({"ja", "zh"})
_CHARACTERS = (2, 3)  # of a month or a weekday in these
_NUMBERED_MONTH = regex.compile(r"(?<!\d)(1[0-2]|[1-9])月")


def contradict(one: Document, other: Document, is_name: IsName) -> bool:
    """Return whether two headlines differ in what they tell, so that they report two events.

    Each names a country, a name, a month, a weekday or an ordinal that the other does not, or they
    tell other amounts of one kind and unit, other numbers, opposites or opposite directions. What a
    headline does not name contradicts nothing. *is_name* says which words the archive prints as
    names.
    """
    told: Sequence[Callable[[Document], Set[Any]]] = (
        _places,
        _persons,
        _months,
        _weekdays,
        _ordinals,
    )
    return (
        any(_differ(named(one), named(other)) for named in told)
        or _other_amounts(one, other)
        or _other_numbers(one, other)
        or opposed(one, other)
        or in_opposite_directions(one, other)
        or names_apart(one, other, is_name)
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
    numbered = {int(month) for month in _NUMBERED_MONTH.findall(document.title)}
    return numbered | {month for form in _long_forms(document) if (month := known.get(key(form)))}


def _weekdays(document: Document) -> Set[int]:
    from corpus.dates.names import key, weekdays_of

    language = document.language.code
    known = {**weekdays_of(language), **_DECLINED_WEEKDAYS.get(language, {})}
    return {known[word] for form in _long_forms(document) if (word := key(form)) in known}


def _long_forms(document: Document) -> Iterator[str]:
    """Yield the words of a headline that may name a month or a weekday.

    In a script without spaces, all that it has of as many characters.
    """
    title = document.title
    if document.language.code in _UNSPACED:
        for size in _CHARACTERS:
            yield from (title[start : start + size] for start in range(len(title) - size + 1))
        return
    for token in tokenize(title):
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

    Or no long number, but for years: two counts of jobs within two years differ. It is not known
    what those of one of them count, else amounts are compared.
    """
    if one.quantities and other.quantities:
        return False
    mine, theirs = numbers(one), numbers(other)
    pairs = ((mine, theirs), (set(filter(_is_long, mine)), set(filter(_is_long, theirs))))
    return any(
        some and others and not any(starmap(_may_be_one, product(some, others)))
        for some, others in pairs
    )


def _is_long(digits: str) -> bool:
    return len(digits) > _SHORT_NUMBER and not _YEAR.fullmatch(digits)


def _may_be_one(one: str, other: str) -> bool:
    """Return whether two numbers may be one, by their digits.

    Those of one digit are exact. Of long ones the first digits tell: 1.5 billion is 1,500 million.
    """
    if max(len(one), len(other)) <= _SHORT_NUMBER:
        values = [float(one), float(other)]
        return one == other or (min(values) > 9 and max(values) <= _NEAR * min(values))
    values = [float(f"{digits[0]}.{digits[1:]}") for digits in (one, other)]
    ratio = max(values) / min(values)
    return ratio <= _NEAR or ratio >= 10 / _NEAR


def numbers(document: Document) -> Set[str]:
    """Return the digits of the numbers in a headline, from the first that is no zero."""
    figures = [_NO_DIGIT.sub("", found) for found in _FIGURES.findall(document.title)]
    in_words = _numbers_in_words(document.language.code)
    figures += [f"{in_words[word]}" for word in _folded(document) if word in in_words]
    return {digits for figure in figures if (digits := figure.lstrip("0"))}


@lru_cache
def _numbers_in_words(language: str) -> Mapping[str, int]:
    """Return the numbers of folded words, not of their stems: that of Spanish nueve is nueva's."""
    commonest, forms = IN_WORDS.get(language, "").split(), _FORMS.get(language, "").split("|")
    return {
        folded(word): number
        for words in (commonest, forms)
        for number, alike in enumerate(words, start=2)
        for word in alike.split()
    }


def _ordinals(document: Document) -> Set[int]:
    """Return the ordinals in a headline, but for the first, which often stands for "once"."""
    language = document.language.code
    known = {first_stem(word, language): number for word, number in ordinals(language).items()}
    stems = (first_stem(token.form, language) for token in tokenize(document.title))
    return {known[stem] for stem in stems if stem and known.get(stem, 1) > 1}


def _folded(document: Document) -> list[str]:
    return [folded(token.form) for token in tokenize(document.title)]
