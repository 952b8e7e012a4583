"""The words for days, weeks, months and years in the languages in which a period can be counted.

They stand apart from `periods`, which loads slowly, so that a text can be asked for one of them.
"""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Literal

from search.language.folding import unaccented

Unit = Literal["day", "week", "month", "year"]

UNITS: Mapping[Unit, frozenset[str]] = MappingProxyType(
    {
        "day": frozenset(
            "day days dia dias jour jours tag tage tagen giorno giorni dag dagen"  # noqa: SIM905
            " день дня дней يوم يوما ايام يومين".split()
        ),
        "week": frozenset(
            "week weeks semana semanas semaine semaines woche wochen settimana"  # noqa: SIM905
            " settimane weken неделя недели недель неделю неделе"
            " اسبوع اسبوعا اسابيع اسبوعين".split()
        ),
        "month": frozenset(
            "month months mes meses mois monat monate monaten mese mesi maand"  # noqa: SIM905
            " maanden месяц месяца месяцев месяце شهر شهرا شهور اشهر شهرين".split()
        ),
        "year": frozenset(
            "year years ano anos an ans annee annees jahr jahre jahren anno anni"  # noqa: SIM905
            " jaar год года лет году"
            " سنة سنوات سنين سنتين عام عاما اعوام عامين".split()
        ),
    }
)
"""The folded words of each unit."""

_WORDS = frozenset[str]().union(*UNITS.values())
_ARTICLE = "ال"
_AN = "an"  # the French year is an English article, but beside one of these words
_BESIDE_AN = frozenset({"un", "1", "dernier", "cet"})
_LAST = frozenset(  # of a month by its name
    "last pasado dernier scorso passado letzten vergangenen vorige afgelopen"  # noqa: SIM905
    " прошлого прошлом ماضي".split()
)


def names_unit(words: Iterable[str]) -> bool:
    """Return whether one of *words*, as printed, is of what counts back: a unit of time, or "last".

    >>> names_unit(["últimos", "años"]), names_unit(["هذا", "العام"]), names_unit(["yearly"])
    (True, True, False)
    >>> names_unit(["l", "an", "dernier"]), names_unit(["an", "arrest"])
    (True, False)
    """
    known = {unaccented(word).removeprefix(_ARTICLE) for word in words}
    units = known & _WORDS
    return bool(units - {_AN} or known & _LAST or (units and known & _BESIDE_AN))
