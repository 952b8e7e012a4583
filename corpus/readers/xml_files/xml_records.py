"""XML of any tool that keeps records: the elements that name a headline and its date or address.

Dublin Core as libraries and OAI-PMH give it, EndNote's and Zotero's references, exports of content
management systems. Elements and attributes are the columns, by the names in `columns`.
"""

from collections.abc import Iterator, Sequence

from corpus.languages import language_code
from corpus.read_context import ReadContext
from corpus.readers.records.column_names import NAMES_OF_THINGS, key_of, normal, normals
from corpus.readers.records.columns import Stated, find_columns
from corpus.readers.records.records import Record
from corpus.readers.records.shapes import (
    has_date,
    has_publication_date,
    is_dated_record,
    is_only_named,
    is_titled,
    with_shared,
)
from corpus.xml_tree import Element

_DEEPEST = 5  # elements within each other in a record
# The elements that tools call all fields by, and the attributes that then have their names.
_FIELDS = frozenset(
    (
        *("arr", "attribute", "cell", "col", "column", "data", "date", "dcvalue", "entry", "field"),
        *("int", "item", "long", "meta", "metadata", "param", "property", "str", "string", "value"),
    )
)
_TYPES = frozenset(("arr", "bool", "int", "long", "str"))  # of Solr, which has "date" for another
_NAMES = ("name", "element", "key", "field")
_PAIRED = ("name", "key", "label", "field")
_VALUES = ("value", "elementTextContainer", "text", "string", "data", "content")
_TEXTS = ("headline", "description")
_CALLED = ("name", "title", "label")  # attributes or elements of a section
_CITED = "ref-list"  # what an article in JATS cites
_JOURNAL = "journal-meta"  # what stands beside it there
_HEADS = ("head", "header", "info", "meta", "metadata")
_ARTICLES = normals("article; story; news item; artikel; artículo; artigo; articolo; статья")
# What stands in an article and is none, though it may have a title and a day.
_IN_ARTICLES = normals(
    "photo; photos; image; images; picture; pictures; figure; figures; illustration; illustrations"
    "; media; multimedia; gallery; galleries; slideshow; video; videos; audio; attachment"
    "; attachments; enclosure; file; files; asset; assets; foto; fotos; bild; bilder; immagine"
    "; immagini; imagen; imágenes; imagem; imagens; comment; comments; reply; replies; kommentar"
    "; kommentare; commentaire; commentaires; comentario; comentarios; comentário; comentários"
    "; commento; commenti; related; related articles; related links; related items; see also"
    "; references; correction; corrections; revisions; versions; sidebar; sidebars; infobox"
    "; factbox; teaser; teasers; promo; encadré; recuadro; destacado; kasten; infokasten; event"
    "; events"
)
_PERSONS = normals(
    "author; authors; creator; contributor; contributors; editor; journalist; reporter; byline"
    "; person; autor; autora; autore; auteur; verfasser; автор"
)
_INLINE = frozenset(("a", "b", "br", "em", "i", "p", "span", "strong", "style", "sub", "sup", "u"))


def xml_records(root: Element, context: ReadContext) -> Iterator[tuple[int, Record]]:
    """Yield the records in *root*, of one within another the inner ones if all have dates.

    The outer one may be an issue with its articles, or an article with its references, so what is
    left out is told.
    """
    stated = context.stated.columns
    _leave_parts_out(root, context)
    found = _within(root, context)
    named = [
        is_only_named(record, stated) and not has_publication_date(record, stated)
        for _, record in found
    ]
    for one, is_named in zip(found, named, strict=True):
        if is_named and not all(named):
            what = "a name and the day on which it was made, beside headlines"
            context.note(f"left out: what has {what}", line=one[0])
        else:
            yield one


def _leave_parts_out(
    element: Element, context: ReadContext, around: tuple[Element, ...] = ()
) -> None:
    """Take out of *element*, which stands in those *around*, what has headlines in an article."""
    stated = context.stated.columns
    around = (*around, element)
    parts = []
    for child in element.children:
        if isinstance(child, str):
            continue
        called = normal(child.name) in _IN_ARTICLES and _is_part(child, stated)
        if called and any(_has_parts(one, stated) for one in around):
            parts.append(child)
            context.note(
                f"left out: the headlines of <{child.name}>, which are of <{element.name}>"
            )
        else:
            _leave_parts_out(child, context, around)
    if parts:
        element.children = [
            one for one in element.children if not any(one is part for part in parts)
        ]


