"""Sorted places in a text: whether one lies within a stretch, and where block quotations stand."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from ....model.pieces import PieceKind
from ..draft import Draft


def any_within(places: Sequence[int], start: int, end: int) -> bool:
    """Whether one of the sorted places lies from `start` to `end`."""
    return bisect_left(places, start) < bisect_right(places, end)


@dataclass(frozen=True)
class QuotationRanges:
    """From where to where block quotations stand that were found by their margins."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]

    @staticmethod
    def of(draft: Draft) -> QuotationRanges:
        """What the rules above left as marks: each end with the last beginning before it."""
        starts = sorted(mark.at for mark in draft.marks(PieceKind.QUOTATION))
        ends = [mark.at for mark in draft.marks(PieceKind.QUOTATION_END)]
        pairs = sorted((starts[bisect_right(starts, end) - 1], end) for end in ends if starts and starts[0] <= end)
        return QuotationRanges(tuple(start for start, _ in pairs), tuple(end for _, end in pairs))

    def holds(self, start: int, end: int = 0) -> bool:
        """Whether a line belongs to one."""
        index = bisect_right(self.starts, start) - 1
        return index >= 0 and max(start, end) <= self.ends[index]
