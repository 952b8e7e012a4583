"""What a writer sets aside: documents whose texts are numbers, not yet postings.

A *part* is a file beside the segments that lives until the commit, which makes one segment of all
parts. Its forms are numbered by the writer, so nobody else can read it.
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from search.columnar.files.array_file import Array, ArrayFileWriter
from search.columnar.files.strings import PackedStrings
from search.columnar.index.columns import DocumentFile, LiveDocuments
from search.columnar.writing.columns_writer import Columns, columns_of


@dataclass(frozen=True)
class TokenBuffer:
    """Documents as they came: all *rows*, and the numbers of those that are still *kept*.

    *forms* are the tokens of all rows, end to end, as `search.columnar.writing.tokens` numbers
    them.
    """

    rows: Columns[PackedStrings]
    kept: Array
    forms: Array


class SpillFile(DocumentFile):
    """The arrays of one part's file."""

    @property
    def forms(self) -> Array:
        """Return the tokens of all documents, end to end."""
        return self.array_file["forms"]


class Spill(LiveDocuments[SpillFile]):
    """A part, less what was replaced or removed since."""

    def gathered(self) -> TokenBuffer:
        """Return it as what was gathered."""
        return TokenBuffer(columns_of(self.file), self.live_doc_ids(), self.file.forms)


def write_spill(path: Path, gathered: TokenBuffer) -> Spill:
    """Write what was *gathered* to *path*, and return it as a part."""
    rows = gathered.rows
    with ArrayFileWriter(path) as file:
        rows.write(file)
        file.add("forms", gathered.forms)
        file.close(rows.totals(), durable=False)  # no commit needs it
    live = np.zeros(len(rows), np.bool_)
    live[gathered.kept] = True
    return Spill(path.stem, SpillFile(path, written=True), None if live.all() else live)
