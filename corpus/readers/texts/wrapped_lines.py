"""Lines of a text that were wrapped at any width, joined by how those below them begin."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

import regex

from corpus.dates import counts_days, read_date, split_date, split_relative
from corpus.pages.bylines import BYLINE
from corpus.pages.extent import without_lines
from corpus.pages.outline import Outline, PageLine
from corpus.pages.text_sizes import is_brief
from corpus.pages.wording import PART_END
from corpus.patterns import YEAR

_LEAST_WORDS = 3  # of a line that another goes on from
_LEAST_WIDTH = 50  # characters, at which a program wraps lines
_LEAST_FULL = 0.65  # of the width of a text that is wrapped by hand
# As no headline ends, unlike "in" and "on".
_OPEN_END = regex.compile(
    r"\s(?:the|a|of|and|to|for|with|from|de|la|le|les|des|du|et|à|au|el|los|las|y|del|der|die|das|dem"
    r"|den|und|von|für|mit|zur|zum|di|della|e|il|da|do|het|van|en|w|z|i|na|в|на|и|с|по|og|och|av|för)$"
)
_SMALL = regex.compile(r"\p{Ll}")
_WORDS = regex.compile(r"(?P<first>\p{Ll}[\p{Ll}\p{M}'’-]*),?\s\S[^\d:：|]*")


def join_wrapped(
    outline: Outline,
    widths: Sequence[int],
    indents: Sequence[int],
    joined: Mapping[int, tuple[int, int]],
) -> Outline:
    """Return *outline* with each line joined to that above it if it goes on with it.

    It begins with a small letter, which no first line of a paragraph and none below a date does: in
    a text that writes small all may be headlines. Where all are brief, or two and more begin with
    one word, they may be outlets or sections below headlines, and where the lines above have room
    for more, decks. *widths* and *indents* are those of the lines
    as they stand in the text; those that were *joined* before have there their width, and that with
    the next word below them.
    """
    lines = outline.lines
    if hanging := _hanging(lines, widths, indents):
        return _joined(outline, hanging)
    widest = max(widths, default=0)
    small = [at for at, line in enumerate(lines) if _SMALL.match(line.text)]
    going_on = [at for at in small if lines[at].continues and _goes_on(lines, at)]
    if 2 * sum(widths[at - 1] < _LEAST_FULL * widest for at in going_on) > len(going_on):
        going_on = []
    if full := _below_full(lines, widths, joined):
        return _joined(outline, full)
    firsts = {found["first"] for at in going_on if (found := _WORDS.match(lines[at].text))}
    named = all(is_brief(lines[at].text) for at in going_on) or len(firsts) == 1
    if not going_on or (named and len(going_on) > 1) or any(_begins(lines, at) for at in small):
        return outline
    return _joined(outline, going_on)


def _joined(outline: Outline, going_on: Sequence[int]) -> Outline:
    """Return *outline* with the lines of the indexes *going_on* joined to those above them."""
    lines = outline.lines
    parts: dict[int, list[str]] = {}  # by the first line of each sentence
    first = 0
    for last, at in pairwise((-1, *going_on)):
        first = first if at == last + 1 else at - 1
        parts.setdefault(first, [lines[first].text]).append(lines[at].text)
        lines[first].href = lines[first].href or lines[at].href
    for at, texts in parts.items():
        lines[at].text = " ".join(texts)
    return without_lines(outline, frozenset(going_on))


def _hanging(lines: Sequence[PageLine], widths: Sequence[int], indents: Sequence[int]) -> list[int]:
    """Return the lines that are indented below others which have no room for their first words.

    All that are indented are so, and none is a date or has a day alone above it.
    """
    least = min(indents, default=0)
    indented = [at for at, indent in enumerate(indents) if indent > least]
    if len(indented) < 2 or any(not lines[at].continues or lines[at].bullet for at in indented):
        return []
    widest = max(widths[of] for at in indented for of in (at - 1, at))
    for at in indented:
        above, text = lines[at - 1].text, lines[at].text
        if widths[at - 1] + len(text.split()[0]) < widest:
            return []
        in_brackets = above.count("(") > above.count(")") or "(" in text[1:]
        dated = not in_brackets and (YEAR.search(text) or _is_date(lines[at]))
        if dated or read_date(above):
            return []
    return indented


def _below_full(
    lines: Sequence[PageLine], widths: Sequence[int], joined: Mapping[int, tuple[int, int]]
) -> list[int]:
    """Return the lines below others that have no room for their first words, if all are such.

    So are those of a text that was wrapped by a program, whatever letter they begin with. One line
    at least ends with a word as "the", or one below a date was *joined* with what begins with a
    small letter below it, for which it had no room.
    """
    below = [at for at, line in enumerate(lines) if line.continues and not line.bullet]
    widest = max((*widths, *(width for width, _ in joined.values())), default=0)
    wrapped = any(
        longer > widest and lines[at].continues and _is_date(lines[at - 1])
        for at, (_, longer) in joined.items()
    )
    if not (wrapped or any(_OPEN_END.search(lines[at - 1].text) for at in below)):
        return []  # as most texts, told sooner than dates
    going_on = []
    for at in below:
        if _is_date(lines[at]) or _is_date(lines[at - 1]):
            continue
        if widths[at - 1] < max(_LEAST_WIDTH, widest - len(lines[at].text.split()[0])):
            return []
        if not (lines[at - 1].href or PART_END.search(lines[at - 1].text)):
            going_on.append(at)
    told = any(_OPEN_END.search(lines[at - 1].text) for at in going_on)
    return going_on if wrapped or (told and len(going_on) > 1) else []


def _goes_on(lines: Sequence[PageLine], at: int) -> bool:
    """Return whether the line of that index goes on with the sentence of that above it."""
    line, above = lines[at], lines[at - 1]
    if line.bullet or above.href or BYLINE.match(line.text) or not _WORDS.fullmatch(line.text):
        return False
    if len(above.text.split()) < _LEAST_WORDS or PART_END.search(above.text):
        return False
    return not (BYLINE.match(above.text) or _is_date(line) or _is_date(above))


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
