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
_BESIDE = ".,:;!?()[]\"'«»“”‘’،؛؟…–-\u0640\u02bb\u02bc"  # signs, and letters that folding drops
_FIRST_UNSPACED = "\u0e01"  # in Unicode, of the scripts without spaces: a Thai letter


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
    return min(forms, key=lambda form: (-forms[form], form), default=word)


def _forms(word: str, text: str) -> Iterator[str]:
    """Yield the printed forms of the folded *word* in *text*, which holds it, case-folded."""
    # `TextMatches` would find the same, but it stems every word of the text.
    lowered = text.casefold()
    if word.isalpha() and lowered.isascii() and "." not in lowered:  # folding changes nothing
        yield word
        return
    for piece, lower in zip(text.split(), lowered.split(), strict=True):
        if _may_hold(lower, word):
            for form, folded_form in _folded_forms(piece):
                if word in (form, folded_form):
                    yield form


def _may_hold(lower: str, word: str) -> bool:
    """Return whether the case-folded piece *lower* may hold the folded *word*; most do not."""
    if lower.isascii():  # which folding leaves as it is, but for acronyms and numbers with signs
        return word in lower or "." in lower or not word.isalpha()
    bare = lower.strip(_BESIDE)
    one_word = bare.isalpha() and max(bare) < _FIRST_UNSPACED
    return not one_word or _first_letter(bare[0]) == _first_letter(word[0])


@lru_cache(maxsize=5_000)
def _first_letter(letter: str) -> str:
    """Return the folded letter with which a word begins that begins with *letter*."""
    return folded(letter)[0]


@lru_cache(maxsize=20_000)
def _folded_forms(piece: str) -> tuple[tuple[str, str], ...]:
    """Return the tokens of *piece*, case-folded, each with itself as a folded word."""
    forms = (token.form.casefold() for token in tokenize(piece))
    return tuple((form, folded(form)) for form in forms)
