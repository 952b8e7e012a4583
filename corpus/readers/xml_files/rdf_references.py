"""References in RDF, as Zotero exports them: each an element with its kind, title and date.

What it is part of names the outlet: an element within it, or one that `rdf:resource` leads to.
Attachments, notes and collections are none.
"""

from collections.abc import Iterator, Mapping

from corpus.addresses import web_address
from corpus.read_context import ReadContext
from corpus.readers.records.records import Record
from corpus.xml_tree import Element

_NONE = frozenset(("attachment", "note", "annotation"))


def is_reference_rdf(root: Element) -> bool:
    """Return whether a document is of such references."""
    return root.name == "RDF" and any(one.first("itemType") for one in root.elements())


def rdf_references(root: Element, _context: ReadContext) -> Iterator[tuple[int, Record]]:
    """Yield the references in *root*."""
    named = {one.attributes["about"]: one for one in root.elements() if "about" in one.attributes}
    for element in root.elements():
        kind = element.first("itemType")
        if kind and kind.normalized_text() not in _NONE:
            yield element.line, _record(element, named)


def _record(element: Element, named: Mapping[str, Element]) -> Record:
    addresses = (
        _text(element, "identifier/URI/value"),
        element.attributes.get("about", ""),
    )
    subjects = (
        _text(one, "AutomaticTag/value") or one.normalized_text()
        for one in element.elements("subject")
    )
    return {
        "headline": _text(element, "title"),
        "date": _text(element, "date"),
        "language": _text(element, "language"),
        "topic": list(subjects),
        "description": _text(element, "abstract"),
        "url": next((one for one in addresses if web_address(one)), None),
        "source": next(filter(None, _outlets(element, named)), ""),
    }


def _outlets(element: Element, named: Mapping[str, Element]) -> Iterator[str]:
    for part in element.elements("isPartOf"):
        led_to = named.get(part.attributes.get("resource", ""))
        for around in (*part.elements(), *([led_to] if led_to else ())):
            yield _text(around, "title")
    yield _text(element, "publisher/Organization/name")


def _text(element: Element, path: str) -> str:
    found = element.first(path)
    return found.normalized_text() if found else ""
