"""Columns whose blocks a tool printed by their height on the page, left and right in turn."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from .draft import Cut, Draft, Edit, Order
from .lines import REFERENCES, goes_on, is_open, is_wrapped
from .stones import Stone, stones_by_page

ENTRY = re.compile(r"[^\W\d_a-z][\w'’-]+(?: [^\W\d_a-z][\w'’-]+)?, (?:[^\W\d_]\.|[^\W\d_a-z][^\W\d_]+)")
"""How an entry of a list of works begins: `Alder, B.`"""
LEAST_GAIN = 1.0
"""By so much, a page, two columns must read better than the order received."""
BROKEN = 0.4
"""Sentences broken between two blocks of a page, as often on every page: in one column hardly any are."""
SLACK = 1.5
"""Lines by which a block may stand above the one printed before it: gaps between blocks are not known."""
RISE = 0.6
"""What each further line costs."""
HIGHEST = 9.0
"""Lines: no block stands so much higher than the one printed before it."""
GAP = 0.7
"""Lines between two blocks, about."""
UNEVEN, MOST = 3.0, 4.0
"""Lines by which the columns of a page may differ, since gaps are not known; and the most that can cost."""
SHORTEST = 40
"""Characters: a shorter line may be a heading."""
BEAM = 100
"""How many ways to divide a page are followed at once."""
MOST_BLOCKS = 60
"""A page with more is a table."""


@dataclass(frozen=True)
class Column:
    """A column while it is being filled."""

    stones: tuple[Stone, ...] = ()
    height: float = 0.0
    opening: str = ""
    """The first line of its body."""
    body: str = ""
    """The last line of its body, or of the one before it."""
    note: str = ""
    """The last line of the notes so far."""
    numbers: tuple[int, ...] = ()
    """Of the notes at its foot; empty while it has none."""
    marks: tuple[int, ...] = ()
    """Of notes, in its body."""
    entry: str = ""
    """The last entry of a list of works."""
    in_notes: bool = False

    def followed_by(self) -> Column:
        """The column that is read after this one, still empty."""
        return Column(body=self.body, note=self.note, marks=self.marks[-1:], entry=self.entry)


@dataclass(frozen=True)
class Way:
    """One way to divide the blocks of a page."""

    left: Column
    right: Column = Column()
    top: float = 0.0
    """Where the last block began."""
    score: float = 0.0

    @property
    def stones(self) -> tuple[Stone, ...]:
        return self.left.stones + self.right.stones


def interleaved(draft: Draft) -> Iterable[Edit]:
    """Brings the blocks of each page in the order of its columns, where sentences then run on that were broken."""
    if draft.marks("column-break") or not draft.marks("page-break") or not is_wrapped(draft.text):
        return  # a tool that joins the lines of a paragraph has read the columns in order
    pages = stones_by_page(draft)
    if sum(map(_broken, pages)) < max(2, BROKEN * len(pages)):
        return
    ways, gains = _ways(pages)
    if sum(gains) < LEAST_GAIN * max(2, len(gains)):
        return
    order = [stone for stones, way in zip(pages, ways, strict=True) for stone in (way.stones if way else stones)]
    yield Order(tuple((stone.start, stone.end) for stone in order))
    for way in ways:
        if way and way.right.stones:
            at = way.right.stones[0].start
            yield Cut(at, at, "page-edge", "\n")
            yield Cut(at, at, "column-break")


def _broken(stones: Sequence[Stone]) -> int:
    """How often a block goes on with what the one printed before it had ended."""
    return sum(_joint(a.closing, b.opening) <= -2 for a, b in itertools.pairwise(stones))


def _ways(pages: Sequence[Sequence[Stone]]) -> tuple[list[Way | None], list[float]]:
    """How each page divides best, and by how much that reads better than as it was printed."""
    ways, gains, before = [], [], Column()
    for stones in pages:
        received, way = _received(stones, before), _divided(stones, before)
        ways.append(way)
        gains += [way.score - received.score] if way else []
        before = (way.right if way else received.left).followed_by()
    return ways, gains


def _received(stones: Sequence[Stone], before: Column) -> Way:
    """The page read as it was printed: in one column, or one column and then the other."""
    cuts = range(len(stones) if len(stones) <= MOST_BLOCKS else 1)
    return max((_in_order(stones, before, cut) for cut in cuts), key=lambda way: way.score, default=Way(before))


def _in_order(stones: Sequence[Stone], before: Column, cut: int) -> Way:
    """The page as printed, where the second column, if there is a cut, begins with that block."""
    column, score = before, 0.0
    for index, stone in enumerate(stones):
        if index and index == cut:
            column = column.followed_by()
        column, gain = max(_added(column, stone), key=lambda added: added[1])
        score += gain
    return Way(column, score=score)


def _divided(stones: Sequence[Stone], before: Column) -> Way | None:
    """The best way to read a page in two columns."""
    if not 2 < len(stones) <= MOST_BLOCKS:
        return None
    ways = [Way(before)]
    for stone in stones:  # of two blocks equally high the left one is printed first
        ways = sorted((more for way in ways for more in _choices(way, stone)), key=lambda way: -way.score)[:BEAM]
    ended = [replace(way, score=way.score + _closing(way)) for way in ways if way.left.stones and way.right.stones]
    return max(ended, key=lambda way: way.score, default=None)


def _choices(way: Way, stone: Stone) -> Iterable[Way]:
    for column in (way.left, way.right):
        rise = max(0.0, way.top - column.height - SLACK)
        if rise > HIGHEST:
            continue
        for added, gain in _added(column, stone, way.left.note if column is way.right else column.note):
            first = 0.2 if column is way.left and not way.stones else 0.0
            more = replace(way, top=column.height, score=way.score + gain + first - RISE * rise)
            yield replace(more, left=added) if column is way.left else replace(more, right=added)


def _added(column: Column, stone: Stone, note: str = "") -> Iterable[tuple[Column, float]]:
    """A column with one more block at its foot, as body or as note, and how well it goes on there."""
    more = replace(column, stones=(*column.stones, stone), height=column.height + stone.height + GAP)
    noted = replace(more, note=stone.closing, in_notes=True)
    if stone.number:
        rises = not column.numbers or stone.number == column.numbers[-1] + 1
        gain = (0.5 if rises else -3.0) + (1.0 if stone.number in column.marks else -1.0)
        yield replace(noted, numbers=(*column.numbers, stone.number)), gain
        return
    if column.in_notes:  # a raised number parts the first line of its note from the rest
        begun = column.stones[-1].number and column.stones[-1].height <= 1
        yield noted, _joint(column.note, stone.opening) + (1.0 if begun else 0.0)
        return
    entry = stone.opening if ENTRY.match(stone.opening) or REFERENCES.match(stone.opening) else ""
    body = replace(
        more,
        body=stone.closing,
        opening=column.opening or stone.opening,
        marks=column.marks + stone.marks,
        entry=entry if ENTRY.match(entry) else column.entry,
    )
    yield body, _joint(column.body, stone.opening) + _rising(column.marks, stone.marks) + _sorted(column.entry, entry)
    if column.stones and note and is_open(note) and goes_on(stone.opening):
        yield noted, _joint(note, stone.opening) - 0.2


def _joint(above: str, below: str) -> float:
    """How much better a line goes on with the one above it than any line would, in logarithms."""
    if not above or not below:
        return 0.0
    if above.endswith("-"):
        return 2.0 if goes_on(below) else -3.0
    if is_open(above):
        return 1.2 if goes_on(below) else -0.3 if above.endswith(":") or len(above) < SHORTEST else -1.6
    return -2.5 if goes_on(below) else 0.3


def _rising(above: Sequence[int], below: Sequence[int]) -> float:
    """How well the marks of notes go on."""
    steps = [b - a for a, b in itertools.pairwise((*above[-1:], *below))]
    return sum(0.7 if step == 1 else -2.0 for step in steps)


def _sorted(above: str, below: str) -> float:
    """How well a list of works goes on: it is in the order of the alphabet."""
    if not above or not below:
        return 0.0
    if REFERENCES.match(below):
        return -3.0
    return 0.7 if above.casefold() <= below.casefold() else -2.0


def _closing(way: Way) -> float:
    """How well the right column goes on with the left, and how even they are."""
    left, right = way.left, way.right
    rises = not left.numbers or not right.numbers or left.numbers[-1] < right.numbers[0]
    even = min(MOST, ((left.height - right.height) / UNEVEN) ** 2 / 2)
    first = next((stone.opening for stone in right.stones if ENTRY.match(stone.opening)), "")
    joins = _joint(left.body, right.opening) + _rising(left.marks, right.marks[:1]) + _sorted(left.entry, first)
    return joins - (0 if rises else 3.0) - even
