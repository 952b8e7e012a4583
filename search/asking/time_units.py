"""The words for days, weeks, months and years in the languages in which a period can be counted.

They stand apart from `periods`, which loads slowly, so that a text can be asked for one of them.
"""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Literal

from search.asking.field_names import folded

Unit = Literal["day", "week", "month", "year"]

UNITS: Mapping[Unit, frozenset[str]] = MappingProxyType(
    {
        "day": frozenset("day days dia dias jour jours يوم يوما ايام يومين".split()),  # noqa: SIM905
        "week": frozenset(
            "week weeks semana semanas semaine semaines"  # noqa: SIM905 - words to read
            " اسبوع اسبوعا اسابيع اسبوعين".split()
        ),
        "month": frozenset("month months mes meses mois شهر شهرا شهور اشهر شهرين".split()),  # noqa: SIM905
        "year": frozenset(
            "year years ano anos an ans annee annees"  # noqa: SIM905 - words to read
            " سنة سنوات سنين سنتين عام عاما اعوام عامين".split()
        ),
    }
)
"""The folded words of each unit."""

_WORDS = frozenset[str]().union(*UNITS.values())
_ARTICLE = "ال"
_AN = "an"  # the French year is an English article, but beside one of these words
_BESIDE_AN = frozenset({"un", "1", "dernier", "cet"})


def names_unit(words: Iterable[str]) -> bool:
    """Return whether one of *words*, as printed, is a unit of time, as what counts back has one.

    >>> names_unit(["últimos", "años"]), names_unit(["هذا", "العام"]), names_unit(["yearly"])
    (True, True, False)
    >>> names_unit(["l", "an", "dernier"]), names_unit(["an", "arrest"])
    (True, False)
    """
    known = {folded(word).removeprefix(_ARTICLE) for word in words}
    units = known & _WORDS
    return bool(units - {_AN} or (units and known & _BESIDE_AN))
