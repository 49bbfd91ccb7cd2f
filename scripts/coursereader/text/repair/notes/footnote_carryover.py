"""The rest of a note that the foot of one page brings over from the page before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..evidence.broken_words import Halves
from ..evidence.lines import Line, goes_on, is_open
from ..evidence.widths import width

COST_OF_NO_CARRYOVER = 2.0
"""What it costs to say that a note which breaks off has no rest."""
COST_OF_A_LINE = 0.2
"""What each line of such a rest costs: most notes end within a few."""
MOST_LINES_CARRIED_OVER = 14
"""Lines that a note may bring over."""

SPREAD_OF_FULL_LINES = 0.03
"""How far the widths of full lines of one type scatter, as a share of the middle one."""
MOST_AGAINST_A_TYPE = 3.0
"""The most that one line can speak against a type: last lines are short in any."""


def likeness(row: float, full: float) -> float:
    """How likely a line so wide is of the type whose full lines have a width: 0 at best, in logarithms."""
    return -min(((row / full - 1) / SPREAD_OF_FULL_LINES) ** 2 / 2, MOST_AGAINST_A_TYPE) if full else 0.0


@dataclass(frozen=True)
class Carryover:
    """What is looked for: the rest of a note, and what is known about it."""

    text: str
    words: str
    """The note so far."""
    following: str
    """The first line of the next page, or column."""
    body: float
    """Width of its full lines."""
    notes: float
    halves: Halves

    def above(self, filled: Sequence[Line], end: int) -> tuple[int, int] | None:
        """The stretch of lines that go on with the note, above the first note of a page or at its end; None where the
        note was finished, or nothing goes on with it."""
        if not is_open(self.words):
            return None
        choices = range(max(1, end - MOST_LINES_CARRIED_OVER), end)
        best = max(choices, key=lambda first: self._fitness(filled, first, end), default=end)
        if best == end or self._fitness(filled, best, end) <= self._fitness(filled, end, end):
            return None
        return filled[best].start, filled[end - 1].end

    def _fitness(self, filled: Sequence[Line], first: int, end: int) -> float:
        """How well a page's last lines, from one on, read as the rest: by their type, their words and the gap above."""
        rows = [width(line.words) for line in filled[max(0, end - MOST_LINES_CARRIED_OVER - 1) : end]]
        split = first - max(0, end - MOST_LINES_CARRIED_OVER - 1)
        alike = sum(likeness(row, self.body) for row in rows[:split]) + sum(
            likeness(row, self.notes) for row in rows[split:-1]
        )
        if first == end:
            return alike - COST_OF_NO_CARRYOVER
        line, above = filled[first], filled[first - 1]
        apart = self.text.count("\n", above.end, line.start) > 1
        joins = self.halves.fit(self.words, line.words) if self.words.endswith("-") else 1.5 * goes_on(line.words)
        meets = is_open(above.words) == goes_on(self.following) or above.words.endswith("-")
        return alike + joins + 2 * apart + 1.5 * meets - COST_OF_A_LINE * (end - first)
