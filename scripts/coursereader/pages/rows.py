"""Rows of a picture: what is set in them lies beside what is there already, never on it."""

from __future__ import annotations

from collections.abc import Sequence

Stretch = tuple[float, float]
"""From where to where something reaches along its row."""


def set_in_first_row(rows: list[list[Stretch]], ways: Sequence[Stretch], apart: float) -> tuple[int, int]:
    """The number of the first row that has room, and of the way in which it fits there; `rows` holds it from then on.
    `ways`: where it would lie, the best first; `apart`: what is kept free between two neighbours."""
    for number, row in enumerate(rows):
        for way, (left, right) in enumerate(ways):
            if not any(left < end + apart and start < right + apart for start, end in row):
                row.append((left, right))
                return number, way
    rows.append([ways[0]])
    return len(rows) - 1, 0
