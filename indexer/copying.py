"""Copy an index to another place, a folder or a cluster, and prove that both have the same."""

import hashlib
from collections.abc import Iterable, Iterator
from os import PathLike
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray

from indexer.readers import processors
from search import (
    Document,
    Engine,
    IndexDamaged,
    IndexMissing,
    Meaning,
    index_files,
    is_address,
    open_index,
    open_writer,
)

PART = 50_000
"""Documents after which what was copied is committed, so that a stopped copy can go on."""


class CopyReport(msgspec.Struct, frozen=True):
    """The number of *documents* in both indexes, and how many were *copied* and *removed*.

    *encoder* is the name of what made the vectors of the source, empty if it has none;
    *without_vectors* says that they could not be made anew, as it is not installed.
    """

    documents: int
    copied: int
    removed: int
    encoder: str = ""
    without_vectors: bool = False


def copy_index(source: str | PathLike[str], target: str | PathLike[str]) -> CopyReport:
    """Make the index *target* have the documents of the index *source*, and compare the two.

    What *target* has already is not copied again. It gets the links and the state of the indexer
    with the last document, so that an update goes on where the source was; its versions and its log
    are its own. Near-copies are found anew and, if the source has vectors, these are made anew,
    which takes the same encoder.

    Raises `IndexDamaged` if the two differ in the end, as when the source changed meanwhile,
    `IndexMissing` if *target* is a folder of other files, and the errors of `open_index` and
    `open_writer`.
    """
    engine = open_index(source)
    _refuse_other_files(target)
    meaning: Meaning | None = "on" if engine.encoded_languages() else None
    with open_writer(target, meaning=meaning, processes=processors()) as writer:
        held = _digests(_documents(target))
        copied = 0
        wanted = []
        for document in engine.documents():
            digest = _digest(document)
            wanted.append(digest)
            if not _has(held, digest):
                writer.put(document)
                copied += 1
                if copied % PART == 0:
                    writer.commit(b"")
        known = np.sort(np.array(wanted, np.uint64))
        removed = 0
        for document in _documents(target) if held.size else ():
            if not _has(known, _digest(document)) and engine.get(document.id) is None:
                writer.remove(document.id)
                removed += 1
        writer.commit(engine.state(), links=engine.notes().links)
    if not np.array_equal(known, _digests(_documents(target))):
        raise IndexDamaged(
            f"{target} does not have the documents of {source}, which may have changed meanwhile;"
            " run it again"
        )
    encoder = engine.stats().encoder
    return CopyReport(known.size, copied, removed, encoder, bool(encoder and not meaning))


def _refuse_other_files(target: str | PathLike[str]) -> None:
    """Raise `IndexMissing` if *target* is a folder without an index that holds other files."""
    folder = Path(target)
    if is_address(target) or not folder.is_dir():
        return
    names = {one.name for one in folder.iterdir() if not one.name.startswith(".")}
    if names and not index_files(names):
        raise IndexMissing(
            f"{target} holds other files, such as {min(names)}, and no index: name a new folder"
        )


def _documents(where: str | PathLike[str]) -> Iterator[Document]:
    """Yield the documents of the index *where*, none if there is no index yet."""
    try:
        engine: Engine = open_index(where)
    except IndexMissing:
        return
    yield from engine.documents()


def _digest(document: Document) -> int:
    """Return 64 bits that tell *document* from any other."""
    encoded = msgspec.json.encode(document)
    return int.from_bytes(hashlib.blake2b(encoded, digest_size=8).digest(), "little")


def _digests(documents: Iterable[Document]) -> NDArray[np.uint64]:
    """Return the digests of *documents*, sorted."""
    return np.sort(np.fromiter(map(_digest, documents), np.uint64))


def _has(digests: NDArray[np.uint64], digest: int) -> bool:
    at = int(np.searchsorted(digests, np.uint64(digest)))
    return at < digests.size and int(digests[at]) == digest
