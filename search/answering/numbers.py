"""The numbers that the headlines of a search print, each with its headline and its day."""

from collections import Counter

from msgspec import Struct

from search.language.annotations import Condition, Quantity, What, what_named
from search.scan import Scan
from search.values.documents import Document
from search.values.query import Filter, Query
from search.values.results import IndexVersion

MOST = 2_000
"""The headlines that are read, the newest first."""


class NumberInTime(Struct, frozen=True, gc=False):
    """The greatest number of its kind that a *document* prints."""

    document: Document
    quantity: Quantity


class Numbers(Struct, frozen=True, gc=False, kw_only=True):
    """The numbers of *what* that dated headlines of *query* print, the newest first.

    Near-copies are one. All are in one *unit*, the most frequent one; *other_units* counts those in
    others, *undated* those without a date, and *unread* the headlines beyond the first `MOST`.
    """

    query: Query
    what: What
    unit: str
    points: tuple[NumberInTime, ...]
    other_units: int
    undated: int
    unread: int
    index: IndexVersion


def find_numbers(found: Scan, what: What) -> Numbers:
    """Return the numbers of *what* that the hits of *found* print.

    Conditions of its query on the same kind hold for each number; those on others do not count.
    """
    query = found.query
    conditions = [
        condition
        for chosen in query.chosen("quantity")
        if (condition := Condition.parse(chosen, what_named)) and condition.what == what
    ]
    if not conditions:
        kept = tuple(f for f in query.filters if f.facet != "quantity" or f.excluded)
        query = query.with_(filters=(*kept, Filter("quantity", what)))
        conditions = [Condition(what)]
    found = found.within(query.with_(sort="newest", undated="include"))
    points = []
    for document in found.documents(0, MOST):
        of_kind = [q for q in document.quantities if any(c.admits(q) for c in conditions)]
        if of_kind:
            points.append(NumberInTime(document, max(of_kind, key=lambda one: one.value)))
    units = Counter(point.quantity.unit for point in points)
    unit = max(units, key=lambda one: (units[one], one), default="")
    shown = [point for point in points if point.quantity.unit == unit]
    return Numbers(
        query=query,
        what=what,
        unit=unit,
        points=tuple(point for point in shown if point.document.date),
        other_units=len(points) - len(shown),
        undated=sum(point.document.date is None for point in shown),
        unread=max(0, found.groups - MOST),
        index=found.index,
    )
