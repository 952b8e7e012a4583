"""The numbers from two to twelve, in words and in figures, each of which finds the other."""

from collections.abc import Mapping
from functools import cache, lru_cache

from search.language.analysis import first_stem, folded

IN_WORDS = {
    "ar": "اثنان ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة عشرة",
    "de": "zwei drei vier fünf sechs sieben acht neun zehn elf zwölf",
    "en": "two three four five six seven eight nine ten eleven twelve",
    "es": "dos tres cuatro cinco seis siete ocho nueve diez once doce",
    "fr": "deux trois quatre cinq six sept huit neuf dix onze douze",
    "it": "due tre quattro cinque sei sette otto nove dieci undici dodici",
    "nl": "twee drie vier vijf zes zeven acht negen tien elf twaalf",
    "pt": "dois três quatro cinco seis sete oito nove dez onze doze",
    "ru": "два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать",
    "sv": "två tre fyra fem sex sju åtta nio tio elva tolv",
}
"""The words of each language, from two on."""

# They are more often English "once" and "elf", and short for September.
_AMBIGUOUS = frozenset(("once", "sept", "elf"))
# French for "new" and "back": Spanish for two, and nine, where what is counted stands behind.
_WORDS_TOO = frozenset(("neuf", "dos"))
# Those whose words are searched for: a query has no language, and in the others, as in Italian
# "due" and "sei" or Swedish "tre", they are words of more languages.
_TYPED = ("ar", "de", "en", "es", "fr", "pt", "ru")


@lru_cache
def numbers_in_words(language: str) -> Mapping[str, str]:
    """Return, for the first stem of each number in words of *language*, that of its digits."""
    words = enumerate(IN_WORDS.get(language, "").split(), start=2)
    return {first_stem(word, language): first_stem(str(n), language) for n, word in words}


def words_of_number(figures: str) -> Mapping[str, str]:
    """Return the word for a number from two to twelve by language, nothing for any other word.

    >>> words_of_number("6")["es"], words_of_number("13")
    ('seis', {})
    """
    return _by_figures().get(figures, {})


def is_also_another_word(word: str) -> bool:
    """Return whether a number in words, folded, is a frequent word of another language."""
    return word in _AMBIGUOUS


def figures_of_number(word: str, *, last: bool = False) -> str:
    """Return the figures of a number that is typed in words, empty for any other word.

    Accents may be left out, but are not added: "très" is not Spanish *tres*. A word that is often
    none is a number if it is not the *last*: "dos muertos", but "mal de dos".

    >>> figures_of_number("six"), figures_of_number("once"), figures_of_number("très")
    ('6', '', '')
    >>> figures_of_number("neuf"), figures_of_number("neuf", last=True)
    ('9', '')
    """
    if is_also_another_word(word) or (last and word in _WORDS_TOO):
        return ""
    return _by_word().get(word, "")


@cache
def _by_figures() -> Mapping[str, Mapping[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for language in _TYPED:
        for number, word in enumerate(IN_WORDS[language].split(), start=2):
            found.setdefault(str(number), {})[language] = word
    return found


@cache
def _by_word() -> Mapping[str, str]:
    return {
        form: figures
        for figures, words in _by_figures().items()
        for word in words.values()
        for form in (word, folded(word))
    }
