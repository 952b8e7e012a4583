"""Documents for reference managers: RIS, BibTeX, CSL JSON, and what Zotero finds in a page.

RIS and BibTeX are written here record by record, since rispy 0.10, bibtexparser 2.1 and pybtex 0.26
make a whole file in memory. The tests read the files with all three.
"""

import json
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any
from urllib.parse import quote, quote_plus

from corpus import LANGUAGES
from search import Document
from webui.api.records import Records
from webui.api.serializers import wording_json
from webui.http.urls import Addresses, permalink
from webui.presenters.excerpts import shortened
from webui.presenters.formatting import machine_day

ARCHIVE = "Dateline"
"""The name of the archive in citations."""

# Where biblatex 3.19 does not call a language as English does.
_LANGIDS = {"de": "ngerman", "no": "norsk", "sl": "slovene"}
_COINS = "ctx_ver=Z39.88-2004&rft_val_fmt=info:ofi/fmt:kev:mtx:dc&rft.type=newspaperArticle"
_PARTING = re.compile(r"\s*[,;]\s*")
# Signs of a topic that may part keywords, or stand around one, where they are read.
_UNKEPT = re.compile(r"[,;|/'\"\[\]]")
# All but single blanks and no-break spaces, which are kept.
_SPACES = re.compile(r"[^\S\u00a0\u202f]{2,}|[^\S \u00a0\u202f]")
_OPENURL = [quote_plus(bytes([byte]), safe=":/") for byte in range(256)]
_NOT_IN_KEY = re.compile(r"[^A-Za-z0-9:-]")
# BibTeX has no escapes and would count the brace in \{; the commands have balanced braces.
_LATEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
    }
    | {sign: f"\\{sign}" for sign in "&%$#_"}
)


def write_ris(records: Records, addresses: Addresses) -> Iterator[str]:
    """Yield *records* as RIS."""
    for document in records.documents():
        yield ris_record(document, addresses, listed=records.is_listed(document))


def ris_record(document: Document, addresses: Addresses, *, listed: bool = True) -> str:
    """Return *document* as a RIS record; *listed* says whether the archive still lists it.

    Its notes, which readers keep, have what RIS has no field for; see `archive_notes`.
    """
    fields = [("TY", "NEWS"), ("ID", document.id), ("TI", document.title)]
    if abstract := newest_wording(document).description:
        fields.append(("AB", abstract))
    if document.date:
        parts = machine_day(document.date, document.date_precision).split("-")
        fields += [("PY", parts[0]), ("DA", "/".join((*parts, *[""] * (4 - len(parts)))))]
    fields += [("T2", outlet) for outlet in document.outlets[:1]]
    fields += [("KW", topic.label) for topic in document.topics]
    fields += [
        ("LA", document.language.code),
        *(("N1", note) for note in archive_notes(document, listed=listed)),
        ("DB", ARCHIVE),
        ("UR", addresses.permalink(document)),
    ]
    if document.source_url:
        fields.append(("UR", document.source_url))
    lines = (f"{tag}  - {_one_line(value)}\r\n" for tag, value in (*fields, ("ER", "")))
    return "".join(lines) + "\r\n"


def write_bibtex(records: Records, addresses: Addresses) -> Iterator[str]:
    """Yield *records* as BibTeX entries, in UTF-8 as biber and Zotero read it."""
    for document in records.documents():
        yield bibtex_entry(document, addresses, listed=records.is_listed(document))


def bibtex_entry(document: Document, addresses: Addresses, *, listed: bool = True) -> str:
    """Return *document* as a BibTeX entry; *listed* says whether the archive still lists it.

    With an outlet it is an article of a newspaper, as biblatex prints no outlet of a `@misc`.
    `annote`, which readers keep and no standard style prints, has what no field is for, and the
    topics where keywords cannot have them as they are.
    """
    entry = "article" if document.outlets else "misc"
    # Braced twice, so that styles keep capitals, and once more for Better BibTeX, which takes a
    # whole English title in two pairs for one that is not protected, and lowers its capitals.
    fields = {"title": f"{{{{{_latex(document.title)}}}}}"}
    if document.date:
        fields["date"] = machine_day(document.date, document.date_precision)
    if document.outlets:
        fields["entrysubtype"] = "newspaper"
        fields["journaltitle"] = _latex(document.outlets[0])
    fields["langid"] = _langid(document.language.code)
    if document.topics:
        fields["keywords"] = ", ".join(_keyword(topic.label) for topic in document.topics)
    fields["url"] = _bare(addresses.permalink(document))
    if document.source_url:
        fields["note"] = f"First published at {_latex(_bare(document.source_url))}"
    if abstract := newest_wording(document).description:
        fields["abstract"] = _latex(abstract)
    notes = archive_notes(document, listed=listed)
    topics = [topic.label for topic in document.topics]
    if any(map(_UNKEPT.search, topics)):
        notes.insert(1, f"Topics: {json.dumps(topics, ensure_ascii=False)}")
    fields["annote"] = _latex(" ".join(notes))
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items())
    return f"@{entry}{{{_key(document)},\n{lines}}}\n\n"


def archive_notes(document: Document, *, listed: bool) -> list[str]:
    """Return sentences on *document* that references have no field for, as they are read back.

    They say how sure its language is, when files had it, how its date is printed and what that
    means, and, as JSON, its earlier wordings.
    """
    language = document.language
    gone = "" if listed else ", no longer listed"
    notes = [
        f"Language: {language.code} ({language.confidence})."
        f" Seen: {document.first_seen} to {document.last_seen}{gone}."
    ]
    if document.date_text:
        precision = document.date_precision or "none"
        notes[0] += f" Date as printed ({precision}): {document.date_text}"
    if document.earlier:
        earlier = json.dumps(list(map(wording_json, document.earlier)), ensure_ascii=False)
        notes.append(f"Earlier wordings: {earlier}")
    return notes


