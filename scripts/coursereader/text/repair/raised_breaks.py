"""Line breaks that a tool made behind a raised number: the line goes on, and only the two together are as wide as the
others."""

from __future__ import annotations

import re
from collections.abc import Iterable

from .draft import Cut, Draft, Edit
from .lines import is_title_case, is_wrapped, lines
from .measure import Measure

RAISED = re.compile(r"[^\s\d][.,;:!?”’\"'»)\]]*\d{1,3}\s*$")
EMPTIEST = 0.97
"""Of a full line: a raised number is narrower than it seems."""


def raised_breaks(draft: Draft) -> Iterable[Edit]:
    """Joins a line that ends in a raised number to the next, where both together make one full line."""
    text = draft.text
    rows = lines(text)
    ending = [index for index, row in enumerate(rows[:-1]) if RAISED.search(row.text) and rows[index + 1].words]
    if len(ending) < 2 or not is_wrapped(text):
        return
    measure = Measure.of(text)
    joined: dict[int, str] = {}
    for index in ending:
        row, part = rows[index], rows[index + 1]
        words = f"{joined.get(index, row.words)} {part.words}"
        after = next((below.words for below in rows[index + 2 :] if below.words), "")
        several = " " in part.words or part.words.isupper()
        heading = several and is_title_case(part.words) and after[:1].isupper()
        if not heading and measure.fills(words, after, row.start, EMPTIEST):
            joined[index + 1] = words
            yield Cut(row.start + len(row.text.rstrip()), part.start, "line-end", " ")
