"""Items as agencies deliver them: NewsML-G2, NewsML 1 and NITF (IPTC).

Elements count by their names whatever their prefix. The day is that of the first publication as
far as the item says it; an item that was cancelled or withheld is left out with a word.
"""

from collections.abc import Iterator

import regex

from corpus.addresses import is_media, web_address
from corpus.languages import language_code
from corpus.read_context import ReadContext
from corpus.readers.records.records import Record
from corpus.xml_tree import Element

_NO_NEWS = ("planningItem", "packageItem", "conceptItem", "knowledgeItem", "catalogItem")
ROOTS = ("newsItem", "newsMessage", "NewsML", "nitf", *_NO_NEWS)
"""The names of the root of such a document."""

_STATUS = regex.compile(r"(?:^|[:/])(?:cancell?ed|withheld)$", regex.IGNORECASE)
_COMPACT = regex.compile(r"(\d{4})(\d\d)(\d\d)(?:T.*)?")


def news_records(root: Element, context: ReadContext) -> Iterator[tuple[int, Record]]:
    """Yield a record for each headline; an item has one in each of its languages."""
    if root.name in _NO_NEWS:
        context.fault(root.line, f"<{root.name}>: plans, lists or terms, no news; it is left out")
        return
    names = ("nitf",) if root.name == "nitf" else ("newsItem", "NewsItem")
    for item in [root] if root.name in names else root.descendants(*names):
        status = item.first("itemMeta/pubStatus") or item.first("NewsManagement/Status")
        code = _code(status) if status else ""
        if _STATUS.search(code):
            context.fault(item.line, f"the item is {code} and left out")
        else:
            yield from _READERS[item.name](item)


def _of_newsml_g2(item: Element) -> Iterator[tuple[int, Record]]:
    content = item.first("contentMeta")
    if content is None:
        return
    languages = [one.attributes.get("tag", "") for one in item.descendants("language")]
    own = next(filter(language_code, (*languages[:1], item.attributes.get("lang", ""))), None)
    subjects = [_name(one) for one in content.elements("subject", "keyword")]
    seen = set()
    for headline in content.elements("headline"):
        language = headline.attributes.get("lang") or own
        if language in seen:
            continue  # a longer or shorter one of the same
        seen.add(language)
        yield (
            headline.line,
            {
                "headline": headline.text(),
                **_dates(item),
                "language": language,
                "topic": [name for name in subjects if name],
                "description": _first_text(item, ("contentMeta/description",)),
                "url": _address(item),
                "source": _provider(item),
            },
        )


_G2_DATES = ("itemMeta/firstCreated", "itemMeta/versionCreated", "contentMeta/contentCreated")


def _dates(item: Element) -> dict[str, str]:
    """Return the days of an item by their names, of which the first counts."""
    found = {path.partition("/")[2]: _first_text(item, (path,)) for path in _G2_DATES}
    told = {name: text for name, text in found.items() if text}
    return told or {"date": _first_text(item, ("contentMeta/contentModified",))}


def _provider(item: Element) -> str:
    """Return the agency: the name of a provider, or what is left of its code."""
    for path in ("contentMeta/infoSource", "itemMeta/provider", "contentMeta/creator"):
        found = item.first(path)
        if found and (name := _name(found) or _code(found).rpartition(":")[2]):
            return name
    return ""


def _name(element: Element) -> str:
    named = element.first("name")
    literal = element.attributes.get("literal", "")
    return (named.text() if named else literal or _own_text(element)).strip()


def _own_text(element: Element) -> str:
    return "".join(child for child in element.children if isinstance(child, str))


def _code(element: Element) -> str:
    named = (element.attributes.get(key, "") for key in ("qcode", "uri", "FormalName"))
    return next(filter(None, named), "")


def _address(item: Element) -> str:
    """Return where the item can be read on the web, if it says so."""
    linked = (one.attributes.get("href", "") for one in item.descendants("link", "remoteContent"))
    pages = (href for href in linked if not is_media(href))
    return next(filter(web_address, (*pages, item.attributes.get("guid", ""))), "")


