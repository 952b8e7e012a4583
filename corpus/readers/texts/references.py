"""References: RIS and BibTeX, record by record, however many a file has.

Read here and not with rispy 0.10, bibtexparser 2.1 or pybtex 0.26, which hold a whole file in
memory. Dateline's own exports in these formats name its permanent address first, and have what
there is no field for in notes.
"""

from collections.abc import Iterator, Mapping

import regex

from corpus.read_context import ReadContext
from corpus.readers.records.exports import FIRST_PUBLISHED, own_reference
from corpus.readers.records.records import Item, Lines, Record, Report, read_line_records
from corpus.readers.records.values import labels

LONGEST_VALUE = 10_000
"""So long may a value become that goes on over several lines, in characters."""

_TAG = regex.compile(r"([A-Z][A-Z0-9])  ?-(?: (.*)|\s*)$")


def read_ris(context: ReadContext) -> Iterator[Item]:
    """Yield what the references of a RIS file say."""
    return read_line_records(context, _ris_records)


def _ris_records(lines: Lines, report: Report) -> Iterator[tuple[int, Record]]:
    fields: list[tuple[str, str]] = []
    first = 0
    for number, line in lines:
        found = _TAG.match(line.strip("\ufeff "))
        if found and found[1] == "TY":
            if fields:
                report.note("a reference has no end (ER)")
                yield first, _of_ris(fields)
            first, fields = number, [("TY", found[2] or "")]
        elif found and found[1] == "ER":
            if fields:
                yield first, _of_ris(fields)
            fields = []
        elif found and fields:
            fields.append((found[1], (found[2] or "").strip()))
        elif fields and line.strip():
            tag, value = fields[-1]
            if len(value) < LONGEST_VALUE:
                fields[-1] = (tag, f"{value} {line.strip()}")
    if fields:
        yield first, _of_ris(fields)


def _of_ris(fields: list[tuple[str, str]]) -> Record:
    def first(*tags: str) -> str:
        return next((value for tag in tags for name, value in fields if name == tag and value), "")

    own = first("DB") == "Dateline"
    addresses = [value for tag, value in fields if tag in ("UR", "L2", "LK") and value][own:]
    record = {
        "headline": first("TI", "T1", "CT", "BT"),
        "date": _ris_date(first("DA", "Y1", "PY")) or first("PY"),
        "language": first("LA"),
        "topic": [value for tag, value in fields if tag == "KW" and value],
        "description": first("AB", "N2"),
        "url": next(iter(addresses), ""),
        "source": first("T2", "JF", "JO", "JA", "T3", "PB"),
    }
    if not own:
        return record
    notes = " ".join(value for tag, value in fields if tag == "N1")
    return own_reference(first("ID"), record, notes)


def _ris_date(text: str) -> str:
    """Return a date of RIS, `YYYY/MM/DD/other information` with parts left out, as ISO 8601."""
    parts = text.split("/")
    if len(parts) < 2 or not parts[0].isdecimal():
        return text
    numbers = []
    for part in parts[:3]:
        if not part.strip().isdecimal():
            break
        numbers.append(part.strip().zfill(2))
    return "-".join(numbers)


def read_bibtex(context: ReadContext) -> Iterator[Item]:
    """Yield what the entries of a BibTeX or BibLaTeX file say."""
    return read_line_records(context, _bibtex_records)


_ENTRY = regex.compile(r"\s*@(\w+)\s*[{(]")
_FIELD = regex.compile(r"[\s,]*([\p{L}_][\w-]*)\s*=\s*")
_LITERAL = ("url", "doi", "file")
_TIE = regex.compile(r"(?<!\\)~")
_JOINED = regex.compile(r"\s*#\s*")  # "12~" # may
_NO_ENTRY = ("comment", "string", "preamble")
LONGEST_ENTRY = 2**16
"""The longest entry of BibTeX that is read, in characters."""


