"""The terms of the glossary with the keys that find them in queries and documents."""

from collections.abc import Sequence, Set
from dataclasses import dataclass

from search.language.analysis import Keys, analyzer, tokenize
from search.language.glossary.table import Term


@dataclass(frozen=True, slots=True)
class Equivalent:
    """What else says the same: *text* as the table prints it, a word or phrase of *language*.

    *keys* has for each of its words, in order, the keys that find it in documents: its stems in
    that language, that of the folded word first, or for a name its printed forms.
    """

    concept: str
    language: str
    text: str
    keys: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A term as it is looked up: for each of its words the *printed* keys, and *all* keys.

    *leads* says whether it brings its concept when typed.
    """

    equivalent: Equivalent
    leads: bool
    printed: tuple[frozenset[str], ...]
    all: tuple[frozenset[str], ...]


def entry(concept: str, term: Term) -> Entry:
    """Return *term* with its keys, as a name of *concept*."""
    forms = [_keys(form, term.language) for form in term.forms or (term.text,)]
    stems = [_stems(keys, term, alone=len(forms[0]) == 1) for keys in forms[0]]
    printed = [
        tuple(written for keys in word for written in _written(keys.word, term))
        for word in zip(*forms, strict=True)
    ]
    words = list(zip(stems, printed, strict=True))
    searched = tuple(stem or word for stem, word in words)
    return Entry(
        Equivalent(concept, term.language, term.text, searched),
        term.leads,
        tuple(frozenset(word) for word in printed),
        tuple(frozenset(stem + word) for stem, word in words),
    )


def stands_in(phrase: Sequence[Set[str]], text: Sequence[Set[str]]) -> bool:
    """Return whether *phrase* is found in *text*, each given as the keys of its words."""
    return any(
        all(not word.isdisjoint(said) for word, said in zip(phrase, text[start:], strict=False))
        for start in range(len(text) - len(phrase) + 1)
    )


def _keys(text: str, language: str) -> list[Keys]:
    # The last character of an unspaced script is a token of its own, but not in a longer text.
    tokens = list(tokenize(text))
    whole = [t for t in tokens if not (t.pair and len(t.form) == 1)] or tokens[:1]
    return [analyzer().keys(token.form, language) for token in whole]


def _written(word: str, term: Term) -> tuple[str, ...]:
    """Return how *word* is written where only printed forms count: Arabic joins "in" to it."""
    if not term.forms or term.language != "ar":
        return (word,)
    to_the = f"لل{word[2:]}" if word.startswith("ال") else f"ل{word}"
    return (word, to_the, *(particle + word for particle in "وبفك"))


def _stems(keys: Keys, term: Term, *, alone: bool) -> tuple[str, ...]:
    """Return the stems that find a word of *term*, none where only its printed forms do.

    A stem of three letters that is no whole word says too little where it stands *alone*: "foro"
    has, in Spanish, that of English "for". Arabic roots mostly have three letters; of its two
    stemmers only the light one is careful enough: Snowball's takes the first letter of بحريني,
    Bahraini, for a particle and finds the sea.
    """
    if term.forms:
        return ()
    if term.language == "ar":
        return keys.stems[:1]
    tag = f"{term.language}:"
    return tuple(
        stem
        for stem in keys.stems
        if not alone or stem == tag + keys.word or len(stem) > len(tag) + 3
    )
