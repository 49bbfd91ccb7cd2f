"""Where the gutter between two columns runs down a page that a tool printed with its columns side by side."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import inf
from operator import add
from statistics import median

from ..evidence.lines import is_open
from ..evidence.widths import width

FEWEST_LINES_BESIDE = 6
"""Lines that must stand on each side of a gutter."""
MOST_LINES_OF_A_PAGE = 20_000
"""Lines: a page of more, in a text without page breaks, is left as it came; the way down it is weighed letter by
letter."""
LINES_AROUND = 4
"""Lines above and below that show where the gutter runs: it drifts down a page."""
SHARE_OF_LINES_SHOWING = 0.5
"""Of a page's lines: so many must show a gutter."""
COST_OF_CROSSING = 1.0
"""What a line costs that has a letter where the gutter would run."""
COST_OF_A_SINGLE_BLANK = 0.5
"""What it costs that one blank alone stands there: it may part two words."""
COST_OF_AN_INSET_BLANK = 0.03
"""What each blank costs by which a line's right side begins behind the gutter."""
LETTERS_BEYOND_THE_COLUMN = 3
"""Letters by which a line may be longer than nine in ten of its column."""
COST_OF_DRIFT, COST_OF_A_JUMP = 0.25, 1.2
"""What it costs that the gutter moves by a letter from line to line, and anywhere."""
MOST_DRIFT = 3
"""Letters by which the gutter moves from line to line, unless it jumps."""
LETTERS_FROM_THE_GUTTER = 14
"""Letters from the gutter at which a line without one may be parted."""
MOST_COST_OF_A_SIDE = 0.3
"""A side counts no more against a place than this: last lines and headings are short."""
COST_OF_BREAKING_OFF = 0.2
"""What it costs that a short line of the right column ends no sentence."""
GAIN_OF_ALIGNMENT = 0.15
"""What it saves that the right side begins where it does in the lines around."""
COST_OF_ONE_SIDE = 0.22
"""What it costs that all of a longer line stands on the left: a note's letters are smaller."""
MOST_COST_OF_BOTH_SIDES = 0.36
"""The two sides together may be so much unlike full ones."""
BLANK = re.compile(r"\s")
BLANKS_AS_ONES = bytes(b"01"[byte == ord(" ")] for byte in range(256))


@dataclass(frozen=True)
class ColumnSplit:
    """Where the columns part in one line."""

    left_end: int
    """Behind the last letter on the left; 0 where the left is empty."""
    right_start: int
    """At the first letter on the right; the line's length where the right is empty."""
    margin: int
    """The margin of the right column there."""
    crosses: bool = False
    """Whether the line runs over the gutter."""


def column_splits(texts: Sequence[str], fewest: int = FEWEST_LINES_BESIDE) -> list[ColumnSplit]:
    """By line of a page, blanks at its end taken off; empty where the page was set in one column."""
    known = _known(texts, fewest)
    if not known:
        return []
    path = _path(texts, known)
    plain = [_parted(text, gutter) for text, gutter in zip(texts, path, strict=True)]
    return _tightened(texts, plain)


def _known(texts: Sequence[str], fewest: int) -> list[int]:
    """Columns at which a gutter is seen to end, line by line, 0 where none is; empty where few lines show one."""
    broad = max(map(len, texts), default=0)
    filled = [text for text in texts if text]
    if not fewest + 2 <= len(filled) <= MOST_LINES_OF_A_PAGE or not 40 <= broad <= 400:
        return []
    blank = [_blanks(text, broad) for text in texts]
    found = [_gutter_around(texts, blank, broad, index, min(LINES_AROUND - 1, fewest)) for index in range(len(texts))]
    known = [gutter for gutter, text in zip(found, texts, strict=True) if gutter and text]
    if len(known) < (fewest if fewest < FEWEST_LINES_BESIDE else SHARE_OF_LINES_SHOWING * len(filled)):
        return []
    gutters, last = [], known[0]
    for gutter in found:
        last = gutter or last
        gutters.append(last)
    return found if _two_sided(texts, gutters, fewest) else []


