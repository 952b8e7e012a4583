"""Walking through a result page by page."""

from search import Query, SearchResults


def last_page(results: SearchResults) -> int:
    """Return the number of the last page that has results, 1 if none has."""
    return max(1, -(-results.total // results.query.size))


def neighbours(results: SearchResults) -> tuple[Query | None, Query | None]:
    """Return the queries of the previous and the next page, None where there is none.

    From past the end, the previous page is the last one that has results.
    """
    query, last = results.query, last_page(results)
    before = query.with_(page=min(query.page - 1, last)) if query.page > 1 else None
    return before, query.with_(page=query.page + 1) if query.page < last else None


def page_numbers(results: SearchResults) -> tuple[int | None, ...]:
    """Return the pages to offer: the first, the last, and those beside this one; None is a gap."""
    last, page = last_page(results), results.query.page
    offered = sorted({1, last, *(n for n in range(page - 1, page + 2) if 1 <= n <= last)})
    numbers: list[int | None] = []
    for before, number in zip([0, *offered], offered, strict=False):
        numbers += [number] if number == before + 1 else [None, number]
    return tuple(numbers)
