"""Lines of a text that were wrapped at any width, joined by how those below them begin."""

from collections.abc import Sequence
from itertools import pairwise

import regex

from corpus.dates import counts_days, read_date, split_date, split_relative
from corpus.pages.extent import without_lines
from corpus.pages.outline import Outline, PageLine
from corpus.pages.text_lists import ENDS
from corpus.pages.text_sizes import is_brief
from corpus.pages.wording import BYLINE

_LEAST_WORDS = 3  # of a line that another goes on from
_SMALL = regex.compile(r"\p{Ll}")
_WORDS = regex.compile(r"(?P<first>\p{Ll}[\p{Ll}\p{M}'’-]*),?\s\S[^\d:：|]*")


def join_wrapped(outline: Outline) -> Outline:
    """Return *outline* with each line joined to that above it if it goes on with it.

    It begins with a small letter, which no first line of a paragraph and none below a date does: in
    a text that writes small all may be headlines. Where all are brief, or two and more begin with
    one word, they may be outlets or sections below headlines.
    """
    lines = outline.lines
    small = [at for at, line in enumerate(lines) if _SMALL.match(line.text)]
    going_on = [at for at in small if lines[at].continues and _goes_on(lines, at)]
    firsts = {found["first"] for at in going_on if (found := _WORDS.match(lines[at].text))}
    named = all(is_brief(lines[at].text) for at in going_on) or len(firsts) == 1
    if not going_on or (named and len(going_on) > 1) or any(_begins(lines, at) for at in small):
        return outline
    parts: dict[int, list[str]] = {}  # by the first line of each sentence
    first = 0
    for last, at in pairwise((-1, *going_on)):
        first = first if at == last + 1 else at - 1
        parts.setdefault(first, [lines[first].text]).append(lines[at].text)
        lines[first].href = lines[first].href or lines[at].href
    for at, texts in parts.items():
        lines[at].text = " ".join(texts)
    return without_lines(outline, frozenset(going_on))


def _goes_on(lines: Sequence[PageLine], at: int) -> bool:
    """Return whether the line of that index goes on with the sentence of that above it."""
    line, above = lines[at], lines[at - 1]
    if _is_date(line):
        return False
    if line.bullet or above.href or BYLINE.match(line.text) or not _WORDS.fullmatch(line.text):
        return False
    if len(above.text.split()) < _LEAST_WORDS or ENDS.search(above.text) or _is_date(above):
        return False
    return BYLINE.match(above.text) is None


def _begins(lines: Sequence[PageLine], at: int) -> bool:
    """Return whether the line of that index begins a paragraph or what is below a date."""
    begins = not lines[at].continues or _is_date(lines[at - 1])
    return begins and not _is_date(lines[at])


def _is_date(line: PageLine) -> bool:
    """Return whether a line is a date, or has one and beside it no more than a name."""
    if read_date(line.text) or counts_days(line.text) or split_relative(line.text, (), None):
        return True
    split = split_date(line.text)
    return split is not None and (is_brief(split.after) or not line.text.endswith(split.after))
