"""Notes by what their lines seem to be, where neither the feet of pages nor blocks and marks tell them."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby

from ....model.pieces import PieceKind
from ..draft import Draft
from ..evidence.lines import Line, filled_lines
from ..labeller.line_kinds import LineKind
from .footnotes import FOOTNOTE_START
from .note_coherence import LabelledNote
from .note_labels import consecutive_labels

NOTES = (LineKind.NOTE, LineKind.NOTE_GOES_ON)
LEAST_LIKELY = 0.02
"""Certainty that a numbered line opens a note, at least: less is not weighed."""
COST_OF_A_RUN, COST_OF_A_LOST_NUMBER, COST_OF_DISORDER = 2.0, 3.0, 4.0
"""What it costs, in logarithms, to say that numbers begin anew, that one is missing, or out of order."""
MOST_BETWEEN = 200
"""Numbered lines between two notes that follow each other."""


@dataclass(frozen=True)
class Opening:
    """A line that may open a note."""

    line: Line
    number: int
    likely: float
    """In logarithms."""


def labelled_notes(draft: Draft) -> list[LabelledNote]:
    """Each from a line that opens a note with the number which is due, over its other lines; none where two have one
    label."""
    lines = filled_lines(draft.text) if draft.labels else ()
    raised = {mark.at: mark.value for mark in draft.marks(PieceKind.NOTE_MARK)}
    runs = _in_order([one for line in lines if (one := _opening(draft, line, raised))])
    opens = {one.line.start: (int(run), one.number) for run, one in runs}
    found = _stretches(draft, lines, opens)
    labels = consecutive_labels([number for number, _ in found])
    if len(set(labels)) < len(labels):
        return []
    return [
        LabelledNote(str(label), tuple(stretches), str(number))
        for label, ((_, number), stretches) in zip(labels, found, strict=True)
    ]


def _opening(draft: Draft, line: Line, raised: Mapping[int, str]) -> Opening | None:
    label, printed = draft.label(line.first), FOOTNOTE_START.match(line.text)
    if not label or label.note < LEAST_LIKELY:
        return None
    number = printed[1] if printed else raised.get(line.first, raised.get(line.start, ""))
    share = min(label.note, 1 - LEAST_LIKELY)
    return Opening(line, int(number), math.log(share / (1 - share))) if number.isdecimal() else None


def _in_order(openings: Sequence[Opening]) -> list[tuple[int, Opening]]:
    """The likeliest of them whose numbers count one by one, or begin anew, each with the run it belongs to."""
    best: list[float] = []
    before: list[int] = []
    for at, one in enumerate(openings):
        value, link = -COST_OF_A_RUN * (one.number > 1), -1
        for earlier in range(max(0, at - MOST_BETWEEN), at):
            step = one.number - openings[earlier].number
            cost = {1: 0.0, 2: COST_OF_A_LOST_NUMBER}.get(step, COST_OF_A_RUN if one.number == 1 else COST_OF_DISORDER)
            if best[earlier] - cost > value:
                value, link = best[earlier] - cost, earlier
        best.append(value + one.likely)
        before.append(link)
    chain: list[Opening] = []
    at = max(range(len(best)), key=best.__getitem__, default=-1)
    while at >= 0:
        chain.append(openings[at])
        at = before[at]
    chain.reverse()
    anew = len({one.number for one in chain}) < len(chain)  # else they are of one run, in whatever order they came
    runs = accumulate(anew and one.number == 1 and one is not chain[0] for one in chain)
    return list(zip(runs, chain, strict=True))


def _stretches(
    draft: Draft, lines: Sequence[Line], opens: Mapping[int, tuple[int, int]]
) -> list[tuple[tuple[int, int], list[tuple[int, int]]]]:
    """By run and number: from where to where each note stands."""
    found: list[tuple[tuple[int, int], list[tuple[int, int]]]] = []
    kinds = [label.kind if (label := draft.label(line.first)) else None for line in lines]
    of_notes = [kind in NOTES or line.start in opens for line, kind in zip(lines, kinds, strict=True)]
    for is_note, group in groupby(zip(lines, kinds, of_notes, strict=True), key=lambda one: one[2]):
        held = False
        for place, (line, kind, _) in enumerate(group if is_note else ()):
            if line.start in opens:
                found.append((opens[line.start], [(line.start, line.end)]))
            elif held:
                found[-1][1][-1] = (found[-1][1][-1][0], line.end)
            elif found and not place and kind == LineKind.NOTE_GOES_ON:
                found[-1][1].append((line.start, line.end))
            else:
                continue
            held = True
    return found
