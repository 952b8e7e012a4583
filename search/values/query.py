"""A search as one immutable value: what was asked, independent of who asks and who answers.

Every link on a page is this value with one thing changed, so the changes are methods here and
each returns a new value. A change of anything but the page goes back to the first page.
"""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Literal, Self

from search.values.facets import FACETS

Match = Literal["stem", "exact"]
Words = Literal["all", "any"]
Undated = Literal["include", "exclude", "only"]
Sort = Literal["relevance", "newest", "oldest"]

_FACET_ORDER = {facet.id: place for place, facet in enumerate(FACETS)}


@dataclass(frozen=True, slots=True)
class DateRange:
    """Days from *start* up to, not including, *end*; None leaves a side open."""

    start: date | None = None
    end: date | None = None

    def __bool__(self) -> bool:
        return self.start is not None or self.end is not None

    def __contains__(self, day: date) -> bool:
        return (self.start is None or self.start <= day) and (self.end is None or day < self.end)


@dataclass(frozen=True, slots=True)
class Filter:
    """One chosen value of a facet: only documents that have it, or, *excluded*, that have not."""

    facet: str
    value: str
    excluded: bool = False


@dataclass(frozen=True, slots=True)
class Cursor:
    """A place in the whole result, from 0, as the commit *version* has it."""

    version: str
    place: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What is asked of an engine; the meaning of each field is that of the parameter of its name.

    Filters on one facet are alternatives, filters on several must all hold, and an excluded value
    must never hold. They are kept in one order without repeats, so that queries which mean the
    same are equal. *undated* and *sort* are None where the default applies, which depends on the
    rest of the query: read `undated_rule` and `order`. With a *cursor*, the answer is the one that
    its commit gave, from its place on, and *page* does not count.
    """

    text: str = ""
    filters: tuple[Filter, ...] = ()
    dates: DateRange = DateRange()
    undated: Undated | None = None
    match: Match = "stem"
    words: Words = "all"
    translate: bool = True
    explain: bool = False
    skip: tuple[str, ...] = ()
    sort: Sort | None = None
    page: int = 1
    size: int = 20
    cursor: Cursor | None = None

    def __post_init__(self) -> None:
        ordered = sorted(
            set(self.filters), key=lambda f: (_FACET_ORDER[f.facet], f.excluded, f.value)
        )
        object.__setattr__(self, "filters", tuple(ordered))
        object.__setattr__(self, "skip", tuple(sorted(set(self.skip))))

    @property
    def order(self) -> Sort:
        """Return the order of results: as chosen, else by relevance if there is text to rank by."""
        return self.sort or ("relevance" if self.text else "newest")

    @property
    def undated_rule(self) -> Undated:
        """Return how undated documents count: as chosen, else excluded by a date range."""
        return self.undated or ("exclude" if self.dates else "include")

    @property
    def start(self) -> int:
        """Return how many hits stand before the first of this page."""
        return self.cursor.place if self.cursor else self.size * (self.page - 1)

    def chosen(self, facet: str, *, excluded: bool = False) -> tuple[str, ...]:
        """Return the values of *facet* that were chosen, or, with *excluded*, ruled out."""
        return tuple([f.value for f in self.filters if f.facet == facet and f.excluded == excluded])

    def with_(self, **changes: Any) -> Self:
        """Return this query with *changes*, back at the start unless they name page or cursor."""
        return replace(self, **{"page": 1, "cursor": None, **changes})

    def with_filter(self, chosen: Filter) -> Self:
        """Return this query with one more filter; the same value's opposite is dropped."""
        rest = [f for f in self.filters if (f.facet, f.value) != (chosen.facet, chosen.value)]
        return self.with_(filters=(*rest, chosen))

    def without_filter(self, chosen: Filter) -> Self:
        """Return this query without that filter."""
        return self.with_(filters=tuple(f for f in self.filters if f != chosen))
