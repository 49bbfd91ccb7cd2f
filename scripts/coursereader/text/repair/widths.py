"""How wide words are when set: letters differ, so a line of forty can be fuller than one of fifty."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import cache

CLASSES = ((0.28, "ijltI'’‘.,;:!|` ·ı"), (0.33, '()[]-frs‐°"1'), (0.75, "mшщжмыюфMWШЩЖЮФ@%—w"), (0.5, "–«»“”„"))
"""Of a common serif face, in the body's size."""
CAPITAL, LETTER, WIDE = 0.68, 0.48, 1.0


@cache
def _width(char: str) -> float:
    for width, chars in CLASSES:
        if char in chars:
            return width
    if unicodedata.east_asian_width(char) in "WF":
        return WIDE
    return 0.0 if unicodedata.combining(char) else CAPITAL if char.isupper() else LETTER


def width(words: str) -> float:
    """The width of words in one line, in the size of their type."""
    return sum(map(_width, words))


def full_width(rows: Sequence[float]) -> float:
    """How wide a full line is: the middle of the widths that most lines have."""
    widths = sorted(rows)
    best: Sequence[float] = ()
    end = 0
    for start in range(len(widths)):
        while end < len(widths) and widths[end] <= 1.1 * widths[start]:
            end += 1
        if end - start > len(best):
            best = widths[start:end]
    return best[len(best) // 2] if best else 0.0
