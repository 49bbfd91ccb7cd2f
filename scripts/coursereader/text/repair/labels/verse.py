"""Lines that were ended on purpose though their sentence runs on: verse, addresses, the close of a letter. Each is a
block of its own, since a reading text has one block a line; set in as a quotation, each is one line of it."""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from ....model.pieces import PieceKind
from ..draft import Change, Draft, Edit
from ..evidence.full_lines import OVERFULL
from ..evidence.lines import HYPHENS, OPENING, UNCASED, Line, blocks_of, filled_lines, first_word, is_open, is_wrapped
from ..evidence.measure import Measure
from ..evidence.places import QuotationRanges
from ..evidence.reference_list import works_title
from ..evidence.widths import full_width, width

WIDTH_WITH_ROOM = 0.92
"""Of the width of the lines around: where the next word would have fitted so well, no setting breaks a line."""
SHARE_WITH_ROOM = 0.25
"""Of the lines of verse that are open: so many have room for the next word. Of broken ones hardly any has."""
FEWEST_LINES_OF_VERSE = 4
"""Lines of verse; two or three may be a title."""
NARROWER_THAN_QUOTATIONS = 0.8
"""Of the page: hardly a quotation is set so narrow."""
SHARE_ENDING_IN_A_MARK = 0.5
"""Of the lines of verse: so many end in a mark. Of broken ones a fifth does."""
SHARE_OF_CAPITALS, LINES_TO_BE_SURE = 0.9, 4
"""Of the lines after an open one: so many begin with a capital in verse that is set so; how many must be seen."""


@dataclass(frozen=True)
class LineRun:
    """Lines with no empty line between them that may be verse."""

    lines: tuple[Line, ...]
    page: float
    """How wide a full line is around; 0 where nothing tells."""

    @cached_property
    def gaps(self) -> list[tuple[Line, Line]]:
        """Each line whose sentence runs on, with the next."""
        return [(a, b) for a, b in itertools.pairwise(self.lines) if is_open(a.words)]

    @cached_property
    def closed_up(self) -> bool:
        """Whether a line holds two of the page: a tool closes the hyphens of prose so."""
        return self.page > 0 and any(width(line.words) > OVERFULL * self.page for line in self.lines)

    @cached_property
    def roomy(self) -> int:
        """How many of those had room for the next word, by the widths of the run itself."""
        usual = full_width([width(line.words) for line in self.lines])
        return sum(_needed(above, below) <= WIDTH_WITH_ROOM * usual for above, below in self.gaps)

    @property
    def capitals(self) -> bool:
        """Whether every line begins with a capital, also in the middle of a sentence."""
        return all(_is_capital(below) for _, below in self.gaps)

    def is_verse(self, capitals_throughout: bool) -> bool:
        """Whether lines were ended where no setting ends them."""
        if len(self.lines) < FEWEST_LINES_OF_VERSE or self.closed_up:
            return False
        if self.roomy >= max(2, SHARE_WITH_ROOM * len(self.gaps)):
            return True
        if self.capitals and len(self.gaps) >= 2 and (capitals_throughout or self.within(WIDTH_WITH_ROOM)):
            return True
        stopped = sum(not line.words[-1].isalnum() and line.words[-1] not in HYPHENS for line in self.lines)
        return stopped >= SHARE_ENDING_IN_A_MARK * len(self.lines) and self.within(NARROWER_THAN_QUOTATIONS)

    def within(self, share: float) -> bool:
        """Whether every line had room on the page for the next word, to some share of its width."""
        last = width(self.lines[-1].words) <= share * self.page
        return last and all(_needed(a, b) <= share * self.page for a, b in itertools.pairwise(self.lines))


def verse(draft: Draft) -> Iterable[Edit]:
    """Marks every line of a stanza, alone or among prose."""
    text = draft.text
    if not is_wrapped(text):
        return
    taken = {
        mark.at
        for mark in draft.marks(
            PieceKind.HEADING, PieceKind.SPEAKER, PieceKind.KEPT_LINE, PieceKind.ITEM, PieceKind.INDENT
        )
    }
    works, throughout, quoted = works_title(text), _begins_with_capitals(text), QuotationRanges.of(draft)
    filled = [line.start for line in filled_lines(text)]
    for run in _runs(text):
        if any(line.start in taken or line.start >= works for line in run.lines) or not run.is_verse(throughout):
            continue
        for line in run.lines:
            yield Change(line.start, line.start, PieceKind.KEPT_LINE)
            if quoted.holds(line.start) and line.start not in quoted.starts:
                yield Change(line.start, line.start, PieceKind.QUOTATION)
        after = bisect_right(filled, run.lines[-1].start)
        below = filled[after] if after < len(filled) else None
        if below is not None and below not in taken and not quoted.holds(below):
            yield Change(below, below, PieceKind.KEPT_LINE)


def _runs(text: str) -> Iterable[LineRun]:
    """Every block, and within those that hold prose too, lines that were all ended on purpose."""
    measure = Measure.of(text)
    for block in blocks_of(text):
        page = measure.breadth(block.start) if measure.full else 0.0
        if not page or all(measure.ended(a, b) for a, b in itertools.pairwise(block.lines)):
            yield LineRun(block.lines, page)
            continue
        lines: list[Line] = []
        for above, line, below in zip([None, *block.lines], block.lines, [*block.lines[1:], None], strict=False):
            begins = above is None or bool(lines) or measure.ended(above, line)
            if begins and (
                width(line.words) <= WIDTH_WITH_ROOM * page if below is None else measure.ended(line, below)
            ):
                lines.append(line)
                continue
            if lines:
                yield LineRun(tuple(lines), page)
            lines = []
        if lines:
            yield LineRun(tuple(lines), page)


def _needed(above: Line, below: Line) -> float:
    return width(above.words, first_word(below.text))


def _is_capital(line: Line) -> bool:
    return bool(OPENING.match(line.words)) and not UNCASED.match(line.words) and not line.words[0].isdigit()


def _begins_with_capitals(text: str) -> bool:
    """Whether nearly all lines of a text begin with a capital: it is verse."""
    after = [
        below for block in blocks_of(text) for above, below in itertools.pairwise(block.lines) if is_open(above.words)
    ]
    return len(after) >= LINES_TO_BE_SURE and sum(map(_is_capital, after)) >= SHARE_OF_CAPITALS * len(after)