def _has_parts(element: Element, stated: Stated) -> bool:
    """Return whether *element* is an article: by its name, or as it has a headline and its place.

    A channel or a section is none.
    """
    if normal(element.name) in _ARTICLES:
        return True
    is_group = key_of(element.name) in ("source", "topic")
    return not is_group and is_dated_record(_record(element, 1), stated)


def _is_part(element: Element, stated: Stated) -> bool:
    """Return whether *element*, called what stands in articles, has headlines and is no section."""
    record = _record(element, _DEEPEST)
    if not (is_titled(record, stated) or is_dated_record(record, stated)):
        return False
    return key_of(element.name) is not None or not any(
        normal(one.name) in _ARTICLES for one in element.elements()
    )


def _within(element: Element, context: ReadContext) -> list[tuple[int, Record]]:
    stated = context.stated.columns
    held = [(child, of) for child in _parts(element) if (of := _within(child, context))]
    inner = [one for _, of in held for one in of]
    if inner and (journal := element.first(_JOURNAL)):
        about = _record(journal, _DEEPEST)
        inner = [(line, with_shared(about, record, stated)) for line, record in inner]
    own = _record(element, 1 if inner else _DEEPEST)
    if not inner and is_dated_record(own, stated) and (found := _articles(element, own, stated)):
        return found
    if len(inner) == 1 and is_titled(own, stated) and not is_titled(inner[0][1], stated):
        return [(element.line, {**inner[0][1], **own})]  # a page and the text of its last revision
    if not is_dated_record(own, stated):
        return _headed(element, held, context) or inner
    if (
        inner
        and normal(element.name) not in _ARTICLES
        and all(has_date(record, stated) for _, record in inner)
    ):
        context.note(f"left out: the headline of <{element.name}>, within which others are")
        return inner
    if not inner or has_date(own, stated) or normal(element.name) in _ARTICLES:
        if inner:
            context.note(f"left out: what stands within <{element.name}> and has no dates")
        return [(element.line, own)]
    return inner


def _headed(
    element: Element, held: Sequence[tuple[Element, list[tuple[int, Record]]]], context: ReadContext
) -> list[tuple[int, Record]]:
    """Return the records beside one of the head of *element*, which is of an issue or an archive.

    They are empty if there is no such head among the elements that have records, *held*.
    """
    stated = context.stated.columns
    heads = [(child, of[0][1]) for child, of in held if child.name in _HEADS and len(of) == 1]
    if len(heads) != 1 or normal(element.name) in _ARTICLES:
        return []
    head, about = heads[0]
    holding = [(child, of) for child, of in held if child is not head]
    others = [one for _, of in holding for one in of]
    if not others:
        titled = [one for one in _titled(element, about, stated) if one[0] != head.name]
        if len(titled) < 2 or any(normal(name) not in _ARTICLES for name, *_ in titled):
            return []
        others = [(line, record) for _, line, record in titled]
    elif has_publication_date(about, stated) and (
        len(others) < 2 or len({child.name for child, _ in holding}) > 1
    ):
        return []
    context.note(f"left out: the headline of <{head.name}>, beside which others are")
    return others


def _articles(element: Element, issue: Record, stated: Stated) -> list[tuple[int, Record]]:
    """Return the records of an *issue* that has the day of its articles, empty if it is none.

    All its headlines are then those of elements of one name.
    """
    titles = [issue[name] for name in find_columns(tuple(issue), stated).names["headline"]]
    if not (titles and isinstance(titles[0], list)):
        return []
    titled = list(_titled(element, {}, stated))
    if len(titled) != len(titles[0]) or len({name for name, *_ in titled}) > 1:
        return []
    return [(line, record) for _, line, record in titled]


