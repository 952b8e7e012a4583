"""The headlines of one day in a text that parts them by empty lines, below the first of them."""

from collections.abc import Sequence
from itertools import pairwise, takewhile

import regex

from corpus.pages.bylines import opens_with_author
from corpus.pages.candidates import Candidates
from corpus.pages.items import Items
from corpus.pages.line_dates import Dates
from corpus.pages.outlet_names import is_outlet
from corpus.pages.outline import Outline, Role
from corpus.pages.text_sizes import is_brief, is_prose, size
from corpus.pages.wording import FULL_STOP

_LABEL = regex.compile(r"(?P<word>\p{L}+)(?:\s?[:：]|\.?\s\d)")
_LEAST_WORDS = 3  # of a line of its own; places, outlets and sections have fewer
_LEAST_SHARE = 0.3  # of what the longest headline of the day says


def headlines_below(
    outline: Outline, items: Items, dates: Dates, candidates: Candidates
) -> list[tuple[int, int]]:
    """Return the lines of their own below *items* that are headlines, each with that of its day.

    Each item is a day and the headline right below it. All lines up to the next day have to be as
    headlines are. One above each day may name a section, and those below the last may be of the
    site, so some stand below the last day and below another, or several below one.
    """
    lines = outline.lines
    parts = sorted(items, key=lambda item: item[1])
    if outline.structured or not parts:
        return []
    firsts = [*(element.first for element, _ in parts), len(lines)]
    days = [at for _, at in parts]
    gaps = [
        list(takewhile(lambda of: not dates[of], range(element.end, end)))
        for (element, _), (_, end) in zip(parts, pairwise(firsts), strict=True)
    ]
    below = [[of for of in gap if candidates.roles[of] is not Role.NEVER] for gap in gaps]
    others = any(below[:-1])
    if not (others and (below[-1] or any(len(gap) > 1 for gap in below[:-1]))):
        return []
    texts = candidates.texts(of for gap in below for of in gap)
    if are_labelled(texts):
        return []
    for (element, at), gap in zip(parts, below, strict=True):
        date = dates[at]
        alone = at == element.first and date is not None and not date.beside
        if not alone or len(element.lines) != 2 or any(lines[of].continues for of in gap):
            return []
        if not _are_alike(candidates.text(element.first + 1), candidates.texts(gap)):
            return []
    return [(of, at) for at, gap in zip(days, below, strict=True) for of in gap]


def are_labelled(texts: Sequence[str]) -> bool:
    """Return whether several *texts* all begin with one word that says what they are.

    >>> are_labelled(["Photo: Ann", "Photo: Ben"]), are_labelled(["Page 3, left", "Page 5, top"])
    (True, True)
    >>> are_labelled(["The mayor quits", "The ferry sinks"])
    False
    """
    found = list(map(_LABEL.match, texts))
    return len(texts) > 1 and all(found) and len({of["word"] for of in found if of}) == 1


def _are_alike(headline: str, texts: Sequence[str]) -> bool:
    """Return whether all *texts* are as much headlines as the one above them."""
    sizes = list(map(size, (headline, *texts)))
    return min(sizes) >= _LEAST_SHARE * max(sizes) and not any(
        is_prose(text)
        or FULL_STOP.search(text)
        or text[-1] in ":："
        or (is_brief(text) and len(text.split()) < _LEAST_WORDS)
        or opens_with_author(text)
        or is_outlet(text)
        for text in texts
    )