def _of_newsml_1(item: Element) -> Iterator[tuple[int, Record]]:
    if next(item.descendants("nitf"), None) and not next(item.descendants("HeadLine"), None):
        for inner in item.descendants("nitf"):
            yield from _of_nitf(inner)
        return
    headline = next(item.descendants("HeadLine"), None)
    if headline is None:
        return
    language = next(item.descendants("Language"), None)
    provider = next(item.descendants("Provider"), None)
    party = next(provider.descendants("Party"), None) if provider else None
    yield (
        headline.line,
        {
            "headline": headline.text(),
            "date": _day(_first_text(item, _NEWSML_DATES)),
            "language": _code(language) if language else None,
            "topic": [one.text().strip() for one in item.descendants("KeywordLine")],
            "source": _code(party) if party else _first_text(item, _NEWSML_PROVIDER),
        },
    )


_NEWSML_DATES = ("NewsManagement/FirstCreated", "Identification/NewsIdentifier/DateId")
_NEWSML_PROVIDER = ("Identification/NewsIdentifier/ProviderId",)


def _of_nitf(item: Element) -> Iterator[tuple[int, Record]]:
    headline = item.first("body/body.head/hedline/hl1") or item.first("body/body.head/hedline")
    headline = headline or item.first("head/title")
    if headline is None:
        return
    issued = item.first("head/docdata/date.issue") or item.first("head/docdata/date.release")
    told = next(item.descendants("story.date"), None)
    publication = item.first("head/pubdata")
    attributes = publication.attributes if publication else {}
    dates = (
        attributes.get("date.publication", ""),
        issued.attributes.get("norm", "") if issued else "",
        told.attributes.get("norm", "") or told.text() if told else "",
    )
    body = item.first("body")
    languages = (one.attributes.get("lang", "") for one in (headline, body, item) if one)
    yield (
        headline.line,
        {
            "headline": headline.text(),
            "date": _day(next(filter(None, dates), "")),
            "language": next(filter(None, languages), None),
            "topic": list(_nitf_topics(item)),
            "description": _first_text(item, ("body/body.head/abstract",)),
            "url": next(filter(web_address, (attributes.get("ex-ref", ""), *_hrefs(item))), ""),
            "source": attributes.get("name") or _first_text(item, _NITF_SOURCES),
        },
    )


_NITF_SOURCES = (
    "body/body.head/distributor/org",
    "body/body.head/distributor",
    "head/docdata/doc.rights",
)


def _hrefs(item: Element) -> Iterator[str]:
    found = item.first("head/docdata/doc-id")
    yield found.attributes.get("id-string", "") if found else ""


def _nitf_topics(item: Element) -> Iterator[str]:
    for one in item.descendants("keyword", "classifier", "tobject.subject"):
        kind = one.attributes.get("type", "")
        if one.name == "classifier" and kind in ("taxonomic_classifier", "general_descriptor"):
            continue  # paths such as Top/News/World, and every word of a thesaurus
        named = (one.attributes.get(key, "") for key in _NITF_NAMES)
        name = next(filter(None, named), "") or one.text()
        if name.strip():
            yield name.strip()


_NITF_NAMES = (
    "key",
    "tobject.subject.detail",
    "tobject.subject.matter",
    "tobject.subject.type",
    "value",
)


_READERS = {"newsItem": _of_newsml_g2, "NewsItem": _of_newsml_1, "nitf": _of_nitf}


def _first_text(item: Element, paths: tuple[str, ...]) -> str:
    found = (item.first(path) for path in paths)
    texts = (one.normalized_text() for one in found if one)
    return next(filter(None, texts), "")


def _day(text: str) -> str:
    """Return a date of ISO 8601 without its time where it is written without signs."""
    found = _COMPACT.fullmatch(text)
    return "-".join(found.groups()) if found else text
