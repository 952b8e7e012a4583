"""The indexer's state: the files that a commit was made from, as it records them."""

from collections.abc import Mapping, Set

from msgspec import Struct
from msgspec.json import Decoder, encode

from corpus import ArchiveFile


class KnownFile(Struct, frozen=True, array_like=True, gc=False):
    """The record of a file in the last commit: how to detect a change, and its number of faults."""

    stamp: str
    digest: str
    faults: int


class _State(Struct):
    files: dict[str, KnownFile]
    as_printed: list[str]


_DECODE = Decoder(_State).decode


def digest_of(file: ArchiveFile) -> str | None:
    """Return the digest of *file*, None if the system cannot read it."""
    try:
        return file.digest()
    except OSError:
        return None


def decode_state(state: bytes) -> tuple[dict[str, KnownFile], set[str]]:
    """Return the known files, and the languages of `Report.as_printed` that a report has named."""
    if not state:
        return {}, set()
    held = _DECODE(state)
    return held.files, set(held.as_printed)


def encode_state(known: Mapping[str, KnownFile], said: Set[str]) -> bytes:
    """Return the state that `decode_state` reads."""
    return encode(_State(dict(sorted(known.items())), sorted(said)))
