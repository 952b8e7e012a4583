"""The vectors of stored documents: made as documents come, and kept as a writer is told to.

A vector is stored as bytes that scripts read (`search.opensearch.nearness`), and not beside the
other fields in `_source`, where it would take as much room again.
"""

import base64
from collections.abc import Mapping, Sequence
from concurrent.futures import Future
from contextlib import ExitStack
from typing import Any

from search.backend import Meaning
from search.meaning.encoder import Vectors, load_encoder
from search.meaning.encoding import BLOCK, EncodingProcesses
from search.meaning.quantizing import quantized
from search.opensearch.mapping import ENCODER, VECTOR, read_document
from search.opensearch.reader import ClusterReader
from search.opensearch.versions import AT_ONCE, VersionStore
from search.values.documents import Document

Stored = Mapping[str, str]
"""The fields of a vector; none if a document has no vector."""

_FIELDS = (ENCODER, VECTOR)


class VectorMaker:
    """Makes vectors by the *encoder* of that name, in *processes* if there are many texts.

    *meaning* is the writer's. What is started is ended with *resources*.
    """

    def __init__(
        self, meaning: Meaning | None, encoder: str | None, processes: int, resources: ExitStack
    ) -> None:
        self._meaning = meaning
        self._name = encoder
        self._count = processes
        self._resources = resources
        self._processes: EncodingProcesses | None = None

    def of(self, documents: Sequence[Document]) -> Sequence[Stored]:
        """Return what is stored of the vector of each of *documents*."""
        encoder = load_encoder() if self._name else None
        if encoder is None:
            return [{}] * len(documents)
        known = [n for n, d in enumerate(documents) if d.language.code in encoder.languages]
        texts = [documents[number].text for number in known]
        if len(documents) >= AT_ONCE and self._count > 1 and self._processes is None:
            self._processes = self._resources.enter_context(EncodingProcesses(self._count))
        blocks = [texts[at : at + BLOCK] for at in range(0, len(texts), BLOCK)]
        encoded: list[Vectors]
        if self._processes:
            under_way: list[Future[Vectors]] = [self._processes.encode(block) for block in blocks]
            encoded = [each.result() for each in under_way]
        else:
            encoded = [encoder.encode(block) for block in blocks]
        stored: list[Stored] = [{}] * len(documents)
        rows = (row for block in encoded for row in quantized(block))
        for number, row in zip(known, rows, strict=True):
            stored[number] = {
                ENCODER: encoder.name,
                VECTOR: base64.b64encode(row.tobytes()).decode(),
            }
        return stored

    def revises(self, reader: ClusterReader) -> bool:
        """Return whether a document of a commit has not the vector that it should have."""
        unsuited = self._unsuited()
        if unsuited is None:
            return False
        counted = reader.answers.ask({"size": 0, "track_total_hits": True}, unsuited)
        return bool(counted["hits"]["total"]["value"])

    def revise(self, store: VersionStore) -> None:
        """Write those documents of *store* again that have not the vector that they should have."""
        filters = self._unsuited()
        for page in store.pages(filters) if filters else ():
            vectors = self.of([read_document(version["_source"]) for version in page])
            lines: list[bytes] = []
            for version, vector in zip(page, vectors, strict=True):
                kept = {k: v for k, v in version["_source"].items() if k not in _FIELDS}
                lines += store.changed(version, {**kept, **vector})
            store.send(lines)
        store.refresh()

    def _unsuited(self) -> list[dict[str, Any]] | None:
        """Return the filters of documents whose vector is to be made or left out, None for none."""
        if self._meaning == "off":
            return [{"exists": {"field": ENCODER}}]
        encoder = load_encoder() if self._name else None
        if encoder is None:
            return None
        made: dict[str, Any] = {"bool": {"must_not": [{"term": {ENCODER: encoder.name}}]}}
        return [{"terms": {"language": sorted(encoder.languages)}}, made]
