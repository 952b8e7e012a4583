"""Turn printed words into the keys that find them, in the same way for documents and queries.

Each token of `search.language.tokens` has two kinds of keys:

    word    the form folded: case, compatibility forms and accents aside; ñ stays ñ
    stems   its stem in one language, tagged with that language: "es:polic"

The last token of a compound also has the key of the compound among its stems: "en:cyberattack".
An acronym whose letters are a function word has a key with dots, "en:u.s": "U.S." has no other, and
"US" in capitals both.

A document's forms have the keys of its own language. A query's word is looked up by its word key
and by its stems in every language of the archive, since one or two typed words do not reveal their
language. On 12,000 headlines in three languages this finds 96 % of a word's other forms; stemming
everything as English finds 25 % of the Spanish ones.

Scripts written without spaces have no stems. Each character and the next one form a token (飛行機
gives 飛行, 行機, 機), so a phrase of such pairs is a substring search.
"""

import threading
from collections.abc import Callable
from functools import cache, lru_cache
from importlib.metadata import PackageNotFoundError, version

import regex
import snowballstemmer
from msgspec import Struct
from whoosh.lang.stopwords import stoplists

from corpus.languages import language_row
from search.language.folding import fold, printed_form, without_vowels
from search.language.inflection import arabic_singular, base_form
from search.language.light_stems import (
    light10,
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
from search.language.tokens import UNSPACED, Token, pieces, tokenize

__all__ = [
    "ANALYSIS_VERSION",
    "UNSPACED",
    "Analyzer",
    "Keys",
    "Token",
    "analysis_versions",
    "analyzer",
    "content_terms",
    "first_stem",
    "function_words",
    "has_stems",
    "is_ambiguous_acronym",
    "is_function_word",
    "pieces",
    "tokenize",
]

ANALYSIS_VERSION = "14"
"""Raise it when any text may get other keys, so that an older index asks to be rebuilt."""

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
_DIGIT = regex.compile(r"\d")
_FIRST_UNSPACED = "\u0e01"  # in Unicode: a Thai letter
_CAPACITY = 50_000  # forms whose keys are remembered


@cache
def analysis_versions() -> dict[str, str]:
    """Return the versions of the analysis and of the stemmers, on which the keys of a text depend.

    PyStemmer and snowballstemmer give equal stems if the first two numbers of their versions agree.
    """
    # A look into the installed packages takes milliseconds, and each index that is opened asks.
    try:
        stemmer = version("pystemmer")
    except PackageNotFoundError:
        stemmer = version("snowballstemmer")
    return {"analysis": ANALYSIS_VERSION, "snowball": ".".join(stemmer.split(".")[:2])}


class Keys(Struct, frozen=True, gc=False):
    """The keys that find a form: its *word* key, and its *stems*, none for some languages."""

    word: str
    stems: tuple[str, ...]


class _Form:
    """The parts of a form that no language changes: *printed*, *folded*, *word* key and *acronym*.

    The acronym is empty unless its letters are a function word.
    """

    __slots__ = ("acronym", "folded", "form", "printed", "word")

    def __init__(self, form: str) -> None:
        self.form = form
        if form.isascii() and form.isalpha() and not form.isupper():  # as most; it is no acronym
            self.printed = self.folded = self.word = form.casefold()
            self.acronym = ""
            return
        self.printed = printed = printed_form(form)
        self.folded = folded = fold(printed)
        with_tilde = "ñ" in printed or "\u0303" in printed
        self.word = fold(printed, keep_enye=True) if with_tilde else folded
        may_be = ("." in form or form.isupper()) and folded in _ambiguous_acronyms()
        self.acronym = ".".join(folded) if may_be else ""
        if self.acronym and "." in form:
            self.word = self.acronym


class Analyzer:
    """Finds the keys of printed forms, and caches them, as nearly all words of an archive repeat.

    Each thread has its own (`analyzer`), because threads must not share PyStemmer's stemmers. The
    cache is emptied when it holds *capacity* forms.
    """

    def __init__(self, capacity: int = _CAPACITY) -> None:
        self._capacity = capacity
        self._known: dict[tuple[str, str], Keys] = {}
        self._stemmers: dict[str, Callable[[str], str]] = {}
        self._form = _Form("")

    def keys(self, form: str, language: str) -> Keys:
        """Return the keys of *form* as a word of *language*, an ISO 639-1 code or `und`.

        Tokens of a script without spaces have no stems, as they are not words.
        """
        known = self._known.get((form, language))
        if known is None:
            if len(self._known) >= self._capacity:
                self._known.clear()
            word = form.isascii() and form.isalpha() and form[1:].islower()  # F-16s is none
            small = form.casefold() if word else form
            known = self.keys(small, language) if small != form else self.find(form, language)
            self._known[form, language] = known
        return known

    def compound_key(self, compound: str, language: str) -> str:
        """Return the key that a document in *language* has where tokens form *compound*.

        It is among the stems, and the same that the word has if written without signs.
        """
        keys = self.keys(compound, language)
        return keys.stems[0] if keys.stems else f"{language}:{keys.word}"

    def find(self, form: str, language: str) -> Keys:
        """Return the same as `keys` without the cache, for a caller that asks each form once."""
        if self._form.form != form:  # a query asks for a word in one language after another
            self._form = _Form(form)
        known = self._form
        if "." in form and known.acronym:  # "U.S." is never the word "us", and "US" may be either
            return Keys(known.word, (f"{language}:{known.acronym}",))
        if form[-1] == "s" and len(form) > 2 and form[:-1].isupper():  # MPs, F-16s
            return Keys(known.word, self.find(form[:-1], language).stems)
        stems = self._stems(known.printed, known.folded, language)
        if known.acronym:
            stems = (*stems, known.acronym)
        return Keys(known.word, tuple([f"{language}:{stem}" for stem in stems]))

    def _stems(self, printed: str, folded: str, language: str) -> tuple[str, ...]:
        """Return the stems of a form, each once."""
        if printed[0] >= _FIRST_UNSPACED and _UNSPACED.match(printed):
            return ()
        row = language_row(language)
        for two, one in row.digraphs:
            printed, folded = printed.replace(two, one), folded.replace(two, fold(one))
        if language == "ar":
            return self._arabic_stems(printed, folded)
        if folded in function_words(language):
            return (folded,)
        # A text whose language is unknown gets English stems: on mixed headlines they find 91 % of
        # a word's other forms, and 81 % of the Spanish ones.
        algorithm = "english" if language == "und" else row.stemmer
        if algorithm is None:
            return ()
        if algorithm in _OF_PRINTED:
            return (_OF_PRINTED[algorithm](printed),)
        respelled: Callable[[str], str] = str
        if algorithm in _LIGHT_STEMMERS:
            stem = _LIGHT_STEMMERS[algorithm]
            stems: tuple[str, ...] = (stem(folded),)
            if algorithm in _OVERSTEMMING and folded not in stems:
                stems = (*stems, folded)
        else:
            algorithm, respelled = _RESPELLED.get(algorithm, (algorithm, str))
            stem = self._stemmer(algorithm)
            stems = self._snowball_stems(respelled(printed), respelled(folded), algorithm)
        if algorithm == "turkish":
            other = light_turkic(folded)
        else:
            base = base_form(printed, folded, "en" if language == "und" else language)
            other = fold(base) if base else ""
            if other and algorithm != "hungarian":  # whose base forms are stems of their own
                other = fold(stem(respelled(other)))
        # Function words are their own stems, and in most texts. As a verb, "parent" would be "par".
        more = other and other not in stems and other not in function_words(language)
        return (*stems, other) if more else stems

    def _snowball_stems(self, printed: str, folded: str, algorithm: str) -> tuple[str, ...]:
        # Both orders, fold then stem and stem then fold. Typed without accents, French words reach
        # their stem in 25 % of cases if stems are not folded, in 81 % if they are, and always if
        # words are folded first; but stems of folded words alone separate more forms than they
        # unite.
        stem = self._stemmer(algorithm)
        first = stem(folded)
        as_printed = fold(first if printed == folded else stem(printed))
        if algorithm == "persian":
            first = fold(first)
        if algorithm == "dutch" and first == as_printed:
            # It takes the vowel of every open syllable for a long one: aanslagen is aanslaag.
            as_printed = self._stemmer("dutch_porter")(folded)
        if algorithm in _OVERSTEMMING:
            return tuple(dict.fromkeys((first, as_printed, folded)))
        if algorithm == "estonian":
            # It leaves the vowel that most cases have and the base form lacks: ametnik, ametniku.
            bare = first[:-1] if first[-1] in _VOWELS and len(first) > 4 else first
            return tuple(dict.fromkeys((first, as_printed, folded, bare)))
        return (first,) if first == as_printed else (first, as_printed)

    def _arabic_stems(self, printed: str, folded: str) -> tuple[str, ...]:
        # Each of the two stemmers unites forms that the other separates. XQuAD's Arabic questions
        # find their passage with an nDCG@10 of 0.931 by the light stemmer, 0.934 by Snowball's,
        # 0.941 by both.
        bare = without_vowels(printed)
        light = light10(folded)
        second = light if bare == folded else light10(bare)
        if light == second:
            # Else it begins with a hamza, like إلكتروني: it has no article, but appears to have one
            # when typed without the hamza.
            second = fold(self._stemmer("arabic")(bare))
        found = (light, second, with_own_waw(folded), arabic_singular(light))
        return tuple(dict.fromkeys(stem for stem in found if stem))

    def _stemmer(self, algorithm: str) -> Callable[[str], str]:
        if algorithm not in self._stemmers:
            stemmer = snowballstemmer.stemmer(algorithm)
            stemmer.maxCacheSize = 0  # PyStemmer's own cache makes it four times slower
            self._stemmers[algorithm] = stemmer.stemWord
        return self._stemmers[algorithm]


_threads = threading.local()


def analyzer() -> Analyzer:
    """Return this thread's analyzer."""
    try:
        analyzer: Analyzer = _threads.analyzer
    except AttributeError:
        analyzer = _threads.analyzer = Analyzer()
    return analyzer


@lru_cache(maxsize=10_000)  # a page asks for the words of some headlines several times
def folded(form: str) -> str:
    """Return *form* as a word of no language: in small letters, without accents."""
    return _Form(form).word


def first_stem(word: str, language: str) -> str:
    """Return the stem that every document in *language* with *word* has, empty without stems."""
    return next(iter(analyzer().keys(word, language).stems), "")


def has_stems(language: str) -> bool:
    """Return whether words of *language* have stems, apart from scripts without spaces."""
    return language == "und" or language_row(language).stemmer is not None


def is_function_word(form: str, language: str) -> bool:
    """Return whether *form* is a function word of *language*, or a single letter."""
    return len(form) == 1 or fold(form.casefold()) in function_words(language)


def content_terms(text: str, language: str) -> frozenset[str]:
    """Return the keys of the words of *text* in *language* that say what it is about.

    Function words, numbers and single letters or characters do not.
    """
    find = analyzer().keys
    no_content = function_words(language)
    found = (find(token.form, language) for token in tokenize(text))
    return frozenset(
        key
        for keys in found
        if len(keys.word) > 1 and keys.word not in no_content and not _DIGIT.search(keys.word)
        for key in (keys.word, *keys.stems)
    )


@lru_cache
def function_words(language: str) -> frozenset[str]:
    """Return the folded function words of *language*, empty for many languages.

    They are not stemmed: they have no other forms, and share their stems with other words. Spanish
    "para" (for) has the stem of "Paris". The lists are Snowball's, under its BSD licence, from
    Whoosh.
    """
    return frozenset(fold(word) for word in stoplists.get(language, ()))


def is_ambiguous_acronym(form: str) -> bool:
    """Return whether *form*, in capitals or with dots, has the letters of a function word."""
    folded = fold(printed_form(form))
    return ("." in form or form.isupper()) and folded in _ambiguous_acronyms()


@lru_cache(maxsize=1)
def _ambiguous_acronyms() -> frozenset[str]:
    """Return the short function words of all languages, which acronyms in capitals look like."""
    words = frozenset({"us"}).union(*map(function_words, stoplists))  # no list has "us"
    return frozenset(word for word in words if len(word) in (2, 3))
