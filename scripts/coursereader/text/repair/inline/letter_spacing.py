"""Headings set with blanks between their letters: `D O U B L E  C O N TA I N M E N T`."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ....model.pieces import PieceKind
from ..draft import Change, Draft, Edit
from ..evidence.lines import lines_of

GAP_BETWEEN_LETTERS = re.compile(r"(?<=\S) (?=\S)")
GAP_BETWEEN_WORDS = re.compile(r"(?<=\S) {2,}(?=\S)")


def is_spaced(words: str) -> bool:
    """Whether most of a line's parts are one or two letters, in a number that no sentence has."""
    parts = words.split()
    if sum(len(part) == 1 for part in parts) < 0.6 * len(parts):  # as in almost every line
        return False
    letters = [part for part in parts if any(char.isalpha() for char in part)]
    return len(letters) >= 5 and sum(len(part) for part in parts) <= 2.0 * len(parts)


def letter_spacing(draft: Draft) -> Iterable[Edit]:
    """Closes the gaps between letters; where words stand two blanks apart, one blank stays."""
    for line in lines_of(draft.text):
        if not is_spaced(line.words):
            continue
        for found in GAP_BETWEEN_LETTERS.finditer(line.text):
            yield Change(line.start + found.start(), line.start + found.end(), PieceKind.LETTER_SPACE)
        for found in GAP_BETWEEN_WORDS.finditer(line.text):
            yield Change(line.start + found.start(), line.start + found.end(), PieceKind.LETTER_SPACE, " ")
        yield Change(line.start, line.start, PieceKind.LETTER_SPACED)
