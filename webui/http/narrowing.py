"""The addresses one step from a search: with one filter more or less, or of other dates.

A page has more than a hundred of them, which share all but what changes.
"""

import datetime as dt
from functools import lru_cache

from search import DateRange, FacetValue, Filter, Query, date_parameters, filter_parameters
from webui.formats import Format
from webui.http import locale, urls

_PERIODS = 2500  # years, months and days whose parts of an address are remembered
_FILTERS = 4096  # filters, and those of a search together, of which the same is remembered
_A_FILTER = Filter("kind", "headline")
_A_DAY = DateRange(dt.date(2000, 1, 1), dt.date(2000, 1, 2))


class Narrowing:
    """The addresses of what is one step from *query*, on its first page.

    Each is that of `locale.link` for the changed query, in the *format_* of the answer: that of one
    change is made, and of the others what stands in its place.
    """

    def __init__(self, query: Query, format_: Format = "html") -> None:
        self.query = query.with_()
        self._format = format_
        filtered = self._link(filters=(_A_FILTER,))
        self._before_filters, _, self._after_filters = filtered.partition(_filters((_A_FILTER,)))
        self._before_dates, _, self._after_dates = self._link(dates=_A_DAY).partition(
            _period(_A_DAY)
        )

    def toggled(self, facet: str, value: FacetValue) -> str:
        """Return the address with a value chosen or, if it is chosen or excluded, without it."""
        if value.selected or value.excluded:
            dropped = Filter(facet, value.value, value.excluded)
            return self._with_filters(self.query.without_filter(dropped).filters)
        return self.with_filter(Filter(facet, value.value))

    def with_filter(self, chosen: Filter) -> str:
        """Return the address with the filter *chosen*, which replaces any on the same value."""
        filtered = self.query.filters
        return self._with_filters(self.query.with_filter(chosen).filters if filtered else (chosen,))

    def within(self, dates: DateRange) -> str:
        """Return the address of the same search in *dates*."""
        if not dates:
            return self._link(dates=dates)
        return f"{self._before_dates}{_period(dates)}{self._after_dates}"

    def _with_filters(self, filters: tuple[Filter, ...]) -> str:
        written = _filters(filters)
        if not written:
            return self._link(filters=())
        return f"{self._before_filters}{written}{self._after_filters}"

    def _link(self, **changes: object) -> str:
        return locale.link(self.query.with_(**changes), self._format)


@lru_cache(_FILTERS)
def _filters(filters: tuple[Filter, ...]) -> str:
    return urls.joined(filter_parameters(filters))


@lru_cache(_PERIODS)
def _period(dates: DateRange) -> str:
    return urls.joined(date_parameters(dates))
