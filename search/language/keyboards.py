"""Text typed on a keyboard that was set to another language: "gjkbwbz" for полиция."""

import re
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
    "йцукенгшўзх'фывапролджэячсмітьбю",  # Belarusian
    ",уеишщксдзц;ьяаожгтнвмчюйъэфхпрл",  # Bulgarian
    "љњертзуиопшђасдфгхјклчћжџцвбнм,.",  # Serbian
    "ქწერტყუიოპ[]ასდფგჰჯკლ;'ზხცვბნმ,.",  # Georgian
    "azertyuiop^$qsdfghjklmùwxcvbn,;:",  # French
    "qwertzuiopü+asdfghjklöäyxcvbnm,.",  # German
)
# The keys of the letters of Korean, in their order in Unicode: first, vowel, last.
_FIRST = "r R s e E f a q Q t T d w W c z x v g".split()  # noqa: SIM905 - keys to read
_VOWEL = "k o i O j p u P h hk ho hl y n nj np nl b m ml l".split()  # noqa: SIM905
_LAST = "r R rt s sw sg e f fr fa fq ft fx fv fg a q qt t T d w c z x v g".split()  # noqa: SIM905
_ENDS = ("", *_LAST)  # of a syllable
_CONSONANTS = "r R rt s sw sg e E f fr fa fq ft fx fv fg a q Q qt t T d w W c z x v g".split()  # noqa: SIM905


def on_other_keyboards(word: str) -> Iterator[str]:
    """Yield what the keys of the small letters of *word* type where another layout is set.

    One of the two layouts is the American one.

    >>> list(on_other_keyboards("gjkbwbz"))[0], "police" in on_other_keyboards("зщдшсу")
    ('полиция', True)
    >>> "경찰" in on_other_keyboards("rudckf"), "police" in on_other_keyboards("ㅔㅐㅣㅑㅊㄷ")
    (True, True)
    """
    for pressed in dict.fromkeys((word, word.replace("لا", _TWO_LETTERS))):
        for letters, meant in _tables():
            if all(letter in letters for letter in pressed):
                typed = "".join(meant[letters.index(letter)] for letter in pressed)
                if typed.isalpha() and typed != word:
                    yield typed.replace(_TWO_LETTERS, "لا")
    yield from _in_korean(word)


@cache
def _tables() -> tuple[tuple[str, str], ...]:
    others = _LAYOUTS[1:]
    return (*((_PLACES, other) for other in others), *((other, _PLACES) for other in others))


def _in_korean(word: str) -> Iterator[str]:
    """Yield what the keys of *word* type in Korean, whose letters make syllables, or without it."""
    found = list(_korean_syllable().finditer(word))
    if found and "".join([one[0] for one in found]) == word:
        yield "".join([_syllable(*one.groups("")) for one in found])
    elif all(keys := [_keys_of(letter) for letter in word]):
        yield "".join(keys).casefold()


def _syllable(first: str, vowel: str, last: str) -> str:
    """Return the syllable of keys; Unicode numbers syllables by their letters, in their order."""
    before = _FIRST.index(first) * len(_VOWEL) + _VOWEL.index(vowel)
    return chr(ord("가") + before * len(_ENDS) + _ENDS.index(last))


def _keys_of(letter: str) -> str:
    """Return the keys that type a syllable or a letter of Korean, empty for any other letter."""
    if "가" <= letter <= "힣":
        before, last = divmod(ord(letter) - ord("가"), len(_ENDS))
        first, vowel = divmod(before, len(_VOWEL))
        return _FIRST[first] + _VOWEL[vowel] + _ENDS[last]
    return _korean_letters().get(letter, "")


@cache
def _korean_letters() -> dict[str, str]:
    """Return the keys of each letter that stands alone."""
    consonants = dict(enumerate(_CONSONANTS, start=ord("ㄱ")))
    vowels = dict(enumerate(_VOWEL, start=ord("ㅏ")))
    return {chr(code): typed for code, typed in (consonants | vowels).items()}


@cache
def _korean_syllable() -> re.Pattern[str]:
    first, vowel, last = (
        "|".join(sorted(keys, key=len, reverse=True)) for keys in (_FIRST, _VOWEL, _LAST)
    )
    return re.compile(f"({first})({vowel})(?:({last})(?!{vowel}))?")
