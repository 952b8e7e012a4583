"""The Flask application: routes, errors, the functions of templates, headers of every answer."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from flask import Flask, Response, request
from flask.json.provider import DefaultJSONProvider
from flask_compress import Compress

from corpus.languages import language_row
from search import Cache, Engine, Query, format_parameters, nearness
from webui.api import exports, references
from webui.http import caching, downloads, lists, locale, own_parameters, problems, urls
from webui.http.templates import Templates
from webui.pages import (
    batches,
    changes,
    citing,
    comparisons,
    days,
    discovery,
    guide,
    headlines,
    marks,
    numbers,
    places,
    timelines,
    views,
)
from webui.pages import lists as list_pages
from webui.presenters import (
    excerpts,
    facet_labels,
    facet_options,
    formatting,
    messages,
    paging,
    quantities,
)
from webui.presenters.about import categories

_HEADERS = {
    # A page loads its own style sheet, icon and script, and the script asks this host alone.
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; script-src 'self'; "
    "connect-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    # Everything here is public, so a page of any site may read it, and the headers to page by.
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Link, X-Total-Count, X-Warning, Retry-After",
}
_PREFLIGHT = {
    "Access-Control-Allow-Methods": "GET, HEAD",
    "Access-Control-Allow-Headers": "If-None-Match, If-Modified-Since",
    "Access-Control-Max-Age": "86400",
}

_COMPRESSION = {
    "COMPRESS_ALGORITHM": list(caching.ENCODINGS),
    "COMPRESS_ALGORITHM_STREAMING": list(caching.ENCODINGS),
    "COMPRESS_EVALUATE_CONDITIONAL_REQUEST": False,  # `webui.http.caching` does that
    "COMPRESS_MIMETYPES": [
        "text/html",
        "text/css",
        "text/plain",
        "text/javascript",
        "image/svg+xml",
        "application/json",
        "application/problem+json",
        "application/xml",
        "application/atom+xml",
        "application/opensearchdescription+xml",
        "application/x-suggestions+json",
        *(
            export.content_type.partition(";")[0]
            for format_, export in exports.EXPORTS.items()
            if format_ != "xlsx"  # which is compressed
        ),
    ],
}

_WRITTEN: dict[str, Callable[..., Any]] = {
    "share": formatting.format_share,
    "language_name": formatting.language_name,
    "day": formatting.format_day,
    "dates": formatting.format_dates,
    "tick": formatting.format_tick,
    "direction": formatting.direction,
}
_FILTERS: dict[str, Callable[..., Any]] = {
    "decimal": formatting.format_score,
    "fine_share": formatting.format_fine_share,
    "machine_day": formatting.machine_day,
    "last_day": formatting.last_day,
    "moment": formatting.format_moment,
    "found": formatting.format_found,
    "what": quantities.what_label,
    "quantity": quantities.quantity_label,
    "step": quantities.step_label,
    "isolated": messages.isolated,
    "warning": messages.warning_text,
    "together": messages.together,
    "fault": messages.fault_text,
    "remedy": messages.remedy_text,
    "xml": formatting.xml_text,
    "shortened": excerpts.shortened,
}
_FUNCTIONS: dict[str, Callable[..., Any]] = {
    "url_for": urls.route,
    "url": locale.link,
    "other_reading": messages.other_reading,
    "document_url": locale.document_link,
    "hit_url": locale.hit_link,
    "search_context": urls.search_context,
    "topic_url": locale.topic_link,
    "day_url": locale.day_link,
    "kept": locale.kept,
    "facet_title": facet_labels.facet_title,
    "any_selected": facet_options.any_selected,
    "branches": facet_options.branches,
    "beside": urls.beside,
    "timeline": urls.timeline,
    "beside_link": locale.beside_link,
    "arrivals": urls.arrivals,
    "address": urls.build,
    "permalink": urls.permalink,
    "absolute": urls.absolute,
    "static_url": urls.static_url,
    "unknown_parameters": own_parameters.unknown_parameters,
    "this_page": own_parameters.this_page,
    "web_link": urls.web_link,
    "is_iso": formatting.is_iso,
    "chosen_interface": locale.chosen,
    "interface_language": locale.language,
    "language_links": locale.language_links,
    "format_parameters": format_parameters,
    "categories": categories,
    "language_row": language_row,
    "short_id": lists.short_id,
    "with_semicolons": downloads.with_semicolons,
    "value_label": facet_labels.value_label,
    "prev_next": paging.prev_next,
    "page_numbers": paging.page_numbers,
    "last_page": paging.last_page,
    "current_page": paging.current_page,
    "canonical": paging.canonical,
    "coins": references.coins,
    "citation_metadata": references.citation_metadata,
    "open_graph": references.open_graph,
    "title_spans": excerpts.title_spans,
    "nearness": nearness,
    "searched_by_meaning": facet_options.searched_by_meaning,
    "description_spans": excerpts.description_spans,
    "earlier_spans": excerpts.earlier_spans,
    "everything": Query,
}
_TEMPLATES = Templates(_FILTERS, _WRITTEN, _FUNCTIONS)
"""The templates of every application in this process, each compiled when it is first shown."""


class _Application(Flask):
    """Flask, which would ask of each function, for each request, whether it is a coroutine."""

    def ensure_sync(self, func: Callable[..., Any]) -> Callable[..., Any]:
        """Return *func*, since none is."""
        return func


def create_app(engine: Engine) -> Flask:
    """Return the application over *engine*."""
    app = _Application(__name__)
    app.extensions["dateline"] = engine
    app.extensions["dateline.templates"] = _TEMPLATES
    app.extensions["dateline.answers"] = caching.answer_memory()
    app.extensions["dateline.facts"] = Cache(caching.FACTS)
    app.before_request(locale.begin)
    app.before_request(_forget_refused_encodings)
    app.teardown_request(locale.end)
    caching.software_digest()  # once, before the server makes its workers
    for pages in (
        views,
        headlines,
        comparisons,
        marks,
        places,
        numbers,
        timelines,
        discovery,
        guide,
        days,
        changes,
        citing,
        batches,
        list_pages,
    ):
        app.register_blueprint(pages.blueprint)
    problems.register_handlers(app)
    app.config.update(_COMPRESSION)
    app.config["SEND_FILE_MAX_AGE_DEFAULT"] = timedelta(days=365)  # see `urls.static_url`
    Compress(app)  # Flask calls these in reverse: this one sees an answer last
    app.after_request(caching.add_caching)
    app.after_request(_with_headers)

    app.json = provider = DefaultJSONProvider(app)
    provider.sort_keys = False  # keys stand in the order of the contract, for people
    provider.ensure_ascii = False
    return app


def _forget_refused_encodings() -> None:
    """Name the encodings that the request does not refuse.

    Of those that it refuses Flask-Compress takes the last, or one that `*` stands for, too.
    """
    asked = request.environ.get("HTTP_ACCEPT_ENCODING", "")
    if "=0" in asked:
        quality = request.accept_encodings.quality
        wanted = (
            f"{coding};q={quality(coding)}" for coding in caching.ENCODINGS if quality(coding)
        )
        request.environ["HTTP_ACCEPT_ENCODING"] = ", ".join(wanted)


def _with_headers(response: Response) -> Response:
    for name, value in _HEADERS.items():
        response.headers.add(name, value)  # `update` looks for each among all others first
    if request.is_secure:
        response.headers["Strict-Transport-Security"] = "max-age=31536000"
    if request.method == "OPTIONS":
        response.headers.update(_PREFLIGHT)
    return response
