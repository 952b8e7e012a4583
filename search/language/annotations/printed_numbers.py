"""The numbers that a text prints, in figures or in words: what each is, and where it ends.

Dates, scores, ordinals and names such as "Article 50" are none.
"""

from search.language.analysis import is_function_word
from search.language.annotations.number_pieces import Piece, PrintedPieces
from search.language.annotations.number_words import is_joint

_BREAKS_BEFORE = frozenset("-–/:.,#°+_")  # of a number that they touch, a part of something else
_BREAKS_AFTER = frozenset("/:ºª°%٪+_")
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
YEARS = range(1900, 2101)
_MOST_WORDS = 6  # of one number
_BETWEEN = frozenset({"between", "entre", "zwischen", "между", "بين"})
_FROM = frozenset({"de", "from", "от", "von", "من"})
_TO = frozenset({"a", "à", "to", "до", "bis", "الى", "إلى"})
_CHANGED = frozenset({"up", "raised", "increased", "expanded", "aumentado", "ampliado", "relevé"})
_PER_CENT = frozenset({"ciento", "cento"})  # behind "por", in Spanish and Portuguese
_SEVERAL = {"тысячи": 1000.0, "сотни": 100.0}
_MORE = frozenset({"более", "больше", "около", "почти", "свыше", "до"})


