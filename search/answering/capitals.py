"""Whether a word is a name by its look: the archive mostly prints it with a capital."""

from collections.abc import Iterable, Sequence

from search.backend import IndexReader
from search.cache import Cache
from search.language.folding import folded_form

_KEPT = 10_000  # words
_TEXTS = 200  # that are read for one word
_ENOUGH = 10  # of them that tell
_SHORT = 3  # letters of words that are small in titles too
_OFTEN = 4  # times as often as with a small letter, a name has a capital
_SIGNS = ".,:;!?()[]\"'«»“”„‘’…–-"


class Capitals:
    """The words of the commit of *reader* with whether they have capitals, once asked for."""

    def __init__(self, reader: IndexReader) -> None:
        self._reader = reader
        self._known: Cache[tuple[bool | None]] = Cache(_KEPT)

    def expect(self, words: Iterable[str]) -> None:
        """Say that `has` is about to be asked for the folded *words*."""
        fresh = [word for word in dict.fromkeys(words) if self._known.get(word) is None]
        self._reader.expect_texts(fresh, _TEXTS)

    def has(self, word: str) -> bool | None:
        """Return whether the folded *word* is mostly printed with a capital within sentences.

        None if no text tells, as where all words of a headline have capitals.
        """
        known = self._known.get(word)
        if known is None:
            known = (self._read(word),)
            self._known.put(word, known, 1)
        return known[0]

    def _read(self, word: str) -> bool | None:
        capitals = small = 0
        for text in self._reader.texts_with(word, _TEXTS):
            pieces = [bare for piece in text.split() if (bare := piece.strip(_SIGNS))][1:]
            printed = {piece[0] for piece in pieces if _is_printed(piece, word)}
            if not printed or _is_title(pieces):
                continue
            capitals += any(map(str.isupper, printed))
            small += any(map(str.islower, printed))
            # A text adds one to each at most, so it may be sure long before that it is none.
            if capitals + small >= _ENOUGH or _OFTEN * small > _ENOUGH - small:
                break
        return capitals > _OFTEN * small if capitals or small else None


def _is_printed(piece: str, word: str) -> bool:
    """Return whether *piece* is the folded *word* as it is printed somewhere."""
    if piece.isascii() and piece.isalnum():  # most, and few of them have as many letters
        return len(piece) == len(word) and piece.casefold() == word
    return folded_form(piece) == word


def _is_title(pieces: Sequence[str]) -> bool:
    """Return whether *pieces* are of a title, in which all words have capitals."""
    firsts = [piece[0] for piece in pieces if len(piece) > _SHORT]
    return 2 * sum(map(str.islower, firsts)) < len(firsts)
