"""The vectors of a segment: what its texts mean, by documents, mapped into memory.

They are in order of language, then of doc id, so the documents of a language, and those of a few
days in it, are one stretch. Beside them stands the *sign plane* of each number, one bit for each
vector: some planes are read first, and then few vectors.
"""

from collections.abc import Mapping
from pathlib import Path

import numpy as np

from search.columnar.files.array_file import Array, ArrayFile
from search.meaning.quantizing import SCALE

WORD = 64
"""Vectors of which the signs are stored together."""


class VectorFile:
    """The vectors of some of the documents of a segment, those in languages the encoder knows.

    *encoder* is the name of the encoder that made them. Vector i is that of document *doc_ids*[i],
    and *stretches* has those of each language. *complete* says that no document lacks its vector
    which has one in a rebuild; *generation* is the commit that wrote them. Pass `written=True` to
    skip the checksums of a file that this process just wrote.
    """

    def __init__(self, path: Path, *, written: bool = False) -> None:
        self.path = path
        self.generation = int(path.suffixes[-2].removeprefix("."))
        self._file = ArrayFile(path, written=written)
        self._rows: Array | None = None
        attributes = self._file.attributes
        self.bytes = self._file.size
        self.encoder: str = attributes["encoder"]
        self.complete: bool = attributes["complete"]
        self.dimension: int = attributes["dimension"]
        self.stretches: Mapping[str, range] = {
            language: range(first, end) for language, first, end in attributes["stretches"]
        }
        self.doc_ids = self._file["doc_ids"]
        self.vectors = self._file["vectors"].reshape(-1, self.dimension)
        self.signs = self._file["signs"].reshape(self.dimension, -1)
        """By number, then by `WORD` vectors."""

    def rows_of(self, doc_ids: Array, documents: int) -> Array:
        """Return the numbers of the vectors of *doc_ids*, -1 for those that have none.

        The segment has so many *documents*.
        """
        rows = self._rows
        if rows is None:
            rows = np.full(documents, -1, np.int32)
            rows[self.doc_ids] = np.arange(self.doc_ids.size)
            self._rows = rows  # whole: other threads may ask meanwhile
        return rows[doc_ids]

    def verify(self) -> None:
        """Check every checksum; raises `IndexDamaged` naming the first that differs."""
        self._file.verify()

    def release(self) -> None:
        """Unload the pages of the file read so far."""
        self._file.release()

    def floats(self, rows: Array | slice) -> Array:
        """Return the vectors with the numbers *rows* as 4-byte floats, about as they were."""
        return self.vectors[rows].astype(np.float32) / np.float32(SCALE)


def sign_planes(vectors: Array) -> Array:
    """Return the words of the sign plane of each number of *vectors*, a row for each.

    Bit i of word w, the lowest first, is set if the number is above 0 in vector w * `WORD` + i.
    """
    signs = np.packbits(vectors.T > 0, axis=-1, bitorder="little")
    planes = np.zeros((len(signs), -(-len(vectors) // WORD)), "<u8")
    planes.view(np.uint8)[:, : signs.shape[1]] = signs
    return planes
