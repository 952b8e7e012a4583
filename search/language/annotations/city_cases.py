"""The cases of cities in Ukrainian, Polish, Finnish and Hungarian, by the ends of their names.

A form too many is no other word of these languages, as names keep their capitals.
"""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

_UKRAINIAN = (
    # The name ends in the first, each case in one of the others.
    ("ів", ("ова", "ову", "овом", "ові", "ева", "еву", "евом", "еві")),
    ("їв", ("єва", "єву", "євом", "єві")),
    ("піль", ("поля", "полю", "полем", "полі")),
    ("га", ("ги", "зі", "гу", "гою")),
    ("ка", ("ки", "ці", "ку", "кою")),
    ("а", ("и", "і", "у", "ою")),
    ("ія", ("ії", "ію", "ією")),
    ("жжя", ("жжі", "жжю", "жжям")),
    ("о", ("а", "у", "ом", "і")),
    ("ь", ("я", "ю", "ем", "і")),
    ("ж", ("жа", "жу", "жем", "жі")),
    ("", ("а", "у", "ом", "і")),
)
_POLISH = (
    ("wa", ("wy", "wie", "wę", "wą")),
    ("ka", ("ki", "ce", "kę", "ką")),
    ("ga", ("gi", "dze", "gę", "gą")),
    ("ra", ("ry", "rze", "rę", "rą")),
    ("ta", ("ty", "cie", "tę", "tą")),
    ("da", ("dy", "dzie", "dę", "dą")),
    ("a", ("y", "ie", "ę", "ą", "i")),
    ("ów", ("owa", "owie", "owem", "owowi")),
    ("ław", ("ławia", "ławiu", "ławiem")),
    ("ódź", ("odzi", "odzią")),
    ("ń", ("nia", "niu", "niem")),
    ("ck", ("cka", "cku", "ckiem")),
    ("k", ("ka", "ku", "kiem")),
    ("g", ("ga", "gu", "giem")),
    ("r", ("ra", "ru", "rze", "rem")),
    ("t", ("ta", "cie", "tem")),
    ("d", ("du", "da", "dzie", "dem")),
    ("l", ("la", "lu", "lem")),
    ("o", ("a", "u", "em", "ie")),
    ("e", ("", "ach", "ami")),
    ("y", ("", "ach", "ami")),
    ("", ("a", "u", "em", "ie")),
)
_FINNISH_GRADES = (
    # The last consonants of a name, as they are in an open and in a closed syllable.
    ("nk", "ng"), ("nt", "nn"), ("lt", "ll"), ("rt", "rr"), ("mp", "mm"), ("pp", "p"), ("tt", "t"),
    ("kk", "k"), ("rk", "r"), ("t", "d"), ("p", "v"),
)  # fmt: skip
_FINNISH = ("n", "ssa", "ssä", "sta", "stä", "lla", "llä", "lta", "ltä", "lle", "a", "ä", "ksi")
_HUNGARIAN = (
    *("n", "on", "en", "ön", "ban", "ben", "ba", "be", "ból", "ből", "nál", "nél", "hoz", "hez"),
    *("höz", "tól", "től", "ra", "re", "ról", "ről", "nak", "nek", "t", "ot", "et", "öt", "ért"),
)
_LENGTHENED = str.maketrans("aeo", "áéó")


def _by_ends(name: str, ends: Sequence[tuple[str, tuple[str, ...]]]) -> tuple[str, ...]:
    of_name = next(one for one in ends if name.endswith(one[0]))
    stem = name.removesuffix(of_name[0])
    return (name, *(stem + end for end in of_name[1]))


def _ukrainian(name: str) -> tuple[str, ...]:
    return _by_ends(name, _UKRAINIAN)


def _polish(name: str) -> tuple[str, ...]:
    return _by_ends(name, _POLISH)


def _finnish(name: str) -> tuple[str, ...]:
    """Return *name* in its cases: Helsingissä, Lontoossa, Tampereella."""
    open_stem = name.removesuffix("nen") + "se" if name.endswith("nen") else name
    if open_stem[-1] not in "aeiouyäö":
        open_stem += "i"
    closed = open_stem + ("e" if name.endswith("e") else "")
    for strong, weak in _FINNISH_GRADES:
        if closed[:-1].endswith(strong) and closed == open_stem:
            closed = closed[:-1].removesuffix(strong) + weak + closed[-1]
            break
    into = f"{open_stem}{open_stem[-1]}n"
    return (name, into, *(closed + end for end in _FINNISH))


def _hungarian(name: str) -> tuple[str, ...]:
    stem = name[:-1] + name[-1].translate(_LENGTHENED)
    return (name, *(stem + end for end in _HUNGARIAN))


_OF_LANGUAGES: Mapping[str, Callable[[str], tuple[str, ...]]] = MappingProxyType(
    {"uk": _ukrainian, "pl": _polish, "fi": _finnish, "hu": _hungarian}
)
CASED = frozenset(_OF_LANGUAGES)
"""The languages whose cities are in the cases of this module."""


def city_cases(name: str, language: str) -> tuple[str, ...]:
    """Return a city's *name* of one word in its cases, none in another language.

    >>> city_cases("Київ", "uk")[:2], city_cases("Kraków", "pl")[:3]
    (('Київ', 'Києва'), ('Kraków', 'Krakowa', 'Krakowie'))
    >>> "Helsingissä" in city_cases("Helsinki", "fi"), "Varsóban" in city_cases("Varsó", "hu")
    (True, True)
    """
    if language not in _OF_LANGUAGES or not name.isalpha():
        return ()
    return tuple(dict.fromkeys(_OF_LANGUAGES[language](name)))
