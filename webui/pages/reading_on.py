"""The search by which a headline was found: back to its place there, and to those beside it.

The address of a headline then has the parameters of the search, and its number among the hits.
Its permanent address, which the page names, has neither.
"""

from msgspec import Struct

from search import CursorGone, Document, Engine, ParameterFaults, Query, QueryTooLong
from webui.http import locale, urls

_DIGITS = 7  # of the number of a hit


class ReadingOn(Struct, frozen=True, gc=False):
    """The *query*, the address of its results at the headline, *back*, and those beside it.

    *number* is that of the headline among *total*. It is None, and so are *before* and *after*,
    if the headline no longer stands there.
    """

    query: Query
    back: str
    number: int | None = None
    total: int = 0
    before: str | None = None
    after: str | None = None


def reading_on(engine: Engine, document: Document, query_string: bytes) -> ReadingOn | None:
    """Return the search that the address of *document* names, None if it names none."""
    given = dict(urls.pairs(query_string)).get(urls.HIT, "")
    if not (given.isascii() and given.isdecimal() and 0 < len(given) <= _DIGITS and int(given)):
        return None
    number = int(given)
    try:
        query, _ = urls.parse(query_string)
    except (ParameterFaults, QueryTooLong):
        return None
    query = query.with_(page=(number - 1) // query.size + 1, explain=False)
    back = locale.kept(f"{urls.build(query)}#hit-{number}")
    first = max(0, number - 2)
    try:
        found = engine.found(query.with_(), fold=True)
        around = dict(enumerate(found.documents(first, number + 1), first + 1))
    except CursorGone:
        return ReadingOn(query, back)
    here, context = around.get(number), urls.search_context(query.with_())
    if here is None or here.id != document.id:
        return ReadingOn(query, back)
    beside = {at: locale.hit_link(one, context, at) for at, one in around.items() if at != number}
    return ReadingOn(
        query, back, number, found.groups, beside.get(number - 1), beside.get(number + 1)
    )
