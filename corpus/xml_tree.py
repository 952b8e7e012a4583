"""XML as a tree of elements with their lines, read without its DTD and within bounds.

A DTD is never applied and nothing outside the document is read. In practice DTDs serve
to name characters, as `&eacute;` and `&nbsp;`: those of HTML are known, and one
that the document defines counts if its text is short and holds no other. Anything else that
defines entities is refused, so that nothing grows: billion laughs, quadratic blow-up, files and
addresses. Elements may be nested `DEEPEST` deep and be `MOST_ELEMENTS` in all; the
size is that of `ReadContext.document`. So a tree takes at most some 700 MB and half a minute.
"""

import html
import html.entities
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

import regex

DEEPEST = 100
"""So deep may elements be nested; NewsML-G2 and NITF need some twenty."""

LONGEST_ENTITY = 200
"""So long may the text of an entity be that a document defines, in characters."""

LONGEST_DTD = 2**16
"""So long may a DTD be that stands within a document, in characters."""

MOST_ELEMENTS = 2**20
"""So many elements may a document have; a full sitemap of news has half a million."""

_MOST_GROWN = 2**20  # characters that such entities may add to a document
_DOCTYPE = regex.compile(
    r"""<!DOCTYPE\s[^>\[]*+(?:\[(?P<subset>(?>"[^"]*"|'[^']*'|<!--.*?-->|[^\]"'])*+)\]\s*)?>""",
    regex.DOTALL | regex.IGNORECASE,
)
_BEGINS = regex.compile(r"<(?:(?P<doctype>!DOCTYPE\s)|[\p{L}_])", regex.IGNORECASE)
_ENTITY = regex.compile(
    r"""<!ENTITY\s+(?P<name>[^\s%"']+)\s+(?:"(?P<text>[^"]*)"|'(?P<other>[^']*)'|(?P<outside>\w))"""
)
# A section without an end is met once, as what is left.
_REFERENCE = regex.compile(r"<!\[CDATA\[(?:.*?\]\]>|.*)|&(?P<name>[\p{L}_][\w.-]*);", regex.DOTALL)
_OF_XML = ("amp", "lt", "gt", "quot", "apos")


class XmlError(ValueError):
    """A document that is no XML, or none that is safe to read; the message says why."""

    def __init__(self, message: str, line: int = 1) -> None:
        super().__init__(message)
        self.line = line


@dataclass(slots=True)
class Element:
    """An element: its *name* without prefix, its *attributes* by theirs, its *line* from 1."""

    name: str
    attributes: Mapping[str, str]
    line: int
    children: "list[Element | str]" = field(default_factory=list)

    def elements(self, *names: str) -> "Iterator[Element]":
        """Yield the elements right under this one, those of *names* if there are any."""
        for child in self.children:
            if isinstance(child, Element) and (not names or child.name in names):
                yield child

    def descendants(self, *names: str) -> "Iterator[Element]":
        """Yield the elements of *names* at any depth, in the order of the document."""
        for child in self.elements():
            if child.name in names:
                yield child
            yield from child.descendants(*names)

    def first(self, path: str) -> "Element | None":
        """Return the first element that *path*, names with `/` between them, leads to."""
        name, _, rest = path.partition("/")
        for child in self.elements(name):
            found = child.first(rest) if rest else child
            if found:
                return found
        return None

    def text(self) -> str:
        """Return the text of the element and all within it, as it stands."""
        return "".join(child if isinstance(child, str) else child.text() for child in self.children)

    def normalized_text(self) -> str:
        """Return the text as `normalize-space()` of XPath does: in one line, with single spaces."""
        return " ".join(self.text().split())


def parse_xml(text: str) -> Element:
    """Return the root of the document *text*; raises `XmlError` if it is none."""
    builder = _Builder()
    parser = expat.ParserCreate("utf-8", " ")
    parser.buffer_text = True
    parser.StartElementHandler = lambda name, attributes: builder.begin(
        name, attributes, parser.CurrentLineNumber
    )
    parser.EndElementHandler = builder.end
    parser.CharacterDataHandler = builder.add
    try:
        parser.Parse(without_dtd(text).encode(errors="replace"), True)
    except expat.ExpatError as error:
        raise XmlError(f"no XML: {expat.ErrorString(error.code)}", error.lineno) from error
    return builder.root


class _Builder:
    def __init__(self) -> None:
        self.root = Element("", {}, 0)
        self._open: list[Element] = []
        self._elements = 0

    def begin(self, name: str, attributes: Mapping[str, str], line: int) -> None:
        if len(self._open) == DEEPEST:
            raise XmlError(f"nested more than {DEEPEST} deep", line)
        self._elements += 1
        if self._elements > MOST_ELEMENTS:
            raise XmlError(f"more than {MOST_ELEMENTS:,} elements", line)
        local = {key.rpartition(" ")[2]: value for key, value in attributes.items()}
        element = Element(name.rpartition(" ")[2], local, line)
        if self._open:
            self._open[-1].children.append(element)
        else:
            self.root = element
        self._open.append(element)

    def end(self, _name: str) -> None:
        self._open.pop()

    def add(self, text: str) -> None:
        self._open[-1].children.append(text)


def without_dtd(text: str) -> str:
    """Return the XML document *text* without its DTD, its lines where they were.

    Raises `XmlError` if it defines entities that are more than names of characters.
    """
    begins = _BEGINS.search(text)
    if begins is None or not begins["doctype"]:
        return _resolved(text, {})
    found = _DOCTYPE.match(text, begins.start(), begins.start() + LONGEST_DTD)
    if found is None:
        raise XmlError(f"it has a DTD without an end within {LONGEST_DTD:,} characters")
    entities = dict(_entities(found["subset"] or ""))
    kept = text[: found.start()] + "\n" * found[0].count("\n") + text[found.end() :]
    return _resolved(kept, entities)


def _entities(subset: str) -> Iterator[tuple[str, str]]:
    for found in _ENTITY.finditer(subset):
        text = html.unescape(found["text"] or found["other"] or "")
        if found["outside"] or "&" in text or "<" in text or len(text) > LONGEST_ENTITY:
            raise XmlError("it defines entities of its own, which may be a bomb")
        yield found["name"], text


def _resolved(text: str, entities: Mapping[str, str]) -> str:
    """Return *text* with the names of characters replaced, unknown ones kept as printed."""
    grown = 0

    def replaced(found: regex.Match[str]) -> str:
        nonlocal grown
        name = found["name"]
        if name is None or name in _OF_XML:
            return found[0]
        meant = entities.get(name)
        if meant is None:
            return html.entities.html5.get(f"{name};", f"&amp;{name};")
        grown += len(meant)
        if grown > _MOST_GROWN:
            raise XmlError("its entities make it grow by more than a million characters")
        return meant

    return _REFERENCE.sub(replaced, text) if "&" in text else text
