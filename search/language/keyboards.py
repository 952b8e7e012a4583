"""Text typed on a keyboard that was set to another language: "gjkbwbz" for полиция."""

from collections.abc import Iterator
from functools import cache

# The letters of each layout by their places, row by row, as those of the American one.
_PLACES = "qwertyuiop[]asdfghjkl;'zxcvbnm,."
_TWO_LETTERS = "ﻻ"  # of one key of Arabic, which are typed by their own keys as well
_LAYOUTS = (
    _PLACES,
    "йцукенгшщзхъфывапролджэячсмитьбю",  # Russian
    "йцукенгшщзхїфівапролджєячсмитьбю",  # Ukrainian
    "ضصثقفغعهخحجدشسيبلاتنمكطئءؤرﻻىةوز",  # Arabic; لا is one key
    "ضصثقفغعهخحجچشسیبلاتنمکگظطزرذدپو.",  # Persian
    "/'קראטוןםפ][שדגכעיחלךף,זסבהנמצתץ",  # Hebrew
    ";ςερτυθιοπ[]ασδφγηξκλ΄'ζχψωβνμ,.",  # Greek
)


def on_other_keyboards(word: str) -> Iterator[str]:
    """Yield what the keys of the small letters of *word* type where another layout is set.

    One of the two layouts is the American one.

    >>> list(on_other_keyboards("gjkbwbz"))[0], set(on_other_keyboards("зщдшсу"))
    ('полиция', {'police'})
    """
    for pressed in dict.fromkeys((word, word.replace("لا", _TWO_LETTERS))):
        for letters, meant in _tables():
            if all(letter in letters for letter in pressed):
                typed = "".join(meant[letters.index(letter)] for letter in pressed)
                if typed.isalpha():
                    yield typed.replace(_TWO_LETTERS, "لا")


@cache
def _tables() -> tuple[tuple[str, str], ...]:
    others = _LAYOUTS[1:]
    return (*((_PLACES, other) for other in others), *((other, _PLACES) for other in others))
