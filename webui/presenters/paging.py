"""The pages of a result, and the way from one to the next."""

from msgspec.structs import replace

from search import Cursor, Query, SearchResults


def last_page(results: SearchResults) -> int:
    """Return the number of the last page, 1 if there are no results."""
    return max(1, -(-results.groups // results.query.size))


def current_page(results: SearchResults) -> int:
    """Return the number of the page; at a cursor, of the page with its first hit."""
    return results.query.start // results.query.size + 1


def prev_next(results: SearchResults) -> tuple[Query | None, Query | None]:
    """Return the queries of the previous and the next page, None where there is none.

    Past the end, the previous page is the last one.
    """
    query, page, last = results.query, current_page(results), last_page(results)
    before = query.with_(page=min(page - 1, last)) if page > 1 else None
    return before, query.with_(page=page + 1) if page < last else None


def steps(results: SearchResults) -> tuple[Query | None, Query | None]:
    """Return the queries before and after this answer, for programs.

    Forward it is a cursor: followed to the end, it gives every hit once. Backward it is a page or
    a cursor, as in the query.
    """
    query = results.query
    if query.cursor is None:
        return prev_next(results)[0], results.following
    offset = max(0, query.start - query.size)
    before = query.with_(cursor=Cursor(results.index.version, offset)) if query.start else None
    return before, results.following


def canonical(results: SearchResults) -> Query:
    """Return the query for a footnote, which names a page and no commit of the index."""
    return replace(results.query, page=current_page(results), cursor=None)


def page_numbers(results: SearchResults) -> tuple[int | None, ...]:
    """Return the pages to link: first, last, this one and its neighbours; None is a gap."""
    last, page = last_page(results), current_page(results)
    offered = sorted({1, last, *(n for n in range(page - 1, page + 2) if 1 <= n <= last)})
    numbers: list[int | None] = []
    for before, number in zip([0, *offered], offered, strict=False):
        numbers += [number] if number == before + 1 else [None, number]
    return tuple(numbers)
