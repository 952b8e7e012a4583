"""The terms of places, organisations and subjects in one language."""

from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from functools import cache

from search.language.analysis import analyzer
from search.language.annotations.compiled import read_meanings
from search.language.annotations.terms import Meaning
from search.language.folding import folded_form
from search.language.glossary.entries import contains
from search.language.light_stems import light10

_KEPT = 4  # letters of a stem that words have which share it, or all of a short one (1 to 3)
_ENDING = 2  # letters at the end of a longer stem that its words may lack
_PART = 4  # letters of the shortest part of compounds
_REST = 3  # letters of a compound that are left beside a part
_CAPACITY = 200_000  # words that are remembered in a language
_NONE: frozenset[str] = frozenset()


class Word:
    """A printed word: its folded form, its keys, and the terms that it is (*alone*) or begins.

    *longer* has the terms that it begins, by the keys of their second word. A word that is in no
    term has no keys. *named* says that it may be a term or begin one.
    """

    __slots__ = ("alone", "folded", "form", "keys", "longer", "named")

    def __init__(self, form: str, folded: str, keys: frozenset[str]) -> None:
        self.form = form
        self.folded = folded
        self.keys = keys
        self.alone: tuple[Meaning, ...] = ()
        self.longer: Mapping[str, list[Meaning]] | None = None
        self.named = False

    @property
    def capital(self) -> bool:
        """Return whether it begins with a capital, or with a letter that has none."""
        return not self.form[0].islower()


class Lexicon:
    """The words of *language* by their printed forms."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._words: dict[str, Word] = {}
        self._first: dict[str, list[Meaning]] = defaultdict(list)
        self._known: set[str] = set()
        self._beginnings: dict[str, Meaning] = {}
        self._ends: dict[str, Meaning] = {}
        for meaning in read_meanings(language):
            if "-" in (meaning.text[0], meaning.text[-1]):
                parts = self._ends if meaning.text[0] == "-" else self._beginnings
                parts.update(dict.fromkeys(meaning.words[0], meaning))
                continue
            self._known.update(*meaning.words)
            for key in meaning.words[0]:
                self._first[key].append(meaning)
        # Most words are in none of the terms, which their first letters tell without stemming them.
        stems = (key.rpartition(":")[2] for key in self._known if ":" in key)
        prefixes = {stem[: max(_KEPT, len(stem) - _ENDING)] for stem in stems}
        by_head: dict[str, list[str]] = defaultdict(list)
        for prefix in prefixes:
            by_head[prefix[:_KEPT]].append(prefix)
        self._prefixes = {head: tuple(those) for head, those in by_head.items()}

    def word(self, form: str) -> Word:
        """Return the word that is printed as *form*."""
        known = self._words.get(form)
        if known is None:
            if len(self._words) >= _CAPACITY:
                self._words.clear()
            known = self._words[form] = self._made(form)
        return known

    def _made(self, form: str) -> Word:
        known = folded_form(form)
        word = Word(form, known, self._keys(form, known))
        if not word.keys:
            return self._as_compound(word)
        meanings = [m for key in word.keys for m in self._first.get(key, ()) if _fits(m, form)]
        if not meanings:
            return self._as_compound(word)
        # The same place may be in several tables; the first of them says why.
        meanings = list({(m.facet, m.values, m.words): m for m in meanings[::-1]}.values())[::-1]
        alone = [meaning for meaning in meanings if len(meaning.words) == 1]
        printed = as_printed([word.keys], alone)
        # A country and its people may share a word: "China", "una delegación china".
        people = [
            meaning
            for meaning in alone
            if meaning.kind == "people"
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

    def _as_compound(self, word: Word) -> Word:
        """Return *word* with the terms that begin it or end it as parts of a compound."""
        if self._beginnings and len(word.folded) > _PART:
            ends = range(_PART, len(word.folded) - _REST + 1)
            parts = [self._beginnings.get(word.folded[:size]) for size in ends[::-1]]
            parts += [self._ends.get(word.folded[-size:]) for size in ends[::-1]]
            of_value = {part.values: part for part in reversed(parts) if part}
            word.alone = tuple(of_value.values())
            word.named = bool(word.alone)
        return word

    def _keys(self, form: str, folded: str) -> frozenset[str]:
        """Return the keys by which the analysis finds *form* that are of use here."""
        if self._language == "ar":
            # Terms have light stems alone, which take a third of the time of all.
            keys: tuple[str, ...] = (folded, f"ar:{light10(folded)}")
            if folded.endswith("يا"):  # the accusative of a people: يمنيا
                keys = (*keys, f"ar:{light10(folded[:-1])}")
        elif folded not in self._known and not self._begins_stem(folded):
            return _NONE
        else:
            of_form = analyzer().find(form, self._language)
            keys = (of_form.word, *of_form.stems)
        return frozenset([key for key in keys if key in self._known]) or _NONE

    def _begins_stem(self, folded: str) -> bool:
        """Return whether the first letters of *folded* are those of a stem in a term."""
        known = self._prefixes
        return (
            folded.startswith(known.get(folded[:_KEPT], ()))
            or folded[:3] in known
            or folded[:2] in known
            or folded[:1] in known
        )


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
    if not text.isupper():
        return True
    short = len(text) < (3 if text.isascii() else 4)  # "Воз" is a cart, "ВОЗ" is the WHO
    return form.isupper() if short else not form[0].islower()


@cache
def lexicon(language: str) -> Lexicon:
    """Return the words of *language*, an ISO 639-1 code or `und`."""
    return Lexicon(language)
