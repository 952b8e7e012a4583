"""Text into numbers: what `search.analysis` finds in a document, remembered word by word."""

from collections.abc import Iterable, Sequence
from itertools import chain

import numpy as np

from search.analysis import analyzer, tokenize
from search.columnar.format import Array

_LONGEST = 40  # a longer run without white space, as whole Chinese sentences are, won't come again
_CAPACITY = 1_000_000
_SIGNS = ".,:;!?()[]\"'"


class Forms:
    """A number for every form of a word, and the terms that each form stands for.

    Nearly all words of an archive are repeats, so a text costs little more than being split at
    white space, which always parts tokens (`tokenize`), and one look-up a piece.
    """

    def __init__(self) -> None:
        self.words: dict[str, int] = {}
        self.stems: dict[str, int] = {}
        self._forms: dict[tuple[str, tuple[str, ...]], int] = {}
        self._of_word: list[int] = []
        self._of_stems: list[tuple[int, int]] = []
        self._pieces: dict[str, _Pieces] = {}

    def numbers(self, text: str, language: str) -> Iterable[int]:
        """Return the number of each token of *text*, in order."""
        pieces = self._pieces.get(language)
        if pieces is None or len(pieces) > _CAPACITY:
            pieces = self._pieces[language] = _Pieces(self, language)
        return chain.from_iterable(map(pieces.__getitem__, text.split()))

    def word_terms(self) -> Array:
        """Return the number in `words` of each form."""
        return np.array(self._of_word, np.int32)

    def stem_terms(self) -> Array:
        """Return the numbers in `stems` of each form, two columns, -1 where it has fewer."""
        return np.array(self._of_stems, np.int32).reshape(-1, 2)

    def learn(self, form: str, language: str) -> int:
        """Return the number of a printed *form* in a text of *language*."""
        keys = analyzer().keys(form, language)
        known = self._forms.get((keys.word, keys.stems))
        if known is None:
            known = self._forms[keys.word, keys.stems] = len(self._forms)
            self._of_word.append(self.words.setdefault(keys.word, len(self.words)))
            stems = [self.stems.setdefault(stem, len(self.stems)) for stem in keys.stems]
            first, second = (*stems, -1, -1)[:2]
            self._of_stems.append((first, second))
        return known


def forms_of(piece: str) -> Sequence[str]:
    """Return the forms of the tokens of *piece*, which has no white space."""
    bare = piece.strip(_SIGNS)
    if bare.isascii() and bare.isalnum():
        return (bare,)  # as `tokenize` finds, at a tenth of the time
    return [token.form for token in tokenize(piece)]


class _Pieces(dict[str, tuple[int, ...]]):
    """Pieces of text without white space, each with the forms of its tokens."""

    def __init__(self, forms: Forms, language: str) -> None:
        self._forms = forms
        self._language = language

    def __missing__(self, piece: str) -> tuple[int, ...]:
        numbers = tuple(self._forms.learn(token.form, self._language) for token in tokenize(piece))
        if len(piece) <= _LONGEST:
            self[piece] = numbers
        return numbers
