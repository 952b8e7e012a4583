"""py3langid's naive Bayes classifier, run over many lines at once with NumPy, from a smaller file.

The package has its model in LZMA: 4.6 MB that take a third of a second to unpack to 68, most of an
update of one page. The file `py3langid.bin`, made of it by `python -m corpus.byte_model`, has 9 MB
that are mapped and read where lines need them:

    a line       JSON: the labels, the version of the package, the numbers of the rest
    u32          the edges of a trie of byte sequences, each its parent << 8 | the byte, ascending;
                 that at i leads to state i + 1, and state 0 is the root
    u32          of each state that of its longest shorter end in the trie
    i32          of each state the row of its weights, -1 if it is no feature
    u32          where each row begins among the unusual weights
    f32, f16     of each label its prior, and the weight that most features have for it
    f16, u8      the unusual weights, and the label of each
"""

import mmap
import unicodedata
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from itertools import chain
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import numpy.typing as npt
from msgspec import Struct

from corpus.fasttext_model import sums_of_rows

Array = npt.NDArray[Any]

FILE = Path(__file__).parent / "py3langid.bin"

_AT_ONCE = 64  # lines whose features are added up together, so that these stay in the cache
_MOST_MOVES = 2**18  # that are kept: 170,000 headlines in 30 languages have 231,000


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
        numbers = (head.states - 1, head.states, head.states, head.rows + 1)
        size = len(head.labels)
        arrays: list[Array] = []
        for kind, count in (
            *zip(("<u4", "<u4", "<i4", "<u4"), numbers, strict=True),
            ("<f4", size),
            ("<f2", size),
            ("<f2", head.weights),
            ("u1", head.weights),
        ):
            arrays.append(np.frombuffer(content, kind, count, begin))
            begin += arrays[-1].nbytes
        edges, shorter, rows, self._begins = arrays[:4]
        self._prior, self._usual, self._weights, self._columns = arrays[4:]
        self._expanded = np.empty((head.rows, size), np.float16)
        self._is_expanded = np.zeros(head.rows, bool)
        self._row_of = rows.tolist().__getitem__
        self._moves = _Moves(edges.data, shorter.data)

    def probabilities(self, lines: Sequence[str]) -> Array:
        """Return the probability of each label, a row, in each of *lines*, a column.

        It is that of `LanguageIdentifier.rank` with `norm_probs`, where a label that stands twice
        has the sum; computed for all lines together, which takes a fifth of the time.
        """
        encoded = [
            unicodedata.normalize("NFC", line.lower() if line.isupper() else line).encode()
            for line in lines
        ]
        visits = [self._visits(text) for text in encoded]
        rows = np.fromiter(chain.from_iterable(visits), np.intp)
        counts = np.fromiter(chain.from_iterable(one.values() for one in visits), np.float32)
        owners = np.repeat(np.arange(len(lines)), [len(one) for one in visits])
        known = rows >= 0
        rows, weights = rows[known], np.log1p(counts[known])[:, np.newaxis]
        self._expand(rows)
        sizes = np.bincount(owners[known], minlength=len(lines))
        found = np.zeros((len(lines), len(self.labels)), np.float32)
        read = np.flatnonzero(sizes)  # a line without features says nothing
        ends = np.cumsum(sizes[read])
        for begin in range(0, read.size, _AT_ONCE):
            part = read[begin : begin + _AT_ONCE]
            first = ends[begin] - sizes[part[0]]
            last = ends[begin + part.size - 1]
            weighed = self._expanded[rows[first:last]] * weights[first:last]
            begins = ends[begin : begin + part.size] - sizes[part] - first
            found[part] = sums_of_rows(weighed, begins) + self._prior
        found /= np.sqrt([[len(text) or 1] for text in encoded])
        found = np.exp(found - found.max(1, keepdims=True))
        found /= found.sum(1, keepdims=True)
        return np.ascontiguousarray(found.T)

    def _visits(self, text: bytes) -> Counter[int]:
        """Return how often each row, -1 among them, is met in *text*, in the order of the first."""
        if len(self._moves) > _MOST_MOVES:
            self._moves.clear()
        moves, state = self._moves, 0
        states = [state := moves[state << 8 | byte] for byte in text]
        return Counter(map(self._row_of, states))

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


class _Moves(dict[int, int]):
    """Where each byte leads from each state: the key is state << 8 | byte."""

    def __init__(self, edges: memoryview, shorter: memoryview) -> None:
        self._edges = edges
        self._shorter = shorter

    def __missing__(self, move: int) -> int:
        at = bisect_left(self._edges, move)
        if at < len(self._edges) and self._edges[at] == move:
            found = at + 1
        else:
            state, byte = move >> 8, move & 255
            found = self[self._shorter[state] << 8 | byte] if state else 0
        self[move] = found
        return found


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
    numbers = np.empty(len(order), np.uint32)
    numbers[order] = np.arange(len(order))
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
        numbers[shorter].astype("<u4"),
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
