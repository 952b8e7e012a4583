"""The indexer's state: the files that a commit was made from, as it records them."""

from collections.abc import Collection, Container, Sequence, Set

from msgspec import Struct
from msgspec.json import Decoder, encode

from corpus import ArchiveFile, Finding
from indexer.report import FAULTY


class _KnownFile(Struct, frozen=True, array_like=True, gc=False):
    """The record of a file in the last commit: how to detect a change, and its number of faults."""

    stamp: str
    digest: str
    faults: int


class _State(Struct):
    files: dict[str, _KnownFile]
    as_printed: list[str]


_DECODE = Decoder(_State).decode


class KnownFiles:
    """The files of the commit with that *state*, kept up with what an update reads.

    *said* are the languages of `Report.as_printed` that a report has named.
    """

    def __init__(self, state: bytes) -> None:
        held = _DECODE(state) if state else _State({}, [])
        self._files = held.files
        self.said = frozenset(held.as_printed)

    @property
    def names(self) -> Set[str]:
        """Return the names of the files."""
        return self._files.keys()

    def names_in(self, folders: Collection[str]) -> set[str]:
        """Return the names of the files that are one of *folders* or lie in one."""
        return {
            name
            for name in self._files
            for folder in folders
            if folder in ("", name) or name.startswith(f"{folder}/")
        }

    def faults(self, without: Container[str]) -> int:
        """Return how many faults the files have, *without* those of these names."""
        return sum(known.faults for name, known in self._files.items() if name not in without)

    def has_changed(self, file: ArchiveFile) -> bool:
        """Return whether *file* is unknown or its content is new; record a new stamp alone."""
        known = self._files.get(file.name)
        if known is None:
            return True
        if known.stamp == file.stamp:
            return False
        digest = _digest_of(file)
        if digest is None:
            return True  # reading it will say what is wrong
        if known.digest == digest:
            self._files[file.name] = _KnownFile(file.stamp, digest, known.faults)
        return known.digest != digest

    def record(self, file: ArchiveFile, digest: str, findings: Sequence[Finding]) -> bool:
        """Record *file*, just read, and return whether it could be read to its end.

        What is damaged stays so until the file changes; where the system failed to read it, the
        file is unknown, so that the next update tries again.
        """
        whole = all(finding.kind != "unreadable" for finding in findings)
        if whole or digest == _digest_of(file):
            faults = sum(finding.kind in FAULTY for finding in findings)
            self._files[file.name] = _KnownFile(file.stamp, digest, faults)
        else:
            self._files.pop(file.name, None)
        return whole

    def forget(self, name: str) -> None:
        """Forget the file of that *name*, which is gone."""
        del self._files[name]

    def encode(self, as_printed: Set[str]) -> bytes:
        """Return the state of the next commit, whose report names *as_printed* besides `said`."""
        return encode(_State(dict(sorted(self._files.items())), sorted(self.said | as_printed)))


def _digest_of(file: ArchiveFile) -> str | None:
    """Return the digest of *file*, None if the system cannot read it."""
    try:
        return file.digest()
    except OSError:
        return None