def _path(texts: Sequence[str], known: Sequence[int]) -> list[int]:
    """The column in which the right side begins, line by line: the cheapest way down the page."""
    broad = max(map(len, texts))
    seen = [(text[:place].rstrip(), text[place:]) for text, place in zip(texts, known, strict=True) if place]
    longest = (
        LETTERS_BEYOND_THE_COLUMN + _widest([left for left, _ in seen]),
        LETTERS_BEYOND_THE_COLUMN + _widest([right for _, right in seen]),
    )
    places = range(2 + int(0.15 * broad), int(0.85 * broad))
    costs = array("d", bytes(8 * len(places)))
    above: list[array[float]] = []
    for text in texts:
        above.append(costs)
        reached = map(min, *_ways(costs))
        costs = array("d", map(add, reached, _costs(text, places, longest)))
    at = min(range(len(places)), key=costs.__getitem__)
    path = []
    for costs in reversed(above):
        path.append(places[at])
        at = _before(costs, at)
    return path[::-1]


def _ways(costs: array[float]) -> Iterable[Sequence[float]]:
    """By place, what it costs to come from the line above: by a jump, without one, or by a drift to either side."""
    yield [min(costs) + COST_OF_A_JUMP] * len(costs)
    yield costs
    for drift in range(1, MOST_DRIFT + 1):
        cost, beyond = COST_OF_DRIFT * drift, [inf] * drift
        drifted = [cost + before for before in costs]
        yield beyond + drifted
        yield drifted[drift:] + beyond


def _before(costs: Sequence[float], index: int) -> int:
    """The place in the line above from which one is reached at the least cost."""
    best = min(range(len(costs)), key=costs.__getitem__)
    cost = costs[best] + COST_OF_A_JUMP
    for at in range(max(0, index - MOST_DRIFT), min(len(costs), index + MOST_DRIFT + 1)):
        if costs[at] + COST_OF_DRIFT * abs(at - index) < cost:
            best, cost = at, costs[at] + COST_OF_DRIFT * abs(at - index)
    return best


def _costs(text: str, places: range, longest: tuple[int, int]) -> list[float]:
    """By place, what it costs that a line's right side begins there, or soon behind it."""
    costs = [COST_OF_CROSSING] * len(places)
    for blank in BLANK.finditer(text, places.start - 1, places.stop - 1):
        costs[blank.end() - places.start] = _cost(text, blank.end(), longest)
    past = max(0, len(text) + 1 - places.start)
    if len(text.rstrip()) <= longest[0]:
        costs[past:] = [0.0] * (len(places) - past)
    return costs


def _cost(text: str, place: int, longest: tuple[int, int]) -> float:
    """What it costs that a line's right side begins at a place within it, behind a blank."""
    left = text[:place].rstrip()
    if len(left) > longest[0] or len(text) - place > longest[1]:
        return COST_OF_CROSSING
    inset = len(text[place:]) - len(text[place:].lstrip())
    chance = COST_OF_A_SINGLE_BLANK * (bool(left) and len(left) == place - 1 and not inset)
    return chance + COST_OF_AN_INSET_BLANK * min(inset, 8)


def _parted(text: str, gutter: int) -> ColumnSplit:
    left, right = text[:gutter].rstrip(), text[gutter:]
    start = len(text) - len(right.lstrip()) if right.strip() else len(text)
    crosses = bool(right.strip()) and bool(left) and text[gutter - 1] != " "
    return ColumnSplit(len(left), start, gutter, crosses)


def _tightened(texts: Sequence[str], plain: Sequence[ColumnSplit]) -> list[ColumnSplit]:
    """Lines in which a full left side came so near to the right that one blank is left between them, or the gutter
    lies elsewhere."""
    clear = [(text, part) for text, part in zip(texts, plain, strict=True) if part.right_start - part.left_end > 1]
    left = _full([text[: part.left_end] for text, part in clear if not part.crosses])
    right = _full([text[part.right_start :] for text, part in clear if not part.crosses])
    tight = [_tight(text, part, left, right) for text, part in zip(texts, plain, strict=True)]
    return [mended if mended else part for part, mended in zip(plain, tight, strict=True)]


