"""Completions of what is being typed: words of the archive that begin so, topics and outlets.

These are completed by any word of their names.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import islice
from operator import itemgetter

from whoosh import query as whoosh_query

from search.answering.named_values import value_text
from search.asking.field_names import known_field
from search.asking.value_names import NAMED, name_words
from search.backend import IndexReader
from search.cache import Cache
from search.language.analysis import folded, tokenize
from search.values.facets import FACETS_BY_ID
from search.values.query import Query
from search.values.results import Completion

_KEPT = 10_000  # completions, and words with their printed forms, that a commit keeps
_PRINTED_IN = 20  # documents that decide the printed form of a word
_BESIDE = ".,:;!?()[]\"'«»“”‘’،؛؟…–-\u0640\u02bb\u02bc"  # signs, and letters that folding drops
_WORD = re.compile(r"\w+")
_MOST_WORDS = 12  # of a name, of which a filter takes the place
_FIELD = re.compile(r"([^\s:\"]+):\"?$")  # before the beginning of a value
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


def completed(text: str, completion: Completion) -> str:
    """Return *text* with its last word completed.

    A topic or an outlet stands there as a filter, in place of all the last words that are of its
    name, and of the beginning of such a filter.
    """
    if not completion.facet:
        return text[: last_word_start(text)] + completion.text
    before = text[: _name_start(text, completion.text)]
    field = _FIELD.search(before)
    if field and known_field(field[1]) == completion.facet:
        before = before[: field.start()]
    joint = " " if before[-1:].isalnum() else ""  # in a script without spaces
    return before + joint + value_text(completion.facet, completion.text)


def _name_start(text: str, label: str) -> int:
    """Return the offset of the most last words of *text* that stand in *label* and begin one."""
    name = name_words(label)
    for begun in list(_WORD.finditer(text))[-_MOST_WORDS:]:
        *whole, last = name_words(text[begun.start() :]) or [""]
        for start in range(len(name) - len(whole)):
            end = start + len(whole)
            if last and name[start:end] == whole and name[end].startswith(last):
                return begun.start()
    return last_word_start(text)


def _is_in_quotation(text: str) -> bool:
    """Return whether *text* ends in quotation marks that are open, but no value's."""
    return text.count('"') % 2 == 1 and not _FIELD.search(text[: text.rindex('"') + 1])


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
        if _is_in_quotation(text):
            return tuple(one for one in known if not one.facet)
        return known

    def _beginning_with(self, begun: str, size: int) -> list[Completion]:
        words = [
            Completion(self._printed_form(word), count)
            for word, count in self._reader.words_beginning_with(begun, size)
        ]
        values = dict.fromkeys(self._values_beginning_with(begun))
        best: dict[tuple[str, str], Completion] = {}
        for found in sorted([*values, *words], key=lambda found: (-found.count, found.text)):
            best.setdefault((found.facet, found.text.casefold()), found)
        return list(best.values())[:size]

    def _values_beginning_with(self, begun: str) -> Iterator[Completion]:
        first = bisect_left(self._values, begun, key=itemgetter(0))
        for word, value in islice(self._values, first, None):
            if not word.startswith(begun):
                return
            yield value

    @cached_property
    def _values(self) -> Sequence[tuple[str, Completion]]:
        """The topics and outlets as completions, one for each folded word of a label, in order."""
        labels = self._reader.totals.labels
        everything = self._reader.match(whoosh_query.Every(), Query())
        return sorted(
            (
                (word, Completion(labels[facet][value], count, facet))
                for facet in NAMED
                for value, count in everything.facet(FACETS_BY_ID[facet])[0].items()
                for word in {folded(token.form) for token in tokenize(labels[facet][value])}
            ),
            key=itemgetter(0),
        )

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
