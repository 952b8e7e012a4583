"""The archive by the day: a page for each, with a calendar of its month."""

import datetime as dt
from functools import partial

from flask import Blueprint, Response, abort, redirect, request

from search import (
    DateRange,
    Filter,
    ParameterFaults,
    Query,
    QueryWarning,
    archive_day,
    first_day,
    newest_day,
    parse_parameters,
)
from webui.http import urls
from webui.http.caching import remembered, stop_if_known, validate
from webui.http.engine import current_engine
from webui.http.templates import render_template
from webui.presenters.month_calendar import weekdays, weeks
from webui.texts import gettext

blueprint = Blueprint("days", __name__)

_NAMED = "from"
_SHOWN = 100
_ONE_DAY = dt.timedelta(days=1)


@blueprint.get("/days")
def newest() -> Response:
    """Lead to the day that `from` names, or to the first with headlines since a month or year.

    Without it, to the newest day that has headlines.
    """
    dates, two_ways = _named()
    day = (_first(dates) if dates else None) or newest_day(current_engine())
    if day is None:
        abort(404, gettext("The archive has nothing that is dated to a day."))
    # The rest as it came, and a date that can be read in two ways: that page tells of it.
    rest = request.query_string if two_ways else urls.without(request.query_string, (_NAMED,))
    asked = rest.decode("latin-1")
    response = redirect(urls.day_url(day) + (f"?{asked}" if asked else ""))
    response.headers["Cache-Control"] = "no-store"  # another commit has another newest day
    return response  # type: ignore[return-value]  # Werkzeug's response is Flask's here


@blueprint.get("/days/<day>")
def page(day: str) -> Response:
    """Show what is dated to a day, its month, and the days before and after it."""
    index = current_engine().version()
    shown = _day(day)
    _, two_ways = _named()
    stop_if_known(index)
    return validate(remembered(partial(_page, shown, two_ways)), index)


def _named() -> tuple[DateRange, QueryWarning | None]:
    """Return the dates that `from` names, and the warning if they can be read in two ways."""
    text = request.args.get(_NAMED, "")
    try:
        query, warnings = parse_parameters(
            [("from", text), ("to", text)], current_engine().newest_day
        )
    except ParameterFaults as error:  # of which `to` was not asked
        raise ParameterFaults(
            tuple(fault for fault in error.faults if fault.parameter == _NAMED)
        ) from error
    return query.dates, next((one for one in warnings if one.code == "day_first"), None)


def _first(dates: DateRange) -> dt.date | None:
    """Return the day that *dates* are, or the first with headlines since they begin."""
    if dates.start and dates.end != dates.start + _ONE_DAY:
        return first_day(current_engine(), dates.start)
    return dates.start


def _page(day: dt.date, two_ways: QueryWarning | None) -> str:
    found = archive_day(current_engine(), day, _SHOWN)
    return render_template(
        "day.html",
        day=day,
        found=found,
        two_ways=two_ways,
        weeks=weeks(found.month),
        weekdays=weekdays(),
        query=_of_day(day),
        month=DateRange(found.month[0].day, found.month[-1].day + _ONE_DAY),
    )


def _day(text: str) -> dt.date:
    try:
        day = dt.date.fromisoformat(text)
    except ValueError:
        day = None
    if day is None or day.isoformat() != text or day == dt.date.max:
        abort(404, gettext("“%(day)s” is not a day. Write it as 2014-09-30.", day=text))
    return day


def _of_day(day: dt.date) -> Query:
    dates = DateRange(day, day + _ONE_DAY)
    return Query(filters=(Filter("kind", "headline"),), dates=dates)
