"""The pieces of texts, numbered, each looked up once, and what texts say by their pieces.

Most words of an archive are repeats, most texts print no quantity, and what a term says seldom
depends on the words around it. So the pieces of many texts become numbers at once, and whole arrays
tell what they say, and which texts must be read word by word: those with a longer term, or one that
the words around it put in doubt (`doubts`).
"""

from array import array
from collections.abc import Callable, Iterable, Sequence
from itertools import chain, count, islice, pairwise, repeat
from operator import attrgetter

import numpy as np
import regex
from msgspec import Struct

from search.arrays import Array, offsets
from search.language.annotations.doubts import CLEAR, Doubt, marks_in
from search.language.annotations.lexicon import Word, begun, lexicon
from search.language.annotations.number_words import (
    ARTICLE,
    CURRENCIES,
    NUMBER,
    SAYS_WHAT,
    NumberWords,
    number_words,
)
from search.language.annotations.terms import Meaning
from search.language.tokens import plain_word, tokenize

Said = tuple[tuple[str, tuple[str, ...]], ...]
"""Facets with the values that a text is about."""

_PEOPLE, _CASED, _SMALL, _CAPITAL = 8, 16, 32, 64
"""What a piece may have besides what `number_words` says: the name of a people, one that depends on
the letters of its text, a small letter, a capital."""
_IS_NAMED = attrgetter("named")
_FORM = regex.compile(r"[\p{L}\p{M}]+")
_CAPACITY = 200_000  # pieces that are remembered in a language
_KEY_BITS = 63
_ANY = (1 << 64) - 1
_NEW = -1
_UNCLEAR = -1  # instead of a number of what a piece says
_APART, _LONGER = -1, -2  # instead of the number of a pair
_COLUMNS = 7
_KEYS, _FOLLOWING, _BESIDE, _WITHIN, _BEFORE, _AFTER, _ANYWHERE = range(_COLUMNS)


class SplitTexts(Struct, frozen=True):
    """What some texts *say*, as far as pieces alone tell.

    By their indices, the *unclear* must be read word by word, and the *counted* may print a
    quantity.
    """

    said: list[Said]
    unclear: dict[int, list[Word]]
    counted: list[int]


class _Pairs(dict[tuple[int, int], int]):
    """The numbers of pairs of pieces, each found once."""

    def __init__(self, number: Callable[[int, int], int]) -> None:
        super().__init__()
        self._number = number

    def __missing__(self, pair: tuple[int, int]) -> int:
        number = self[pair] = self._number(*pair)
        return number


