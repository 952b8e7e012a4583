"""A quantized fastText classifier, run over many lines at once with NumPy.

fastText's own runner adds up the vectors of all pieces of two to four letters of every word, line
by line. The vector of a word is always the same and headlines repeat their words, so here it is
added up once, and the rest is done for all lines together.

The file is as fastText 0.9 writes it (`dictionary.cc`, `quantmatrix.cc`, `loss.cc`): words and
labels, the vectors of words and of hashed pieces as codes of a product quantizer, and a vector for
each inner node of the Huffman tree that has the labels for leaves.
"""

import struct
from collections.abc import Sequence
from itertools import repeat
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[Any]

_MAGIC = 793712314
_VERSION = 12
_HIERARCHICAL_SOFTMAX = 1
_SUPERVISED = 3
_CENTROIDS = 256  # of each part of a vector
_BASIS, _PRIME = np.uint32(2166136261), np.uint32(16777619)  # of the hash, FNV-1a in 32 bits
_EPSILON = np.float32(1e-5)  # fastText adds it to each probability, so that its logarithm is finite
_MOST_WORDS = 2**16  # whose vectors are kept
_NEW = -1
_AT_ONCE = 512  # lines, so that what they need stays in the processor's cache


class FastTextModel:
    """The model in the file at *path*; its *labels* are without their prefix.

    Raises `ValueError` if the file is no quantized classifier of the only kind that is read:
    hierarchical softmax, no pairs of words.
    """

    def __init__(self, path: Path) -> None:
        file = _File(path.read_bytes())
        if file.take("ii") != (_MAGIC, _VERSION):
            raise ValueError(f"{path}: no model of fastText")
        _, _, _, _, _, pairs, loss, kind, buckets, shortest, longest, _ = file.take("12i")
        file.take("d")
        if (pairs, loss, kind) != (1, _HIERARCHICAL_SOFTMAX, _SUPERVISED):
            raise ValueError(f"{path}: a model of fastText that is not read")
        entries, words, _, _, pruned = file.take("iiiqq")
        vocabulary = [(file.text(), *file.take("qb")) for _ in range(entries)]
        rows = np.full(buckets, -1, np.int32)
        kept = file.integers(pruned, 2)
        rows[kept[:, 0]] = words + kept[:, 1]
        if not file.take("?")[0]:
            raise ValueError(f"{path}: a model of fastText that is not quantized")
        self._columns = np.ascontiguousarray(file.quantized().T)
        file.take("?")  # whether the nodes are quantized, too; they never are
        self._nodes = file.floats(*file.take("qq")).astype(np.float32)
        self.labels = [text.removeprefix("__label__") for text, _, _ in vocabulary[words:]]
        self._steps = _tree([count for _, count, _ in vocabulary[words:]])
        self._pieces = _Pieces(rows, shortest, longest)
        self._rows = {text: row for row, (text, _, _) in enumerate(vocabulary[:words])}
        self._end = self._columns[:, [self._rows["</s>"]]]
        self._forget()

    def probabilities(self, lines: Sequence[str]) -> Array:
        """Return the probability of each label, one row a label, one column a line.

        A line is words parted by single spaces.
        """
        words = [line.split(" ") for line in lines]
        counts = np.fromiter(map(len, words), np.intp, len(words))
        flat = [word for of_line in words for word in of_line]
        if len(self._known) > _MOST_WORDS:
            self._forget()
        numbers = self._numbers(flat)
        sums = np.add.reduceat(self._sums.take(numbers, 1), np.cumsum(counts) - counts, axis=1)
        hidden = ((sums[1:] + self._end) / (sums[:1] + 1)).astype(np.float32)
        found = np.empty((len(self.labels), len(lines)), np.float32)
        for begin in range(0, len(lines), _AT_ONCE):
            part = slice(begin, begin + _AT_ONCE)
            # Not `@`, whose threads cost more than they bring, and whose sums vary with the shape.
            found[:, part] = self._descend(np.einsum("nd,dl->nl", self._nodes, hidden[:, part]))
        return found

    def _descend(self, scores: Array) -> Array:
        """Return the probability of each label, given the *scores* of the inner nodes."""
        with np.errstate(over="ignore"):  # one over infinity is the 0 that is meant
            right = 1 / (1 + np.exp(-scores))
        sides = np.concatenate((1 - right, right))
        sides += _EPSILON
        size = len(self.labels)
        found = np.empty((2 * size - 1, scores.shape[1]), np.float32)
        found[-1] = 1
        for nodes, parents, at in self._steps:
            found[nodes] = found[parents] * sides[at]
        return found[:size]

    def _forget(self) -> None:
        self._known: dict[str, int] = {}
        self._sums = np.empty((1 + len(self._columns), 1024))

    def _numbers(self, words: Sequence[str]) -> Array:
        """Return the numbers of *words*, after the vectors of those that are new are added up."""
        found = np.fromiter(map(self._known.get, words, repeat(_NEW)), np.intp, len(words))
        new = np.flatnonzero(found == _NEW).tolist()
        if new:
            self._learn(list(dict.fromkeys([words[at] for at in new])))
            found[new] = [self._known[words[at]] for at in new]
        return found

    def _learn(self, words: Sequence[str]) -> None:
        """Add up the vectors of *words*: a column for each has their number, and then their sum."""
        rows, owners = self._pieces.of(words)
        own = [(row, at) for at, word in enumerate(words) if (row := self._rows.get(word, -1)) >= 0]
        rows = np.concatenate([rows, np.array([row for row, _ in own], np.intp)])
        owners = np.concatenate([owners, np.array([at for _, at in own], np.intp)])
        begin, end = len(self._known), len(self._known) + len(words)
        before, size = self._sums, self._sums.shape[1]
        if end > size:
            self._sums = np.empty((len(before), max(end, 2 * size)))
            self._sums[:, :begin] = before[:, :begin]
        self._sums[0, begin:end] = np.bincount(owners, minlength=len(words))
        for sums, values in zip(self._sums[1:], self._columns, strict=True):
            sums[begin:end] = np.bincount(owners, values[rows], len(words))
        self._known.update(zip(words, range(begin, end), strict=True))


