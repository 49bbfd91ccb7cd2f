"""What is said of a course in which something is wrong: every problem, how many they are, and what was not done."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from .arguments import counted


def refused(problems: Iterable[object], not_done: str) -> bool:
    """Whether there are problems; they are printed, and what was not done."""
    listed = list(problems)
    if listed:
        print(*listed, f"{counted(len(listed), 'problem')}. {not_done}", sep="\n", file=sys.stderr)
    return bool(listed)
