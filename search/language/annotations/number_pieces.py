"""A text cut into pieces: printed words, numbers and signs.

A word comes with what it can do to a number.
"""

import unicodedata
from collections.abc import Sequence

import regex
from msgspec import Struct

from search.language.annotations.number_words import NumberWord, NumberWords

_GROUPED = r"\p{Nd}{1,3}(?:[ \u00a0\u2009\u202f]\p{Nd}{3})+(?!\p{Nd})"
_PIECE = regex.compile(
    rf"(?P<number>{_GROUPED}|\p{{Nd}}+(?:[.,'’٬٫،]\p{{Nd}}+)*)"
    r"|(?P<symbol>(?:US|HK|A|C|R|S)?\$|[€£¥₽₹₩₺₦])"
    r"|(?P<word>[\p{L}\p{M}\u0640]+)"
    r"|(?P<sign>[^\s\p{L}\p{M}\p{Nd}]|\n)"
)
_GROUPS = regex.compile(r"[ \u00a0\u2009\u202f'’٬]")
_POINT = regex.compile("[.,]")
_SIGN = NumberWord("")


class Piece(Struct, frozen=True):
    """A printed word, number or sign; *value* is that of a number in figures."""

    text: str
    start: int
    end: int
    kind: str
    word: NumberWord
    value: float | None = None


class PrintedPieces(list[Piece]):
    """The pieces of *text* in *language*, whose words can do what is *known* of them."""

    def __init__(self, text: str, language: str, known: NumberWords) -> None:
        super().__init__(_piece(found, language, known) for found in _PIECE.finditer(text))
        self.text = text
        self.language = language
        self.known = known

    def get(self, at: int) -> Piece | None:
        """Return a piece, None if there is none."""
        return self[at] if 0 <= at < len(self) else None

    def touches(self, at: int, sign: str = "") -> bool:
        """Return whether a piece, *sign* if that is given, stands without a space behind it."""
        piece, following = self[at], self.get(at + 1)
        return (
            (not sign or piece.text == sign)
            and following is not None
            and piece.end == following.start
        )

    def forms(self, start: int, end: int) -> tuple[str, ...]:
        """Return the pieces from *start* up to, not including, *end* in lower case."""
        return tuple(piece.text.casefold() for piece in self[max(start, 0) : end])

    def is_number(self, at: int) -> bool:
        """Return whether a piece is a number, in figures or in words."""
        piece = self.get(at)
        return piece is not None and (piece.value is not None or piece.word.number is not None)


def _piece(found: regex.Match[str], language: str, known: NumberWords) -> Piece:
    kind = found.lastgroup or "sign"
    text = found[0]
    word = known[text] if kind == "word" else _SIGN
    value = _figures(text, language) if kind == "number" else None
    return Piece(text, found.start(), found.end(), kind, word, value)


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
