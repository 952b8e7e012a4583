"""What a number measures: the currency of money, and whether a unit of weight is of any weight."""

from search.language.annotations.context import words_that_are
from search.language.annotations.number_pieces import Piece, PrintedPieces

_SYMBOLS = {
    "$": "USD", "US$": "USD", "A$": "AUD", "C$": "CAD", "HK$": "HKD", "R$": "BRL", "S$": "SGD",
    "€": "EUR", "£": "GBP", "¥": "JPY", "₽": "RUB", "₹": "INR", "₩": "KRW", "₺": "TRY", "₦": "NGN",
}  # fmt: skip
_CODES = frozenset({"Rs", "KSh", "Ksh"})
_LIQUOR = frozenset({"alcool", "alcohol", "alcoholemia", "alkohol"})


def currency(piece: Piece) -> str | None:
    """Return the currency of a symbol, or of the code that stands before a number: "USD 5m"."""
    if piece.kind == "symbol":
        return _SYMBOLS[piece.text]
    is_code = piece.word.unit is not None and (piece.text.isupper() or piece.text in _CODES)
    return piece.word.unit[1] if is_code and piece.word.unit and len(piece.text) > 1 else None


def weighs_nothing(pieces: PrintedPieces, at: int) -> bool:
    """Return whether the unit of weight at a piece is of nothing that weighs so much.

    It is of liquor in blood ("2,1 g de álcool"), the first part of another unit ("كيلو واط"), or a
    class of weight, where there is sport and nothing said to weigh so much.
    """
    beyond = pieces.get(at + 1)
    if beyond and beyond.word.void:
        return True
    if any(piece.word.folded in _LIQUOR for piece in pieces[at + 1 : at + 3]):
        return True
    sport = words_that_are(f"sport {pieces.language}")
    among = any(piece.word.folded in sport for piece in pieces)
    return among and not (beyond and beyond.word.passes)
