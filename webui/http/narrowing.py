"""The addresses one step from a search: with one filter more or less, or of other dates.

A page has more than a hundred of them, which share all but what changes.
"""

from collections.abc import Iterable
from functools import lru_cache

from search import (
    DateRange,
    FacetValue,
    Filter,
    Query,
    date_parameters,
    filter_parameters,
    format_parameters,
)
from webui.formats import Format
from webui.http import locale, urls

_PERIODS = 2500  # years, months and days whose parts of an address are remembered


class Narrowing:
    """The addresses of what is one step from *query*, on its first page.

    Each is that of `locale.link` for the changed query, in the *format_* of the answer.
    """

    def __init__(self, query: Query, format_: Format = "html") -> None:
        self.query = query.with_()
        pairs = format_parameters(self.query.with_(filters=(), dates=DateRange()))
        shown = locale.chosen() if format_ == "html" else None
        before = [pair for pair in pairs if pair[0] == "q"]
        between = [pair for pair in pairs if pair[0] in ("skip", "name")]
        after = [pair for pair in pairs if pair[0] not in ("q", "skip", "name")]
        dates = _stretch(date_parameters(self.query.dates))
        filters = _stretch(filter_parameters(self.query.filters))
        last = _stretch([*after, (urls.INTERFACE, shown)] if shown else after)
        self._path = urls.build(Query(), format_)
        self._around_filters = _stretch(before), f"{_stretch(between)}{dates}{last}"
        self._filtered = bool(self.query.filters)
        self._before_first = self._address(f"{_stretch(before)}&")
        self._around_dates = f"{_stretch(before)}{filters}{_stretch(between)}", last

    def toggled(self, facet: str, value: FacetValue) -> str:
        """Return the address with a value chosen or, if it is chosen or excluded, without it."""
        if value.selected or value.excluded:
            dropped = Filter(facet, value.value, value.excluded)
            return self._with_filters(self.query.without_filter(dropped).filters)
        return self.with_filter(Filter(facet, value.value))

    def with_filter(self, chosen: Filter) -> str:
        """Return the address with the filter *chosen*, which replaces any on the same value."""
        if self._filtered or not chosen.value:
            return self._with_filters(self.query.with_filter(chosen).filters)
        sign = "-" if chosen.excluded else ""
        value = urls.escaped(chosen.value)
        return f"{self._before_first}{chosen.facet}={sign}{value}{self._around_filters[1]}"

    def within(self, dates: DateRange) -> str:
        """Return the address of the same search in *dates*."""
        before, after = self._around_dates
        return self._address(f"{before}{_period(dates)}{after}")

    def _with_filters(self, filters: Iterable[Filter]) -> str:
        before, after = self._around_filters
        return self._address(f"{before}{_stretch(filter_parameters(filters))}{after}")

    def _address(self, stretches: str) -> str:
        return f"{self._path}?{stretches[1:]}" if stretches else self._path


def _stretch(pairs: Iterable[tuple[str, str]]) -> str:
    """Return *pairs* as a part of an address, each after a `&`."""
    return "".join([f"&{name}={urls.escaped(value)}" for name, value in pairs])


@lru_cache(_PERIODS)
def _period(dates: DateRange) -> str:
    return _stretch(date_parameters(dates))
