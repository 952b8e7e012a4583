"""py3langid's naive Bayes classifier, run over many lines at once with NumPy, from a smaller file.

The package has its model in LZMA: 4.6 MB that take a third of a second to unpack to 68, most of an
update of one page. The file `py3langid.bin`, which `make model` makes of it, has 9 MB that are
mapped and read where lines need them:

    a line       JSON: the labels, the version of the package, the numbers of the rest
    u32          the edges of a trie of byte sequences, each its parent << 8 | the byte, ascending;
                 that at i leads to state i + 1, and state 0 is the root
    i32          of each state the row of its weights, -1 if it is no feature
    u32          where each row begins among the unusual weights
    f32, f16     of each label its prior, and the weight that most features have for it
    f16, u8      the unusual weights, and the label of each
"""

import mmap
import unicodedata
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import numpy.typing as npt
from msgspec import Struct

Array = npt.NDArray[Any]

FILE = Path(__file__).parent / "py3langid.bin"

_AT_ONCE = 64  # lines whose features are added up together, so that these stay in the cache
_NEAR = 2**13  # states, those of one and two bytes among them, whose edges stand in a table


class _Head(Struct):
    version: str
    labels: tuple[str, ...]
    states: int
    rows: int
    weights: int


class ByteModel:
    """The model of *content*, a file of it; *labels* are those of its columns."""

    def __init__(self, content: bytes | mmap.mmap) -> None:
        line = content[: content.find(b"\n")]
        head = msgspec.json.decode(line, type=_Head)
        self.version, self.labels = head.version, head.labels
        begin = len(line) + 1
        numbers = (head.states - 1, head.states, head.rows + 1)
        size = len(head.labels)
        arrays: list[Array] = []
        for kind, count in (
            *zip(("<u4", "<i4", "<u4"), numbers, strict=True),
            ("<f4", size),
            ("<f2", size),
            ("<f2", head.weights),
            ("u1", head.weights),
        ):
            arrays.append(np.frombuffer(content, kind, count, begin))
            begin += arrays[-1].nbytes
        self._edges, self._row_of, self._begins = arrays[:3]
        self._prior, self._usual, self._weights, self._columns = arrays[3:]
        self._expanded = np.empty((head.rows, size), np.float16)
        self._is_expanded = np.zeros(head.rows, bool)
        near = self._edges[: np.searchsorted(self._edges, _NEAR << 8)]
        self._near = np.zeros(_NEAR << 8, np.uint32)
        self._near[near] = np.arange(1, near.size + 1)

    def probabilities(self, lines: Sequence[str]) -> Array:
        """Return the probability of each label, a row, in each of *lines*, a column.

        It is that of `LanguageIdentifier.rank` with `norm_probs`, where a label that stands twice
        has the sum; computed for all lines together, which takes a fifth of the time.
        """
        encoded = [
            unicodedata.normalize("NFC", line.lower() if line.isupper() else line).encode()
            for line in lines
        ]
        lengths = np.fromiter(map(len, encoded), np.intp, len(encoded))
        rows, counts, sizes = self._features(b"".join(encoded), lengths)
        weights = np.log1p(counts.astype(np.float32))[:, np.newaxis]
        self._expand(rows)
        found = np.zeros((len(lines), len(self.labels)), np.float32)
        read = np.flatnonzero(sizes)  # a line without features says nothing
        ends = np.cumsum(sizes[read])
        for begin in range(0, read.size, _AT_ONCE):
            part = read[begin : begin + _AT_ONCE]
            first = ends[begin] - sizes[part[0]]
            last = ends[begin + part.size - 1]
            weighed = self._expanded[rows[first:last]] * weights[first:last]
            begins = ends[begin : begin + part.size] - sizes[part] - first
            found[part] = _sums_of_rows(weighed, begins) + self._prior
        found /= np.sqrt(np.maximum(lengths, 1))[:, np.newaxis]
        found = np.exp(found - found.max(1, keepdims=True))
        found /= found.sum(1, keepdims=True)
        return np.ascontiguousarray(found.T)

    def _features(self, texts: bytes, lengths: Array) -> tuple[Array, Array, Array]:
        """Return the rows of the features of *texts*, and how often each is met in its text.

        The texts stand end to end, and *lengths* has the bytes of each. The third array has the
        number of features of each.
        """
        owners = np.repeat(np.arange(lengths.size), lengths)
        left = np.repeat(np.cumsum(lengths), lengths) - np.arange(owners.size)
        rows = self._row_of[self._states(np.frombuffer(texts, np.uint8), left)]
        known = rows >= 0
        size = self._is_expanded.size
        keys, counts = np.unique(owners[known] * size + rows[known], return_counts=True)
        owners, rows = np.divmod(keys, size)
        return rows, counts, np.bincount(owners, minlength=lengths.size)

    def _states(self, texts: Array, left: Array) -> Array:
        """Return the state behind each byte of *texts*: the longest sequence that ends with it.

        A text has as many bytes *left* from each of its own on. All sequences are followed at once,
        a byte at a time, from wherever they begin; the longer ones are met later.
        """
        found = np.zeros(texts.size, np.uint32)
        begins, states = np.arange(texts.size), found
        depth = 0
        while begins.size:
            within = left[begins] > depth
            begins = begins[within]
            states = self._next(states[within] << np.uint32(8) | texts[begins + depth])
            begins, states = begins[states > 0], states[states > 0]
            found[begins + depth] = states
            depth += 1
        return found

    def _next(self, moves: Array) -> Array:
        """Return where *moves* lead, each a state << 8 | a byte; 0 if they are no edges."""
        if moves.max(initial=0) < self._near.size:
            return self._near[moves]
        at = np.minimum(np.searchsorted(self._edges, moves), self._edges.size - 1)
        return np.where(self._edges[at] == moves, at + 1, 0).astype(np.uint32)

    def _expand(self, rows: Array) -> None:
        """Write out the weights of those of *rows* that were not met before."""
        new = np.unique(rows[~self._is_expanded[rows]])
        begins = self._begins[new].astype(np.intp)
        sizes = self._begins[new + 1] - begins
        places = np.arange(sizes.sum()) + np.repeat(begins - np.cumsum(sizes) + sizes, sizes)
        weights = np.tile(self._usual, (new.size, 1))
        weights[np.repeat(np.arange(new.size), sizes), self._columns[places]] = self._weights[
            places
        ]
        self._expanded[new] = weights  # at once, since other threads may read some of them
        self._is_expanded[new] = True


