"""The documents of a segment as columns: everything of them but the postings.

Rows stand newest first, undated last, then by id. That is the order in which equal scores are
listed, so the number of a row is its rank; the days of a date range are one stretch of rows.

What facets count of a row, its language, kind, year and topics, is one number, its *profile*: an
archive has few different ones, so one pass over the hits' profiles counts all facets at once.
"""

from struct import Struct
from typing import NamedTuple

import numpy as np

from corpus import Topic

NO_DAY = 0
"""Stands for no day where days are proleptic ordinals, as `datetime.date.toordinal` counts."""

ROUTES = ("stated", "script", "identified", "page", "undetermined")
PRECISIONS = ("", "day", "month", "year")
HAS_DATE_TEXT = 1

RECORD = np.dtype(
    [
        ("confidence", "<f8"),
        ("first_seen", "<i4"),
        ("last_seen", "<i4"),
        ("id_bytes", "<u4"),
        ("text_bytes", "<u4"),
        ("date_text_bytes", "<u4"),
        ("flags", "<u1"),
        ("precision", "<u1"),
        ("route", "<u1"),
        ("unused", "<u1"),
    ]
)
"""What only a reader of the row itself asks for."""

STORED = np.dtype(
    [
        ("own", RECORD),
        ("string", "<u8"),
        ("source", "<u8"),
        ("string_bytes", "<u4"),
        ("sources", "<u4"),
        ("day", "<i4"),
        ("profile", "<u4"),
    ]
)
"""A record as a file has it, with what columns and offsets say of the row as well, in 64 bytes: a
page's rows lie far apart, and each line of memory that must be fetched for a row costs as much as
reading ten numbers there."""

UNPACK_RECORD = Struct("<diiIIIBBBxQQIIiI").unpack_from
"""Return the numbers of the record that begins at a place in the records' bytes."""


class Profile(NamedTuple):
    """What facets and the histogram count of a document; *year* is 0 without a date."""

    language: str
    kind: str
    year: int
    topics: tuple[Topic, ...]
