"""The terms of the glossary, each with the keys that find it in queries and documents."""

from collections.abc import Sequence, Set

from msgspec import Struct

from search.language.analysis import Keys, Token, analyzer, tokenize
from search.language.glossary.table import Term
from search.language.light_stems import OWN_FIRST_LETTER


class Equivalent(Struct, frozen=True, gc=False):
    """Another term of a concept: *text* as the table prints it, a word or phrase of *language*.

    *keys* has, for each word of the text in order, the keys that find it in documents: its stems in
    that language, the stem of the folded word first; for a name, its printed forms.
    """

    concept: str
    language: str
    text: str
    keys: tuple[tuple[str, ...], ...]


class AnalysedTerm(Struct, frozen=True, array_like=True, gc=False):
    """A term with the *stems* and the *printed* forms of each of its words.

    *closed* has the keys of its words written as one (cyber crime, cybercrime), the printed one
    first; none if it has one word. Typing the term finds its concept only with *leads*. An acronym
    that is also a function word leads in capitals or with dots in any case. A term is an equivalent
    of others only if it is *searched*.
    """

    language: str
    text: str
    leads: bool
    stems: tuple[tuple[str, ...], ...]
    printed: tuple[tuple[str, ...], ...]
    closed: tuple[str, ...] = ()
    searched: bool = True

    def entries(self, concept: str) -> tuple["Entry", ...]:
        """Return it as a term of *concept*, and again with its words as one if it has more."""
        entry = Entry(concept, self)
        return (entry, Entry(concept, self, closed=True)) if self.closed else (entry,)


class Entry(Struct, frozen=True, gc=False):
    """A *term* of a *concept* as it may stand in a text, *closed* with its words written as one.

    A concept has dozens of terms, and few are compared with what was typed, so their keys are
    gathered when they are asked for.
    """

    concept: str
    term: AnalysedTerm
    closed: bool = False

    @property
    def equivalent(self) -> Equivalent:
        """Return the term as the equivalent of another one."""
        words = zip(self.term.stems, self.term.printed, strict=True)
        searched = tuple([stems or printed for stems, printed in words])
        return Equivalent(self.concept, self.term.language, self.term.text, searched)

    @property
    def words(self) -> int:
        """Return the number of words."""
        return 1 if self.closed else len(self.term.stems)

    @property
    def first(self) -> tuple[str, ...]:
        """Return all keys of the first word."""
        term = self.term
        return term.closed if self.closed else (*term.stems[0], *term.printed[0])

    @property
    def printed(self) -> tuple[frozenset[str], ...]:
        """Return the printed keys of each word."""
        words = (self.term.closed[:1],) if self.closed else self.term.printed
        return tuple(map(frozenset, words))

    @property
    def all(self) -> tuple[frozenset[str], ...]:
        """Return all keys of each word."""
        if self.closed:
            return (frozenset(self.term.closed),)
        words = zip(self.term.stems, self.term.printed, strict=True)
        return tuple([frozenset((*stems, *printed)) for stems, printed in words])


def contains(text: Sequence[Set[str]], phrase: Sequence[Set[str]]) -> bool:
    """Return whether *text* contains *phrase*, each given as the keys of its words."""
    return any(
        all(not word.isdisjoint(said) for word, said in zip(phrase, text[start:], strict=False))
        for start in range(len(text) - len(phrase) + 1)
    )


def analyse(term: Term) -> AnalysedTerm:
    """Return *term* with its keys."""
    forms = [_keys(form, term.language) for form in term.forms or (term.text,)]
    stems = tuple(_stems(keys, term, alone=len(forms[0]) == 1) for keys in forms[0])
    printed = tuple(
        tuple(written for keys in word for written in _written(keys.word, term))
        for word in zip(*forms, strict=True)
    )
    leads = term.leads
    if not leads and all(any("." in key for key in keys) for keys in stems):
        leads, printed = True, stems
    closed = _closed(term, len(stems))
    return AnalysedTerm(term.language, term.text, leads, stems, printed, closed, term.searched)


def _closed(term: Term, words: int) -> tuple[str, ...]:
    tokens = _tokens(term.text) if words > 1 else []
    if not tokens or any(token.pair for token in tokens):
        return ()
    keys = analyzer().keys("".join(token.form for token in tokens), term.language)
    return (keys.word, *keys.stems)


def _tokens(text: str) -> list[Token]:
    # In a script without spaces the last character is a token alone, which a longer text lacks.
    tokens = list(tokenize(text))
    return [t for t in tokens if not (t.pair and len(t.form) == 1)] or tokens[:1]


def _keys(text: str, language: str) -> list[Keys]:
    return [analyzer().keys(token.form, language) for token in _tokens(text)]


def _written(word: str, term: Term) -> tuple[str, ...]:
    """Return the printed forms of *word*, with the particles that Arabic joins to a name."""
    if not term.forms or term.language != "ar":
        return (word,)
    to_the = f"لل{word[2:]}" if word.startswith("ال") else f"ل{word}"
    forms = (word, to_the, "ب" + word, "ك" + word)
    joined = (particle + form for particle in ("", "و", "ف") for form in forms)
    return tuple(form for form in joined if form == word or form not in OWN_FIRST_LETTER)


def _stems(keys: Keys, term: Term, *, alone: bool) -> tuple[str, ...]:
    """Return the stems that find a word of *term*, none if only its printed forms may find it.

    *alone* says that the term is one word. Then a stem of up to three letters that is not the
    whole word finds too much: Spanish "foro" has the stem "for". Arabic roots mostly have three
    letters, so Arabic keeps them, but only by the light stemmer: Snowball's takes the first letter
    of بحريني (Bahraini) for a particle and finds the sea.
    """
    if term.forms:
        return ()
    tag = f"{term.language}:"
    acronym = [stem for stem in keys.stems if "." in stem]
    if term.text.isupper() and acronym:
        return tuple(acronym)  # "US" and "U.S.", but not "us"
    if term.language == "ar":
        return keys.stems[:1]
    return tuple(
        stem
        for stem in keys.stems
        if not alone or stem == tag + keys.word or len(stem) > len(tag) + 3
    )
