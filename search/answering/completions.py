"""Completions of what is being typed: words and topics of the archive that begin so."""

from collections import Counter
from collections.abc import Iterator
from functools import cached_property, lru_cache

from search.backend import IndexReader
from search.cache import Cache
from search.language.analysis import folded, tokenize
from search.values.results import Completion

_KEPT = 10_000  # completions, and words with their printed forms, that a commit keeps
_PRINTED_IN = 20  # documents that decide the printed form of a word


def last_word_start(text: str) -> int:
    """Return the offset at which the last word of *text* begins, its length if it has no word.

    In a script without spaces that is the last pair of characters.
    """
    tokens = list(tokenize(text))
    if not tokens:
        return len(text)
    last = tokens[-1]
    before = tokens[-2] if len(tokens) > 1 and last.pair and tokens[-2].end == last.end else last
    return before.start


class Completions:
    """The completions in the commit of *reader*, kept once they were asked for."""

    def __init__(self, reader: IndexReader) -> None:
        self._reader = reader
        self._known: Cache[tuple[Completion, ...]] = Cache(_KEPT)
        self._printed_forms: Cache[str] = Cache(_KEPT)

    def of(self, text: str, size: int) -> tuple[Completion, ...]:
        """Return up to *size* completions of the last word of *text*, most frequent first."""
        start = last_word_start(text)
        begun = folded(next(tokenize(text[start:])).form) if start < len(text) else ""
        if not begun:
            return ()
        key = (begun, size)
        known = self._known.get(key)
        if known is None:
            known = tuple(self._beginning_with(begun, size))
            self._known.put(key, known, size)
        return known

    def _beginning_with(self, begun: str, size: int) -> list[Completion]:
        words = [
            Completion(self._printed_form(word), count)
            for word, count in self._reader.words_beginning_with(begun, size)
        ]
        topics = [
            topic for topic, keys in self._topics if any(key.startswith(begun) for key in keys)
        ]
        best: dict[str, Completion] = {}
        for found in sorted([*topics, *words], key=lambda found: (-found.count, found.text)):
            best.setdefault(found.text.casefold(), found)
        return list(best.values())[:size]

    @cached_property
    def _topics(self) -> list[tuple[Completion, tuple[str, ...]]]:
        """The topics as completions, each with the folded words of its label."""
        totals = self._reader.totals
        labels = totals.labels["topic"]
        return [
            (
                Completion(labels[topic], count),
                tuple(folded(token.form) for token in tokenize(labels[topic])),
            )
            for topic, count in totals.topics.items()
        ]

    def _printed_form(self, word: str) -> str:
        """Return the most frequent printed form of the folded *word* in some documents."""
        known = self._printed_forms.get(word)
        if known is None:
            known = _printed_form(word, self._reader.texts_with(word, _PRINTED_IN))
            self._printed_forms.put(word, known, 1)
        return known


def _printed_form(word: str, texts: Iterator[str]) -> str:
    forms: Counter[str] = Counter()
    for text in texts:
        for form in set(_forms(word, text)):
            forms[form] += 1
            if forms[form] > _PRINTED_IN / 2:  # no other can be more frequent
                return form
    return min(forms, key=lambda form: (-forms[form], form))


def _forms(word: str, text: str) -> Iterator[str]:
    """Yield the printed forms of the folded *word* in *text*, case-folded."""
    # `TextMatches` would find the same, but it stems every word of the text.
    for piece, lower in zip(text.split(), text.casefold().split(), strict=True):
        # Most pieces cannot hold it: folding leaves ASCII as it is, but for acronyms with dots.
        if word in lower or not lower.isascii() or "." in lower:
            for form, folded_form in _folded_forms(piece):
                if word in (form, folded_form):
                    yield form


@lru_cache(maxsize=20_000)
def _folded_forms(piece: str) -> tuple[tuple[str, str], ...]:
    """Return the tokens of *piece*, case-folded, each with itself as a folded word."""
    forms = (token.form.casefold() for token in tokenize(piece))
    return tuple((form, folded(form)) for form in forms)
