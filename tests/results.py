"""What a search found, in a form in which tests can write it out."""

from search import SearchResults


def texts(results: SearchResults) -> list[str]:
    """Return the titles of the hits, in their order."""
    return [hit.document.title for hit in results.hits]


def counts(results: SearchResults, facet: str) -> dict[str, int]:
    """Return how many hits each value of a *facet* has."""
    (found,) = [f for f in results.facets if f.id == facet]
    return {value.value: value.count for value in found.values}


def offered(results: SearchResults) -> list[tuple[str, str, int]]:
    """Return the other searches that are offered: the way, its text, what it finds."""
    return [(remedy.way, remedy.text, remedy.count) for remedy in results.remedies]
