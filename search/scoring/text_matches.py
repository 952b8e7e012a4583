"""The occurrences of the terms of a query in one text.

The text is cut into tokens as it was for the index, and terms are looked up among the keys of these
tokens. So a match is always a printed word, also where a stem was searched for.
"""

from collections.abc import Iterator, Sequence, Set
from functools import lru_cache

from msgspec import Struct
from whoosh import query

from search.asking.groups import Compounds, PrintedIn
from search.language.analysis import analyzer, tokenize
from search.language.tokens import Token, plain_word, with_closed_numbers

Term = tuple[str, str]
"""A field and a key."""

_LONGEST = 40  # longer pieces, such as whole Chinese sentences, seldom repeat


class _Token(Struct, frozen=True, gc=False):
    """A token of a piece, `piece[start:end]`, its *terms*, and that of a compound of *parts*."""

    start: int
    end: int
    terms: tuple[Term, ...]
    compound: Term | None
    parts: int


class TextMatches:
    """The positions at which a text in *language* has the terms *sought*, by default any.

    A position counts tokens from 0. *positions* has those of each term; *extents* has, by position,
    the start and the end of a token in the text. With *places*, ascending positions, only the
    words there are read.
    """

    def __init__(
        self,
        text: str,
        language: str,
        sought: Set[Term] | None = None,
        places: Sequence[int] | None = None,
    ) -> None:
        self._text = text
        self._language = language
        self.extents: dict[int, tuple[int, int]] = {}
        self.positions: dict[Term, list[int]] = {}
        self._parts: dict[tuple[int, Term], int] = {}
        read = _all_read(text, language) if places is None else _read_at(text, language, places)
        for tokens, terms, at, length in read:
            if sought is None or not sought.isdisjoint(terms):
                self._add(tokens, at, length)

    def _add(self, tokens: Sequence[_Token], first: int, length: int) -> None:
        """Add *tokens*, those of the piece that starts at offset *first*, after *length* others."""
        for position, token in enumerate(tokens, length):
            self.extents[position] = (first + token.start, first + token.end)
            for term in token.terms:
                self.positions.setdefault(term, []).append(position)
            if token.compound:
                self._parts[position, token.compound] = token.parts

    def spans(self, sought: query.Query) -> Iterator[tuple[int, ...]]:
        """Yield the positions of each match of what a variant seeks, one for each word.

        A compound matches as a term, with the positions of its parts.
        """
        if isinstance(sought, query.Phrase):
            yield from self._chains(sought)
        elif isinstance(sought, query.Prefix | Compounds):
            for positions in self._of_several(sought):
                yield from ((position,) for position in positions)
        elif not isinstance(sought, PrintedIn) or self._language in sought.languages:
            yield from self.spans_of((sought.fieldname, sought.text))

    def spans_of(self, term: Term) -> Iterator[tuple[int, ...]]:
        """Yield the positions of each match of *term*."""
        if not self._parts:
            yield from ((position,) for position in self.positions.get(term, ()))
            return
        for position in self.positions.get(term, ()):
            parts = self._parts.get((position, term), 1)
            yield tuple(range(position - parts + 1, position + 1))

    def printed(self, span: Sequence[int]) -> str:
        """Return the text from the first position of *span* to the last."""
        return self._text[self.extents[span[0]][0] : self.extents[span[-1]][1]]

    def frequency(self, sought: query.Query) -> int:
        """Return the frequency of what a variant seeks in this text, as the ranking counts it.

        For a phrase, that is the number of positions where it can end; for a prefix or a part of
        compounds, the frequency of the most frequent word with it.
        """
        if isinstance(sought, query.Prefix | Compounds):
            return max(map(len, self._of_several(sought)), default=0)
        return len({span[-1] for span in self.spans(sought)})

    def _of_several(self, sought: query.Prefix | Compounds) -> Iterator[list[int]]:
        """Yield the positions of each word that a prefix or a part of compounds finds."""
        for (field, key), positions in self.positions.items():
            if field == sought.fieldname and (
                key.startswith(sought.text)
                if isinstance(sought, query.Prefix)
                else sought.part.language == self._language and sought.part.is_in(key)
            ):
                yield positions

    def _chains(self, phrase: query.Phrase) -> list[tuple[int, ...]]:
        """Return one match of *phrase* for each position where it can end.

        Of several occurrences of a word, the one nearest to the next word is taken. The number of
        all combinations would explode where common words may stand far apart.
        """
        first, *others = (self.positions.get(term, []) for term in terms_of(phrase))
        chains: list[tuple[int, ...]] = [(position,) for position in first]
        for positions in others:
            before, longer = 0, []
            for position in positions:
                while before < len(chains) and chains[before][-1] < position:
                    before += 1
                if before and position - chains[before - 1][-1] <= phrase.slop:
                    longer.append((*chains[before - 1], position))
            chains = longer
        return chains


