"""Turn printed words into the keys that find them, in the same way for documents and queries.

`tokenize` splits text into tokens; each token's printed form has two kinds of keys:

    word    the form folded: case, compatibility forms and accents aside; ñ stays ñ
    stems   its stem in one language, tagged with that language: "es:polic"

A document's forms have the keys of its own language. A query's word is looked up by its word key
and by its stems in every language of the archive, since one or two typed words do not reveal their
language. On 12,000 headlines in three languages this finds 96 % of a word's other forms; stemming
everything as English finds 25 % of the Spanish ones.

Scripts written without spaces have no stems. Each character and the next one form a token (飛行機
gives 飛行, 行機, 機), so a phrase of such pairs is a substring search.
"""

import threading
import unicodedata
from collections.abc import Callable, Iterator
from functools import lru_cache

import regex
import snowballstemmer
from msgspec import Struct
from whoosh.lang.stopwords import stoplists

from corpus.languages import language_row
from search.language.spelling import american

ANALYSIS_VERSION = "2"
"""Raise it when any text may get other keys, so that an older index asks to be rebuilt."""

UNSPACED = r"[\p{Han}\p{Hiragana}\p{Katakana}ー\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]"
"""One character of a script that is written without spaces between words."""

# Soft hyphen, zero-width and bidi controls; keys leave them out.
_INVISIBLE = r"\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
_LETTER = rf"[\w--{UNSPACED}]"
_TOKEN = regex.compile(
    rf"""
      (?<pair>{UNSPACED})(?=(?<next>{UNSPACED})?)
    | (?<!\w)(?<acronym>\p{{L}}(?:\.\p{{L}})+)(?!\w)  # U.S.
      # Elided articles (l'Europe, dell'Europa) and the possessive 's are not tokens.
    | (?<!\w)(?i:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|dell|nell|all|dall|sull)['’](?=\w)
    | (?<=\w)['’][sS](?!\w)
    | (?<word>{_LETTER}+(?:[{_INVISIBLE}]+{_LETTER}+)*)
    """,
    regex.VERBOSE | regex.VERSION1,
)
_UNSPACED = regex.compile(UNSPACED)
_UNSEEN = regex.compile(rf"[{_INVISIBLE}\u0640.]")  # with tatweel, and the dots of acronyms
_ARABIC_VOWELS = regex.compile(r"[\u064b-\u0652\u0670]")
# Greek capitals are printed without accents, so Greek folds as Latin does.
_ACCENTED = regex.compile(r"([\p{Latin}\p{Greek}])[\u0300-\u036f]+")
_LETTERS = str.maketrans(
    {"đ": "d", "ø": "o", "ł": "l", "œ": "oe", "æ": "ae", "ı": "i", "ё": "е"}
    | dict.fromkeys("أإآٱ", "ا")
)
_FINALS = str.maketrans("ةى", "هي")
_ARTICLES = ("وال", "بال", "كال", "فال", "ال", "لل")
_SUFFIXES = ("ها", "ان", "ات", "ون", "ين", "يه", "ه", "ي")


class Token(Struct, frozen=True, gc=False):
    """A printed word, `text[start:end]`.

    With *pair*, *form* is a character of a script without spaces and the next one, if there is one;
    adjacent pairs overlap.
    """

    form: str
    start: int
    end: int
    pair: bool = False


class Keys(Struct, frozen=True, gc=False):
    """The keys that find a form: its *word* key, and its *stems*, none for some languages."""

    word: str
    stems: tuple[str, ...]


def tokenize(text: str) -> Iterator[Token]:
    """Yield the tokens of *text* in order; a token's index is its position.

    White space always separates tokens, so the tokens of a text are those of its pieces between
    white space. Hyphens and slashes separate words. Hashtags, single letters and acronyms with dots
    stay whole.
    """
    for found in _TOKEN.finditer(text):
        start = found.start()
        if found["pair"]:
            form = found["pair"] + (found["next"] or "")
            yield Token(form, start, start + len(form), pair=True)
        elif form := found["acronym"] or found["word"]:
            yield Token(form, start, start + len(form))


