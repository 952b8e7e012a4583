"""Texts into token ids: the tokens of `search.language.analysis`, each distinct one analysed once.

A *token id* stands for a distinct token of one language, as printed, with the compound that ends
with it, if one does. Whoever cuts texts numbers tokens in a `TokenDictionary`, and the writer the
terms of those of all, in a `Vocabulary`.
"""

import secrets
from array import array
from collections import defaultdict
from collections.abc import Sequence

import numpy as np
from msgspec import Struct

from search.arrays import offsets, stretches
from search.columnar.files.array_file import Array
from search.language.analysis import analyzer, pieces, tokenize
from search.language.tokens import may_be_name, plain_word

_END = "\0"
_BETWEEN = f" {_END} "
_END_ID = ~0
_LONGEST = 40  # longer pieces, such as whole Chinese sentences, seldom repeat
_CAPACITY = 200_000  # pieces that a dictionary holds


class NewTokens(Struct, frozen=True, array_like=True):
    """The tokens with the ids from *begin* on in a *dictionary*, which a number tells from others.

    Each has a key of *words* and some of *stems*, and *capital* says which may be a name.
    """

    dictionary: int
    begin: int
    words: list[str]
    stems: list[tuple[str, ...]]
    capital: bytes


class TokenDictionary:
    """A growing numbering of tokens, for whoever cuts texts into them.

    Nearly all words of an archive are repeats. Reading a text therefore splits it at white space,
    which always separates tokens (`tokenize`), and looks up each piece.
    """

    def __init__(self, capacity: int = _CAPACITY) -> None:
        self._capacity = capacity
        self._begin()

    def _begin(self) -> None:
        self._number = secrets.randbits(62)
        self._given = 0  # token ids whose tokens were asked for
        self._added: list[tuple[str, str, str]] = []
        self._pieces: dict[str, _Pieces] = {}

    def read(self, text: str, language: str) -> tuple[Array, Array]:
        """Return the token ids of some texts, end to end, and the number of tokens of each text.

        *text* is the texts joined by `end_to_end`.
        """
        known = self._pieces.get(language)
        if known is None:
            known = self._pieces[language] = _Pieces(self, language)
        split = pieces(text)
        values = np.fromiter(map(known.__getitem__, split), np.int32, len(split))
        token_ids, begins = known.expand(values)
        return token_ids, np.diff(begins[np.flatnonzero(values == _END_ID)], prepend=0)

    def add(self, form: str, compound: str, language: str) -> int:
        """Return a new token id for a token in a text of *language*, and its compound or ""."""
        self._added.append((form, compound, language))
        return self._given + len(self._added) - 1

    def new(self) -> NewTokens:
        """Return the tokens of the texts that were read since the last call.

        If there are many in all, the next text begins another dictionary.
        """
        added, compound_key = self._added, analyzer().compound_key
        words = [""] * len(added)
        stems: list[tuple[str, ...]] = [()] * len(added)
        by_language: dict[str, list[int]] = defaultdict(list)
        for at, (_, _, language) in enumerate(added):
            by_language[language].append(at)
        for language, indices in by_language.items():
            found = analyzer().all_keys([added[at][0] for at in indices], language)
            for at, keys in zip(indices, found, strict=True):
                words[at], stems[at] = keys.word, keys.stems
                if compound := added[at][1]:
                    stems[at] = (*keys.stems, compound_key(compound, language))
        capital = bytes([may_be_name(form, language) for form, _, language in self._added])
        new = NewTokens(self._number, self._given, words, stems, capital)
        self._given += len(words)
        self._added.clear()
        if sum(one.size for one in self._pieces.values()) > self._capacity:
            self._begin()
        return new


def end_to_end(texts: Sequence[str]) -> str:
    """Return *texts* joined into one, which takes half the time to read."""
    joined = _BETWEEN.join([*texts, ""])
    if joined.count(_END) > len(texts):  # a NUL in a text separates tokens, as white space does
        joined = _BETWEEN.join([*(text.replace(_END, " ") for text in texts), ""])
    return joined


class _Pieces(dict[str, int]):
    """Pieces of text without white space, each with the id of its one token.

    A piece of no or several tokens has the value ~p: `table[p]` is the number of its tokens, and
    their ids follow. The end of a text is a piece of no tokens.
    """

    def __init__(self, dictionary: TokenDictionary, language: str) -> None:
        self._dictionary = dictionary
        self._language = language
        self._table = array("i", [0])
        self._ids: dict[str | tuple[str, str], int] = {}  # by form, or form and compound
        self[_END] = _END_ID

    @property
    def size(self) -> int:
        """The number of entries held in memory."""
        return len(self) + len(self._table) + len(self._ids)

    def __missing__(self, piece: str) -> int:
        if word := plain_word(piece):  # in a part of the time of `tokenize`
            value = self._id(word, "")
        else:
            token_ids = [self._id(token.form, token.compound) for token in tokenize(piece)]
            if len(token_ids) == 1:
                (value,) = token_ids
            else:
                value = ~len(self._table)
                self._table.extend((len(token_ids), *token_ids))
        if len(piece) <= _LONGEST:
            self[piece] = value
        return value

    def _id(self, form: str, compound: str) -> int:
        """Return the id of a token, the same in every piece."""
        key = (form, compound) if compound else form
        known = self._ids.get(key)
        if known is None:
            known = self._ids[key] = self._dictionary.add(form, compound, self._language)
        return known

    def expand(self, values: Array) -> tuple[Array, Array]:
        """Return the token ids of the pieces with *values*, and the offset of each piece's first.

        The offsets end with the total.
        """
        others = np.flatnonzero(values < 0)
        if not others.size:
            return values, np.arange(values.size + 1)
        table = np.frombuffer(self._table, np.int32)
        entries = ~values[others]
        counts = np.ones(values.size, np.int64)
        counts[others] = table[entries]
        ends = offsets(counts)
        token_ids = np.repeat(values, counts)
        token_ids[stretches(ends[others], counts[others])] = table[
            stretches(entries + 1, counts[others])
        ]
        return token_ids, ends
