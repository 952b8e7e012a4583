"""Headlines and topics as documents of the index; documents of one id are combined."""

from collections.abc import Sequence
from typing import TypeVar

from msgspec.structs import replace

from corpus import Headline, Publication, Source, TopicPage, merge
from search import About, Annotator, Document, Quantity

_T = TypeVar("_T", str, Source, Quantity)


def documents_of(
    items: Sequence[Headline | TopicPage], annotator: Annotator | None
) -> list[Document]:
    """Return the documents of *items*, of each page that of its topic, then of its headlines.

    With an *annotator* they are annotated, which takes the least time for many at once.
    """
    printed: list[Headline | TopicPage] = []
    for item in items:
        printed.append(item)
        if isinstance(item, TopicPage):
            printed += item.headlines
    texts = list(map(_text, printed))
    abouts = _annotated(printed, texts, annotator) if annotator else [About()] * len(texts)
    return [
        _topic_document(one, text, about)
        if isinstance(one, TopicPage)
        else _headline_document(one, text, about)
        for one, text, about in zip(printed, texts, abouts, strict=True)
    ]


def _annotated(
    printed: Sequence[Headline | TopicPage], texts: Sequence[str], annotator: Annotator
) -> list[About]:
    abouts = [About()] * len(texts)
    by_language: dict[str, list[int]] = {}
    for index, one in enumerate(printed):
        by_language.setdefault(one.language.code, []).append(index)
    for code, indices in by_language.items():
        found = annotator.about_all([texts[index] for index in indices], code)
        for index, about in zip(indices, found, strict=True):
            abouts[index] = about
    return abouts


def _text(item: Headline | TopicPage) -> str:
    """Return the text of the document: title and description."""
    if isinstance(item, TopicPage):
        return "\n\n".join((item.topic.label, *item.blocks))
    return f"{item.text}\n\n{item.description}" if item.description else item.text


def _headline_document(headline: Headline, text: str, about: About) -> Document:
    return Document(
        id=headline.id,
        kind="headline",
        text=text,
        language=headline.language,
        date_text=headline.date_text,
        date=headline.date,
        date_precision=headline.date_precision,
        topics=headline.topics,
        places=about.places,
        organisations=about.organisations,
        subjects=about.subjects,
        quantities=about.quantities,
        sources=headline.sources,
        first_seen=headline.first_seen,
        last_seen=headline.last_seen,
        publications=headline.publications,
    )


def _topic_document(page: TopicPage, text: str, about: About) -> Document:
    return Document(
        id=f"topic:{page.topic.id}",
        kind="topic",
        text=text,
        language=page.language,
        topics=(page.topic,),
        places=about.places,
        organisations=about.organisations,
        subjects=about.subjects,
        quantities=about.quantities,
        sources=(page.source,) if page.listed else (),
        first_seen=page.captured,
        last_seen=page.captured,
        publications=(Publication(url=page.url),) if page.url else (),
    )


def combine(first: Document, second: Document) -> Document:
    """Return two documents with one id as one; their order does not matter.

    The text of a topic is that of its latest page. A headline is about what either text names.
    """
    if first.kind == "headline":
        about = About(
            places=_all(first.places, second.places),
            organisations=_all(first.organisations, second.organisations),
            subjects=_all(first.subjects, second.subjects),
            quantities=_all(first.quantities, second.quantities),
        )
        merged = merge(_headline(first), _headline(second))
        return _headline_document(merged, _text(merged), about)
    latest = max(first, second, key=lambda page: (page.last_seen, page.sources))
    seen = [day for page in (first, second) for day in (page.first_seen, page.last_seen) if day]
    return replace(
        latest,
        sources=_all(first.sources, second.sources),
        first_seen=min(seen),
        last_seen=max(seen),
    )


def _all(values: tuple[_T, ...], others: tuple[_T, ...]) -> tuple[_T, ...]:
    """Return the sorted *values* of two accounts, each sorted."""
    return values if values == others else tuple(sorted(set(values).union(others)))


def _headline(document: Document) -> Headline:
    """Return the headline from which *document* was made."""
    if document.first_seen is None or document.last_seen is None:
        raise ValueError(f"{document.id} has no days on which a file had it")
    return Headline(
        id=document.id,
        text=document.title,
        description=document.description,
        language=document.language,
        date_text=document.date_text,
        date=document.date,
        date_precision=document.date_precision,
        topics=document.topics,
        sources=document.sources,
        first_seen=document.first_seen,
        last_seen=document.last_seen,
        publications=document.publications,
    )
