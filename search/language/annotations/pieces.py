"""The pieces of texts, numbered, each looked up once, and what texts say by their pieces.

Most words of an archive are repeats, most texts print no quantity, and what a term says seldom
depends on the words around it. So the pieces of many texts become numbers at once, and whole arrays
tell what they say, and which texts must be read word by word: those with a longer term, or one that
the words around it put in doubt (`doubts`).
"""

from array import array
from collections.abc import Callable, Iterable, Sequence
from itertools import chain, count, pairwise, repeat

import numpy as np
from msgspec import Struct

from search.arrays import Array, offsets
from search.language.annotations import signals
from search.language.annotations.doubts import CLEAR, Doubt, marks_in, of_signs
from search.language.annotations.lexicon import Word, begun, lexicon
from search.language.annotations.number_words import number_words
from search.language.annotations.terms import Meaning
from search.language.folding import folded_form
from search.language.glossary.entries import contains
from search.language.tokens import plain_word, tokenize

Said = tuple[tuple[str, tuple[str, ...]], ...]
"""Facets with the values that a text is about."""

_CAPACITY = 200_000  # pieces that are remembered in a language
_KEY_BITS = 63
_ANY = (1 << 64) - 1
_NEW = -1
_UNCLEAR = -1  # instead of a number of what a piece says
_APART, _LONGER, _MAY_GO_ON = -1, -2, -3  # instead of the number of a pair
_NO_PIECE = -1
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