def _titled(
    element: Element, around: Record, stated: Stated
) -> Iterator[tuple[str, int, dict[str, object]]]:
    """Yield the name, the line and the record of each element of one title within *element*.

    A record has what the issue and the section *around* it say of it.
    """
    own = _record(element, 1)
    if key := key_of(element.name):  # a section is called what its articles are about
        named = (own.get(name) for name in _CALLED)
        own = {key: next((name for name in named if isinstance(name, str)), ""), **own}
    group = with_shared(around, own, stated)
    for one in _parts(element):
        record = _record(one, _DEEPEST)
        names = find_columns(tuple(record), stated).names["headline"]
        several = any(isinstance(record[name], list) for name in names)
        if several or (is_titled(record, stated) and key_of(one.name) == "topic"):
            yield from _titled(one, group, stated)
        elif is_titled(record, stated):
            yield one.name, one.line, with_shared(group, record, stated)


def _record(element: Element, depth: int) -> dict[str, object]:
    """Return the texts within *element*, as deep as *depth*, by the names of their elements."""
    found: dict[str, list[str]] = {}
    languages: dict[str, list[str]] = {}
    for name, value in element.attributes.items():
        found.setdefault("uri" if name == "about" else name, []).append(value)  # of RDF
    pending = [(child, 1, "") for child in _parts(element)]
    typed = any(child.name in _TYPES for child, *_ in pending)
    for child, level, around in pending:  # it grows as elements are met
        called = _called(child, typed=typed)
        if around and called == child.name and called in _FIELDS and key_of(called) is None:
            called = around  # of which this is one of several values
        inner = [one for one in _parts(child) if one.name not in _INLINE]
        if key_of(child.name) in _TEXTS and not any(key_of(one.name) for one in inner):
            inner = []  # the paragraphs of one text
        if key_of(child.name) is None and (pair := _pair(inner)):
            found.setdefault(pair[0], []).append(pair[1])
        elif inner and level < depth:
            if normal(child.name) in _PERSONS:  # who have titles, and names
                inner = [one for one in inner if key_of(one.name) != "headline"]
            plain = called == child.name and (called in _FIELDS or key_of(called) is None)
            named = "" if plain else called
            pending += [(one, level + 1, named) for one in inner]
        elif not inner and (text := _text(child)):
            found.setdefault(called, []).append(text)
            languages.setdefault(called, []).append(child.attributes.get("lang", ""))
    return {name: _value(values, languages.get(name, [])) for name, values in found.items()}


def _value(values: list[str], languages: list[str]) -> object:
    """Return the one of *values*, the wordings by their *languages* if these tell all, else all."""
    if len(values) == 1:
        return values[0]
    codes = {code for text in languages if (code := language_code(text))}
    return dict(zip(languages, values, strict=True)) if len(codes) == len(values) else values


def _parts(element: Element) -> Iterator[Element]:
    return (child for child in element.elements() if child.name != _CITED)


def _text(element: Element) -> str:
    """Return the text of a field, which may stand in an attribute of its own."""
    text = element.normalized_text() or element.attributes.get("value", "")
    if not text and len(element.attributes) == 1 and key_of(element.name):
        name, value = next(iter(element.attributes.items()))  # <source name="The Post"/>
        text = value if normal(name) in normals(NAMES_OF_THINGS) else ""
    return text or (element.attributes.get("href", "") if key_of(element.name) == "url" else "")


def _called(element: Element, *, typed: bool) -> str:
    """Return the name of a field: that in an attribute where tools call all of them alike.

    It is *typed* if elements are called what their values are, as those of Solr.
    """
    if element.name in _FIELDS:
        named = next((value for key in _NAMES if (value := element.attributes.get(key))), "")
        qualifier = element.attributes.get("qualifier", "none")
        if named and (typed or key_of(element.name) is None or key_of(named)):
            return named if qualifier in ("none", "") else f"{named} {qualifier}"
    return element.name


def _pair(elements: list[Element]) -> tuple[str, str] | None:
    """Return the name and the text of a field whose name stands in an element of its own."""
    if len(elements) < 2 or elements[0].name not in _PAIRED or list(elements[0].elements()):
        return None
    name, *texts = (one.normalized_text() for one in elements)
    values = [text for text, one in zip(texts, elements[1:], strict=True) if one.name in _VALUES]
    return (name, values[0]) if name and len(values) == 1 == len(texts) else None
