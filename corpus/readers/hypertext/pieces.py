"""Pieces of a line of HTML, the runs that they make, and how two runs stand to each other."""

from collections.abc import Sequence

import regex
from msgspec import Struct

from corpus.pages.outline import Role
from corpus.pages.wording import ADDRESS

_LETTER_LAST = regex.compile(r"\p{L}$")
_SMALL_FIRST = regex.compile(r"\p{Ll}")
_ENDS_WORD = regex.compile(r"(?:\p{Ll}{2}|\d|[.!?»”’)])$")
_LONGEST_END = 3  # of these, with the end of a line
_BEGINS_TEXT = regex.compile(r"\p{Lu}\p{Ll}*\s")
_WORD_ALONE = regex.compile(r"\p{Lu}\p{Ll}{2,}")  # unlike the month beside its day: 12, May


class Piece(Struct):
    """A text within a line, its line in the source and what it stands in.

    *link* and *unit* number the link and the element of its own that it stands in, *around* that
    around this element; 0 is none. *kind* is that of the innermost element. *head* says that it is
    a headline in a line with a teaser, *outlet* that its element is of the name of one. *change* is
    "struck" or "inserted" if the page says that it is.
    """

    number: int
    text: str
    unit: int = 0
    link: int = 0
    href: str | None = None
    date: str | None = None
    role: Role | None = None
    bold: bool = False
    around: int = 0
    head: bool = False
    outlet: bool = False
    kind: str = ""
    change: str = ""


Run = list[Piece]
"""Pieces that make one text."""


def joined(run: Run) -> str:
    """Return the text of *run*, with the spaces of the source."""
    return run[0].text if len(run) == 1 else "".join([piece.text for piece in run])


def whole(runs: Sequence[Run]) -> Run:
    """Return *runs* as one."""
    return [piece for run in runs for piece in run]


def first_shown(run: Run) -> Piece:
    """Return the first piece of *run* that is not blank."""
    return next(piece for piece in run if not piece.text.isspace())


def place(run: Run) -> tuple[int, int]:
    """Return the link and the element of its own that *run* stands in, -1 if it is blank."""
    for piece in run:
        if not piece.text.isspace():
            return piece.link, piece.unit
    return -1, -1


def own_element(run: Run) -> tuple[int, bool]:
    """Return which element of its own *run* stands in, 0 if in none, and whether it is bold."""
    return place(run)[1], any(piece.bold for piece in run)


def is_marked(run: Run) -> bool:
    """Return whether a piece of *run* is marked as standing beside a headline."""
    return any(piece.role is Role.ASIDE for piece in run)


def is_one_word(before: str, after: str) -> bool:
    """Return whether a word goes on from one text to the other, as after a large first letter."""
    begins_small = after[:1].islower() and _SMALL_FIRST.match(after) is not None
    return begins_small and _LETTER_LAST.search(before) is not None


def touch(one: Run, other: Run) -> bool:
    """Return whether two runs meet as words of one text do not: "towed" and "Divers"."""
    after = joined(other)
    if not after[:1].isupper():
        return False
    begins = _BEGINS_TEXT.match(after) is not None
    if not (begins or _WORD_ALONE.fullmatch(after)):
        return False
    before = joined(one)
    # Sought at its end alone: `regex` looks for what ends a text from its beginning on.
    if not _ENDS_WORD.search(before, max(0, len(before) - _LONGEST_END)):
        return False
    return begins or not before[-1].isdigit()


def are_blocks(one: Run, other: Run) -> bool:
    """Return whether two runs beside each other are shown as blocks.

    Each is in an element of its own, these differ and stand beside each other; or two texts meet
    as words of one text do not: "Police tow a ferry" and "Divers find an anchor", no space between.
    """
    first, second = first_shown(one), first_shown(other)
    if first.unit == second.unit:
        return False
    if first.bold and not (first.unit or second.bold):
        in_elements = second.unit != 0 == second.around
    elif second.bold and not (second.unit or first.bold):
        in_elements = first.unit != 0 == first.around
    else:
        in_elements = 0 not in (first.unit, second.unit) and first.around == second.around
    differ = first.kind != second.kind or first.bold != second.bold
    return (in_elements and differ) or touch(one, other)


def stand_beside(run: Run, date: Run) -> bool:
    """Return whether *run* stands in an element of its own in what holds the *date*, too."""
    first, second = run[0], date[0]
    return first.around == second.around != 0 and first.unit != second.unit


def is_address(run: Run) -> bool:
    """Return whether *run* is an address in an element of its own, as in results of searches."""
    return place(run)[1] > 0 and ADDRESS.fullmatch(joined(run).strip()) is not None
