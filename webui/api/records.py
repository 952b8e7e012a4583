"""What an export writes: all hits of a search, or the headlines of a list."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from search import Document, Hit, IndexVersion, Query, Scan, format_parameters


@dataclass(frozen=True, slots=True)
class Records:
    """The records of an export, each time anew: *documents*, or *hits* with what matched in them.

    *asked* are the parameters of the address that found them, as text. *is_listed* says whether
    the archive still lists a document. *total* counts them.
    """

    documents: Callable[[], Iterator[Document]]
    hits: Callable[[], Iterator[Hit]]
    is_listed: Callable[[Document], bool]
    asked: str
    total: int
    index: IndexVersion


def records_of(scan: Scan) -> Records:
    """Return the whole result of *scan*, from the cursor of its query on if there is one."""
    start = scan.query.start if scan.query.cursor else 0
    return Records(
        documents=lambda: scan.documents(start),
        hits=lambda: scan.hits(start),
        is_listed=scan.is_listed,
        asked=searched(scan.query),
        total=scan.groups,
        index=scan.index,
    )


def searched(query: Query) -> str:
    """Return *query* as in its address, without page, cursor and size."""
    return urlencode(format_parameters(query.with_(size=Query().size)))
