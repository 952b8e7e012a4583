"""Headlines like a given one by their words: in its own language and, as a guess, in others.

Both are ordinary searches for any of the headline's rarest words. The words are compared so. Each
headline found has a share in common with the given one: the summed idf of the words in common,
divided by that of all words of the headline, function words left out. The share is the geometric
mean over both headlines, so a short headline is not like every long one that contains it.
"""

import datetime as dt
import math

from msgspec import Struct

from search.engine import Engine
from search.language.analysis import folded, is_function_word, tokenize
from search.values.documents import Document
from search.values.query import DateRange, Filter, Query
from search.values.results import Explanation, Hit

_RAREST = 8  # words searched for; they find the headline again and little else
_TRIED = 10  # hits that are compared
_FEWEST = 2  # words in common; one name is not an event
_ALIKE = 0.4
_TRANSLATED = 0.45
APART = dt.timedelta(days=1)
"""The most days between two headlines that report the same in two languages."""

LONGEST = 1_000
"""Characters of a headline that are compared; what is longer is a whole text."""

_HEADLINES = Filter("kind", "headline")


class Like(Struct, frozen=True):
    """A headline like another one, and their *share* in common, 0 to 1.

    *by_meaning* says that the share is the cosine of their meanings, and not that of their words.
    """

    hit: Hit
    share: float
    by_meaning: bool = False


def like(engine: Engine, document: Document, size: int = 6) -> tuple[Like, ...]:
    """Return up to *size* headlines in the language of *document* that say nearly the same.

    Of near-copies one stands for all.
    """
    own = Filter("language", document.language.code)
    found = _alike(engine, document, Query(filters=(_HEADLINES, own), fold=True), _ALIKE)
    return tuple(found[:size])


def counterparts_by_words(engine: Engine, document: Document) -> list[Like]:
    """Return the headlines in other languages of its days that share the most with *document*.

    No other headline in its language shares more with them.
    """
    return [
        one
        for one in _translated(engine, document)
        if _is_likest(document, _translated(engine, one.hit.document, document.language.code))
    ]


def _is_likest(document: Document, found: list[Like]) -> bool:
    return any(one.hit.document.id == document.id and one.share == found[0].share for one in found)


def _translated(engine: Engine, document: Document, language: str | None = None) -> list[Like]:
    """Return the headlines in *language*, by default in any other, that may report the same."""
    if document.date is None or document.date_precision != "day":
        return []
    chosen = (
        Filter("language", language)
        if language
        else Filter("language", document.language.code, excluded=True)
    )
    first, last = document.date - APART, document.date + APART
    near = DateRange(first, last + dt.timedelta(days=1))
    return _alike(engine, document, Query(filters=(_HEADLINES, chosen), dates=near), _TRANSLATED)


def _alike(engine: Engine, document: Document, among: Query, least: float) -> list[Like]:
    """Return the headlines *among* those of a query like *document*, largest share first.

    *least* is the least share in common.
    """
    words = _Words(engine, document)
    query = among.with_(text=" ".join(words.rarest), words="any")
    if not query.text:
        return []
    found = []
    scan = engine.scan(query)
    for other, score, copies in scan.ranked(0, _TRIED):
        if other.id != document.id:
            typed, printed = _common(scan.explanation(other))
            there = words.share(typed)
            if len(typed) >= _FEWEST and math.sqrt(there) >= least:  # the share back is 1 at most
                share = math.sqrt(there * _Words(engine, other).share(printed))
                if share >= least:
                    found.append(Like(scan.hit(other, score, copies), share))
    return sorted(found, key=lambda one: (-one.share, one.hit.document.id))


class _Words:
    """The words of a headline, each with its idf."""

    def __init__(self, engine: Engine, document: Document) -> None:
        language = document.language.code
        forms = {
            folded(token.form): token.form.casefold()
            for token in tokenize(document.title[:LONGEST])
            if not is_function_word(token.form, language)
        }
        weights = engine.idf(list(forms.values()), language)
        self._idf = dict(zip(forms, weights, strict=True))
        chosen = sorted(forms, key=lambda key: -self._idf[key])[:_RAREST]
        self.rarest = [form for key, form in forms.items() if key in chosen]

    def share(self, keys: set[str]) -> float:
        """Return the share of the words with these *keys* in the idf of all words, 0 to 1."""
        total = sum(self._idf.values())
        return sum(idf for key, idf in self._idf.items() if key in keys) / total if total else 0


def _common(explanation: Explanation) -> tuple[set[str], set[str]]:
    """Return the keys of the words in common, as typed and as printed."""
    parts = [part for part in explanation.parts if part.via != "near"]
    typed = {folded(token.form) for part in parts for token in tokenize(part.term)}
    return typed, {folded(token.form) for part in parts for token in tokenize(part.printed)}
