"""Newspapers as libraries digitise and edit them: an issue in METS, and texts in TEI.

METS (Library of Congress) describes an issue by one MODS with its day and its articles by others or
by the labels of the divisions of its logical structure. TEI P5 says in its header of which issue a
text is, and a text of several articles has a division with a heading for each.
"""

from collections.abc import Iterator
from typing import Any

from corpus.read_context import ReadContext
from corpus.readers.records.records import Record
from corpus.readers.xml_files.library_records import mods_record
from corpus.xml_tree import Element

ROOTS = ("mets", "TEI", "TEI.2", "teiCorpus")

_ARTICLES = ("article", "news", "newsitem", "item", "report")  # types of divisions
_OF_JOURNAL = ("j", "m", "s")  # levels of titles in TEI
_SHARED = ("date", "language", "source")


def digitised_records(root: Element, context: ReadContext) -> Iterator[tuple[int, Record]]:
    """Yield the record of each article."""
    if root.name == "mets":
        yield from _of_issue(root)
        return
    for text in root.descendants("TEI") if root.name == "teiCorpus" else [root]:
        yield from _of_text(text, context)


def _of_issue(mets: Element) -> Iterator[tuple[int, Record]]:
    records = [(one.line, mods_record(one)) for one in mets.descendants("mods")]
    issues = [record for _, record in records if record["date"]]
    if len(issues) != 1:
        yield from records
        return
    issue = {**issues[0], "source": issues[0]["headline"]}
    articles = [(line, one) for line, one in records if not one["date"] and one["headline"]]
    labelled = [
        (one.line, {"headline": one.attributes["LABEL"]})
        for one in mets.descendants("div")
        if one.attributes.get("TYPE", "").lower() in _ARTICLES and one.attributes.get("LABEL")
    ]
    if not (articles or labelled):
        yield from records
    for line, article in articles or labelled:
        shared = {key: issue[key] for key in _SHARED if not article.get(key)}
        yield line, {**article, **shared}


def _of_text(tei: Element, context: ReadContext) -> Iterator[tuple[int, Record]]:
    body = tei.first("text/body")
    lists = body.descendants("listBibl") if body else ()
    listed = [one for of in lists for one in of.elements("biblStruct", "bibl")]
    paragraphs = sum(1 for _ in body.descendants("p")) if body else 0
    if len(listed) > max(paragraphs, 1):
        context.note("a list of references; the text that lists them is no headline of its own")
        yield from ((one.line, _reference(one)) for one in listed)
        return
    header = tei.first("teiHeader/fileDesc") or tei
    source = header.first("sourceDesc") or header
    titles = list(source.descendants("title"))
    own = [
        *(one for one in titles if one.attributes.get("level") == "a"),
        *header.descendants("title"),
    ]
    # Who publishes the file itself, as the header says, is no outlet.
    outlets = [
        *(one for one in titles if one.attributes.get("level") in _OF_JOURNAL),
        *(source.descendants("publisher") if source is not header else ()),
    ]
    dates = [*source.descendants("date"), *header.descendants("date")]
    record: dict[str, Any] = {
        "headline": next(filter(None, map(Element.normalized_text, own)), ""),
        "date": next(filter(None, map(_day, dates)), ""),
        "language": _language(tei),
        "topic": list(map(Element.normalized_text, tei.descendants("term"))),
        "source": next(filter(None, map(Element.normalized_text, outlets)), ""),
    }
    headings = [
        (head.line, head.normalized_text())
        for division in tei.descendants("div", "div1", "div2")
        if division.attributes.get("type", "").lower() in _ARTICLES
        and (head := division.first("head"))
    ]
    if len(headings) < 2:
        yield tei.line, record
        return
    issue = record["source"] or (
        source is not header and next(filter(None, map(Element.normalized_text, titles)), "")
    )
    for line, heading in headings:
        yield line, {**record, "headline": heading, "source": issue or ""}


def _reference(reference: Element) -> Record:
    """Return the record of a text that a bibliography lists, in a newspaper or by itself."""
    titles = list(reference.descendants("title"))
    journals = [one for one in titles if one.attributes.get("level") in _OF_JOURNAL]
    own = [one for one in titles if one not in journals] or titles
    targets = (one.attributes.get("target", "") for one in reference.descendants("ref", "ptr"))
    return {
        "headline": next(filter(None, map(Element.normalized_text, own)), ""),
        "date": next(filter(None, map(_day, reference.descendants("date"))), ""),
        "language": reference.attributes.get("lang", ""),
        "url": next(filter(None, targets), ""),
        "source": next(filter(None, map(Element.normalized_text, journals)), ""),
    }


def _day(date: Element) -> str:
    """Return the day of a `date`, as its attributes or else its text have it."""
    named = (date.attributes.get(name) for name in ("when", "when-iso", "from", "notBefore"))
    return next(filter(None, named), date.normalized_text())


def _language(tei: Element) -> str:
    text = tei.first("text")
    around = (one.attributes.get("lang", "") for one in (text, tei) if one)
    named = (one.attributes.get("ident", "") for one in tei.descendants("language"))
    return next(filter(None, (*around, *named)), "")
