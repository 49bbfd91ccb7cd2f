"""The signs of notes in the blocks of a text: each mark with the label of its body, each body with its sign."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ....model.pieces import PieceKind
from ..draft import Change
from .blocks import StatedBlock
from .inline import BlockSigns, NoteForm, NoteSign
from .notes import PlacedLabel, answered, mark_labels

INLINE_NOTE, NOTE_END = "^", "note-end"
"""What the signs at both ends of an inline note say."""
BEHIND_A_NUMBER = re.compile(r"\.?[ \t]+|[ \t]*")
MEASURE = re.compile(r"(?:[\s\d(]|^)[kcdm]?m$")
ITEM_NUMBER = re.compile(r"\(?(\d+)")


@dataclass(frozen=True, slots=True)
class BodySign:
    """What opens a body that is a block of its own: a raised number, or that of an item which leads back."""

    number: str
    end: int
    """Where the words begin, counted from the block's start."""


def paired(text: str, blocks: Sequence[StatedBlock], found: Sequence[BlockSigns]) -> list[list[Change]]:
    """What is to change in each block, its marks with the labels that they bear."""
    openings, form = _openings(text, blocks, found)
    marks: list[tuple[PlacedLabel, int, NoteSign]] = []
    bodies = [PlacedLabel(block.note.start, block.note.label) for block in blocks if block.opens_note and block.note]
    bodies += [PlacedLabel(blocks[index].start, opening.number) for index, opening in openings.items()]
    for index, (block, signs) in enumerate(zip(blocks, found, strict=True)):
        for note in signs.notes:
            placed = PlacedLabel(block.start + note.start, note.label)
            if note.form == NoteForm.INLINE and block.note is None:
                bodies.append(PlacedLabel(placed.at, ""))
            elif note.form == NoteForm.LABEL or (
                note.form == form and _is_mark(note, signs.words, openings.get(index))
            ):
                marks.append((placed, index, note))
    bodies.sort(key=lambda body: body.at)
    written = {body.label.casefold() for body in bodies}
    marks = [one for one in marks if one[0].label.casefold() in written or _is_mark_alone(one[2])]
    changes = [_changes(*one, openings.get(index)) for index, one in enumerate(zip(blocks, found, strict=True))]
    for (_, index, note), label in zip(marks, mark_labels([mark for mark, _, _ in marks], bodies), strict=True):
        changes[index] = _replaced(changes[index], Change(note.start, note.end, PieceKind.NOTE_MARK, "", label))
    return [[_moved(change, block.start) for change in own] for block, own in zip(blocks, changes, strict=True)]


def _is_mark(note: NoteSign, words: str, opening: BodySign | None) -> bool:
    """Whether a number neither opens the block that it stands in, nor is the power of a measure."""
    return (opening is None or note.start >= opening.end) and not MEASURE.search(
        words, max(0, note.start - 4), note.start
    )


def _is_mark_alone(note: NoteSign) -> bool:
    """Whether a sign is a mark though the file lacks the body."""
    return note.form == NoteForm.LABEL and note.label.isdecimal()


def _openings(
    text: str, blocks: Sequence[StatedBlock], found: Sequence[BlockSigns]
) -> tuple[dict[int, BodySign], NoteForm | None]:
    """Blocks that open with a number, where such numbers are notes, and the form of the marks: links before raised
    numbers, which may be powers."""
    openings = {
        index: opening
        for index, (block, signs) in enumerate(zip(blocks, found, strict=True))
        if not block.level and block.note is None and (opening := _opening(text, block, signs))
    }
    numbers = [opening.number for opening in openings.values()]
    for form in (NoteForm.LINK, NoteForm.RAISED):
        marks = [
            note.label
            for index, signs in enumerate(found)
            for note in signs.notes
            if note.form == form and _is_mark(note, signs.words, openings.get(index))
        ]
        if answered(marks, numbers):
            return openings, form
    return {}, None


def _opening(text: str, block: StatedBlock, signs: BlockSigns) -> BodySign | None:
    """The number with which a block opens, if it may be a body's."""
    first = signs.notes[0] if signs.notes else None
    number = ITEM_NUMBER.match(text, block.start) if block.item else None
    if number and any(note.form == NoteForm.BACK for note in signs.notes):
        return BodySign(number[1], block.item)
    if first is None or first.form not in (NoteForm.LINK, NoteForm.RAISED) or _words(signs, first.start).strip():
        return None
    behind = BEHIND_A_NUMBER.match(signs.words, first.end)
    return BodySign(first.label, behind.end() if behind else first.end)


def _words(signs: BlockSigns, end: int) -> str:
    """The words of a block before a place, without their signs."""
    words, at = "", 0
    for change in sorted(signs.changes, key=lambda change: change.start):
        if change.end <= end:
            words, at = words + signs.words[at : change.start], max(at, change.end)
    return words + signs.words[at:end]


def _changes(block: StatedBlock, signs: BlockSigns, opening: BodySign | None) -> list[Change]:
    """Those of a block but for its marks."""
    changes = list(signs.changes)
    for note in signs.notes:
        if note.form == NoteForm.INLINE and block.note is None:
            changes.append(Change(note.start, note.start + 2, PieceKind.NOTE_NUMBER, "", INLINE_NOTE))
            changes.append(Change(note.end - 1, note.end, PieceKind.MARKUP, "", NOTE_END))
    if opening:
        changes = _replaced(changes, Change(0, opening.end, PieceKind.NOTE_NUMBER, "", opening.number))
    return changes


def _replaced(changes: Sequence[Change], by: Change) -> list[Change]:
    """The changes with one more, and without those that lie within it."""
    return [*(one for one in changes if one.end <= by.start or one.start >= by.end), by]


def _moved(change: Change, by: int) -> Change:
    return Change(change.start + by, change.end + by, change.kind, change.text, change.value)


def in_order(changes: Sequence[Change]) -> Iterator[Change]:
    """Changes that do not overlap: of two that do, the one that begins first."""
    end = 0
    for change in sorted(changes, key=lambda one: (one.start, one.end)):
        if change.start >= end:
            yield change
            end = change.end
