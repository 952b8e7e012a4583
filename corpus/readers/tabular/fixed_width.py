"""Tables of fixed width: columns that begin at the same place in each line, below their names."""

from collections.abc import Iterator, Sequence

import regex

from corpus.readers.records.columns import Stated, columns_of
from corpus.readers.records.records import Lines

_LEAST_ROWS = 2
_MOST_LINES = 10  # among which the header is sought
_NAME = regex.compile(r"\S+(?: \S+)*")  # parted by two spaces or more
_RULE = regex.compile(r"[\s=_+|-]+")  # between the header and its rows

Offsets = tuple[int, ...]


def fixed_columns(lines: Sequence[str], stated: Stated) -> tuple[int, Offsets] | None:
    """Return which of *lines* is the header of such a table, and where its columns begin.

    None if there is none: no line has two of our columns set apart by spaces, that of headlines
    among them, or a row below has a word across a boundary.
    """
    for at, line in enumerate(lines[:_MOST_LINES]):
        if "  " not in line or "\t" in line:
            continue
        names = list(_NAME.finditer(line))
        columns = columns_of(tuple(name[0] for name in names), stated).names
        if not columns["headline"] or sum(map(bool, columns.values())) < 2:
            continue
        offsets = tuple(name.start() for name in names)
        rows = [row for row in lines[at + 1 :] if row.strip() and not _RULE.fullmatch(row)]
        fit = all(row[begin - 1 : begin] in (" ", "") for row in rows for begin in offsets[1:])
        if fit and len(rows) >= _LEAST_ROWS:
            return at, offsets
    return None


def fixed_rows(lines: Lines, offsets: Offsets) -> Iterator[tuple[int, list[str]]]:
    """Yield the cells of each of *lines*, whose columns begin at *offsets*."""
    ends = (*offsets[1:], None)
    for number, line in lines:
        if line.strip() and not _RULE.fullmatch(line):
            spans = zip((0, *offsets[1:]), ends, strict=True)
            yield number, [line[begin:end].strip() for begin, end in spans]
