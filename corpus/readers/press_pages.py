"""Pages as press databases give them: Europresse, Factiva and LexisNexis, article by article.

Each article becomes the lines of the database's texts, which `press_texts` reads.
"""

from collections.abc import Iterator

import regex

from corpus.markup import unmarked
from corpus.readers.press_texts import press_records
from corpus.readers.records import Record, Report

# What a page of a database has, and with what its articles begin.
_BEGINS = {
    "<DOCFULL": regex.compile(r"<DOCFULL\b"),
    'class="article ': regex.compile(r"<div class=\"article \w\wArticle\b"),
    "DocPublicationName": regex.compile(
        r"<article\b[^<>]*>(?=(?:(?!</article).){0,4000}?\bDocPublicationName\b)", regex.DOTALL
    ),
}
_BREAK = regex.compile(
    r"<(?:br|/?(?:article|aside|div|h\d|header|li|p|section|table|tr|ul))\b[^<>]*>",
    regex.IGNORECASE,
)
_CELL_ENDS = regex.compile(r"</td\b[^<>]*>", regex.IGNORECASE)
_COMMENT = regex.compile(r"<!--.*?(?:-->|$)|^\s*-->", regex.DOTALL)
_NUMBER = regex.compile(r"(?:news|web|bio|report|tv|radio)·\d{8}·\S*")


def press_page_records(text: str, report: Report) -> Iterator[tuple[int, Record]]:
    """Yield the record of each article of a page, none if it is of no press database."""
    pattern = next((pattern for mark, pattern in _BEGINS.items() if mark in text), None)
    starts = [found.start() for found in pattern.finditer(text)] if pattern else []
    if starts:
        yield from press_records(_lines(text, starts), report)


def _lines(text: str, starts: list[int]) -> Iterator[tuple[int, str]]:
    """Yield the lines of the articles that begin at *starts*, each where its article begins."""
    line, at = 1, 0
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        line += text.count("\n", at, start)
        at = start
        source = _COMMENT.sub("", text[start:end]).replace("\n", " ")
        source = _BREAK.sub("\n", _CELL_ENDS.sub("    ", source))
        lines = [unmarked(f"<p>{one}") for one in source.split("\n")]
        # Europresse has the number with which its texts end above the article.
        ends = [one for one in lines if _NUMBER.search(one)]
        yield from ((line, one) for one in (*(one for one in lines if one not in ends), *ends))
