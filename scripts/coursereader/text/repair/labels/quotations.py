"""Block quotations: lines between quotation marks, set off by empty lines from the sentence that announces them."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence

from ....model.pieces import PieceKind
from ..draft import Change, Draft, Edit
from ..evidence.lines import Block, blocks_of, goes_on, is_open

QUOTATION_PAIRS = {"“": "”", "«": "»", "„": "“", '"': '"', "‘": "’"}
BEHIND_A_QUOTATION = " \t\n.,;0123456789"
MOST_BLOCKS_OF_A_QUOTATION = 40


def quotations(draft: Draft) -> Iterable[Edit]:
    """Marks each block quotation and closes the empty lines within it."""
    found = blocks_of(draft.text)
    headings = {mark.at for mark in draft.marks(PieceKind.HEADING)}
    index = 1
    while index < len(found):
        length = _length(found, index) if found[index].start not in headings else 0
        if not length:
            index += 1
            continue
        group = found[index : index + length]
        yield Change(group[0].start, group[0].start, PieceKind.QUOTATION)
        for above, below in itertools.pairwise(group):
            yield Change(above.end, below.start, PieceKind.LINE_END, "\n")
        index += length


def _length(found: Sequence[Block], index: int) -> int:
    """How many blocks from here are one quotation: announced by an open sentence, its marks opening here and closing
    at the end."""
    before, first = found[index - 1].words, found[index].words
    closing = QUOTATION_PAIRS.get(first[:1])
    if (
        closing is None
        or not (is_open(before) or before.endswith(":"))
        or (goes_on(first) and not before.endswith((",", ":")) and len(found[index].lines) > 1)
    ):
        return 0
    for count in range(1, min(MOST_BLOCKS_OF_A_QUOTATION, len(found) - index) + 1):
        block = found[index + count - 1]
        if count > 1 and len(block.lines) > 1:
            return 0
        if block.words.rstrip(BEHIND_A_QUOTATION).endswith(closing):
            return count if len(found[index].lines) == 1 or count == 1 else 0
    return 0
