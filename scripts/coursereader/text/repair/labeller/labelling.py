"""Labels for all lines at once: the weights of what is seen, of one kind above another, and both directions summed."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from operator import mul
from pathlib import Path

from ....model.pieces import PieceKind
from ..draft import Draft, Edit
from ..edits import Labelled
from .facts import facts
from .line_kinds import ABOVE, OPENING_KINDS, LineKind, LineLabel
from .surroundings import Surroundings

WEIGHTS = Path(__file__).with_name("weights.txt")
FEWEST_LINES_LABELLED, MOST_LINES_LABELLED = 20, 6_000
"""Lines of words: fewer show no custom of their text, and more are a book, which would take seconds."""
KINDS = tuple(LineKind)


@dataclass(frozen=True)
class Weights:
    """What was learnt: `python -m bench.learning` writes it."""

    of_facts: dict[str, tuple[tuple[int, float], ...]]
    above: tuple[tuple[float, ...], ...]
    """For each kind, how likely each kind stands above it; 0 where it may not."""


@cache
def weights() -> Weights:
    """From the file beside this one: each row a fact, or `>` and the kind above, and what it says of kinds."""
    found: dict[str, dict[str, float]] = {}
    for row in WEIGHTS.read_text("utf-8").splitlines():
        fact, *said = row.split(" ")
        found[fact] = {one[0]: float(one[1:]) for one in said}
    steps = {kind: found.pop(f">{kind.value}", {}) for kind in KINDS}
    above = tuple(
        tuple(math.exp(steps[a].get(kind.value, 0.0)) * (a in ABOVE.get(kind, a)) for a in KINDS) for kind in KINDS
    )
    places = {kind.value: at for at, kind in enumerate(KINDS)}
    of_facts = {fact: tuple((places[kind], weight) for kind, weight in said.items()) for fact, said in found.items()}
    return Weights(of_facts, above)


def line_labels(draft: Draft) -> Iterable[Edit]:
    """Says of every line what it seems to be; rules that are less sure ask."""
    breaks = sorted({mark.at for mark in draft.marks(PieceKind.PAGE_BREAK)})
    if draft.text.count("\n") > 4 * MOST_LINES_LABELLED:
        return
    around = Surroundings.of(draft.text, breaks)
    if not FEWEST_LINES_LABELLED <= len(around.lines) <= MOST_LINES_LABELLED:
        return
    for line, shares in zip(around.lines, certainties(facts(around)), strict=True):
        yield Labelled(line.first, _label(shares))


def _label(shares: Sequence[float]) -> LineLabel:
    best = max(range(len(KINDS)), key=shares.__getitem__)
    of = dict(zip(KINDS, shares, strict=True))
    heading = of[LineKind.HEADING] + of[LineKind.HEADING_GOES_ON]
    opens = sum(of[kind] for kind in KINDS if kind in OPENING_KINDS)
    return LineLabel(KINDS[best], heading, opens, of[LineKind.NOTE])


def certainties(rows: Sequence[Sequence[str]]) -> list[list[float]]:
    """For every line the share of each kind, given all lines: sums over all ways from the first line to the last."""
    known = weights()
    seen = [_weighed(row, known) for row in rows]
    forward: list[list[float]] = []
    for here in seen:
        going: list[float] = [kind not in ABOVE for kind in KINDS]
        if forward:
            going = [sum(map(mul, forward[-1], column)) for column in known.above]
        forward.append(_shares([a * b for a, b in zip(going, here, strict=True)]))
    onward = tuple(zip(*known.above, strict=True))
    back, found = [1.0] * len(KINDS), []
    for here, before in zip(reversed(seen), reversed(forward), strict=True):
        found.append(_shares([a * b for a, b in zip(before, back, strict=True)]))
        coming = [a * b for a, b in zip(back, here, strict=True)]
        back = _shares([sum(map(mul, coming, row)) for row in onward])
    return found[::-1]


def _weighed(row: Sequence[str], known: Weights) -> list[float]:
    sums = [0.0] * len(KINDS)
    for name in row:
        for at, weight in known.of_facts.get(name, ()):
            sums[at] += weight
    most = max(sums)
    return [math.exp(one - most) for one in sums]


def _shares(values: Sequence[float]) -> list[float]:
    whole = sum(values) or 1.0
    return [value / whole for value in values]
