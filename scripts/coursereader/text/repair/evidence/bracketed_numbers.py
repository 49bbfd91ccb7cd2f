"""Numbers in brackets: marks of notes, or citations of a numbered list of works."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise

from .lines import TEXTS_REMEMBERED
from .reference_list import works_title

AT_A_WORD = r"""(?:[^\W\d_]|[.,;:!?”’\"'»)])"""
BRACKETED = re.compile(rf"[\[(](?:(?<={AT_A_WORD}.)|(?<={AT_A_WORD} .))(\d{{1,3}})[\])]")
FIRST_WORK = re.compile(r"^\s*[\[(]?1[\]).]?\s")
MOST_JUMPS = 0.2
"""Of the steps from one number to the next, at most: notes count on, or begin anew; citations and powers jump."""
FEWEST_MARKS = 2


def bracketed(text: str) -> Iterable[tuple[int, int]]:
    """Places and values of numbers in brackets behind a word, or behind a blank that follows one."""
    for found in BRACKETED.finditer(text):
        yield found.start() - (text[found.start() - 1] == " "), int(found[1])


@lru_cache(maxsize=TEXTS_REMEMBERED)
def are_citations(text: str) -> bool:
    """Whether numbers in brackets cite works: they jump, or the works under a heading such as References have
    numbers."""
    numbers = [number for _, number in bracketed(text)]
    if _jumps(numbers) > MOST_JUMPS * len(numbers):
        return True
    return bool(FIRST_WORK.match(text[works_title(text) :].partition("\n")[2]))


def count_on(numbers: Sequence[int]) -> bool:
    """Whether numbers count from one on, as those of notes do."""
    return len(numbers) >= FEWEST_MARKS and numbers[0] == 1 and _jumps(numbers) <= MOST_JUMPS * len(numbers)


def _jumps(numbers: Sequence[int]) -> int:
    return sum(after != 1 and not 0 < after - before <= 3 for before, after in pairwise(numbers))
