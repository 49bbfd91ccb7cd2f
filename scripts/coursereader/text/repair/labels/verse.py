"""Lines that were ended on purpose though their sentence runs on: verse, addresses, the close of a letter. Each is a
block of its own, since a reading text has one block a line; set in as a quotation, each is one line of it."""

from __future__ import annotations

import itertools
from collections.abc import Iterable

from ....model.pieces import PieceKind
from ..draft import Change, Draft, Edit
from ..evidence.lines import HYPHENS, OPENING, UNCASED, Block, Line, blocks_of, first_word, is_open, is_wrapped
from ..evidence.measure import Measure
from ..evidence.places import QuotationRanges
from ..evidence.reference_list import works_title
from ..evidence.titles import section_numbers
from ..evidence.widths import full_width, width
from ..labeller.line_kinds import LineLabel

WIDTH_WITH_ROOM, SHARE_WITH_ROOM = 0.92, 0.25
"""Of the width of the lines around: where the next word would have fitted so well, no setting breaks a line. Of the
open lines of verse so many have such room; of broken ones hardly any has."""
FEWEST_LINES_OF_VERSE = 4
"""Lines of verse; two or three may be a title."""
NARROWER_THAN_QUOTATIONS, SHARE_ENDING_IN_A_MARK = 0.8, 0.5
"""Of the page, where hardly a quotation is set so narrow; and of the lines: so many of verse end in a mark, and a
fifth of broken ones."""
OF_A_HEADING = 0.5
"""Certainty from which a line is rather a heading."""
SHARE_OF_CAPITALS, LINES_TO_BE_SURE = 0.9, 4
"""Of the lines after an open one: so many begin with a capital in verse that is set so; how many must be seen."""
LINES_OF_NOTHING_BUT_VERSE = 16
"""Lines after an open one: so many, and nearly all with a capital, and the whole text is verse."""


def verse(draft: Draft) -> Iterable[Edit]:
    """Marks every line of a stanza but those that all lines together say are of a heading."""
    text = draft.text
    if not is_wrapped(text):
        return
    kinds = (PieceKind.HEADING, PieceKind.SPEAKER, PieceKind.KEPT_LINE, PieceKind.ITEM, PieceKind.INDENT)
    taken = {mark.at for mark in draft.marks(*kinds)}
    measure, works, quoted = Measure.of(text), works_title(text), QuotationRanges.of(draft)
    after_open, in_capitals = _after_open_lines(blocks_of(text))
    numbers = section_numbers(text)
    for block in blocks_of(text):
        if block.start > works or any(line.start in taken for line in block.lines):
            continue
        titled = [line for line in block.lines if line.words in numbers or _is_heading(draft.label(line.first))]
        if in_capitals and after_open >= LINES_OF_NOTHING_BUT_VERSE:
            kept = [line for line in block.lines if line not in titled] if len(block.lines) > 1 else []
        else:
            page = measure.breadth(block.start) if measure.full else 0.0
            ended = not page or all(itertools.starmap(measure.ended, itertools.pairwise(block.lines)))
            stanza = _is_verse(block, page) or (in_capitals and len(_open(block)) > 1)
            kept = list(block.lines) if ended and stanza and not titled else []
        for line in kept:
            yield Change(line.start, line.start, PieceKind.KEPT_LINE)
            if quoted.holds(line.start) and line.start not in quoted.starts:
                yield Change(line.start, line.start, PieceKind.QUOTATION)


def _is_heading(label: LineLabel | None) -> bool:
    return label is not None and label.heading >= OF_A_HEADING


def _is_verse(block: Block, page: float) -> bool:
    """Whether lines were ended where no setting ends them."""
    if len(block.lines) < FEWEST_LINES_OF_VERSE:
        return False
    usual, open_lines = full_width([width(line.words) for line in block.lines]), _open(block)
    roomy = sum(_needed(above, below) <= WIDTH_WITH_ROOM * usual for above, below in open_lines)
    if roomy >= max(2, SHARE_WITH_ROOM * len(open_lines)):
        return True
    stopped = sum(not line.words[-1].isalnum() and line.words[-1] not in HYPHENS for line in block.lines)
    needed = [width(block.lines[-1].words), *itertools.starmap(_needed, itertools.pairwise(block.lines))]
    return stopped >= SHARE_ENDING_IN_A_MARK * len(block.lines) and max(needed) <= NARROWER_THAN_QUOTATIONS * page


def _open(block: Block) -> list[tuple[Line, Line]]:
    """Each line whose sentence runs on, with the next."""
    return [(above, below) for above, below in itertools.pairwise(block.lines) if is_open(above.words)]


def _needed(above: Line, below: Line) -> float:
    return width(above.words, first_word(below.text))


def _after_open_lines(blocks: Iterable[Block]) -> tuple[int, bool]:
    """How many lines stand after an open one, and whether nearly all of them begin with a capital, as in verse."""
    after = [below.words for block in blocks for _, below in _open(block)]
    capitals = [words for words in after if OPENING.match(words) and not (UNCASED.match(words) or words[0].isdigit())]
    return len(after), len(after) >= LINES_TO_BE_SURE and len(capitals) >= SHARE_OF_CAPITALS * len(after)
