"""Numbers in brackets: marks of notes, or citations of a numbered list of works."""

from __future__ import annotations

import re
from itertools import pairwise

from .lines import REFERENCES, lines

BRACKETED = re.compile(r"(?<=[^\W\d_]|[.,;:!?”’\"'»)]) ?[\[(](\d{1,3})[\])]")
FIRST = re.compile(r"^\s*[\[(]?1[\]).]?\s")
ONCE = 0.8
"""Of the numbers in brackets: so many must stand but once. A work is cited again and again, a note has one mark."""


def cites(text: str) -> bool:
    """Whether numbers in brackets cite works: they recur, or the works under a heading such as References have
    numbers."""
    numbers = [found[1] for found in BRACKETED.finditer(text)]
    if len(set(numbers)) < ONCE * len(numbers):
        return True
    filled = [line for line in lines(text) if line.words]
    return any(REFERENCES.match(above.words) and FIRST.match(below.text) for above, below in pairwise(filled))
