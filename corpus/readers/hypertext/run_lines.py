"""The line of a page that a run of text of HTML makes, in the block around it."""

from copy import copy

from corpus.pages.outline import PageLine
from corpus.pages.separators import without_separators
from corpus.pages.wording import BULLET, without_document
from corpus.read_context import ReadContext
from corpus.readers.hypertext import shapes
from corpus.readers.hypertext.open_elements import OpenBlock
from corpus.readers.hypertext.pieces import Piece, Run, joined
from corpus.readers.hypertext.roles import line_role
from corpus.readers.records.columns import outlet_named

_SEPARATORS = " \u00a0-–—―|｜:·»›/"
_LONGEST_AGAIN = 40  # characters of a day, a name or a label, as a page has them many times


class RunLines:
    """Makes the lines of one page."""

    def __init__(self, context: ReadContext) -> None:
        self._context = context
        self._known: dict[object, PageLine] = {}

    def line(self, run: Run, around: OpenBlock) -> PageLine | None:
        """Return *run* as a line in the block *around* it, None if it has but separators."""
        first = run[0]
        if len(run) > 1 or first.link or first.href or len(first.text) > _LONGEST_AGAIN:
            line = self._line(run, around)
        else:
            block = around.role, around.classes, around.heading, around.bullet
            key = first.text, first.date, first.role, first.bold, first.outlet, block
            known = self._known.get(key)
            line = copy(known) if known else self._line(run, around)
            if line and not known and line.text == first.text:  # so that nothing was mended
                self._known[key] = copy(line)
            if line:
                line.number = first.number
        if line:
            line.element, line.site = around.index, around.site
        return line

    def _line(self, run: Run, around: OpenBlock) -> PageLine | None:
        """Return *run* as a line without its place, which is all that is not known of its like."""
        printed = self._context.printed(joined(run))
        text = without_separators(printed, _SEPARATORS)
        if not text:
            return None
        bullet = None if text[0].isalnum() else BULLET.match(text)
        text = text[bullet.end() :] if bullet else text
        if around.heading and printed[-1] == ":":  # which ends a heading, and parts a label
            text = printed[printed.index(text) :]
        shown = run if len(run) == 1 else [piece for piece in run if not piece.text.isspace()]
        href = date = None
        for piece in shown:
            href, date = href or piece.href, date or piece.date
        text = without_document(text) if href else text
        return PageLine(
            shown[0].number,
            text,
            href,
            None if date == text else date,  # said in the line alone
            around.bullet or bullet is not None,
            line_role(shown, text, around),
            outlet=outlet_named(text) if _is_outlet(shown[0], around) else "",
        )


def _is_outlet(first: Piece, around: OpenBlock) -> bool:
    return first.outlet or (around.classes != "" and shapes.is_outlet(around.classes))
