"""Numbers, dates and counts as a page prints them, in the language of the interface.

Outside a request, as on a terminal, that is English.
"""

import re
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from functools import lru_cache

from corpus import Precision
from corpus.languages import LANGUAGES
from search import CitedSearch, DateBucket, DateRange, SearchResults
from webui.texts import current, gettext, ngettext

_ONE_DAY = timedelta(days=1)
_RANGES = 2500  # periods in the languages of the interface that are remembered as written
_ISO = re.compile(r"\d{4}(-\d\d){0,2}")
_NOT_XML = "[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"  # slow to compile
# The order of English, Spanish, French and Arabic alike: CLDR's own for English is the American.
_DAY_PATTERNS: dict[Precision, str] = {"year": "y", "month": "MMM y", "day": "d MMM y"}
_TICK_PATTERNS: dict[Precision, str] = {"year": "y", "month": "LLL", "day": "d"}


def format_number(number: int) -> str:
    """Return *number* with its thousands separated.

    >>> format_number(169000)
    '169,000'
    """
    return current().number(number)


def format_score(score: float) -> str:
    """Return a score with two decimals.

    >>> format_score(4.2068)
    '4.21'
    """
    from babel.numbers import format_decimal

    return format_decimal(score, "#,##0.00", locale=current().locale)


def format_share(part: float, of: float) -> str:
    """Return *part* of *of* in whole percent, empty if *of* is 0.

    Only 0 is "0%", and only the whole is "100%".

    >>> format_share(9, 12), format_share(1, 300), format_share(299, 300), format_share(0, 0)
    ('75%', '<1%', '>99%', '')
    """
    if not of:
        return ""
    share = part / of
    sign = "<" if 0 < share < 0.01 else ">" if 0.99 < share < 1 else ""
    shown = 0.01 if sign == "<" else 0.99 if sign == ">" else share
    # Among Arabic letters, a sign before a number would be shown after it.
    mark = "\N{LEFT-TO-RIGHT MARK}" if sign and current().direction == "rtl" else ""
    return mark + sign + current().percent(shown)


def format_fine_share(part: float, of: float) -> str:
    """Return the same with up to two decimals, to compare shares.

    >>> format_fine_share(9, 12), format_fine_share(1, 300), format_fine_share(0, 0)
    ('75%', '0.33%', '')
    """
    if not of:
        return ""
    from babel.numbers import format_percent

    written = current().locale
    pattern = written.percent_formats[None].pattern.replace("0", "0.##")
    return format_percent(part / of, pattern, locale=written)


def format_day(day: date, precision: Precision | None = "day") -> str:
    """Return *day* to its precision.

    >>> format_day(date(2014, 9, 1)), format_day(date(2014, 9, 1), "month")
    ('1 Sep 2014', 'Sep 2014')
    """
    return current().date(day, _DAY_PATTERNS[precision or "day"])


def machine_day(day: date, precision: Precision | None = "day") -> str:
    """Return *day* to its precision in ISO 8601, for the `datetime` of a `<time>`.

    >>> machine_day(date(2014, 9, 1), "month")
    '2014-09'
    """
    written = day.isoformat()
    return written if precision in (None, "day") else written[: 4 if precision == "year" else 7]


def is_iso(text: str) -> bool:
    """Return whether *text* is a year, a month or a day in ISO 8601.

    >>> [is_iso(text) for text in ("2014", "2014-09", "2014-09-30", "30 septiembre 2014")]
    [True, True, True, False]
    """
    return bool(_ISO.fullmatch(text))


def format_dates(dates: DateRange) -> str:
    """Return a range of days, both ends included, in its shortest form.

    >>> format_dates(DateRange(date(2012, 1, 1), date(2015, 1, 1)))
    '2012–2014'
    >>> format_dates(DateRange(date(2014, 9, 30), date(2014, 10, 1)))
    '30 Sep 2014'
    >>> format_dates(DateRange(date(2014, 9, 2), None))
    'from 2 Sep 2014'
    >>> format_dates(DateRange(date(2014, 1, 1), None)), format_dates(DateRange(None, date.max))
    ('from 2014', 'to 30 Dec 9999')
    """
    return _range_of_days(current().language, dates)


