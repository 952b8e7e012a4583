"""The documents of a file that are not deleted."""

from collections.abc import Iterable, Iterator
from typing import Generic, Self, TypeVar

import numpy as np

from search.columnar.files.array_file import Array
from search.columnar.index.columns import DocumentFile
from search.values.documents import Document

File = TypeVar("File", bound=DocumentFile)


class LiveDocuments(Generic[File]):
    """The documents of a file less the deleted ones.

    *live* has a flag for each document, and is None if none is deleted. *documents* and *tokens*
    are the totals of the live documents.
    """

    def __init__(self, name: str, file: File, live: Array | None = None) -> None:
        self.name = name
        self.file = file
        self.live = live
        self.documents = file.documents
        self.tokens = file.tokens
        if live is not None:
            deleted = np.flatnonzero(~live)
            self.documents -= deleted.size
            lengths = file.lengths(deleted)
            self.tokens -= int(lengths.sum())

    def find(self, document_id: str) -> int | None:
        """Return the doc id of the live document with that id, None if there is none."""
        return next(iter(self.find_all([document_id])), None)

    def find_all(self, ids: Iterable[str]) -> list[int]:
        """Return the doc ids of the live documents with one of *ids*, looked up at once."""
        doc_ids = self.file.find(map(str.encode, ids))
        live = self.live
        return doc_ids if live is None else [doc_id for doc_id in doc_ids if live[doc_id]]

    def get(self, document_id: str) -> Document | None:
        """Return the live document with that id, None if there is none."""
        doc_id = self.find(document_id)
        return None if doc_id is None else self.file.document(doc_id)

    def find_aliases(self, aliases: Iterable[bytes]) -> Iterator[tuple[str, int]]:
        """Yield each of *aliases* with the doc id of a live document that has it."""
        for alias, doc_id in self.file.find_aliases(aliases):
            if self.live is None or self.live[doc_id]:
                yield alias, doc_id

    def kept(self, doc_ids: Array) -> Array:
        """Return *doc_ids* without those of deleted documents."""
        return doc_ids if self.live is None else doc_ids[self.live[doc_ids]]

    def live_doc_ids(self) -> Array:
        """Return the doc ids of all live documents, ascending."""
        if self.live is None:
            return np.arange(self.file.documents)
        return np.flatnonzero(self.live)

    def without(self, ids: Iterable[bytes]) -> Self:
        """Return these without the documents with one of *ids*; itself if none has one."""
        doc_ids = self.kept(np.array(self.file.find(ids), np.intp))
        if not doc_ids.size:
            return self
        live = np.ones(self.file.documents, np.bool_) if self.live is None else self.live.copy()
        live[doc_ids] = False
        return self._with_live(live)

    def _with_live(self, live: Array) -> Self:
        return type(self)(self.name, self.file, live)
