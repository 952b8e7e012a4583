"""The small words of a question, which a hit need not hold: function words and operators.

`search.language.analysis` has lists for some languages. The words of the list below are added here,
since they have stems in the index.
"""

from collections.abc import Iterable
from functools import lru_cache

from search.language.analysis import analyzer, function_words

_ARABIC = """
    في من على عن إلى مع ما لا لم لن أن إن هذا هذه ذلك تلك التي الذي الذين هو هي هم كان كانت قد
    بعد قبل بين حتى كل أو أم ثم عند منذ خلال ضد حول لدى و ب ل ك ف أي كما لكن بل غير سوف
"""
_OPERATORS = ("and", "or", "not")
# Words of Snowball's lists that are nouns as well: estado (state), été (summer), est (east).
_NOUNS = {
    "es": ("estado", "estados", "sentido", "sentidos", "nada", "uno", "poco"),
    "fr": ("ete", "est", "son", "ton", "sera", "eu"),
    "de": ("wollen", "weg"),
    "it": ("stato", "stati", "stata"),
    "pt": ("estado", "estados"),
}


def small_words(languages: Iterable[str]) -> frozenset[str]:
    """Return the folded small words of *languages*, and the operators in small letters."""
    return frozenset(_OPERATORS).union(*map(_of, languages))


@lru_cache
def _of(language: str) -> frozenset[str]:
    if language == "ar":
        return frozenset(analyzer().keys(word, "und").word for word in _ARABIC.split())
    return function_words(language).difference(_NOUNS.get(language, ()))


@lru_cache(maxsize=1)
def _everywhere() -> frozenset[str]:
    return small_words(SPOKEN)


SPOKEN = ("ar", "da", "de", "en", "es", "fi", "fr", "hu", "it", "nl", "no", "pt", "ru", "sv", "tr")
"""The languages with a list of function words."""


def outside_languages(words: Iterable[str], archive: Iterable[str]) -> tuple[str, ...]:
    """Return the languages that the archive lacks of which two of the folded *words* are.

    Of two that share these words, both are returned.
    """
    typed = set(words)
    others = [language for language in SPOKEN if language not in archive]
    return tuple(language for language in others if len(_of(language) & typed) > 1)


def has_small_words(words: Iterable[str]) -> bool:
    """Return whether one of the folded *words* is a small word of any language."""
    return not _everywhere().isdisjoint(words)
