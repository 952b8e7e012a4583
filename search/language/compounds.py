"""Whether a word is a part of another one, in languages that write compounds as one word.

A word is a part if it stands at the beginning or the end of another, or between two others, and
what is left could be a word as well: it is long enough, has a vowel, begins as words do, and is no
prefix, suffix or ending of the language. No list of words is asked, so the answer is the same in
every archive.
"""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from corpus.compounding import Compounding
from corpus.languages import language_row
from search.language.analysis import analyzer, folded

_SHORT = 4  # letters of the shortest part that is looked for
_INSIDE = 6  # letters of a word that is looked for between two others
_LEFT = 3  # letters that are left at least
_LEFT_OF_SHORT = 5  # beside a short part, which stands in other words by chance
_ENDING = 2  # letters that a stem lacks, so that it is no stem of another word
_LEAST_STEM = 5  # letters of a word without its ending: shorter ones begin other words as well
_LEAST_HEAD = 6  # letters of one at the end of a compound
_LATIN = re.compile(r"[a-z\u00df-\u024f]+")  # as all languages here are written
_VOWEL = re.compile(r"[aeiouy]")
# No word ends so: the consonants belong to the next syllable, that of a longer word.
_BROKEN = re.compile(r"(?:[bcdfgkpt][lr]|[^aeiouy]c)$")
# How words of Germanic languages, Finnish and Hungarian begin before their first vowel.
_ONSET = re.compile(
    r"(?:b[ljr]?|c[hs]?[lr]?|d[jrv]?|f[jlnr]?|g[jlnr]?|h[jv]?|j|k[jlnrv]?|l[j]?|m[j]?|n[j]?|p[fhjlrs]?"
    r"|pf[lr]|ph[lr]|qu?|r|s[hjlmnvwz]?|sch[lmnrw]?|s[ckpt][hjlrv]?|t[hjrvw]?|v[lr]?|wr?|x|z[sw]?)?"
    r"[aeiouy]"
)


class CompoundPart(Struct, frozen=True, gc=False):
    """A word of *language* as a part of compounds, in the folded *forms* in which it stands there.

    The forms in *first* only begin compounds: without an ending, many words end as others do.
    """

    language: str
    forms: tuple[str, ...]
    first: tuple[str, ...]

    def is_in(self, word: str) -> bool:
        """Return whether the folded *word* is a compound with this part."""
        rule = language_row(self.language).compounds
        if rule is None or word in self.forms:
            return False
        return any(_holds(word, form, rule) for form in self.forms) or any(
            _begins(word, form, rule) for form in self.first
        )


def compound_part(form: str, language: str) -> CompoundPart | None:
    """Return the printed *form* as a part of compounds, None if *language* has none with it."""
    rule = language_row(language).compounds
    if rule is None:
        return None
    stems = [stem.partition(":")[2] for stem in analyzer().keys(form, language).stems]
    forms: set[str] = set()
    first: set[str] = set()
    for word in _spellings(form, language):
        if not _LATIN.fullmatch(word) or len(word) < _SHORT:
            return None
        inflected = {stem for stem in stems if len(word) - len(stem) <= _ENDING}
        without = {word.removesuffix(link) for link in rule.links}
        first |= {form for form in inflected | without if len(form) >= _LEAST_STEM}
        first |= {form for form in _changed(word, rule.as_first) if len(form) >= _SHORT}
        forms |= {form for form in without if len(form) >= _LEAST_HEAD} | {word}
        forms |= {form for form in _changed(word, rule.as_last) if len(form) >= _LEAST_STEM}
    return CompoundPart(language, tuple(sorted(forms)), tuple(sorted(first - forms)))


def _spellings(form: str, language: str) -> Sequence[str]:
    """Return *form* folded, as typed and with its letters as two, or its two as one.

    >>> _spellings("Våben", "da"), _spellings("polizei", "de")
    (['vaben', 'vaaben'], ['polizei'])
    """
    spelled = [form.casefold()]
    for two, one in language_row(language).digraphs:
        spelled += [word.replace(one, two) for word in spelled if one in word]
        spelled += [word.replace(two, one) for word in spelled if two in word]
    return list(dict.fromkeys(folded(word) for word in spelled))


def _changed(word: str, endings: Sequence[tuple[str, str]]) -> Iterator[str]:
    for before, after in endings:
        if word.endswith(before):
            yield word.removesuffix(before) + after


def _holds(word: str, form: str, rule: Compounding) -> bool:
    if _begins(word, form, rule):
        return True
    at = word.rfind(form)
    left = _left(form)
    if at < left or not _is_first(word[:at], rule) or rule.no_last.fullmatch(form):
        return False  # or the form is also a suffix
    rest = word[at + len(form) :]
    inside = len(form) >= _INSIDE and len(rest) >= left
    return bool(rule.tail.match(rest)) or (inside and _is_last(rest, rule))


def _begins(word: str, form: str, rule: Compounding) -> bool:
    rest = word[len(form) :]
    return word.startswith(form) and len(rest) >= _left(form) and _is_last(rest, rule)


def _left(form: str) -> int:
    return _LEFT if len(form) > _SHORT else _LEFT_OF_SHORT


def _is_first(rest: str, rule: Compounding) -> bool:
    """Return whether *rest* can be what a compound begins with."""
    whole = _VOWEL.search(rest) and _ONSET.match(rest) and not _BROKEN.search(rest)
    return bool(whole) and not rule.no_first.match(rest)


def _is_last(rest: str, rule: Compounding) -> bool:
    """Return whether *rest*, with letters that link it or without, can end a compound."""
    if rule.no_last.match(rest):
        return False
    for link in ("", *rule.links):
        word = rest[len(link) :]
        if rest.startswith(link) and len(word) >= _LEFT and _ONSET.match(word):
            return not rule.no_last.match(word)
    return False
