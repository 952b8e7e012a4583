"""Hebrew in visual order, as pages of the nineties (ISO-8859-8) have it: its letters are reversed.

The label of the encoding does not tell it, as pages in logical order have it as well, and copies in
Unicode have none.
"""

from collections.abc import Iterable

from corpus.patterns import pattern

# Forms of five letters that stand at the ends of words alone: at the beginnings of reversed ones.
_FINAL = "ךםןףץ"
_BEGUN = pattern(rf"(?<![א-ת])[{_FINAL}](?=[א-ת])")
_ENDED = pattern(rf"(?<=[א-ת])[{_FINAL}](?![א-ת'\"׳״])")
_LEAST = 3  # words


def first_reversed(texts: Iterable[str]) -> int | None:
    """Return the number of the first of *texts* with a reversed word, None if most are not.

    >>> first_reversed(["Haifa", "םישדח םיקסע םימוסח", "ןיטשרפ"]), first_reversed(["עסקים חדשים"])
    (1, None)
    """
    first: int | None = None
    begun = ended = 0
    for number, text in enumerate(texts):
        if text.isascii():
            continue
        if found := len(_BEGUN.findall(text)):
            begun += found
            first = number if first is None else first
        ended += len(_ENDED.findall(text))
    return first if begun >= _LEAST and begun > ended else None
