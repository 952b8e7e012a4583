"""Quantities: the numbers that a text prints of arrests, victims, money, weights.

A number is read where words beside it say what it counts: "118 arrests", "22 personas detenidas",
"изъяли 20 кг". Years, ages, dates, scores and ordinals are none, nor is a number of anything else.
What `quantities.tsv` says of a word is in `number_words`. These are numbers that a text prints, and
no statistics.
"""

from functools import cached_property

from msgspec import Struct

from search.language.analysis import is_function_word
from search.language.annotations.counted_people import (
    JOINTS,
    are_captives,
    are_freed,
    are_injured_too,
    share_verb,
    shared_event,
)
from search.language.annotations.counted_words import CountedWords
from search.language.annotations.measures import currency, weighs_nothing
from search.language.annotations.number_pieces import PrintedPieces
from search.language.annotations.number_words import is_joint, number_words
from search.language.annotations.printed_numbers import YEARS, Numbers
from search.language.annotations.quantity import Quantity, What

_SHARES = {
    "en": (("in",), ("out", "of")), "es": (("de", "cada"),), "fr": (("sur",),),
    "pt": (("em", "cada"), ("de", "cada")), "ru": (("из", "каждых"),), "ar": (("من", "كل"),),
}  # fmt: skip
_EACH = frozenset(
    {"jeder", "jede", "jedes", "jeden", "каждый", "каждая", "каждое", "chaque", "cada"}
)
_OF_THE_LIVING = frozenset({"deaths", "injured", "victims"})
_THINGS = 3  # words that may stand between the numbers of what was seized
_OF_PEOPLE = range(2001, 2031)  # the years that people are named after
_MONEY_SAID = 1000  # "5 pounds" may be a weight


class PrintedQuantity(Struct, frozen=True):
    """A *quantity* and the characters `text[start:end]` that print it."""

    quantity: Quantity
    start: int
    end: int


def printed_quantities(text: str, language: str) -> tuple[PrintedQuantity, ...]:
    """Return the quantities that *text* in *language* prints, in order."""
    known = number_words(language)
    return () if known is None else tuple(_Reading(PrintedPieces(text, language, known)).found())


