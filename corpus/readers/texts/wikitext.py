"""Wikitext, as MediaWiki and DokuWiki keep it: it becomes Markdown, each line in its place.

Sources: MediaWiki, "Help:Formatting", "Help:Links" and "Help:Tables"; DokuWiki, "Formatting
Syntax", which Zim shares. Templates and references say nothing here, but in a list of citations
each is a record.
"""

from collections.abc import Iterator

import regex

from corpus.read_context import ReadContext
from corpus.readers.records.column_names import key_of
from corpus.readers.records.records import Item, Record, read_records
from corpus.readers.texts.plain_markup import Rule, read_markup, replaced

_FLAGS = regex.MULTILINE
_REFERENCES = regex.compile(r"<ref[^<>]*/>|<ref[^<>]*>[^<>]*</ref>|<!--[^\n]{0,2000}?-->")
_RULES: tuple[Rule, ...] = (
    (_REFERENCES, ""),
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
_DEFINED = regex.compile(r"\S[ \t]+:[ \t]+\S")
_BETWEEN = regex.compile(r"\|\||!!")


_DOKUWIKI: tuple[Rule, ...] = (
    (  # what Zim says of a page
        regex.compile(r"\A(?:[\w-]+: [^\n]*\n)+|^Created \p{Lu}[^\n]{8,40}$", _FLAGS),
        lambda found: "\n" * found[0].count("\n"),
    ),
    (
        regex.compile(r"^[ \t]*(={2,6})[ \t]*(\S[^\n]{0,500}?)[ \t]*\1[ \t]*$", _FLAGS),
        lambda found: f"{'#' * (7 - len(found[1]))} {found[2]}",
    ),
    (regex.compile(r"^(?: {2,}|\t+)\*[ \t]*(?=\S)", _FLAGS), "* "),
    (regex.compile(r"^(?: {2,}|\t+)-[ \t]*(?=\S)", _FLAGS), "1. "),
    (regex.compile(r"\[\[(https?://[^\[\]|\s]+)\|([^\[\]\n]+)\]\]"), r"[\2](\1)"),
    (regex.compile(r"\[\[(?:[^\[\]|\n]+\|)?([^\[\]|\n]+)\]\]"), r"\1"),
    (regex.compile(r"(?<!:)//(?=\S)([^\n/]+?)(?<!:)//"), r"*\1*"),
    (regex.compile(r"~~[A-Z]+~~|\{\{[^{}\n]*\}\}|\\\\(?=\s)|</?(?:wrap|sub|sup|del)[^<>]*>"), ""),
)
_ROW = regex.compile(r"[|^].*[|^]\s*")
_CITATION = regex.compile(
    r"^[*#:]+[^{}\n]{0,200}\{\{\s*[^{}|\n]{3,40}(?P<fields>\|[^{}]{10,2000})\}\}", _FLAGS
)
_OF_ARCHIVING = regex.compile(
    r"access|archiv|abruf|zugriff|consul|acces|visto|acceso|arkiv|hämt|besök|доступ|архив|閲覧",
    regex.IGNORECASE,
)
_ITEM = regex.compile(r"^[*#]", _FLAGS)
# What templates of citations call the newspaper.
_WORKS = ("work", "werk", "sammelwerk", "périodique", "obra", "publicación", "opera", "magazine")


def read_wikitext(context: ReadContext) -> Iterator[Item]:
    """Yield the headlines of a page of a wiki, or what its list of citations says."""
    source = context.document()
    cited = _citations(source) if source else []
    if source and cited and 2 * len(cited) >= len(_ITEM.findall(source)):
        yield from read_records(context, cited)
    else:
        yield from read_markup(context, (), _prepared)


def read_dokuwiki(context: ReadContext) -> Iterator[Item]:
    """Yield the headlines of a page of DokuWiki."""
    return read_markup(context, _DOKUWIKI, _with_dokuwiki_tables)


def _prepared(source: str) -> str:
    return "\n".join(_with_tables(_with_terms(replaced(source, _RULES).split("\n"))))


def _with_terms(lines: list[str]) -> list[str]:
    """Return *lines* with the terms of lists of definitions as headings above what is of them.

    A term may have its definition in its line: "; 12 May 2015 : Ferry adrift".
    """
    made = []
    below = False  # whether the line is right below a term or what is of it
    in_item = False  # whether it is right below an item of a list or a remark on that
    for line in lines:
        below = line.startswith(";") or (below and line.startswith(":"))
        in_item = line.startswith(("* ", "1. ")) or (in_item and line.startswith(":"))
        text = line.lstrip(";: \t")
        if not text or not (below or (in_item and line.startswith(":"))):
            made.append(line)
        elif not below:
            made.append(f"> {text}")
        elif line.startswith(";") and not _DEFINED.search(text):
            made.append(f"###### {text}")
        else:
            made.append(f"* {text}")
    return made


def _citations(source: str) -> list[tuple[int, Record]]:
    """Return what those templates outside of references say that have a title and a date."""
    cited: list[tuple[int, Record]] = []
    source = _REFERENCES.sub(lambda found: "\n" * found[0].count("\n"), source)
    for found in _CITATION.finditer(source):
        fields: dict[str, str] = {}
        for part in found["fields"].split("|")[1:]:
            name, _, value = (text.strip() for text in part.partition("="))
            name = "newspaper" if name.casefold() in _WORKS else name
            if value and key_of(name) and not _OF_ARCHIVING.search(name):
                fields.setdefault(name, replaced(value, _RULES))
        if {"headline", "date"} <= set(map(key_of, fields)):
            cited.append((source.count("\n", 0, found.start()) + 1, fields))
    return cited


def _with_dokuwiki_tables(source: str) -> str:
    """Return *source* with tables as those of Markdown; the header takes the line above it, too."""
    lines = source.split("\n")
    for at, line in enumerate(lines):
        if not _ROW.fullmatch(line):
            continue
        cells = [
            cell.strip() for cell in regex.split(r"[|^](?![^\[\]]{0,300}\]\])", line.strip())[1:-1]
        ]
        row = f"| {' | '.join(cells)} |"
        if at and lines[at - 1].startswith("|"):
            lines[at] = row
        elif at and not lines[at - 1].strip():
            lines[at - 1], lines[at] = row, "|---" * len(cells) + "|"
    return "\n".join(lines)


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
