"""The pages of a text under repair, where its page breaks are known: which lines stand on which."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from .draft import PAGE_AND_COLUMN_BREAKS, Draft
from .lines import Line, lines_of


@dataclass(frozen=True)
class PrintedPage:
    """One page, or one column of a page that was set in several."""

    rows: tuple[Line, ...]
    """Its lines, empty ones too."""

    @property
    def filled(self) -> list[Line]:
        """Its lines of words."""
        return [row for row in self.rows if row.words]


def printed_pages(draft: Draft, *kinds: str) -> list[PrintedPage]:
    """All pages in order; one where no break is known. Breaks are all of `PAGE_EDGES` where none is named."""
    edges = sorted({mark.at for mark in draft.marks(*(kinds or PAGE_AND_COLUMN_BREAKS))})
    return pages_between(lines_of(draft.text), edges)


def pages_between(rows: Sequence[Line], edges: Sequence[int]) -> list[PrintedPage]:
    """Lines sorted into pages. A break stands at the first letter of the first line of a page, or before its blanks."""
    pages: list[list[Line]] = [[] for _ in range(len(edges) + 1)]
    for row in rows:
        first = row.start + len(row.text) - len(row.text.lstrip()) if row.words else row.start
        pages[bisect_right(edges, first)].append(row)
    return [PrintedPage(tuple(page)) for page in pages if page]
