"""The signs of notes in the blocks of a text: each mark with the label of its body, each body with its sign."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from ....model.pieces import PieceKind
from ..draft import Change
from .blocks import MarkdownBlock
from .inline import MarkdownNote, MarkdownSigns, NoteForm
from .notes import PlacedLabel, answered, mark_labels

INLINE_NOTE, NOTE_END = "^", "note-end"
"""What the signs at both ends of an inline note say."""
BEHIND_A_NUMBER = re.compile(r"\.?[ \t]+|[ \t]*")
MEASURE = re.compile(r"(?:[\s\d(]|^)[kcdm]?m$")
NUMBER_OF_AN_ITEM = re.compile(r"\(?(\d+)")


@dataclass(frozen=True, slots=True)
class BodySign:
    """What opens a body that is a block of its own: a raised number, or that of an item which leads back."""

    number: str
    end: int
    """Where the words begin, counted from the block's start."""


def paired(text: str, blocks: Sequence[MarkdownBlock], found: Sequence[MarkdownSigns]) -> list[list[Change]]:
    """What is to change in each block, its marks with the labels that they bear."""
    openings, form = _openings(text, blocks, found)
    marks: list[tuple[PlacedLabel, int, MarkdownNote]] = []
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
    marks = [
        one
        for one in marks
        if one[0].label.casefold() in written or _is_mark_alone(one[2], found[one[1]].words, written)
    ]
    signed: list[list[Change]] = [[] for _ in blocks]
    for (_, index, note), label in zip(marks, mark_labels([mark for mark, _, _ in marks], bodies), strict=True):
        signed[index].append(Change(note.start, note.end, PieceKind.NOTE_MARK, "", label))
    for index, opening in openings.items():
        signed[index].append(Change(0, opening.end, PieceKind.NOTE_NUMBER, "", opening.number))
    return [
        [_moved(change, block.start) for change in _merged(_changes(block, signs), sorted(own, key=_place))]
        for block, signs, own in zip(blocks, found, signed, strict=True)
    ]


def _is_mark(note: MarkdownNote, words: str, opening: BodySign | None) -> bool:
    """Whether a number neither opens the block that it stands in, nor is the power of a measure."""
    return (opening is None or note.start >= opening.end) and not MEASURE.search(
        words, max(0, note.start - 4), note.start
    )


def _is_mark_alone(note: MarkdownNote, words: str, written: Collection[str]) -> bool:
    """Whether a sign is a mark though the file lacks the body: a raised number is one behind words, and within the
    series of the bodies' numbers."""
    if not note.label.isdecimal():
        return False
    if note.form == NoteForm.LABEL:
        return True
    series = [int(label) for label in written if label.isdecimal()]
    behind_words = note.start > 0 and not words[note.start - 1].isdigit() and not words[note.start - 1].isspace()
    return behind_words and bool(series) and min(series) < int(note.label) < max(series)


def _openings(
    text: str, blocks: Sequence[MarkdownBlock], found: Sequence[MarkdownSigns]
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


def _opening(text: str, block: MarkdownBlock, signs: MarkdownSigns) -> BodySign | None:
    """The number with which a block opens, if it may be a body's."""
    first = signs.notes[0] if signs.notes else None
    number = NUMBER_OF_AN_ITEM.match(text, block.start) if block.item else None
    if number and any(note.form == NoteForm.BACK for note in signs.notes):
        return BodySign(number[1], block.item)
    if first is None or first.form not in (NoteForm.LINK, NoteForm.RAISED) or _words(signs, first.start).strip():
        return None
    behind = BEHIND_A_NUMBER.match(signs.words, first.end)
    return BodySign(first.label, behind.end() if behind else first.end)


def _words(signs: MarkdownSigns, end: int) -> str:
    """The words of a block before a place, without their signs."""
    words, at = "", 0
    for change in sorted(signs.changes, key=lambda change: change.start):
        if change.end <= end:
            words, at = words + signs.words[at : change.start], max(at, change.end)
    return words + signs.words[at:end]


def _changes(block: MarkdownBlock, signs: MarkdownSigns) -> list[Change]:
    """Those of a block but for its marks and its number."""
    changes = list(signs.changes)
    for note in signs.notes:
        if note.form == NoteForm.INLINE and block.note is None:
            changes.append(Change(note.start, note.start + 2, PieceKind.NOTE_NUMBER, "", INLINE_NOTE))
            changes.append(Change(note.end - 1, note.end, PieceKind.MARKUP, "", NOTE_END))
    return changes


def _merged(changes: Sequence[Change], signs: Sequence[Change]) -> list[Change]:
    """The signs of notes, in order, and the changes that do not lie within one of them."""
    starts = [sign.start for sign in signs]

    def lies_apart(change: Change) -> bool:
        before = bisect_right(starts, change.start) - 1
        after = before + 1
        return not (
            (before >= 0 and change.start < signs[before].end) or (after < len(signs) and change.end > starts[after])
        )

    return [*filter(lies_apart, changes), *signs]


def _place(change: Change) -> int:
    return change.start


def _moved(change: Change, by: int) -> Change:
    return Change(change.start + by, change.end + by, change.kind, change.text, change.value)


def in_order(changes: Sequence[Change]) -> Iterator[Change]:
    """Changes that do not overlap: of two that do, the one that begins first."""
    end = 0
    for change in sorted(changes, key=lambda one: (one.start, one.end)):
        if change.start >= end:
            yield change
            end = change.end
