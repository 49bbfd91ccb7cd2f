"""The printed number or sign before the body of a note."""

from __future__ import annotations

from collections.abc import Iterable

from ....model.pieces import PieceKind, StreamKind
from ..draft import Change, Draft, Edit
from .note_signs import OPENING_SIGN
from .numbered_lines import PRINTED_NUMBER


def body_numbers(draft: Draft) -> Iterable[Edit]:
    """Takes the printed number or sign off each body; the note bears its label, the piece what was printed."""
    for number, stream in enumerate(draft.streams):
        if stream.kind != StreamKind.NOTE or any(
            mark.at == 0 for mark in draft.marks(PieceKind.NOTE_MARK, stream=number)
        ):
            continue
        words = draft.words(number)
        printed = PRINTED_NUMBER.match(words) or OPENING_SIGN.match(words)
        if printed:
            yield Change(0, printed.end(), PieceKind.NOTE_NUMBER, "", printed[1], number)
