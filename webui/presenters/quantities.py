"""Texts for numbers of arrests, victims, money and the like, and for conditions on them."""

from search import Condition, Quantity, What, what_named
from webui.presenters.formatting import format_number
from webui.texts import current, gettext

_SHORT = 100_000  # steps of a scale from here on are long beside it
_SIGNS = {">=": "≥", "<=": "≤"}


def what_label(what: What) -> str:
    """Return what a number counts, in the page's language."""
    labels = {
        "arrests": gettext("Arrests"),
        "victims": gettext("Victims"),
        "deaths": gettext("Deaths"),
        "injured": gettext("Injured"),
        "persons": gettext("Persons"),
        "seizures": gettext("Seized items"),
        "money": gettext("Money"),
        "weight": gettext("Weight"),
    }
    return labels[what]


def condition_label(typed: str) -> str:
    """Return how a condition is called, *typed* itself if it is none."""
    condition = Condition.parse(typed, what_named)
    if condition is None:
        return typed
    if not condition.sign:
        return what_label(condition.what)
    last = "" if condition.last is None else f"–{figure_label(condition.last)}"
    sign = _SIGNS.get(condition.sign, condition.sign)
    number = f"{figure_label(condition.first)}{last}"
    return (
        f"{what_label(condition.what)} {sign} {_with_unit(number, condition.what, condition.unit)}"
    )


def quantity_label(quantity: Quantity) -> str:
    """Return *quantity* as its number and its unit, without what it counts."""
    return _with_unit(figure_label(quantity.value), quantity.what, quantity.unit)


def _with_unit(number: str, what: What, unit: str) -> str:
    unit = "kg" if what == "weight" else "" if unit == "XXX" else unit
    return f"{number} {unit}" if unit else number


def step_label(value: float) -> str:
    """Return a step of a scale, a long one in short: 10 million."""
    from babel.numbers import format_compact_decimal

    if value < _SHORT:
        return figure_label(value)
    return format_compact_decimal(value, locale=current().locale)


def figure_label(value: float) -> str:
    """Return a number as a page prints it."""
    if value.is_integer():
        return format_number(int(value))
    from babel.numbers import format_decimal

    return format_decimal(value, locale=current().locale)
