"""Names of several words as texts print them."""

from collections.abc import Iterator, Sequence

import regex

from search.language.analysis import tokenize
from search.language.folding import folded_form
from search.language.names.sounds import Script

KATAKANA = regex.compile(r"[\p{Katakana}ー]{2,40}")
_JOINT = regex.compile(r"\s*|['’‐‑-]")  # what stands between the words of one name
KANA_JOINT = "・"  # in katakana, whose pairs of characters go on across it


def first_key(word: str) -> str:
    """Return the key of the first token of *word*, which for katakana is a pair."""
    return folded_form(next(tokenize(word)).form)


def _joined_words(text: str, script: Script) -> Iterator[list[str]]:
    """Yield the folded words of *text*, of katakana each stretch: those of one name together.

    No comma, title or other sign stands between the words of a name, but the point of an initial.
    """
    if script == "Kana":
        spans = [(found.start(), found.end(), found[0]) for found in KATAKANA.finditer(text)]
    else:
        spans = [(token.start, token.end, folded_form(token.form)) for token in tokenize(text)]
    joined: list[str] = []
    end = 0
    for start, until, word in spans:
        between = text[end:start]
        if script == "Kana":
            together = between == KANA_JOINT
        else:
            initial = joined and len(joined[-1]) == 1
            together = bool(_JOINT.fullmatch(between.removeprefix(".") if initial else between))
        if joined and not together:
            yield joined
            joined = []
        joined.append(word)
        end = until
    yield joined


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
