"""Names of several words as texts print them."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

import regex

from search.language.analysis import tokenize
from search.language.folding import folded_form
from search.language.names.sounds import Script

KATAKANA = regex.compile(r"[\p{Katakana}ー]{2,40}")
_JOINT = regex.compile(r"\s*|['’‐‑-]")  # what stands between the words of one name
_KEPT = 1000  # texts
_KEYS = 2000  # words with their keys
KANA_JOINT = "・"  # in katakana, whose pairs of characters go on across it


@lru_cache(maxsize=_KEYS)
def first_key(word: str) -> str:
    """Return the key of the first token of *word*, which for katakana is a pair."""
    return folded_form(next(tokenize(word)).form)


@lru_cache(maxsize=_KEPT)  # a name is looked for as a whole, and some of its words together
def _joined_words(text: str, script: Script) -> Sequence[Sequence[str]]:
    """Return the folded words of *text*, of katakana each stretch: those of one name together.

    No comma, title or other sign stands between the words of a name, but the point of an initial.
    """
    if script == "Kana":
        spans = [(found.start(), found.end(), found[0]) for found in KATAKANA.finditer(text)]
    else:
        spans = [(token.start, token.end, folded_form(token.form)) for token in tokenize(text)]
    joined: list[list[str]] = [[]]
    end = 0
    for start, until, word in spans:
        between = text[end:start]
        if script == "Kana":
            together = between == KANA_JOINT
        else:
            initial = joined[-1] and len(joined[-1][-1]) == 1
            together = bool(_JOINT.fullmatch(between.removeprefix(".") if initial else between))
        if joined[-1] and not together:
            joined.append([])
        joined[-1].append(word)
        end = until
    return joined


def printed(text: str, words: Sequence[str]) -> Iterator[str]:
    """Yield the stretches of *text* that are the folded *words*."""
    tokens = list(tokenize(text))
    folded = [folded_form(token.form) for token in tokens]
    for start in range(len(tokens) - len(words) + 1):
        if folded[start : start + len(words)] == list(words):
            yield text[tokens[start].start : tokens[start + len(words) - 1].end]


def windows(text: str, script: Script, word: str, at: int, size: int) -> Iterator[Sequence[str]]:
    """Yield each *size* words of one name in *text* in which *word* is number *at*."""
    for words in _joined_words(text, script):
        for number, other in enumerate(words):
            start = number - at
            if other == word and start >= 0 and start + size <= len(words):
                yield words[start : start + size]