class _Runs(dict[tuple[int, ...], int]):
    """What pieces that follow each other are together, each run found once."""

    def __init__(self, joined: Callable[..., int]) -> None:
        super().__init__()
        self._joined = joined

    def __missing__(self, run: tuple[int, ...]) -> int:
        found = self[run] = self._joined(*run)
        return found


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
        self._words: list[tuple[Word, ...] | None] = []
        self._signals = array("B")
        # Each piece has the keys of its first word and those of which one must follow its last
        # word, as bits; its marks for what is beside it, and for its text; and those that put it
        # in doubt before, after and anywhere. One without words may have any beside it.
        self._bits = array("Q")
        self._saying = array("q")
        self._sayings: dict[Said, int] = {(): 0}
        self._joined: dict[tuple[int, ...], Said] = {(): ()}
        self._runs = _Runs(self.joined)

    def split(self, texts: Sequence[str]) -> SplitTexts:
        """Return what *texts* say, as far as single words tell."""
        if len(self) > _CAPACITY:
            self._clear()
        if not texts:
            return SplitTexts([], {}, [])
        pieces = [text.split() or [""] for text in texts]
        ends = offsets(np.fromiter(map(len, pieces), np.int64, len(pieces)))
        numbers = self._numbers(list(chain.from_iterable(pieces)))
        signal = self._signals_of(numbers, ends)
        joined, ends_joined, unclear = self._with_pairs(numbers, ends)
        signal |= self._signals_of(joined, ends_joined)
        sayings = np.frombuffer(self._saying, np.int64)[joined]
        unclear |= self._in_doubt(joined, sayings, ends_joined) | signals.lacks_letters(signal)
        said = np.flatnonzero(sayings > 0)
        known = self._words_of
        return SplitTexts(
            self._joined_at(sayings[said].tolist(), np.searchsorted(said, ends_joined).tolist()),
            {
                at: list(chain.from_iterable(map(known, numbers[ends[at] : ends[at + 1]].tolist())))
                for at in np.flatnonzero(unclear).tolist()
            },
            np.flatnonzero(signals.may_count(signal)).tolist(),
        )

    def _signals_of(self, numbers: Array, ends: Array) -> Array:
        of_pieces = np.frombuffer(self._signals, np.uint8)[numbers]
        found: Array = np.bitwise_or.reduceat(of_pieces, ends[:-1])
        return found

    def _bits_of(self, numbers: Array) -> Array:
        bits: Array = np.frombuffer(self._bits, np.uint64).reshape(-1, _COLUMNS)[numbers]
        return bits

    def _with_pairs(self, numbers: Array, ends: Array) -> tuple[Array, Array, Array]:
        """Return *numbers* and *ends* with one piece for two whose words are a term.

        The third array tells which texts may have a longer one.
        """
        bits = self._bits_of(numbers)
        first, second = _neighbours(bits, ends)
        following = np.full(first.size, _NO_PIECE)
        going_on = np.flatnonzero(second[:-1] == first[1:])
        following[going_on] = numbers[second[going_on + 1]]
        may_begin = (bits[first, _FOLLOWING] & bits[second, _KEYS]) != 0
        first, second = first[may_begin], second[may_begin]
        joined = self._joined_pieces(numbers, first, second, following[may_begin])
        apart = joined == _APART
        first, second, joined = first[~apart], second[~apart], joined[~apart]
        overlap = second[:-1] == first[1:]
        joined[:-1][overlap] = joined[1:][overlap] = _LONGER
        longer = np.zeros(numbers.size, np.bool_)
        longer[first[joined == _LONGER]] = True
        whole = joined != _LONGER
        first, second, joined = first[whole], second[whole], joined[whole]
        numbers = numbers.copy()
        numbers[first] = joined
        kept = np.ones(numbers.size, np.bool_)
        kept[second] = False
        return numbers[kept], offsets(kept)[ends], np.bitwise_or.reduceat(longer, ends[:-1])

    def _joined_pieces(
        self, numbers: Array, first: Array, second: Array, following: Array
    ) -> Array:
        """Return for each pair of pieces what `joined` gives, with the piece *following* if asked.

        *first* and *second* are indices of *numbers*; *following* has numbers.
        """
        pairs = zip(numbers[first].tolist(), numbers[second].tolist(), strict=True)
        found = np.fromiter(map(self._runs.__getitem__, pairs), np.int64, first.size)
        at = np.flatnonzero(found == _MAY_GO_ON)
        runs = zip(
            numbers[first[at]].tolist(),
            numbers[second[at]].tolist(),
            following[at].tolist(),
            strict=True,
        )
        found[at] = np.fromiter(map(self._runs.__getitem__, runs), np.int64, at.size)
        return found

    def joined(self, first: int, second: int, following: int | None = None) -> int:
        """Return the number of the piece that two are together, `_APART`, or `_LONGER`.

        `_MAY_GO_ON` if that depends on the piece *following*, `_NO_PIECE` for none.
        """
        words = (*self._words_of(first), *self._words_of(second))
        terms = begun(words, len(self._words_of(first)) - 1)
        if not terms:
            return _APART
        if len(words) > 2:
            return _LONGER
        longer = [term for term in terms if len(term.words) > 2]
        if longer:
            if following is None:
                return _MAY_GO_ON
            more = () if following == _NO_PIECE else self._words_of(following)[:1]
            window = [word.keys for word in (*words, *more)]
            if any(contains(window, term.words[:3]) for term in longer):
                return _LONGER
            if len(longer) == len(terms):
                return _APART
        text = f"{self._printed[first]} {self._printed[second]}"
        if text not in self:
            self._add(text, "", words, joined=True)
        return self[text]

    def _in_doubt(self, numbers: Array, sayings: Array, ends: Array) -> Array:
        """Return which texts have a term that their other words put in doubt."""
        bits = self._bits_of(numbers)
        doubtful = sayings == _UNCLEAR
        first, second = _neighbours(bits, ends)
        doubtful[first] |= (bits[first, _BESIDE] & bits[second, _BEFORE]) != 0
        doubtful[first] |= (bits[first, _AFTER] & bits[second, _BESIDE]) != 0
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
        """Look up the new *pieces*, and number them.

        Most are plain words, each of which is looked up once, whatever signs stand beside it.
        """
        forms = list(map(plain_word, pieces))
        others = [piece for piece, form in zip(pieces, forms, strict=True) if not form]
        parts = [[token.form for token in tokenize(piece)] for piece in others]
        of_parts = list(chain.from_iterable(parts))
        words = dict.fromkeys(chain(filter(None, forms), filter(plain_word, of_parts)))
        self._learn_words([form for form in words if form not in self])
        self._lexicon.words([form for form in of_parts if form not in self])  # "U.S.", at once
        alone = list(map(self.get, forms, repeat(_NEW)))
        signed = [at for at, form in enumerate(forms) if form and form != pieces[at]]
        named = [at for at in signed if self._is_term(alone[at])]
        unnamed = sorted({*signed}.difference(named)) if named else signed
        self._add_signed([pieces[at] for at in unnamed], [alone[at] for at in unnamed])
        for at in named:
            self._add(pieces[at], forms[at], self._words_of(alone[at]))
        for piece, part in zip(others, parts, strict=True):
            self._add(piece, "", tuple(map(self._word, part)))

    def _word(self, form: str) -> Word:
        """Return the word of a *form*, which a piece may be or have in it."""
        number = self.get(form)
        words = () if number is None else self._words_of(number)
        return words[0] if len(words) == 1 else self._lexicon.word(form)

    def _learn_words(self, words: Sequence[str]) -> None:
        """Look up the new *words*, and number them; most are no term, alone."""
        folded, in_terms = self._lexicon.in_terms(words)
        named = {form: word for form, word in in_terms.items() if word.alone}
        unnamed = [at for at, form in enumerate(words) if form not in named]
        forms, folded = [words[at] for at in unnamed], [folded[at] for at in unnamed]
        self._number(forms)
        self._signals.extend(map(signals.of_word, forms, folded, repeat(self._number_words)))
        bits = np.zeros((len(forms), _COLUMNS), np.uint64)
        bits[:, _BESIDE], bits[:, _WITHIN] = self._marks.of_unnamed(forms, folded)
        of_words = [(word,) if word else None for word in map(in_terms.get, forms)]
        for at, of_word in enumerate(of_words):
            if of_word:
                bits[at, _KEYS], bits[at, _FOLLOWING] = _bits_of_ends(of_word)
                bits[at, _BESIDE], bits[at, _WITHIN] = self._marks.of_piece(forms[at], of_word, ())
        self._words += of_words
        self._saying.extend([0] * len(forms))
        self._bits.frombytes(bits.tobytes())
        for form, word in named.items():
            self._add(form, form, (word,))

    def _add_signed(self, pieces: Sequence[str], words: Sequence[int]) -> None:
        """Add *pieces* that are *words*, which are no terms, with signs around them."""
        self._number(pieces)
        self._signals.extend(map(self._signals.__getitem__, words))
        bits = self._bits_of(np.array(words, np.intp))
        bits[:, _WITHIN] |= np.fromiter(map(of_signs, pieces), np.uint64, len(pieces))
        self._words += map(self._words.__getitem__, words)
        self._saying.extend([0] * len(pieces))
        self._bits.frombytes(bits.tobytes())

    def _number(self, pieces: Sequence[str]) -> None:
        self.update(zip(pieces, count(len(self)), strict=False))
        self._printed += pieces

    def _is_term(self, number: int) -> bool:
        """Return whether the word with that *number* may be a term alone."""
        words = self._words[number]
        return words is not None and bool(words[0].alone)

    def _words_of(self, number: int) -> tuple[Word, ...]:
        """Return the words of a piece by its number; those of no term are made when needed."""
        words = self._words[number]
        if words is None:
            form = plain_word(self._printed[number])
            words = self._words[number] = (Word(form, folded_form(form)),)
        return words

    def _add(self, piece: str, form: str, words: tuple[Word, ...], *, joined: bool = False) -> None:
        """Add a *piece* of *words*; *form* is its plain one.

        If it is *joined* of two, no longer term begins with them.
        """
        keys, following, doubt, saying = _ANY, 0, CLEAR, 0
        terms: list[Meaning] = []
        if form:
            signal = signals.of_word(form, words[0].folded, self._number_words)
        else:
            joined_forms = "".join([word.form for word in words])
            signal = signals.of_piece(piece, joined_forms, self._number_words)
        if words:
            keys, following = _bits_of_ends(words)
        if any(word.named for word in words):
            terms = _terms(words)
            saying, doubt = self._said(piece, words, terms, joined=joined)
            signal |= signals.PEOPLE if any(term.kind == "people" for term in terms) else 0
            signal |= signals.CASED if doubt.cased else 0
        beside, within = self._marks.of_piece(piece, words, terms)
        self[piece] = len(self._printed)
        self._printed.append(piece)
        self._words.append(words)
        self._signals.append(signal)
        self._saying.append(saying)
        self._bits.extend((keys, following, beside, within, *doubt[:3]))

    def _said(
        self, piece: str, words: Sequence[Word], terms: Sequence[Meaning], *, joined: bool
    ) -> tuple[int, Doubt]:
        """Return the number of what a *piece* says by its *terms*, and what puts that in doubt."""
        if not terms:
            return 0, CLEAR
        doubt = self._marks.doubt(words, terms)
        may_go_on = not joined and any(len(term.words) > 2 for term in terms)
        if doubt.unclear or may_go_on:
            return _UNCLEAR, CLEAR
        return self._sayings.setdefault(self._said_by(words, piece), len(self._sayings)), doubt


