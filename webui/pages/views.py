"""Search and topics: each route asks the engine and hands the answer to a template."""

from collections.abc import Sequence
from functools import partial
from http import HTTPStatus

from flask import (
    Blueprint,
    Response,
    jsonify,
    redirect,
    request,
)
from msgspec import to_builtins
from msgspec.structs import replace

from search import (
    FACETS,
    ArchiveValues,
    DateRange,
    Engine,
    Fault,
    Filter,
    IndexUnreachable,
    IndexVersion,
    Query,
    QueryWarning,
    SearchResults,
    changed_since,
    related_topics,
)
from webui.api.answers import answer, arrivals
from webui.api.exports import EXPORTS
from webui.formats import EXTENSIONS, Format
from webui.http import urls
from webui.http.caching import moved, once, remembered, stop_if_known, validate
from webui.http.downloads import attachment, delimiter_of, tell, words_of
from webui.http.engine import current_engine
from webui.http.narrowing import Narrowing
from webui.http.problems import NotListed
from webui.http.templates import render_template
from webui.presenters.bar_chart import BarChart, draw_bars
from webui.presenters.coverage import Coverage, tabulate
from webui.presenters.equivalents import equivalents
from webui.presenters.excerpts import description_blocks
from webui.presenters.facet_options import (
    active_chips,
    calendar_options,
    cleared,
    facet_options,
    left_out,
    typed_dates,
)
from webui.presenters.names import name_chips
from webui.presenters.paging import prev_next
from webui.texts import gettext

blueprint = Blueprint("site", __name__)

_OF_TOPIC_SHOWN = 50
_NEWEST_SHOWN = 10
_TOPICS_SHOWN = 20
_TOPICS_OFFERED = 5
_WORDS_SHOWN = 12
_APART = {field.id for field in FACETS if field.apart}


@blueprint.get("/")
def home() -> Response:
    """Show the search box and the coverage of the archive, or go where a text is searched for."""
    if "q" in request.args:
        asked = request.query_string.decode("latin-1")  # as it came
        return redirect(f"{urls.route('site.search')}?{asked}")  # type: ignore[return-value]
    engine, language = current_engine(), _language()
    index = engine.version()
    stop_if_known(index, address=f"{request.path}?language={language}")

    def page() -> str:
        results = engine.search(Query(size=_NEWEST_SHOWN), fold=True)
        years = results.years.buckets
        return render_template(
            "home.html",
            languages=[
                value
                for facet in results.facets
                for value in facet.values
                if facet.id == "language" and value.value != "und"
            ],
            covered=DateRange(years[0].dates.start, years[-1].dates.end) if years else None,
            examples=[example for example in engine.examples() if example.kind == "word"],
            results=results,
            query=Query(),
            coverage=_coverage(engine, index, language),
            topics_shown=_TOPICS_SHOWN,
            chart=_bars(results, Narrowing(Query())),
        )

    return validate(remembered(page, "site"), index)


@blueprint.get("/topics")
def topics() -> Response:
    """Show all topics with their headlines by year."""
    engine, language = current_engine(), _language()
    index = engine.version()
    stop_if_known(index, address=f"{request.path}?language={language}")
    page = remembered(
        lambda: render_template("topics.html", coverage=_coverage(engine, index, language)), "site"
    )
    return validate(page, index)


def _coverage(engine: Engine, index: IndexVersion, language: str | None) -> Coverage:
    return once(index, ("coverage", language), lambda: tabulate(engine.coverage(), language))


@blueprint.get("/search")
def search() -> Response:
    """Show the results of a search, and the ways to narrow it.

    Where a parameter is at fault, a reader sees what the others find, and the fault above it.
    """
    query, warnings, faults = urls.read(request.query_string)
    newest = current_engine().version()
    if not faults:  # an error is never known
        stop_if_known(newest, query, urls.build(query))
    made = partial(_searched, query, warnings, faults, newest)
    # A page of a past commit also says whether it is the newest.
    lasting = not (faults or query.cursor or query.as_of)
    return remembered(made, "searches") if lasting else made()


def _searched(
    query: Query,
    warnings: Sequence[QueryWarning],
    faults: Sequence[Fault],
    newest: IndexVersion,
) -> Response:
    results = current_engine().search(query, fold=True, also_about=True)
    response = Response(_search_page(query, results, warnings, faults, newest))
    _with_links(response, *prev_next(results), "html")
    if faults:
        response.status_code = HTTPStatus.BAD_REQUEST
        return _unlisted(response)
    return _unlisted(validate(response, results.index))


def _search_page(
    query: Query,
    results: SearchResults,
    warnings: Sequence[QueryWarning],
    faults: Sequence[Fault],
    newest: IndexVersion,
) -> str:
    since = changed_since(current_engine(), query) if results.gone else None
    query = query.without_version() if results.gone else query
    # As the archive names them, or a facet would not know its own value.
    query = replace(query, filters=results.query.filters)
    narrowing = Narrowing(query)
    wrong = {fault.parameter: fault for fault in faults}
    return render_template(
        "search.html",
        results=results,
        query=query,
        warnings=(*warnings, *results.warnings),
        also=equivalents(query, results.terms),
        name_chips=name_chips(query, results.names),
        since=since,
        past=results.index.version != newest.version,
        faults=faults,
        wrong=wrong,
        chips=active_chips(results),
        cleared=cleared(query),
        understood=typed_dates(urls.pairs(request.query_string), wrong),
        options={
            **{
                facet.id: facet_options(narrowing, facet, results.total) for facet in results.facets
            },
            **calendar_options(results),
        },
        left_out={facet.id: left_out(facet) for facet in results.facets},
        chart=_bars(results, narrowing),
    )


