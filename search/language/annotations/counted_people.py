"""What the words around people whom a number counts say of them: that others share their fate.

"And" joins two numbers of people, of which a verb before the first or behind the second says the
same: "arrest 5 men and 3 women". Prisoners who are set free, and hostages, are no arrests.
"""

from itertools import chain, takewhile

from search.language.analysis import is_function_word
from search.language.annotations.counted_words import OF, CountedWords
from search.language.annotations.number_pieces import Piece, PrintedPieces
from search.language.annotations.printed_numbers import Numbers
from search.language.annotations.quantity import What

JOINTS = frozenset({"and", "y", "e", "et", "und", "и", "و"})
"""The words that join two numbers."""

_FREED = 4  # words within which it is said that prisoners are set free
_A = (("a",), ("an",))
_OR = frozenset({"or", "o", "ou", "oder", "или"})
_UNLIKE = 1000  # times as many as others are no list with them: "40,000 fans and 3 men arrested"


def are_freed(pieces: PrintedPieces, first: int, last: int) -> bool:
    """Return whether those whom the *pieces* from *first* to *last* count are set free."""
    before = reversed(pieces[max(first - _FREED, 0) : first])
    after = pieces[last + 1 : last + 1 + _FREED]
    said_before = takewhile(lambda piece: piece.kind != "sign", before)
    said_after = takewhile(_counts_nobody, after)  # "e duas mulheres fogem" is of others
    return any(piece.word.frees for piece in chain(said_before, said_after))


def are_captives(pieces: PrintedPieces, first: int, last: int) -> bool:
    """Return whether captives of no police are counted from *first* to *last*: "4 hostages".

    Who takes them may be under arrest: "police arrest 3 hostage takers".
    """
    for at, piece in enumerate(pieces[first : last + 2], first):
        if piece.word.captive:
            beyond = pieces.get(at + 1)
            return beyond is None or not beyond.word.noun
    return False


def are_injured_too(pieces: PrintedPieces, at: int) -> bool:
    """Return whether the dead at a piece are counted with the injured: "9 morts ou blessés"."""
    joint, hurt = pieces.get(at + 1), pieces.get(at + 2)
    if joint is None or hurt is None or hurt.word.after != "injured":
        return False
    return joint.text in JOINTS | _OR and not pieces.is_number(at + 3)


def share_verb(pieces: PrintedPieces, at: int, end: int, others_end: int) -> bool:
    """Return whether "and" joins these to others before them: "arrest 5 men and 3 women".

    These are counted from the piece *at* to *end* and have no verb of their own behind them. The
    others end before the piece *others_end*.
    """
    if pieces.language == "ar":
        joined = at == others_end and pieces[at].text.startswith("و")
    else:
        joint = pieces.get(at - 1)
        joined = at == others_end + 1 and joint is not None and joint.text in JOINTS
    if not joined:
        return False
    beyond = pieces.get(end + 1)
    if beyond is None or beyond.kind == "sign" or beyond.word.folded in OF:
        return True
    # An article is before what a verb of theirs is about: "and 300 officers guard the city".
    return is_function_word(beyond.text, pieces.language) and not beyond.word.passes


def shared_event(
    pieces: PrintedPieces, numbers: Numbers, words: CountedWords, at: int, value: float
) -> What | None:
    """Return what befalls *value* people before the piece *at*, and others whom it joins to them.

    It is said behind the others: "5 men and 3 women hurt".
    """
    joint = pieces.get(at)
    if joint is None or joint.text not in JOINTS:
        return None
    # "six men and a woman"
    number = (1, at + 2) if pieces.forms(at + 1, at + 2) in _A else numbers.number(at + 1)
    if number is None:
        return None
    others_value, following = number
    if not others_value * _UNLIKE > value > others_value / _UNLIKE:
        return None
    others = words.after(following, others_value)
    return others.event if others.noun == "persons" else None


def _counts_nobody(piece: Piece) -> bool:
    return piece.kind == "word" and (piece.word.number is None or piece.word.article)
