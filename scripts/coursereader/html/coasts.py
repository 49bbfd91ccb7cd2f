"""The land of a map, as one path of SVG: what of every coast lies in the picture, no finer than it can be seen."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from math import atan2, hypot, pi

from markupsafe import Markup

from ..input.land import Shore
from .boxes import Box
from .projection import LatLon, Spot

FINE = 1.0
"""Points nearer than this to the one before are left out, and land that is smaller both ways."""


def land_path(coasts: Iterable[Shore], on_map: Callable[[LatLon], Spot], paper: Box) -> Markup:
    """The path of all land on the paper, to be filled by the rule `evenodd`: a coast within a coast is that of a sea.
    `on_map` sets the middle of the projection at 0, 0.

    A coast that goes round the other side of the earth would hold, on paper, all but what it holds on earth; the
    paper's own edge, drawn with it, turns that round.
    """
    drawn = []
    for coast in coasts:
        ring = [on_map(point) for point in coast.points]
        if goes_round(ring) == (1 if coast.of_a_sea else -1):
            drawn.append(_path(paper.corners))
        if cut := _thinned(_within(ring, paper)):
            drawn.append(_path(cut))
    return Markup(f'<path d="{"".join(drawn)}"/>')


def goes_round(ring: Sequence[Spot]) -> int:
    """How a ring goes round the middle: 1 with the clock, as the coast of land that holds it; -1 against it, as that
    of land which holds the point opposite; 0 where it passes beside."""
    angles = [atan2(y, x) for x, y in ring]
    turned = sum((after - before + pi) % (2 * pi) - pi for before, after in pairwise([*angles, *angles[:1]]))
    return round(turned / (2 * pi))


def _within(ring: list[Spot], paper: Box) -> list[Spot]:
    """What of a ring lies on the paper: cut at one edge after the other, as Sutherland and Hodgman do."""
    edges = ((0, 1, paper.left), (0, -1, paper.right), (1, 1, paper.top), (1, -1, paper.bottom))
    for axis, sign, edge in edges:
        kept: list[Spot] = []
        for here, there in pairwise([*ring, *ring[:1]]):
            inside, next_inside = sign * here[axis] >= sign * edge, sign * there[axis] >= sign * edge
            if inside:
                kept.append(here)
            if inside != next_inside:
                part = (edge - here[axis]) / (there[axis] - here[axis])
                kept.append((here[0] + part * (there[0] - here[0]), here[1] + part * (there[1] - here[1])))
        ring = kept
    return ring


def _thinned(ring: list[Spot]) -> list[Spot]:
    if not ring or all(max(side) - min(side) < FINE for side in zip(*ring, strict=True)):
        return []
    kept = ring[:1]
    for x, y in ring[1:]:
        if hypot(x - kept[-1][0], y - kept[-1][1]) >= FINE:
            kept.append((x, y))
    return kept if len(kept) > 2 else []


def _path(ring: Sequence[Spot]) -> str:
    """By steps, in tenths: each from where the one before it came to on paper, so that no error grows."""
    tenths = [(round(x * 10), round(y * 10)) for x, y in ring]
    steps = [f"{_tenth(x - x0)} {_tenth(y - y0)}" for (x0, y0), (x, y) in pairwise(tenths)]
    return f"M{_tenth(tenths[0][0])} {_tenth(tenths[0][1])}l{' '.join(steps)}z"


def _tenth(n: int) -> str:
    return f"{n / 10:g}"
