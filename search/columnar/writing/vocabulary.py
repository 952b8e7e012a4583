"""The terms of all tokens that one writer was given, whoever cut the texts into them."""

from array import array
from collections import defaultdict
from functools import partial
from itertools import chain

import numpy as np

from search.arrays import offsets
from search.columnar.files.array_file import Array
from search.columnar.writing.tokens import NewTokens
from search.near_copies.title_words import hash_tokens


class Vocabulary:
    """A growing numbering of the tokens of several dictionaries, of their words and their stems.

    A token that two dictionaries have is two here, with the same terms.
    """

    def __init__(self) -> None:
        self._words: dict[str, int] = {}
        self._stems: dict[str, int] = {}
        self._word_of_token = array("i")
        self._stems_of_tokens = array("i")  # end to end
        self._stem_counts = array("B")
        self._capital = bytearray()
        self._hashes = array("I")
        self._ids: dict[int, array[int]] = defaultdict(partial(array, "i"))

    def take(self, new: NewTokens, token_ids: Array) -> Array:
        """Take in *new* tokens, and return the ids here for *token_ids* of their dictionary.

        Raises `ValueError` if tokens lack that the dictionary had before them.
        """
        ids = self._ids[new.dictionary]
        if new.begin != len(ids):
            raise ValueError("tokens lack that a dictionary had before: all its blocks must be put")
        first = len(self._word_of_token)
        ids.extend(range(first, first + len(new.words)))
        words, stems = self._words, self._stems
        self._word_of_token.extend([words.setdefault(word, len(words)) for word in new.words])
        every = chain.from_iterable(new.stems)
        self._stems_of_tokens.extend([stems.setdefault(stem, len(stems)) for stem in every])
        self._stem_counts.extend(map(len, new.stems))
        self._capital += new.capital
        found: Array = np.frombuffer(ids, np.int32)[token_ids]
        return found

    @property
    def tokens(self) -> int:
        """The number of token ids."""
        return len(self._word_of_token)

    @property
    def words(self) -> list[str]:
        """The words, by their numbers."""
        return list(self._words)

    @property
    def stems(self) -> list[str]:
        """The stems, by their numbers."""
        return list(self._stems)

    @property
    def word_of_token(self) -> Array:
        """The number of the word of each token id."""
        return np.array(self._word_of_token, np.int32)

    @property
    def stems_of_token(self) -> Array:
        """The numbers of the stems of each token id, a row each, -1 where others have more."""
        counts = np.array(self._stem_counts)
        # Each column is read by itself.
        found = np.full((counts.size, counts.max(initial=1)), -1, np.int32, order="F")
        found[np.arange(found.shape[1]) < counts[:, None]] = self._stems_of_tokens
        return found

    def hashes(self) -> Array:
        """Return a hash of each token id, as `hash_tokens`; those of new ones are made now."""
        first = len(self._hashes)
        if first < len(self._word_of_token):
            words, stems = self.words, self.stems
            counts, every = np.array(self._stem_counts), np.array(self._stems_of_tokens)
            numbers = self.word_of_token
            terms = len(stems) + numbers
            terms[counts > 0] = every[offsets(counts)[:-1][counts > 0]]
            capital = np.array(self._capital, np.bool_)
            new = slice(first, None)
            self._hashes.frombytes(
                hash_tokens(
                    [*stems, *words], terms[new], words, numbers[new], capital[new]
                ).tobytes()
            )
        return np.array(self._hashes, np.uint32)
