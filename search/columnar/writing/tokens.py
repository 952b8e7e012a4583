"""Texts into token ids: the tokens of `search.language.analysis`, each distinct one analysed once.

A *token id* stands for a distinct token of one language, as printed, with the compound that ends
with it, if one does. The `Vocabulary` says which word and which stems each token id has.
"""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from search.arrays import offsets, stretches
from search.columnar.files.array_file import Array
from search.language.analysis import analyzer, pieces, tokenize
from search.language.tokens import may_be_name, plain_word

_END = "\0"
_BETWEEN = f" {_END} "
_END_ID = ~0
_LONGEST = 40  # longer pieces, such as whole Chinese sentences, seldom repeat
_CAPACITY = 1_000_000


@dataclass(frozen=True)
class Vocabulary:
    """The terms of every token id: one of *words*, and up to three of *stems*.

    *word_of_token* has an index into *words* for each token id. *stems_of_token* has three columns
    of indices into *stems*, -1 for none.
    """

    words: list[str]
    stems: list[str]
    word_of_token: Array
    stems_of_token: Array


class TokenDictionary:
    """A growing numbering of tokens, and the terms of each.

    Nearly all words of an archive are repeats. Reading a text therefore splits it at white space,
    which always separates tokens (`tokenize`), and looks up each piece.
    """

    def __init__(self) -> None:
        self._words: dict[str, int] = {}
        self._stems: dict[str, int] = {}
        self._word_of_token = array("i")
        self._stems_of_token = array("i")
        self._capital = bytearray()
        self._unlearned: list[tuple[str, str, str]] = []
        self._pieces: dict[str, _Pieces] = {}

    def read(self, text: str, language: str) -> tuple[Array, Array]:
        """Return the token ids of some texts, end to end, and the number of tokens of each text.

        *text* is the texts joined by `end_to_end`.
        """
        known = self._pieces.get(language)
        if known is None or known.size > _CAPACITY:
            known = self._pieces[language] = _Pieces(self, language)
        split = pieces(text)
        values = np.fromiter(map(known.__getitem__, split), np.int32, len(split))
        token_ids, begins = known.expand(values)
        return token_ids, np.diff(begins[np.flatnonzero(values == _END_ID)], prepend=0)

    def add(self, form: str, compound: str, language: str) -> int:
        """Return a new token id for a token in a text of *language*, and its compound or ""."""
        self._unlearned.append((form, compound, language))
        return len(self._word_of_token) + len(self._unlearned) - 1

    def learn(self, most: int) -> int:
        """Analyse up to *most* tokens that were added; return how many were left to analyse."""
        learned, self._unlearned[:most] = self._unlearned[:most], []
        find, words, stems = analyzer().find, self._words, self._stems
        for form, compound, language in learned:
            keys = find(form, language)
            self._word_of_token.append(words.setdefault(keys.word, len(words)))
            self._capital.append(may_be_name(form, language))
            of_token = [stems.setdefault(stem, len(stems)) for stem in keys.stems]
            if compound:
                key = analyzer().compound_key(compound, language)
                of_token.append(stems.setdefault(key, len(stems)))
            self._stems_of_token.extend((*of_token, -1, -1, -1)[:3])
        return len(learned)

    def vocabulary(self) -> Vocabulary:
        """Return the terms of all token ids so far."""
        self.learn(len(self._unlearned))
        return Vocabulary(
            list(self._words),
            list(self._stems),
            np.array(self._word_of_token, np.int32),
            np.array(self._stems_of_token, np.int32).reshape(-1, 3),
        )

    def hashes(self) -> Array:
        """Return a hash of each token id so far, as `hash_tokens`."""
        from search.near_copies.title_words import hash_tokens  # which reading needs not

        known = self.vocabulary()
        return hash_tokens(
            known.words,
            known.stems,
            known.word_of_token,
            known.stems_of_token[:, 0],
            np.frombuffer(self._capital, np.bool_),
        )


def end_to_end(texts: Sequence[str]) -> str:
    """Return *texts* joined into one, which takes half the time to read."""
    joined = _BETWEEN.join([*texts, ""])
    if joined.count(_END) > len(texts):  # a NUL in a text separates tokens, as white space does
        joined = _BETWEEN.join([*(text.replace(_END, " ") for text in texts), ""])
    return joined


def tokens_of(piece: str) -> Sequence[tuple[str, str]]:
    """Return the form of each token of *piece*, and the compound that ends with it or ""."""
    if word := plain_word(piece):  # in a part of the time of `tokenize`
        return ((word, ""),)
    return [(token.form, token.compound) for token in tokenize(piece)]


class _Pieces(dict[str, int]):
    """Pieces of text without white space, each with the id of its one token.

    A piece of no or several tokens has the value ~p: `table[p]` is the number of its tokens, and
    their ids follow. The end of a text is a piece of no tokens.
    """

    def __init__(self, dictionary: TokenDictionary, language: str) -> None:
        self._dictionary = dictionary
        self._language = language
        self._table = array("i", [0])
        self._ids: dict[tuple[str, str], int] = {}
        self[_END] = _END_ID

    @property
    def size(self) -> int:
        """The number of entries held in memory."""
        return len(self) + len(self._table) + len(self._ids)

    def __missing__(self, piece: str) -> int:
        token_ids = [self._id(token) for token in tokens_of(piece)]
        if len(token_ids) == 1:
            (value,) = token_ids
        else:
            value = ~len(self._table)
            self._table.extend((len(token_ids), *token_ids))
        if len(piece) <= _LONGEST:
            self[piece] = value
        return value

    def _id(self, token: tuple[str, str]) -> int:
        """Return the id of *token*, the same in every piece."""
        known = self._ids.get(token)
        if known is None:
            known = self._ids[token] = self._dictionary.add(*token, self._language)
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
