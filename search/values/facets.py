"""The facets: one table that drives the index, the parameters, the counts and the page."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FacetField:
    """A field that results are counted and narrowed by.

    *id* is its name everywhere: in the index, in URLs, in JSON and in the query language.
    *several* says that one document may have more than one value, so that its counts may add up
    to more than the total.
    """

    id: str
    several: bool = False


FACETS = (FacetField("topic", several=True), FacetField("language"), FacetField("kind"))
