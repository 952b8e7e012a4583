"""The records of an export: all hits of a search, or the headlines of a list."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from search import Document, Hit, IndexVersion, Query, Scan, format_parameters
from webui.http.urls import Addresses


@dataclass(frozen=True, slots=True)
class Records:
    """The records of an export, each time anew: *documents*, or *hits* with what matched in them.

    *asked* are the parameters that found them, as text, or the name of a list, and *address* is
    that of their page with scheme and host. *is_listed* says whether the archive still lists a
    document. *total* counts them.
    """

    documents: Callable[[], Iterator[Document]]
    hits: Callable[[], Iterator[Hit]]
    is_listed: Callable[[Document], bool]
    asked: str
    address: str
    total: int
    index: IndexVersion


def records_of(scan: Scan, addresses: Addresses) -> Records:
    """Return the whole result of *scan*, from the cursor of its query on if there is one."""
    start = scan.query.start if scan.query.cursor else 0
    return Records(
        documents=lambda: scan.documents(start),
        hits=lambda: scan.hits(start),
        is_listed=scan.is_listed,
        asked=searched(scan.query),
        address=addresses.site + addresses.search(scan.query.with_(size=Query().size)),
        total=scan.groups,
        index=scan.index,
    )


def searched(query: Query) -> str:
    """Return *query* as in its address, without page, cursor and size."""
    return urlencode(format_parameters(query.with_(size=Query().size)))