def _sums_of_rows(rows: Array, begins: Array) -> Array:
    """Return the sums of consecutive *rows* in double precision; sum i begins at *begins*[i].

    `np.add.reduceat` along rows takes many times as long as along columns.
    """
    columns = np.ascontiguousarray(rows.T, np.float64)
    return np.ascontiguousarray(np.add.reduceat(columns, begins, axis=1).T)


def read_model(path: Path = FILE) -> ByteModel:
    """Return the model of the file at *path*; its pages are loaded as they are read."""
    with path.open("rb") as file:
        return ByteModel(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))


def compile_model() -> bytes:
    """Return the file of the model that py3langid ships; see `ByteModel`.

    Raises `ValueError` if its automaton is not that of Aho and Corasick, in which every state but
    the root differs from that of its longest shorter end by the edges of the trie alone.
    """
    from importlib.metadata import version

    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    model = LanguageIdentifier.from_model_file(MODEL_FILE)
    table, row = np.array(model.tk_nextmove).reshape(-1, 256), model.tk_row
    nowhere = np.zeros(256, int)
    order, shorter, edges = [0], [0], []
    for number, state in enumerate(order):  # which grows meanwhile
        moves = table[row[state]]
        shorters = table[row[shorter[number]]] if number else nowhere
        for byte in np.flatnonzero(moves != shorters).tolist():
            edges.append(number << 8 | byte)
            order.append(int(moves[byte]))
            shorter.append(int(shorters[byte]))
    if len(set(order)) < len(order) or len(order) < len(row):
        raise ValueError("py3langid: another kind of automaton than the one that is read")
    usual = np.array([_commonest(column) for column in model.nb_ptc.T])
    unusual = model.nb_ptc != usual
    head = _Head(
        version=version("py3langid"),
        labels=tuple(model.nb_classes),
        states=len(order),
        rows=len(unusual),
        weights=int(unusual.sum()),
    )
    line = msgspec.json.encode(head)
    line += b" " * (-(len(line) + 1) % 4) + b"\n"  # so that numbers begin at a multiple of 4
    arrays = (
        np.array(edges, "<u4"),
        np.array(model.tk_output, "<i4")[order],
        np.cumsum([0, *unusual.sum(1)]).astype("<u4"),
        model.nb_pc.astype("<f4"),
        usual.astype("<f2"),
        model.nb_ptc[unusual].astype("<f2"),
        np.nonzero(unusual)[1].astype("u1"),
    )
    return line + b"".join(array.tobytes() for array in arrays)


def _commonest(values: Array) -> Any:
    # NumPy 2.4.6 leaves these unsorted as float16 where processors have AVX-512 for it.
    different, counts = np.unique(values.astype(np.float32), return_counts=True)
    return different[counts.argmax()]


if __name__ == "__main__":
    FILE.write_bytes(compile_model())