def _terms(words: Sequence[Word]) -> list[Meaning]:
    """Return what terms *words* may have, those that may be longer among them."""
    alone = list(chain.from_iterable(word.alone for word in words))
    longer = [term for at in range(len(words) - 1) for term in begun(words, at)]
    whole = len(words) == 2 and longer and all(term.facet == "place" for term in longer)
    if whole and any(term.kind != "town" for term in longer):
        return longer  # the only term of two words, as no subject or organisation is
    return [*alone, *longer]


def _neighbours(bits: Array, ends: Array) -> tuple[Array, Array]:
    """Return the indices of pieces with words, and those of the next ones in their texts."""
    at = np.flatnonzero(bits[:, _KEYS] != _ANY)
    text = np.repeat(np.arange(ends.size - 1), np.diff(ends))[at]
    within = text[:-1] == text[1:]
    return at[:-1][within], at[1:][within]


def _bits_of_ends(words: Sequence[Word]) -> tuple[int, int]:
    """Return the keys of the first of *words*, and those of which one must follow the last."""
    return _bits(words[0].keys), _bits(words[-1].longer or ())


def _bits(keys: Iterable[str]) -> int:
    bits = 0
    for key in keys:
        bits |= 1 << (hash(key) & _KEY_BITS)
    return bits
