"""Numbers of lines, that a manuscript, a poem or a transcript has in its margin: of every line, or of every fifth."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence

from ....model.pieces import PieceKind
from ..draft import Change, Draft, Edit
from ..evidence.lines import Line, filled_lines, goes_on, is_open

NUMBER_BEFORE = re.compile(r"[ \t]*(?P<number>\d{1,4})[ \t]+(?=[^\s\d])|[ \t]*(?P<alone>\d{1,4})$")
FEWEST_NUMBERED = 8
"""Lines with numbers."""
SHARE_NUMBERED = 0.9
"""Of the steps from one number to the next: so many are the usual one, or begin anew."""
SHARE_RUNNING_THROUGH = 0.3
"""Of the numbered lines: through so many a sentence runs; items and verses end theirs."""
STEPS = (1, 5, 10)


def line_numbers(draft: Draft) -> Iterable[Edit]:
    """Sets aside the numbers of lines, where sentences run through them."""
    filled = filled_lines(draft.text)
    found = [(index, match) for index, line in enumerate(filled) if (match := NUMBER_BEFORE.match(line.text))]
    if len(found) < max(FEWEST_NUMBERED, len(filled) // (2 * STEPS[-1])):
        return
    numbers = [int(match["number"] or match["alone"]) for _, match in found]
    rows = [index for index, _ in found]
    step = next((step for step in STEPS if _counts_lines(numbers, rows, step)), 0)
    if step and _run_through(filled, found):
        for index, match in found:
            yield Change(filled[index].start, filled[index].start + match.end(), PieceKind.LINE_NUMBER)


def _counts_lines(numbers: Sequence[int], rows: Sequence[int], step: int) -> bool:
    """Whether numbers count the lines by steps: as many lines lie between two as their numbers say."""
    pairs = list(zip(itertools.pairwise(numbers), itertools.pairwise(rows), strict=True))
    right = sum(b - a == step == d - c or (b <= step and d - c <= step + 1) for (a, b), (c, d) in pairs)
    return right >= SHARE_NUMBERED * len(pairs)


def _run_through(filled: Sequence[Line], found: Sequence[tuple[int, re.Match[str]]]) -> bool:
    through = 0
    for index, match in found:
        above = filled[index - 1].words if index else ""
        through += is_open(above) and goes_on(filled[index].text[match.end() :])
    return through >= SHARE_RUNNING_THROUGH * len(found)
