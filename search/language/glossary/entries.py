"""The terms of the glossary, each with the keys that find it in queries and documents."""

from collections.abc import Sequence, Set
from dataclasses import dataclass
from functools import cache

from search.language.analysis import Keys, Token, analyzer, tokenize
from search.language.glossary.table import Term


@dataclass(frozen=True, slots=True)
class Equivalent:
    """Another term of a concept: *text* as the table prints it, a word or phrase of *language*.

    *keys* has, for each word of the text in order, the keys that find it in documents: its stems in
    that language, the stem of the folded word first; for a name, its printed forms.
    """

    concept: str
    language: str
    text: str
    keys: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A term with, for each of its words, the *printed* keys and *all* keys.

    Typing the term finds its concept only with *leads*. An acronym that is also a function word
    leads in capitals or with dots in any case.
    """

    equivalent: Equivalent
    leads: bool
    printed: tuple[frozenset[str], ...]
    all: tuple[frozenset[str], ...]


@cache  # archives in other languages share most terms
def entries(concept: str, term: Term) -> tuple[Entry, ...]:
    """Return *term* of *concept* with its keys, and again with its words as one if it has more."""
    printed = _entry(concept, term)
    closed = _closed(printed)
    return (printed, closed) if closed else (printed,)


def contains(text: Sequence[Set[str]], phrase: Sequence[Set[str]]) -> bool:
    """Return whether *text* contains *phrase*, each given as the keys of its words."""
    return any(
        all(not word.isdisjoint(said) for word, said in zip(phrase, text[start:], strict=False))
        for start in range(len(text) - len(phrase) + 1)
    )


def _entry(concept: str, term: Term) -> Entry:
    forms = [_keys(form, term.language) for form in term.forms or (term.text,)]
    stems = [_stems(keys, term, alone=len(forms[0]) == 1) for keys in forms[0]]
    printed = [
        tuple(written for keys in word for written in _written(keys.word, term))
        for word in zip(*forms, strict=True)
    ]
    leads = term.leads
    if not leads and all(any("." in key for key in keys) for keys in stems):
        leads, printed = True, stems
    words = list(zip(stems, printed, strict=True))
    searched = tuple(stem or word for stem, word in words)
    return Entry(
        Equivalent(concept, term.language, term.text, searched),
        leads,
        tuple(frozenset(word) for word in printed),
        tuple(frozenset(stem + word) for stem, word in words),
    )


def _closed(entry: Entry) -> Entry | None:
    """Return *entry* for its words written as one (cyber crime, cybercrime), None if it has one."""
    if len(entry.all) < 2:
        return None
    tokens = _tokens(entry.equivalent.text)
    if any(token.pair for token in tokens):
        return None
    keys = analyzer().keys("".join(token.form for token in tokens), entry.equivalent.language)
    printed = (frozenset({keys.word}),)
    return Entry(entry.equivalent, entry.leads, printed, (frozenset({keys.word, *keys.stems}),))


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
    return tuple(particle + form for particle in ("", "و", "ف") for form in forms)


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
