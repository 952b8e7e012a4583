"""What a piece of text may have that matters to others: a number, letters of one case.

Each is a bit, and those of the pieces of a text together say what must be looked at in it.
"""

import regex

from search.arrays import Array
from search.language.annotations.number_words import (
    ARTICLE,
    CURRENCIES,
    NUMBER,
    SAYS_WHAT,
    NumberWords,
)

PEOPLE, CASED, _SMALL, _CAPITAL = 8, 16, 32, 64
"""What a piece may have besides what `number_words` says: the name of a people, one that depends on
the letters of its text, a small letter, a capital."""
_FORM = regex.compile(r"[\p{L}\p{M}]+")


def of_word(form: str, folded: str, known: NumberWords | None) -> int:
    """Return the signals of a piece with the plain word *form*; *known* are those of numbers."""
    signal = _letters(form)
    if known is None:
        return signal
    return signal | (known.signal(form, folded) if form.isalpha() else _counts(form, known))


def of_piece(piece: str, forms: str, known: NumberWords | None) -> int:
    """Return the signals of a *piece* with signs or figures, whose words are *forms*, joined."""
    signal = _letters(forms)
    return signal if known is None else signal | _counts(piece, known)


def may_count(signals: Array) -> Array:
    """Return whether texts with *signals* may have a number, and what it counts."""
    said = (signals & SAYS_WHAT > 0) & (signals & (NUMBER | ARTICLE) > 0)
    found: Array = said | ((signals & NUMBER > 0) & (signals & PEOPLE > 0))
    return found


def lacks_letters(signals: Array) -> Array:
    """Return which texts have a term that depends on letters, and no small ones or no capitals."""
    found: Array = ((signals & CASED) > 0) & ((signals & (_SMALL | _CAPITAL)) != _SMALL | _CAPITAL)
    return found


def _letters(form: str) -> int:
    """Return whether *form* has small letters and capitals, as a sum of signals."""
    if form.islower():
        return _SMALL
    if form.istitle() and not form.isupper():  # as of most other words, "Police"
        return _SMALL | _CAPITAL
    if form.isupper():
        return _CAPITAL
    if form.lower() == form.upper():  # Arabic
        return 0
    signal = _SMALL if any(map(str.islower, form)) else 0
    return signal | _CAPITAL if any(map(str.isupper, form)) else signal


def _counts(piece: str, known: NumberWords) -> int:
    """Return what a *piece* with signs or figures may count, as a sum of signals."""
    signal = NUMBER if any(map(str.isdecimal, piece)) else 0
    if not CURRENCIES.isdisjoint(piece):
        signal |= SAYS_WHAT
    for form in _FORM.findall(piece):
        signal |= known.signal(form)
    return signal
