"""The stems of words, by the stemmer of each language."""

from collections.abc import Callable
from functools import lru_cache

import regex
import snowballstemmer
from whoosh.lang.stopwords import stoplists

from corpus.languages import language_row
from search.language.folding import fold, without_vowels
from search.language.inflection import arabic_singular, base_form
from search.language.light_stems import (
    light10,
    light10_of_folded,
    light_bengali,
    light_bulgarian,
    light_georgian,
    light_hebrew,
    light_icelandic,
    light_korean,
    light_kurdish,
    light_latvian,
    light_macedonian,
    light_turkic,
    light_uzbek,
    to_hindi,
    to_persian,
    to_russian,
    with_own_waw,
)
from search.language.spelling import american
from search.language.tokens import UNSPACED

_LIGHT_STEMMERS: dict[str, Callable[[str], str]] = {
    "bengali": light_bengali,
    "bulgarian": light_bulgarian,
    "georgian": light_georgian,
    "hebrew": light_hebrew,
    "icelandic": light_icelandic,
    "kurdish": light_kurdish,
    "latvian": light_latvian,
    "macedonian": light_macedonian,
    "turkic": light_turkic,
}
# Those that need a word as it is printed.
_OF_PRINTED: dict[str, Callable[[str], str]] = {"korean": light_korean, "uzbek": light_uzbek}
# Snowball's algorithm for a stemmer, and how words are spelled for it.
_RESPELLED: dict[str, tuple[str, Callable[[str], str]]] = {
    "english": ("english", american),
    "hindi": ("hindi", to_hindi),
    "persian": ("persian", to_persian),
    "ukrainian": ("russian", to_russian),
}
# Those that take endings off base forms as well, so that a word is a stem of its own: csapat is
# csap, but csapatnak is csapat. In Hungarian this finds .70 of a word's other forms in place of
# .64, in Slovenian .87 in place of .82.
_OVERSTEMMING = frozenset({"bengali", "hungarian", "indonesian", "serbian"})
_VOWELS = "aeiou"
_UNSPACED = regex.compile(UNSPACED, regex.VERSION1)
_FIRST_UNSPACED = "\u0e01"  # in Unicode: a Thai letter

Stem = Callable[[str], str]


class Stemmers:
    """The stemmers of Snowball by their names, for one thread: PyStemmer's must not be shared."""

    def __init__(self) -> None:
        self._stems: dict[str, Stem] = {}

    def __getitem__(self, algorithm: str) -> Stem:
        if algorithm not in self._stems:
            stemmer = snowballstemmer.stemmer(algorithm)
            stemmer.maxCacheSize = 0  # PyStemmer's own cache makes it four times slower
            self._stems[algorithm] = stemmer.stemWord
        return self._stems[algorithm]


