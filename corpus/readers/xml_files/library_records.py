"""Records of libraries: MODS 3 and MARC 21 in XML, alone, in a collection or from OAI-PMH.

Sources: Library of Congress, "MODS User Guidelines" and "MARC 21 Format for Bibliographic Data".
"""

from collections.abc import Iterator

import regex

from corpus.read_context import ReadContext
from corpus.readers.records.records import Record
from corpus.readers.texts.press_texts import day_in
from corpus.xml_tree import Element

_SIGNS = regex.compile(r"[\s/:;,=]+$")  # what cataloguers part the fields of MARC with
_DAY = regex.compile(r"(?<!\d)\d{1,2}[./]\d{1,2}[./](?:19|20)\d\d(?!\d)")
_YEAR = regex.compile(r".{7}(\d{4})")
_LANGUAGE = regex.compile(r".{35}([a-z]{3})")


def holds(root: Element) -> bool:
    """Return whether a document has such records."""
    return root.name == "mods" or any(
        one.name == "mods" or "tag" in one.attributes
        for one in root.descendants("mods", "datafield")
    )


def library_records(root: Element, _context: ReadContext) -> Iterator[tuple[int, Record]]:
    """Yield the record of each title."""
    for element in (
        [root] if root.name in ("mods", "record") else root.descendants("mods", "record")
    ):
        if element.name == "mods":
            yield element.line, mods_record(element)
        elif element.first("datafield"):
            yield element.line, _of_marc(element)


def mods_record(mods: Element) -> Record:
    """Return what a record of MODS says; its date is empty if it has none."""
    hosts = [one for one in mods.elements("relatedItem") if one.attributes.get("type") == "host"]
    issued = [
        one
        for name in ("dateIssued", "dateCreated", "copyrightDate", "dateOther", "date")
        for around in (mods, *hosts)
        for part in around.elements("originInfo", "part")
        for one in part.elements(name)
        if one.attributes.get("point") != "end"
    ]
    issued.sort(key=lambda one: one.attributes.get("keyDate") != "yes")
    topics = [one.text().strip() for of in mods.elements("subject") for one in of.elements("topic")]
    return {
        "headline": _titlemods_record(mods),
        "date": next((one.text().strip() for one in issued), ""),
        "language": _text(mods, "language/languageTerm"),
        "topic": topics,
        "description": _text(mods, "abstract"),
        "url": _text(mods, "location/url") or None,
        "source": next((_titlemods_record(host) for host in hosts), "")
        or _text(mods, "originInfo/publisher"),
    }


def _titlemods_record(element: Element) -> str:
    titles = sorted(element.elements("titleInfo"), key=lambda one: "type" in one.attributes)
    if not titles:
        return ""
    main = " ".join(filter(None, (_text(titles[0], "nonSort"), _text(titles[0], "title"))))
    return ": ".join(filter(None, (main, _text(titles[0], "subTitle"))))


def _text(element: Element, path: str) -> str:
    found = element.first(path)
    return found.normalized_text() if found else ""


def _of_marc(record: Element) -> Record:
    def fields(tag: str, *codes: str) -> list[str]:
        """Return the text of each field of that *tag*, of the subfields of these *codes*."""
        found = []
        for field in record.elements("datafield"):
            if field.attributes.get("tag") == tag:
                parts = [
                    part.normalized_text()
                    for part in field.elements("subfield")
                    if part.attributes.get("code") in codes
                ]
                found.append(_SIGNS.sub("", " ".join(parts)))
        return list(filter(None, found))

    def first(*tags: tuple[str, ...]) -> str:
        return next((text for tag in tags for text in fields(*tag)), "")

    fixed = next(
        (
            one.text()
            for one in record.elements("controlfield")
            if one.attributes.get("tag") == "008"
        ),
        "",
    )
    year, language = _YEAR.match(fixed), _LANGUAGE.match(fixed)
    date = first(("264", "c"), ("260", "c")).strip("[].c© ")
    within = first(("773", "g"))  # of an article, where in a newspaper it stands
    if not date or date in within:
        day = _DAY.search(within)
        date = day[0] if day else day_in(within) or date
    return {
        "headline": first(("245", "a", "b")),
        "date": date or (year[1] if year else ""),
        "language": first(("041", "a")) or (language[1] if language else ""),
        "topic": [text.rstrip(".") for tag in ("650", "653") for text in fields(tag, "a")],
        "description": first(("520", "a")),
        "url": first(("856", "u")) or None,
        "source": first(("773", "t")).rstrip("."),
    }
