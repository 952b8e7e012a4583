"""The scripts that leave one language of the table as the only choice for a text."""

import re
from collections import Counter
from contextlib import suppress
from functools import lru_cache

import regex

from corpus.identifying.language_models import NUMBERS
from corpus.patterns import LETTER

NO_SCRIPT = -1
"""Stands for the language of a text whose script leaves a choice."""

_NO_LETTERS = -2
_HAN = regex.compile(r"\p{Han}")
# Scripts that one language of the table is written in, kana before Han since Japanese has both.
_SCRIPTS = {
    "ja": r"[\p{Hiragana}\p{Katakana}]",
    "ko": r"\p{Hangul}",
    "zh": r"\p{Han}",
    "th": r"\p{Thai}",
    "el": r"\p{Greek}",
    "hy": r"\p{Armenian}",
    "ka": r"\p{Georgian}",
    "ta": r"\p{Tamil}",
    "te": r"\p{Telugu}",
    "kn": r"\p{Kannada}",
    "ml": r"\p{Malayalam}",
    "gu": r"\p{Gujarati}",
    "pa": r"\p{Gurmukhi}",
    "or": r"\p{Oriya}",
    "si": r"\p{Sinhala}",
    "lo": r"\p{Lao}",
    "km": r"\p{Khmer}",
    "my": r"\p{Myanmar}",
    "dv": r"\p{Thaana}",
}
_SCRIPT = regex.compile("|".join(f"(?P<{code}>{script})" for code, script in _SCRIPTS.items()))
# Any sign that is not of some blocks with most of the others of news, and nothing in those scripts.
# `re` looks for it in a tenth of the time of a look for the scripts.
_MAY_BE_SCRIPT = re.compile(
    "[^\0-\u036f\u0400-\u052f\u0590-\u077f\u0900-\u0965\u1e00-\u1eff\u2000-\u206f\u20a0-\u20bf]"
)


def by_script(line: str) -> int:
    """Return the number of the language that the script leaves as the only choice.

    It is `NO_SCRIPT` if there is none, and -2 if there is nothing to read.
    """
    if not LETTER.search(line):
        return _NO_LETTERS
    if line.isascii() or not _MAY_BE_SCRIPT.search(line):
        return NO_SCRIPT
    counts = Counter(found.lastgroup for found in _SCRIPT.finditer(line))
    if 2 * sum(counts.values()) < len(LETTER.findall(line)):
        return NO_SCRIPT
    code = max(counts, key=counts.__getitem__)
    if code == "zh":  # Japanese and Korean use Chinese characters beside their own
        code = next((other for other in ("ja", "ko") if counts[other]), code)
    return NUMBERS[str(code)]


def may_be_japanese(line: str) -> bool:
    """Return whether Japanese has the characters of *line*; it lacks most simplified ones.

    >>> may_be_japanese("習近平"), may_be_japanese("习近平")
    (True, False)
    """
    return all(map(_is_japanese, _HAN.findall(line)))


@lru_cache(maxsize=2**12)
def _is_japanese(character: str) -> bool:
    """Return whether Windows or JIS X 0213 has *character*, each of which lacks some of names."""
    for encoding in ("cp932", "euc_jis_2004"):
        with suppress(UnicodeEncodeError):
            return bool(character.encode(encoding))
    return False
