"""The text of a document on a page: what is long is cut, matched words marked."""

from collections.abc import Iterable
from itertools import groupby

import regex
from msgspec import Struct

from search import Document, Highlight, Hit

_BULLET = "•"
_LENGTH = 220
_BEFORE = 70
_BETWEEN = "\n\n"  # paragraphs
_LONGEST_TITLE = 500  # no headline is as long; what is was read of something else
_LONGEST_WORD = 20
# An extended grapheme cluster of Unicode, with the vowels before and after a consonant of Thai and
# Lao, which Unicode takes for letters of their own.
_CLUSTER = regex.compile(r"[เ-ไເ-ໄ]?\X[ะาำๅະາຳ]*")


class Span(Struct, frozen=True, gc=False):
    """A stretch of text; *via* says how it matched, None if it did not."""

    text: str
    via: str | None = None


def title_spans(hit: Hit) -> tuple[Span, ...]:
    """Return the headline or topic title, its beginning and an ellipsis if it is no real one."""
    end = len(hit.document.title)
    if end <= _LONGEST_TITLE:
        return mark(hit.document.text, hit.highlights, 0, end)
    end = _before_space(hit.document.text, _LONGEST_TITLE)
    return (*mark(hit.document.text, hit.highlights, 0, end), Span(" …"))


def shortened(title: str) -> str:
    """Return *title*, its beginning and an ellipsis if it is longer than any headline."""
    if len(title) <= _LONGEST_TITLE:
        return title
    return f"{title[: _before_space(title, _LONGEST_TITLE)]} …"


def description_spans(hit: Hit) -> tuple[Span, ...]:
    """Return about 220 characters of the description, nothing if there is none.

    They surround the match with most other words of the query near it, the first of equals. An
    ellipsis stands for text that was left out.
    """
    first, last = _below_title(hit)
    return _spans_about(hit, first, last, min(last, _best_match(hit, first)))


def earlier_spans(hit: Hit) -> tuple[Span, ...]:
    """Return as much of an earlier wording, nothing if the match that shows most is none of theirs.

    It is the paragraph that has that match: the headline, or one of its description.
    """
    text = hit.document.text
    first, end = _below_title(hit)
    best = _best_match(hit, first)
    if best <= end:
        return ()
    last = text.find(_BETWEEN, best)
    return _spans_about(
        hit, text.rfind(_BETWEEN, 0, best) + len(_BETWEEN), last if last >= 0 else len(text), best
    )


def _spans_about(hit: Hit, first: int, last: int, best: int) -> tuple[Span, ...]:
    """Return about 220 characters around *best* of the text from *first* to *last*."""
    text = hit.document.text
    if first >= last:
        return ()
    start = max(first, best - _BEFORE)
    if start > first:
        start = _after_space(text, start)
    end = min(last, start + _LENGTH)
    if end < last:
        end = _before_space(text, end)
    spans = mark(text, hit.highlights, start, end)
    before = (Span("… "),) if start > first else ()
    after = (Span(" …"),) if end < last else ()
    return (*before, *spans, *after)


def _below_title(hit: Hit) -> tuple[int, int]:
    """Return the offsets at which the description begins and ends; both are equal without one."""
    document = hit.document
    last = len(document.wordings[-1].text if document.wordings else document.text)
    return last - len(document.description), last


def _best_match(hit: Hit, first: int) -> int:
    """Return the offset of the first match in the best stretch from *first* on, 0 without one."""
    highlights = [one for one in hit.highlights if one.start >= first]

    def terms(one: Highlight) -> int:
        end = one.start + _LENGTH - _BEFORE
        return len({h.term for h in highlights if one.start <= h.start and h.end <= end})

    return max(highlights, key=terms).start if highlights else 0


def description_blocks(document: Document) -> tuple[str | tuple[str, ...], ...]:
    """Return the paragraphs of the description, and each run of bullets as a tuple of items."""
    lines = [line.strip() for line in document.description.splitlines() if line.strip()]
    blocks: list[str | tuple[str, ...]] = []
    for bulleted, group in groupby(lines, key=lambda line: line.startswith(_BULLET)):
        items = tuple(line.removeprefix(_BULLET).strip() for line in group)
        blocks += [items] if bulleted else items
    return tuple(blocks)


def mark(text: str, highlights: Iterable[Highlight], start: int, end: int) -> tuple[Span, ...]:
    """Return `text[start:end]` as spans; each highlight, or its part inside, is one."""
    spans = []
    for highlight in highlights:
        first, last = max(start, highlight.start), min(end, highlight.end)
        if first < last:
            if start < first:
                spans.append(Span(text[start:first]))
            spans.append(Span(text[first:last], highlight.via))
            start = last
    if start < end:
        spans.append(Span(text[start:end]))
    return tuple(spans)


# Chinese, Japanese and Thai have no spaces, so a cut looks for one only nearby.
def _after_space(text: str, offset: int) -> int:
    return text.find(" ", offset - 1, offset + _LONGEST_WORD) + 1 or _before_cluster(text, offset)


def _before_space(text: str, offset: int) -> int:
    found = text.rfind(" ", offset - _LONGEST_WORD, offset + 1)
    return found if found > 0 else _before_cluster(text, offset)


def _before_cluster(text: str, offset: int) -> int:
    """Return *offset*, or the start of the character as readers see it that it would cut.

    The vowels and tone marks of Thai belong to the consonant before them, or after them.
    """
    first = max(0, offset - _LONGEST_WORD)
    starts = [found.start() for found in _CLUSTER.finditer(text, first, offset + _LONGEST_WORD)]
    return max((start for start in starts if start <= offset), default=offset)