@lru_cache(maxsize=_RANGES)
def _range_of_days(_language: str, dates: DateRange) -> str:
    start, end = dates.start, dates.end
    precision = _precision(*(bound for bound in (start, end) if bound))
    first = format_day(start, precision) if start else ""
    last = format_day(end - _ONE_DAY, precision) if end else ""
    if first and last:
        between = "–" if precision == "year" else " – "
        return first if first == last else f"{first}{between}{last}"
    if precision == "day":
        if first:
            return gettext("from %(day)s", day=first)
        return gettext("to %(day)s", day=last)
    if first:
        return gettext("from %(period)s", period=first)
    return gettext("to %(period)s", period=last) if last else gettext("any date")


def format_tick(day: date, interval: Precision) -> str:
    """Return the label of the period that begins on *day*, without its year or month.

    >>> [format_tick(date(2014, 9, 1), interval) for interval in ("year", "month", "day")]
    ['2014', 'Sep', '1']
    """
    return current().date(day, _TICK_PATTERNS[interval])


def last_day(bucket: DateBucket) -> date:
    """Return the last day of a period."""
    return bucket.dates.end - _ONE_DAY if bucket.dates.end else date.max


def format_moment(moment: str) -> str:
    """Return *moment*, ISO 8601 in UTC, to the minute.

    >>> format_moment("2026-11-22T18:30:08+00:00")
    '22 Nov 2026, 18:30 UTC'
    """
    when = datetime.fromisoformat(moment)
    return gettext("%(day)s, %(time)s UTC", day=format_day(when.date()), time=f"{when:%H:%M}")


def format_long_day(day: date) -> str:
    """Return *day* as a sentence has it.

    >>> format_long_day(date(2014, 9, 30))
    'September 30, 2014'
    """
    return current().date(day, "long")


def format_month_day(day: date) -> str:
    """Return *day* without its year.

    >>> format_month_day(date(2014, 9, 30))
    'September 30'
    """
    return current().month_day(day)


def format_found(results: SearchResults | CitedSearch) -> str:
    """Return how many of each kind were found: "2 headlines and 1 topic", "Nothing"."""
    kinds = next(facet for facet in results.facets if facet.id == "kind")
    chosen = any(value.selected for value in kinds.values)
    counts = {
        value.value: value.count
        for value in kinds.values
        if value.count and not value.excluded and (value.selected or not chosen)
    }
    return format_kinds(counts)


def format_kinds(counts: Mapping[str, int]) -> str:
    """Return how many documents of each kind *counts* has.

    >>> format_kinds({"headline": 2, "topic": 1}), format_kinds({})
    ('2 headlines and 1 topic', 'Nothing')
    """
    found = {}
    if count := counts.get("headline"):
        number = format_number(count)
        found["headlines"] = ngettext(
            "%(number)s headline", "%(number)s headlines", count, number=number
        )
    if count := counts.get("topic"):
        number = format_number(count)
        found["topics"] = ngettext("%(number)s topic", "%(number)s topics", count, number=number)
    if len(found) == 2:
        return gettext("%(headlines)s and %(topics)s", **found)
    return next(iter(found.values()), None) or gettext("Nothing")


def xml_text(text: str) -> str:
    r"""Return *text* with U+FFFD for each character that XML 1.0 forbids, even escaped.

    >>> xml_text("a\x0bb\uffff") == "a\ufffdb\ufffd"
    True
    """
    return re.sub(_NOT_XML, "\ufffd", text)


def language_name(code: str) -> str:
    """Return a language's name in a sentence of the page; *code* itself if CLDR has none."""
    return str(current().locale.languages.get(code, code))


def direction(language: str) -> str:
    """Return the `dir` of text in *language*; "auto", by its letters, if that is not known."""
    known = language in LANGUAGES and language != "und"
    return LANGUAGES[language].direction if known else "auto"


def _precision(*bounds: date) -> Precision:
    """Return the largest unit of the calendar that begins on each of *bounds*."""
    if any(bound.day != 1 for bound in bounds):
        return "day"
    return "year" if all(bound.month == 1 for bound in bounds) else "month"
