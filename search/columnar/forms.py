"""Text into numbers: what `search.analysis` finds in documents, remembered word by word."""

from array import array
from collections.abc import Sequence

import numpy as np
import regex

from search.analysis import UNSPACED, analyzer, tokenize
from search.columnar.format import Array
from search.columnar.strings import offsets, stretches

_END = "\ud800"  # no text in UTF-8 has half a surrogate pair
_END_NUMBER = ~0
_LONGEST = 40  # a longer run without white space, as whole Chinese sentences are, won't come again
_CAPACITY = 1_000_000
_SIGNS = ".,:;!?()[]\"'«»“”‘’،؛؟…–-"
_UNSPACED = regex.compile(UNSPACED)


class Forms:
    """A number for every form of a word, and the terms that each form stands for.

    Nearly all words of an archive are repeats, so a text costs little more than being split at
    white space, which always parts tokens (`tokenize`), and one look-up a piece.
    """

    def __init__(self) -> None:
        self.words: dict[str, int] = {}
        self.stems: dict[str, int] = {}
        self._of_word = array("i")
        self._of_stems = array("i")
        self._pieces: dict[str, _Pieces] = {}

    def read(self, texts: Sequence[str], language: str) -> tuple[Array, Array]:
        """Return the numbers of the tokens of *texts*, end to end, and how many each text has."""
        pieces = self._pieces.get(language)
        if pieces is None or pieces.size > _CAPACITY:
            pieces = self._pieces[language] = _Pieces(self, language)
        # As one text, which takes half the time of a list of pieces for each.
        split = "".join([f"{text} {_END} " for text in texts]).split()
        known = np.fromiter(map(pieces.__getitem__, split), np.int32, len(split))
        numbers, begins = pieces.expand(known)
        return numbers, np.diff(begins[np.flatnonzero(known == _END_NUMBER)], prepend=0)

    def word_terms(self) -> Array:
        """Return the number in `words` of each form."""
        return np.array(self._of_word, np.int32)

    def stem_terms(self) -> Array:
        """Return the numbers in `stems` of each form, two columns, -1 where it has fewer."""
        return np.array(self._of_stems, np.int32).reshape(-1, 2)

    def learn(self, form: str, language: str) -> int:
        """Return a number for a printed *form* in a text of *language*."""
        keys = analyzer().keys(form, language)
        self._of_word.append(self.words.setdefault(keys.word, len(self.words)))
        stems = [self.stems.setdefault(stem, len(self.stems)) for stem in keys.stems]
        self._of_stems.extend((*stems, -1, -1)[:2])
        return len(self._of_word) - 1


def forms_of(piece: str) -> Sequence[str]:
    """Return the forms of the tokens of *piece*, which has no white space."""
    bare = piece.strip(_SIGNS)
    # As `tokenize` finds, at a fraction of the time.
    if (bare.isascii() and bare.isalnum()) or (bare.isalpha() and not _UNSPACED.search(bare)):
        return (bare,)
    return [token.form for token in tokenize(piece)]


class _Pieces(dict[str, int]):
    """Pieces of text without white space, each with the number of its form.

    One of no or several tokens has ~p, where p is the place in *table* of how many forms it has,
    which follow there. The end of a text is a piece of none.
    """

    def __init__(self, forms: Forms, language: str) -> None:
        self._forms = forms
        self._language = language
        self._table = array("i", [0])
        self._numbers: dict[str, int] = {}
        self[_END] = _END_NUMBER

    @property
    def size(self) -> int:
        """How much is remembered."""
        return len(self) + len(self._table) + len(self._numbers)

    def __missing__(self, piece: str) -> int:
        forms = [self._number(form) for form in forms_of(piece)]
        if len(forms) == 1:
            (number,) = forms
        else:
            number = ~len(self._table)
            self._table.extend((len(forms), *forms))
        if len(piece) <= _LONGEST:
            self[piece] = number
        return number

    def _number(self, form: str) -> int:
        """Return the number of a *form*: one, however many pieces have it."""
        known = self._numbers.get(form)
        if known is None:
            known = self._numbers[form] = self._forms.learn(form, self._language)
        return known

    def expand(self, numbers: Array) -> tuple[Array, Array]:
        """Return the forms of the pieces with those *numbers*, and where each piece's begin."""
        others = np.flatnonzero(numbers < 0)
        if not others.size:
            return numbers, np.arange(numbers.size + 1)
        table = np.frombuffer(self._table, np.int32)
        places = ~numbers[others]
        counts = np.ones(numbers.size, np.int64)
        counts[others] = table[places]
        ends = offsets(counts)
        forms = np.repeat(numbers, counts)
        forms[stretches(ends[others], counts[others])] = table[
            stretches(places + 1, counts[others])
        ]
        return forms, ends
