"""What the archive holds, as documents of the index."""

from corpus import Headline, TopicPage
from search import Document


def headline_document(headline: Headline) -> Document:
    """Return the document of a headline, its description below it."""
    return Document(
        id=headline.id,
        kind="headline",
        text="\n\n".join(filter(None, (headline.text, headline.description))),
        language=headline.language,
        date_text=headline.date_text,
        date=headline.date,
        date_precision=headline.date_precision,
        topics=headline.topics,
        sources=headline.sources,
        first_seen=headline.first_seen,
        last_seen=headline.last_seen,
        url=headline.url,
    )


def topic_document(page: TopicPage) -> Document:
    """Return the document of a page's topic: its title and description."""
    return Document(
        id=f"topic:{page.topic.id}",
        kind="topic",
        text="\n\n".join((page.topic.label, *page.blocks)),
        language=page.language,
        topics=(page.topic,),
        sources=(page.source,),
        first_seen=page.captured,
        last_seen=page.captured,
    )
