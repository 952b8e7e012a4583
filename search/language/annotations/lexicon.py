"""The terms of places, organisations and subjects in one language."""

from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from functools import cache
from itertools import chain

from msgspec import Struct

from search.language.analysis import analyzer
from search.language.annotations.compiled import terms_of
from search.language.annotations.terms import Meaning
from search.language.folding import folded_form
from search.language.glossary.entries import contains
from search.language.light_stems import light10

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


class Lexicon:
    """The words of *language* by their printed forms."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._words: dict[str, Word] = {}
        self._terms = terms_of(language)

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
        keys = list(map(self._keys, forms, folded))
        known = self._terms.begun_by(chain.from_iterable(keys))
        found = {}
        has_parts = self._terms.has_parts
        for form, one, of_form, of_no_term in zip(
            forms, folded, keys, map(known.keys().isdisjoint, keys), strict=True
        ):
            if of_no_term:  # as of most
                if has_parts and (parts := self._terms.parts_of(one)):
                    found[form] = _compound(Word(form, one), parts)
                continue
            begun = {key: known[key] for key in of_form if key in known}
            found[form] = self._with_terms(Word(form, one, frozenset(begun)), begun)
        return folded, found

    def _with_terms(self, word: Word, begun: Mapping[str, Sequence[Meaning]]) -> Word:
        """Return *word* with the terms that its keys have *begun*, or as a compound."""
        form = word.form
        meanings = [one for those in begun.values() for one in those if _fits(one, form)]
        if not meanings:
            return _compound(word, self._terms.parts_of(word.folded))
        if len(meanings) == 1 and len(meanings[0].words) == 1:
            word.alone, word.named = (meanings[0],), True
            return word
        if len(meanings) > 1:
            # The same place may be in several tables; the first of them says why.
            # What names a country and its people alike, as "US", is the country.
            ranked = sorted(meanings, key=lambda one: one.kind == "people")
            of_same = {(m.facet, m.values, m.words): m for m in reversed(ranked)}
            meanings = list(of_same.values())[::-1]
        alone = [meaning for meaning in meanings if len(meaning.words) == 1]
        if self._language == "ar" and len(alone) > 1:
            alone = _whole(word.folded, alone)
        printed = _countries_first(as_printed([word.keys], alone))
        # A country and its people may share a word: "China", "una delegación china". With a
        # capital it is the country, whose rules a people of its stem would get round: in "Israel
        # Fernández" neither is meant.
        ruled = form[0].isupper() and any(one.kind == "name" and one.rules for one in printed)
        people = [
            meaning
            for meaning in alone
            if meaning.kind == "people"
            and not ruled
            and meaning not in printed
            and any(meaning.values == one.values for one in printed)
        ]
        word.alone = (*printed, *people)
        longer = [meaning for meaning in meanings if len(meaning.words) > 1]
        if longer:
            second: dict[str, list[Meaning]] = defaultdict(list)
            for meaning in longer:
                for key in meaning.words[1]:
                    second[key].append(meaning)
            word.longer = second
        word.named = True
        return word

    def _keys(self, form: str, folded: str) -> tuple[str, ...]:
        """Return the keys by which the analysis finds *form* that terms may have."""
        if self._language == "ar":
            # Terms have light stems alone, which take a third of the time of all.
            stems = [folded]
            if folded.endswith("ا") and len(folded) > _LEAST_ACCUSATIVE:  # the accusative: يمنيا
                stems.append(folded[:-1])
            if folded.startswith(_JOINED) and len(folded) > _LEAST:
                stems.append(folded[1:])
            return (folded, *[f"ar:{light10(stem)}" for stem in stems])
        of_form = analyzer().keys(form, self._language)
        return (of_form.word, *of_form.stems)


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
