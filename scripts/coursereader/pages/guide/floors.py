"""The engine's floors, as its imports draw them: each stands above all that it imports."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

ENGINE = Path(__file__).resolve().parents[2]
WIDE, HIGH, GAP, ROOM = 132, 40, 18, 34
"""Of the picture, in its own units: a floor's box, the gap beside it, the room under it."""
Floors = Mapping[str, frozenset[str]]
"""By floor (a folder, or a module at the engine's top): the floors that it imports."""


@cache
def floors() -> Floors:
    """Read from the imports of every module."""
    found: dict[str, set[str]] = {}
    for path in modules():
        found.setdefault(floor_of(path), set()).update(_imported(path))
    return {floor: frozenset(below - {floor}) for floor, below in sorted(found.items())}


def modules() -> list[Path]:
    """Every file of code of the engine, but the one that says it is a package."""
    return sorted(path for path in ENGINE.rglob("*.py") if path.parent != ENGINE or path.name != "__init__.py")


def floor_of(path: Path) -> str:
    """The folder a module lies in; its own name where it lies at the engine's top."""
    return path.relative_to(ENGINE).parts[0].removesuffix(".py")


def _imported(path: Path) -> Iterable[str]:
    package = path.relative_to(ENGINE).parts[:-1]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.level:
            base = package[: len(package) - node.level + 1]
            named = (*base, *(node.module or "").split("."))
            yield next(part for part in (*named, *(alias.name for alias in node.names)) if part)


def rows(below: Floors) -> list[list[str]]:
    """The floors by height, the highest first: one stands a step above the highest that it imports."""
    height: dict[str, int] = {}

    def of(floor: str) -> int:
        if floor not in height:
            height[floor] = 0  # an import circle, if there ever is one, ends here
            height[floor] = max((of(other) + 1 for other in below.get(floor, ())), default=0)
        return height[floor]

    tops = sorted({of(floor) for floor in below}, reverse=True)
    return [sorted(floor for floor in below if height[floor] == top) for top in tops]


def needed(below: Floors) -> list[tuple[str, str]]:
    """The imports that no longer way of imports says already."""

    def reached(floor: str) -> set[str]:
        return {floor, *(far for near in below.get(floor, ()) for far in reached(near))}

    return [
        (floor, other)
        for floor, others in below.items()
        for other in sorted(others)
        if not any(other in reached(between) for between in others - {other})
    ]


def floors_picture() -> str:
    """The floors as an SVG: a line leads from each down to what it imports."""
    below = floors()
    listed = rows(below)
    width = max(len(row) for row in listed) * (WIDE + GAP)
    at = {
        floor: ((width - len(row) * (WIDE + GAP) + GAP) / 2 + n * (WIDE + GAP), y * (HIGH + ROOM))
        for y, row in enumerate(listed)
        for n, floor in enumerate(row)
    }
    lines = [_line(at[upper], at[lower]) for upper, lower in needed(below)]
    boxes = [_box(floor, x, y) for floor, (x, y) in at.items()]
    high = len(listed) * (HIGH + ROOM) - ROOM
    title = "The floors of the engine; a line leads from each to what it imports. The table below says the same."
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="-1 -1 {width + 2} {high + 2}" role="img" '
        f'width="{width}" font-size="14" fill="none" stroke="currentColor">'
        f"<title>{title}</title>{_mask(at.values(), width, high)}"
        f'<g mask="url(#floors-mask)">{"".join(lines)}</g>{"".join(boxes)}</svg>'
    )


def _mask(places: Iterable[tuple[float, float]], width: float, high: float) -> str:
    """Hides the lines where they pass behind a box."""
    holes = "".join(f'<rect x="{x:g}" y="{y:g}" width="{WIDE}" height="{HIGH}"/>' for x, y in places)
    seen = f'<rect x="-1" y="-1" width="{width + 2}" height="{high + 2}" fill="#fff" stroke="none"/>'
    return f'<mask id="floors-mask" maskUnits="userSpaceOnUse">{seen}<g fill="#000">{holes}</g></mask>'


def _line(upper: tuple[float, float], lower: tuple[float, float]) -> str:
    (x1, y1), (x2, y2) = upper, lower
    a, b = x1 + WIDE / 2, x2 + WIDE / 2
    return f'<path opacity=".5" d="M{a:g} {y1 + HIGH:g}C{a:g} {y1 + HIGH + ROOM:g} {b:g} {y2 - ROOM:g} {b:g} {y2:g}"/>'


def _box(floor: str, x: float, y: float) -> str:
    place = f'x="{x + WIDE / 2:g}" y="{y + 25:g}" text-anchor="middle"'
    words = f'<text {place} fill="currentColor" stroke="none">{floor}</text>'
    return f'<rect x="{x:g}" y="{y:g}" width="{WIDE}" height="{HIGH}" rx="4"/>{words}'


def floors_table() -> str:
    """The same in words: what each floor is for, as its own code says, and what it imports."""
    below = floors()
    listed = [floor for row in rows(below) for floor in row]
    lines = [f"| `{floor}` | {_purpose(floor)} | {_names(below[floor])} |" for floor in listed]
    return "\n".join(["| Floor | What it is for | Imports from |", "| --- | --- | --- |", *lines])


def _names(floors: Iterable[str]) -> str:
    return ", ".join(f"`{floor}`" for floor in sorted(floors)) or "nothing"


def _purpose(floor: str) -> str:
    folder = ENGINE / floor / "__init__.py"
    said = ast.get_docstring(ast.parse((folder if folder.is_file() else ENGINE / f"{floor}.py").read_text("utf-8")))
    return (said or "").partition("\n\n")[0].replace("\n", " ").replace("|", "\\|")
