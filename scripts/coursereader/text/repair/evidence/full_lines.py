"""Lines that were certainly broken, and the measure that suits those around a place."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Final

OVERFULL = 1.25
"""Times a full line: wider ones are two."""
FULL_LINES_AROUND = 48
"""Full lines that tell the measure at a place."""


@dataclass(slots=True, unsafe_hash=True)
class FullLine:
    """A line that was certainly broken, not ended: its sentence goes on in the next."""

    start: Final[int]
    own: Final[float]
    """Its width; no full line is wider than the measure."""
    needed: Final[float]
    """Its width with the next word; in a full line that is more than the measure."""
    hyphen: Final[bool]
    first: Final[bool]
    """Whether it may open a paragraph, where the measure is less by the indent."""


@dataclass(frozen=True, slots=True)
class Suited:
    """What one measure suits: lines none of which is wider than it, each wider with its next word."""

    count: int
    """How many lines at most."""
    low: float = 0.0
    high: float = 0.0
    """From which to which width so many are suited."""


@dataclass(frozen=True)
class FullLines:
    """The full lines of a text, in order. What they tell of a place is found out once: each line asks several times."""

    lines: tuple[FullLine, ...] = ()

    def __len__(self) -> int:
        return len(self.lines)

    def around(self, offset: int, count: int) -> Sequence[float]:
        """The widths of those nearest to an offset."""
        first = self._nearest(offset, count)
        return self._owns[first : first + count]

    def suited(self, offset: int) -> Suited:
        """The measure that suits those around an offset."""
        found = self._by_offset.get(offset)
        if found is None:
            found = self._by_offset[offset] = self._by_first[self._nearest(offset, FULL_LINES_AROUND)]
        return found

    @cached_property
    def _by_offset(self) -> dict[int, Suited]:
        return {}

    @cached_property
    def _by_first(self) -> Sequence[Suited]:
        """What suits each stretch of so many lines, by the first of them."""
        return _suited_on_the_way(tuple(self._owns), tuple(self._needs), FULL_LINES_AROUND)

    @cached_property
    def _starts(self) -> list[int]:
        return [line.start for line in self.lines]

    @cached_property
    def _owns(self) -> list[float]:
        return [line.own for line in self.lines]

    @cached_property
    def _needs(self) -> list[float]:
        return [line.needed for line in self.lines]

    def _nearest(self, offset: int, count: int) -> int:
        """The first of so many full lines that stand nearest to an offset; of two equally near the one above counts."""
        starts = self._starts
        at = bisect_left(starts, offset)
        low, high = max(0, at - count), max(0, min(at, len(starts) - count))
        while low < high:
            middle = (low + high) // 2
            if offset - starts[middle] > starts[middle + count] - offset:
                low = middle + 1
            else:
                high = middle
        return low


@lru_cache(maxsize=2)
def _suited_on_the_way(owns: tuple[float, ...], needs: tuple[float, ...], count: int) -> Sequence[Suited]:
    """What suits each stretch of so many lines: each stretch differs by two lines from the one before it. Most rules
    leave all widths as they were."""
    widths, beyond = sorted(owns[:count]), sorted(needs[:count])
    found = [_best(widths, beyond, owns[:count], needs[:count])]
    for first in range(1, len(owns) - count + 1):
        for around, all in ((widths, owns), (beyond, needs)):
            del around[bisect_left(around, all[first - 1])]
            insort(around, all[first - 1 + count])
        near = slice(first, first + count)
        found.append(_best(widths, beyond, owns[near], needs[near]))
    return found


def suited(owns: Sequence[float], needs: Sequence[float]) -> Suited:
    """The measure that suits most of some lines, by their widths and those with the next word; lines that a tool made
    of two are left out."""
    return _best(sorted(owns), sorted(needs), owns, needs)


def _best(widths: list[float], beyond: list[float], owns: Sequence[float], needs: Sequence[float]) -> Suited:
    """The same, of widths that are known in their order too."""
    if not widths:
        return Suited(0)
    limit = OVERFULL * ((widths[(len(widths) - 1) // 2] + widths[len(widths) // 2]) / 2)
    if widths[-1] > limit:
        beyond = sorted(need for own, need in zip(owns, needs, strict=True) if own <= limit)
        widths = widths[: bisect_right(widths, limit)]
    fitting = bisect_left(widths, beyond[0])  # all of these are suited together
    best, low, high = fitting, widths[fitting - 1] if fitting else 0.0, beyond[0] if fitting else 0.0
    for count, width in enumerate(widths[fitting:], fitting + 1):
        past = bisect_right(beyond, width)
        if len(widths) - past <= best:
            break
        if count - past > best:
            best, low, high = count - past, width, beyond[past]
    return Suited(best, low, high)
