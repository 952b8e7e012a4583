"""Org and reStructuredText: they become Markdown, each line in its place, and are read as that.

Sources: the manual of Org 9 ("Headlines", "Hyperlinks", "Timestamps") and that of Docutils
("Sections", "Hyperlink References"). What is neither of headings, links nor dates stays as it is.
"""

from collections.abc import Callable, Iterator

import regex

from corpus.read_context import ReadContext
from corpus.readers.markdown import read_source
from corpus.readers.records import Item

_Rule = tuple[regex.Pattern[str], str | Callable[[regex.Match[str]], str]]

_FLAGS = regex.MULTILINE | regex.IGNORECASE
_ORG: tuple[_Rule, ...] = (
    (regex.compile(r"^#\+title:[ \t]*", _FLAGS), "# "),
    (regex.compile(r"^(?:#\+\w+:.*|[ \t]*:[\w-]+:.*|#(?: .*)?)$", _FLAGS), ""),
    (regex.compile(r"^\*++(?=[ \t])", _FLAGS), lambda found: "#" * min(6, len(found[0]))),
    (regex.compile(r"(?<=^#+[ \t]+)(?:TODO|DONE)[ \t]+", _FLAGS), ""),
    (regex.compile(r"[ \t]+:[\p{L}\d_@#%:]+:[ \t]*$", _FLAGS), ""),
    (regex.compile(r"\[\[([^\[\]\n]+)\]\[([^\[\]\n]+)\]\]"), r"[\2](\1)"),
    (regex.compile(r"[<\[](\d{4}-\d\d-\d\d)(?: \p{L}+\.?)?(?: [\d:-]+)?[>\]]"), r"\1"),
)
_RST: tuple[_Rule, ...] = (
    (regex.compile(r"^([=~^\"'#*+-])\1{2,}[ \t]*$(?=\n[ \t]?\S)", _FLAGS), ""),
    (regex.compile(r"(?<=^\S[^\n]*\n)([=~^\"'#*+-])\1{2,}[ \t]*$", _FLAGS), "---"),
    (regex.compile(r"`([^`<>\n]+?)\s*<([^<>`\s]+)>`__?"), r"[\1](\2)"),
)


def read_org(context: ReadContext) -> Iterator[Item]:
    """Yield the headlines of a file of Org, or the article that it is."""
    return _read(context, _ORG)


def read_rst(context: ReadContext) -> Iterator[Item]:
    """Yield the headlines of a file of reStructuredText, or the article that it is."""
    return _read(context, _RST)


def _read(context: ReadContext, rules: tuple[_Rule, ...]) -> Iterator[Item]:
    source = context.document()
    if source is None:
        return
    source = source.replace("\r\n", "\n")
    for pattern, markdown in rules:
        source = pattern.sub(markdown, source)
    yield from read_source(source, context)