_Read = tuple[Sequence[_Token], Sequence[Term], int, int]
"""The tokens of a piece, all their terms, its offset in the text, and the tokens before it."""


def _all_read(text: str, language: str) -> Iterator[_Read]:
    """Yield what is read of each piece of *text*, which is in *language*."""
    length = 0
    for printed, at in _pieces(text):
        tokens, terms = _read(printed, language)
        yield tokens, terms, at, length
        length += len(tokens)


def _read_at(text: str, language: str, places: Sequence[int]) -> Iterator[_Read]:
    """Yield what is read of those pieces of *text* that have a token at one of *places*."""
    wanted = iter(places)
    place, length = next(wanted, None), 0
    for printed, at in _pieces(text):
        if place is None:
            return
        before, length = length, length + _count(printed)
        if place < length:
            yield *_read(printed, language), at, before
            while place is not None and place < length:
                place = next(wanted, None)


def _pieces(text: str) -> Iterator[tuple[str, int]]:
    """Yield each piece of *text*, and its offset."""
    closed, at = with_closed_numbers(text), 0
    for printed in closed.split():
        at = closed.index(printed, at)
        yield printed, at
        at += len(printed)


def printed_at(text: str, language: str, term: Term, positions: Sequence[int]) -> Iterator[str]:
    """Yield what *text* in *language* prints at ascending *positions*, at all of which is *term*.

    Only these tokens are analysed. A compound is printed with all of its parts.
    """
    extents: list[tuple[int, int]] = []
    wanted = iter((*positions, -1))
    position = next(wanted)
    for at, token in _tokens_of(text):
        extents.append((at + token.start, at + token.end))
        if len(extents) - 1 == position:
            parts = 1
            if token.compound and term == _compound_term(token, language):
                parts = token.parts
            yield text[extents[-parts][0] : extents[-1][1]]
            position = next(wanted)


def extents_of(text: str) -> list[tuple[int, int]]:
    """Return the start and the end of the token at each position of *text*."""
    return [(at + token.start, at + token.end) for at, token in _tokens_of(text)]


def _tokens_of(text: str) -> Iterator[tuple[int, Token]]:
    """Yield the tokens of *text* in order, each with the offset of its piece."""
    return ((at, token) for printed, at in _pieces(text) for token in tokenize(printed))


def _compound_term(token: Token, language: str) -> Term:
    return "stems", analyzer().compound_key(token.compound, language)


def terms_of(phrase: query.Phrase) -> list[Term]:
    """Return the terms of the words of *phrase*."""
    return [(phrase.fieldname, word) for word in phrase.words]


def _read(piece: str, language: str) -> tuple[tuple[_Token, ...], tuple[Term, ...]]:
    """Return the tokens of *piece*, text without white space in *language*, and all their terms."""
    return (_analysed if len(piece) <= _LONGEST else _analysed.__wrapped__)(piece, language)


@lru_cache(maxsize=40_000)
def _count_short(piece: str) -> int:
    return 1 if plain_word(piece) else sum(1 for _ in tokenize(piece))


def _count(piece: str) -> int:
    """Return how many tokens *piece* has."""
    return (_count_short if len(piece) <= _LONGEST else _count_short.__wrapped__)(piece)


@lru_cache(maxsize=40_000)  # some 25 MB; 300 searches show some 12,000 different pieces
def _analysed(piece: str, language: str) -> tuple[tuple[_Token, ...], tuple[Term, ...]]:
    """Return the tokens of *piece*, text without white space in *language*, and all their terms."""
    if word := plain_word(piece):  # as nearly always
        keys = analyzer().find(word, language)
        terms = (("words", keys.word), *[("stems", stem) for stem in keys.stems])
        start = piece.index(word)
        return (_Token(start, start + len(word), terms, None, 1),), terms
    found = []
    for token in tokenize(piece):
        keys = analyzer().find(token.form, language)
        compound = _compound_term(token, language) if token.compound else None
        terms = (
            ("words", keys.word),
            *[("stems", stem) for stem in keys.stems],
            *([compound] if compound else []),
        )
        found.append(_Token(token.start, token.end, terms, compound, token.parts))
    return tuple(found), tuple([term for token in found for term in token.terms])