def _full(sides: Sequence[str]) -> float:
    """How wide the full lines of a column are."""
    widths = sorted(width(side.strip()) for side in sides if side.strip())
    return widths[int(0.7 * (len(widths) - 1))] if widths else 0.0


def _tight(text: str, part: ColumnSplit, left: float, right: float) -> ColumnSplit | None:
    """A line parted where both sides come nearest to full ones; none where it runs over the gutter."""
    if not part.left_end or part.right_start == len(text) or not (left and right):
        return None
    if not part.crosses and part.right_start - part.left_end > 1:
        return None
    places = [
        at
        for at in range(part.margin - LETTERS_FROM_THE_GUTTER, part.margin + LETTERS_FROM_THE_GUTTER)
        if 0 < at < len(text) and text[at - 1] == " "
    ]
    places = [at for at in places if text[at] != " " and text[:at].strip()]
    costs = {at: _unlike(text, at, left, right) - GAIN_OF_ALIGNMENT * (at == part.margin) for at in places}
    whole = COST_OF_ONE_SIDE + min(MOST_COST_OF_A_SIDE, abs(width(text.strip()) - left) / left)
    best = min(costs, key=costs.__getitem__, default=0)
    if best and costs[best] <= min(MOST_COST_OF_BOTH_SIDES, whole):
        return ColumnSplit(len(text[:best].rstrip()), best, best)
    return ColumnSplit(len(text), len(text), part.margin) if whole < COST_OF_ONE_SIDE + MOST_COST_OF_A_SIDE else None


def _unlike(text: str, at: int, left: float, right: float) -> float:
    """How little the sides of a line look like full ones when parted at a place."""
    before, behind = text[:at].rstrip(), text[at:].strip()
    off = min(MOST_COST_OF_A_SIDE, abs(width(before.strip()) - left) / left) + min(
        MOST_COST_OF_A_SIDE, abs(width(behind) - right) / right
    )
    off += COST_OF_BREAKING_OFF * (width(behind) < 0.75 * right and is_open(behind))
    return off - 0.1 * before.endswith("-") - 0.1 * (at - len(before) > 1)


def _blanks(text: str, broad: int) -> int:
    """A bit for every column of a line, set where no letter stands."""
    return int(text.ljust(broad).encode("ascii", "replace").translate(BLANKS_AS_ONES)[::-1], 2)


def _gutter_around(texts: Sequence[str], blank: Sequence[int], broad: int, index: int, fewest: int) -> int:
    """Where a gutter runs through the lines around one: the column right of blanks that all of them share; 0 where
    none does."""
    near = [at for at in range(max(0, index - LINES_AROUND), min(len(texts), index + LINES_AROUND + 1)) if texts[at]]
    shared = (1 << broad) - 1
    for at in near:
        shared &= blank[at]
    free = bin(shared)[2:].zfill(broad)[::-1]
    best, gutter = 0, 0
    for run in re.finditer("1+", free):
        start, end = run.span()
        if 0.25 * broad <= end <= 0.75 * broad and end - start > best:
            left = sum(bool(texts[at][:start].strip()) for at in near)
            right = sum(len(texts[at]) > end for at in near)
            if left >= fewest and right >= fewest:
                best, gutter = end - start, end
    return gutter


def _two_sided(texts: Sequence[str], gutters: Sequence[int], fewest: int) -> bool:
    """Whether running words stand on both sides: the cells of a table are short."""
    pairs = list(zip(texts, gutters, strict=True))
    left = [text[:gutter].strip() for text, gutter in pairs if text[:gutter].strip()]
    right = [text[gutter:].strip() for text, gutter in pairs if text[gutter:].strip()]
    if min(len(left), len(right)) < fewest:
        return False
    return all(
        median(len(side.split()) for side in sides) >= 3 and median(map(len, sides)) >= 0.5 * _widest(sides)
        for sides in (left, right)
    )


def _widest(sides: Sequence[str]) -> int:
    return sorted(map(len, sides))[int(0.9 * (len(sides) - 1))]
