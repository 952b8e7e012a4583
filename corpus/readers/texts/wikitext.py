"""Wikitext, as MediaWiki keeps it: it becomes Markdown, each line in its place, which is read.

Source: MediaWiki, "Help:Formatting", "Help:Links" and "Help:Tables". Templates and references say
nothing here.
"""

from collections.abc import Callable, Iterator

import regex

from corpus.read_context import ReadContext
from corpus.readers.records.records import Item
from corpus.readers.texts.markdown import read_source

_FLAGS = regex.MULTILINE
_RULES: tuple[tuple[regex.Pattern[str], str | Callable[[regex.Match[str]], str]], ...] = (
    (regex.compile(r"<ref[^<>]*/>|<ref[^<>]*>[^<>]*</ref>|<!--[^\n]{0,2000}?-->"), ""),
    (regex.compile(r"\{\{[^{}\n]*\}\}"), ""),
    (regex.compile(r"^#+(?=\s)", _FLAGS), "1."),
    (regex.compile(r"^\*+(?=\s?\S)", _FLAGS), "* "),
    (regex.compile("'''"), "**"),
    (regex.compile("''"), "*"),
    (
        regex.compile(r"^(={1,6})[ \t]*(\S[^\n]{0,500}?)[ \t]*+\1[ \t]*$", _FLAGS),
        lambda found: f"{'#' * len(found[1])} {found[2]}",
    ),
    (regex.compile(r"\[\[(?:[^\[\]|\n]+\|)?([^\[\]|\n]+)\]\]"), r"\1"),
    (regex.compile(r"\[(https?://[^\s\[\]]+)[ \t]+([^\[\]\n]+)\]"), r"[\2](\1)"),
)
_ATTRIBUTES = regex.compile(r"\s*(?:[\w-]+=(?:\"[^\"]*+\"|[^\s|\"]++)\s*+)++\|(?!\|)")
_BETWEEN = regex.compile(r"\|\||!!")


def read_wikitext(context: ReadContext) -> Iterator[Item]:
    """Yield the headlines of a page of a wiki."""
    source = context.document()
    if source is None:
        return
    source = source.replace("\r\n", "\n")
    for pattern, markdown in _RULES:
        source = pattern.sub(markdown, source)
    yield from read_source("\n".join(_with_tables(source.split("\n"))), context)


def _with_tables(lines: list[str]) -> list[str]:
    """Return *lines* with tables as those of Markdown, each row in the line where it begins."""
    made = [""] * len(lines)
    row: list[str] = []
    first = 0  # where the row begins that is open
    headed = within = False  # whether the table has its header, and whether one is open
    for at, line in enumerate(lines):
        plain = line.strip()
        begins, ends = plain.startswith("{|"), plain.startswith("|}")
        if not within and not begins:
            made[at] = line
        elif begins or ends or plain.startswith("|-"):
            if row:
                made[first] = f"| {' | '.join(row)} |"
                size = len(row)
                for blank in range(first + 1, at + (not ends)):  # no empty line ends the table
                    made[blank] = "|" * (size + 1)
                if not headed:  # the first row is the header
                    made[first + 1] = "|---" * size + "|"
                headed = True
            row, within = [], not ends
            headed = headed and not (begins or ends)
        elif plain.startswith(("|", "!")) and not plain.startswith("|+"):
            first = at if not row else first
            row += [_cell(cell) for cell in _BETWEEN.split(plain[1:])]
        elif row and plain:  # a cell goes on
            row[-1] += f" {plain}"
    return made


def _cell(text: str) -> str:
    return _ATTRIBUTES.sub("", text, count=1).strip().replace("|", "\\|")