class LanguageStems:
    """The stems of words of *language*, an ISO 639-1 code or `und`.

    What depends on the language alone is looked up once, as an archive has many new words.
    """

    def __init__(self, language: str, stemmers: Stemmers) -> None:
        row = language_row(language)
        self._digraphs = row.digraphs
        self._stemmers = stemmers
        # Function words are their own stems, and in most texts.
        self._small = function_words(language) if language != "ar" else frozenset()
        # A text whose language is unknown gets English stems: on mixed headlines they find 91 % of
        # a word's other forms, and 81 % of the Spanish ones.
        self._language = "en" if language == "und" else language
        algorithm = "english" if language == "und" else row.stemmer
        self._algorithm = algorithm or ""
        self._respelled: Stem | None = None
        self._of_word: Callable[[str, str], tuple[str, ...]]
        if language == "ar":
            self._stem = stemmers["arabic"]
            self._of_word = self._arabic
        elif algorithm is None:
            self._of_word = lambda _printed, _folded: ()
        elif algorithm in _OF_PRINTED:
            of_printed = _OF_PRINTED[algorithm]
            self._of_word = lambda printed, _folded: (of_printed(printed),)
        elif algorithm in _LIGHT_STEMMERS:
            self._stem = _LIGHT_STEMMERS[algorithm]
            self._of_word = self._light
        else:
            self._algorithm, self._respelled = _RESPELLED.get(algorithm, (algorithm, None))
            self._stem = stemmers[self._algorithm]
            self._of_word = self._snowball

    def of(self, printed: str, folded: str) -> tuple[str, ...]:
        """Return the stems of a form, *printed* in small letters and *folded*, each once.

        Those of a script without spaces have none.
        """
        if printed[0] >= _FIRST_UNSPACED and _UNSPACED.match(printed):
            return ()
        for two, one in self._digraphs:
            printed, folded = printed.replace(two, one), folded.replace(two, fold(one))
        return (folded,) if folded in self._small else self._of_word(printed, folded)

    def _light(self, printed: str, folded: str) -> tuple[str, ...]:
        stems: tuple[str, ...] = (self._stem(folded),)
        if self._algorithm in _OVERSTEMMING and folded not in stems:
            stems = (*stems, folded)
        return self._with_base(printed, folded, stems)

    def _with_base(self, printed: str, folded: str, stems: tuple[str, ...]) -> tuple[str, ...]:
        """Return *stems* and that of the base form of a word, if it is another."""
        if self._algorithm == "turkish":
            other = light_turkic(folded)
        else:
            base = base_form(printed, folded, self._language)
            if not base:
                return stems
            other = fold(base)
            if self._algorithm != "hungarian":  # whose base forms are stems of their own
                other = fold(self._stem(self._respelled(other) if self._respelled else other))
        # As a verb, "parent" would be "par".
        more = other and other not in stems and other not in self._small
        return (*stems, other) if more else stems

    def _snowball(self, printed: str, folded: str) -> tuple[str, ...]:
        # Both orders, fold then stem and stem then fold. Typed without accents, French words reach
        # their stem in 25 % of cases if stems are not folded, in 81 % if they are, and always if
        # words are folded first; but stems of folded words alone separate more forms than they
        # unite.
        stem, spelled = self._stem, folded
        same = printed == folded
        if self._respelled:
            spelled = self._respelled(folded)
            same = same or self._respelled(printed) == spelled
        first = stem(spelled)
        as_printed = (
            first if same else stem(self._respelled(printed) if self._respelled else printed)
        )
        if not as_printed.isascii():
            as_printed = fold(as_printed)
        return self._with_base(printed, folded, self._of_both(first, as_printed, spelled))

    def _of_both(self, first: str, as_printed: str, folded: str) -> tuple[str, ...]:
        algorithm = self._algorithm
        if algorithm == "persian":
            first = fold(first)
        if algorithm == "dutch" and first == as_printed:
            # It takes the vowel of every open syllable for a long one: aanslagen is aanslaag.
            as_printed = self._stemmers["dutch_porter"](folded)
        if algorithm in _OVERSTEMMING:
            return tuple(dict.fromkeys((first, as_printed, folded)))
        if algorithm == "estonian":
            # It leaves the vowel that most cases have and the base form lacks: ametnik, ametniku.
            bare = first[:-1] if first[-1] in _VOWELS and len(first) > 4 else first
            return tuple(dict.fromkeys((first, as_printed, folded, bare)))
        return (first,) if first == as_printed else (first, as_printed)

    def _arabic(self, printed: str, folded: str) -> tuple[str, ...]:
        # Each of the two stemmers unites forms that the other separates. XQuAD's Arabic questions
        # find their passage with an nDCG@10 of 0.931 by the light stemmer, 0.934 by Snowball's,
        # 0.941 by both.
        bare = without_vowels(printed)
        light = light10_of_folded(folded)
        second = light if bare == folded else light10(bare)
        if light == second:
            # Else it begins with a hamza, like إلكتروني: it has no article, but appears to have one
            # when typed without the hamza.
            second = fold(self._stem(bare))
        found = (light, second) if second and second != light else (light,)
        for more in (with_own_waw(folded), arabic_singular(light, folded)):
            if more and more not in found:
                found = (*found, more)
        return found


@lru_cache
def function_words(language: str) -> frozenset[str]:
    """Return the folded function words of *language*, empty for many languages.

    They are not stemmed: they have no other forms, and share their stems with other words. Spanish
    "para" (for) has the stem of "Paris". The lists are Snowball's, under its BSD licence, from
    Whoosh.
    """
    return frozenset(fold(word) for word in stoplists.get(language, ()))