class _Reading:
    """One text, cut into *pieces*."""

    def __init__(self, pieces: PrintedPieces) -> None:
        self._pieces = pieces
        self._numbers = Numbers(pieces)
        self._words = CountedWords(pieces)
        self._verb: What | None = None  # what is said before those whom the last number counts
        self._after = 0  # the piece after what that number counts
        self._seized = False  # whether the last number is of what was seized

    def found(self) -> list[PrintedQuantity]:
        """Return the quantities in order."""
        found: list[PrintedQuantity] = []
        at = 0
        while at < len(self._pieces):
            number = self._numbers.number(at)
            if number is None:
                at += 1
                continue
            value, following = number
            start = self._pieces[at].start
            one = self._counted(at, self._numbers.after_whole(following), value)
            at = max(following, at + 1)
            self._seized = one is not None and self._is_of_seized(at, one.quantity.what)
            if one:
                found.append(one)
                self._words.taken = one.end
                said_before = one.start < start
                self._verb = one.quantity.what if said_before else None
                while at < len(self._pieces) and self._pieces[at].start < one.end:
                    at += 1
                self._after = at
        return found

    def _counted(self, at: int, following: int, value: float) -> PrintedQuantity | None:
        """Return what the number at a piece counts; *following* is the piece after it."""
        first = self._pieces[at]
        if first.word.article and following == at + 1:
            event = self._pieces.get(following)
            if event and event.word.unit == ("weight", "kg") and event.word.factor > 1:
                return self._measured(at, following, value)  # "une tonne de cocaïne"
            if first.word.folded == "une":  # "une mort annoncée", a death
                return None
            if event is None or not event.word.after or event.word.noun:
                return None
            return self._quantity(at, following, event.word.after, value)
        numbers = self._numbers
        if first.word.void or numbers.is_of_none(at) or numbers.is_range(at, following):
            return None
        if first.word.times:
            value *= self._numbers.part_before(at) or 1  # "half a million"
        multiplied, unit_at = self._multiplied(at, following, value)
        if measured := self._measured(at, unit_at, multiplied):
            return measured
        letter = self._pieces.get(unit_at)
        if unit_at == following and letter and letter.word.times and len(letter.text) == 1:
            return None  # "killed 3m from home"
        if not multiplied.is_integer():
            return None
        if self._is_share(at, unit_at, multiplied):
            return None
        years = first.kind == "number" and first.text.isdigit() and value in YEARS
        return self._events(at, unit_at, multiplied, years=years and unit_at == following)

    def _multiplied(self, at: int, following: int, value: float) -> tuple[float, int]:
        """Return *value* times the words that multiply it, and the piece after them."""
        symbol = at > 0 and currency(self._pieces[at - 1]) is not None
        last = self._pieces[following - 1].word.times
        if last and (half := self._and_part(following, last)):
            return value + half[0], half[1]
        half = self._and_part(following, 1)
        if self._pieces.forms(following, following + 2) == ("с", "половиной"):
            half = 0.5, following + 2
        if half:
            beyond = self._pieces.get(half[1])
            if beyond and (beyond.word.times or beyond.word.unit):  # "two and a half tonnes"
                value, following = value + half[0], half[1]
        closing = self._pieces.get(following)
        if closing and closing.text in (")", "»"):  # "(3.9) مليون"
            following += 1
        while (piece := self._pieces.get(following)) and piece.word.times:
            beyond = self._pieces.get(following + 1)
            if len(piece.text) == 1 and not (
                symbol
                or (beyond and (beyond.kind == "symbol" or beyond.word.unit))
                or self._is_multiplied(at, following)
            ):
                break  # "5 m" are metres
            value *= piece.word.times
            following += 1
            if beyond and beyond.text == "." and beyond.start == piece.end:
                following += 1  # "3 Mio. Euro"
            added, following = self._added(following, piece.word.times)
            value += added
        return float(f"{value:.12g}"), following  # 32.7 billions are no fraction more

    def _added(self, at: int, times: float) -> tuple[float, int]:
        """Return what a number at a piece adds to *times* before it, and the piece after it.

        "15 million 400 thousand", "2 millones y medio", and in Arabic "three thousands and five
        hundreds".
        """
        if half := self._and_part(at, times):
            return half
        joint = self._pieces.get(at)
        joined = joint is not None and self._pieces.language == "ar" and joint.text.startswith("و")
        first = at + 1 if joined and joint and len(joint.text) == 1 else at  # "240 ألفا و831"
        number = self._numbers.number(first) if first < len(self._pieces) else None
        if number is None:
            return 0, at
        value, following = number
        beyond = self._pieces.get(following)
        if beyond and 1 < beyond.word.times < times and len(beyond.text) > 1:
            return value * beyond.word.times, following + 1
        return (value, following) if joined and value < times else (0, at)

    def _and_part(self, at: int, times: float) -> tuple[float, int] | None:
        """Return the part of *times* behind an "and" at a piece, and the piece after it.

        "Un million et demi", and "مليون ونصف المليون", which says the million again.
        """
        joint = self._pieces.get(at)
        if joint is None:
            return None
        following = at + 1 if is_joint(joint.text) else at
        part = self._pieces.get(following)
        if part and part.text == "a" and following > at:  # "two and a half"
            following += 1
            part = self._pieces.get(following)
        if part is None or not part.word.part or (following == at and part.text[0] != "و"):
            return None
        beyond = self._pieces.get(following + 1)
        if beyond and beyond.word.collective:  # "un millón y media docena"
            return None
        again = beyond is not None and beyond.text == f"ال{self._pieces[at - 1].text}"
        return part.word.part * times, following + 1 + again

    def _is_multiplied(self, at: int, following: int) -> bool:
        """Return whether the letter at *following* makes thousands or millions: "kills 3m people".

        It stands at the figures, a letter that may be metres beside what is counted.
        """
        if following != at + 1 or not self._pieces.touches(at):
            return False
        if self._pieces[following].word.times == 1000:
            return True
        beyond = self._pieces.get(following + 1)
        if beyond and (beyond.word.noun or beyond.word.after):
            return True
        if beyond and beyond.word.measured:
            return False
        return self._words.before(at, None) is not None or self._is_seized_too(at, following + 1)

    def _measured(self, at: int, following: int, value: float) -> PrintedQuantity | None:
        """Return the money or the weight of which the number at a piece says how much."""
        before = self._pieces[at - 1] if at else None
        if before and (money := currency(before)):
            return self._quantity(at, following - 1, "money", value, money, first=at - 1)
        end = following
        piece = self._pieces.get(end)
        if piece and piece.text == "US" and self._pieces.touches(end):
            end += 1  # "350.000 US-Dollar"
            piece = self._pieces.get(end)
        if piece and (piece.text in ("-", "–") or piece.word.passes):
            end += 1  # "5 millions d'euros", "2-tonne"
            piece = self._pieces.get(end)
            if piece and len(piece.text) == 1 and not piece.word.times and piece.text in "'’":
                end += 1
                piece = self._pieces.get(end)
        if piece is None:
            return None
        if money := currency(piece):
            return self._quantity(at, end, "money", value, money)
        unit = piece.word.unit
        if unit is None or (len(piece.text) == 1 and (end != following or piece.text.isupper())):
            return None  # "3G"
        if unit[0] == "weight":
            if weighs_nothing(self._pieces, end):
                return None
            if half := self._and_part(end + 1, 1):  # "une tonne et demie"
                value, end = value + half[0], half[1] - 1
            return self._quantity(at, end, "weight", round(value * piece.word.factor, 6), "kg")
        if piece.word.folded == "pounds":
            beyond = self._pieces.get(end + 1)
            if beyond and beyond.word.folded == "of" and end == following and value < _MONEY_SAID:
                return self._quantity(at, end, "weight", round(value * 0.45359237, 3), "kg")
            if value < _MONEY_SAID:
                return None
        return self._quantity(at, end, "money", value, unit[1])

    def _is_share(self, at: int, following: int, value: float) -> bool:
        """Return whether the number at a piece is a side of a share: "two in five nurses"."""
        pieces = self._pieces
        for joint in _SHARES.get(pieces.language, ()):
            start, end = at - len(joint), following + len(joint)
            if pieces.forms(following, end) == joint and pieces.is_number(end):
                return joint != ("in",) or self._is_share_of(at, value, end)
            if pieces.forms(start, at) == joint and pieces.is_number(start - 1):
                return True
        return self._pieces[max(at - 1, 0)].word.folded in _EACH

    def _is_share_of(self, at: int, value: float, whole_at: int) -> bool:
        """Return whether *value*, at a piece, is "in" a number at *whole_at* as a share of it.

        It is none in "kills 12 in two attacks", "in 3 days" and "in 2015".
        """
        whole = self._numbers.number(whole_at)
        if whole is None or whole[0] <= value or whole[0] in YEARS:
            return False
        return value == 1 or self._words.before(at, None) is None

    def _events(
        self, at: int, following: int, value: float, *, years: bool
    ) -> PrintedQuantity | None:
        noun, event, end, near = self._words.after(following, value)
        if end is None:
            return None
        if noun is None and self._words.is_age(at, following):
            return None
        before = self._words.before(at, noun) or self._words.listed(at)
        if before is None and noun is None and self._is_seized_too(at, following):
            before = ("seizures", at)
        what: What | None = event
        first = at
        if before is not None and not (near and before[1] != at - 1):
            what, first = before
        if what in ("seizures",) and noun == "persons":
            what = "arrests"
        counted = self._pieces.get(following)
        if (years and not noun) or (what == "seizures" and counted and counted.word.case):
            return None
        if what is None and noun == "persons":
            what = shared_event(self._pieces, self._numbers, self._words, end + 1, value)
            if what is None and share_verb(self._pieces, at, end, self._after):
                what = self._verb
        what = what or noun
        if what is None or (what == "persons" and years and self._is_of_year(value)):
            return None
        if what == "injured" and any(piece.word.disease for piece in self._pieces):
            what = noun if noun != "injured" else None  # "كورونا يصيب 3 مواطنات"
            if what is None:
                return None
        if what == "deaths" and event and are_injured_too(self._pieces, end):
            what, end = "victims", end + 2
        living = what in _OF_THE_LIVING or event == "persons"  # "three whales stranded"
        if living and not noun and self._words.are_others(following, what):
            return None
        last = max(end, at) if (event or noun) else max(following - 1, at)
        of_people = self._pieces, first, last
        if what == "arrests" and (are_freed(*of_people) or are_captives(*of_people)):
            what = "persons"
        return self._quantity(at, last, what, value, first=first)

    def _is_of_year(self, value: float) -> bool:
        """Return whether *value*, in figures before people, is their year: "2024 candidates"."""
        return self._pieces.language == "en" and value in _OF_PEOPLE

    def _is_of_seized(self, at: int, what: What) -> bool:
        """Return whether the number at a piece, of *what*, is of things that were seized."""
        return what == "seizures" or (what == "weight" and self._seizing < at)

    @cached_property
    def _seizing(self) -> int:
        """The first piece that is a verb of seizures, or the end."""
        pieces = enumerate(self._pieces)
        found = (at for at, piece in pieces if piece.word.before == "seizures")
        return next(found, len(self._pieces))

    def _is_seized_too(self, at: int, following: int) -> bool:
        """Return whether the number at a piece is in a list: "seize 90 guns, 300 rounds".

        Few words stand between it and the number before it, and a thing behind it, which is nobody
        and nothing that happens: "seize 90 guns, 5 held".
        """
        joint, thing = self._pieces.get(at - 1), self._pieces.get(following)
        if not self._seized or joint is None or thing is None or thing.kind != "word":
            return False
        lately = self._pieces[max(0, at - _THINGS - 2) : at - 1]
        between = [piece for piece in lately if piece.start >= self._words.taken]
        return (
            (joint.text == "," or joint.text in JOINTS)
            and len(between) <= _THINGS
            and all(piece.kind == "word" for piece in between)
            and not (thing.word.noun or thing.word.before or thing.word.after)
            and not is_function_word(thing.text, self._pieces.language)
        )

    def _quantity(
        self, at: int, last: int, what: What, value: float, unit: str = "", first: int | None = None
    ) -> PrintedQuantity:
        start = self._pieces[at if first is None else first].start
        return PrintedQuantity(Quantity(what, value, unit), start, self._pieces[last].end)
