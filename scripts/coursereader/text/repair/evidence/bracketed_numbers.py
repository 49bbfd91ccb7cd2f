"""Numbers in brackets: marks of notes, or citations of a numbered list of works."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from .lines import REFERENCES_TITLE, lines_of

BRACKETED = re.compile(r"(?<=[^\W\d_]|[.,;:!?”’\"'»)]) ?[\[(](\d{1,3})[\])]")
FIRST_WORK = re.compile(r"^\s*[\[(]?1[\]).]?\s")
MOST_JUMPS = 0.2
"""Of the steps from one number to the next, at most: notes count on, or begin anew; citations and powers jump."""
FEWEST_MARKS = 2


def are_citations(text: str) -> bool:
    """Whether numbers in brackets cite works: they jump, or the works under a heading such as References have
    numbers."""
    numbers = [int(found[1]) for found in BRACKETED.finditer(text)]
    if _jumps(numbers) > MOST_JUMPS * len(numbers):
        return True
    filled = [line for line in lines_of(text) if line.words]
    return any(
        REFERENCES_TITLE.match(above.words) and FIRST_WORK.match(below.text) for above, below in pairwise(filled)
    )


def count_on(numbers: Sequence[int]) -> bool:
    """Whether numbers count from one on, as those of notes do."""
    return len(numbers) >= FEWEST_MARKS and numbers[0] == 1 and _jumps(numbers) <= MOST_JUMPS * len(numbers)


def _jumps(numbers: Sequence[int]) -> int:
    return sum(after != 1 and not 0 < after - before <= 3 for before, after in pairwise(numbers))
