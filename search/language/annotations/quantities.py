"""Quantities: the numbers that a text prints of arrests, victims, money, weights.

A number is read where words beside it say what it counts: "118 arrests", "22 personas detenidas",
"изъяли 20 кг". Years, ages, dates, scores and ordinals are none, nor is a number of anything else.
What `quantities.tsv` says of a word is in `number_words`. These are numbers that a text prints, and
no statistics.
"""

import unicodedata
from collections.abc import Sequence

import regex
from msgspec import Struct

from search.language.analysis import is_function_word
from search.language.annotations.lexicon import lexicon
from search.language.annotations.number_words import (
    NumberWord,
    NumberWords,
    is_joint,
    number_words,
)
from search.language.annotations.quantity import Quantity, What

_GROUPED = r"\p{Nd}{1,3}(?:[ \u00a0\u2009\u202f]\p{Nd}{3})+(?!\p{Nd})"
_PIECE = regex.compile(
    rf"(?P<number>{_GROUPED}|\p{{Nd}}+(?:[.,'’٬٫،]\p{{Nd}}+)*)"
    r"|(?P<symbol>(?:US|HK|A|C|R|S)?\$|[€£¥₽₹₩₺₦])"
    r"|(?P<word>[\p{L}\p{M}\u0640]+)"
    r"|(?P<sign>[^\s\p{L}\p{M}\p{Nd}]|\n)"
)
_GROUPS = regex.compile(r"[ \u00a0\u2009\u202f'’٬]")
_POINT = regex.compile("[.,]")
_SYMBOLS = {
    "$": "USD", "US$": "USD", "A$": "AUD", "C$": "CAD", "HK$": "HKD", "R$": "BRL", "S$": "SGD",
    "€": "EUR", "£": "GBP", "¥": "JPY", "₽": "RUB", "₹": "INR", "₩": "KRW", "₺": "TRY", "₦": "NGN",
}  # fmt: skip
_INVISIBLE = frozenset("\"'«»“”„‟‘’()[]*\u200e\u200f\u200b\u202a\u202b\u202c\ufeff")
_BREAKS_BEFORE = frozenset("-–/:.,#°+_")  # of a number that they touch, a part of something else
_BREAKS_AFTER = frozenset("/:ºª°%٪+_")
_YEARS = range(1900, 2101)
_BEFORE = 6  # words that may stand between what says what is counted and the number
_AFTER = (6, 9)  # and before the verb of German
_TALLY = 10  # words between the number of what and its rising
_SHARES = {
    "en": (("in",), ("out", "of")), "es": (("de", "cada"),), "fr": (("sur",),),
    "pt": (("em", "cada"), ("de", "cada")), "ru": (("из", "каждых"),), "ar": (("من", "كل"),),
}  # fmt: skip
_LIQUOR = frozenset({"alcool", "alcohol", "alcoholemia", "alkohol"})
_EACH = frozenset(
    {"jeder", "jede", "jedes", "jeden", "каждый", "каждая", "каждое", "chaque", "cada"}
)
_OTHERS = 4  # words of which one may name animals or things
_OF_THE_LIVING = frozenset({"deaths", "injured", "victims"})
_CLAUSES = frozenset({"und", "dass", "weil", "oder", "aber", "wegen"})
_NOUN_FIRST = frozenset({"es", "fr", "pt", "ar"})
# "None of the 12", "ninguno de los 12", "aucun des 12", "keiner der 12", "никто из 12", "أي من 12"
_NONE = frozenset(
    (
        *("none", "neither", "nobody", "ninguno", "ninguna", "ningun", "aucun", "aucune", "nul"),
        *("nulle", "keiner", "keine", "keines", "keinem", "nenhum", "nenhuma", "никто", "ни"),
        *("один", "одна", "احد", "اي"),
    )
)
_OF = frozenset(
    (
        *("of", "the", "their", "these", "those", "all", "de", "d", "los", "las", "les", "des"),
        *("ces", "ses", "der", "den", "dieser", "aller", "von", "dos", "das", "из", "тех", "этих"),
        *("من", "ال"),
    )
)
_THINGS = 3  # words that may stand between the numbers of what was seized
_LISTS = frozenset({",", "and", "y", "e", "et", "und", "и", "و"})
_MONEY_SAID = 1000  # "5 pounds" may be a weight
_MORE = frozenset({"более", "больше", "около", "почти", "свыше", "до"})
_OF_ADJECTIVES = (
    "ий", "ый", "ой", "ая", "яя", "ое", "ее", "ие", "ые", "их", "ых", "ого", "его", "ому", "ему",
    "им", "ым", "ими", "ыми",
)  # fmt: skip
_IN = frozenset({"en", "in", "a", "à", "dans", "em", "na", "no", "в", "في"})


