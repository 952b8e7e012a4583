"""Text typed on a keyboard that was set to another language: "gjkbwbz" for полиция."""

from collections.abc import Iterator
from functools import cache

# The letters of each layout by their places, row by row, as those of the American one.
_PLACES = "qwertyuiop[]asdfghjkl;'zxcvbnm,."
_LAYOUTS = (
    _PLACES,
    "йцукенгшщзхъфывапролджэячсмитьбю",  # Russian
    "йцукенгшщзхїфівапролджєячсмитьбю",  # Ukrainian
    "ضصثقفغعهخحجدشسيبلاتنمكطئءؤر ىةوز",  # Arabic; لا is one key
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
    for letters, meant in _tables():
        if all(letter in letters for letter in word):
            typed = "".join(meant[letters.index(letter)] for letter in word)
            if typed.isalpha():
                yield typed


@cache
def _tables() -> tuple[tuple[str, str], ...]:
    others = _LAYOUTS[1:]
    return (*((_PLACES, other) for other in others), *((other, _PLACES) for other in others))
