"""Whether a word is a name by its look: the archive mostly prints it with a capital."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice

from search.backend import IndexReader
from search.cache import Cache
from search.language.analysis import first_stem
from search.language.folding import folded_form
from search.near_copies.compiled import common_stems_of

_KEPT = 10_000  # words
_TEXTS = 200  # that are read for one word
_FIRST = 20  # of them, which mostly are enough
_ENOUGH = 10  # of them that tell
_SHORT = 3  # letters of words that are small in titles too
_OFTEN = 4  # times as often as with a small letter, a name has a capital
_PIECES = 10_000  # that are kept folded, of texts that several words are looked for in
_SIGNS = ".,:;!?()[]\"'«»“”„‘’…–-"


class Capitals:
    """The words of the commit of *reader* with whether they have capitals, once asked for."""

    def __init__(self, reader: IndexReader) -> None:
        self._reader = reader
        self._known: Cache[tuple[bool | None]] = Cache(_KEPT)

    def expect(self, words: Iterable[str]) -> None:
        """Say that `has` is about to be asked for the folded *words*."""
        self._reader.expect_texts(self._fresh(words), _FIRST)

    def has(self, word: str) -> bool | None:
        """Return whether the folded *word* is mostly printed with a capital within sentences.

        None if no text tells: in titles all words have capitals.
        """
        self.learn([word])
        (known,) = self._known.get(word) or (None,)
        return known

    def may_be_name(self, word: str) -> bool:
        """Return whether the folded *word* may be a name.

        Where no text tells, as all are titles whose words have capitals, a common English word is
        none.
        """
        has_capital = self.has(word)
        if has_capital is None:
            return first_stem(word, "en") not in common_stems_of("en")
        return has_capital

    def learn(self, words: Iterable[str]) -> None:
        """Read the texts that tell for which of the folded *words* `has` is true, all at once."""
        reading = {w: (self._reader.texts_with(w, _TEXTS), _Tally(w)) for w in self._fresh(words)}
        for size in (_FIRST, _TEXTS):
            self._reader.expect_texts(list(reading), size)
            for word, (texts, tally) in list(reading.items()):
                if tally.is_done_with(texts, size):
                    self._known.put(word, (tally.has_capital,), 1)
                    del reading[word]

    def _fresh(self, words: Iterable[str]) -> list[str]:
        return [word for word in dict.fromkeys(words) if self._known.get(word) is None]


class _Tally:
    """Counts the texts that print the folded *word* with a capital, and with a small letter."""

    def __init__(self, word: str) -> None:
        self._word = word
        self._capitals = self._small = 0

    @property
    def has_capital(self) -> bool | None:
        """Return whether it mostly has a capital, None if no text told."""
        told = self._capitals or self._small
        return self._capitals > _OFTEN * self._small if told else None

    def is_done_with(self, texts: Iterator[str], size: int) -> bool:
        """Count up to *size* more *texts*, and return whether no others need be read."""
        left = size
        for text in islice(texts, size):
            left -= 1
            if self._is_sure_with(text):
                return True
        return left > 0

    def _is_sure_with(self, text: str) -> bool:
        """Count another *text*, and return whether those to come make no difference."""
        word = self._word
        pieces = [bare for piece in text.split() if (bare := piece.strip(_SIGNS))][1:]
        # Most are in small letters of English, and few of them have as many letters as the word.
        printed = {
            piece[0]
            for piece in pieces
            if (
                len(piece) == len(word) and piece.casefold() == word
                if piece.isascii() and piece.isalnum()
                else _folded(piece) == word
            )
        }
        if not printed or _is_title(pieces):
            return False
        self._capitals += any(map(str.isupper, printed))
        self._small += any(map(str.islower, printed))
        # A text adds one to each at most, so it may be sure long before that it is none.
        enough = self._capitals + self._small >= _ENOUGH
        return enough or _OFTEN * self._small > _ENOUGH - self._small


@lru_cache(maxsize=_PIECES)
def _folded(piece: str) -> str:
    return folded_form(piece)


def _is_title(pieces: Sequence[str]) -> bool:
    """Return whether *pieces* are of a title, in which all words have capitals."""
    firsts = [piece[0] for piece in pieces if len(piece) > _SHORT]
    return 2 * sum(map(str.islower, firsts)) < len(firsts)
