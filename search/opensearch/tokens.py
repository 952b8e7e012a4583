"""The keys of a text, token by token, found quickly since nearly all words of an archive repeat."""

from collections.abc import Sequence
from functools import lru_cache

from msgspec import Struct

from search.language.analysis import analyzer, pieces, tokenize
from search.language.tokens import may_be_name

_LONGEST = 40  # longer pieces, such as whole Chinese sentences, seldom repeat


class TextToken(Struct, eq=False, gc=False):
    """The keys of a token: its *word*, and its *stems*, the last perhaps that of a compound.

    *joined* are the stems as they are stored. *capital* says whether the token `may_be_name`.
    Equal tokens of a text are mostly one object, so what else is found out of one is kept with it:
    *hash* is that of `search.near_copies.title_words`, negative until it was asked for.
    """

    word: str
    stems: tuple[str, ...]
    joined: str
    capital: bool
    hash: int = -1


@lru_cache(maxsize=2_000)  # the title of a document is its text, or a part of it, and read first
def read_tokens(text: str, language: str) -> Sequence[TextToken]:
    """Return the tokens of a *text* in *language*."""
    found: list[TextToken] = []
    for piece in pieces(text):
        known = _of_piece if len(piece) <= _LONGEST else _of_piece.__wrapped__
        found += known(piece, language)
    return found


@lru_cache(maxsize=200_000)  # some 60 MB
def _of_piece(piece: str, language: str) -> tuple[TextToken, ...]:
    """Return the tokens of *piece*, text without white space."""
    found = []
    for token in tokenize(piece):
        keys = analyzer().find(token.form, language)
        compound = token.compound and analyzer().compound_key(token.compound, language)
        stems = (*keys.stems, compound) if compound else keys.stems
        joined = "|".join(stems) or "-"
        found.append(TextToken(keys.word, stems, joined, may_be_name(token.form, language)))
    return tuple(found)
