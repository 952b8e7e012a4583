"""A map of the world that shades countries by how often headlines name them.

`shapes.tsv` has the countries' shapes, which `python -m webui.presenters.world` makes.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Literal

from search import Filter, Query
from webui.presenters.facet_labels import value_label

WIDTH, HEIGHT = 1000, 440
SHADES = 5
MANY = 10
"""The least number of headlines on a country whose share is shaded: of fewer it says little."""

Shade = Literal["count", "share"]


@dataclass(frozen=True, slots=True)
class Shape:
    """A country's *path* in an SVG of `WIDTH` by `HEIGHT`, and *mark*, where it is small."""

    code: str
    path: str
    mark: tuple[str, str] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """A country that *count* hits name, of the *of* headlines of the archive that name it.

    *level*, from 1 to `SHADES`, is its shade; 0 is none. *query* narrows to it.
    """

    code: str
    label: str
    count: int
    of: int
    level: int
    query: Query


@dataclass(frozen=True, slots=True)
class WorldMap:
    """The *countries* by count, the greatest first, and the *least* and the greatest of a level."""

    countries: tuple[Country, ...]
    levels: tuple[tuple[int, float, float], ...]
    shade: Shade

    @property
    def by_code(self) -> Mapping[str, Country]:
        """Return the countries by their codes."""
        return {country.code: country for country in self.countries}


def draw_world(
    counts: Mapping[str, int], totals: Mapping[str, int], query: Query, shade: Shade
) -> WorldMap:
    """Return the map of *counts*, of which *totals* are those of the whole archive."""
    named = {code: count for code, count in counts.items() if count}
    values = {
        code: count if shade == "count" else count / totals[code]
        for code, count in named.items()
        if shade == "count" or totals[code] >= MANY
    }
    most = max(values.values(), default=0)
    levels = {code: _level(value, most, shade) for code, value in values.items()}
    countries = [
        Country(
            code=code,
            label=value_label("place", code),
            count=count,
            of=totals[code],
            level=levels.get(code, 0),
            query=query.with_filter(Filter("place", code)),
        )
        for code, count in named.items()
    ]
    countries.sort(key=lambda country: (-country.count, country.label))
    ranges = [
        (level, min(of), max(of))
        for level in range(1, SHADES + 1)
        if (of := [value for code, value in values.items() if levels[code] == level])
    ]
    return WorldMap(tuple(countries), tuple(ranges), shade)


def _level(value: float, most: float, shade: Shade) -> int:
    """Return the shade of *value*: counts in steps that multiply, since few countries have most."""
    for level in range(1, SHADES):
        if value <= (most ** (level / SHADES) if shade == "count" else most * level / SHADES):
            return level
    return SHADES


@cache
def shapes() -> tuple[Shape, ...]:
    """Return the shapes of all countries, marks last, so that no shape hides them."""
    lines = (resources.files(__package__) / "shapes.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines[1:]]
    found = [Shape(code, path, (x, y) if x else None) for code, path, x, y in rows]
    return tuple(sorted(found, key=lambda shape: shape.mark is not None))