def _bibtex_records(lines: Lines, report: Report) -> Iterator[tuple[int, Record]]:
    first, entry, depth = 0, "", 0
    for number, line in lines:
        if not entry and not _ENTRY.match(line):
            continue
        if not entry:
            first, depth = number, 0
        entry += line + "\n"
        bare = line.replace("\\{", "").replace("\\}", "")
        depth += bare.count("{") - bare.count("}")
        if depth > 0 and len(entry) < LONGEST_ENTRY:
            continue
        if depth > 0:
            report.fault(first, "the entry has no end and is left out")
        elif record := _of_bibtex(entry):
            yield first, record
        entry = ""
    if entry:
        report.fault(first, "the entry has no end and is left out")


def _of_bibtex(entry: str) -> Record | None:
    head = _ENTRY.match(entry)
    if head is None or head[1].lower() in _NO_ENTRY:
        return None
    fields: dict[str, str] = {}
    linked: dict[str, str] = {}
    at = max(entry.find(",", head.end()), head.end())
    while found := _FIELD.match(entry, at):
        value, at = _bibtex_value(entry, found.end())
        while joined := _JOINED.match(entry, at):
            more, at = _bibtex_value(entry, joined.end())
            value += more
        name = found[1].lower()
        if name not in fields and (link := _LINK.search(value)):
            linked[name] = _without_tex(link["url"] or link["href"])
        fields.setdefault(name, _without_tex(value if name in _LITERAL else _TIE.sub(" ", value)))
    if bare := _WEB.search(fields.get("howpublished", "")):
        linked.setdefault("howpublished", bare[0])
        fields["howpublished"] = _outlet(*fields["howpublished"].split(bare[0], 1))
    addresses = (linked.get("url"), fields.get("url"), *map(linked.get, _LINKED))
    keywords = labels(fields.get("keywords", ""), "keywords")
    langid = fields.get("langid", "")
    record = {
        "headline": fields.get("title", ""),
        "date": _bibtex_date(fields),
        "language": fields.get("language") or _LANGIDS.get(langid.lower(), langid),
        "topic": keywords,
        "description": fields.get("abstract", ""),
        "url": next(filter(None, addresses), ""),
        "source": next((fields[key] for key in _OUTLETS if fields.get(key)), ""),
    }
    key = entry[head.end() :].partition(",")[0].strip()
    if not key.startswith("dateline-"):
        return record
    published = FIRST_PUBLISHED.match(fields.get("note", ""))
    return own_reference(
        key.removeprefix("dateline-"),
        record
        | {
            "topic": [keyword.replace(" / ", ", ") for keyword in keywords],
            "url": published[1] if published else "",
        },
        fields.get("annote", ""),
    )


# The names that biblatex 3.19 has for languages, beside those in English and in themselves.
_LANGIDS = {
    "american": "en",
    "australian": "en",
    "british": "en",
    "canadian": "en",
    "newzealand": "en",
    "austrian": "de",
    "naustrian": "de",
    "ngerman": "de",
    "nswissgerman": "de",
    "swissgerman": "de",
    "brazil": "pt",
    "brazilian": "pt",
    "portuges": "pt",
    "francais": "fr",
    "canadien": "fr",
    "acadian": "fr",
    "mexican": "es",
    "farsi": "fa",
    "magyar": "hu",
    "norsk": "no",
    "nynorsk": "no",
    "serbianc": "sr",
    "slovene": "sl",
}


def _bibtex_date(fields: Mapping[str, str]) -> str:
    if fields.get("date"):
        return fields["date"].partition("/")[0]  # of a range, the first day
    numbers = [fields[key] for key in ("year", "month", "day") if fields.get(key)]
    if all(number.isdecimal() for number in numbers):
        return "-".join(number.zfill(2) for number in numbers)
    return " ".join(reversed(numbers))


_OUTLETS = ("journaltitle", "journal", "howpublished", "publisher", "organization")