def newest_wording(document: Document) -> Document:
    """Return the newest wording of *document*, without what is of the earlier ones."""
    return document.wordings[-1] if document.wordings else document


def write_csl_json(records: Records, addresses: Addresses) -> Iterator[str]:
    """Yield *records* as a list of items of CSL JSON, as citeproc and Zotero read it."""
    before = "[\n"
    for document in records.documents():
        item = csl_item(document, addresses, listed=records.is_listed(document))
        yield before + json.dumps(item, ensure_ascii=False)
        before = ",\n"
    yield "[]\n" if before == "[\n" else "\n]\n"


def csl_item(document: Document, addresses: Addresses, *, listed: bool = True) -> dict[str, Any]:
    """Return *document* as an item of CSL 1.0.2; *listed* says whether the archive still lists it.

    Its note says what RIS and BibTeX say in theirs of where it was published and that it is gone.
    `custom`, which no style prints, has what no variable is for: `archive_notes`, and the topics,
    whose names may hold the comma that parts keywords.
    """
    item: dict[str, Any] = {
        "id": document.id,
        "type": "article-newspaper",
        "title": document.title,
        "language": document.language.code,
        "source": ARCHIVE,
        "URL": addresses.permalink(document),
    }
    if document.date:
        day = machine_day(document.date, document.date_precision)
        item["issued"] = {"date-parts": [[int(part) for part in day.split("-")]]}
    if document.outlets:
        item["container-title"] = document.outlets[0]
    if document.topics:
        item["keyword"] = ", ".join(topic.label for topic in document.topics)
    notes = [f"First published at {document.source_url}"] if document.source_url else []
    if not listed:
        notes.append(f"Last seen: {document.last_seen}, no longer listed.")
    if notes:
        item["note"] = "\n".join(notes)
    if abstract := newest_wording(document).description:
        item["abstract"] = abstract
    item["custom"] = {
        "notes": " ".join(archive_notes(document, listed=listed)),
        "topics": [topic.label for topic in document.topics],
    }
    return item


def coins(document: Document) -> str:
    """Return *document* as a context object of OpenURL, for the `title` of a COinS span.

    It is in Dublin Core, with the type of the item by the name that Zotero writes and reads
    (`openurl.js`), since the journal format has no newspapers and no language. What is longer
    than any headline is cut, as in the list beside it.
    """
    title = _in_openurl(shortened(document.title))
    address = _in_openurl(permalink(document))
    parts = [f"{_COINS}&rft.title={title}"]
    parts.append(f"&rft.language={document.language.code}&rft.identifier={address}")
    if document.date:
        parts.append(f"&rft.date={machine_day(document.date, document.date_precision)}")
    parts += [f"&rft.source={_name_in_openurl(outlet)}" for outlet in document.outlets[:1]]
    parts += [f"&rft.subject={_name_in_openurl(topic.label)}" for topic in document.topics]
    return "".join(parts)


def citation_metadata(document: Document) -> list[tuple[str, str]]:
    """Return the names and contents of the `meta` elements for reference managers."""
    pairs = [
        ("citation_title", shortened(document.title)),
        ("citation_language", document.language.code),
        ("citation_public_url", permalink(document)),
    ]
    pairs += [("citation_journal_title", outlet) for outlet in document.outlets[:1]]
    if document.date:
        day = machine_day(document.date, document.date_precision).replace("-", "/")
        pairs.append(("citation_publication_date", day))
    return pairs + [("citation_keywords", topic.label) for topic in document.topics]


def open_graph(document: Document) -> list[tuple[str, str]]:
    """Return the properties of The Open Graph protocol, by which a link is shown elsewhere."""
    about = [*document.outlets[:1], *(topic.label for topic in document.topics)]
    if document.date:
        about.insert(0, machine_day(document.date, document.date_precision))
    pairs = [
        ("og:type", "article"),
        ("og:site_name", ARCHIVE),
        ("og:title", shortened(document.title)),
        ("og:description", document.description or " · ".join(about) or ARCHIVE),
        ("og:url", permalink(document)),
    ]
    if document.date and document.date_precision == "day":
        pairs.append(("article:published_time", document.date.isoformat()))
    return pairs


def _in_openurl(value: str) -> str:
    """Return *value* as `quote_plus` writes it with `:/` safe, in half the time."""
    return "".join([_OPENURL[byte] for byte in value.encode()])


_name_in_openurl = lru_cache(maxsize=1000)(_in_openurl)
"""Write the name of a topic or an outlet, which many headlines share."""


def _key(document: Document) -> str:
    return f"dateline-{_NOT_IN_KEY.sub(_in_key, document.id)}"


def _in_key(found: re.Match[str]) -> str:
    return "".join(f"_{byte:02x}" for byte in found[0].encode())


def _one_line(text: str) -> str:
    if "  " not in text and text.isprintable():  # as nearly all are, which costs less
        return text.strip()
    return _SPACES.sub(" ", text).strip()


def _latex(text: str) -> str:
    return _one_line(text).translate(_LATEX)


def _keyword(label: str) -> str:
    # Braces do not keep a comma: biber 2.18 and Better BibTeX's parser part keywords at each.
    return _latex(_PARTING.sub(" / ", label))


def _langid(code: str) -> str:
    """Return what biblatex calls a language, or its code where nothing is known of it."""
    row = LANGUAGES.get(code)
    return _LANGIDS.get(code) or (row.english_name.lower() if row else code)


def _bare(address: str) -> str:
    """Return *address* without characters that end a BibTeX field."""
    return quote(address, safe="!$&'()*+,/:;=@?#[]%~")
