"""Writing the vectors of a segment: those that it has from other segments, and new ones."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

import numpy as np

from search.backend import Encoded, Meaning
from search.columnar.files.array_file import Array, ArrayFileWriter
from search.columnar.index.commits import SegmentEntry
from search.columnar.index.segment import Segment
from search.columnar.index.vectors import WORD, VectorFile, sign_planes
from search.meaning.encoder import Encoder, installed_encoder, load_encoder, wanted_encoder
from search.meaning.encoding import BLOCK, WORTH, encode_blocks
from search.meaning.quantizing import quantized


class VectorKeeper:
    """Gives the segments of a writer in *folder* their vectors.

    *meaning* and *encoded* are the writer's. It uses as many *processes* as the writer if there are
    many texts to encode.
    """

    def __init__(
        self, folder: Path, meaning: Meaning | None, processes: int, encoded: Encoded | None
    ) -> None:
        self._folder = folder
        self._meaning = meaning
        self._processes = processes
        self._encoded = encoded
        self._encoder = installed_encoder() if meaning in ("on", "rebuild") else None
        self._inherited: dict[str, list[Inherited]] = {}

    def check(self, vectors: Iterable[VectorFile]) -> None:
        """Raise `IndexOutdated` if another encoder made *vectors* than the one to be used.

        Raises `EncoderMissing` if there is none to be used.
        """
        wanted_encoder(self._meaning, {one.encoder for one in vectors}, self._folder)

    def merged(
        self, name: str, segments: Sequence[Segment], new_doc_ids: Mapping[str, Array]
    ) -> None:
        """Note that the segment *name* has the documents of *segments*, under *new_doc_ids*."""
        self._inherited[name] = [
            Inherited(one.vectors, new_doc_ids[one.name]) for one in segments if one.vectors
        ]

    def suit(self, segment: Segment) -> bool:
        """Return whether *segment* has the vectors that it should have."""
        if self._meaning == "off":
            return segment.vectors is None
        if self._encoder is None:
            return bool(segment.vectors or not self._inherited.get(segment.name))
        vectors = segment.vectors
        return bool(vectors and vectors.complete and vectors.encoder == self._encoder)

    def provided(self, segment: Segment, generation: int) -> Segment:
        """Return *segment* with the vectors that it should have, written for *generation*."""
        if self.suit(segment):
            return segment
        if self._meaning == "off":
            return segment.with_vectors(None)
        inherited = list(self._inherited.get(segment.name, ()))
        if segment.vectors:
            inherited.append(Inherited(segment.vectors, np.arange(segment.file.documents)))
        if self._encoder:
            inherited = [one for one in inherited if one.vectors.encoder == self._encoder]
        path = SegmentEntry(segment.name, 0, generation).vectors_path(self._folder)
        encoder = load_encoder() if self._encoder else None
        written = write_vectors(path, segment, inherited, encoder, self._processes, self._encoded)
        return segment.with_vectors(VectorFile(path, written=True) if written else None)


class Inherited(NamedTuple):
    """Vectors that another segment had, and the *new_doc_ids* of its documents, -1 if left out."""

    vectors: VectorFile
    new_doc_ids: Array


def write_vectors(
    path: Path,
    segment: Segment,
    inherited: Sequence[Inherited],
    encoder: Encoder | None,
    processes: int = 1,
    encoded: Encoded | None = None,
) -> bool:
    """Write the vectors of the live documents of *segment*.

    Those that are not *inherited* are encoded, in so many *processes*; without an *encoder* they
    are left out. The inherited ones are of the same encoder. Return False if there is neither.
    """
    if encoder:
        name, dimension = encoder.name, encoder.dimension
    elif inherited:
        name, dimension = inherited[0].vectors.encoder, inherited[0].vectors.dimension
    else:
        return False
    known = _Known(segment, inherited, dimension)
    codes = segment.file.facets["language"].values
    language = segment.file.languages_by_profile.take(segment.file.profile)
    live = segment.live_doc_ids()
    if encoder:
        readable = np.array([code in encoder.languages for code in codes], np.bool_)
        doc_ids = live[readable.take(language.take(live))]
    else:
        doc_ids = live[known.has(live)]
    # The values of the facet are sorted, so their numbers have the order of their codes.
    doc_ids = doc_ids[np.lexsort((doc_ids, language.take(doc_ids)))]
    signs = np.empty((dimension, -(-doc_ids.size // WORD)), np.uint64)

    def blocks() -> Iterator[Array]:
        begin = 0
        for block in _blocks(segment, doc_ids, known, encoder, processes, encoded):
            planes = sign_planes(block)
            signs[:, begin : begin + planes.shape[1]] = planes
            begin += planes.shape[1]
            yield block.ravel()

    with ArrayFileWriter(path) as file:
        file.add("doc_ids", doc_ids.astype("<u4"))
        file.add_blocks("vectors", np.dtype(np.int8), blocks())
        file.add("signs", signs.ravel())
        file.close(
            {
                "encoder": name,
                "dimension": dimension,
                "complete": encoder is not None,
                "stretches": list(_stretches(codes, language.take(doc_ids))),
            }
        )
    return True


class _Known:
    """The places of the vectors that a segment inherits, by its doc ids."""

    def __init__(self, segment: Segment, inherited: Sequence[Inherited], dimension: int) -> None:
        self._dimension = dimension
        self._files = [one.vectors for one in inherited]
        self._file = np.full(segment.file.documents, -1, np.int32)
        self._row = np.zeros(segment.file.documents, np.int64)
        for number, (vectors, new_doc_ids) in enumerate(inherited):
            new = new_doc_ids[vectors.doc_ids]
            rows = np.flatnonzero(new >= 0)
            self._file[new[rows]] = number
            self._row[new[rows]] = rows

    def has(self, doc_ids: Array) -> Array:
        """Return a flag for each of *doc_ids*: whether its vector is known."""
        return self._file[doc_ids] >= 0

    def block(self, doc_ids: Array) -> Array:
        """Return a row for each of *doc_ids*: its vector, or anything if that is not known."""
        block = np.empty((doc_ids.size, self._dimension), np.int8)
        files, rows = self._file[doc_ids], self._row[doc_ids]
        for number in np.unique(files[files >= 0]).tolist():
            at = np.flatnonzero(files == number)
            block[at] = self._files[number].vectors[rows[at]]
        return block


def _blocks(
    segment: Segment,
    doc_ids: Array,
    known: _Known,
    encoder: Encoder | None,
    processes: int,
    encoded: Encoded | None,
) -> Iterator[Array]:
    """Yield the vectors of *doc_ids* as they are stored, some at a time."""
    parts = [doc_ids[begin : begin + BLOCK] for begin in range(0, doc_ids.size, BLOCK)]
    if encoder is None:
        for part in parts:
            yield known.block(part)
        return
    lacking = [part[~known.has(part)] for part in parts]
    texts = ([segment.file.text(doc_id) for doc_id in part.tolist()] for part in lacking)
    every = sum(part.size for part in lacking)
    few, done = every < WORTH, 0
    vectors = encode_blocks(encoder, texts, 1 if few else processes)
    for part, fresh in zip(parts, vectors, strict=True):
        block = known.block(part)
        block[~known.has(part)] = quantized(fresh)
        done += len(fresh)
        if encoded and not few:
            encoded(done, every)
        yield block


def _stretches(codes: Sequence[str], languages: Array) -> Iterator[tuple[str, int, int]]:
    """Yield each language of *languages*, which ascend, with its first index and the one after."""
    begin = 0
    for number, same in groupby(languages.tolist()):
        end = begin + sum(1 for _ in same)
        yield codes[number], begin, end
        begin = end
