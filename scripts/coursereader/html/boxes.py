"""Boxes of a picture, and words set beside points so that none lies on another."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import cos, hypot, pi, sin

Line = tuple[float, float, float, float]
"""From one point to another."""
NEAR, FARTHEST = 6.0, 150.0
"""From a point to its words: where no line between them is needed, and where one is too long."""


@dataclass(frozen=True)
class Box:
    """A rectangle."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def corners(self) -> tuple[tuple[float, float], ...]:
        """With the clock."""
        return (self.left, self.top), (self.right, self.top), (self.right, self.bottom), (self.left, self.bottom)

    def meets(self, other: Box) -> bool:
        """Whether they have more than an edge in common."""
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom

    def holds(self, other: Box) -> bool:
        """Whether the other lies in it."""
        across = self.left <= other.left and other.right <= self.right
        return across and self.top <= other.top and other.bottom <= self.bottom

    def is_crossed(self, line: Line) -> bool:
        """Whether a line has a part in it: cut at each edge, as Liang and Barsky do."""
        x, y, there_x, there_y = line
        first, last = 0.0, 1.0
        for step, low, high in (
            (there_x - x, self.left - x, self.right - x),
            (there_y - y, self.top - y, self.bottom - y),
        ):
            if step == 0:
                if low >= 0 or high <= 0:
                    return False
                continue
            begin, end = sorted((low / step, high / step))
            first, last = max(first, begin), min(last, end)
        return first < last


@dataclass(frozen=True)
class Label:
    """Words that are to stand beside a point."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class LabelPlace:
    """Words in their place, and the line to their point where they stand off it."""

    box: Box
    line: Line | None


def set_beside(
    labels: Sequence[Label], paper: Box, taken: Sequence[Box], lines: Sequence[Line] = (), above: bool = False
) -> list[LabelPlace | None]:
    """A place for each, in the order given; None for which there is none. Whose point is most crowded chooses first.
    Beside a point is best; with `above`, over it."""
    found: dict[int, LabelPlace] = {}
    boxes, drawn = list(taken), list(lines)
    for n in sorted(range(len(labels)), key=lambda n: (-_crowd(labels[n], labels), n)):
        for place in _places(labels[n], above):
            if paper.holds(place.box) and _is_free(place, boxes, drawn):
                found[n] = place
                boxes.append(place.box)
                drawn += [place.line] if place.line else []
                break
    return [found.get(n) for n in range(len(labels))]


def words_width(words: str, size: float) -> float:
    """About how wide words of the sans face are, rather too much than too little."""
    return size * sum(_EMS.get(sign) or _em(sign) for sign in words)


def _em(sign: str) -> float:
    if unicodedata.east_asian_width(sign) in "WF":
        return 1.0
    return 0.0 if unicodedata.combining(sign) else 0.66 if sign.isupper() else 0.56


_EMS = {sign: ems for signs, ems in ((" .,:;'’iIjl|", 0.3), ("-–()frt", 0.4), ("mMwW@%—", 0.88)) for sign in signs}
"""Of letters much narrower or wider than most."""


def _crowd(one: Label, all_: Sequence[Label]) -> float:
    return sum(1 / (20 + hypot(one.x - other.x, one.y - other.y)) for other in all_)


def _is_free(place: LabelPlace, boxes: Sequence[Box], lines: Sequence[Line]) -> bool:
    line = place.line
    return not any(
        place.box.meets(box) or (line and not _begins_in(box, line) and box.is_crossed(line)) for box in boxes
    ) and not any(place.box.is_crossed(other) for other in lines)


def _begins_in(box: Box, line: Line) -> bool:
    return box.left <= line[0] <= box.right and box.top <= line[1] <= box.bottom


def _places(one: Label, above: bool) -> Iterator[LabelPlace]:
    """Where words may stand, the best first: at the right, the left, above, below, then between, then farther off."""
    for turn in (-2, 0, 4, -1, -3) if above else (0, 4, -2, 2, -1, 1, -3, 3):
        yield LabelPlace(_box(one, NEAR, turn * pi / 4), None)
    away = NEAR + 8
    while away < FARTHEST:
        for turn in (0, 8, -1, 1, -7, 7, -2, 2, -6, 6, -3, 3, -5, 5, -4, 4):
            box = _box(one, away, turn * pi / 8)
            to_x, to_y = min(max(one.x, box.left), box.right), min(max(one.y, box.top), box.bottom)
            yield LabelPlace(box, (one.x, one.y, to_x, to_y))
        away += 8


def _box(one: Label, away: float, angle: float) -> Box:
    across, down = round(cos(angle), 6), round(sin(angle), 6)
    x = one.x + across * (away + one.width / 2)
    y = one.y + down * (away + one.height / 2)
    return Box(*(round(n, 1) for n in (x - one.width / 2, y - one.height / 2, x + one.width / 2, y + one.height / 2)))
