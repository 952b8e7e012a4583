"""What is typed of numbers: what they count, in any language, and words that multiply them."""

from collections.abc import Mapping
from functools import cache

import regex

from search.language.annotations.context import rows
from search.language.annotations.quantity import LANGUAGES, WHAT, What, figure
from search.language.folding import folded_form

_FIGURES = r"(?:\d+(?:[.,]\d+)?)"
_MULTIPLIED = regex.compile(
    rf"(?<=[<>=]\s*)(?P<first>{_FIGURES})(?:\.\.(?P<last>{_FIGURES}))?\s*(?P<word>[\p{{L}}\p{{M}}]+)\.?(?!\w)"
)


def what_named(typed: str) -> What | None:
    """Return what a number counts that *typed* names in one of the languages, None for nothing.

    >>> what_named("detenidos"), what_named("weight"), what_named("ships")
    ('arrests', 'weight', None)
    """
    return _kinds().get(folded_form(typed))


@cache
def _kinds() -> Mapping[str, What]:
    kinds: dict[str, What] = {}
    for _, role, forms in rows("quantities.tsv"):
        what = next((one for one in WHAT if one == role.rstrip("<>!").partition(":")[0]), None)
        for form in forms.split() if what else ():
            if what and role != "persons":
                kinds.setdefault(folded_form(form), what)
    return kinds | {folded_form(one): one for one in WHAT}


def multiplier(typed: str) -> float:
    """Return by how much the word *typed* multiplies a number, 0 if it does not.

    A word that is several numbers is that of the first of `LANGUAGES` that has it: a billion is
    one of English.

    >>> multiplier("Mio."), multiplier("mil"), multiplier("EUR")
    (1000000.0, 1000.0, 0)
    """
    return _multipliers().get(folded_form(typed.rstrip(".")), 0)


@cache
def _multipliers() -> Mapping[str, float]:
    found: dict[str, float] = {}
    order = {language: at for at, language in enumerate(LANGUAGES)}
    for _, role, forms in sorted(rows("quantities.tsv"), key=lambda row: order[row[0]]):
        if role[:1] == "x":
            for form in forms.split():
                found.setdefault(folded_form(form), float(role[1:]))
    return found


def in_figures(condition: str) -> str:
    """Return *condition* with numbers that a word behind them multiplies in figures.

    >>> in_figures("money>2,5 Mio. EUR"), in_figures("arrests=1..5 thousand")
    ('money>2500000 EUR', 'arrests=1000..5000')
    """

    def written(found: regex.Match[str]) -> str:
        times = multiplier(found["word"])
        if not times:
            return found[0]
        bounds = (bound.replace(",", ".") for bound in (found["first"], found["last"]) if bound)
        return "..".join(figure(float(bound) * times) for bound in bounds)

    return _MULTIPLIED.sub(written, condition)
