"""Headlines and topics as documents of the index; documents of one id are combined."""

from msgspec.structs import replace

from corpus import Headline, Publication, TopicPage, merge
from search import About, Annotator, Document


def headline_document(headline: Headline, annotator: Annotator | None = None) -> Document:
    """Return the document of a headline: its text and its description, annotated."""
    text = headline.text
    if headline.description:
        text = f"{text}\n\n{headline.description}"
    about = annotator.about(text, headline.language.code) if annotator else About()
    counted = annotator.quantities(text, headline.language.code) if annotator else ()
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
        quantities=counted,
        sources=headline.sources,
        first_seen=headline.first_seen,
        last_seen=headline.last_seen,
        publications=headline.publications,
    )


def topic_document(page: TopicPage, annotator: Annotator | None = None) -> Document:
    """Return the document of a page's topic: its title and description, annotated."""
    text = "\n\n".join((page.topic.label, *page.blocks))
    about = annotator.about(text, page.language.code) if annotator else About()
    counted = annotator.quantities(text, page.language.code) if annotator else ()
    return Document(
        id=f"topic:{page.topic.id}",
        kind="topic",
        text=text,
        language=page.language,
        topics=(page.topic,),
        places=about.places,
        organisations=about.organisations,
        subjects=about.subjects,
        quantities=counted,
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
        return replace(
            headline_document(merge(_headline(first), _headline(second))),
            places=tuple(sorted({*first.places, *second.places})),
            organisations=tuple(sorted({*first.organisations, *second.organisations})),
            subjects=tuple(sorted({*first.subjects, *second.subjects})),
            quantities=tuple(sorted({*first.quantities, *second.quantities})),
        )
    latest = max(first, second, key=lambda page: (page.last_seen, page.sources))
    seen = [day for page in (first, second) for day in (page.first_seen, page.last_seen) if day]
    return replace(
        latest,
        sources=tuple(sorted({*first.sources, *second.sources})),
        first_seen=min(seen),
        last_seen=max(seen),
    )


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
