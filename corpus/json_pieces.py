"""A stream of JSON that is parsed value by value, of which no value may be too large to be held."""

import codecs
import io

from corpus.read_context import LARGEST_DOCUMENT

_CHUNK = 2**16


class Pieces:
    """A stream in UTF-8 that ends with an error if too much is read *since* the last value.

    *too_large* is what the error says.
    """

    def __init__(self, stream: io.BufferedReader, too_large: str) -> None:
        self._stream = stream
        self._too_large = too_large
        self.since = 0
        if stream.peek(3).startswith(codecs.BOM_UTF8):
            stream.read(3)

    def read(self, size: int) -> bytes:
        """Return the next bytes; raises `ValueError` if a value is too large."""
        content = self._stream.read(min(size, _CHUNK))
        self.since += len(content)
        if self.since > LARGEST_DOCUMENT:
            raise ValueError(self._too_large)
        return content