_LINKED = ("howpublished", "note", "title")
"""The fields beside `url` in which an address may be marked as one."""
_LINK = regex.compile(r"\\(?:url\s*\{(?P<url>[^{}]*)\}|href\s*\{(?P<href>[^{}]*)\})")
_WEB = regex.compile(r"https?://[^\s<>{}]*[^\s<>{}.,;)\]]")
# What stands before an address and names no outlet.
_LABEL = regex.compile(
    r"(?:\[?online\]?[\s.,:;]*|url|link|website|web ?page)?"
    r"(?:(?:available|access(?:ed|ible)|retrieved|disponi(?:ble|bile)|disponível|consult(?:é|ado|ato)"
    r"|verfügbar|abrufbar|abgerufen)\b.*)?",
    regex.IGNORECASE,
)


def _outlet(*texts: str) -> str:
    """Return the first of *texts*, those around an address, that is more than a label of it."""
    stripped = (text.strip(" .,;:()<>–—-") for text in texts)
    return next((text for text in stripped if not _LABEL.fullmatch(text)), "")


def _bibtex_value(entry: str, at: int) -> tuple[str, int]:
    """Return the value that begins at *at*, in braces, quotes or bare, and where it ends."""
    depth, start = 0, at
    quoted = entry[at : at + 1] == '"'
    while at < len(entry):
        sign = entry[at]
        if sign == "\\":
            at += 1
        elif sign == "{":
            depth += 1
        elif sign == "}":
            depth -= 1
        if depth < 0 or (depth == 0 and sign in ",#" and not quoted):
            break
        if depth == 0 and sign == '"' and at > start:
            at += 1
            break
        at += 1
    value = entry[start:at]
    return value[1:].removesuffix('"') if quoted else value.strip(), at


_TEX = {
    r"\textbackslash{}": "\\",
    r"\textbraceleft{}": "{",
    r"\textbraceright{}": "}",
    r"\textasciitilde{}": "~",
    r"\textasciicircum{}": "^",
}
_COMMAND = regex.compile(r"\\(?:url|emph|textit|textbf|texttt|href\s*\{[^{}]*\})\s*(?=\{)")
# A command of a letter ends before a brace or a blank: "\u g", not "\url".
_ACCENT = regex.compile(
    r"\\(?:([`'^\"~=.])\s*|([uvHckrdb])(?:\s+|(?=\{)))\{?(?:\\([ij])(?!\p{L})\s*|(\p{L}))\}?"
)
_MARKS = dict(
    zip(
        "`'^\"~=.uvHckrdb",
        "\u0300\u0301\u0302\u0308\u0303\u0304\u0307\u0306\u030c\u030b\u0327\u0328\u030a\u0323\u0331",
        strict=True,
    )
)
_LETTERS = dict(
    pair.split("=")
    for pair in (
        *("oe=œ", "OE=Œ", "ae=æ", "AE=Æ", "aa=å", "AA=Å", "o=ø", "O=Ø", "l=ł", "L=Ł", "ss=ß"),
        *("SS=ẞ", "i=ı", "j=ȷ", "dh=ð", "DH=Ð", "th=þ", "TH=Þ", "dj=đ", "DJ=Đ", "ng=ŋ", "NG=Ŋ"),
    )
)
_LETTER = regex.compile(r"\\(\L<names>)(?!\p{L})(?:\{\}|\s+)?", names=list(_LETTERS))
_SPACES = regex.compile(r"[\s--[\u00a0\u202f]]+", regex.V1)  # all but no-break spaces
_KEPT = {"{": "\ue000", "}": "\ue001", "\\": "\ue002"}


def _without_tex(value: str) -> str:
    """Return *value* without the commands and braces of TeX; accents become letters."""
    for command, sign in _TEX.items():
        value = value.replace(command, _KEPT.get(sign, sign))
    value = _ACCENT.sub(lambda found: (found[3] or found[4]) + _MARKS[found[1] or found[2]], value)
    value = _LETTER.sub(lambda found: _LETTERS[found[1]], value)
    value = _COMMAND.sub("", value)
    if "``" in value:
        value = value.replace("``", "“").replace("''", "”")
    value = regex.sub(r"\\([&%$#_])", r"\1", value).replace("{", "").replace("}", "")
    for sign, kept in _KEPT.items():
        value = value.replace(kept, sign)
    return _SPACES.sub(" ", value).strip()
