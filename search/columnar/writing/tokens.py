"""Texts into numbers: what `search.language.analysis` finds, remembered word by word."""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import regex

from search.columnar.files.array_file import Array
from search.columnar.files.strings import offsets, stretches
from search.language.analysis import UNSPACED, analyzer, tokenize

_END = "\0"
_BETWEEN = f" {_END} "
_END_NUMBER = ~0
_LONGEST = 40  # a longer run without white space, as whole Chinese sentences are, won't come again
_CAPACITY = 1_000_000
_SIGNS = ".,:;!?()[]\"'«»“”‘’،؛؟…–-"
_UNSPACED = regex.compile(UNSPACED)


@dataclass(frozen=True)
class Vocabulary:
    """What forms stand for: each for one of *words*, and for up to two of *stems*.

    *word_of_form* and the two columns of *stems_of_form* number these, -1 standing for none.
    """

    words: list[str]
    stems: list[str]
    word_of_form: Array
    stems_of_form: Array


class TokenDictionary:
    """A number for every form of a word in a language, and the terms that it stands for.

    Nearly all words of an archive are repeats, so a text costs little more than being split at
    white space, which always parts tokens (`tokenize`), and one look-up a piece.
    """

    def __init__(self) -> None:
        self._words: dict[str, int] = {}
        self._stems: dict[str, int] = {}
        self._word_of_form = array("i")
        self._stems_of_form = array("i")
        self._unknown: list[tuple[str, str]] = []
        self._pieces: dict[str, _Pieces] = {}

    def read(self, text: str, language: str) -> tuple[Array, Array]:
        """Return the numbers of the tokens of some texts, end to end, and how many each text has.

        The texts come as one *text*, which `end_to_end` makes of them.
        """
        pieces = self._pieces.get(language)
        if pieces is None or pieces.size > _CAPACITY:
            pieces = self._pieces[language] = _Pieces(self, language)
        split = text.split()
        known = np.fromiter(map(pieces.__getitem__, split), np.int32, len(split))
        numbers, begins = pieces.expand(known)
        return numbers, np.diff(begins[np.flatnonzero(known == _END_NUMBER)], prepend=0)

    def number(self, form: str, language: str) -> int:
        """Return a new number for a printed *form* in a text of *language*."""
        self._unknown.append((form, language))
        return len(self._word_of_form) + len(self._unknown) - 1

    def learn(self, most: int) -> int:
        """Find the terms of up to so many forms, if not yet known; return how many those were."""
        learned, self._unknown[:most] = self._unknown[:most], []
        for form, language in learned:
            keys = analyzer().keys(form, language)
            self._word_of_form.append(self._words.setdefault(keys.word, len(self._words)))
            stems = [self._stems.setdefault(stem, len(self._stems)) for stem in keys.stems]
            self._stems_of_form.extend((*stems, -1, -1)[:2])
        return len(learned)

    def vocabulary(self) -> Vocabulary:
        """Return what the numbers stand for so far."""
        self.learn(len(self._unknown))
        return Vocabulary(
            list(self._words),
            list(self._stems),
            np.array(self._word_of_form, np.int32),
            np.array(self._stems_of_form, np.int32).reshape(-1, 2),
        )


def end_to_end(texts: Sequence[str]) -> str:
    """Return *texts* as one, which is read in half the time."""
    joined = _BETWEEN.join([*texts, ""])
    if joined.count(_END) > len(texts):  # it parts tokens, as white space does
        joined = _BETWEEN.join([*(text.replace(_END, " ") for text in texts), ""])
    return joined


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

    def __init__(self, forms: TokenDictionary, language: str) -> None:
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
            known = self._numbers[form] = self._forms.number(form, self._language)
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
