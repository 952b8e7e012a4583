"""The words beside a number: what they say that it counts."""

from collections.abc import Iterator
from typing import NamedTuple

import regex
from msgspec import Struct

from search.language.analysis import is_function_word
from search.language.annotations.lexicon import Word, lexicon
from search.language.annotations.number_pieces import PrintedPieces
from search.language.annotations.number_words import NumberWord
from search.language.annotations.quantity import What
from search.language.folding import folded_form

_INVISIBLE = frozenset("\"'«»“”„‟‘’()[]*\u200e\u200f\u200b\u202a\u202b\u202c\ufeff")
_CLOSING = frozenset('»”“"')
_BEFORE = 6  # words that may stand between what says what is counted and the number
_AFTER = (6, 9)  # and before the verb of German
_MOST_UNKNOWN = 4  # words between a number and what says what it counts
_TALLY = 10  # words between the number of what and its rising
_OTHERS = 4  # words of which one may name animals or things
_CLAUSES = frozenset({"und", "dass", "weil", "oder", "aber", "wegen"})
_NOUN_FIRST = frozenset({"es", "fr", "pt", "ar"})
_OF_ADJECTIVES = (
    "ий", "ый", "ой", "ая", "яя", "ое", "ее", "ие", "ые", "их", "ых", "ого", "его", "ому", "ему",
    "им", "ым", "ими", "ыми",
)  # fmt: skip
_OWNS = (("'", "s"), ("’", "s"))
_PLURAL_S = frozenset({"en", "es", "fr", "pt"})
_ASIDE = 5  # words that may stand between two commas
_FIRST_OF_SICHER = frozenset({"stellt", "stellen", "stellte", "stellten"})
OF = frozenset({"de", "d", "da", "do", "das", "dos", "del", "du", "des", "of", "von"})
_IN = frozenset({"en", "in", "a", "à", "dans", "em", "na", "no", "в", "في"})


class Following(NamedTuple):
    """What the words after a number say that it counts: a *noun*, and an *event* that befell it.

    *last* is the last piece of them, None if the number counts nothing that is known. *near* says
    whether the event stands next to the number.
    """

    noun: What | None
    event: What | None
    last: int | None
    near: bool


_NO_COUNT = Following(None, None, None, near=False)


class _Read(Struct):
    """What has been read after a number: the *noun* and its *last* piece, and *unknown* words.

    *tally* says that one says that the number has risen or the like, *another* that an unknown one
    is a noun.
    """

    last: int
    noun: What | None = None
    unknown: int = 0
    tally: bool = False
    another: bool = False


