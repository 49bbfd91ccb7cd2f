"""Bodies of notes that stand among the paragraphs, at the foot of a page or at the end."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .bracketed import BRACKETED, cites
from .draft import Aside, Cut, Draft, Edit, Mark
from .lines import Block, Line, blocks, goes_on, is_open
from .page_notes import feet, signed_feet
from .restarting import consecutive, runs, signed
from .signs import OPENING_SIGN

PRINTED = re.compile(r"^\s*[\[(]?(\d{1,3})[\])]?[.)]?(?:\s+(?=[\w\"“„‘«(\[])|(?=[^\W\d_a-z]|[\"“„‘«(](?!\d))|\s*$)")
FARTHEST = 200
"""Blocks further down, at most, at which a note goes on."""
MOST_LOST = 2
"""Notes in a row whose numbers a tool may have lost."""
NOTES = re.compile(r"(?:end|foot)?notes|anmerkungen|notas|note|przypisy|примечания|注释$", re.IGNORECASE)
GLUED = re.compile(
    r"(?<=[^\W\d_])\d{1,3}\b|(?<=[.,;:!?)\]”“’\"'»›])\s?\d{1,3}\b|(?<=[。！？，、；：」』）》])\d{1,3}(?!\d)"
)


@dataclass(frozen=True)
class Body:
    """A note's body as it stands in the body of the text."""

    start: int
    end: int
    number: int


@dataclass(frozen=True)
class Note:
    """A note with its label, in one or more stretches of the body's words."""

    label: str
    stretches: tuple[tuple[int, int], ...]


def note_bodies(draft: Draft) -> Iterable[Edit]:
    """Sets each body aside under its right number, with what runs on in a later block."""
    numbered = _numbered(draft)
    notes = _clipped([*numbered, *_signed(draft, alone=not numbered)])
    stream = len(draft.streams)
    for offset, note in enumerate(notes):
        (start, end), *rest = note.stretches
        yield Aside(start, end, "note", note.label)
        for start, end in rest:  # with the line break before it
            yield Aside(start - 1, end, "note", note.label, into=stream + offset)
    yield from _reopened(draft.text, notes)


def _numbered(draft: Draft) -> list[Note]:
    """Notes with numbers: at the feet of pages, or where blocks and lines begin with them."""
    at_feet = feet(draft, _glued(draft.text))
    found = _marked(draft) or _plain(draft)
    if len(at_feet) >= max(1, len(found)):
        labels = consecutive([(foot.run, foot.number) for foot in at_feet])
        return [Note(str(label), foot.stretches) for label, foot in zip(labels, at_feet, strict=True)]
    if not found:
        return []
    numbers = _mended([body.number for body in found])
    labels = consecutive(list(zip(runs(numbers), numbers, strict=True)))
    going = _running_on(draft.text, found)
    return [
        Note(str(label), ((body.start, body.end), *going.get(offset, ())))
        for offset, (label, body) in enumerate(zip(labels, found, strict=True))
    ]


def _signed(draft: Draft, alone: bool) -> list[Note]:
    """Notes with signs: `*`, `†`."""
    signs, found = signed_feet(draft)
    labels = signed([signs[foot.number - 1] for foot in found], alone)
    return [Note(label, foot.stretches) for label, foot in zip(labels, found, strict=True)]


def _clipped(notes: Sequence[Note]) -> list[Note]:
    """Notes that end where the next begins: those with signs stand among those with numbers."""
    starts = sorted(start for note in notes for start, _ in note.stretches)

    def clip(start: int, end: int) -> tuple[int, int]:
        after = bisect_right(starts, start)
        overlaps = after < len(starts) and starts[after] < end
        return start, max(start + 1, starts[after] - 1) if overlaps else end

    return [Note(note.label, tuple(clip(*stretch) for stretch in note.stretches)) for note in notes]


def _reopened(text: str, notes: Sequence[Note]) -> Iterable[Edit]:
    """Gives back the hyphen that a tool closed between the last line of a page and its first note."""
    ends = {end for note in notes for _, end in note.stretches}
    for note in notes:
        start = note.stretches[0][0]
        if start not in ends and text[max(0, start - 1) : start].isalpha():
            yield Cut(start, start, "lost-hyphen", "-")


def _glued(text: str) -> Iterable[tuple[int, int]]:
    """Places and values of numbers glued to words or their punctuation, and of numbers in brackets."""
    for found in GLUED.finditer(text):
        yield found.start(), int(re.sub(r"\D", "", found.group()))
    if not cites(text):
        for found in BRACKETED.finditer(text):
            yield found.start(), int(found[1])


def body_numbers(draft: Draft) -> Iterable[Edit]:
    """Takes the printed number or sign off each body; the note bears its label, the piece what was printed."""
    for number, stream in enumerate(draft.streams):
        if stream.kind != "note" or any(mark.at == 0 for mark in draft.marks("note-mark", stream=number)):
            continue
        words = draft.words(number)
        printed = PRINTED.match(words) or OPENING_SIGN.match(words)
        if printed:
            yield Cut(0, printed.end(), "note-number", "", printed[1], number)


