"""A document's text as a page shows it: cut to what is worth reading, its matched words marked."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from search import Document, Highlight, Hit

_BULLET = "•"
_LENGTH = 220
_BEFORE = 70
_LONGEST_WORD = 20


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text; *via* says how it matched, None where it did not."""

    text: str
    via: str | None = None


def title_spans(hit: Hit) -> tuple[Span, ...]:
    """Return the headline, or the topic's title, whole."""
    return mark(hit.document.text, hit.highlights, 0, len(hit.document.title))


def description_spans(hit: Hit) -> tuple[Span, ...]:
    """Return some 220 characters of the description; empty if it has none.

    They are about the match that stands with most other words of the query, the first of equals.
    An ellipsis stands where text was left out.
    """
    text = hit.document.text
    first = len(text) - len(hit.document.description)
    if first == len(text):
        return ()
    start = max(first, _best_match([h for h in hit.highlights if h.start >= first]) - _BEFORE)
    if start > first:
        start = _after_space(text, start)
    end = min(len(text), start + _LENGTH)
    if end < len(text):
        end = _before_space(text, end)
    spans = mark(text, hit.highlights, start, end)
    before = (Span("… "),) if start > first else ()
    after = (Span(" …"),) if end < len(text) else ()
    return (*before, *spans, *after)


def _best_match(highlights: Sequence[Highlight]) -> int:
    """Return where the first match of the best stretch begins, 0 if there is none."""

    def terms(first: Highlight) -> int:
        end = first.start + _LENGTH - _BEFORE
        return len({h.term for h in highlights if first.start <= h.start and h.end <= end})

    return max(highlights, key=terms).start if highlights else 0


def description_blocks(document: Document) -> tuple[str | tuple[str, ...], ...]:
    """Return the description's paragraphs in order, each run of bullets as a tuple of its items."""
    lines = [line.strip() for line in document.description.splitlines() if line.strip()]
    blocks: list[str | tuple[str, ...]] = []
    for bulleted, group in groupby(lines, key=lambda line: line.startswith(_BULLET)):
        items = tuple(line.removeprefix(_BULLET).strip() for line in group)
        blocks += [items] if bulleted else items
    return tuple(blocks)


def mark(text: str, highlights: Iterable[Highlight], start: int, end: int) -> tuple[Span, ...]:
    """Return `text[start:end]` as spans, each highlight, or what is in it of one, its own."""
    spans = []
    for highlight in highlights:
        first, last = max(start, highlight.start), min(end, highlight.end)
        if first < last:
            spans += [Span(text[start:first]), Span(text[first:last], highlight.via)]
            start = last
    return tuple(span for span in (*spans, Span(text[start:end])) if span.text)


# Chinese, Japanese and Thai are written without spaces, so a cut does not look for one far away.
def _after_space(text: str, place: int) -> int:
    return text.find(" ", place - 1, place + _LONGEST_WORD) + 1 or place


def _before_space(text: str, place: int) -> int:
    found = text.rfind(" ", place - _LONGEST_WORD, place + 1)
    return found if found > 0 else place
