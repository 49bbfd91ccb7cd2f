"""Notes by what their lines seem to be, where neither the feet of pages nor blocks and marks tell them."""

from __future__ import annotations

from itertools import groupby

from ....model.pieces import PieceKind
from ..draft import Draft
from ..evidence.lines import lines_of
from ..labeller.line_kinds import LineKind
from .footnotes import FOOTNOTE_START
from .note_coherence import LabelledNote
from .note_labels import consecutive_labels, numbering_runs

NOTES = (LineKind.NOTE, LineKind.NOTE_GOES_ON)


def labelled_notes(draft: Draft) -> list[LabelledNote]:
    """Each from a line that opens a note with its number, over the lines that go on with it; none where two would have
    one label."""
    if not draft.labels:
        return []
    raised = {mark.at: mark.value for mark in draft.marks(PieceKind.NOTE_MARK)}
    lines = [(line, draft.label(line.first)) for line in lines_of(draft.text) if line.words]
    found: list[tuple[int, list[tuple[int, int]]]] = []
    for is_note, group in groupby(lines, key=lambda one: one[1] is not None and one[1].kind in NOTES):
        follows = False
        for line, label in group if is_note else ():
            printed = FOOTNOTE_START.match(line.text)
            number = printed[1] if printed else raised.get(line.first, raised.get(line.start, ""))
            if label and label.kind == LineKind.NOTE and number.isdecimal():
                found.append((int(number), [(line.start, line.end)]))
            elif found and follows:
                found[-1][1][-1] = (found[-1][1][-1][0], line.end)
            elif found:
                found[-1][1].append((line.start, line.end))
            follows = True
    numbers = [number for number, _ in found]
    labels = consecutive_labels(list(zip(numbering_runs(numbers), numbers, strict=True)))
    if len(set(labels)) < len(labels):
        return []
    return [
        LabelledNote(str(label), tuple(stretches), str(number))
        for label, (number, stretches) in zip(labels, found, strict=True)
    ]
