"""GDELT's Global Knowledge Graph 2.1: 27 columns parted by tabs, below no header.

The title of a page is among the extras of its record, its language in what the translation says.
Source: "The GDELT Global Knowledge Graph (GKG) Data Format Codebook", V2.1.
"""

from collections.abc import Iterator

import regex

from corpus.readers.records.records import Lines, Record, Report

_BEGINS = regex.compile(r"\d{14}-T?\d+\t\d{14}\t\d\t")
_TITLE = regex.compile(r"<PAGE_TITLE>(.*?)</PAGE_TITLE>")
_LANGUAGE = regex.compile(r"srclc:(\w{3})")
_DATE, _OUTLET, _ADDRESS, _TRANSLATION = 1, 3, 4, 25
_COLUMNS = 27


def is_gkg(line: str) -> bool:
    """Return whether a table that begins with *line* is one of the graph."""
    return _BEGINS.match(line) is not None


def gkg_records(lines: Lines, report: Report) -> Iterator[tuple[int, Record]]:
    """Yield the record of each line, without a headline where it has no title."""
    for number, line in lines:
        cells = line.split("\t")
        if not is_gkg(line) or len(cells) != _COLUMNS:
            if line.strip():
                report.fault(number, "no record of GDELT's graph; the line is left out")
            continue
        title, language = _TITLE.search(cells[-1]), _LANGUAGE.search(cells[_TRANSLATION])
        yield (
            number,
            {
                "headline": title[1] if title else "",
                "date": cells[_DATE],
                "language": language[1] if language else "",
                "url": cells[_ADDRESS],
                "source": cells[_OUTLET],
            },
        )
