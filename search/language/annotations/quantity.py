"""A number that a text prints, with what it counts and its unit, and conditions on such numbers."""

import operator
import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Literal, get_args

from msgspec import Struct

What = Literal["arrests", "victims", "deaths", "injured", "persons", "seizures", "money", "weight"]
"""What a number counts; `persons` are those of whom no other of these is said."""

WHAT: tuple[What, ...] = get_args(What)

LANGUAGES = ("en", "es", "fr", "ar", "de", "pt", "ru")
"""The languages in which numbers are read."""

_OPERATORS: Mapping[str, Callable[[float, float], bool]] = MappingProxyType(
    {
        "=": operator.eq,
        ">": operator.gt,
        ">=": operator.ge,
        "<": operator.lt,
        "<=": operator.le,
    }
)
_KILOGRAMS = {"kg": 1.0, "t": 1000.0, "g": 0.001}
_NUMBER = r"(?:\d+(?:\.\d+)?|\.\d+)"
_CONDITION = re.compile(
    rf"(?P<what>\w+)(?:\s*(?P<sign>[<>]=?|=)\s*(?P<first>{_NUMBER})(?:\.\.(?P<last>{_NUMBER}))?"
    r"\s*(?P<unit>[^\W\d_]+)?)?"
)


class Quantity(Struct, frozen=True, gc=False, order=True):
    """A number of *what*; *unit* is an ISO 4217 code, `kg` of a weight, empty of a count.

    The unit of money is XXX where several countries have a currency of the printed name.
    """

    what: What
    value: float
    unit: str = ""

    def __str__(self) -> str:
        """Return it as a condition that it meets, `arrests=118` or `money=2500000 EUR`."""
        return f"{self.what}={figure(self.value)}{' ' if self.unit else ''}{self.unit}"

    @classmethod
    def parse(cls, text: str) -> "Quantity":
        """Return the quantity that is written as *text*.

        >>> Quantity.parse("weight=2000 kg")
        Quantity(what='weight', value=2000.0, unit='kg')
        """
        name, _, rest = text.partition("=")
        value, _, unit = rest.partition(" ")
        return cls(next(one for one in WHAT if one == name), float(value), unit)


class Condition(Struct, frozen=True, gc=False):
    """A condition on quantities of *what*: each value *sign* *first*, or from it to *last*.

    Without a *sign* any value meets it, with a *unit* those in this unit alone.
    """

    what: What
    sign: str = ""
    first: float = 0.0
    last: float | None = None
    unit: str = ""

    @classmethod
    def parse(cls, text: str, named: Callable[[str], str | None]) -> "Condition | None":
        """Return the condition that is typed as *text*, None if it is none.

        *named* returns the `What` that a word means. A weight may be in kg, t or g, and the greater
        bound may stand first.

        >>> str(Condition.parse("weight > 2 t", lambda word: word))
        'weight>2000'
        >>> str(Condition.parse("money=100..200 eur", lambda word: word))
        'money=100..200 EUR'
        >>> str(Condition.parse("deaths=9..3", lambda word: word))
        'deaths=3..9'
        """
        found = _CONDITION.fullmatch(text.strip().replace("≥", ">=").replace("≤", "<="))
        what = named(found["what"]) if found else None
        if not found or what not in WHAT:
            return None
        sign, first, last, unit = found["sign"] or "", found["first"], found["last"], found["unit"]
        if last and sign != "=":
            return None
        factor = 1.0
        if unit and what == "weight":
            factor, unit = _KILOGRAMS.get(unit.casefold(), 0.0), ""
        elif unit and what == "money":
            unit = unit.upper()
        if not factor or (unit and what != "money"):
            return None
        bounds = sorted(float(bound) * factor for bound in (first or "0", last) if bound)
        return cls(
            next(one for one in WHAT if one == what),
            sign,
            bounds[0],
            bounds[1] if last else None,
            unit or "",
        )

    def __str__(self) -> str:
        """Return it as an address has it."""
        if not self.sign:
            return self.what
        last = "" if self.last is None else f"..{figure(self.last)}"
        unit = f" {self.unit}" if self.unit else ""
        return f"{self.what}{self.sign}{figure(self.first)}{last}{unit}"

    def admits(self, quantity: Quantity) -> bool:
        """Return whether *quantity* meets it."""
        if quantity.what != self.what or (self.unit and self.unit != quantity.unit):
            return False
        if self.last is not None:
            return self.first <= quantity.value <= self.last
        return not self.sign or _OPERATORS[self.sign](quantity.value, self.first)


def figure(value: float) -> str:
    """Return *value* in digits without an exponent.

    >>> figure(2500000.0), figure(0.25)
    ('2500000', '0.25')
    """
    return f"{value:.6f}".rstrip("0").rstrip(".")
