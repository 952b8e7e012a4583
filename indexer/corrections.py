"""Finds the headlines of an update that correct one another, and makes one document of them.

An update puts every wording as a document of its own. At its end, those that may share an address
with another one are looked at: their own addresses and those that they had, in this update and in
the last commit. Nothing else is read again.
"""

import datetime as dt
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain

import numpy as np

from corpus import Finding, visible
from indexer.wordings import (
    MOST,
    MOST_OF_A_DAY,
    CommittedWordings,
    are_alike,
    grouped,
    hang_together,
    is_article,
    wordings_of,
)
from search import Document

_BATCH = 4096  # addresses that are looked up in the last commit at a time
_MOST_COMPARED = 100  # headlines of a file and day, with one that it no longer lists
_WORD = (1 << 64) - 1

Lookup = Callable[[str], Document | None]
"""Returns the wording with an id as this update leaves it, None if there is none."""


class Corrections:
    """The addresses that this update met, some 16 bytes each."""

    def __init__(self, before: CommittedWordings) -> None:
        self._before = before
        self._is_first = not before.committed.state
        # By number: an id and the hash of an address that a document put under it has.
        self._ids = array("Q")
        self._hashes = array("Q")
        # By file and date: the ids of what came without an address.
        self._came: dict[tuple[str, dt.date | None], list[str]] = {}
        self._batch: dict[str, str] = {}
        self._shared: set[str] = set()
        # The ids of wordings that the last commit had joined.
        self._joined: set[str] = set()

    def put(self, document: Document) -> None:
        """Note the addresses of *document*, which was put."""
        self.met(document.id, document.addresses)

    def met(self, document_id: str, addresses: Iterable[str]) -> None:
        """Note *addresses*, those of a document that was put with that id."""
        for address in addresses:
            self._ids.append(int(document_id, 16))
            self._hashes.append(hash(address) & _WORD)
            self._look_up(address, document_id)

    def came(self, documents: Iterable[Document]) -> None:
        """Note which *documents* came to an index that has others, as far as none has an address.

        What a file no longer lists is compared with them.
        """
        for document in documents:
            if document.sources and not document.addresses:
                of_day = self._came.setdefault((document.sources[0].file, document.date), [])
                if len(of_day) < _MOST_COMPARED:
                    of_day.append(document.id)

    def likely(self, held: Document, now: Lookup) -> Finding | None:
        """Return a note of what came in place of *held*, which is no longer listed.

        It has nearly its words, and neither has an address.
        """
        for source in () if held.addresses else held.sources:
            for document_id in self._came.get((source.file, held.date), ()):
                document = now(document_id)
                if document and (note := _likely_correction(held, document)):
                    return note
        return None

    def changed(self, held: Document) -> None:
        """Note the addresses of *held*, a wording of the last commit that changes."""
        for address in held.addresses:
            self._look_up(address, held.id)
        self._joined.update(one.id for one in self._joined_with(held.id))

    def groups(self, now: Lookup) -> tuple[list[list[Document]], list[Finding]]:
        """Return the wordings that this update may have joined or parted, in groups of a headline.

        The findings name the addresses that too many headlines have.
        """
        self._finish()
        known = {one.id: one for one in map(now, self._joined) if one}
        asked = [*self._shared, *self._repeated(now)]
        asked += chain.from_iterable(one.addresses for one in known.values())
        met: set[str] = set()
        too_many: dict[str, list[Document]] = {}
        while asked:
            address = asked.pop()
            if address in met:
                continue
            met.add(address)
            having = self._having(address, now)
            listed = [one for one in having if one.sources]
            if not is_article(address, listed):
                too_many[address] = listed
            if len(listed) > MOST:
                continue
            joined = chain.from_iterable(self._joined_with(one.id) for one in having)
            for one in (*having, *filter(None, (now(other.id) for other in joined))):
                if one.id not in known:
                    known[one.id] = one
                    asked += one.addresses
        notes = [
            _note(address, listed)
            for address, listed in sorted(too_many.items())
            if len(listed) > MOST_OF_A_DAY
        ]
        anew = {a: few for a, few in too_many.items() if len(few) <= MOST_OF_A_DAY}
        notes += _note_of_pages({a: few for a, few in anew.items() if not hang_together(a, few)})
        return grouped(known.values(), too_many), notes

    def _look_up(self, address: str, document_id: str) -> None:
        if self._is_first:
            return
        self._batch[address] = document_id
        if len(self._batch) == _BATCH:
            self._look_up_batch()

    def _look_up_batch(self) -> None:
        for address, document_id in self._before.committed.ids_with(self._batch):
            if document_id != self._batch[address]:
                self._shared.add(address)
                self._joined.update(one.id for one in self._joined_with(document_id))
        self._batch.clear()

    def _finish(self) -> None:
        self._look_up_batch()
        hashes, ids = np.array(self._hashes, np.uint64), np.array(self._ids, np.uint64)
        order = np.lexsort((ids, hashes))
        self._sorted_hashes, self._sorted_ids = hashes[order], ids[order]

    def _repeated(self, now: Lookup) -> Iterator[str]:
        """Yield the addresses with which several documents were put."""
        hashes, ids = self._sorted_hashes, self._sorted_ids
        again = (hashes[1:] == hashes[:-1]) & (ids[1:] != ids[:-1])
        for hashed, document_id in dict(
            zip(hashes[1:][again].tolist(), ids[1:][again].tolist(), strict=True)
        ).items():
            document = now(_id(document_id))
            for address in document.addresses if document else ():
                if hash(address) & _WORD == hashed:
                    yield address

    def _having(self, address: str, now: Lookup) -> list[Document]:
        """Return the wordings with *address*, or so many that it can be no article's."""
        having: dict[str, Document] = {}
        listed = 0
        for wording_id in chain(self._ids_put(address), self._ids_held(address)):
            one = None if wording_id in having else now(wording_id)
            if one and address in one.addresses:
                having[one.id] = one
                listed += bool(one.sources)
            if listed > MOST:
                break
        return list(having.values())

    def _ids_put(self, address: str) -> Iterable[str]:
        hashed = np.uint64(hash(address) & _WORD)
        first = np.searchsorted(self._sorted_hashes, hashed, "left")
        last = np.searchsorted(self._sorted_hashes, hashed, "right")
        return map(_id, dict.fromkeys(self._sorted_ids[first:last].tolist()))

    def _ids_held(self, address: str) -> Iterator[str]:
        committed = self._before.committed
        for _, document_id in committed.ids_with([address]):
            document = committed.get(document_id)
            for one in wordings_of(document) if document else ():
                yield one.id

    def _joined_with(self, document_id: str) -> tuple[Document, ...]:
        """Return all wordings of the document that the last commit had under that id."""
        document = self._before.committed.get(document_id)
        return document.wordings if document else ()


