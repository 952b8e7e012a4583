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
from collections import defaultdict
from collections.abc import Sequence
from functools import cache, lru_cache

import regex
from msgspec import Struct
from whoosh.lang.stopwords import stoplists

from corpus.languages import language_row
from search.language.folding import fold, is_folded, printed_form
from search.language.stems import LanguageStems, Stemmers, function_words
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

ANALYSIS_VERSION = "16"
"""Raise it when any text may get other keys, so that an older index asks to be rebuilt."""

_DIGIT = regex.compile(r"\d")
_CAPACITY = 50_000  # forms whose keys are remembered


@cache
def analysis_versions() -> dict[str, str]:
    """Return the versions of the analysis and of the stemmers, on which the keys of a text depend.

    PyStemmer and snowballstemmer give equal stems if the first two numbers of their versions agree.
    """
    from importlib.metadata import PackageNotFoundError, version  # which readers do not need

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
        self._count = 0
        self._known: dict[str, dict[str, Keys]] = defaultdict(dict)  # by language
        self._stemmers = Stemmers()
        self._stems: dict[str, LanguageStems] = {}
        self._form = _Form("")

    def keys(self, form: str, language: str) -> Keys:
        """Return the keys of *form* as a word of *language*, an ISO 639-1 code or `und`.

        Tokens of a script without spaces have no stems, as they are not words.
        """
        known = self._known[language].get(form)
        return self._remembered(form, language) if known is None else known

    def all_keys(self, forms: Sequence[str], language: str) -> list[Keys]:
        """Return the keys of each of *forms*, as `keys` does, for many in less time."""
        found = list(map(self._known[language].get, forms))
        return [
            self._remembered(form, language) if keys is None else keys
            for form, keys in zip(forms, found, strict=True)
        ]

    def _remembered(self, form: str, language: str) -> Keys:
        """Return the keys of *form*, perhaps a new one, and remember them."""
        if self._count >= self._capacity:
            self._known.clear()
            self._count = 0
        known = self._known[language]
        small = form
        if form.isascii() and form.isalpha() and form[1:].islower():  # F-16s is none
            small = form.casefold()
        keys = known.get(small)
        if keys is None:
            keys = known[small] = self.find(small, language)
            self._count += 1
        if small is not form and small != form:
            known[form] = keys
            self._count += 1
        return keys

    def compound_key(self, compound: str, language: str) -> str:
        """Return the key that a document in *language* has where tokens form *compound*.

        It is among the stems, and the same that the word has if written without signs.
        """
        keys = self.keys(compound, language)
        return keys.stems[0] if keys.stems else f"{language}:{keys.word}"

    def find(self, form: str, language: str) -> Keys:
        """Return the same as `keys` without the cache, for a caller that asks each form once."""
        stems_of = self._stems.get(language)
        if stems_of is None:
            stems_of = self._stems[language] = LanguageStems(language, self._stemmers)
        if is_folded(form):  # as most
            return Keys(form, tuple([f"{language}:{stem}" for stem in stems_of.of(form, form)]))
        if self._form.form != form:  # a query asks for a word in one language after another
            self._form = _Form(form)
        known = self._form
        if "." in form and known.acronym:  # "U.S." is never the word "us", and "US" may be either
            return Keys(known.word, (f"{language}:{known.acronym}",))
        if form[-1] == "s" and len(form) > 2 and form[:-1].isupper():  # MPs, F-16s
            return Keys(known.word, self.find(form[:-1], language).stems)
        stems = stems_of.of(known.printed, known.folded)
        if known.acronym:
            stems = (*stems, known.acronym)
        return Keys(known.word, tuple([f"{language}:{stem}" for stem in stems]))


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


def is_ambiguous_acronym(form: str) -> bool:
    """Return whether *form*, in capitals or with dots, has the letters of a function word."""
    folded = fold(printed_form(form))
    return ("." in form or form.isupper()) and folded in _ambiguous_acronyms()


@lru_cache(maxsize=1)
def _ambiguous_acronyms() -> frozenset[str]:
    """Return the short function words of all languages, which acronyms in capitals look like."""
    words = frozenset({"us"}).union(*map(function_words, stoplists))  # no list has "us"
    return frozenset(word for word in words if len(word) in (2, 3))