@blueprint.get(f"/search.<any({','.join(EXTENSIONS)}):format_>")
def search_as(format_: Format) -> Response:
    """Answer a search to programs: as JSON, as a feed, or whole in a format of `exports`."""
    asked = request.query_string
    by_arrival = format_ == "atom" and bool(urls.chosen(asked, urls.ORDER, (urls.ARRIVAL,)))
    query, warnings = urls.parse(urls.without(asked, (urls.ORDER,)) if by_arrival else asked)
    address = urls.arrivals(query) if by_arrival else urls.build(query, format_)
    delimiter = delimiter_of(request.query_string)
    stop_if_known(current_engine().version(), query, f"{address} {delimiter}")
    made = partial(_answered, query, warnings, format_, delimiter, by_arrival=by_arrival)
    # Exports are sent as they are written, and a walk asks for each of its parts once.
    lasting = format_ not in EXPORTS and not (query.cursor or query.as_of)
    return remembered(made, "searches") if lasting else made()


def _answered(
    query: Query,
    warnings: tuple[QueryWarning, ...],
    format_: Format,
    delimiter: str,
    *,
    by_arrival: bool,
) -> Response:
    answered = (
        arrivals(current_engine(), query)
        if by_arrival
        else answer(current_engine(), query, warnings, format_, delimiter)
    )
    response = Response(answered.body, content_type=answered.content_type)
    if format_ in EXPORTS:
        response.headers["Content-Disposition"] = attachment(words_of(query), format_)
    response.headers["X-Total-Count"] = str(answered.total)
    if format_ != "json":
        tell(response, warnings)
    _with_links(response, answered.before, answered.after, format_)
    canonical = urls.absolute(urls.build(query.with_(page=query.page)))
    response.headers.add("Link", f'<{canonical}>; rel="canonical"')
    return _unlisted(validate(response, answered.index))


@blueprint.get("/topics/<topic_id>")
def topic(topic_id: str) -> Response:
    """Show a topic: its description and its newest headlines."""
    engine = current_engine()
    index = engine.version()
    stop_if_known(index)
    own = engine.values.exact("topic", topic_id)
    if own is None:
        raise _no_topic(engine.values, topic_id)
    if own != topic_id:  # its name, or its id in capitals
        return moved(urls.topic_url(own), index)
    page = remembered(lambda: _topic_page(engine, index, topic_id), "site")
    return validate(page, index)


def _no_topic(values: ArchiveValues, typed: str) -> NotListed:
    """Return the answer that there is no topic of that name, and which are near it."""
    meant = values.meant("topic", typed)
    near = dict.fromkeys((*([meant] if meant != typed else ()), *values.alike("topic", typed)))
    return NotListed(
        gettext(
            "The archive has no topic “%(topic)s”. Search for it in the headlines instead.",
            topic=typed,
        ),
        [(values.label("topic", one), urls.topic_url(one)) for one in near][:_TOPICS_OFFERED],
    )


def _topic_page(engine: Engine, index: IndexVersion, topic_id: str) -> str:
    document = engine.get(f"topic:{topic_id}")
    of_topic = Query(filters=(Filter("topic", topic_id),), size=_OF_TOPIC_SHOWN)
    headlines = of_topic.with_filter(Filter("kind", "headline"))
    listed = engine.search(headlines, fold=True)
    narrowing = Narrowing(headlines.with_(size=Query().size))
    return render_template(
        "topic.html",
        label=engine.values.label("topic", topic_id),
        document=document,
        blocks=description_blocks(document) if document else (),
        results=listed,
        languages=facet_options(
            narrowing,
            next(facet for facet in listed.facets if facet.id == "language"),
            listed.total,
        ),
        about={
            facet.id: facet_options(
                narrowing, replace(facet, values=facet.values[:_WORDS_SHOWN]), listed.total
            )
            for facet in listed.facets
            if facet.id in _APART
        },
        words=engine.significant_terms(topic_id)[:_WORDS_SHOWN],
        related=once(index, ("related", topic_id), lambda: related_topics(engine, topic_id)),
        chart=_bars(listed, Narrowing(listed.query)),
    )


def _bars(results: SearchResults, narrowing: Narrowing) -> BarChart:
    """Return the chart of *results*, whose bars lead to the search within their periods."""
    return draw_bars(results.histogram, narrowing.within, results.gaps, results.sparse)


def _language() -> str | None:
    """Return the language of the coverage that is asked for, None for all."""
    return dict(urls.pairs(request.query_string)).get("language") or None


@blueprint.get("/healthz")
def health() -> Response:
    """Tell a monitor that searches can be answered."""
    engine = current_engine()
    cluster = engine.cluster()
    if cluster and cluster.status == "red":
        raise IndexUnreachable(f"the cluster of the index is {cluster}")
    index = engine.version()
    response = jsonify(
        status="ok",
        version=index.version,
        documents=index.documents,
        cluster=to_builtins(cluster),
    )
    response.cache_control.no_store = True
    return response


def _with_links(
    response: Response, before: Query | None, after: Query | None, format_: Format
) -> Response:
    """Return *response* with `Link` headers (RFC 8288) to the parts before and after this one."""
    for relation, query in (("prev", before), ("next", after)):
        if query:
            address = urls.absolute(urls.build(query, format_))
            response.headers.add("Link", f'<{address}>; rel="{relation}"')
    return response


def _unlisted(response: Response) -> Response:
    """Return *response*, marked so that crawlers leave searches alone."""
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response
