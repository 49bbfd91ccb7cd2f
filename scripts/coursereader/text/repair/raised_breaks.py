"""Line breaks that a tool made behind a raised number: the line goes on, and only the two together are as wide as the
others."""

from __future__ import annotations

import re
from collections.abc import Iterable

from .draft import Cut, Draft, Edit
from .lines import is_wrapped, lines
from .measure import Measure

RAISED = re.compile(r"[^\s\d][.,;:!?”’\"'»)\]]*\d{1,3}\s*$")
FULLEST, EMPTIEST = 1.07, 0.86


def raised_breaks(draft: Draft) -> Iterable[Edit]:
    """Joins a line that ends in a raised number to the next, where both together make one full line."""
    text = draft.text
    rows = lines(text)
    ending = [index for index, row in enumerate(rows[:-1]) if RAISED.search(row.text) and rows[index + 1].words]
    if len(ending) < 2 or not is_wrapped(text):
        return
    measure = Measure.of(text)
    for index in ending:
        row, after = rows[index], rows[index + 1]
        full = measure.breadth(row.start)
        if full:
            together = measure.width(row.words + " " + after.words)
            if EMPTIEST * full <= together <= FULLEST * full:
                yield Cut(row.start + len(row.text.rstrip()), after.start, "line-end", " ")
