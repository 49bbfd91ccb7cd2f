"""The outline of the land of the earth: Natural Earth's at 1:50 million, as TopoJSON holds it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

LAND = Path(__file__).resolve().parent.parent / "assets/outlines/land-50m.json"


@dataclass(frozen=True)
class Shore:
    """One closed line of coast. Land is on the right of one who walks along it."""

    points: tuple[tuple[float, float], ...]
    """Latitudes and longitudes."""
    of_a_sea: bool
    """Whether it goes round a sea in the land, not round land."""


@cache
def shores() -> tuple[Shore, ...]:
    """Every coast."""
    return decoded(json.loads(LAND.read_text(encoding="utf-8")))


def decoded(topology: dict[str, object]) -> tuple[Shore, ...]:
    """The rings of the object `land`. An arc is written as steps from point to point, on a grid; a ring is a row of
    arcs, `~n` for one that is walked backwards, each beginning where the one before it ends."""
    said: dict[str, list[float]] = topology["transform"]  # type: ignore[assignment]
    (across, up), (west, south) = said["scale"], said["translate"]
    arcs = []
    for steps in topology["arcs"]:  # type: ignore[attr-defined]
        x = y = 0
        points = []
        for right, higher in steps:
            x, y = x + right, y + higher
            points.append((south + y * up, west + x * across))
        arcs.append(points)
    polygons = topology["objects"]["land"]["geometries"][0]["arcs"]  # type: ignore[index]
    return tuple(Shore(_ring(row, arcs), n > 0) for polygon in polygons for n, row in enumerate(polygon))


def _ring(row: list[int], arcs: list[list[tuple[float, float]]]) -> tuple[tuple[float, float], ...]:
    walked = (arcs[n] if n >= 0 else arcs[~n][::-1] for n in row)
    return tuple(point for points in walked for point in points[:-1])
