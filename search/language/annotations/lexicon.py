"""The terms of places, organisations and subjects in one language."""

from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from functools import cache
from itertools import chain
from typing import Any

from msgspec import Struct

from search.language.analysis import analyzer
from search.language.annotations.compiled import terms_of
from search.language.annotations.terms import Meaning
from search.language.folding import folded_form
from search.language.glossary.entries import contains
from search.language.light_stems import light10_of_folded

_CAPACITY = 200_000  # words that are remembered in a language
_JOINED = ("ب", "ل")  # with and for, which Arabic joins to a word: بتبييض
_LEAST = 5  # letters of the shortest word that they may begin
_LEAST_ACCUSATIVE = 4  # letters of the shortest word that its sign may end
_NONE: frozenset[str] = frozenset()


class Word(Struct, eq=False, gc=False):
    """A printed word: its folded form, its keys, and the terms that it is (*alone*) or begins.

    *longer* has the terms that it begins, by the keys of their second word. A word that is in no
    term has no keys. *named* says that it may be a term or begin one.
    """

    form: str
    folded: str
    keys: frozenset[str] = _NONE
    alone: tuple[Meaning, ...] = ()
    longer: Mapping[str, list[Meaning]] | None = None
    named: bool = False

    @property
    def capital(self) -> bool:
        """Return whether it begins with a capital, or with a letter that has none."""
        return not self.form[0].islower()

    @property
    def may_be_surname(self) -> bool:
        """Return whether it names nothing, or towns at most: "India Martínez"."""
        if not self.named:  # as of most
            return True
        longer = chain.from_iterable((self.longer or {}).values())
        return all(one.kind == "town" for one in chain(self.alone, longer))


