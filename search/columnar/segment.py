"""A segment: the documents of one file and what they hold, less those deleted since."""

from collections.abc import Mapping
from pathlib import Path

import numpy as np

from search.columnar.documents import DocumentFile, DocumentSet
from search.columnar.format import Array, ArrayFile, ArrayFileWriter
from search.columnar.postings import FIELDS, Field, Fields, write_postings
from search.columnar.rows import Rows
from search.columnar.strings import Picked


def write_segment(path: Path, rows: Rows[Picked], fields: Fields) -> None:
    """Write a segment of *rows*, in their order, and what they hold."""
    with ArrayFileWriter(path) as file:
        rows.write(file)
        write_postings(file, fields, rows.lengths)
        file.close(rows.totals())


class SegmentFile(DocumentFile):
    """The arrays of one segment's file."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.fields: Mapping[str, Field] = {name: Field(self._file, name) for name in FIELDS}
        self.code_lengths = self._file["codes.lengths"]
        self.code_frequencies = self._file["codes.frequencies"]


class Segment(DocumentSet[SegmentFile]):
    """A segment as one commit sees it."""


def write_deletions(path: Path, live: Array) -> None:
    """Write which rows are still there: bit r of section `live`, low bits first."""
    with ArrayFileWriter(path) as file:
        file.add("live", np.packbits(live, bitorder="little"))
        file.close({"rows": live.size})


def read_deletions(path: Path) -> Array:
    """Return for each row whether it is still there."""
    file = ArrayFile(path)
    return np.unpackbits(file["live"], count=file.attributes["rows"], bitorder="little").astype(
        np.bool_
    )
