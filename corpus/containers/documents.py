"""Documents of Word (`.docx`) and LibreOffice (`.odt`), read as the text that they print.

Press databases export them, and people keep lists of headlines in them. A blank line follows each
paragraph, a tab stands between the cells of a table, and the address of a link below its paragraph.
Left out are headers, footers, notes, comments and pictures.
"""

from collections.abc import Iterator, Mapping
from functools import partial
from zipfile import ZipFile

from corpus.addresses import web_address
from corpus.containers import Member, in_memory
from corpus.containers.bounds import Allowance, metered
from corpus.containers.folders import bounded, seekable
from corpus.containers.zips import can_be_opened, open_zip
from corpus.read_context import LARGEST_DOCUMENT, ReadContext
from corpus.xml_tree import Element, XmlError, parse_xml

_WORD, _WORD_LINKS = "word/document.xml", "word/_rels/document.xml.rels"
_OPEN_DOCUMENT = "content.xml"
_OPEN_TEXT = b"application/vnd.oasis.opendocument.text"  # in `mimetype`
_PARAGRAPHS = ("p", "h")
_ROWS, _CELLS = ("tr", "table-row"), ("tc", "table-cell")
# Changes that were not accepted, comments, and what stands in for a drawing a second time.
_LEFT_OUT = ("annotation", "del", "Fallback", "note", "tracked-changes")
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "line-break": "\n", "s": " ", "noBreakHyphen": "-"}


def read_document(context: ReadContext, allowance: Allowance) -> Iterator[Member]:
    """Yield the text of a document, as one page in UTF-8."""
    with seekable(context.open()) as stream, open_zip(bounded(stream)) as archive:
        names = archive.namelist()
        if _WORD in names:
            part = _WORD
        elif _OPEN_DOCUMENT in names and _part(archive, "mimetype", context, allowance).startswith(
            _OPEN_TEXT
        ):
            part = _OPEN_DOCUMENT
        else:
            context.fault(0, "an Office document or a book, which is not read")
            return
        raw = _part(archive, part, context, allowance)
        links = _part(archive, _WORD_LINKS, context, allowance) if _WORD_LINKS in names else b""
    if len(raw) > LARGEST_DOCUMENT:
        context.fault(0, "its text has more than 32 mebibytes; it is left out")
        return
    try:
        root = parse_xml(raw.decode(errors="replace"))
        targets = _targets(parse_xml(links.decode(errors="replace"))) if links else {}
    except XmlError as error:
        context.fault(0, f"its text is not read: {error}")
        return
    text = "".join(f"{line}\n" for line in _lines(root, targets))
    yield Member("", partial(in_memory, text.encode()), ending=".txt", encoding="utf-8")


def _part(archive: ZipFile, name: str, context: ReadContext, allowance: Allowance) -> bytes:
    """Return a part of a document, empty if it lacks it, and no more than is read of one."""
    info = archive.NameToInfo.get(name)
    if info is None or not can_be_opened(context, info):
        return b""
    with metered(partial(archive.open, info), allowance)() as stream:
        return stream.read(LARGEST_DOCUMENT + 1)


def _targets(relations: Element) -> Mapping[str, str]:
    """Return the addresses of a document's links, by the ids that its text calls them by."""
    return {
        one.attributes.get("Id", ""): one.attributes.get("Target", "")
        for one in relations.elements("Relationship")
        if one.attributes.get("TargetMode") == "External"
    }


def _lines(element: Element, targets: Mapping[str, str]) -> Iterator[str]:
    for child in element.elements():
        if child.name in _PARAGRAPHS:
            yield "".join(_pieces(child)).strip(" ")
            address = next(_addresses(child, targets), None)
            if address:
                yield address
            yield ""
        elif child.name in _ROWS:
            cells = (" ".join(filter(None, _lines(cell, targets))) for cell in _cells(child))
            yield "\t".join(cells)
        elif child.name not in _LEFT_OUT:
            yield from _lines(child, targets)


def _cells(element: Element) -> Iterator[Element]:
    """Yield the cells of a row, but none of a table within them."""
    for child in element.elements():
        if child.name in _CELLS:
            yield child
        else:
            yield from _cells(child)


def _pieces(element: Element) -> Iterator[str]:
    """Yield what a paragraph prints, with the signs that elements stand for."""
    for child in element.children:
        if isinstance(child, str):
            if element.name not in _UNPRINTED:
                yield child
        elif child.name in _SIGNS:
            yield _SIGNS[child.name]
        elif child.name not in _LEFT_OUT:
            yield from _pieces(child)


_UNPRINTED = ("instrText", "delText", "posOffset", "align")  # that have text in Word


def _addresses(element: Element, targets: Mapping[str, str]) -> Iterator[str]:
    """Yield the addresses to which links in a paragraph lead."""
    for link in element.descendants("hyperlink", "a"):
        given = link.attributes.get("href") or targets.get(link.attributes.get("id", ""), "")
        if address := web_address(given):
            yield address
