"""Make `shapes.tsv` from Natural Earth, as the npm package world-atlas 2.0.2 ships it.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python -m webui.presenters.world package

A row is a country or a territory: its ISO 3166 code, none for a land without one, its shape as the
path of an SVG, and the point of the mark that stands for it where the shape is small. Large shapes
are those of the scale 1:110 million, without islands that would be less than a dot; territories
that lack there have the middle of their shape at 1:50 or 1:10 million.

The projection is Equal Earth (Šavrič, Patterson, Jenny 2018), in which areas compare. Natural Earth
is in the public domain, world-atlas under the ISC licence.
"""

import json
import sys
from collections.abc import Iterator
from itertools import pairwise
from math import asin, cos, radians, sin, sqrt
from pathlib import Path
from typing import Any

from babel.core import get_global

TABLE = Path(__file__).with_name("shapes.tsv")
WIDTH, HEIGHT = 1000, 487  # which the projection gives
SMALL = 14.0  # square units below which a mark stands for a shape
NO_DOT = 1.5  # square units below which a ring is left out
FINE = 0.15  # square degrees that a point must add to a shape
NAMED = {"Kosovo": "XK"}  # which has no number
LEFT_OUT = {"AQ"}

_A1, _A2, _A3, _A4 = 1.340264, -0.081106, 0.000893, 0.003796
_M = sqrt(3) / 2
_X, _Y = 2.7066299836, 1.3173627592  # the projection's extent

Ring = list[tuple[float, float]]


def projected(longitude: float, latitude: float) -> tuple[float, float]:
    """Return the place of a point on the map."""
    theta = asin(_M * sin(radians(latitude)))
    t2 = theta * theta
    t6 = t2 * t2 * t2
    x = (
        2 * sqrt(3) * radians(longitude) * cos(theta)
        / (3 * (9 * _A4 * t6 * t2 + 7 * _A3 * t6 + 3 * _A2 * t2 + _A1))
    )  # fmt: skip
    y = theta * (_A4 * t6 * t2 + _A3 * t6 + _A2 * t2 + _A1)
    return (x / _X + 1) * WIDTH / 2, (1 - y / _Y) * HEIGHT / 2


def rings(topology: dict[str, Any], geometry: dict[str, Any], *, shapes: bool) -> Iterator[Ring]:
    """Yield the outer rings of a geometry, and its holes, in degrees; simpler ones for *shapes*."""
    (kx, ky), (dx, dy) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = topology["arcs"]

    def arc(number: int) -> Ring:
        x = y = 0
        points = []
        for step_x, step_y in arcs[number if number >= 0 else ~number]:
            x, y = x + step_x, y + step_y
            points.append((x * kx + dx, y * ky + dy))
        points = simplified(points) if shapes else points
        return points if number >= 0 else points[::-1]

    parts = geometry.get("arcs", [])
    polygons = [parts] if geometry["type"] == "Polygon" else parts
    for polygon in polygons:
        for numbers in polygon:
            ring: Ring = []
            for number in numbers:
                ring += arc(number)[1 if ring else 0 :]
            yield ring


def simplified(arc: Ring) -> Ring:
    """Return an arc without the points that matter least (Visvalingam and Whyatt).

    Neighbours share their arcs, so their borders stay one.
    """
    points = list(arc)
    while len(points) > 4:
        sizes = [
            abs((x2 - x1) * (y3 - y1) - (x3 - x1) * (y2 - y1)) / 2 * cos(radians(y2))
            for (x1, y1), (x2, y2), (x3, y3) in zip(points, points[1:], points[2:], strict=False)
        ]
        least = min(range(len(sizes)), key=sizes.__getitem__)
        if sizes[least] >= FINE:
            break
        del points[least + 1]
    return points


