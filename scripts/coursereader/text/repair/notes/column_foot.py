"""How far the notes at the foot of a column reach, where a tool printed the next column under them without a break."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ..evidence.lines import Line, goes_on, is_open
from ..evidence.widths import width

NOTE_NUMBER = re.compile(
    r"\d(?:(?<=[^\W\d_]\d)\d{0,2}(?![\w%°])|(?<=[^\d\s][.,;:!?)\]”’\"»]\d)\d{0,2}(?![\w%°]|[.,]\d))"
)
"""A number glued to a word: a note does not bear the mark of a later one."""
WIDTH_OF_A_SHORT_LINE = 0.85
"""Of the widest line around: a line that ends so early was ended on purpose."""
SPREAD_OF_FULL_LINES = 0.03
"""How far the widths of full lines of one type scatter, as a share of the middle one."""
MOST_AGAINST_A_TYPE = 3.0
"""The most that one line can speak against a type: last lines are short in any."""
COLUMNS_DIFFER_BY = 2.5
"""Lines by which the columns of a page differ, since notes are set closer and headings wider."""


def likeness(row: float, full: float) -> float:
    """How likely a line so wide is of the type whose full lines have a width: 0 at best, in logarithms."""
    return -min(((row / full - 1) / SPREAD_OF_FULL_LINES) ** 2 / 2, MOST_AGAINST_A_TYPE) if full else 0.0


@dataclass(frozen=True)
class ColumnFoot:
    """The lines below the first note of a column, and what is known about them."""

    lines: Sequence[Line]
    above: str
    """The line over the notes."""
    least: int
    """How many lines are notes, at least."""
    limit: int
    """How many are, at most: below them the body certainly runs on."""
    body: float
    """Width of its full lines."""
    notes: float
    due: float
    """Where the column should end, in lines; less than none where it is not the first of the page."""
    makes_word: Callable[[str, str], float]
    """How well the halves of a broken word fit."""

    @property
    def reach(self) -> int:
        """How many of the lines belong to the notes."""
        type = self._by_type()
        alone = not any(char.isalpha() for char in self.lines[self.least - 1].words)  # a number on a line of its own
        first = min(self.least + alone, self.limit)
        return max(range(first, self.limit + 1), key=lambda end: type[end] + self._words(end) + self._place(end))

    def _by_type(self) -> list[float]:
        """By end: how well the lines above it look like notes, those below like the body."""
        found = [0.0]
        for line in self.lines:
            row = width(line.words)
            found.append(found[-1] + likeness(row, self.notes) - likeness(row, self.body))
        return found

    def _words(self, end: int) -> float:
        """How well the notes end here, and how well the line below goes on with the one above them."""
        last = self.lines[end - 1]
        if end == len(self.lines):
            return 0.0
        after = self.lines[end]
        own = max(width(line.words) for line in self.lines[max(0, end - 3) : end + 3])
        short = width(last.words) < WIDTH_OF_A_SHORT_LINE * own
        ends = (-3.0 if short else -2.0) if is_open(last.words) else 1.5 if short else 0.0
        if self.above.endswith("-"):
            return ends + self.makes_word(self.above, after.words)
        return ends + (1.5 if goes_on(after.words) == is_open(self.above) else 0.0)

    def _place(self, end: int) -> float:
        return -(((end - self.due) / COLUMNS_DIFFER_BY) ** 2) / 2 if self.due > -COLUMNS_DIFFER_BY else 0.0


def bears_mark(line: Line, number: int) -> bool:
    """Whether a line bears the mark of a note."""
    return any(int(found.group()) == number for found in NOTE_NUMBER.finditer(line.text))
