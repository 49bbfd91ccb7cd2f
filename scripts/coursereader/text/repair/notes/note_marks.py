"""Marks of notes glued to words or left between them, found as the one rising sequence of numbers that runs through a
text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from ....model.pieces import BODY, PieceKind, StreamKind
from ..draft import Change, Draft, Edit
from .mark_chain import RAISED, KnownNote, PossibleMark, chain_of_marks, is_trusted
from .note_signs import sign_marks


def note_marks(draft: Draft) -> Iterable[Edit]:
    """Takes out the numbers of the best rising sequence; years, percentages and ordinals do not rise one by one."""
    known = _known_notes(draft)
    yield from _signs(draft.text, [note for note in known if not note.printed.isdecimal()])
    bodies = [note for note in known if note.printed.isdecimal() and note.label.isdecimal()]
    raised = [
        PossibleMark(m.at, m.at, int(m.value), RAISED) for m in draft.marks(PieceKind.NOTE_MARK) if m.value.isdecimal()
    ]
    chain = chain_of_marks(draft.text, raised, bodies)
    glued = [c for c in chain if c.start < c.end]
    if not glued or not is_trusted(chain, bodies, len(draft.text)):
        return
    for mark in glued:
        start, end = _with_brackets(draft.text, mark)
        yield Change(start - (draft.text[start - 1] == " "), end, PieceKind.NOTE_MARK, "", str(mark.number))


def _known_notes(draft: Draft) -> list[KnownNote]:
    found: dict[int, KnownNote] = {}
    at = 0
    for piece in draft.pieces:
        stream = draft.streams[piece.stream]
        if piece.stream == BODY:
            at += len(piece.text)
        elif stream.kind == StreamKind.NOTE and piece.stream not in found:
            numbers = draft.marks(PieceKind.NOTE_NUMBER, stream=piece.stream)
            printed = next((mark.value for mark in numbers if mark.value), stream.value)
            found[piece.stream] = KnownNote(stream.value, printed, at)
    return list(found.values())


def _signs(text: str, notes: Sequence[KnownNote]) -> Iterable[Edit]:
    """The mark of each note with a sign: the last such sign above it that no other note has."""
    marks: dict[str, list[int]] = {}
    for at, sign in sign_marks(text):
        marks.setdefault(sign, []).append(at)
    used = 0
    for note in notes:
        places = marks.get(note.printed, [])
        above = bisect_right(places, note.at)
        if above and places[above - 1] >= used:
            start, used = places[above - 1], places[above - 1] + len(note.printed)
            yield Change(start, used, PieceKind.NOTE_MARK, "", note.label)


def _with_brackets(text: str, mark: PossibleMark) -> tuple[int, int]:
    """A number with the brackets around it, or with the one behind it that none opens."""
    before, after = text[mark.start - 1], text[mark.end : mark.end + 1]
    if before + after in ("[]", "()"):
        return mark.start - 1, mark.end + 1
    line = text[text.rfind("\n", 0, mark.start) + 1 : mark.start]
    return mark.start, mark.end + (after == ")" and line.count("(") <= line.count(")"))
