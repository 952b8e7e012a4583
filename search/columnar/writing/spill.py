"""Spills: documents that the writer moves from memory to disk before its commit.

A *spill* is a file beside the segments, with columns and token ids but no postings yet. The commit
makes one segment of all spills and deletes them. Token ids mean something only to the writer that
gave them, so no other process can read a spill.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import compress
from pathlib import Path

import numpy as np

from search.columnar.files.array_file import Array, ArrayFileWriter
from search.columnar.files.strings import narrow
from search.columnar.index.columns import DocumentFile
from search.columnar.index.live_documents import LiveDocuments
from search.columnar.writing.columns import Columns, columns_of
from search.columnar.writing.columns_writer import JoinedColumns
from search.near_copies.title_words import TitleWords


@dataclass(frozen=True)
class TokenBuffer:
    """Documents in the order in which they were put.

    *columns* has all of them; *kept* are the indices of those not replaced or removed since.
    *token_ids* are the tokens of all, end to end, as `search.columnar.writing.tokens` numbers them,
    and *titles* the words of their titles.
    """

    columns: Columns
    kept: Array
    token_ids: Array
    titles: TitleWords

    def kept_ids(self) -> Iterator[bytes]:
        """Yield the ids of the documents that are kept, in UTF-8."""
        flags = np.zeros(len(self.columns), np.bool_)
        flags[self.kept] = True
        return compress(self.columns.all_ids(), flags.tolist())


class SpillFile(DocumentFile):
    """The file of one spill."""

    @property
    def token_ids(self) -> Array:
        """Return the token ids of all documents, end to end."""
        return self.array_file["forms"]

    @property
    def titles(self) -> TitleWords:
        """Return the words of all titles."""
        return TitleWords(self.array_file["titles.offsets"], self.array_file["titles"])


class Spill(LiveDocuments[SpillFile]):
    """A spill, less the documents replaced or removed since."""

    def buffer(self) -> TokenBuffer:
        """Return the documents as the buffer that was spilled, less those replaced since."""
        kept = self.live_doc_ids().astype(np.uint32)
        return TokenBuffer(columns_of(self.file), kept, self.file.token_ids, self.file.titles)


def write_spill(path: Path, buffer: TokenBuffer) -> Spill:
    """Write *buffer* to *path* and return it as a spill."""
    columns = JoinedColumns([buffer.columns])
    with ArrayFileWriter(path) as file:
        columns.write(file)
        file.add("forms", buffer.token_ids)
        file.add("titles.offsets", narrow(buffer.titles.offsets))
        file.add("titles", buffer.titles.words)
        file.close(columns.totals(), durable=False)  # no commit refers to it
    live = np.zeros(len(columns), np.bool_)
    live[buffer.kept] = True
    return Spill(path.stem, SpillFile(path, written=True), None if live.all() else live)
