"""The format of a file, by its name where that tells it and else by its content.

A format goes by the ending of its usual name, such as `.html`; `corpus.archive` has the reader of
each. Rules: WHATWG, "MIME Sniffing", for what begins with a mark of its format; the root element
for XML; one JSON value a line against one for the whole file; a header for CSV.
"""

import codecs
import json
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache

import regex

from corpus.patterns import pattern

HEAD = 2**14
"""So many bytes at the beginning of a file tell its format."""

COMPRESSED = (".gz", ".bz2", ".xz", ".zst")
"""The endings of a compressed file, which go before the one that says what it holds."""


@dataclass(frozen=True, slots=True)
class Content:
    """The format of a content: its *ending*, empty if nothing reads it, and its *kind*.

    *kind* says it to a reader of the report. *sure* is whether it bears a mark that other formats
    do not have, which counts for more than a name.
    """

    ending: str
    kind: str
    sure: bool = True


# What no reader is for, by the bytes at its beginning.
_FOREIGN = (
    (b"%PDF-", "a PDF document"),
    (b"PAR1", "a table in Parquet"),
    (b"ARROW1", "a table in Arrow"),
    (b"\xff\xd8", "a JPEG image"),
    (b"\x89PNG", "a PNG image"),
    (b"GIF8", "a GIF image"),
    (b"RIFF", "an image or a recording"),
    (b"II*\0", "a TIFF image"),
    (b"MM\0*", "a TIFF image"),
    (b"\0\0\1\0", "an icon"),
    (b"wOF", "a font"),
    (b"OTTO", "a font"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"ID3", "a recording"),
    (b"OggS", "a recording"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
)
_MARKED = (
    (b"\x1f\x8b", Content(".gz", "gzip")),
    (b"BZh", Content(".bz2", "bzip2")),
    (b"\xfd7zXZ\0", Content(".xz", "xz")),
    (b"\x28\xb5\x2f\xfd", Content(".zst", "Zstandard")),
    (b"\x5d\x2a\x4d\x18", Content(".zst", "Zstandard with a dictionary")),
    (b"PK\3\4", Content(".zip", "zip")),
    (b"PK\5\6", Content(".zip", "zip")),
    (b"WARC/", Content(".warc", "WARC")),
    (b"filedesc://", Content(".arc", "ARC")),
    (b"{\\rtf", Content(".rtf", "RTF")),
    (b"SQLite format 3\0", Content(".sqlite", "an SQLite database")),
    (b"bplist00", Content(".webarchive", "a property list")),
)
_FOREIGN_ROOTS = frozenset({"svg", "stylesheet", "transform", "plist", "kml", "gpx", "schema"})

_TAR = slice(257, 262), b"ustar"  # where its first header has its mark
_AGENCY_MESSAGE = pattern(rb"[\x00\x16\r\n ]*\x01[^\x01-\x04]{1,300}\x02[^\x03]")
_MARC = pattern(rb"\d{5}[a-z][a-z ]{4}22\d{5}.{3}4500")  # ISO 2709
_HTML = Content(".html", "HTML")
_XML = Content(".xml", "XML")

# What may stand before the root element of a document.
_PROLOGUE = pattern(
    r"^(?:\s+|<\?.*?\?>|<!--.*?-->|<!DOCTYPE\s+(?!html\b)[^\[>]*(?:\[.*?\]\s*)?>)*+",
    regex.DOTALL | regex.IGNORECASE,
)
_HTML_BEGINS = pattern(r"<(?:!doctype\s+html|html|head|body)\b", regex.IGNORECASE)
_ROOT = pattern(r"<(?:[\w.-]+:)?([\w.-]+)")
_ROOTS = frozenset(
    {"rss", "feed", "rdf", "urlset", "sitemapindex", "newsmessage", "newsitem", "packageitem"}
    | {"newsml", "nitf"}
)
_DOCTYPE = pattern(r"<!DOCTYPE\s+([\w.-]+)\s", regex.IGNORECASE)
_TAG = pattern(
    r"</?(?:a|article|div|h[1-6]|li|link|main|meta|nav|p|script|section|span|table|td|title|tr|ul)"
    r"[\s>]",
    regex.IGNORECASE,
)
_ANY_TAG = pattern(r"<[a-z/!?]", regex.IGNORECASE)
_ENOUGH_TAGS = 3  # in a text that is HTML without its first lines
_JSON_BEGINS = pattern(r'\{\s*["}]|\[\s*[\[{"\]]')
_HAR_BEGINS = pattern(r'\{\s*"log"\s*:\s*\{.*?"creator"\s*:', regex.DOTALL)
_POSTS = pattern(r"window\.YTD\.tweets?\.part\d+ = \[")  # an archive of Twitter
# The zip of an Office document begins with one of these files; "xl/" is in a workbook alone.
_WORKBOOK = pattern(
    rb"PK\x03\x04.{26}(?:\[Content_Types\]\.xml|_rels/|docProps/|xl/).*?PK\x03\x04.{26}xl/",
    regex.DOTALL,
)
_RIS = pattern(r"^\ufeff?TY  ?- [A-Z]+\s*$", regex.MULTILINE)
_BIBTEX = pattern(r"(?:%[^\n]*\n\s*)*@[A-Za-z]+\s*[{(]\s*[^\s,{}]+\s*,\s*[\w-]+\s*=")
_TAGGED = pattern(
    r"PMID- *\d+|%0 [A-Z]|RT [A-Z][a-z]+[^\n]*\n(?:(?!T1)[A-Z][A-Z0-9] [^\n]*\n)*+T1 "
)
_TAGS = {"P": ".nbib", "%": ".enw", "R": ".refworks"}  # by the first letter
_MBOX = pattern(r"From \S+ .{0,40}\d\d:\d\d.{0,40}\d{4}.{0,40}\n[\w-]+: ")
# The name of a file of Org may be that of a site, a.org, so its text has to be: by a line of what
# is set for all of it, a heading with a mark or a day as Org writes it, or a link.
_ORG = pattern(
    r"#\+[a-z_]+: |(?:[^\n]*\n){0,20}?\*+ "
    r"(?:TODO |DONE |[^\n]*[<\[]\d{4}-\d\d-\d\d \p{L}+\.?[>\]])"
    r"|(?:[^\n]*\n){0,20}?[^\n]*\[\[https?://[^\[\]\n]+\]\[[^\[\]\n]+\]\]",
    regex.IGNORECASE,
)
_WIKITEXT = pattern(
    r"^\{\|.*(?:\n.*){1,20}\n\|-"
    r"|^[*#]\s?\{\{[^{}\n]{3,200}\|\s*(?:title|titel|titre|título|titolo)\s*="
    r"|^(={2,6}) *[^\s=](?:.*[^\s=])? *\1 *$(?:\n.*){0,50}\n.*\[https?://\S+ [^\]\n]+\]",
    regex.MULTILINE,
)
_DOKUWIKI = pattern(
    r"^(={2,6}) [^\s=](?:.*[^\s=])? \1 *$(?:\n.*){0,50}\n(?:  +|\t)[*-] ", regex.MULTILINE
)
# What a reader of books marked, each with the place and the second: "My Clippings.txt".
_HIGHLIGHTS = pattern(
    r"[^\n]{1,500}\n- [^\n]{1,200} \| [^\n|]{1,80}\d[:.]\d\d[:.]\d\d[^\n|]{0,12}\n\n"
    r"(?:[^\n]*\n){1,20}?={10}\n"
)
_MIME_HEADER = pattern(r"(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)+")
_FIXED = 20  # lines that show that columns are of fixed width
_MOST_WORDS = 6  # of the name of a column
_ENOUGH_WIDE = 16  # bytes that show that every other one is 0
_MOST_CONTROLS = 0.02  # of the characters of a text; one in a broken encoding has a few
_CONTROLS = bytes(code for code in range(1, 32) if code not in b"\t\n\r\f\x1a\x1b")

_JSON = frozenset({".json", ".jsonl", ".ndjson"})
# What no JSON begins like, though a text may; a script around JSON may look like a text or a page.
_NEVER_JSON = frozenset({".csv", ".ris", ".bib", ".nbib", ".enw", ".refworks", ".mbox"})
_FAMILIES = (
    frozenset({".html", ".htm"}),
    frozenset({".xml", ".rss", ".atom", ".rdf", ".nitf", ".opml"}),
    _JSON,
    frozenset({".csv", ".tsv", ".tab"}),
    frozenset({".txt"}),
    frozenset({".mbox"}),
    frozenset({".iptc"}),
    frozenset({".sqlite"}),
    frozenset({".md", ".markdown"}),
    frozenset({".orgmode"}),
    frozenset({".rst"}),
    frozenset({".wiki", ".mediawiki"}),
    frozenset({".dokuwiki"}),
    frozenset({".adoc", ".asciidoc", ".asc"}),
    frozenset({".textile"}),
    frozenset({".mhtml", ".mht", ".eml"}),
    frozenset({".zip", ".wacz"}),
    frozenset({".docx", ".odt", ".ods", ".zip"}),
    frozenset({".rtf"}),
    frozenset({".tar"}),
    frozenset({".warc"}),
    frozenset({".arc"}),
    frozenset({".har"}),
    frozenset({".webarchive"}),
)


def named_format(name: str, endings: Collection[str]) -> str:
    """Return which of *endings* a file's *name* has, less those of `COMPRESSED`; empty if none.

    >>> named_format("2015/News.HTML.gz", [".html", ".csv"])
    '.html'
    """
    _, dot, ending = uncompressed(name).rpartition(".")
    return dot + ending if dot + ending in endings else ""


def is_named_compressed(name: str) -> bool:
    """Return whether a file's *name* says so."""
    return name.lower().endswith(COMPRESSED)


BINARY = Content("", "binary data", sure=False)
"""The content of a file whose bytes are no text but in an encoding that somebody states."""

_UNKNOWN = Content("", "nothing that is known", sure=False)
# What is text whatever it says, so that no bytes of another kind make one.
_TEXTS = (*(".html", ".htm", ".txt", ".md", ".markdown", ".csv", ".tsv", ".tab", ".ris", ".bib"),)
_PAGES = (".html", ".htm")
_OFFICE = (".xlsx", ".docx", ".odt", ".ods")  # which no text is
_UNTAGGED = Content(".txt", "plain text without a tag", sure=False)
_ZEROS = Content("", "nothing but zero bytes at its beginning")
_READ_FROM_THEIR_END = (".zip", ".wacz", ".xlsx")


def may_be(said: str, content: Content) -> bool:
    r"""Return whether a file said to have the ending *said* may have it, with *content*.

    >>> may_be(".txt", recognise(b"Fraud")), may_be(".txt", recognise(b"<!DOCTYPE html>"))
    (True, False)
    >>> may_be(".json", recognise(b"title,date\nFraud,2015")), may_be(".json", recognise(b"f([{"))
    (False, True)
    """
    if content == _ZEROS and said in _READ_FROM_THEIR_END:
        return True
    if (content == BINARY and said in _TEXTS) or (content == _UNTAGGED and said in _PAGES):
        return False
    if content.ending == ".csv" and said in (*_PAGES, *_OFFICE):
        return False
    if not content.sure:
        return said not in _JSON or content.ending not in _NEVER_JSON
    family = next((family for family in _FAMILIES if said in family), None)
    if family is None:  # a format whose files may begin in any way, but not in these
        return content.ending not in (".html", ".mhtml", ".warc")
    return content.ending in family


def uncompressed(name: str) -> str:
    """Return a file's *name* in lower case without the endings of `COMPRESSED`."""
    lower = name.lower()
    if lower.endswith(COMPRESSED):  # as few files are
        for ending in COMPRESSED:
            lower = lower.removesuffix(ending)
    return lower


@lru_cache(maxsize=1)  # since who reads a text asks again
def recognise(head: bytes) -> Content:
    """Return what a file is that begins with *head*, its first `HEAD` bytes or all it has."""
    if _WORKBOOK.match(head):
        return Content(".xlsx", "a workbook")
    for mark, content in _MARKED:
        if head.startswith(mark):
            return content
    for mark, kind in _FOREIGN:
        if head.startswith(mark):
            return Content("", kind)
    if head[_TAR[0]] == _TAR[1]:
        return Content(".tar", "tar")
    if _AGENCY_MESSAGE.match(head):
        return Content(".iptc", "messages of an agency (IPTC 7901)")
    if head and not head.strip(b"\0"):  # as a disk leaves what was not written to its end
        return _ZEROS
    if _MARC.match(head):
        return Content("", "records in MARC (ISO 2709)")
    text = _decoded(head)
    if text is None:
        # Zero bytes may be what a fault of a disk left of a text.
        return BINARY if _controls(head) > _MOST_CONTROLS * len(head) else _UNKNOWN
    begins = text.lstrip()
    if begins.startswith("<"):
        return _markup(begins)
    if _POSTS.match(begins):
        return Content(".json", "JSON in a script")
    if _JSON_BEGINS.match(begins):
        return _json(begins)
    if _MBOX.match(begins.replace("\r\n", "\n")):
        return Content(".mbox", "mails")
    if _HIGHLIGHTS.match(begins.replace("\r\n", "\n")):
        return Content("", "highlights of a Kindle")
    if _ORG.match(begins):
        return Content(".orgmode", "Org", sure=False)
    if begins.startswith("Content-Type: text/x-zim-wiki"):
        return Content(".dokuwiki", "a page of Zim")
    if "== " in text and _DOKUWIKI.search(text.replace("\r\n", "\n")):
        return Content(".dokuwiki", "a page of DokuWiki", sure=False)
    if ("{|" in text or "==" in text) and _WIKITEXT.search(text):
        return Content(".wiki", "wikitext", sure=False)
    if _is_mhtml(begins):
        return Content(".mhtml", "MHTML")
    if _RIS.search(text):
        return Content(".ris", "RIS", sure=False)
    if _TAGGED.match(begins):
        return Content(_TAGS[begins[0]], "references", sure=False)
    if _BIBTEX.match(begins):
        return Content(".bib", "BibTeX", sure=False)
    if len(_TAG.findall(text)) >= _ENOUGH_TAGS:
        return Content(".html", "HTML", sure=False)
    if is_table(begins):
        return Content(".csv", "CSV", sure=False)
    untagged = begins and not _ANY_TAG.search(begins)
    return _UNTAGGED if untagged else Content(".txt", "plain text", sure=False)


def _decoded(head: bytes) -> str | None:
    """Return *head* as a text in which ASCII is right, None if it is no text."""
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if head.startswith(mark):
            return head[len(mark) :].decode(encoding, "replace")
    half = len(head) // 2
    if (
        len(head) >= _ENOUGH_WIDE and head.count(0) > half // 2
    ):  # UTF-16 without its mark: every other byte is 0
        for encoding, zeros in (("utf-16-le", head[1::2]), ("utf-16-be", head[::2])):
            if zeros.count(0) > half // 2 and zeros.count(0) == head.count(0):
                return head.decode(encoding, "replace")
    text = head.decode("latin-1")
    controls = _controls(head) + head.count(0)
    return None if controls > _MOST_CONTROLS * len(text) else text


def _controls(head: bytes) -> int:
    """Return how many bytes of *head* are characters that no text has, but for zeros."""
    return len(head) - len(head.translate(None, _CONTROLS))


def _markup(text: str) -> Content:
    """Return what a text is that begins with a tag."""
    begins = _PROLOGUE.sub("", text, count=1)
    if _HTML_BEGINS.match(begins):
        return _HTML
    root = _ROOT.match(begins)
    name = root[1].lower() if root else ""
    if name in _FOREIGN_ROOTS:
        return Content("", f"XML that holds no news ({name})")
    if name in _ROOTS or text.startswith("<?xml"):
        return _XML
    if (declared := _DOCTYPE.match(text)) and declared[1].lower() != "html":
        # XML may lack its declaration, so a name that says that it is XML counts.
        return Content("", f"SGML ({declared[1][:40]})", sure=False)
    return Content(".html", "HTML", sure=False)


def _json(begins: str) -> Content:
    if _HAR_BEGINS.match(begins):
        return Content(".har", "a HAR")
    first, _, rest = begins.partition("\n")
    if _is_json(first) and rest.lstrip().startswith("{"):
        return Content(".jsonl", "JSON, a value a line")
    return Content(".json", "JSON")


def _is_json(line: str) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def _is_mhtml(begins: str) -> bool:
    header = _MIME_HEADER.match(begins.replace("\r\n", "\n"))
    lower = header[0].lower() if header else ""
    return "mime-version:" in lower and "multipart/related" in lower


def is_table(begins: str) -> bool:
    """Return whether the first line is a header, by whose delimiter the lines below are parted.

    So are those of a table of fixed width, below a header among the first ones.
    """
    from corpus.readers.records.columns import find_columns  # loads what reads dates, too
    from corpus.readers.tabular.fixed_width import fixed_columns

    if "  " in begins and fixed_columns(begins.splitlines()[:_FIXED], ()):
        return True

    lines = [line for line in begins.splitlines()[:4] if line.strip()]
    if len(lines) > 1 and lines[0].lower().startswith("sep="):
        lines = lines[1:]
    delimiter = max(",;\t|", key=lines[0].count) if lines else ","
    cells = lines[0].split(delimiter) if lines else []
    columns = find_columns(tuple(cell.strip(' "') for cell in cells)).names
    return (
        bool(columns["headline"])
        and sum(map(bool, columns.values())) > 1
        and all(len(cell.split()) < _MOST_WORDS for cell in cells)
        and all(line.count(delimiter) >= len(cells) - 1 for line in lines[1:3])
    )
