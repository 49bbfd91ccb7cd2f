"""How texts count: figures, Roman figures, letters; and the sign, number or letter before an item."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

ROMAN_FIGURES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
BULLETS = "•▪‣◦"
"""Signs that open nothing but an item."""
COUNTED = r"(?P<open>[(\[]?)(?P<value>\d{1,3}|[^\W\d_]|[ivx]{2,5})(?P<close>[.)\]])"
ITEM_START = re.compile(rf"(?:(?P<sign>[{BULLETS}●■□○∙·►▶*–—-])|{COUNTED})[ \t]+(?=(?P<first>\S))")
"""The sign, number or letter before an item, and its first letter."""


def roman(figures: str) -> int:
    """What Roman figures count, small ones or capitals; 0 where they are none."""
    values = [ROMAN_FIGURES.get(char, 0) for char in figures.casefold()]
    return sum(-a if a < b else a for a, b in itertools.pairwise([*values, 0])) if all(values) else 0


def rising(numbers: Sequence[int]) -> bool:
    """Whether each number is larger than the one before."""
    return all(a < b for a, b in itertools.pairwise(numbers))
