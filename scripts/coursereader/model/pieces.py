"""Pieces tile a seed: each has its place, its kind, and the words it contributes. So nothing is lost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

BODY = 0
"""The stream of what is read in order; every other stream was set aside from it."""


@dataclass(frozen=True, slots=True)
class Piece:
    """The characters `start` to `end` of a seed, and what became of them."""

    start: int
    end: int
    kind: str
    """`text` where they stand unchanged, else the name under which they were changed or set aside."""
    text: str
    """What they contribute to the text; empty where nothing."""
    stream: int = BODY
    """Where they are read: 0 is the body, each other number a block that was set aside (a note, a running head)."""
    value: str = ""
    """What the kind needs to say: the note's number, the heading's level, the page."""


def gaps(pieces: Sequence[Piece], length: int) -> list[tuple[int, int]]:
    """The stretches of a seed that no piece covers, or two do; empty when law 1 holds."""
    wrong, at = [], 0
    for piece in pieces:
        if piece.start != at or piece.end < piece.start:
            wrong.append((min(at, piece.start), max(at, piece.start)))
        at = max(at, piece.end)
    if at != length:
        wrong.append((min(at, length), max(at, length)))
    return wrong
