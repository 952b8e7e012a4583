"""The small words of a question, which a hit need not hold: its languages' and operators."""

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import islice

from search.language.analysis import tokenize
from search.language.small_words import LISTED, SNOWBALL, small_words_of

_OPERATORS = ("and", "or", "not")
_ONE_PHRASE = re.compile(r'\s*"[^"]*"\s*')
_SPOKEN = ("ar", *SNOWBALL)


def small_words(languages: Iterable[str]) -> frozenset[str]:
    """Return the folded small words of *languages*, and the operators in small letters."""
    return frozenset(_OPERATORS).union(*map(small_words_of, languages))


@lru_cache(maxsize=1)
def _everywhere() -> frozenset[str]:
    return small_words(LISTED)


def outside_languages(words: Iterable[str], archive: Iterable[str]) -> tuple[str, ...]:
    """Return the languages that the archive lacks of which two of the folded *words* are.

    Of two that share these words, both are returned. Languages that few ask in do not count, as
    their small words are names in others.
    """
    typed = set(words)
    others = [language for language in _SPOKEN if language not in archive]
    return tuple(language for language in others if len(small_words_of(language) & typed) > 1)


@lru_cache(maxsize=100)  # each way in which a text is parsed asks again
def demands_all(text: str) -> bool:
    """Return whether a hit must hold *text* whatever its language: it is one word, or one phrase.

    Small words of any other text need not be held.
    """
    return bool(_ONE_PHRASE.fullmatch(text)) or len(list(islice(tokenize(text), 2))) < 2


def has_small_words(words: Iterable[str]) -> bool:
    """Return whether one of the folded *words* is a small word of any language."""
    return not _everywhere().isdisjoint(words)
