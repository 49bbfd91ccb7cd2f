"""Where the lines of a column begin and end: its margins, and the edges of what stands in from them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from .lines import TypeLine

SAME_EDGE = 2.5
"""Points: lines that begin or end as near each other do so at one place."""
FEWEST_LINES = 5
"""Of a column that knows its own margins."""


def with_margins(lines: Sequence[TypeLine], body: float) -> list[TypeLine]:
    """Each line with the edges of its column; of a column of few lines, those of the like columns of other pages."""
    by_column: dict[int, list[TypeLine]] = {}
    for line in lines:
        by_column.setdefault(line.column, []).append(line)
    edges = {number: _edges(column, body) for number, column in by_column.items()}
    full = [edges[n] for n, column in by_column.items() if len(column) >= FEWEST_LINES]
    out: list[TypeLine] = []
    for number, column in by_column.items():
        own = edges[number]
        if len(column) < FEWEST_LINES:
            like = [one for one in set(full) if one[0] - 2 <= own[0] and own[1] <= one[1] + 2]
            own = min(like, key=lambda one: (one[1] - one[0], one)) if like else own
        out += _with_edges([replace(line, margins=own) for line in column], body)
    return out


def _edges(column: Sequence[TypeLine], body: float) -> tuple[float, float]:
    """Where lines of the body's size begin and end: two of them at least, or most."""
    like = [line for line in column if abs(line.size - body) < 0.12 * body] or list(column)
    lefts = sorted(line.left for line in like)
    return next((a for a, b in pairwise(lefts) if b - a < SAME_EDGE), lefts[0]), _right_edge(like)


def _right_edge(lines: Sequence[TypeLine]) -> float:
    """Where two lines end at least: one alone may be too full."""
    rights = sorted((line.right for line in lines), reverse=True)
    return next((a for a, b in pairwise(rights) if a - b < SAME_EDGE), rights[0])


def _with_edges(column: Sequence[TypeLine], body: float) -> list[TypeLine]:
    """Lines with their own right edges: lines that stand in from the left together may stand in from the right."""
    groups: list[list[TypeLine]] = []
    for line in column:
        last = groups[-1][-1] if groups else None
        if last and abs(last.left - line.left) < SAME_EDGE and abs(last.size - line.size) < 0.5:
            groups[-1].append(line)
        else:
            groups.append([line])
    return [replace(line, edge=_own_edge(group, body)) for group in groups for line in group]


def _own_edge(group: Sequence[TypeLine], body: float) -> float:
    left, right = group[0].margins
    agreed = _right_edge(group)
    full = sum(abs(agreed - line.right) < SAME_EDGE for line in group)
    most = 2 * full > len(group)
    far = agreed if most else max(line.right for line in group)
    inset = group[0].left - left
    if len(group) < 2 or inset < SAME_EDGE or right - far < SAME_EDGE:
        return right
    return far if most or abs((right - far) - inset) < body else right
