"""The blocks that a page is made of, with what tells where they stood on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from .column_feet import MARK
from .draft import Draft
from .feet import START
from .lines import Line
from .sheets import Sheet, sheets
from .widths import width

SMALL = 0.85
"""Of a line of the body: a line of the notes."""
AHEAD = 8
"""Notes that may be printed before one with a smaller number: the right column's before the left's."""


@dataclass(frozen=True)
class Stone:
    """A block of a page."""

    start: int
    end: int
    """Where the next one begins."""
    opening: str
    closing: str
    """Its first and its last line."""
    height: float
    """In lines."""
    number: int = 0
    """Of the note it begins with; 0 where it is none."""
    marks: tuple[int, ...] = ()
    """Of the notes to come."""


def stones_by_page(draft: Draft) -> list[list[Stone]]:
    """The blocks of all pages; a block is divided where the next note begins in it."""
    pages, due = [], 1
    for sheet in sheets(draft, "page-break"):
        groups: list[list[Line]] = []
        apart, first = True, due
        for row in sheet.rows:
            printed = START.match(row.text) if row.words else None
            begins = printed is not None and due <= int(printed[1]) <= due + AHEAD
            if begins and printed:
                due = max(due, int(printed[1]) + 1)
            if row.words and (apart or begins):
                groups.append([])
            if row.words:
                groups[-1].append(row)
            apart = not row.words
        pages.append(_stones(sheet, groups, first))
    return pages


def _stones(sheet: Sheet, groups: Sequence[Sequence[Line]], due: int) -> list[Stone]:
    """The blocks of a page; together they cover it."""
    last = sheet.rows[-1].end + 1
    if not groups:
        return [Stone(sheet.rows[0].start, last, "", "", 0.0, 0)]
    widths = sorted(width(row.words) for group in groups for row in group)
    full = median(widths[len(widths) // 3 :]) or 1.0
    starts = [sheet.rows[0].start, *(group[0].start for group in groups[1:])]
    return [
        _stone(group, start, end, full, due)
        for group, start, end in zip(groups, starts, [*starts[1:], last], strict=True)
    ]


def _stone(group: Sequence[Line], start: int, end: int, full: float, due: int) -> Stone:
    printed = START.match(group[0].text)
    height = sum(max(1, round(width(row.words) / full)) for row in group)
    number = int(printed[1]) if printed else 0
    marks = [int(found.group()) for row in group for found in MARK.finditer(row.text)]
    rising = () if number else tuple(mark for mark in marks if due <= mark <= due + AHEAD)
    return Stone(start, end, group[0].words, group[-1].words, height * (SMALL if number else 1), number, rising)
