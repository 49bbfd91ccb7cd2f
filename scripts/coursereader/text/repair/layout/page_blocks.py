"""The blocks that a page is made of, with what tells where they stood on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from ....model.pieces import PieceKind
from ..draft import Draft
from ..evidence.lines import Line
from ..evidence.printed_pages import PrintedPage, printed_pages
from ..evidence.widths import width
from ..notes.column_foot import NOTE_NUMBER
from ..notes.footnotes import FOOTNOTE_START

HEIGHT_OF_A_NOTE_LINE = 0.85
"""Of a line of the body: a line of the notes."""
MOST_NOTES_AHEAD = 8
"""Notes that may be printed before one with a smaller number: the right column's before the left's."""


@dataclass(frozen=True)
class PageBlock:
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


def blocks_by_page(draft: Draft) -> list[list[PageBlock]]:
    """The blocks of all pages; a block is divided where the next note begins in it."""
    pages, due = [], 1
    for printed_page in printed_pages(draft, PieceKind.PAGE_BREAK):
        groups: list[list[Line]] = []
        apart, first = True, due
        for line in printed_page.lines:
            printed = FOOTNOTE_START.match(line.text) if line.words else None
            begins = printed is not None and due <= int(printed[1]) <= due + MOST_NOTES_AHEAD
            if begins and printed:
                due = max(due, int(printed[1]) + 1)
            if line.words and (apart or begins):
                groups.append([])
            if line.words:
                groups[-1].append(line)
            apart = not line.words
        pages.append(_page_blocks(printed_page, groups, first))
    return pages


def _page_blocks(printed_page: PrintedPage, groups: Sequence[Sequence[Line]], due: int) -> list[PageBlock]:
    """The blocks of a page; together they cover it."""
    last = printed_page.lines[-1].end + 1
    if not groups:
        return [PageBlock(printed_page.lines[0].start, last, "", "", 0.0, 0)]
    widths = sorted(width(line.words) for group in groups for line in group)
    full = median(widths[len(widths) // 3 :]) or 1.0
    starts = [printed_page.lines[0].start, *(group[0].start for group in groups[1:])]
    return [
        _page_block(group, start, end, full, due)
        for group, start, end in zip(groups, starts, [*starts[1:], last], strict=True)
    ]


def _page_block(group: Sequence[Line], start: int, end: int, full: float, due: int) -> PageBlock:
    printed = FOOTNOTE_START.match(group[0].text)
    height = sum(max(1, round(width(line.words) / full)) for line in group)
    number = int(printed[1]) if printed else 0
    marks = [int(found.group()) for line in group for found in NOTE_NUMBER.finditer(line.text)]
    rising = () if number else tuple(mark for mark in marks if due <= mark <= due + MOST_NOTES_AHEAD)
    return PageBlock(
        start, end, group[0].words, group[-1].words, height * (HEIGHT_OF_A_NOTE_LINE if number else 1), number, rising
    )
