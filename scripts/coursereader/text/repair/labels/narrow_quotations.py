"""Block quotations that a tool left without their margins: line after line is too short for the page, though its
sentence runs on."""

from __future__ import annotations

import itertools
import math
from bisect import bisect_left
from collections.abc import Iterable, Sequence

from ....model.pieces import PieceKind
from ..draft import Change, Draft, Edit
from ..evidence.counting import ITEM_START
from ..evidence.lines import HYPHENS, Line, filled_lines, is_open, is_wrapped
from ..evidence.measure import Measure
from ..evidence.reference_list import is_title_of_works, works_title

MOST_OF_A_FULL_LINE = 0.93
"""Of a full line."""
WIDER_THAN_ABOVE = 1.01
"""Of the width at which a line above was broken."""
MOST_LINES_OF_A_QUOTATION = 40


def narrow_quotations(draft: Draft) -> Iterable[Edit]:
    """Marks each run of narrow lines that a finished line announces, most often with a colon."""
    text = draft.text
    if not is_wrapped(text) or draft.marks(PieceKind.QUOTATION, PieceKind.INDENT):
        return
    measure = Measure.of(text)
    if measure.blank_marks_break:
        return
    rows = filled_lines(text)
    works = bisect_left(rows, works_title(text), key=lambda row: row.start)
    kept = {mark.at for mark in draft.marks(PieceKind.KEPT_LINE, PieceKind.ITEM)}
    titles = {mark.at for mark in draft.marks(PieceKind.HEADING)}
    index = 1
    while index < works:
        barred = rows[index].start in kept or rows[index - 1].start in titles
        length = 0 if barred else _length(rows, index, measure)
        if length:
            yield Change(rows[index].start, rows[index].start, PieceKind.QUOTATION)
            yield Change(rows[index + length - 1].end, rows[index + length - 1].end, PieceKind.QUOTATION_END)
        index += max(1, length)


def _length(lines: Sequence[Line], index: int, measure: Measure) -> int:
    """How many lines from here are one quotation, up to the last that ends a sentence; 0 where none begins."""
    above, ended = lines[index - 1].words, measure.ended(lines[index - 1], lines[index])
    announced = above.endswith(":")
    if not announced and (is_open(above) or not ended):
        return 0
    fewest = (1 if ended else 2) if announced else 3
    found, room = 0, math.inf
    for count, (line, after) in enumerate(itertools.pairwise(lines[index : index + MOST_LINES_OF_A_QUOTATION + 1]), 1):
        if not _is_narrow(line, after, measure) or is_title_of_works(line.words) or _is_counted(line.words):
            break
        if measure.width(line.words) > WIDER_THAN_ABOVE * room:  # set wider than the lines above it
            break
        if not is_open(line.words):
            found = count if count >= fewest else 0
        elif line.words[-1] not in HYPHENS:
            room = min(room, measure.needed(line, after))
    return found


def _is_narrow(line: Line, after: Line, measure: Measure) -> bool:
    """Whether a line is shorter than those of the page."""
    return measure.width(line.words) <= MOST_OF_A_FULL_LINE * measure.breadth(line.start) or measure.ended(line, after)


def _is_counted(words: str) -> bool:
    """Whether a line begins with the number or letter of an item."""
    found = ITEM_START.match(words)
    return found is not None and found["value"] is not None
