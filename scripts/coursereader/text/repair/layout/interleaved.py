"""Columns whose blocks a tool printed by their height on the page, left and right in turn."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ....model.pieces import PieceKind
from ..draft import Change, Draft, Edit, Order
from ..evidence.lines import REFERENCES_TITLE, goes_on, is_open, is_wrapped
from .page_blocks import PageBlock, blocks_by_page

AUTHOR_OF_A_WORK = re.compile(r"[^\W\d_a-z][\w'’-]+(?: [^\W\d_a-z][\w'’-]+)?, (?:[^\W\d_]\.|[^\W\d_a-z][^\W\d_]+)")
"""How an entry of a list of works begins: `Alder, B.`"""
LEAST_GAIN = 1.0
"""By so much, a page, two columns must read better than the order received."""
FEWEST_BROKEN_SENTENCES = 0.4
"""Sentences broken between two blocks of a page, as often on every page: in one column hardly any are."""
LINES_OF_SLACK = 1.5
"""Lines by which a block may stand above the one printed before it: gaps between blocks are not known."""
COST_OF_RISING = 0.6
"""What each further line costs."""
MOST_LINES_OF_RISE = 9.0
"""Lines: no block stands so much higher than the one printed before it."""
GAP_BETWEEN_BLOCKS = 0.7
"""Lines between two blocks, about."""
LINES_UNEVEN, MOST_COST_OF_UNEVEN = 3.0, 4.0
"""Lines by which the columns of a page may differ, since gaps are not known; and the most that can cost."""
FEWEST_LETTERS_OF_A_LINE = 40
"""Characters: a shorter line may be a heading."""
MOST_DIVISIONS = 100
"""How many ways to divide a page are followed at once."""
MOST_BLOCKS_OF_A_PAGE = 60
"""A page with more is a table."""


@dataclass(frozen=True)
class Column:
    """A column while it is being filled."""

    blocks: tuple[PageBlock, ...] = ()
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
class Division:
    """One way to divide the blocks of a page."""

    left: Column
    right: Column = Column()
    top: float = 0.0
    """Where the last block began."""
    score: float = 0.0

    @property
    def blocks(self) -> tuple[PageBlock, ...]:
        return self.left.blocks + self.right.blocks


def interleaved(draft: Draft) -> Iterable[Edit]:
    """Brings the blocks of each page in the order of its columns, where sentences then run on that were broken."""
    if draft.marks(PieceKind.COLUMN_BREAK) or not draft.marks(PieceKind.PAGE_BREAK) or not is_wrapped(draft.text):
        return  # a tool that joins the lines of a paragraph has read the columns in order
    pages = blocks_by_page(draft)
    if sum(map(_broken, pages)) < max(2, FEWEST_BROKEN_SENTENCES * len(pages)):
        return
    divisions, gains = _divisions(pages)
    if sum(gains) < LEAST_GAIN * max(2, len(gains)):
        return
    order = [
        block
        for blocks, division in zip(pages, divisions, strict=True)
        for block in (division.blocks if division else blocks)
    ]
    yield Order(tuple((block.start, block.end) for block in order))
    for division in divisions:
        if division and division.right.blocks:
            at = division.right.blocks[0].start
            yield Change(at, at, PieceKind.PAGE_EDGE, "\n")
            yield Change(at, at, PieceKind.COLUMN_BREAK)


def _broken(blocks: Sequence[PageBlock]) -> int:
    """How often a block goes on with what the one printed before it had ended."""
    return sum(_joint(a.closing, b.opening) <= -2 for a, b in itertools.pairwise(blocks))


def _divisions(pages: Sequence[Sequence[PageBlock]]) -> tuple[list[Division | None], list[float]]:
    """How each page divides best, and by how much that reads better than as it was printed."""
    divisions, gains, before = [], [], Column()
    for blocks in pages:
        received, division = _received(blocks, before), _divided(blocks, before)
        divisions.append(division)
        gains += [division.score - received.score] if division else []
        before = (division.right if division else received.left).followed_by()
    return divisions, gains


def _received(blocks: Sequence[PageBlock], before: Column) -> Division:
    """The page read as it was printed: in one column, or one column and then the other."""
    cuts = range(len(blocks) if len(blocks) <= MOST_BLOCKS_OF_A_PAGE else 1)
    return max(
        (_in_order(blocks, before, cut) for cut in cuts), key=lambda division: division.score, default=Division(before)
    )


def _in_order(blocks: Sequence[PageBlock], before: Column, cut: int) -> Division:
    """The page as printed, where the second column, if there is a cut, begins with that block."""
    column, score = before, 0.0
    for index, block in enumerate(blocks):
        if index and index == cut:
            column = column.followed_by()
        column, gain = max(_added(column, block), key=lambda added: added[1])
        score += gain
    return Division(column, score=score)


def _divided(blocks: Sequence[PageBlock], before: Column) -> Division | None:
    """The best way to read a page in two columns."""
    if not 2 < len(blocks) <= MOST_BLOCKS_OF_A_PAGE:
        return None
    divisions = [Division(before)]
    for block in blocks:  # of two blocks equally high the left one is printed first
        divisions = sorted(
            (more for division in divisions for more in _choices(division, block)), key=lambda division: -division.score
        )[:MOST_DIVISIONS]
    ended = [
        replace(division, score=division.score + _closing(division))
        for division in divisions
        if division.left.blocks and division.right.blocks
    ]
    return max(ended, key=lambda division: division.score, default=None)


def _choices(division: Division, block: PageBlock) -> Iterable[Division]:
    for column in (division.left, division.right):
        rise = max(0.0, division.top - column.height - LINES_OF_SLACK)
        if rise > MOST_LINES_OF_RISE:
            continue
        for added, gain in _added(column, block, division.left.note if column is division.right else column.note):
            first = 0.2 if column is division.left and not division.blocks else 0.0
            more = replace(division, top=column.height, score=division.score + gain + first - COST_OF_RISING * rise)
            yield replace(more, left=added) if column is division.left else replace(more, right=added)


def _added(column: Column, block: PageBlock, note: str = "") -> Iterable[tuple[Column, float]]:
    """A column with one more block at its foot, as body or as note, and how well it goes on there."""
    more = replace(column, blocks=(*column.blocks, block), height=column.height + block.height + GAP_BETWEEN_BLOCKS)
    noted = replace(more, note=block.closing, in_notes=True)
    if block.number:
        rises = not column.numbers or block.number == column.numbers[-1] + 1
        gain = (0.5 if rises else -3.0) + (1.0 if block.number in column.marks else -1.0)
        yield replace(noted, numbers=(*column.numbers, block.number)), gain
        return
    if column.in_notes:  # a raised number parts the first line of its note from the rest
        begun = column.blocks[-1].number and column.blocks[-1].height <= 1
        yield noted, _joint(column.note, block.opening) + (1.0 if begun else 0.0)
        return
    entry = block.opening if AUTHOR_OF_A_WORK.match(block.opening) or REFERENCES_TITLE.match(block.opening) else ""
    body = replace(
        more,
        body=block.closing,
        opening=column.opening or block.opening,
        marks=column.marks + block.marks,
        entry=entry if AUTHOR_OF_A_WORK.match(entry) else column.entry,
    )
    yield body, _joint(column.body, block.opening) + _rising(column.marks, block.marks) + _sorted(column.entry, entry)
    if column.blocks and note and is_open(note) and goes_on(block.opening):
        yield noted, _joint(note, block.opening) - 0.2


def _joint(above: str, below: str) -> float:
    """How much better a line goes on with the one above it than any line would, in logarithms."""
    if not above or not below:
        return 0.0
    if above.endswith("-"):
        return 2.0 if goes_on(below) else -3.0
    if is_open(above):
        return 1.2 if goes_on(below) else -0.3 if above.endswith(":") or len(above) < FEWEST_LETTERS_OF_A_LINE else -1.6
    return -2.5 if goes_on(below) else 0.3


def _rising(above: Sequence[int], below: Sequence[int]) -> float:
    """How well the marks of notes go on."""
    steps = [b - a for a, b in itertools.pairwise((*above[-1:], *below))]
    return sum(0.7 if step == 1 else -2.0 for step in steps)


def _sorted(above: str, below: str) -> float:
    """How well a list of works goes on: it is in the order of the alphabet."""
    if not above or not below:
        return 0.0
    if REFERENCES_TITLE.match(below):
        return -3.0
    return 0.7 if above.casefold() <= below.casefold() else -2.0


def _closing(division: Division) -> float:
    """How well the right column goes on with the left, and how even they are."""
    left, right = division.left, division.right
    rises = not left.numbers or not right.numbers or left.numbers[-1] < right.numbers[0]
    even = min(MOST_COST_OF_UNEVEN, ((left.height - right.height) / LINES_UNEVEN) ** 2 / 2)
    first = next((block.opening for block in right.blocks if AUTHOR_OF_A_WORK.match(block.opening)), "")
    joins = _joint(left.body, right.opening) + _rising(left.marks, right.marks[:1]) + _sorted(left.entry, first)
    return joins - (0 if rises else 3.0) - even