class _Pieces:
    """The pieces of *shortest* to *longest* letters; *rows* has the vector of each hash, or -1."""

    def __init__(self, rows: Array, shortest: int, longest: int) -> None:
        self._rows = rows
        self._shortest = shortest
        self._longest = longest

    def of(self, words: Sequence[str]) -> tuple[Array, Array]:
        """Return the vectors of all pieces of *words*, and the index of the word of each."""
        raw = np.frombuffer("".join(f"<{word}>" for word in words).encode(), np.uint8)
        lengths = np.fromiter(map(len, words), np.intp, len(words)) + 2
        owner = np.repeat(np.arange(len(words)), lengths)
        first = np.cumsum(lengths) - lengths
        begins = np.flatnonzero((raw & 0xC0) != 0x80)
        sizes = np.diff(begins, append=raw.size)
        size = begins.size
        left = np.repeat(first + lengths, lengths) - np.arange(size)  # letters to the word's end
        # The bytes of a letter as fastText's signed characters, widened.
        widened = np.concatenate([raw.view(np.int8).astype(np.int32).view(np.uint32), [0] * 4])
        widened = widened.astype(np.uint32)
        is_first = np.zeros(size, bool)
        is_first[first] = True
        rows, owners = [], []
        at, hashes = np.arange(size), np.full(size, _BASIS)
        for count in range(1, self._longest + 1):
            within = left[at] >= count
            at, hashes = at[within], hashes[within]
            letter = at + count - 1
            for byte in range(int(sizes.max(initial=1))):
                more = sizes[letter] > byte
                mixed = (hashes ^ widened[begins[letter] + byte]) * _PRIME
                hashes = np.where(more, mixed, hashes)
            if count < self._shortest:
                continue
            found = self._rows[hashes % np.uint32(self._rows.size)]
            if count == 1:  # the marks around a word are no pieces by themselves
                found[is_first[at] | (left[at] == 1)] = -1
            rows.append(found[found >= 0])
            owners.append(owner[at[found >= 0]])
        return np.concatenate(rows), np.concatenate(owners)


class _File:
    def __init__(self, content: bytes) -> None:
        self._content = content
        self._at = 0

    def take(self, layout: str) -> tuple[Any, ...]:
        values = struct.unpack_from(f"<{layout}", self._content, self._at)
        self._at += struct.calcsize(f"<{layout}")
        return values

    def text(self) -> str:
        end = self._content.index(b"\0", self._at)
        text, self._at = self._content[self._at : end].decode(), end + 1
        return text

    def integers(self, *shape: int) -> Array:
        return self._array("<i4", *shape)

    def floats(self, *shape: int) -> Array:
        return self._array("<f4", *shape).astype(np.float64)

    def _array(self, kind: str, *shape: int) -> Array:
        found: Array = np.frombuffer(self._content, kind, int(np.prod(shape)), self._at)
        self._at += found.nbytes
        return found.reshape(shape)

    def quantized(self) -> Array:
        """Return the vectors of a matrix of codes; their lengths may be codes of their own."""
        (has_lengths,) = self.take("?")
        count, dim = self.take("qq")
        (size,) = self.take("i")
        codes = self._array("u1", count, size // count)
        parts, centroids = self._quantizer()
        vectors: Array = centroids[np.arange(parts), codes].reshape(count, dim)
        if not has_lengths:
            return vectors
        lengths = self._array("u1", count)
        sizes: Array = self._quantizer()[1][0, lengths]
        return vectors * sizes

    def _quantizer(self) -> tuple[int, Array]:
        _, parts, width, last = self.take("4i")
        if width != last:
            raise ValueError("a quantizer whose last part is narrower is not read")
        return parts, self.floats(parts, _CENTROIDS, width)


def _tree(counts: Sequence[int]) -> list[tuple[Array, Array, Array]]:
    """Return the nodes of the Huffman tree below its root, level by level.

    Each level is the nodes, the parent of each, and the place of its side among the left sides of
    all inner nodes and then the right ones. *counts* are those of the leaves, the greatest first;
    the inner nodes are numbered after them.
    """
    size = len(counts)
    weights = [*counts, *[10**15] * (size - 1)]
    children: dict[int, tuple[int, int]] = {}
    leaf, inner = size - 1, size
    for node in range(size, 2 * size - 1):
        pair = []
        for _ in range(2):
            if leaf >= 0 and weights[leaf] < weights[inner]:
                pair.append(leaf)
                leaf -= 1
            else:
                pair.append(inner)
                inner += 1
        children[node] = (pair[0], pair[1])
        weights[node] = weights[pair[0]] + weights[pair[1]]
    steps = []
    level = [2 * size - 2]
    while level:
        lefts, rights = zip(*(children[node] for node in level), strict=True)
        parents = np.array(level)
        # As many left sides as labels, though there is one inner node less.
        sides = (parents - size, parents)
        steps.append((np.array([*lefts, *rights]), np.tile(parents, 2), np.concatenate(sides)))
        level = [node for node in (*lefts, *rights) if node in children]
    return steps