class Lexicon:
    """The words of *language* by their printed forms."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._words: dict[str, Word] = {}
        self._terms = terms_of(language)
        self._terms_of_words: dict[tuple[object, ...], tuple[Any, ...]] = {}

    def word(self, form: str) -> Word:
        """Return the word that is printed as *form*."""
        known = self._words.get(form)
        return self.words([form])[0] if known is None else known

    def words(self, forms: Sequence[str]) -> list[Word]:
        """Return the words that are printed as *forms*; for many new ones at once it is quick."""
        known = self._words
        new = [form for form in dict.fromkeys(forms) if form not in known]
        if new:
            if len(known) + len(new) > _CAPACITY:
                known.clear()
                new = list(dict.fromkeys(forms))
            folded, in_terms = self.in_terms(new)
            known.update(zip(new, map(Word, new, folded), strict=True))
            known.update(in_terms)
        return list(map(known.__getitem__, forms))

    def in_terms(self, forms: Sequence[str]) -> tuple[list[str], dict[str, Word]]:
        """Return the folded *forms*, and those of their words that a term has, which few are.

        Each form is given once; none is remembered.
        """
        folded = list(map(folded_form, forms))
        keys = self._keys(forms, folded)
        known = self._terms.begun_by(chain.from_iterable(keys))
        found = {}
        at: Sequence[int] = range(len(forms))
        has_parts = self._terms.has_parts
        if not has_parts:  # most words are in no term
            of_no_term = map(known.keys().isdisjoint, keys)
            at = [index for index, none in enumerate(of_no_term) if not none]
        for index in at:
            form, one = forms[index], folded[index]
            begun = tuple([key for key in keys[index] if key in known])
            word = self._with_terms(form, one, begun, known) if begun else Word(form, one)
            if has_parts and not word.named:
                word = _compound(word, self._terms.parts_of(one))
            if begun or word.named:
                found[form] = word
        return folded, found

    def _with_terms(
        self, form: str, folded: str, keys: tuple[str, ...], known: Mapping[str, Sequence[Meaning]]
    ) -> Word:
        """Return a word with the terms that its *keys* begin, which are *known* by them.

        Forms of one word, with capitals or without, have most terms in common.
        """
        letters = form.isupper(), form[0].islower(), form[0].isupper()
        of = (keys, *letters, folded if self._language == "ar" else "")
        has = self._terms_of_words.get(of)
        if has is None:
            if len(self._terms_of_words) > _CAPACITY:
                self._terms_of_words.clear()
            meanings = [one for key in keys for one in known[key] if _fits(one, form)]
            has = self._terms_of_words[of] = self._ranked(
                folded, frozenset(keys), meanings, capital=letters[-1]
            )
        return Word(form, folded, *has)

    def _ranked(
        self, folded: str, keys: frozenset[str], meanings: Sequence[Meaning], *, capital: bool
    ) -> tuple[frozenset[str], tuple[Meaning, ...], Mapping[str, list[Meaning]] | None, bool]:
        """Return what a `Word` has of its *keys*, which begin terms with these *meanings*."""
        if not meanings:
            return keys, (), None, False
        if len(meanings) == 1 and len(meanings[0].words) == 1:
            return keys, (meanings[0],), None, True
        if len(meanings) > 1:
            # The same place may be in several tables; the first of them says why.
            # What names a country and its people alike, as "US", is the country.
            ranked = sorted(meanings, key=lambda one: one.kind == "people")
            of_same = {(m.facet, m.values, m.words): m for m in reversed(ranked)}
            meanings = list(of_same.values())[::-1]
        alone = [meaning for meaning in meanings if len(meaning.words) == 1]
        if self._language == "ar" and len(alone) > 1:
            alone = _whole(folded, alone)
        printed = _countries_first(as_printed([keys], alone))
        # A country and its people may share a word: "China", "una delegación china". With a
        # capital it is the country, whose rules a people of its stem would get round: in "Israel
        # Fernández" neither is meant.
        ruled = capital and any(one.kind == "name" and one.rules for one in printed)
        people = [
            meaning
            for meaning in alone
            if meaning.kind == "people"
            and not ruled
            and meaning not in printed
            and any(meaning.values == one.values for one in printed)
        ]
        second: dict[str, list[Meaning]] = defaultdict(list)
        for meaning in meanings:
            if len(meaning.words) > 1:
                for key in meaning.words[1]:
                    second[key].append(meaning)
        return keys, (*printed, *people), second or None, True

    def _keys(self, forms: Sequence[str], folded: Sequence[str]) -> list[tuple[str, ...]]:
        """Return the keys by which the analysis finds each of *forms* that terms may have."""
        if self._language == "ar":
            return list(map(_arabic_keys, folded))
        found = analyzer().all_keys(forms, self._language)
        return [(of_form.word, *of_form.stems) for of_form in found]


def _arabic_keys(folded: str) -> tuple[str, ...]:
    """Return the keys that terms may have; these are light stems, in a third of the time of all."""
    keys: tuple[str, ...] = (folded, f"ar:{light10_of_folded(folded)}")
    if folded.endswith("ا") and len(folded) > _LEAST_ACCUSATIVE:  # the accusative: يمنيا
        keys = (*keys, f"ar:{light10_of_folded(folded[:-1])}")
    if folded.startswith(_JOINED) and len(folded) > _LEAST:
        keys = (*keys, f"ar:{light10_of_folded(folded[1:])}")
    return keys


def _compound(word: Word, parts: Sequence[Meaning]) -> Word:
    """Return *word* with the terms that are *parts* of it, as those of a compound are."""
    of_value = {part.values: part for part in reversed(parts)}
    word.alone = tuple(of_value.values())
    word.named = bool(of_value)
    return word


def _whole(folded: str, alone: Sequence[Meaning]) -> list[Meaning]:
    """Return the meanings *alone* of *folded*, without a place whose name is cut from another's.

    Biskra, whose first letter may be "in", is not in Soukra.
    """
    places = [one.values for one in alone if one.facet == "place"]
    named = [
        one.values for one in alone if one.facet == "place" and folded_form(one.text) == folded
    ]
    if not named or len(set(places)) == 1:
        return list(alone)
    return [one for one in alone if one.facet != "place" or one.values in named]


def _countries_first(printed: Sequence[Meaning]) -> Sequence[Meaning]:
    """Return the meanings *printed* without cities that are called as another country is."""
    countries = [one.values for one in printed if one.kind == "name" and one.values]
    if not countries:
        return printed
    return [one for one in printed if one.kind not in ("part", "town") or one.values in countries]


def as_printed(window: Sequence[Set[str]], meanings: Sequence[Meaning]) -> Sequence[Meaning]:
    """Return those of *meanings* that *window* prints as they stand in the table, all if none.

    What says only under which head a text is never takes the place of a concept.
    """
    if len(meanings) < 2:
        return meanings
    heads = [m for m in meanings if m.facet == "subject" and len(m.values) == 1]
    others = [m for m in meanings if m not in heads]
    printed = [m for m in others if contains(window, m.printed or m.words)] or others
    return [*printed, *heads]


def _fits(meaning: Meaning, form: str) -> bool:
    """Return whether the capitals of *form* allow it to be an acronym, if *meaning* is one."""
    text = meaning.text
    if not text.isupper() or " " in text:
        return True
    short = len(text) < (3 if text.isascii() else 4)  # "Воз" is a cart, "ВОЗ" is the WHO
    return form.isupper() if short else not form[0].islower()


def begun(words: Sequence[Word], start: int) -> list[Meaning]:
    """Return the terms of several words that may begin at *start*, by the first two."""
    word = words[start]
    if not word.longer or start + 1 == len(words):
        return []
    following = words[start + 1].keys
    if word.longer.keys().isdisjoint(following):
        return []
    window = (word.keys, following)
    fit = [m for key in following for m in word.longer.get(key, ())]
    return [m for at, m in enumerate(fit) if m not in fit[:at] and contains(window, m.words[:2])]


@cache
def lexicon(language: str) -> Lexicon:
    """Return the words of *language*, an ISO 639-1 code or `und`."""
    return Lexicon(language)
