"""How numbers and dates are written on a page; every one that a reader sees passes through here.

The interface is in English; a language of the interface will be an argument of these functions.
"""

import re
from datetime import date, datetime, timedelta

from corpus import Precision
from corpus.languages import LANGUAGES
from search import DateRange, Remedy, SearchResults

_ONE_DAY = timedelta(days=1)
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_KINDS = {"headline": ("headline", "headlines"), "topic": ("topic", "topics")}


def format_number(number: int) -> str:
    """Return *number* with its thousands apart.

    >>> format_number(169000)
    '169,000'
    """
    return f"{number:,}"


def format_share(part: float, of: float) -> str:
    """Return *part* as a share of *of* in whole percent, empty where there is nothing to share.

    Only nothing is 0% and only the whole is 100%.

    >>> format_share(9, 12), format_share(1, 300), format_share(299, 300), format_share(0, 0)
    ('75%', '<1%', '>99%', '')
    """
    if not of:
        return ""
    percent = 100 * part / of
    if 0 < percent < 1:
        return "<1%"
    return ">99%" if 99 < percent < 100 else f"{percent:.0f}%"


def format_day(day: date, precision: Precision | None = "day") -> str:
    """Return *day* as far as it is known.

    >>> format_day(date(2014, 9, 1)), format_day(date(2014, 9, 1), "month")
    ('1 Sep 2014', 'Sep 2014')
    """
    if precision == "year":
        return str(day.year)
    month = f"{day:%b} {day.year}"
    return month if precision == "month" else f"{day.day} {month}"


def machine_day(day: date, precision: Precision | None = "day") -> str:
    """Return *day* as far as it is known, for the `datetime` of a `<time>`.

    >>> machine_day(date(2014, 9, 1), "month")
    '2014-09'
    """
    return day.isoformat()[: {"year": 4, "month": 7}.get(precision or "day")]


def format_dates(dates: DateRange) -> str:
    """Return the days of a range, both ends included, as short as they can be said.

    >>> format_dates(DateRange(date(2012, 1, 1), date(2015, 1, 1)))
    '2012–2014'
    >>> format_dates(DateRange(date(2014, 9, 30), date(2014, 10, 1)))
    '30 Sep 2014'
    >>> format_dates(DateRange(date(2014, 9, 1), None))
    'from 1 Sep 2014'
    """
    start, end = dates.start, dates.end
    if start is None or end is None:
        if start:
            return f"from {format_day(start)}"
        return f"to {format_day(end - _ONE_DAY)}" if end else "any date"
    precision = _precision(start, end)
    first, last = format_day(start, precision), format_day(end - _ONE_DAY, precision)
    return (
        first
        if first == last
        else f"{first}–{last}"
        if precision == "year"
        else f"{first} – {last}"
    )


def format_tick(day: date, interval: Precision) -> str:
    """Return the name of the period that begins on *day* within the next larger one.

    >>> [format_tick(date(2014, 9, 1), interval) for interval in ("year", "month", "day")]
    ['2014', 'Sep', '1']
    """
    return {"year": str(day.year), "month": f"{day:%b}", "day": str(day.day)}[interval]


def format_moment(moment: str) -> str:
    """Return a moment given as ISO 8601 in UTC, to the minute.

    >>> format_moment("2026-11-22T18:30:08+00:00")
    '22 Nov 2026, 18:30 UTC'
    """
    when = datetime.fromisoformat(moment)
    return f"{format_day(when.date())}, {when:%H:%M} UTC"


def format_found(results: SearchResults) -> str:
    """Return how many of each kind were found: "2 headlines and 1 topic", "Nothing"."""
    kinds = next(facet for facet in results.facets if facet.id == "kind")
    chosen = any(value.selected for value in kinds.values)
    counts = {
        value.value: value.count
        for value in kinds.values
        if value.count and not value.excluded and (value.selected or not chosen)
    }
    parts = [
        f"{format_number(counts[kind])} {names[counts[kind] != 1]}"
        for kind, names in _KINDS.items()
        if kind in counts
    ]
    return " and ".join(parts) or "Nothing"


def format_remedy(remedy: Remedy, results: SearchResults) -> str:
    """Return what a search that *results* offer does, as the text of its link."""
    labels = {value.value: value.label for facet in results.facets for value in facet.values}
    text = labels.get(remedy.text, remedy.text) if remedy.way == "filter" else remedy.text
    return _REMEDIES[remedy.way].format(text)


_REMEDIES = {
    "filter": "without “{}”",
    "dates": "without the dates",
    "filters": "without all of these filters",
    "word": "without “{}”",
    "spelling": "“{}” in its place",
    "any": "any of the words",
}


def xml_text(text: str) -> str:
    r"""Return *text* with U+FFFD for what XML 1.0 cannot hold, not even escaped.

    >>> xml_text("a\x0bb\uffff") == "a\ufffdb\ufffd"
    True
    """
    return _NOT_XML.sub("\ufffd", text)


def direction(language: str) -> str:
    """Return the `dir` of text in a language: the browser is to judge where nobody else knows."""
    known = language in LANGUAGES and language != "und"
    return LANGUAGES[language].direction if known else "auto"


def _precision(start: date, end: date) -> Precision:
    """Return the largest unit of the calendar of which *start* and *end* are both beginnings."""
    if start.day != 1 or end.day != 1:
        return "day"
    return "year" if start.month == end.month == 1 else "month"
