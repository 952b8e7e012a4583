"""A search as one immutable value, whether a page, a script or a command asks.

Every link on a page is a `Query` with one change, so the changes are methods, and each returns a
new query. Any change but that of the page goes back to the first page.
"""

from datetime import MAXYEAR, date, timedelta
from typing import Any, Literal, Self

from msgspec import Struct
from msgspec.structs import force_setattr, replace

from search.values.facets import FACETS

Match = Literal["stem", "exact"]
Words = Literal["all", "any"]
Undated = Literal["include", "exclude", "only"]
Sort = Literal["relevance", "newest", "oldest", "meaning"]
"""`meaning` is relevance to which nearness in meaning adds a fifth."""

By = Literal["words", "meaning"]

_FACET_ORDER = {facet.id: index for index, facet in enumerate(FACETS)}


class DateRange(Struct, frozen=True, gc=False):
    """Days from *start* up to, not including, *end*; None leaves a side open."""

    start: date | None = None
    end: date | None = None

    def __bool__(self) -> bool:
        return self.start is not None or self.end is not None

    @property
    def year(self) -> int | None:
        """Return the year that these days are, None unless they are exactly one."""
        start, end = self.start, self.end
        if start is None or end is None:
            return None
        year = start.year
        if start.month == start.day == end.month == end.day == end.year - year == 1:
            return year
        return year if start == date(MAXYEAR, 1, 1) and end == date.max else None

    @property
    def iso(self) -> str:
        """Return the first and the last day in ISO 8601, `..` for an open side.

        >>> DateRange(date(2013, 1, 1), date(2014, 1, 1)).iso
        '2013-01-01/2013-12-31'
        """
        first = self.start.isoformat() if self.start else ".."
        return f"{first}/{(self.end - timedelta(days=1)).isoformat() if self.end else '..'}"

    def __contains__(self, day: date) -> bool:
        return (self.start is None or self.start <= day) and (self.end is None or day < self.end)


class Filter(Struct, frozen=True, gc=False):
    """One value of a facet that every hit must have or, with *excluded*, must not have."""

    facet: str
    value: str
    excluded: bool = False


class Cursor(Struct, frozen=True, gc=False):
    """The beginning of a page: after *offset* hits of the whole result in the commit *version*."""

    version: str
    offset: int


class Query(Struct, frozen=True, gc=False, kw_only=True):
    """A search; each field means what the parameter of its name means (see the README).

    A hit has at least one of the chosen values of each facet that has any, and none of the excluded
    values. Filters are sorted and without repeats, so that queries of one meaning are equal.
    *undated* and *sort* are None for the default, which depends on the rest of the query: read
    `undated_rule` and `order`. *fold* is None for the default of the asker: pages fold
    near-copies, scripts do not. *by* says whether the words of the text are found or its meaning,
    and *meaning* whether an answer by words may also name what is near in meaning. With *names*, a
    name is searched for in all scripts, and without in those alone of *name*. With the id of
    a headline in *copies*, hits are that headline and its near-copies alone. With *as_of*, that
    version of the index answers (`IndexVersion`). With a *cursor*, the cursor's commit answers from
    the cursor's offset on, and *page* is ignored.
    """

    text: str = ""
    filters: tuple[Filter, ...] = ()
    dates: DateRange = DateRange()
    undated: Undated | None = None
    match: Match = "stem"
    words: Words = "all"
    by: By = "words"
    meaning: bool = True
    translate: bool = True
    explain: bool = False
    fold: bool | None = None
    copies: str = ""
    as_of: str = ""
    skip: tuple[str, ...] = ()
    names: bool = False
    name: tuple[str, ...] = ()
    sort: Sort | None = None
    page: int = 1
    size: int = 20
    cursor: Cursor | None = None

    def __post_init__(self) -> None:
        # A page makes some hundred queries of one, each with few filters. What a script gives as a
        # list is as good, but answers are kept by their query, and no list can be a key.
        if len(self.filters) > 1 or type(self.filters) is not tuple:
            ordered = sorted(
                set(self.filters), key=lambda f: (_FACET_ORDER[f.facet], f.excluded, f.value)
            )
            force_setattr(self, "filters", tuple(ordered))
        if len(self.skip) > 1 or type(self.skip) is not tuple:
            force_setattr(self, "skip", tuple(sorted(set(self.skip))))
        if len(self.name) > 1 or type(self.name) is not tuple:
            force_setattr(self, "name", tuple(sorted(set(self.name))))

    @property
    def order(self) -> Sort:
        """Return the order of hits: as chosen, else by relevance if there is text to rank by."""
        return self.sort or ("relevance" if self.text else "newest")

    @property
    def undated_rule(self) -> Undated:
        """Return how undated documents count: as chosen, else excluded if there are dates."""
        return self.undated or ("exclude" if self.dates else "include")

    @property
    def start(self) -> int:
        """Return the number of hits before this page."""
        return self.cursor.offset if self.cursor else self.size * (self.page - 1)

    def chosen(self, facet: str, *, excluded: bool = False) -> tuple[str, ...]:
        """Return the chosen values of *facet* or, with *excluded*, its excluded ones."""
        return tuple([f.value for f in self.filters if f.facet == facet and f.excluded == excluded])

    def with_(self, **changes: Any) -> Self:
        """Return this query with *changes*, on page 1 unless they name a page or a cursor."""
        changes.setdefault("page", 1)
        changes.setdefault("cursor", None)
        return replace(self, **changes)

    def without_version(self) -> Self:
        """Return this query of the newest version of the index, on the same page."""
        return replace(self, as_of="")

    def with_filter(self, chosen: Filter) -> Self:
        """Return this query with the filter *chosen*, which replaces any on the same value."""
        rest = [f for f in self.filters if (f.facet, f.value) != (chosen.facet, chosen.value)]
        return replace(self, filters=(*rest, chosen), page=1, cursor=None)

    def without_filter(self, chosen: Filter) -> Self:
        """Return this query without the filter *chosen*."""
        return self.with_(filters=tuple(f for f in self.filters if f != chosen))