class Analyzer:
    """Finds the keys of printed forms, and caches them, as nearly all words of an archive repeat.

    Each thread has its own (`analyzer`), because threads must not share PyStemmer's stemmers. The
    cache is emptied when it holds *capacity* forms.
    """

    def __init__(self, capacity: int = 1_000_000) -> None:
        self._capacity = capacity
        self._known: dict[tuple[str, str], Keys] = {}
        self._stemmers: dict[str, Callable[[str], str]] = {}

    def keys(self, form: str, language: str) -> Keys:
        """Return the keys of *form* as a word of *language*, an ISO 639-1 code or `und`.

        Tokens of a script without spaces have no stems, as they are not words.
        """
        known = self._known.get((form, language))
        if known is None:
            if len(self._known) >= self._capacity:
                self._known.clear()
            known = self._known[form, language] = self._find(form, language)
        return known

    def _find(self, form: str, language: str) -> Keys:
        if form.isascii() and "." not in form:  # most forms; the other branch would not change them
            printed = form.casefold()
        else:
            printed = _UNSEEN.sub("", unicodedata.normalize("NFKC", form)).casefold() or form
        folded = _fold(printed)
        with_tilde = "ñ" in printed or "\u0303" in printed
        word = _fold(printed, keep_enye=True) if with_tilde else folded
        stems = dict.fromkeys(self._stems(printed, folded, language))
        return Keys(word, tuple([f"{language}:{stem}" for stem in stems]))

    def _stems(self, printed: str, folded: str, language: str) -> tuple[str, ...]:
        if _UNSPACED.match(printed):
            return ()
        if language == "ar":
            return self._arabic_stems(printed, folded)
        if folded in function_words(language):
            return (folded,)
        # A text whose language is unknown gets English stems: on mixed headlines they find 91 % of
        # a word's other forms, and 81 % of the Spanish ones.
        algorithm = "english" if language == "und" else language_row(language).stemmer
        if algorithm is None:
            return ()
        if algorithm == "english":
            printed, folded = american(printed), american(folded)
        # Both orders, fold then stem and stem then fold. Typed without accents, French words reach
        # their stem in 25 % of cases if stems are not folded, in 81 % if they are, and always if
        # words are folded first; but stems of folded words alone separate more forms than they
        # unite.
        stem = self._stemmer(algorithm)
        first = stem(folded)
        return (first, _fold(first if printed == folded else stem(printed)))

    def _arabic_stems(self, printed: str, folded: str) -> tuple[str, str]:
        # Each of the two stemmers unites forms that the other separates. XQuAD's Arabic questions
        # find their passage with an nDCG@10 of 0.931 by the light stemmer, 0.934 by Snowball's,
        # 0.941 by both.
        bare = printed if printed.isalpha() else _ARABIC_VOWELS.sub("", printed)
        light = _light10(folded)
        as_printed = light if bare == folded else _light10(bare)
        if light != as_printed:
            # A word that begins with a hamza, like إلكتروني, has no article, but appears to have
            # one when typed without the hamza.
            return (light, as_printed)
        return (light, _fold(self._stemmer("arabic")(bare)))

    def _stemmer(self, algorithm: str) -> Callable[[str], str]:
        if algorithm not in self._stemmers:
            stemmer = snowballstemmer.stemmer(algorithm)
            stemmer.maxCacheSize = 0  # PyStemmer's own cache makes it four times slower
            self._stemmers[algorithm] = stemmer.stemWord
        return self._stemmers[algorithm]


_threads = threading.local()


def analyzer() -> Analyzer:
    """Return this thread's analyzer."""
    if not hasattr(_threads, "analyzer"):
        _threads.analyzer = Analyzer()
    analyzer: Analyzer = _threads.analyzer
    return analyzer


def has_stems(language: str) -> bool:
    """Return whether words of *language* have stems, apart from scripts without spaces."""
    return language == "und" or language_row(language).stemmer is not None


def is_function_word(form: str, language: str) -> bool:
    """Return whether *form* is a function word of *language*, or a single letter."""
    return len(form) == 1 or _fold(form.casefold()) in function_words(language)


@lru_cache
def function_words(language: str) -> frozenset[str]:
    """Return the folded function words of *language*, empty for many languages.

    They are not stemmed: they have no other forms, and share their stems with other words. Spanish
    "para" (for) has the stem of "Paris". The lists are Snowball's, under its BSD licence, from
    Whoosh.
    """
    return frozenset(_fold(word) for word in stoplists.get(language, ()))


def _fold(printed: str, *, keep_enye: bool = False) -> str:
    """Return the case-folded *printed* without the accents that people leave out when they type.

    These are the accents of Latin and Greek letters and the Arabic vowel marks; in other scripts
    marks are letters. *keep_enye* keeps ñ, as "año" and "ano" are different words.
    """
    if printed.isascii():
        return printed
    apart = unicodedata.normalize("NFD", printed)
    if keep_enye:
        apart = apart.replace("n\u0303", "ñ")
    if not apart.isalpha():  # true where there are no marks
        apart = _ARABIC_VOWELS.sub("", _ACCENTED.sub(r"\1", apart))
    return unicodedata.normalize("NFC", apart).translate(_LETTERS)


def _light10(word: str) -> str:
    """Return the light stem of an Arabic word.

    The algorithm is Light10 of Larkey, Ballesteros and Connell, "Light Stemming for Arabic
    Information Retrieval" (2007). Of 47 hand-made pairs of forms of one word it unites 44,
    Snowball's Arabic stemmer 33.
    """
    stem = word.translate(_FINALS)
    if stem.startswith("و") and len(stem) > 3:
        stem = stem[1:]
    for article in _ARTICLES if stem.startswith(_ARTICLES) else ():
        if stem.startswith(article) and len(stem) >= len(article) + 2:
            stem = stem[len(article) :]
            break
    for suffix in _SUFFIXES if stem.endswith(_SUFFIXES) else ():
        if stem.endswith(suffix) and len(stem) >= len(suffix) + 2:
            stem = stem[: -len(suffix)]
    return stem.translate(_LETTERS)
