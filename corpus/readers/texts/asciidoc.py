"""AsciiDoc: it becomes Markdown, each line in its place, and is read as that.

Source: the documentation of Asciidoctor ("Document Header", "Sections", "Lists", "Links",
"Tables"). Of the header the title counts, and the day of an attribute that names one.
"""

from collections.abc import Iterator

import regex

from corpus.read_context import ReadContext
from corpus.readers.records.records import Item
from corpus.readers.texts.plain_markup import Rule, read_markup

_FLAGS = regex.MULTILINE | regex.IGNORECASE
_RULES: tuple[Rule, ...] = (
    (regex.compile(r"^//.*$", _FLAGS), ""),
    (
        regex.compile(r"^:(?:[\w-]{1,30}-|rev)?(?:date|published|pubdate):(?=[ \t])[ \t]*", _FLAGS),
        "",
    ),
    # The author and the revision below the title, other attributes, and what is set of a block.
    (
        regex.compile(
            r"(?<=\A\s*= [^\n]*\n)(?:(?!\d{4}-\d\d-\d\d\s*$)[^\n:][^\n]*\n){1,2}", _FLAGS
        ),
        lambda found: "\n" * found[0].count("\n"),
    ),
    (regex.compile(r"^:!?[\w-]{1,60}+!?:.*$|^\[[^\[\]\n]*\]$|^\.[^\s.].*$", _FLAGS), ""),
    (regex.compile(r"^(?:\w+::\S*\[.*\]|([-=*_+.])\1{3,}|--|'''|<<<)[ \t]*$", _FLAGS), ""),
    (
        regex.compile(r"^(={1,6})[ \t]+(\S[^\n]{0,500}?)(?:[ \t]+\1)?[ \t]*$", _FLAGS),
        lambda found: f"{'#' * len(found[1])} {found[2]}",
    ),
    (regex.compile(r"^[ \t]*(?:\*+|-)[ \t]+(?:\[[ x*]\][ \t]+)?", _FLAGS), "* "),
    (regex.compile(r"^\.+[ \t]+", _FLAGS), "1. "),
    (regex.compile(r"^([^\n:|]{1,60}):::?(?:[ \t]+|$)", _FLAGS), r"* \1: "),
    (regex.compile(r"^\+$|[ \t]\+$", _FLAGS), ""),
    (
        regex.compile(
            r"(?:link:)?(https?://[^\s\[\]]{1,999}+|(?<=link:)[^\s\[\]]{1,500}+)\[([^\[\]\n]{1,500}?)\^?\]"
        ),
        lambda found: f"[{found[2].partition(',window=')[0]}]({found[1]})",
    ),
    (
        regex.compile(
            r"(?:xref:[^\s\[\]]{1,200}+\[|<<[^\s<>,]{1,200}+, ?)([^\[\]<>\n]{1,500}+)(?:\]|>>)"
        ),
        r"\1",
    ),
)
_TABLE = "|==="
_MOST_COLUMNS = 100
_CELL = regex.compile(r"(?:^|(?<=\s))(?:[\d.]*[+*])?[<^>.]{0,4}[adehlms]?\|")


def read_asciidoc(context: ReadContext) -> Iterator[Item]:
    """Yield the headlines of a file of AsciiDoc, or the article that it is."""
    return read_markup(context, _RULES, _with_tables)


def _with_tables(source: str) -> str:
    """Return a text with its tables as those of Markdown, each row in the line where it begins."""
    lines = source.split("\n")
    bounds = [at for at, line in enumerate(lines) if line.strip() == _TABLE]
    for begin, end in zip(bounds[::2], bounds[1::2], strict=False):
        cells = [
            (at, cell.strip())
            for at in range(begin + 1, end)
            for cell in _CELL.split(lines[at])[1:]
        ]
        first = next((at for at, _ in cells), end)
        size = sum(at == first for at, _ in cells)
        if size == 1:  # each cell has its line: a row ends with an empty one
            size = next(
                (n for n, (at, _) in enumerate(cells, 1) if not lines[at + 1].strip()), len(cells)
            )
        if not 0 < size <= _MOST_COLUMNS:
            continue
        rows = [cells[at : at + size] for at in range(0, len(cells), size)]
        lines[begin:end] = ["|" * (size + 1)] * (end - begin)
        lines[end] = ""
        for number, row in enumerate(rows):
            at = row[0][0] - (number == 0)  # above the first row there is room for what parts it
            lines[at] = f"| {' | '.join(cell for _, cell in row)} |"
        lines[first] = "|---" * size + "|"
    return "\n".join(lines)
