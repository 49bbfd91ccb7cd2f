"""Block quotations that a tool left without their margins: known by what all lines together say of them."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby, pairwise

from ....model.pieces import PieceKind
from ..draft import Change, Draft, Edit
from ..evidence.lines import filled_lines
from ..labeller.line_kinds import LineKind

OF_QUOTATIONS = (LineKind.QUOTATION, LineKind.QUOTATION_GOES_ON)
FEWEST_LINES = 2
"""A single one may be a motto, a byline, a notice."""


def labelled_quotations(draft: Draft) -> Iterable[Edit]:
    """Marks each line that opens a quotation, and where the last of several ends; not where margins have told."""
    if not draft.labels or draft.marks(PieceKind.QUOTATION, PieceKind.INDENT):
        return
    kinds = (PieceKind.HEADING, PieceKind.SPEAKER, PieceKind.KEPT_LINE, PieceKind.ITEM)
    marked = {mark.at for mark in draft.marks(*kinds)}
    rows = [(line, draft.label(line.first)) for line in filled_lines(draft.text)]
    for quoted, group in groupby(rows, key=lambda row: row[1] is not None and row[1].kind in OF_QUOTATIONS):
        found = list(group) if quoted else []
        if len(found) < FEWEST_LINES or any(line.start in marked for line, _ in found):
            continue
        opening = [at for at, (_, label) in enumerate(found) if not at or (label and label.kind == LineKind.QUOTATION)]
        for first, after in pairwise([*opening, len(found)]):
            yield Change(found[first][0].start, found[first][0].start, PieceKind.QUOTATION)
            yield Change(found[after - 1][0].end, found[after - 1][0].end, PieceKind.QUOTATION_END)
