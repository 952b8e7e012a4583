"""The layout of a document's columns: the fixed-size record, and the profile that facets count.

A document's *doc id* is its index in the segment. Documents are in order newest first, undated
last, then by id. Equal scores are listed in this order, so ties are broken by doc id, and a date
range is one range of doc ids.

A document's *profile* numbers its values in most facets and its year. An archive has few distinct
profiles, so one pass over the profiles of the hits counts all these facets at once. The values of a
facet that stands apart are numbered by themselves: what a headline is about has thousands of
combinations, and each would occur in every year, topic and language.
"""

import hashlib
from struct import Struct
from typing import NamedTuple

import numpy as np

from search.values.facets import FACETS, Values

NO_DAY = 0
"""The day of an undated document. Days are ordinals as in `datetime.date.toordinal`, from 1."""

ROUTES = ("stated", "script", "identified", "page", "undetermined")
PRECISIONS = ("", "day", "month", "year")
HAS_DATE_TEXT = 1
HAS_WORDINGS = 2

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
        ("title_tokens", "<u1"),
    ]
)
"""The values that only showing a document needs, and the tokens of its title, 255 at most."""

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
"""A record as stored, 64 bytes: `RECORD` and copies of the document's columns and offsets.

The documents of a page lie far apart in memory, and one cache miss costs as much as reading ten
numbers, so all numbers that showing a document needs share one cache line."""

UNPACK_RECORD = Struct("<diiIIIBBBxQQIIiI").unpack_from
"""Return the values of the record at a byte offset in the section `records`."""


PROFILED = tuple(sorted((f for f in FACETS if not f.apart), key=lambda field: field.several))
"""The facets in the order of a profile: as profiles are stored sorted, those of a facet with one
value a document that comes first stand in the order of its values."""

APART = tuple(field for field in FACETS if field.apart)
"""The facets whose values are not part of a profile."""

HAS_VALUES = {field.id: HAS_WORDINGS << 1 + index for index, field in enumerate(APART)}
"""The flag of a document that has values in a facet that stands apart; many have none, and of those
nothing else is read."""

_INDEX = {field.id: index for index, field in enumerate(PROFILED)}


class Profile(NamedTuple):
    """The counted values of a document: in each of `PROFILED`, and its *year*, 0 if undated."""

    facets: tuple[Values, ...]
    year: int

    def of(self, facet_id: str) -> Values:
        """Return the values of one facet."""
        return self.facets[_INDEX[facet_id]]


def hashed(field: str, key: str) -> int:
    """Return the 64 bits by which an index knows the *key* of an address in *field*.

    Of ten million addresses, two have the same bits once in 370,000 archives.
    """
    return int.from_bytes(hashlib.blake2b(f"{field}:{key}".encode(), digest_size=8).digest())
