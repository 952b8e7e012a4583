"""What may change what a word says by itself: words beside it, and some anywhere in its text.

The rules read the words around a name, and few texts have one that matters to them. So a piece of
text is *marked* once with the lists of words that it is in, as bits of a number, and a term comes
with the marks that put it in *doubt*: before it, after it, anywhere. Only where these meet must a
text be read word by word. A mark too many costs time and changes nothing; `rules` alone decides.
"""

from collections.abc import Iterable, Sequence
from functools import cache, reduce
from itertools import chain, repeat
from operator import or_
from typing import NamedTuple

from search.language.annotations.context import words_that_are
from search.language.annotations.lexicon import Word
from search.language.annotations.rules import AND, IN, LEAGUES, OF, OF_THE, SCORE
from search.language.annotations.terms import Meaning, name_rules

# The marks. Those above are of words in the rules of single names, some to each.
_LANGUAGE_BEFORE, _LANGUAGE_AFTER, _NAME_BEFORE, _CLUB_BEFORE, _CLUB_AFTER = (
    1 << bit for bit in range(5)
)
_TOWN_BEFORE, _CLUBS, _SPORT, _STAGE, _COLON, _QUOTE, _PLACE, _SURNAME, _COURSE, _CLUB_OF = (
    1 << bit for bit in range(5, 15)
)
_TOWN_AFTER, _OF_PLACE = 1 << 15, 1 << 16
_FIRST_OF_RULES, _OF_RULES = 17, 47
_APOSTROPHES = ("'", "’")  # behind a French word of a letter: "d'anglais"
_ANYWHERE = ("with", "not with", "only with")  # rules of words that stand anywhere in a text
_SCENES = {"sport": _SPORT, "stage": _STAGE}


class Doubt(NamedTuple):
    """The marks that put a term in doubt, *before* it, *after* it and *anywhere* in its text.

    One that is *cased* is in doubt, too, where the text has no small letters or no capitals, and
    one that is *unclear* in every text.
    """

    before: int = 0
    after: int = 0
    anywhere: int = 0
    cased: bool = False
    unclear: bool = False


CLEAR = Doubt()


