"""The parts of a text that somebody typed, with the signs that belong to them."""

import re
from typing import Literal

from msgspec import Struct

from search.values.query import Query

SIGNS = ",.;:!?¿¡()"
"""The signs around a word that are none of its letters."""

_TAG = re.compile(r"\[\w{1,24}\]")  # a field, or the number of a footnote: police[ti], police[12]

PartKind = Literal["word", "phrase", "small", "filter", "excluded"]


class QueryPart(Struct, frozen=True, gc=False):
    """A part of a text: `text[start:end]`, with its signs.

    A `phrase` is in quotation marks or an exact word; a `word` is any other text; a `small` word
    only adds to the score; a `filter` is a field with its value. Any of them is `excluded` instead
    if documents that hold it are no hits.
    """

    kind: PartKind
    start: int
    end: int


def typed(query: Query, part: QueryPart) -> str:
    """Return *part* of the text of *query*, as typed."""
    return query.text[part.start : part.end]


def without_part(text: str, part: QueryPart) -> str:
    """Return *text* without *part*, and without the field or number in brackets behind it."""
    tag = _TAG.match(text, part.end)
    return text[: part.start] + text[tag.end() if tag else part.end :]
