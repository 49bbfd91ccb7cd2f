"""The shapes that stand for texts in pictures, as SVG paths; of one size to the eye, so the narrow are drawn larger."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from markupsafe import Markup

Point = tuple[float, float]


def path(shape: str, x: float, y: float, r: float) -> Markup:
    """The path of a shape around a point."""
    return Markup(f'<path d="{_DRAWN[shape](x, y, r)}"/>')


def _polygon(points: list[Point]) -> str:
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points) + "Z"


def _circle(x: float, y: float, r: float) -> str:
    return f"M{x - r:.1f} {y:.1f}a{r:.1f} {r:.1f} 0 1 0 {2 * r:.1f} 0a{r:.1f} {r:.1f} 0 1 0 {-2 * r:.1f} 0Z"


def _triangle(x: float, y: float, r: float) -> str:
    return _polygon([(x, y - 1.15 * r), (x + 1.15 * r, y + 0.85 * r), (x - 1.15 * r, y + 0.85 * r)])


def _square(x: float, y: float, r: float) -> str:
    a = 0.9 * r
    return _polygon([(x - a, y - a), (x + a, y - a), (x + a, y + a), (x - a, y + a)])


def _diamond(x: float, y: float, r: float) -> str:
    a = 1.25 * r
    return _polygon([(x, y - a), (x + a, y), (x, y + a), (x - a, y)])


def _bar(x: float, y: float, r: float) -> str:
    a, b = 1.25 * r, 0.55 * r
    return _polygon([(x - a, y - b), (x + a, y - b), (x + a, y + b), (x - a, y + b)])


def _cross(x: float, y: float, r: float) -> str:
    a, b = 1.2 * r, 0.42 * r
    upper = [(-a, -b), (-b, -b), (-b, -a), (b, -a), (b, -b), (a, -b)]
    return _polygon([(x + dx, y + dy) for dx, dy in [*upper, *((-dx, -dy) for dx, dy in upper)]])


_DRAWN: Mapping[str, Callable[[float, float, float], str]] = {
    "circle": _circle,
    "triangle": _triangle,
    "square": _square,
    "diamond": _diamond,
    "bar": _bar,
    "cross": _cross,
}
SHAPES = tuple(_DRAWN)
"""In the order in which texts take them."""