def _marked(draft: Draft) -> list[Body]:
    """Blocks that begin with a raised number; a second body on the same line begins at the next raised number."""
    marks = [mark for mark in draft.marks("note-mark") if mark.value.isdecimal()]
    places = [mark.at for mark in marks]
    found: list[Body] = []
    for block in blocks(draft.text):
        inside = marks[bisect_left(places, block.start) : bisect_left(places, block.end)]
        if inside and not draft.text[block.start : inside[0].at].strip():
            found.extend(_bodies(draft.text, block, inside))
    return found


def _bodies(text: str, block: Block, inside: Sequence[Mark]) -> Iterable[Body]:
    starts = [inside[0]]
    for mark in inside[1:]:
        if int(mark.value) == int(starts[-1].value) + 1 and not is_open(
            text[max(block.start, mark.at - 400) : mark.at]
        ):
            starts.append(mark)
    ends = [mark.at for mark in starts[1:]] + [block.end]
    for mark, end in zip(starts, ends, strict=True):
        yield Body(block.start if mark is starts[0] else mark.at, end, int(mark.value))


def _plain(draft: Draft) -> list[Body]:
    """Blocks or lines that begin with a number, rise one by one, each answering a number glued to a word above."""
    marks: dict[int, list[int]] = {}
    raised = [(mark.at, int(mark.value)) for mark in draft.marks("note-mark") if mark.value.isdigit()]
    for at, number in sorted([*_glued(draft.text), *raised]):
        marks.setdefault(number, []).append(at)
    found: list[Body] = []
    for block in blocks(draft.text):
        starts: list[tuple[int, int]] = []
        above = ""
        for line in block.lines:
            printed = PRINTED.match(line.text)
            number = int(printed[1]) if printed else 0
            before = [*((body.start, body.number) for body in found), *starts]
            opens = (
                bool(starts)
                or line is block.lines[0]
                or bool(NOTES.match(above))
                or (bool(found) and not is_open(above))
            )
            if opens and number and _answers(number, line, marks, before, 0 if starts else MOST_LOST):
                starts.append((line.start, number))
            above = line.words
        ends = [start for start, _ in starts[1:]] + [block.end] if starts else []
        found.extend(Body(start, end, number) for (start, number), end in zip(starts, ends, strict=True))
    return found if len(found) >= 2 else []


def _answers(
    number: int, line: Line, marks: dict[int, list[int]], before: Sequence[tuple[int, int]], lost: int
) -> bool:
    """Whether a line may begin a note: it is the next, or the first of a chapter, and a mark above has its number."""
    places = marks.get(number, [])
    above = bisect_left(places, line.start)
    if not before:
        return above > 0
    expected = before[-1][1] + 1
    if expected <= number <= expected + lost:
        return above > 0
    ones = [start for start, printed in before if printed == 1]
    between = above - bisect_left(places, before[-1][0])
    together = bisect_left(places, before[0][0]) > len(ones)  # notes of all chapters at the end of a book
    return number == 1 and bool(ones) and (between > 0 or together)


def _mended(numbers: Sequence[int]) -> list[int]:
    """A number that breaks the rise by one between its neighbours lost a digit: the sequence says which it is."""
    mended = list(numbers)
    for index in range(1, len(mended) - 1):
        if mended[index - 1] + 2 == mended[index + 1] and mended[index] != mended[index - 1] + 1:
            mended[index] = mended[index - 1] + 1
    return mended


def _running_on(text: str, found: Sequence[Body]) -> dict[int, tuple[tuple[int, int], ...]]:
    """By body: the later block it runs on in. The body breaks off, and the block stands between the halves of a
    broken sentence."""
    starts = [body.start for body in found]
    rest = [
        block
        for block in blocks(text)
        if block.start >= found[bisect_right(starts, block.start) - 1].end or block.start < starts[0]
    ]
    places = [block.start for block in rest]
    going: dict[int, tuple[tuple[int, int], ...]] = {}
    used: set[int] = set()
    for offset, body in enumerate(found):
        if not is_open(text[max(body.start, body.end - 400) : body.end].rstrip()) or _ends_address(
            text[max(body.start, body.end - 400) : body.end]
        ):
            continue
        first = max(0, bisect_left(places, body.end) - 1)
        near = rest[first : first + FARTHEST]
        for before, block, after in zip(near, near[1:], near[2:], strict=False):
            runs_past = is_open(before.words) and goes_on(after.words) and not before.words.endswith("-")
            above_note = not is_open(before.words) and bisect_left(starts, block.end) < bisect_left(starts, after.start)
            alone = runs_past or above_note  # above the next note it goes on with nothing else
            if block.start > body.end and alone and goes_on(block.words) and block.start not in used:
                going[offset] = ((block.start, block.end),)
                used.add(block.start)
                break
    return going


def _ends_address(words: str) -> bool:
    return bool(re.search(r"(https?://\S+|\))$", words.strip()))
