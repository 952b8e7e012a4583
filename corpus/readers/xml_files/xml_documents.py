"""XML: feeds, sitemaps, agencies' items and records, told by the root of the document."""

from collections.abc import Callable, Iterator

import regex

from corpus.containers.open_spreadsheets import flat_records
from corpus.read_context import ReadContext
from corpus.readers.records.records import Item, Record, read_records
from corpus.readers.tabular import spreadsheet_xml
from corpus.readers.xml_files import (
    digitised,
    library_records,
    news_items,
    outlines,
    rdf_references,
    sitemaps,
)
from corpus.readers.xml_files.feeds import is_feed, read_feed
from corpus.readers.xml_files.xml_records import xml_records
from corpus.xml_tree import Element, XmlError, parse_xml

_DECLARATION = regex.compile(rb"<\?xml[^>]*encoding=[\"']([\w.-]+)")
_OF_OCR = ("alto", "PcGts")
_ROOT = regex.compile(r"<(?:[\w.-]+:)?([\p{L}_][\w.-]*)")


def read_xml(context: ReadContext) -> Iterator[Item]:
    """Yield what an XML document says; for its bounds see `corpus.xml_tree`."""
    text = context.document(_DECLARATION)
    if text is None:
        return
    root = _ROOT.search(text)
    if root is None or is_feed(root[1], text):
        yield from read_feed(context)
        return
    try:
        tree = parse_xml(text)
    except XmlError as error:
        context.fault(error.line, f"{error}; the file is left out")
        return
    if tree.name in _OF_OCR:
        context.fault(
            tree.line,
            f"<{tree.name}>: a page as a program has recognised it, which names no headline;"
            " the file is left out",
        )
        return
    take: Callable[[Element, ReadContext], Iterator[tuple[int, Record]]] = xml_records
    if tree.name in sitemaps.ROOTS:
        take = sitemaps.sitemap_records
    elif tree.name in outlines.ROOTS:
        take = outlines.outline_records
    elif tree.name in digitised.ROOTS:
        take = digitised.digitised_records
    elif rdf_references.is_reference_rdf(tree):
        take = rdf_references.rdf_references
    elif library_records.holds(tree):
        take = library_records.library_records
    elif tree.name in spreadsheet_xml.ROOTS:
        take = spreadsheet_xml.sheet_records
    elif tree.name == "document" and tree.first("body/spreadsheet"):
        take = flat_records
    elif tree.name in news_items.ROOTS:
        take = news_items.news_records
    records = list(take(tree, context))
    if records:
        yield from read_records(context, records)
    elif take is xml_records:
        context.fault(tree.line, f"<{tree.name}>: no feed, and no records with a headline")
    elif not context.faults:
        context.note("the document names no headline")
