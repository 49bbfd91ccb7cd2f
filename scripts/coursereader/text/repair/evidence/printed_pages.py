"""The pages of a text under repair, where its page breaks are known: which lines stand on which."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from ....model.pieces import PieceKind
from ..draft import PAGE_AND_COLUMN_BREAKS, Draft
from .lines import Line, lines_of


@dataclass(frozen=True)
class PrintedPage:
    """One page, or one column of a page that was set in several."""

    lines: tuple[Line, ...]
    """Its lines, empty ones too."""

    @property
    def filled(self) -> list[Line]:
        """Its lines of words."""
        return [line for line in self.lines if line.words]


def printed_pages(draft: Draft, *kinds: PieceKind) -> list[PrintedPage]:
    """All pages in order; one where no break is known. Columns are pages too, where no kind of break is named."""
    edges = sorted({mark.at for mark in draft.marks(*(kinds or PAGE_AND_COLUMN_BREAKS))})
    return pages_between(lines_of(draft.text), edges)


def pages_between(lines: Sequence[Line], edges: Sequence[int]) -> list[PrintedPage]:
    """Lines sorted into pages. A break stands at the first letter of the first line of a page, or before its blanks."""
    pages: list[list[Line]] = [[] for _ in range(len(edges) + 1)]
    for line in lines:
        pages[bisect_right(edges, line.first if line.words else line.start)].append(line)
    return [PrintedPage(tuple(page)) for page in pages if page]