class CountedWords:
    """The words among *pieces* that say what a number counts; a place is the index of a piece."""

    def __init__(self, pieces: PrintedPieces) -> None:
        self._pieces = pieces
        self.taken = 0
        """The characters before it are in a quantity already."""

    def after(self, at: int, value: float) -> Following:
        """Return what the words from a piece on say of the number before it."""
        if self._ends_name(at):
            return _NO_COUNT
        quoted = (index for index in range(at, len(self._pieces)) if not self._is_unseen(index))
        first = self._pieces.get(next(quoted, at))
        if first and (first.word.void or first.word.unit):
            return _NO_COUNT
        read = _Read(last=at - 1)
        for index in self._words_from(at, read):
            word = self._pieces[index].word
            if self._counts_no_things(index, at, value):
                return _NO_COUNT
            if word.after and self._is_event(index, at, read.noun):
                return Following(read.noun, word.after, index, near=index == at)
            if word.noun:
                if self._is_of_unknown(read):
                    break
                if read.noun is None or (index == read.last + 1 and read.noun != "victims"):
                    read.noun, read.last = word.noun, index
            elif read.noun is None and not read.unknown and self._is_people(index):
                read.noun, read.last = "persons", index
            elif not self._leads_on(index, at, value, read):
                break
        return Following(read.noun, None, read.last, near=False)

    def before(self, at: int, noun: What | None) -> tuple[What, int] | None:
        """Return what the words before the number at a piece say that it counts, and where."""
        rising = False
        for index in range(at - 1, max(at - 1 - _BEFORE, -1), -1):
            piece = self._pieces[index]
            word = piece.word
            if self._is_unseen(index):
                continue
            if piece.kind != "word" or piece.end <= self.taken:
                return None
            if word.before and not word.both:
                fits = (noun or not word.strict_before) and not self._are_kept(index)
                return self._with_dead(index, word.before) if fits else None
            if rising and word.noun == "victims":
                return "victims", index
            if word.rising and (tally := self._tally(index)):
                return tally
            rising = rising or word.rising
            named = noun and (piece.text[0].isupper() or piece.text.casefold() in _IN)
            if not (word.passes or word.auxiliary or word.rising or named):
                return None
        return None

    def _with_dead(self, at: int, what: What) -> tuple[What, int]:
        """Return *what* a word at a piece says, victims behind deaths: "مقتل وإصابة 20 شخصا"."""
        dead = self._pieces.get(at - 1)
        joined = self._pieces.language == "ar" and self._pieces[at].text.startswith("و")
        if joined and what == "injured" and dead and dead.word.before == "deaths":
            return "victims", at - 1
        return what, at

    def listed(self, at: int) -> tuple[What, int] | None:
        """Return what a number behind a colon counts, and where: "Deaths: 12; injured: 30"."""
        before, head, colon = map(self._pieces.get, range(at - 3, at))
        if colon is None or colon.text != ":" or head is None or head.start < self.taken:
            return None
        begins = before is None or before.kind == "sign" or before.word.passes
        what = head.word.after or head.word.before
        return (what, at - 2) if begins and what else None

    def is_age(self, at: int, following: int) -> bool:
        """Return whether the number at a piece is an age or an address: "dead at 91"."""
        before, verb = self._pieces.get(at - 1), self._pieces.get(at - 2)
        after = self._pieces.get(following)
        if before is None or not before.word.aged:
            return False
        if verb and verb.word.folded == "a":
            verb = self._pieces.get(at - 3)  # "muere a los 91"
        if verb and (verb.word.rising or verb.word.tally):
            return False
        if after is None or after.kind != "word" or after.text[0].isupper():
            return self._pieces.language != "de"  # "Unfall mit 12 Toten"
        if is_function_word(after.text, self._pieces.language):
            return True
        return self._pieces.language == "de" and after.word.after is not None  # "mit 91 gestorben"

    def are_others(self, at: int, what: What) -> bool:
        """Return whether the words from a piece on name animals or things: "40 cows in barn".

        If *what* is counted are no deaths, a disease is one of these.
        """
        most = _OTHERS // 2 if self._pieces.language in _NOUN_FIRST else _OTHERS
        for piece in self._pieces[at : at + most]:
            if piece.word.others or (piece.word.disease and what != "deaths"):
                return True
            if piece.kind != "word" or is_function_word(piece.text, self._pieces.language):
                return False
        return False

    def _is_unseen(self, at: int) -> bool:
        """Return whether a piece is a sign around words, or one that nobody sees."""
        return self._pieces[at].kind == "sign" and self._pieces[at].text in _INVISIBLE

    def _ends_name(self, at: int) -> bool:
        """Return whether the number before a piece ends a name in quotes: "«MH 370» passengers"."""
        sign = at - 1 if self._pieces[at - 1].text in _CLOSING else at  # one may be read over
        piece, before = self._pieces.get(sign), self._pieces.get(sign - 2)
        if piece is None or piece.text not in _CLOSING or not self._pieces.touches(sign - 1):
            return False
        return before is not None and before.kind == "word" and not self._pieces.is_number(sign - 2)

    def _words_from(self, at: int, read: "_Read") -> Iterator[int]:
        """Yield the words after a number that may say what it counts, up to a sign or number."""
        limit = at + _AFTER[self._pieces.language == "de"]
        index = at - 1
        while (index := index + 1) < min(limit, len(self._pieces)):
            piece = self._pieces[index]
            if piece.kind == "sign":
                if self._is_unseen(index) or (piece.text == "-" and self._pieces.touches(index)):
                    continue
                aside = self._aside(index) if piece.text == "," and read.noun else 0
                if not aside:
                    return
                limit += aside - index
                index = aside - 1
            elif piece.kind == "number" and index > at and self._pieces.touches(index - 1, "-"):
                read.unknown += 1  # "23 Covid-19 deaths"
            elif piece.kind != "word" or (piece.word.number is not None and not piece.word.article):
                return
            else:
                yield index

    def _counts_no_things(self, index: int, at: int, value: float) -> bool:
        """Return whether a word says that the number at *at* is of things of no known kind."""
        word = self._pieces[index].word
        first = index == at and word.strict_after
        return bool(
            (first and self._stands_before_things(index))
            or (word.noun and value > 1 and self._is_of_things(index))
        )

    def _is_event(self, index: int, at: int, noun: What | None) -> bool:
        """Return whether what befalls somebody at a piece befalls those whom a number counts."""
        word = self._pieces[index].word
        return bool(
            (noun or not word.strict_after or index == at)
            and (word.both or index == at or not self._counts_another(index))
            and not self._are_kept(index)
            and not (noun and (self._is_of_others(index) or self._is_of_title(index, at)))
            and self._is_whole_verb(index)
        )

    def _is_of_others(self, index: int) -> bool:
        """Return whether a piece names those of whom others are: "four relatives of the arrested".

        Nor is what there are none of: "45 pupils without injuries".
        """
        before = self._pieces[index - 1].word
        if before.denies:
            return True
        if before.passes and before.folded not in OF:
            before = self._pieces[index - 2].word
        return before.folded in OF

    def _is_of_title(self, index: int, at: int) -> bool:
        """Return whether what is held are no people at *at*: "Show on greatness of 3 men held"."""
        behind = self._pieces.get(at - 2)
        of = behind is not None and behind.word.folded in OF
        return of and self._pieces[index].word.strict_after

    def _is_of_unknown(self, read: "_Read") -> bool:
        """Return whether a noun is of an unknown one before it, which is what is counted."""
        return read.noun is None and bool(
            (read.unknown and self._pieces.language in _NOUN_FIRST)  # "2 provocaciones militares"
            or read.another  # "21 участок мировых судей"
        )

    def _leads_on(self, index: int, at: int, value: float, read: "_Read") -> bool:
        """Return whether words after one that says nothing may say what is counted."""
        piece = self._pieces[index]
        word = piece.word
        german = self._pieces.language == "de"
        if word.auxiliary:
            return True
        read.tally = read.tally or word.tally
        if read.tally or (word.passes and value > 1 and (read.noun or index == at)):
            return True
        if word.passes or is_function_word(piece.text, self._pieces.language) or word.void:
            # "Zehn Soldaten bei Absturz in Nepal getötet"
            return german and read.noun is not None and word.folded not in _CLAUSES
        read.unknown += 1
        read.another = read.another or self._is_other_noun(index)
        return read.unknown <= _MOST_UNKNOWN and not word.before

    def _is_people(self, at: int) -> bool:
        """Return whether a piece names people by their country, and is no adjective."""
        form = self._pieces[at].text
        word = lexicon(self._pieces.language).word(form)
        if not any(one.kind == "people" for one in word.alone) or self._is_country(word):
            return False
        if self._pieces.touches(at, form) and self._pieces[at + 1].text == "-":
            return False  # "150 US-based jobs"
        after = self._pieces.get(at + 1)
        if after and after.word.unit:
            return False  # "20 Swiss francs"
        match self._pieces.language:
            case "en":
                if regex.search("[^s]s$", form) or after is None or after.kind != "word":
                    return True
                return after.word.auxiliary or is_function_word(after.text, "en")
            case "fr":
                return form[0].isupper()
            case "de":
                return form[0].isupper() and not (after and after.text[0].isupper())
            case "ru":
                return not form.casefold().endswith(_OF_ADJECTIVES)
        return True

    def _is_country(self, word: Word) -> bool:
        """Return whether a *word* that may name a people is printed as their country is."""
        return any(
            one.kind in ("name", "part") and folded_form(one.text) == word.folded
            for one in word.alone
        )

    def _counts_another(self, at: int) -> bool:
        """Return whether what is said at a piece is said of a number that follows it."""
        if self._pieces[at].word.before is None:
            return False
        for piece in self._pieces[at + 1 : at + 4]:
            if piece.kind == "number" or (piece.word.number is not None and not piece.word.article):
                return True
            if not piece.word.passes:
                return False
        return False

    def _are_kept(self, at: int) -> bool:
        """Return whether a piece is lives that no word beside it takes: "saves 12 lives"."""
        beside = self._pieces[max(at - _BEFORE, 0) : at + 2]
        return self._pieces[at].word.lives and not any(piece.word.takes for piece in beside)

    def _aside(self, at: int) -> int:
        """Return the piece after what stands between the comma at a piece and the next, 0 if none.

        "15 suspects, among them policemen, arrested"; a few words, and no number.
        """
        for index in range(at + 1, min(at + _ASIDE + 2, len(self._pieces))):
            piece = self._pieces[index]
            if piece.text == ",":
                return index + 1 if index > at + 1 else 0
            if piece.kind != "word" or self._pieces.is_number(index) or piece.word.after:
                return 0
        return 0

    def _stands_before_things(self, at: int) -> bool:
        """Return whether an unknown plural follows a piece: "held hands", "mortales accidentes"."""
        following = self._pieces.get(at + 1)
        return (
            following is not None
            and self._pieces.language in _PLURAL_S
            and following.kind == "word"
            and following.text.casefold().endswith("s")
            and not following.text.casefold().endswith("ss")
            and following.word == NumberWord(following.word.folded)
            and not is_function_word(following.text, self._pieces.language)
        )

    def _is_of_things(self, at: int) -> bool:
        """Return whether a noun, of many, is of the things behind it: "police cars"."""
        if self._pieces.language == "ru":  # "рабочих мест"
            return any(piece.word.others for piece in self._pieces[at + 1 : at + 2])
        form = self._pieces[at].text.casefold()
        if self._pieces.language == "en" and self._pieces.touches(at):
            owned = self._pieces.get(at + 3)
            if self._pieces.forms(at + 1, at + 3) in _OWNS and not (owned and owned.word.after):
                return True  # "2011 Women's World Cup", not "three women's deaths"
        return (
            self._pieces.language == "en"
            and not form.endswith(("s", "men", "people", "children"))
            and self._stands_before_things(at)
        )

    def _is_other_noun(self, at: int) -> bool:
        """Return whether a piece, of which nothing is known, is a noun by its form.

        What a hyphen joins to another is none: "450 ICE-Passagiere".
        """
        form = self._pieces[at].text
        if self._pieces.touches(at):
            return False
        match self._pieces.language:
            case "ru":
                return not form.casefold().endswith(_OF_ADJECTIVES)
            case "de":
                return form[0].isupper() and not form.endswith("er")
        return False

    def _is_whole_verb(self, at: int) -> bool:
        """Return whether a piece is no second part of a verb, or its first part is before it."""
        if self._pieces[at].word.folded != "sicher" or self._pieces.language != "de":
            return True
        before = self._pieces[max(at - _TALLY, 0) : at]
        return any(piece.word.folded in _FIRST_OF_SICHER for piece in before)

    def _tally(self, at: int) -> tuple[What, int] | None:
        """Return what a number that rises at a piece counts: "number of dead in Nepal rises"."""
        for index in range(max(at - _TALLY, 0), at):
            piece = self._pieces[index]
            if piece.word.tally:
                for counted in self._pieces[index + 1 : at]:
                    what = counted.word.after or counted.word.noun
                    if what:
                        return what, index
                if piece.word.before:
                    return piece.word.before, index
        return None
