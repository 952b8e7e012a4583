"""Finds the headlines of an update that correct one another, and makes one document of them.

An update puts every wording as a document of its own. At its end, those that may share an address
with another one are looked at: their own addresses and those that they had, in this update and in
the last commit. Nothing else is read again.
"""

import datetime as dt
from array import array
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice

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
_AT_ONCE = 1000  # addresses of which all documents are looked up together
_MOST_COMPARED = 100  # headlines of a file and day, with one that it no longer lists
_WORD = (1 << 64) - 1

Lookup = Callable[[str], Document | None]
"""Returns the wording with an id as this update leaves it, None if there is none."""

LookupAll = Callable[[Collection[str]], Mapping[str, Document]]
"""Returns by their ids what `Lookup` does, for each of some ids that it has a wording for."""


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
        self._joined |= self._joined_with([held.id])

    def groups(self, now: LookupAll) -> tuple[list[list[Document]], list[Finding]]:
        """Return the wordings that this update may have joined or parted, in groups of a headline.

        The findings name the addresses that too many headlines have.
        """
        self._finish()
        known = dict(now(self._joined))
        asked = [*self._shared, *self._repeated(now)]
        asked += chain.from_iterable(one.addresses for one in known.values())
        met: set[str] = set()
        too_many: dict[str, list[Document]] = {}
        while asked := [address for address in dict.fromkeys(asked) if address not in met]:
            some, asked = asked[:_AT_ONCE], asked[_AT_ONCE:]
            met.update(some)
            wordings: dict[str, Document] = {}
            for address, having in self._having(some, now).items():
                listed = [one for one in having.values() if one.sources]
                if not is_article(address, listed):
                    too_many[address] = listed
                if len(listed) <= MOST:
                    wordings |= having
            wordings |= now(self._joined_with(wordings))
            for one in wordings.values():
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
        others: set[str] = set()
        for address, document_id in self._before.committed.ids_with(self._batch):
            if document_id != self._batch[address]:
                self._shared.add(address)
                others.add(document_id)
        self._joined |= self._joined_with(others)
        self._batch.clear()

    def _finish(self) -> None:
        self._look_up_batch()
        hashes, ids = np.array(self._hashes, np.uint64), np.array(self._ids, np.uint64)
        order = np.lexsort((ids, hashes))
        self._sorted_hashes, self._sorted_ids = hashes[order], ids[order]

    def _repeated(self, now: LookupAll) -> Iterator[str]:
        """Yield the addresses with which several documents were put."""
        hashes, ids = self._sorted_hashes, self._sorted_ids
        again = (hashes[1:] == hashes[:-1]) & (ids[1:] != ids[:-1])
        pairs = zip(hashes[1:][again].tolist(), ids[1:][again].tolist(), strict=True)
        put_with = iter(dict(pairs).items())
        while some := {hashed: _id(number) for hashed, number in islice(put_with, _AT_ONCE)}:
            found = now(dict.fromkeys(some.values()))
            for hashed, document_id in some.items():
                for address in found[document_id].addresses if document_id in found else ():
                    if hash(address) & _WORD == hashed:
                        yield address

    def _having(self, addresses: Sequence[str], now: LookupAll) -> dict[str, dict[str, Document]]:
        """Return by their ids the wordings with each of *addresses*.

        Of an address that is no article's there may be more, which are left out.
        """
        ids = {address: dict.fromkeys(self._ids_put(address)) for address in addresses}
        for address, document_id in self._before.committed.ids_with(addresses):
            ids[address][document_id] = None
        left = {address: iter(several) for address, several in ids.items()}
        having: dict[str, dict[str, Document]] = {address: {} for address in addresses}
        while left:
            some = {address: list(islice(several, MOST + 1)) for address, several in left.items()}
            wordings = self._wordings(dict.fromkeys(chain.from_iterable(some.values())), now)
            for address, few in some.items():
                own = having[address]
                for one in chain.from_iterable(wordings[document_id] for document_id in few):
                    if address in one.addresses:
                        own[one.id] = one
                if not few or sum(bool(one.sources) for one in own.values()) > MOST:
                    del left[address]
        return having

    def _ids_put(self, address: str) -> Iterable[str]:
        hashed = np.uint64(hash(address) & _WORD)
        first = np.searchsorted(self._sorted_hashes, hashed, "left")
        last = np.searchsorted(self._sorted_hashes, hashed, "right")
        return map(_id, dict.fromkeys(self._sorted_ids[first:last].tolist()))

    def _wordings(self, ids: Collection[str], now: LookupAll) -> dict[str, list[Document]]:
        """Return by each of *ids* that wording, and all of the committed document with that id."""
        held = self._before.committed.get_all(list(ids))
        every = {
            one: dict.fromkeys((one, *(other.id for other in wordings_of(held[one]))))
            if one in held
            else {one: None}
            for one in ids
        }
        found = now(dict.fromkeys(chain.from_iterable(every.values())))
        return {one: [found[other] for other in of if other in found] for one, of in every.items()}

    def _joined_with(self, ids: Collection[str]) -> set[str]:
        """Return the ids of all wordings of the documents that the last commit had under *ids*."""
        held = self._before.committed.get_all(list(ids)) if ids else {}
        return {one.id for document in held.values() for one in document.wordings}


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
