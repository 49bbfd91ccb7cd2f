"""Bodies of notes that stand among the paragraphs, at the foot of a page or at the end."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .draft import Aside, Cut, Draft, Edit, Mark
from .feet import Foot, feet
from .lines import Block, blocks, goes_on, is_open

PRINTED = re.compile(r"^\s*[\[(]?(\d{1,3})[.)\]]?(?:\s+(?=[\w\"“„‘«(])|(?=[^\W\d_a-z]|[\"“„‘«(]))")
FARTHEST = 200
"""Blocks further down, at most, at which a note goes on."""
NOTES = re.compile(r"(?:end|foot)?notes|anmerkungen|notas|note|przypisy|примечания|注释$", re.IGNORECASE)
BRACKETED = re.compile(r"(?<=[^\W\d_]|[.,;:!?”’\"'»]) ?[\[(](\d{1,3})[\])]")
GLUED = re.compile(
    r"(?<=[^\W\d_])\d{1,3}\b|(?<=[.,;:!?)\]”“’\"'»›])\s?\d{1,3}\b|(?<=[。！？，、；：」』）》])\d{1,3}(?!\d)"
)


@dataclass(frozen=True)
class Body:
    """A note's body as it stands in the body of the text."""

    start: int
    end: int
    number: int


def note_bodies(draft: Draft) -> Iterable[Edit]:
    """Sets each body aside under its right number, with what runs on in a later block."""
    at_feet = feet(draft, _glued(draft.text))
    found = _marked(draft) or _plain(draft.text)
    if len(at_feet) >= max(1, len(found)):
        yield from _at_feet(at_feet, len(draft.streams))
        return
    if not found:
        return
    numbers = _mended([body.number for body in found])
    going = _running_on(draft.text, found)
    stream = len(draft.streams)
    for offset, (body, number) in enumerate(zip(found, numbers, strict=True)):
        yield Aside(body.start, body.end, "note", str(number))
        if offset in going:
            start, end = going[offset]
            yield Aside(start - 1, end, "note", str(number), into=stream + offset)  # with the line break before it


def _at_feet(found: Sequence[Foot], stream: int) -> Iterable[Edit]:
    for offset, foot in enumerate(found):
        for index, (start, end) in enumerate(foot.stretches):
            if index:
                yield Aside(start - 1, end, "note", str(foot.number), into=stream + offset)
            else:
                yield Aside(start, end, "note", str(foot.number))


def _glued(text: str) -> Iterable[tuple[int, int]]:
    """Places and values of numbers glued to words or their punctuation, and of numbers in brackets."""
    for found in GLUED.finditer(text):
        yield found.start(), int(re.sub(r"\D", "", found.group()))
    for found in BRACKETED.finditer(text):
        yield found.start(), int(found[1])


def body_numbers(draft: Draft) -> Iterable[Edit]:
    """Takes the printed number off each body; the note bears it already."""
    for number, stream in enumerate(draft.streams):
        printed = PRINTED.match(draft.words(number)) if stream.kind == "note" else None
        if printed and printed[1] == stream.value:
            yield Cut(0, printed.end(), "note-number", "", stream.value, number)


def _marked(draft: Draft) -> list[Body]:
    """Blocks that begin with a raised number; a second body on the same line begins at the next raised number."""
    marks = [mark for mark in draft.marks("note-mark") if mark.value.isdigit()]
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


def _plain(text: str) -> list[Body]:
    """Blocks or lines that begin with a number, rise one by one, and each answer a number glued to a word further up.
    Blocks or lines that begin with a number, rise one by one, and each answer a number glued to a word further up."""
    glued = {int(re.sub(r"\D", "", found.group())): found.start() for found in reversed(list(GLUED.finditer(text)))}
    found: list[Body] = []
    for block in blocks(text):
        starts: list[tuple[int, int]] = []
        above = ""
        for line in block.lines:
            printed = PRINTED.match(line.text)
            number = int(printed[1]) if printed else 0
            expected = (starts[-1][1] if starts else found[-1].number if found else number - 1) + 1
            opens = (
                bool(starts)
                or line is block.lines[0]
                or bool(NOTES.match(above))
                or (bool(found) and not is_open(above))
            )
            if printed and number == expected and glued.get(number, len(text)) < line.start and opens:
                starts.append((line.start, number))
            above = line.words
        ends = [start for start, _ in starts[1:]] + [block.end] if starts else []
        found.extend(Body(start, end, number) for (start, number), end in zip(starts, ends, strict=True))
    return found if len(found) >= 2 else []


def _mended(numbers: Sequence[int]) -> list[int]:
    """A number that breaks the rise by one between its neighbours lost a digit: the sequence says which it is."""
    mended = list(numbers)
    for index in range(1, len(mended) - 1):
        if mended[index - 1] + 2 == mended[index + 1] and mended[index] != mended[index - 1] + 1:
            mended[index] = mended[index - 1] + 1
    return mended


def _running_on(text: str, found: Sequence[Body]) -> dict[int, tuple[int, int]]:
    """By body: the later block it runs on in. The body breaks off, and the block stands between the halves of a
    broken sentence."""
    starts = [body.start for body in found]
    rest = [
        block
        for block in blocks(text)
        if block.start >= found[bisect_right(starts, block.start) - 1].end or block.start < starts[0]
    ]
    places = [block.start for block in rest]
    going: dict[int, tuple[int, int]] = {}
    used: set[int] = set()
    for offset, body in enumerate(found):
        if not is_open(text[max(body.start, body.end - 400) : body.end].rstrip()) or _ends_address(
            text[body.start : body.end]
        ):
            continue
        first = max(0, bisect_left(places, body.end) - 1)
        near = rest[first : first + FARTHEST]
        for before, block, after in zip(near, near[1:], near[2:], strict=False):
            runs_past = is_open(before.words) and goes_on(after.words) and not before.words.endswith("-")
            if block.start > body.end and runs_past and goes_on(block.words) and block.start not in used:
                going[offset] = (block.start, block.end)
                used.add(block.start)
                break
    return going


def _ends_address(words: str) -> bool:
    return bool(re.search(r"(https?://\S+|\))$", words.strip()))
