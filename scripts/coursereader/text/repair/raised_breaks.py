"""Line breaks that a tool made behind a raised number: the line goes on, and only the two together are as wide as the
others."""

from __future__ import annotations

import re
from collections.abc import Iterable

from .draft import Cut, Draft, Edit
from .lines import Measure, is_wrapped, lines
from .widths import width

RAISED = re.compile(r"[^\s\d][.,;:!?”’\"'»)\]]*\d{1,3}\s*$")
LONGEST_END = 60
"""Characters of a line, that are looked at for the number."""
FULLEST, EMPTIEST = 1.07, 0.86


def raised_breaks(draft: Draft) -> Iterable[Edit]:
    """Joins a line that ends in a raised number to the next, where both together make one full line."""
    text = draft.text
    rows = lines(text)
    ending = [
        index
        for index, row in enumerate(rows[:-1])
        if RAISED.search(row.text, max(0, len(row.text) - LONGEST_END)) and rows[index + 1].words
    ]
    if len(ending) < 2 or not is_wrapped(text):
        return
    measure = Measure.of(text)
    for index in ending:
        row, after = rows[index], rows[index + 1]
        full = measure.breadth(row.start)
        if full:
            together = width(row.words + " " + after.words)
            if EMPTIEST * full <= together <= FULLEST * full:
                yield Cut(row.start + len(row.text.rstrip()), after.start, "line-end", " ")
