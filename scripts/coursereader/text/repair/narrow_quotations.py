"""Block quotations that a tool left without their margins: line after line is too short for the page, though its
sentence runs on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from .draft import Cut, Draft, Edit
from .lines import Line, Measure, is_open, is_wrapped, lines
from .widths import width

NARROW = 0.93
"""Of a full line."""
MOST_LINES = 40


def narrow_quotations(draft: Draft) -> Iterable[Edit]:
    """Marks each run of narrow lines that a finished line announces, most often with a colon."""
    text = draft.text
    if not is_wrapped(text) or draft.marks("quotation", "indent"):
        return
    measure = Measure.of(text)
    if measure.convention:
        return
    rows = [line for line in lines(text) if line.words]
    kept = {mark.at for mark in draft.marks("line", "item")}
    index = 1
    while index < len(rows):
        length = 0 if rows[index].start in kept else _length(rows, index, measure)
        if length:
            yield Cut(rows[index].start, rows[index].start, "quotation")
            yield Cut(rows[index + length - 1].end, rows[index + length - 1].end, "quotation-end")
        index += max(1, length)


def _length(rows: Sequence[Line], index: int, measure: Measure) -> int:
    """How many lines from here are one quotation; 0 where none begins."""
    above = rows[index - 1].words
    if not above.endswith(":") and (is_open(above) or not measure.ended(rows[index - 1], rows[index])):
        return 0
    fewest = 1 if above.endswith(":") else 3
    for count in range(MOST_LINES):
        if index + count + 1 >= len(rows):
            return 0
        line, after = rows[index + count], rows[index + count + 1]
        if not _is_narrow(line, after, measure):
            return 0
        if not is_open(line.words) and not _goes_on_narrow(rows, index + count + 1, measure):
            return count + 1 if count >= fewest else 0
    return 0


def _goes_on_narrow(rows: Sequence[Line], index: int, measure: Measure) -> bool:
    """Whether a narrow line of an open sentence follows: the quotation has more than one sentence."""
    return index + 1 < len(rows) and is_open(rows[index].words) and _is_narrow(rows[index], rows[index + 1], measure)


def _is_narrow(line: Line, after: Line, measure: Measure) -> bool:
    """Whether a line is shorter than those of the page."""
    return width(line.words) <= NARROW * measure.breadth(line.start) or measure.ended(line, after)
