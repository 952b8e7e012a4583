"""Links to the captures of what a headline's addresses led to, as `archive.toml` states them."""

from collections.abc import Mapping

from search import Document
from webui.http.urls import web_link


def captures(document: Document, links: Mapping[str, str]) -> dict[str, str]:
    """Return, for each address of *document*, that of its capture nearest to the headline's day.

    Empty if *links* has no template for them, or if no day of the document is known.
    """
    template = links.get("archived")
    day = document.date or document.first_seen
    if not template or not day:
        return {}
    dated = template.replace("{date}", f"{day:%Y%m%d}")
    return {
        publication.url: dated.replace("{url}", publication.url)
        for publication in document.publications
        if web_link(publication.url)
    }
