"""Org, reStructuredText, Textile: they become Markdown, each line in its place, and are read as it.

Sources: the manual of Org 9 ("Headlines", "Hyperlinks", "Timestamps"), that of Docutils
("Sections", "Hyperlink References", "Tables", "Explicit Markup Blocks") and that of Textile. What
is neither of headings, links, tables nor dates stays as it is.
"""

from collections.abc import Callable, Iterator, Sequence

import regex

from corpus.read_context import ReadContext
from corpus.readers.records.records import Item
from corpus.readers.texts.markdown import read_source

Rule = tuple[regex.Pattern[str], str | Callable[[regex.Match[str]], str]]
"""What is replaced in a text, and what it becomes in Markdown."""

_FLAGS = regex.MULTILINE | regex.IGNORECASE
_ORG: tuple[Rule, ...] = (
    (regex.compile(r"^#\+title:[ \t]*", _FLAGS), "# "),
    # In the drawer of a headline; when a note was taken (CREATED) says nothing of its date.
    (regex.compile(r"^[ \t]*:(?:date|published|pub_?date|publication_date):(?=[ \t])", _FLAGS), ""),
    (regex.compile(r"^(?:#\+\w+:.*|[ \t]*:[\w-]+:.*|#(?: .*)?)$", _FLAGS), ""),
    (regex.compile(r"^\*++(?=[ \t])", _FLAGS), lambda found: "#" * min(6, len(found[0]))),
    (regex.compile(r"(?<=^#+[ \t]+)(?:TODO|DONE)[ \t]+", _FLAGS), ""),
    (regex.compile(r"[ \t]+:[\p{L}\d_@#%:]+:[ \t]*$", _FLAGS), ""),
    (regex.compile(r"\[\[([^\[\]\n]+)\]\[([^\[\]\n]+)\]\]"), r"[\2](\1)"),
    (regex.compile(r"[<\[](\d{4}-\d\d-\d\d)(?: \p{L}+\.?)?(?: [\d:-]+)?[>\]]"), r"\1"),
)
_RST: tuple[Rule, ...] = (
    (regex.compile(r"^\.\.(?:[ \t].*)?$|^[ \t]+:[\w-]+:.*$", _FLAGS), ""),
    (regex.compile(r"^([=~^\"'#*+-])\1{2,}[ \t]*$(?=\n[ \t]?\S)", _FLAGS), ""),
    (regex.compile(r"(?<=^\S[^\n]*\n)([=~^\"'#*+-])\1{2,}[ \t]*$", _FLAGS), "---"),
    (regex.compile(r"^:(\d[^:\n]{1,30}):[ \t]+(?=\S)", _FLAGS), r"* \1: "),  # a field by its day
    (regex.compile(r"`([^`<>\n]+?)\s*<([^<>`\s]+)>`__?"), r"[\1](\2)"),
)


_TEXTILE: tuple[Rule, ...] = (
    (regex.compile(r"^#+(?=[ \t])", _FLAGS), "1."),
    (regex.compile(r"^h([1-6])\S{0,30}?\.[ \t]+", _FLAGS), lambda found: f"{'#' * int(found[1])} "),
    (regex.compile(r"^(?:p|bq|notextile)\S{0,30}?\.\.?[ \t]+", _FLAGS), ""),
    (regex.compile(r"^\*+(?=[ \t])", _FLAGS), "*"),
    (
        regex.compile(r"\"([^\"\n]+?)(?:\([^()\n]*\))?\":(https?://[^\s|]*[^\s|.,;:!?)])"),
        r"[\1](\2)",
    ),
    # A row, for which Markdown needs a header.
    (regex.compile(r"^\|(.*\S)[ \t]*\|[ \t]*$", _FLAGS), lambda found: f"* {_cells(found[1])}"),
)


def _cells(row: str) -> str:
    return "" if row.startswith("_.") else " | ".join(map(str.strip, row.split("|")))


def read_org(context: ReadContext) -> Iterator[Item]:
    """Yield the headlines of a file of Org, or the article that it is."""
    return read_markup(context, _ORG)


def read_rst(context: ReadContext) -> Iterator[Item]:
    """Yield the headlines of a file of reStructuredText, or the article that it is."""
    return read_markup(context, _RST, _with_tables)


def read_textile(context: ReadContext) -> Iterator[Item]:
    """Yield the headlines of a file of Textile, or the article that it is."""
    return read_markup(context, _TEXTILE)


def read_markup(
    context: ReadContext, rules: Sequence[Rule], prepared: Callable[[str], str] = str
) -> Iterator[Item]:
    """Yield what a file says that becomes Markdown by *prepared*, then by *rules*.

    Neither adds lines nor takes any.
    """
    source = context.document()
    if source is None:
        return
    yield from read_source(replaced(prepared(source.replace("\r\n", "\n")), rules), context)


def replaced(source: str, rules: Sequence[Rule]) -> str:
    """Return *source* with what each of *rules* makes of it, one after the other."""
    for pattern, markdown in rules:
        source = pattern.sub(markdown, source)
    return source


_BORDER = regex.compile(r"=+(?: +=+){1,99}+")  # of a simple table, and between its columns
_GRID = regex.compile(r"\+(?:[-=]+\+)+")


def _with_tables(source: str) -> str:
    """Return a text of reStructuredText with its tables as those of Markdown, line by line."""
    lines = []
    columns: list[tuple[int, int]] = []  # of the simple table that is open
    borders = 0
    for line in source.split("\n"):
        plain = line.rstrip()
        if _BORDER.fullmatch(plain):
            if not columns:
                columns = [one.span() for one in regex.finditer("=+", plain)]
                borders = 0
            borders += 1
            lines.append("|---" * len(columns) + "|" if borders == 2 else "")
            columns = columns if borders < 3 else []
        elif _GRID.fullmatch(plain):
            lines.append(_grid_line(plain, lines[-1] if lines else ""))
        elif columns and plain and (row := _row(plain, columns)):
            lines.append(row)
        else:
            columns = columns if not plain else []
            lines.append(line)
    return "\n".join(lines)


def _grid_line(line: str, above: str) -> str:
    """Return the *line* between two rows of a grid, empty if none is *above*."""
    columns = line.count("+") - 1
    if "=" in line:
        return "|---" * columns + "|"
    return "|" * (columns + 1) if above.startswith("|") else ""


def _row(line: str, columns: list[tuple[int, int]]) -> str:
    """Return a *line* of a simple table as a row, empty if it has text between *columns*."""
    begins = [begin for begin, _ in columns]
    ends = [*(end for _, end in columns[:-1]), len(line)]
    gaps = zip(ends, begins[1:], strict=False)
    if any(line[end:begin].strip() for end, begin in gaps):
        return ""
    cells = (line[begin:end].strip() for begin, end in zip(begins, ends, strict=True))
    return f"| {' | '.join(cells)} |"
