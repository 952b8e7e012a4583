"""The indexer's state: the files that a commit was made from, as it records them."""

import json
from collections.abc import Mapping, Set
from dataclasses import dataclass

from corpus import ArchiveFile


@dataclass(frozen=True, slots=True)
class KnownFile:
    """The record of a file in the last commit: how to detect a change, and its number of faults."""

    stamp: str
    digest: str
    faults: int


def digest_of(file: ArchiveFile) -> str | None:
    """Return the digest of *file*, None if the system cannot read it."""
    try:
        return file.digest()
    except OSError:
        return None


def decode_state(state: bytes) -> tuple[dict[str, KnownFile], set[str]]:
    """Return the known files, and the languages of `Report.as_printed` that a report has named."""
    held = json.loads(state) if state else {"files": {}, "as_printed": []}
    files = {name: KnownFile(*facts) for name, facts in held["files"].items()}
    return files, set(held["as_printed"])


def encode_state(known: Mapping[str, KnownFile], said: Set[str]) -> bytes:
    """Return the state that `decode_state` reads."""
    files = {name: (k.stamp, k.digest, k.faults) for name, k in sorted(known.items())}
    state = {"files": files, "as_printed": sorted(said)}
    return json.dumps(state, ensure_ascii=False).encode()