class Numbers:
    """The numbers among *pieces*; a place is the index of a piece."""

    def __init__(self, pieces: PrintedPieces) -> None:
        self._pieces = pieces

    def number(self, at: int) -> tuple[float, int] | None:
        """Return the number at a piece and the piece after it, None if there is none."""
        piece = self._pieces[at]
        if piece.kind == "number":
            return None if piece.value is None or self._is_part(at) else (piece.value, at + 1)
        if piece.word.both:
            return piece.word.both, at
        if collective := self._collective(at):
            return collective
        if several := self._one_of_several(at):
            return several, at + 1
        if (piece.word.times or piece.word.unit) and (part := self.part_before(at)):
            # "a quarter of a million", "half a tonne"
            return (piece.word.times, at + 1) if piece.word.times else (part, at)
        if piece.word.alone and not self._pieces.is_number(at - 1):
            return 1, at  # "тонна сигарет"
        if piece.word.number is None or self._is_no_count(at):
            return None
        value, end = self._in_words(at, piece.word.number)
        return None if self._is_joined(end) else (value, end)

    def _is_no_count(self, at: int) -> bool:
        """Return whether the number that a word names is meant otherwise, or in another number."""
        word = self._pieces[at].word
        before = self._pieces.get(at - 1)
        if word.many:
            return True
        if before is None:
            return False
        return bool(
            self._pieces.touches(at - 1, "-")
            # it multiplied the number before it
            or (word.times and before.value is not None)
            or (word.times and before.word.number is not None and not before.word.article)
            or (word.number == 1 and before.word.denies)  # "no one"
            or (word.folded in _PER_CENT and before.word.folded == "por")
        )

    def _in_words(self, at: int, value: float) -> tuple[float, int]:
        """Return the number of the longest run of words from a piece on, and the piece after it.

        *value* is that of the first word.
        """
        end = at + 1
        best = (value, end)
        forms = [self._pieces[at].text]
        while end < len(self._pieces) and len(forms) < _MOST_WORDS:
            following = self._pieces[end]
            if following.word.number is None and not is_joint(following.text):
                break
            if following.text != "-":
                forms.append(following.text)
            end += 1
            found = self._pieces.known.value(forms)
            if found is not None:
                best = (found, end)
        return best

    def _is_joined(self, end: int) -> bool:
        """Return whether a hyphen joins a number in words to what is no unit: "two-year-old"."""
        sign, beyond = self._pieces.get(end), self._pieces.get(end + 1)
        if sign is None or sign.text != "-" or not self._pieces.touches(end - 1):
            return False
        return not (beyond and (beyond.word.unit or beyond.word.after))

    def _collective(self, at: int) -> tuple[float, int] | None:
        """Return the number at a piece that is so many dozens, or the like."""
        first, after = self._pieces[at].word, self._pieces.get(at + 1)
        if after and after.word.collective:
            before = self._pieces.get(at - 1)
            halved = first.part or (before is not None and before.word.part)  # "half a dozen"
            if first.part or first.article or first.folded == "a":
                return after.word.collective / (2 if halved else 1), at + 2
            if first.number is not None and not first.many:
                return first.number * after.word.collective, at + 2
        return (
            (first.collective, at + 1)
            if first.collective and self._pieces.language == "ru"
            else None
        )

    def part_before(self, at: int) -> float:
        """Return what part of it the words before a piece say: a quarter of a million."""
        for piece in reversed(self._pieces[max(at - 3, 0) : at]):
            if piece.word.part:
                return piece.word.part
            if piece.kind != "word" or not is_function_word(piece.text, self._pieces.language):
                break
        return 0

    def _one_of_several(self, at: int) -> float:
        """Return the value of "тысячи" in the singular, which its plural is as well, else 0."""
        before = self._pieces.get(at - 1)
        is_one = before is not None and before.word.folded in _MORE
        return _SEVERAL.get(self._pieces[at].word.folded, 0) if is_one else 0

    def _is_part(self, at: int) -> bool:
        """Return whether the figures at a piece are part of a date, a score, a name, an ordinal."""
        piece = self._pieces[at]
        text = self._pieces.text
        before = text[piece.start - 1 : piece.start]
        after = text[piece.end : piece.end + 1]
        if before in _BREAKS_BEFORE and before and not (before == ":" and at < 2):
            return True
        if before.isalpha() and (before.isascii() or self._pieces.language != "ar"):
            return True  # Arabic often lacks the space
        if before.isalpha() and self._pieces[at - 1].text.strip("\u0640") == "ال":
            return True  # the 37th
        if after and after in _BREAKS_AFTER:
            return True
        following = self._pieces.get(at + 1)
        if following is None:
            return False
        if after == "-":
            beyond = self._pieces.get(at + 2)
            return beyond is None or not (beyond.word.unit and beyond.start == following.end)
        if after.isalpha() and not (following.word.unit or following.word.times):
            return following.kind != "symbol"
        if following.text in ("%", "٪"):
            return True
        if self._pieces.language == "de" and after == "." and self._pieces.get(at + 2) is not None:
            return True  # 75. Jahrestag
        if at and self._pieces[at - 1].word.month:
            return True
        return self._names_number(at)

    def _names_number(self, at: int) -> bool:
        before = self._pieces[at - 1] if at else None
        if before and before.text in (".", "°", "º") and at > 1 and self._pieces.touches(at - 2):
            before = self._pieces[at - 2]
        if before is None:
            return False
        return (
            before.text in ("§", "№") or before.word.names or (at == 1 and before.word.names_first)
        )

    def after_whole(self, following: int) -> int:
        """Return the piece after "of the 40", if the number before *following* is a part of it."""
        at = following
        while (piece := self._pieces.get(at)) and piece.word.folded in _OF:
            at += 1
        whole = self.number(at) if following < at < len(self._pieces) else None
        return whole[1] if whole else following

    def is_range(self, at: int, following: int) -> bool:
        """Return whether the number at a piece is an end of a range: "between 20 and 30".

        *following* is the piece after it. "Entre cinco muertos" is among five, and "rises from 9 to
        12" and "from 5 to 3" tell what the number is now.
        """
        another = False
        for index in range(at - 1, max(at - 5, -1), -1):
            piece = self._pieces[index]
            word = piece.text.casefold()
            if word in _BETWEEN:
                return another or self._another(following)
            if word in _FROM:
                ends = another and self._pieces[at - 1].text.casefold() in _TO
                return ends and not self._has_changed(index, at)
            if piece.value in YEARS:
                return False  # "from 2015 to 2,650 million"
            is_number = piece.value is not None or piece.word.number is not None
            if not (is_number or _is_and(piece) or word in _TO):
                return False
            another = True
        return False

    def _has_changed(self, start: int, at: int) -> bool:
        """Return whether the number at a piece is a new one in place of that behind a "from"."""
        old, new = self.number(start + 1), self.number(at)
        if old and new and old[0] > new[0]:
            return True
        before = self._pieces[max(start - 3, 0) : start]
        return any(one.word.rising or one.text.casefold() in _CHANGED for one in before)

    def _another(self, at: int) -> bool:
        """Return whether a number stands at a piece, or after the "and" there."""
        piece = self._pieces.get(at)
        if piece and _is_and(piece):
            at += 1
        return self.number(at) is not None if at < len(self._pieces) else False

    def is_of_none(self, at: int) -> bool:
        """Return whether nothing happened to the number at a piece: "none of the 12"."""
        start = at - 1
        while start >= 0 and self._pieces[start].word.folded in _OF:
            start -= 1
        return 0 <= start < at - 1 and self._pieces[start].word.folded in _NONE


def _is_and(piece: Piece) -> bool:
    return is_joint(piece.text) or piece.word.folded in ("и", "و")
