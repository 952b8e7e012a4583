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

    Tokens with the same terms, of which all or none may be a name, have one id here. So ids are as
    many as the archive has different words, however many dictionaries its readers begin.
    """

    def __init__(self) -> None:
        self._words: dict[str, int] = {}
        self._stems: dict[str, int] = {}
        self._stem_sets: dict[tuple[str, ...], int] = {}  # those of several stems, or none
        # By key, ascending: the id of the token with that word, these stems and that flag.
        self._keys = np.empty(0, np.uint64)
        self._id_of_key = np.empty(0, np.int32)
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
        ids.frombytes(self._numbered(new).tobytes())
        found: Array = np.frombuffer(ids, np.int32)[token_ids]
        return found

    def _numbered(self, new: NewTokens) -> Array:
        """Return the ids here of *new* tokens, some of which are new here."""
        words, stems, sets = self._words, self._stems, self._stem_sets
        numbers = [words.setdefault(word, len(words)) for word in new.words]
        # An even number for a stem, an odd one for several or none.
        codes = [
            2 * stems.setdefault(one[0], len(stems))
            if len(one) == 1
            else 2 * sets.setdefault(one, len(sets)) + 1
            for one in new.stems
        ]
        keys = np.array(numbers, np.uint64) << np.uint64(33) | np.array(codes, np.uint64) << 1
        keys |= np.frombuffer(new.capital, np.uint8)
        added, indices = np.unique(keys, return_index=True)
        begins = self._keys.searchsorted(added)
        unknown = np.flatnonzero(begins == self._keys.searchsorted(added, "right"))
        added, at = added.take(unknown), begins.take(unknown)
        firsts = indices.take(unknown).tolist()
        first = len(self._word_of_token)
        self._word_of_token.extend([numbers[index] for index in firsts])
        self._capital += bytes([new.capital[index] for index in firsts])
        of_each = [new.stems[index] for index in firsts]
        every = chain.from_iterable(of_each)
        self._stems_of_tokens.extend([stems.setdefault(stem, len(stems)) for stem in every])
        self._stem_counts.extend(map(len, of_each))
        self._keys = np.insert(self._keys, at, added)
        self._id_of_key = np.insert(self._id_of_key, at, np.arange(first, first + added.size))
        found: Array = self._id_of_key.take(self._keys.searchsorted(keys))
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
