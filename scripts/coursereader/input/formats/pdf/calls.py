"""Which mark calls which note, and under which number the text has them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from .marks import RaisedMark
from .notes import FootNote

LEAST_PAIRED = 0.6
"""Of the notes, and of the raised figures: where fewer find each other, figures are not notes' marks."""


def paired(
    notes: Sequence[FootNote], marks: Sequence[RaisedMark]
) -> tuple[tuple[FootNote, ...], dict[int, RaisedMark], dict[int, str]]:
    """Notes with numbers of their own; by the first character of a mark, the mark and the number of its note."""
    numbers = _numbers([note.label for note in notes])
    numbered = tuple(replace(note, number=number) for note, number in zip(notes, numbers, strict=True))
    found: dict[int, str] = {}
    free = list(marks)
    for note, near in [*((note, True) for note in numbered), *((note, False) for note in numbered)]:
        if not near and note.number in found.values():
            continue
        mark = next((mark for mark in free if mark.label == note.label and (not near or _is_near(note, mark))), None)
        if mark:
            free.remove(mark)
            found[mark.chars[0].order] = note.number
    by_place = {mark.chars[0].order: mark for mark in marks}
    again = {(note.page, note.label): note.number for note in numbered if note.at_foot}
    for mark in free:  # one note may be called twice on its page
        number = again.get((mark.page, mark.label))
        if number and not mark.label.isdecimal():
            found[mark.chars[0].order] = number
    return numbered, by_place, found


def _is_near(note: FootNote, mark: RaisedMark) -> bool:
    return not note.at_foot or mark.page in (note.page, note.page - 1)


def _numbers(labels: Sequence[str]) -> list[str]:
    """Their own, where they rise through the whole text, and signs beside them have others; else they are counted."""
    figures = [int(label) for label in labels if label.isdecimal()]
    if not figures or any(b <= a for a, b in pairwise(figures)):
        return [str(n) for n in range(1, len(labels) + 1)]
    return [label if label.isdecimal() else f"s{n}" for n, label in enumerate(labels, 1)]


def is_coherent(notes: Sequence[FootNote], marks: Iterable[RaisedMark], found: Mapping[int, str]) -> bool:
    """Whether most notes are called by a mark, and most marks that look like calls call one."""
    figures = [mark for mark in marks if not re.fullmatch("[a-z]+", mark.label)]
    paired = len(set(found.values()))
    return bool(notes) and paired >= LEAST_PAIRED * len(notes) and len(found) >= LEAST_PAIRED * len(figures)