def cut(ring: Ring) -> Iterator[Ring]:
    """Yield the parts of a ring on either side of the 180th meridian, as points of the map."""
    east = 0.0
    whole = [ring[0]]
    for (before, _), (longitude, latitude) in pairwise(ring):
        east -= 360 * round((longitude - before) / 360)
        whole.append((longitude + east, latitude))
    for turn in (-360, 0, 360):
        part = [(longitude + turn, latitude) for longitude, latitude in whole]
        for edge, side in ((180.0, 1), (-180.0, -1)):
            part = _clipped(part, edge, side)
        if part:
            yield [projected(*point) for point in part]


def _clipped(ring: Ring, edge: float, side: int) -> Ring:
    """Return the part of a ring on this side of a meridian (Sutherland and Hodgman)."""
    kept: Ring = []
    for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], *ring[:1]], strict=True):
        within, next_within = (x1 - edge) * side <= 0, (x2 - edge) * side <= 0
        if within:
            kept.append((x1, y1))
        if within != next_within:
            kept.append((edge, y1 + (y2 - y1) * (edge - x1) / (x2 - x1)))
    return [*kept, kept[0]] if kept else []


def area(ring: Ring) -> float:
    """Return the area that a ring encloses."""
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(ring))) / 2


def path(ring: Ring) -> str:
    """Return a ring as a part of an SVG path: whole units, each point as steps from the last."""
    points = [(round(x), round(y)) for x, y in ring]
    kept = [points[0]]
    for point, following in zip(points[1:], [*points[2:], points[0]], strict=True):
        (x0, y0), (x1, y1), (x2, y2) = kept[-1], point, following
        straight = (x1 - x0) * (y2 - y1) == (x2 - x1) * (y1 - y0)
        if point != kept[-1] and not (straight and point != points[-1]):
            kept.append(point)
    if len(kept) < 4:
        return ""
    steps = [f"{x1 - x0}{'' if y1 < y0 else ' '}{y1 - y0}" for (x0, y0), (x1, y1) in pairwise(kept)]
    line = "".join(s if not n or s.startswith("-") else f" {s}" for n, s in enumerate(steps))
    return f"M{kept[0][0]} {kept[0][1]}l{line}z"


def countries(folder: Path, scale: str) -> Iterator[tuple[str, list[Ring]]]:
    """Yield the ISO 3166 code of each country of a scale, empty for none, with its rings."""
    topology = json.loads((folder / f"countries-{scale}.json").read_text(encoding="utf-8"))
    codes = get_global("territory_aliases")
    for geometry in topology["objects"]["countries"]["geometries"]:
        number = geometry.get("id")
        name = geometry["properties"]["name"]
        code = codes.get(f"{int(number):03}", [""])[0] if number else NAMED.get(name, "")
        yield (
            code,
            [
                part
                for ring in rings(topology, geometry, shapes=scale == "110m")
                for part in cut(ring)
            ],
        )


def middle(ring: Ring) -> tuple[int, int]:
    """Return the middle of the box around a ring."""
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    return round((min(xs) + max(xs)) / 2), round((min(ys) + max(ys)) / 2)


def main(folder: Path) -> None:
    """Write the table from the files in *folder*."""
    rows: dict[str, tuple[str, str, str]] = {}
    lands: list[str] = []
    small: set[str] = set()
    for code, found in countries(folder, "110m"):
        if code in LEFT_OUT:
            continue
        kept = [ring for ring in found if area(ring) >= NO_DOT] or [max(found, key=area)]
        shape = "".join(map(path, kept))
        if not code:
            lands.append(shape)
            continue
        rows[code] = (shape, "", "")
        if sum(map(area, found)) < SMALL:
            small.add(code)
    for scale in ("50m", "10m"):
        marked = {code for code, row in rows.items() if row[1]}
        for code, found in countries(folder, scale):
            if code and code not in LEFT_OUT and (code not in rows or code in small - marked):
                x, y = middle(max(found, key=area))
                rows[code] = (rows.get(code, ("",))[0], str(x), str(y))
    lines = ["\t".join((code, *row)) for code, row in sorted(rows.items())]
    lines += [f"\t{shape}\t\t" for shape in lands if shape]
    TABLE.write_text("code\tpath\tx\ty\n" + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
