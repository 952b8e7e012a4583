"""Headlines that came, were corrected or are no longer listed: as a page, as JSON, as a feed.

The address is that of a search, whose filters, dates and text hold; sorting means nothing.
"""

from itertools import groupby
from typing import Any, Literal

from flask import Blueprint, Response, json, request
from msgspec.structs import asdict

from search import CommitChanges, Document, FollowedChange, Following, QueryWarning, follow
from webui.api.answers import changes_feed
from webui.api.serializers import warning_json
from webui.http import urls
from webui.http.caching import remembered, stop_if_known, validate
from webui.http.downloads import tell
from webui.http.engine import current_engine
from webui.http.templates import render_template

blueprint = Blueprint("changes", __name__)

_COMMITS_SHOWN = 50


@blueprint.get("/changes")
def page() -> Response:
    """Show what changed, by the commit that brought it."""
    query, warnings = urls.parse(request.query_string)
    index = current_engine().version()
    stop_if_known(index, address=urls.changes(query))

    def made() -> str:
        found = follow(current_engine(), query)
        return render_template(
            "changes.html",
            found=found,
            query=query,
            warnings=(*warnings, *found.warnings),
            commits=_by_commit(found),
            log=found.log[:_COMMITS_SHOWN],
            changes=urls.changes,
        )

    response = validate(remembered(made), index)
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response


@blueprint.get("/changes.<any(json,atom):format_>")
def as_file(format_: Literal["json", "atom"]) -> Response:
    """Answer programs with the same."""
    query, warnings = urls.parse(request.query_string)
    index = current_engine().version()
    stop_if_known(index, address=urls.changes(query, f".{format_}"))
    if format_ == "atom":
        feed = changes_feed(current_engine(), query)
        response = Response(feed.body, content_type=feed.content_type)
        tell(response, warnings)
    else:
        body = changes_json(follow(current_engine(), query), warnings)
        text = json.dumps(body, separators=(",", ":")) + "\n"
        response = Response(text, content_type="application/json")
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return validate(response, index)


def changes_json(found: Following, warnings: tuple[QueryWarning, ...] = ()) -> dict[str, Any]:
    """Return *found* as the JSON of `/changes.json`; *warnings* are those of the address."""
    query = found.query
    return {
        "total": found.total,
        "page": query.page,
        "size": query.size,
        "changes": [
            {
                "change": followed.change.kind,
                "version": followed.commit.version,
                "built_at": followed.commit.built_at,
                "earlier": followed.change.earlier,
                "found": followed.found,
                "document": _document_json(followed.document),
            }
            for followed in found.changes
        ],
        "commits": [
            {
                "version": commit.version,
                "built_at": commit.built_at,
                "added": commit.changes.added,
                "corrected": commit.changes.corrected,
                "unlisted": commit.changes.unlisted,
            }
            for commit in found.log
        ],
        "links": {
            "self": urls.changes(query, ".json"),
            "canonical": urls.changes(query),
            "atom": urls.changes(query, ".atom"),
            "next": urls.changes(query.with_(page=query.page + 1), ".json") if found.more else None,
        },
        "index": asdict(found.index),
        "warnings": [warning_json(warning) for warning in (*warnings, *found.warnings)],
    }


def _document_json(document: Document) -> dict[str, Any]:
    return {
        "id": document.id,
        "kind": document.kind,
        "text": document.title,
        "language": document.language.code,
        "date": document.date.isoformat() if document.date else None,
        "topics": [asdict(topic) for topic in document.topics],
        "source": next(iter(document.outlets), None),
        "source_url": document.source_url,
        "url": urls.addresses().path(document),
    }


def _by_commit(found: Following) -> list[tuple[CommitChanges, list[FollowedChange]]]:
    """Return the changes of the page by the commits that brought them."""
    grouped = groupby(found.changes, key=lambda followed: followed.commit)
    return [(commit, list(followed)) for commit, followed in grouped]
