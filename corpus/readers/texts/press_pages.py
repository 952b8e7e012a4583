"""Pages as press databases give them: Europresse, Factiva and LexisNexis, article by article.

Each article becomes the lines of the database's texts, which `press_texts` reads.
"""

from collections.abc import Iterator

import regex

from corpus.markup import unmarked
from corpus.readers.records.records import Record, Report
from corpus.readers.texts.press_texts import press_records

_OF_ARTICLES = (
    regex.compile(r"<DOCFULL\b"),  # LexisNexis
    regex.compile(r"<div class=\"article \w\wArticle\b"),  # Factiva
)
_OF_EUROPRESSE = "DocPublicationName"
_LONGEST_HEAD = 4000  # characters from the begin of an article of Europresse to its outlet
_BREAK = regex.compile(
    r"<(?:br|/?(?:article|aside|div|h\d|header|li|p|section|table|tr|ul))\b[^<>]*>",
    regex.IGNORECASE,
)
_CELL_ENDS = regex.compile(r"</td\b[^<>]*>", regex.IGNORECASE)
_COMMENT = regex.compile(r"<!--.*?(?:-->|$)|^\s*-->", regex.DOTALL)
_NUMBER = regex.compile(r"(?:news|web|bio|report|tv|radio)·\d{8}·\S*")


def press_page_records(text: str, report: Report) -> Iterator[tuple[int, Record]]:
    """Yield the record of each article of a page, none if it is of no press database."""
    if starts := _starts(text):
        yield from press_records(_lines(text, starts), report)


def _starts(text: str) -> list[int]:
    """Return where the articles of a press database's page begin."""
    for pattern in _OF_ARTICLES:
        if starts := [found.start() for found in pattern.finditer(text)]:
            return starts
    at = last = -1
    while (at := text.find(_OF_EUROPRESSE, at + 1)) >= 0:
        start = text.rfind("<article", max(last + 1, at - _LONGEST_HEAD), at)
        if start >= 0:
            last = start
            starts.append(start)
    return starts


def _lines(text: str, starts: list[int]) -> Iterator[tuple[int, str]]:
    """Yield the lines of the articles that begin at *starts*, each where its article begins."""
    line, at = 1, 0
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        line += text.count("\n", at, start)
        at = start
        source = _COMMENT.sub("", text[start:end]).replace("\n", " ")
        source = _BREAK.sub("\n", _CELL_ENDS.sub("    ", source))
        lines = [unmarked(f"<p>{one}") for one in source.split("\n") if one.strip()]
        # Europresse has the number with which its texts end above the article.
        lines.sort(key=lambda one: _NUMBER.search(one) is not None)
        yield from ((line, one) for one in lines)