class Pieces(dict[str, int]):
    """The numbers of pieces of text in *language*, a piece having no white space in it.

    *said* tells what the words of a piece say where nothing beside it matters. Where two words are
    a term, they are one piece, with a space in it.
    """

    def __init__(self, language: str, said: Callable[[Sequence[Word], str], Said]) -> None:
        super().__init__()
        self._lexicon = lexicon(language)
        self._number_words = number_words(language)
        self._marks = marks_in(language)
        self._said_by = said
        self._clear()

    def _clear(self) -> None:
        self.clear()
        self._printed: list[str] = []
        self._words: list[tuple[Word, ...]] = []
        self._signals = array("B")
        # Each piece has the keys of its first word and those of which one must follow its last
        # word, as bits; its marks for what is beside it, and for its text; and those that put it
        # in doubt before, after and anywhere. One without words may have any beside it.
        self._bits = array("Q")
        self._saying = array("q")
        self._sayings: dict[Said, int] = {(): 0}
        self._joined: dict[tuple[int, ...], Said] = {(): ()}
        self._pairs = _Pairs(self.pair)

    def split(self, texts: Sequence[str]) -> SplitTexts:
        """Return what *texts* say, as far as single words tell."""
        if len(self) > _CAPACITY:
            self._clear()
        if not texts:
            return SplitTexts([], {}, [])
        pieces = [text.split() or [""] for text in texts]
        ends = offsets(np.fromiter(map(len, pieces), np.int64, len(pieces)))
        numbers = self._numbers(list(chain.from_iterable(pieces)))
        signals = self._signals_of(numbers, ends)
        joined, ends_joined, unclear = self._with_pairs(numbers, ends)
        signals |= self._signals_of(joined, ends_joined)
        sayings = np.frombuffer(self._saying, np.int64)[joined]
        unclear |= self._in_doubt(joined, sayings, ends_joined) | _lacks_letters(signals)
        said = np.flatnonzero(sayings > 0)
        known = self._words.__getitem__
        return SplitTexts(
            self._joined_at(sayings[said].tolist(), np.searchsorted(said, ends_joined).tolist()),
            {
                at: list(chain.from_iterable(map(known, numbers[ends[at] : ends[at + 1]].tolist())))
                for at in np.flatnonzero(unclear).tolist()
            },
            np.flatnonzero(_may_count(signals)).tolist(),
        )

    def _signals_of(self, numbers: Array, ends: Array) -> Array:
        signals = np.frombuffer(self._signals, np.uint8)[numbers]
        found: Array = np.bitwise_or.reduceat(signals, ends[:-1])
        return found

    def _bits_of(self, numbers: Array) -> Array:
        bits: Array = np.frombuffer(self._bits, np.uint64).reshape(-1, _COLUMNS)[numbers]
        return bits

    def _with_pairs(self, numbers: Array, ends: Array) -> tuple[Array, Array, Array]:
        """Return *numbers* and *ends* with one piece for two whose words are a term.

        The third array tells which texts may have a longer one.
        """
        bits = self._bits_of(numbers)
        may_begin = (bits[:-1, _FOLLOWING] & bits[1:, _KEYS]) != 0
        may_begin[ends[1:-1] - 1] = False
        at = np.flatnonzero(may_begin)
        pairs = zip(numbers[at].tolist(), numbers[at + 1].tolist(), strict=True)
        joined = np.fromiter(map(self._pairs.__getitem__, pairs), np.int64, at.size)
        at, joined = at[joined != _APART], joined[joined != _APART]
        overlap = np.diff(at) == 1
        joined[:-1][overlap] = joined[1:][overlap] = _LONGER
        longer = np.zeros(numbers.size, np.bool_)
        longer[at[joined == _LONGER]] = True
        at, joined = at[joined != _LONGER], joined[joined != _LONGER]
        numbers = numbers.copy()
        numbers[at] = joined
        kept = np.ones(numbers.size, np.bool_)
        kept[at + 1] = False
        return numbers[kept], offsets(kept)[ends], np.bitwise_or.reduceat(longer, ends[:-1])

    def pair(self, first: int, second: int) -> int:
        """Return the number of the piece that two are together, `_APART`, or `_LONGER`."""
        words = (*self._words[first], *self._words[second])
        if not self._words[second]:
            return _LONGER  # a sign, and a word behind it
        terms = begun(words, len(self._words[first]) - 1)
        if not terms:
            return _APART
        if len(words) > 2 or any(len(term.words) > 2 for term in terms):
            return _LONGER
        text = f"{self._printed[first]} {self._printed[second]}"
        self._add(text, "", words)
        return self.setdefault(text, len(self))

    def _in_doubt(self, numbers: Array, sayings: Array, ends: Array) -> Array:
        """Return which texts have a term that their other words put in doubt."""
        bits = self._bits_of(numbers)
        doubtful = sayings == _UNCLEAR
        first, second = bits[:-1], bits[1:]
        met = (first[:, _BESIDE] & second[:, _BEFORE]) | (first[:, _AFTER] & second[:, _BESIDE])
        doubtful[:-1] |= met != 0
        anywhere = np.bitwise_or.reduceat(bits[:, _ANYWHERE], ends[:-1])
        marks = np.bitwise_or.reduceat(bits[:, _WITHIN], ends[:-1])
        found: Array = np.bitwise_or.reduceat(doubtful, ends[:-1]) | (anywhere & marks != 0)
        return found

    def _joined_at(self, sayings: Sequence[int], ends: Sequence[int]) -> list[Said]:
        """Return what the *sayings* of each text are together, which *ends* cut apart."""
        known, every = self._joined, list(self._sayings)
        found = []
        for begin, end in pairwise(ends):
            key = tuple(sayings[begin:end])
            said = known.get(key)
            if said is None:
                said = known[key] = tuple(chain.from_iterable(every[number] for number in key))
            found.append(said)
        return found

    def _numbers(self, pieces: Sequence[str]) -> Array:
        """Return the numbers of *pieces*, after those that are new are looked up."""
        found = np.fromiter(map(self.get, pieces, repeat(_NEW)), np.intp, len(pieces))
        at = np.flatnonzero(found == _NEW).tolist()
        if at:
            self._learn(list(dict.fromkeys([pieces[index] for index in at])))
            found[at] = [self[pieces[index]] for index in at]
        return found

    def _learn(self, pieces: Sequence[str]) -> None:
        """Look up the new *pieces*, and number them."""
        forms = list(map(plain_word, pieces))
        parts = [
            (form,) if form else tuple([token.form for token in tokenize(piece)])
            for piece, form in zip(pieces, forms, strict=True)
        ]
        words = iter(self._lexicon.words(list(chain.from_iterable(parts))))
        for piece, form, part in zip(pieces, forms, parts, strict=True):
            of_piece = tuple(islice(words, len(part)))
            if not part or any(map(_IS_NAMED, of_piece)):
                self._add(piece, form, of_piece)
            else:
                self._add_unnamed(piece, form, of_piece)  # as most are
        self.update(zip(pieces, count(len(self))))

    def _add_unnamed(self, piece: str, form: str, words: tuple[Word, ...]) -> None:
        """Add a *piece* of *words* of no term; *form* is its plain one."""
        known = self._number_words
        marks = (
            self._marks.of_word(words[0]) if form == piece else self._marks.of_piece(piece, words)
        )
        if known is None:
            signal = 0
        elif form.isalpha():
            signal = known.signal(form, words[0].folded)
        else:
            signal = _counts(piece, known)
        self._printed.append(piece)
        self._words.append(words)
        self._signals.append(signal | _letters(form or "".join([word.form for word in words])))
        self._saying.append(0)
        keys = words[0].keys
        self._bits.extend((_bits(keys) if keys else 0, 0, marks, marks, 0, 0, 0))

    def _add(self, piece: str, form: str, words: tuple[Word, ...]) -> None:
        """Add a *piece* of *words*; *form* is its plain one."""
        within = self._marks.of_piece(piece, words)
        keys, following, beside, doubt, saying = _ANY, 0, _ANY, CLEAR, 0
        signal = _letters(form or "".join([word.form for word in words]))
        if self._number_words is not None:
            signal |= _counts(piece, self._number_words)
        if words:
            longer = words[-1].longer
            keys, following = _bits(words[0].keys), _bits(longer) if longer else 0
            if any(word.named for word in words):
                terms = _terms(words)
                saying, doubt = self._said(piece, words, terms)
                within |= self._marks.of_terms(terms)
                signal |= _PEOPLE if any(term.kind == "people" for term in terms) else 0
                signal |= _CASED if doubt.cased else 0
            beside = within
        self._printed.append(piece)
        self._words.append(words)
        self._signals.append(signal)
        self._saying.append(saying)
        self._bits.extend((keys, following, beside, within, *doubt[:3]))

    def _said(
        self, piece: str, words: Sequence[Word], terms: Sequence[Meaning]
    ) -> tuple[int, Doubt]:
        """Return the number of what a *piece* says by its *terms*, and what puts that in doubt."""
        if not terms:
            return 0, CLEAR
        doubt = self._marks.doubt(words, terms)
        if doubt.unclear or any(len(term.words) > 2 for term in terms):
            return _UNCLEAR, CLEAR
        return self._sayings.setdefault(self._said_by(words, piece), len(self._sayings)), doubt


