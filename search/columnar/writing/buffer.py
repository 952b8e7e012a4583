"""The buffer of documents in memory: columns and token ids, taken a block at a time."""

from collections.abc import Collection, Sequence, Set
from itertools import compress
from typing import Generic, TypeVar

import numpy as np

from search.arrays import offsets
from search.columnar.files.array_file import Array
from search.columnar.files.strings import PackedStrings
from search.columnar.index.record import APART, Profile
from search.columnar.writing.block import TYPES, DocumentBlock, prepare
from search.columnar.writing.columns import Columns, Keyed, Numbered
from search.columnar.writing.near_copies import title_words
from search.columnar.writing.spill import TokenBuffer
from search.columnar.writing.tokens import TokenDictionary
from search.columnar.writing.vocabulary import Vocabulary
from search.values.documents import Document
from search.values.facets import Values

T = TypeVar("T")

BLOCK = 4096

_APPENDED = (
    "string_bytes",
    "lengths",
    "hashes",
    "records",
    "days",
    "source_counts",
    "source_lines",
    "alias_counts",
    "alias_hashes",
    "address_counts",
    "address_keys",
)
"""The columns of a block that go on in those of the next as they are."""


class DocumentBuffer:
    """Documents put since the last spill; *tokens* is the number of tokens in blocks so far.

    A block of documents becomes columns in one pass a column, which is several times faster than
    one pass a document. *vocabulary* takes the terms of all tokens, those of documents that come
    one by one from *dictionary*.
    """

    def __init__(self, vocabulary: Vocabulary, dictionary: TokenDictionary) -> None:
        self.tokens = 0
        self._vocabulary = vocabulary
        self._dictionary = dictionary
        self._count = 0
        self._block: list[Document] = []
        self._token_ids: list[Array] = [np.empty(0, np.int32)]
        self._strings = bytearray()
        self._arrays: dict[str, list[Array]] = {
            name: [np.empty(0, TYPES[name])] for name in _APPENDED
        }
        self._profiles = _Numbering[Profile]()
        self._sets = {field.id: _Numbering[Values]() for field in APART}
        self._files = _Numbering[str]()
        self._left_out: list[int] = []
        self._removed: dict[bytes, int] = {}
        self._added: set[str] = set()

    def __contains__(self, document_id: str) -> bool:
        return document_id in self._added

    def mentions(self, document_id: str) -> bool:
        """Return whether a document with that id was added or removed here."""
        return document_id in self._added or document_id.encode() in self._removed

    def added(self, ids: Collection[str]) -> Set[str]:
        """Return those of *ids* whose documents were added here."""
        return self._added.intersection(ids)

    def add(self, document: Document) -> None:
        """Add *document*, in place of an earlier one with its id."""
        self._block.append(document)
        self._added.add(document.id)
        if len(self._block) == BLOCK:
            self._close_block()

    def add_block(self, block: DocumentBlock, without: Collection[int] = ()) -> None:
        """Add the documents of *block*, but for those at the indices *without*."""
        self._close_block()
        token_ids = self._vocabulary.take(block.tokens, block.column("token_ids"))
        kept = np.ones(len(block), np.bool_)
        kept[list(without)] = False
        if not kept.any():
            return
        self._left_out += (self._count + np.flatnonzero(~kept)).tolist()
        self._added.update(compress(block.ids, kept.tolist()))
        self._append(block, token_ids)

    def remove(self, document_id: str) -> None:
        """Drop the document with that id if it was added before, and record its removal."""
        self._removed[document_id.encode()] = self._count + len(self._block)

    @property
    def removed(self) -> Set[bytes]:
        """Return the ids that were removed, in UTF-8; some may have been added again."""
        return self._removed.keys()

    def finish(self) -> TokenBuffer:
        """Return all documents in the order of their adding."""
        self._close_block()
        columns, token_ids = self._columns(), np.concatenate(self._token_ids)
        titles = title_words(self._vocabulary.hashes(), columns, token_ids)
        return TokenBuffer(columns, self._kept(columns), token_ids, titles)

    def _kept(self, columns: Columns) -> Array:
        """Return the indices of the documents not left out, replaced or removed later."""
        kept = np.ones(self._count, np.bool_)
        kept[self._left_out] = False
        indices = np.flatnonzero(kept)
        if len(self._added) == indices.size and not self._removed:
            return indices
        last = dict(zip(compress(columns.all_ids(), kept.tolist()), indices.tolist(), strict=True))
        latest = [index for name, index in last.items() if index >= self._removed.get(name, 0)]
        return np.array(latest, np.intp)

    def _columns(self) -> Columns:
        arrays = {name: np.concatenate(several) for name, several in self._arrays.items()}
        every = np.arange(self._count)
        sources = np.stack((self._files.numbers, arrays["source_lines"]), axis=1)
        return Columns(
            strings=PackedStrings(
                np.frombuffer(self._strings, np.uint8), offsets(arrays["string_bytes"])
            ),
            records=arrays["records"],
            days=arrays["days"],
            starts=offsets(arrays["lengths"].astype(np.int64) + 1),
            profiles=self._profiles.numbered(),
            sets={name: numbering.numbered() for name, numbering in self._sets.items()},
            files=self._files.numbered().values,
            source_offsets=offsets(arrays["source_counts"]),
            sources=sources.astype(np.uint32),
            ids=Keyed(arrays["hashes"], every),
            aliases=Keyed(arrays["alias_hashes"], np.repeat(every, arrays["alias_counts"])),
            addresses=Keyed(arrays["address_keys"], np.repeat(every, arrays["address_counts"])),
        )

    def _close_block(self) -> None:
        """Append the documents that were added one by one."""
        if self._block:
            block = prepare(self._block, self._dictionary)
            self._append(block, self._vocabulary.take(block.tokens, block.column("token_ids")))
            self._block.clear()

    def _append(self, block: DocumentBlock, token_ids: Array) -> None:
        self._strings += block.strings
        for name, several in self._arrays.items():
            several.append(block.column(name))
        self._profiles.add(block.profiles, block.column("profile"))
        for name, numbering in self._sets.items():
            numbering.add(block.sets[name], block.column(name))
        self._files.add(block.files, block.column("source_files"))
        self._count += len(block)
        self._token_ids.append(token_ids)
        self.tokens += token_ids.size


class _Numbering(Generic[T]):
    """One numbering for the values of several blocks, each of which numbers its own."""

    def __init__(self) -> None:
        self._known: dict[T, int] = {}
        self._numbers: list[Array] = [np.empty(0, np.int64)]

    def add(self, values: Sequence[T], numbers: Array) -> None:
        """Add *numbers*, which index *values*."""
        known = self._known
        here = np.array([known.setdefault(value, len(known)) for value in values], np.int64)
        self._numbers.append(here[numbers])

    @property
    def numbers(self) -> Array:
        """Return the numbers of all blocks."""
        return np.concatenate(self._numbers)

    def numbered(self) -> Numbered[T]:
        """Return the numbers of all blocks, with the distinct values in their order."""
        values = list(self._known)
        return Numbered(lambda: values, self.numbers)