def _likely_correction(one: Document, other: Document) -> Finding | None:
    """Return a note if *other*, which came, may be a correction of *one*, which is unlisted.

    Without an address nothing says that they are one headline, so they stay two: a page may well
    print two headlines of a day in nearly the same words.
    """
    if not are_alike(one, other):
        return None
    reason = (
        f"{other.title[:80]}: perhaps a correction of {one.title[:80]}, which is no longer listed;"
        " without an address the two stay apart"
    )
    return Finding(min(other.sources), visible(reason), "note")


def note_of_joined(joined: Sequence[tuple[Document, int]]) -> list[Finding]:
    """Return a note, if any, of the documents that got so many earlier wordings in this update."""
    listed = [(document, more) for document, more in joined if document.sources and more > 0]
    if not listed:
        return []
    count = sum(more for _, more in listed)
    first, _ = min(listed, key=lambda one: (min(one[0].sources), one[0].id))
    reason = (
        f"headlines corrected at their addresses, kept as earlier wordings: {count:,}; the first is"
        f" of {first.title[:80]}"
    )
    return [Finding(min(first.sources), visible(reason), "note")]


def _note_of_pages(having: Mapping[str, list[Document]]) -> list[Finding]:
    """Return a note, if any, of the addresses whose few headlines do not hang together."""
    if not having:
        return []
    source, address = min(
        (source, address)
        for address, listed in having.items()
        for one in listed
        for source in one.sources
    )
    first, second, *_ = sorted(having[address], key=lambda one: (min(one.sources), one.id))
    reason = (
        "addresses whose headlines have no word in common, or each a place of its own there, kept"
        f" apart as those of a page that has several: {len(having):,}; the first is {address}, of"
        f" {first.title[:80]} and {second.title[:80]}"
    )
    return [Finding(source, visible(reason), "note")]


def _id(number: int) -> str:
    return f"{number:016x}"


def _note(address: str, listed: list[Document]) -> Finding:
    source = min(source for one in listed for source in one.sources)
    count = f"more than {MOST}" if len(listed) > MOST else len(listed)
    return Finding(
        source,
        f"{count} headlines have the address {address}: taken for a list's, not for one article's",
        "note",
    )