class PrintedQuantity(Struct, frozen=True):
    """A *quantity* and the characters `text[start:end]` that print it."""

    quantity: Quantity
    start: int
    end: int


class _Piece(Struct, frozen=True):
    """A printed word, number or sign; *value* is that of a number in figures."""

    text: str
    start: int
    end: int
    kind: str
    word: NumberWord
    value: float | None = None


def printed_quantities(text: str, language: str) -> tuple[PrintedQuantity, ...]:
    """Return the quantities that *text* in *language* prints, in order."""
    known = number_words(language)
    return () if known is None else tuple(_Reading(text, language, known).found())


class _Reading:
    """One text, cut into pieces."""

    def __init__(self, text: str, language: str, known: NumberWords) -> None:
        self._text = text
        self._language = language
        self._known = known
        self._pieces = [_piece(found, language, known) for found in _PIECE.finditer(text)]
        self._taken = 0  # the characters before it are in a quantity already
        self._seized = False  # whether the last number is of what was seized

    def found(self) -> list[PrintedQuantity]:
        """Return the quantities in order."""
        found: list[PrintedQuantity] = []
        at = 0
        while at < len(self._pieces):
            number = self._number(at)
            if number is None:
                at += 1
                continue
            value, following = number
            one = self._counted(at, self._after_whole(following), value)
            at = max(following, at + 1)
            self._seized = one is not None and self._is_of_seized(at, one.quantity.what)
            if one:
                found.append(one)
                self._taken = one.end
                while at < len(self._pieces) and self._pieces[at].start < one.end:
                    at += 1
        return found

    def _number(self, at: int) -> tuple[float, int] | None:
        """Return the number at a piece and the piece after it, None if there is none."""
        piece = self._pieces[at]
        if piece.kind == "number":
            return None if piece.value is None or self._is_part(at) else (piece.value, at + 1)
        if piece.word.both:
            return piece.word.both, at
        if collective := self._collective(at):
            return collective
        if self._is_thousand(at):
            return 1000.0, at + 1
        if piece.word.times and self._part_before(at):
            return piece.word.times, at + 1
        if piece.word.number is None or piece.word.many or (at and self._touches(at - 1, "-")):
            return None
        if piece.word.times and at and self._pieces[at - 1].value is not None:
            return None  # it multiplied the number before it
        if piece.word.number == 1 and at and self._pieces[at - 1].word.denies:
            return None  # "no one"
        end = at + 1
        best: tuple[float, int] = (piece.word.number, end)
        forms = [piece.text]
        while end < len(self._pieces) and len(forms) < 6:  # the longest run that is one number
            following = self._pieces[end]
            if following.word.number is None and not is_joint(following.text):
                break
            if following.text != "-":
                forms.append(following.text)
            end += 1
            value = self._known.value(forms)
            if value is not None:
                best = (value, end)
        after = self._piece(best[1])
        beyond = self._piece(best[1] + 1)
        joined = after is not None and after.text == "-" and self._touches(best[1] - 1, "")
        if joined and not (beyond and (beyond.word.unit or beyond.word.after)):
            return None  # "two-year-old", "three-party talks"
        return best

    def _collective(self, at: int) -> tuple[float, int] | None:
        """Return the number at a piece that is so many dozens, or the like."""
        first, after = self._pieces[at].word, self._piece(at + 1)
        if after and after.word.collective:
            before = self._piece(at - 1)
            halved = first.part or (before is not None and before.word.part)  # "half a dozen"
            if first.part or first.article or first.folded == "a":
                return after.word.collective / (2 if halved else 1), at + 2
            if first.number is not None and not first.many:
                return first.number * after.word.collective, at + 2
        return (first.collective, at + 1) if first.collective and self._language == "ru" else None

    def _part_before(self, at: int) -> float:
        """Return what part of it the words before a piece say: a quarter of a million."""
        for piece in reversed(self._pieces[max(at - 3, 0) : at]):
            if piece.word.part:
                return piece.word.part
            if piece.kind != "word" or not is_function_word(piece.text, self._language):
                break
        return 0

    def _is_thousand(self, at: int) -> bool:
        """Return whether a piece is "тысячи" in the singular, which its plural is as well."""
        before = self._piece(at - 1)
        is_word = self._pieces[at].word.folded == "тысячи"
        return is_word and before is not None and before.word.folded in _MORE

    def _is_part(self, at: int) -> bool:
        """Return whether the figures at a piece are part of a date, a score, a name, an ordinal."""
        piece = self._pieces[at]
        text = self._text
        before = text[piece.start - 1 : piece.start]
        after = text[piece.end : piece.end + 1]
        if before in _BREAKS_BEFORE and before and not (before == ":" and at < 2):
            return True
        if before.isalpha() and self._language != "ar":  # which often lacks the space
            return True
        if before.isalpha() and self._pieces[at - 1].text.strip("\u0640") == "ال":
            return True  # the 37th
        if after and after in _BREAKS_AFTER:
            return True
        following = self._piece(at + 1)
        if following is None:
            return False
        if after == "-":
            beyond = self._piece(at + 2)
            return beyond is None or not (beyond.word.unit and beyond.start == following.end)
        if after.isalpha() and not (following.word.unit or following.word.times):
            return following.kind != "symbol"
        if following.text in ("%", "٪"):
            return True
        if self._language == "de" and after == "." and self._piece(at + 2) is not None:
            return True  # 75. Jahrestag
        if at and self._pieces[at - 1].word.month:
            return True
        return self._names_number(at)

    def _names_number(self, at: int) -> bool:
        before = self._pieces[at - 1] if at else None
        if before and before.text in (".", "°", "º") and at > 1 and self._touches(at - 2, ""):
            before = self._pieces[at - 2]
        if before is None:
            return False
        return (
            before.text in ("§", "№") or before.word.names or (at == 1 and before.word.names_first)
        )

    def _counted(self, at: int, following: int, value: float) -> PrintedQuantity | None:
        """Return what the number at a piece counts; *following* is the piece after it."""
        first = self._pieces[at]
        if first.word.article and following == at + 1:
            event = self._piece(following)
            if first.word.folded == "une":  # "une mort annoncée", a death
                return None
            if event is None or not event.word.after or event.word.noun:
                return None
            return self._quantity(at, following, event.word.after, value)
        if first.word.void or self._is_of_none(at):
            return None
        if first.word.times:
            value *= self._part_before(at) or 1  # "half a million"
        multiplied, unit_at = self._multiplied(at, following, value)
        if measured := self._measured(at, unit_at, multiplied):
            return measured
        letter = self._piece(unit_at)
        if unit_at == following and letter and letter.word.times and len(letter.text) == 1:
            return None  # "killed 3m from home"
        if not multiplied.is_integer():
            return None
        if self._is_share(at, unit_at, multiplied):
            return None
        years = first.kind == "number" and first.text.isdigit() and value in _YEARS
        return self._events(at, unit_at, multiplied, years=years and unit_at == following)

    def _after_whole(self, following: int) -> int:
        """Return the piece after "of the 40", if the number before *following* is a part of it."""
        at = following
        while (piece := self._piece(at)) and piece.word.folded in _OF:
            at += 1
        whole = self._number(at) if following < at < len(self._pieces) else None
        return whole[1] if whole else following

    def _is_of_none(self, at: int) -> bool:
        """Return whether nothing happened to the number at a piece: "none of the 12"."""
        start = at - 1
        while start >= 0 and self._pieces[start].word.folded in _OF:
            start -= 1
        return 0 <= start < at - 1 and self._pieces[start].word.folded in _NONE

    def _multiplied(self, at: int, following: int, value: float) -> tuple[float, int]:
        """Return *value* times the words that multiply it, and the piece after them."""
        symbol = at > 0 and self._pieces[at - 1].kind == "symbol"
        closing = self._piece(following)
        if closing and closing.text in (")", "»"):  # "(3.9) مليون"
            following += 1
        while (piece := self._piece(following)) and piece.word.times:
            beyond = self._piece(following + 1)
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
        return round(value, 6), following

    def _is_multiplied(self, at: int, following: int) -> bool:
        """Return whether the letter at *following* makes thousands or millions: "kills 3m people".

        It stands at the figures, a letter that may be metres beside what is counted.
        """
        if following != at + 1 or not self._touches(at, ""):
            return False
        if self._pieces[following].word.times == 1000:
            return True
        beyond = self._piece(following + 1)
        if beyond and (beyond.word.noun or beyond.word.after):
            return True
        if beyond and beyond.word.measured:
            return False
        return self._before(at, None) is not None or self._is_seized_too(at, following + 1)

    def _measured(self, at: int, following: int, value: float) -> PrintedQuantity | None:
        """Return the money or the weight of which the number at a piece says how much."""
        before = self._pieces[at - 1] if at else None
        if before and (currency := _currency(before)):
            return self._quantity(at, following - 1, "money", value, currency, first=at - 1)
        end = following
        piece = self._piece(end)
        if piece and piece.text == "US" and self._touches(end, ""):
            end += 1  # "350.000 US-Dollar"
            piece = self._piece(end)
        if piece and (piece.text in ("-", "–") or piece.word.passes):
            end += 1  # "5 millions d'euros", "2-tonne"
            piece = self._piece(end)
            if piece and len(piece.text) == 1 and not piece.word.times and piece.text in "'’":
                end += 1
                piece = self._piece(end)
        if piece is None:
            return None
        if currency := _currency(piece):
            return self._quantity(at, end, "money", value, currency)
        unit = piece.word.unit
        if unit is None or (len(piece.text) == 1 and (end != following or piece.text.isupper())):
            return None  # "3G"
        if unit[0] == "weight":
            if any(piece.word.folded in _LIQUOR for piece in self._pieces[end + 1 : end + 3]):
                return None  # "2,1 g de álcool"
            return self._quantity(at, end, "weight", round(value * piece.word.factor, 6), "kg")
        if piece.word.folded == "pounds":
            beyond = self._piece(end + 1)
            if beyond and beyond.word.folded == "of" and end == following and value < _MONEY_SAID:
                return self._quantity(at, end, "weight", round(value * 0.45359237, 3), "kg")
            if value < _MONEY_SAID:
                return None
        return self._quantity(at, end, "money", value, unit[1])

    def _is_share(self, at: int, following: int, value: float) -> bool:
        """Return whether the number at a piece is a side of a share: "two in five nurses"."""
        forms = tuple(piece.text.casefold() for piece in self._pieces)
        for joint in _SHARES.get(self._language, ()):
            size = len(joint)
            whole_at = following + size
            if forms[following:whole_at] == joint and self._is_number(whole_at):
                return joint != ("in",) or self._is_share_of(at, value, whole_at)
            if forms[max(at - size, 0) : at] == joint and self._is_number(at - size - 1):
                return True
        return self._pieces[max(at - 1, 0)].word.folded in _EACH

    def _is_share_of(self, at: int, value: float, whole_at: int) -> bool:
        """Return whether *value*, at a piece, is "in" a number at *whole_at* as a share of it.

        It is none in "kills 12 in two attacks", "in 3 days" and "in 2015".
        """
        whole = self._number(whole_at)
        if whole is None or whole[0] <= value or whole[0] in _YEARS:
            return False
        return value == 1 or self._before(at, None) is None

    def _is_number(self, at: int) -> bool:
        piece = self._piece(at)
        return piece is not None and (piece.value is not None or piece.word.number is not None)

    def _events(
        self, at: int, following: int, value: float, *, years: bool
    ) -> PrintedQuantity | None:
        noun, event, end, near = self._after(following, value)
        if end is None:
            return None
        if noun is None and self._is_age(at, following):
            return None
        before = self._before(at, noun) or self._listed(at)
        if before is None and noun is None and self._is_seized_too(at, following):
            before = ("seizures", at)
        what: What | None = event
        first = at
        if before is not None and not (near and before[1] != at - 1):
            what, first = before
        if what in ("seizures",) and noun == "persons":
            what = "arrests"
        if years and not noun:
            return None
        what = what or noun
        if what is None:
            return None
        if what in _OF_THE_LIVING and not noun and self._are_others(following):
            return None
        last = max(end, at) if (event or noun) else max(following - 1, at)
        return self._quantity(at, last, what, value, first=first)

    def _after(self, at: int, value: float) -> tuple[What | None, What | None, int | None, bool]:
        """Return what the words from a piece on say of the number before it.

        These are the noun and the event, the last piece of them, None if the number is none, and
        whether the event stands next to the number.
        """
        noun: What | None = None
        end = at - 1
        unknown = 0
        tally = False
        for index in range(at, min(at + _AFTER[self._language == "de"], len(self._pieces))):
            piece = self._pieces[index]
            word = piece.word
            if index == at and (word.void or word.unit):
                return None, None, None, False
            if piece.kind == "sign":
                if piece.text in _INVISIBLE or (piece.text == "-" and self._touches(index, "")):
                    continue
                break
            if piece.kind == "number" and index > at and self._touches(index - 1, "-"):
                unknown += 1  # "23 Covid-19 deaths"
                continue
            if piece.kind != "word" or (word.number is not None and not word.article):
                break
            counts = word.both or (index == at and word.after) or not self._counts_another(index)
            counts = counts and not self._are_kept(index)
            if word.after and (noun or not word.strict_after) and counts:
                return noun, word.after, index, index == at
            if word.noun and noun is None and unknown and self._language in _NOUN_FIRST:
                break  # "2 provocaciones militares"
            if word.noun:
                if noun is None or index == end + 1:
                    noun, end = word.noun, index
                continue
            if noun is None and not unknown and self._is_people(index):
                noun, end = "persons", index
                continue
            if word.auxiliary:
                continue
            tally = tally or word.tally
            if tally or (word.passes and value > 1 and (noun or index == at)):
                continue
            if word.passes or is_function_word(piece.text, self._language) or word.void:
                if self._language == "de" and noun and word.folded not in _CLAUSES:
                    continue  # "Zehn Soldaten bei Absturz in Nepal getötet"
                break
            unknown += 1
            if unknown > 4 or word.before:
                break
        return noun, None, end, False

    def _are_others(self, at: int) -> bool:
        """Return whether the words from a piece on name animals or things: "40 cows in barn"."""
        most = _OTHERS // 2 if self._language in _NOUN_FIRST else _OTHERS
        for piece in self._pieces[at : at + most]:
            if piece.word.others:
                return True
            if piece.kind != "word" or is_function_word(piece.text, self._language):
                return False
        return False

    def _is_people(self, at: int) -> bool:
        """Return whether a piece names people by their country, and is no adjective."""
        form = self._pieces[at].text
        if not any(one.kind == "people" for one in lexicon(self._language).word(form).alone):
            return False
        after = self._piece(at + 1)
        if after and after.word.unit:
            return False  # "20 Swiss francs"
        match self._language:
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

    def _before(self, at: int, noun: What | None) -> tuple[What, int] | None:
        """Return what the words before the number at a piece say that it counts, and where."""
        rising = False
        for index in range(at - 1, max(at - 1 - _BEFORE, -1), -1):
            piece = self._pieces[index]
            word = piece.word
            if piece.kind == "sign" and piece.text in _INVISIBLE:
                continue
            if piece.kind != "word" or piece.end <= self._taken:
                return None
            if word.before and not word.both:
                fits = (noun or not word.strict_before) and not self._are_kept(index)
                return (word.before, index) if fits else None
            if rising and word.noun == "victims":
                return "victims", index
            if word.rising and (tally := self._tally(index)):
                return tally
            rising = rising or word.rising
            named = noun and (piece.text[0].isupper() or piece.text.casefold() in _IN)
            if not (word.passes or word.auxiliary or word.rising or named):
                return None
        return None

    def _listed(self, at: int) -> tuple[What, int] | None:
        """Return what a number behind a colon counts, and where: "Deaths: 12; injured: 30"."""
        colon, head, before = self._piece(at - 1), self._piece(at - 2), self._piece(at - 3)
        if colon is None or colon.text != ":" or head is None or head.start < self._taken:
            return None
        begins = before is None or before.kind == "sign" or before.word.passes
        what = head.word.after or head.word.before
        return (what, at - 2) if begins and what else None

    def _is_of_seized(self, at: int, what: What) -> bool:
        """Return whether the number at a piece, of *what*, is of things that were seized."""
        words = (piece.word for piece in self._pieces[:at])
        return what == "seizures" or (
            what == "weight" and any(word.before == "seizures" for word in words)
        )

    def _is_seized_too(self, at: int, following: int) -> bool:
        """Return whether the number at a piece is in a list: "seize 90 guns, 300 rounds".

        Few words stand between it and the number before it, and a thing behind it.
        """
        joint, thing = self._piece(at - 1), self._piece(following)
        if not self._seized or joint is None or thing is None or thing.kind != "word":
            return False
        between = [piece for piece in self._pieces[: at - 1] if piece.start >= self._taken]
        return (
            joint.text in _LISTS
            and len(between) <= _THINGS
            and all(piece.kind == "word" for piece in between)
            and not is_function_word(thing.text, self._language)
        )

    def _is_age(self, at: int, following: int) -> bool:
        """Return whether the number at a piece is an age or an address: "dead at 91"."""
        before, verb, after = self._piece(at - 1), self._piece(at - 2), self._piece(following)
        if before is None or not before.word.aged:
            return False
        if verb and verb.word.folded == "a":
            verb = self._piece(at - 3)  # "muere a los 91"
        if verb and (verb.word.rising or verb.word.tally):
            return False
        if after is None or after.kind != "word" or after.text[0].isupper():
            return self._language != "de"  # "Unfall mit 12 Toten"
        if is_function_word(after.text, self._language):
            return True
        return self._language == "de" and after.word.after is not None  # "mit 91 gestorben"

    def _tally(self, at: int) -> tuple[What, int] | None:
        """Return what a number that rises at a piece counts: "number of dead in Nepal rises"."""
        for index in range(max(at - _TALLY, 0), at):
            piece = self._pieces[index]
            if piece.word.tally:
                for counted in self._pieces[index + 1 : at]:
                    what = counted.word.after or counted.word.noun
                    if what:
                        return what, index
        return None

    def _quantity(
        self, at: int, last: int, what: What, value: float, unit: str = "", first: int | None = None
    ) -> PrintedQuantity:
        start = self._pieces[at if first is None else first].start
        return PrintedQuantity(Quantity(what, value, unit), start, self._pieces[last].end)

    def _piece(self, at: int) -> _Piece | None:
        return self._pieces[at] if 0 <= at < len(self._pieces) else None

    def _touches(self, at: int, sign: str) -> bool:
        """Return whether the piece, *sign* if that is given, stands without a space behind it."""
        piece, following = self._pieces[at], self._piece(at + 1)
        return (
            (not sign or piece.text == sign)
            and bool(following)
            and (following is not None and piece.end == following.start)
        )