class Marks:
    """The marks of pieces and the doubts of terms in *language*."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._beside: dict[str, int] = {}
        self._within: dict[str, int] = {}
        beside = (
            (_LANGUAGE_BEFORE, IN | AND | words_that_are("before a language")),
            (_LANGUAGE_BEFORE, words_that_are("before of a language")),
            (_LANGUAGE_AFTER, words_that_are("after a language")),
            (_NAME_BEFORE, words_that_are("title") | words_that_are("given name")),
            (_CLUB_BEFORE, words_that_are("before a club")),
            (_CLUB_AFTER, words_that_are("after a club") | {"saint"}),
            (_TOWN_BEFORE, OF | words_that_are(f"in a town {language}")),
            (_TOWN_AFTER, words_that_are(f"after a town {language}")),
            (_OF_PLACE, OF | IN | OF_THE),
        )
        within = (
            (_COURSE, words_that_are("before of a language") | words_that_are("after a language")),
            (_CLUB_OF, words_that_are("before a club")),
            (_CLUBS, LEAGUES | words_that_are("of clubs")),
            *((mark, words_that_are(f"{scene} {language}")) for scene, mark in _SCENES.items()),
        )
        of_names = (name_rules(code).values() for code in (language, "und"))  # of shared terms, too
        rules = list(chain.from_iterable(chain.from_iterable(of_names)))
        anywhere = [rule.words for rule in rules if rule.rule in (*_ANYWHERE, "ends with")]
        others = [rule.words for rule in rules if rule.rule not in (*_ANYWHERE, "ends with")]
        self._of_beside, self._of_anywhere = _of_rules(others), _of_rules(anywhere)
        for marks, lists, of_rules in (
            (self._beside, beside, self._of_beside),
            (self._within, within, self._of_anywhere),
        ):
            for mark, words in (*lists, *((mark, words) for words, mark in of_rules.items())):
                for word in words:
                    marks[word] = marks.get(word, 0) | mark

    def of_unnamed(
        self, forms: Sequence[str], folded: Sequence[str]
    ) -> tuple[list[int], list[int]]:
        """Return the marks of *forms*, plain words of no term, by what each is *folded*.

        These are for what is beside each of them, and for its text.
        """
        beside = map(self._beside.get, folded, repeat(0))
        return (
            [
                marks if form[0].islower() else marks | _SURNAME
                for marks, form in zip(beside, forms, strict=False)
            ],
            list(map(self._within.get, folded, repeat(0))),
        )

    def of_piece(
        self, piece: str, words: Sequence[Word], terms: Iterable[Meaning]
    ) -> tuple[int, int]:
        """Return the marks of a *piece* of *words* and signs, which may have *terms*."""
        beside = within = 0
        if not piece.isalpha():  # as names are
            within = of_signs(piece) | (_CLUBS if SCORE.search(piece) else 0)
        for word in words:
            beside |= self._beside.get(word.folded, 0)
            within |= self._within.get(word.folded, 0)
            if word.capital and word.may_be_surname:
                beside |= _SURNAME
        if piece[1:2] in _APOSTROPHES:
            beside |= self._beside.get(piece[0].casefold(), 0)
        if any(term.facet == "place" for term in terms):
            beside |= _PLACE
        return beside, within

    def doubt(self, words: Sequence[Word], terms: Iterable[Meaning]) -> Doubt:
        """Return what puts the *terms* that *words* may be in doubt."""
        before = after = anywhere = 0
        folded = {word.folded for word in words}
        cased = unclear = is_part = False
        for meaning in terms:
            if meaning.facet == "place":
                cased = True
                before |= _NAME_BEFORE
                if meaning.kind == "people":
                    before |= _LANGUAGE_BEFORE
                    after |= _LANGUAGE_AFTER
                    anywhere |= _COURSE  # "cours d'anglais", "French and German lessons"
                elif self._language == "ru":
                    anywhere |= _QUOTE
                if meaning.kind == "town":
                    before |= _TOWN_BEFORE
                    after |= _TOWN_AFTER
                    anywhere |= _COLON
                is_part = is_part or meaning.kind == "part"
            for rule in meaning.rules:
                if rule.rule in _ANYWHERE and not folded.isdisjoint(rule.words):
                    continue  # which its own words decide
                match rule.rule:
                    case "given":
                        after |= _SURNAME
                    case "after":
                        before |= self._of_beside[rule.words]
                        anywhere |= _COLON
                    case "not after":
                        before |= self._of_beside[rule.words]
                    case "before" | "not before":
                        after |= self._of_beside[rule.words]
                    case "with" | "not with" | "only with" | "ends with":
                        anywhere |= self._of_anywhere[rule.words]
                    case "not among":
                        anywhere |= reduce(or_, map(_SCENES.__getitem__, rule.words))
                    case "capitals" | "proper":
                        cased = True
                    case "home":
                        before |= _PLACE | _OF_PLACE
                        after |= _PLACE | _OF_PLACE
                    case "small":
                        unclear = True
        if is_part:
            before |= _CLUB_BEFORE
            after |= _CLUB_AFTER | _PLACE
            anywhere |= _CLUBS | _CLUB_OF  # "Real de Madrid"
        cased = cased and any(word.form.isupper() or word.form[0].islower() for word in words)
        return Doubt(before, after, anywhere, cased, unclear)


def of_signs(piece: str) -> int:
    """Return the marks of the signs in a *piece*, for its text."""
    return (_COLON if ":" in piece else 0) | (_QUOTE if "«" in piece else 0)


def _of_rules(every: Iterable[frozenset[str]]) -> dict[frozenset[str], int]:
    """Return a mark for the words of each rule; where there are many, some share one."""
    numbers = enumerate(dict.fromkeys(every))
    return {words: 1 << (_FIRST_OF_RULES + number % _OF_RULES) for number, words in numbers}


@cache
def marks_in(language: str) -> Marks:
    """Return the marks of *language*, an ISO 639-1 code or `und`."""
    return Marks(language)
