"""The parts of a text that somebody typed, with the signs that belong to them."""

from typing import Literal

from msgspec import Struct

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