_SIGN = NumberWord("")


def _piece(found: regex.Match[str], language: str, known: NumberWords) -> _Piece:
    kind = found.lastgroup or "sign"
    text = found[0]
    word = known[text] if kind == "word" else _SIGN
    value = _figures(text, language) if kind == "number" else None
    return _Piece(text, found.start(), found.end(), kind, word, value)


def _currency(piece: _Piece) -> str | None:
    return _SYMBOLS[piece.text] if piece.kind == "symbol" else None


def _figures(text: str, language: str) -> float | None:
    """Return the value of a number in figures, None if they are none.

    One sign before three figures groups them, two signs of which the last differs end in a part.
    """
    if text.isdecimal() and text.isascii():  # as nearly always
        return float(text)
    plain = "".join(f"{unicodedata.decimal(c, c)}" for c in text)
    plain = _GROUPS.sub("", plain).replace("٫", ".").replace("،", ".")
    parts: Sequence[str] = _POINT.split(plain)
    signs = _POINT.findall(plain)
    if not signs:
        return float(plain)
    if len(set(signs)) == 1 and all(len(part) == 3 for part in parts[1:]):
        if len(parts[0]) <= 3 and parts[0] != "0" and not (language == "ar" and "٫" in text):
            return float("".join(parts))
        return float(f"{parts[0]}.{parts[1]}") if len(parts) == 2 else None
    grouped = len(set(signs[:-1])) <= 1 and all(len(part) == 3 for part in parts[1:-1])
    if grouped and signs[-1] not in signs[:-1]:
        return float(f"{''.join(parts[:-1])}.{parts[-1]}")
    return None