def _terms(words: Sequence[Word]) -> list[Meaning]:
    """Return what terms *words* may have, those that may be longer among them."""
    alone = list(chain.from_iterable(word.alone for word in words))
    longer = [term for at in range(len(words) - 1) for term in begun(words, at)]
    whole = len(words) == 2 and longer and all(term.facet != "subject" for term in longer)
    if whole and any(term.kind != "town" for term in longer):
        return longer  # the only term of two words, as no subject is
    return [*alone, *longer]


def _letters(form: str) -> int:
    """Return whether *form* has small letters and capitals, as a sum of signals."""
    if form.islower():
        return _SMALL
    if form.isupper():
        return _CAPITAL
    if form[1:].islower():  # as of most other words, "Police"
        return _SMALL | _CAPITAL if form[0].isupper() else _SMALL
    signal = _SMALL if any(map(str.islower, form)) else 0
    return signal | _CAPITAL if any(map(str.isupper, form)) else signal


def _counts(piece: str, known: NumberWords) -> int:
    """Return what a *piece* with signs or figures may count, as a sum of signals."""
    signal = NUMBER if any(map(str.isdecimal, piece)) else 0
    if not CURRENCIES.isdisjoint(piece):
        signal |= SAYS_WHAT
    for form in _FORM.findall(piece):
        signal |= known.signal(form)
    return signal


def _may_count(signals: Array) -> Array:
    """Return whether texts with *signals* may have a number, and what it counts."""
    said = (signals & SAYS_WHAT > 0) & (signals & (NUMBER | ARTICLE) > 0)
    found: Array = said | ((signals & NUMBER > 0) & (signals & _PEOPLE > 0))
    return found


def _lacks_letters(signals: Array) -> Array:
    """Return which texts have a term that depends on letters, and no small ones or no capitals."""
    found: Array = ((signals & _CASED) > 0) & ((signals & (_SMALL | _CAPITAL)) != _SMALL | _CAPITAL)
    return found


def _bits(keys: Iterable[str]) -> int:
    bits = 0
    for key in keys:
        bits |= 1 << (hash(key) & _KEY_BITS)
    return bits
