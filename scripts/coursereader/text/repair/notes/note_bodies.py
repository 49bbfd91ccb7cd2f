"""Bodies of notes that stand among the paragraphs, at the foot of a page or at the end."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from operator import itemgetter

from ....model.pieces import PieceKind, StreamKind
from ..draft import Aside, Change, Draft, Edit, Mark
from ..evidence.bracketed_numbers import are_citations, bracketed
from ..evidence.lines import TEXTS_REMEMBERED, Block, blocks_of, is_open
from .footnote_numbering import numbered_footnotes, signed_footnotes
from .labelled_notes import labelled_notes
from .note_coherence import LabelledNote, answered
from .note_continuations import continued_in_later_blocks
from .note_labels import consecutive_labels, mended, numbering_runs, sign_labels
from .numbered_lines import NOTES_TITLE, NoteBody, in_numbered_lines

DIGITS = re.compile(r"\d+")
NUMBER_AT_A_WORD = re.compile(
    r"(?<=[^\W\d_])\d{1,3}\b|(?<=\d%)\d{1,3}\b|(?<=[.,;:!?)\]”“’\"'»›])\s?\d{1,3}\b|(?<=[。！？，、；：」』）》])\d{1,3}(?!\d)"
)
"""It begins with a run of digits, or one blank before it: only there it is looked for."""


def note_bodies(draft: Draft) -> Iterable[Edit]:
    """Sets each body aside under its right number, with what runs on in a later block."""
    numbered = _numbered(draft)
    notes = _clipped([*numbered, *_signed(draft, alone=not numbered)])
    stream = len(draft.streams)
    for offset, note in enumerate(notes):
        (start, end), *rest = note.stretches
        yield Aside(start, end, StreamKind.NOTE, note.label)
        for start, end in rest:  # with the line break before it
            yield Aside(start - 1, end, StreamKind.NOTE, note.label, into=stream + offset)
    yield from _reopened(draft.text, notes)


def _numbered(draft: Draft) -> list[LabelledNote]:
    """Notes with numbers: by what all lines together say, at the feet of pages, or where blocks and lines begin with
    them; of these readings the one in which most notes find a mark, and none where none makes a text with notes."""
    raised = draft.marks(PieceKind.NOTE_MARK)
    among = _among_paragraphs(draft)
    feet = [] if _headed(draft.text, among) else _at_feet(draft)
    readings = [labelled_notes(draft), *sorted((feet, among), key=len, reverse=True)]
    found = [(answered(draft.text, notes, raised), notes) for notes in readings]
    most, notes = max(found, key=itemgetter(0))
    return notes if most else []


def _at_feet(draft: Draft) -> list[LabelledNote]:
    found = numbered_footnotes(draft, _glued(draft.text))
    labels = consecutive_labels([(note.run, note.number) for note in found])
    return [
        LabelledNote(str(label), note.stretches, str(note.number)) for label, note in zip(labels, found, strict=True)
    ]


def _among_paragraphs(draft: Draft) -> list[LabelledNote]:
    found = _marked(draft) or in_numbered_lines(draft.text, _possible_marks(draft))
    if not found:
        return []
    numbers = mended([body.number for body in found])
    labels = consecutive_labels(list(zip(numbering_runs(numbers), numbers, strict=True)))
    spans = [(body.start, body.end) for body in found]
    headed = _are_headed(draft.text, [body.start for body in found if body.number == 1])
    going = {} if headed else continued_in_later_blocks(draft.text, spans)
    return [
        LabelledNote(str(label), ((body.start, body.end), *going.get(offset, ())), str(body.number))
        for offset, (label, body) in enumerate(zip(labels, found, strict=True))
    ]


def _headed(text: str, notes: Sequence[LabelledNote]) -> bool:
    """Whether notes stand under headings of their own: at the end of the text, or of its chapters."""
    return _are_headed(text, [note.stretches[0][0] for note in notes if note.printed == "1"])


def _are_headed(text: str, firsts: Sequence[int]) -> bool:
    heads = [_line_above(text, start) for start in firsts]
    return bool(heads) and 2 * sum(bool(NOTES_TITLE.match(head)) for head in heads) >= len(heads)


def _line_above(text: str, at: int) -> str:
    """The last words before a place, back to where their line begins."""
    while at and text[at - 1].isspace():
        at -= 1
    return text[text.rfind("\n", 0, at) + 1 : at].strip()


def _signed(draft: Draft, alone: bool) -> list[LabelledNote]:
    """Notes with signs: `*`, `†`."""
    signs, found = signed_footnotes(draft)
    labels = sign_labels([signs[note.number - 1] for note in found], alone)
    return [LabelledNote(label, note.stretches, "") for label, note in zip(labels, found, strict=True)]


def _clipped(notes: Sequence[LabelledNote]) -> list[LabelledNote]:
    """Notes that end where the next begins: those with signs stand among those with numbers."""
    starts = sorted(start for note in notes for start, _ in note.stretches)

    def clip(start: int, end: int) -> tuple[int, int]:
        after = bisect_right(starts, start)
        overlaps = after < len(starts) and starts[after] < end
        return start, max(start + 1, starts[after] - 1) if overlaps else end

    return [replace(note, stretches=tuple(clip(*stretch) for stretch in note.stretches)) for note in notes]


def _reopened(text: str, notes: Sequence[LabelledNote]) -> Iterable[Edit]:
    """Gives back the hyphen that a tool closed between the last line of a page and its first note."""
    ends = {end for note in notes for _, end in note.stretches}
    for note in notes:
        start = note.stretches[0][0]
        if start not in ends and text[max(0, start - 1) : start].isalpha():
            yield Change(start, start, PieceKind.LOST_HYPHEN, "-")


def _possible_marks(draft: Draft) -> dict[int, list[int]]:
    """By number: the places where it is raised, glued to a word or in brackets."""
    marks: dict[int, list[int]] = {}
    raised = [(mark.at, int(mark.value)) for mark in draft.marks(PieceKind.NOTE_MARK) if mark.value.isdigit()]
    for at, number in sorted([*_glued(draft.text), *raised]):
        marks.setdefault(number, []).append(at)
    return marks


@lru_cache(maxsize=TEXTS_REMEMBERED)
def _glued(text: str) -> tuple[tuple[int, int], ...]:
    """Places and values of numbers glued to words or their punctuation, and of numbers in brackets."""
    found: list[tuple[int, int]] = []
    for digits in DIGITS.finditer(text):
        at = digits.start()
        if glued := (at and NUMBER_AT_A_WORD.match(text, at - 1)) or NUMBER_AT_A_WORD.match(text, at):
            found.append((glued.start(), int(digits.group())))
    return tuple(found) if are_citations(text) else (*found, *bracketed(text))


def _marked(draft: Draft) -> list[NoteBody]:
    """Blocks that begin with a raised number; a second body on the same line begins at the next raised number."""
    marks = [mark for mark in draft.marks(PieceKind.NOTE_MARK) if mark.value.isdecimal()]
    places = [mark.at for mark in marks]
    found: list[NoteBody] = []
    for block in blocks_of(draft.text):
        inside = marks[bisect_left(places, block.start) : bisect_left(places, block.end)]
        if inside and not draft.text[block.start : inside[0].at].strip():
            found.extend(_bodies(draft.text, block, inside))
    return found


def _bodies(text: str, block: Block, inside: Sequence[Mark]) -> Iterable[NoteBody]:
    starts = [inside[0]]
    for mark in inside[1:]:
        if int(mark.value) == int(starts[-1].value) + 1 and not is_open(
            text[max(block.start, mark.at - 400) : mark.at]
        ):
            starts.append(mark)
    ends = [mark.at for mark in starts[1:]] + [block.end]
    for mark, end in zip(starts, ends, strict=True):
        yield NoteBody(block.start if mark is starts[0] else mark.at, end, int(mark.value))
