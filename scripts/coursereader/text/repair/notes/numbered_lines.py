"""Bodies of notes in lines that begin with numbers, each of which answers a mark above."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ..evidence.lines import Block, Line, blocks_of, is_open, is_title_case, is_wrapped, lines_of
from ..evidence.measure import Measure
from ..evidence.title_lines import title_lines

PRINTED_NUMBER = re.compile(
    r"^\s*[\[(]?(\d{1,3})[\])]?[.)]?(?:\s+(?=[\w\"“„‘«(\[])|(?=[^\W\d_a-z]|[\"“„‘«(](?!\d))|\s*$)"
)
MOST_NUMBERS_LOST = 2
"""Notes in a row whose numbers a tool may have lost."""
NOTES_TITLE = re.compile(
    r"((end|foot)?notes?( (to|on) .{1,60})?|anmerkungen|fußnoten|endnoten|notas|noten|przypisy|примечания|注释)\W*$",
    re.IGNORECASE,
)
"""A heading under which notes stand."""


@dataclass(frozen=True)
class NoteBody:
    """A note's body as it stands in the body of the text."""

    start: int
    end: int
    number: int


@dataclass(frozen=True)
class NotesBefore:
    """What the notes found so far say about whether the next one begins in a line."""

    first: int = -1
    """Where the first of them begins."""
    last: int = -1
    number: int = 0
    """Of the last one."""
    ones: int = 0
    """How many bear the number one."""
    bracketed: bool = False
    """Whether their numbers stand in brackets."""

    def with_one(self, line: Line, number: int) -> NotesBefore:
        """With one note more."""
        first = line.start if self.first < 0 else self.first
        return NotesBefore(first, line.start, number, self.ones + (number == 1), line.words[0] in "[(")

    def lead_to(self, number: int, line: Line, places: Sequence[int], lost: int) -> bool:
        """Whether a line may begin a note: it is the next, or the first of a chapter, and a mark above, at one of the
        places, has its number."""
        above = bisect_left(places, line.start)
        if self.first < 0:
            return above > 0
        if (line.words[0] in "[(") != self.bracketed:
            return False
        if self.number + 1 <= number <= self.number + 1 + lost:
            return above > 0
        between = above - bisect_left(places, self.last)
        together = bisect_left(places, self.first) > self.ones  # notes of all chapters at the end of a book
        return number == 1 and self.ones > 0 and (between > 0 or together)


def in_numbered_lines(text: str, marks: Mapping[int, Sequence[int]]) -> list[NoteBody]:
    """Those from the beginning of the text on, or from the last number one: sections may have numbers above the
    notes; `marks` are the places of each number that may be a mark."""
    ones = [line.start for line in lines_of(text) if (printed := PRINTED_NUMBER.match(line.text)) and printed[1] == "1"]
    readings = [_read(text, marks, since) for since in (-1, *ones[-1:])]
    found = max(readings, key=len)
    return found if len(found) >= 2 else []


def _read(text: str, marks: Mapping[int, Sequence[int]], since: int) -> list[NoteBody]:
    found: list[NoteBody] = []
    before = NotesBefore()
    measure, wrapped = Measure.of(text), is_wrapped(text)
    titles = {line.start for line in title_lines(text)}
    for block in blocks_of(text):
        starts: list[tuple[int, int]] = []
        above = ""
        for line in block.lines if block.end > since else ():
            printed = PRINTED_NUMBER.match(line.text) if line.start >= since and line.start not in titles else None
            number = int(printed[1]) if printed else 0
            first = line is block.lines[0] or line.start == since or bool(NOTES_TITLE.match(above))
            opens = first or bool(starts) or not wrapped or (bool(found) and not is_open(above))
            lost = 0 if starts else MOST_NUMBERS_LOST
            if number and opens and before.lead_to(number, line, marks.get(number, []), lost):
                starts.append((line.start, number))
                before = before.with_one(line, number)
            above = line.words
        ends = _ends(block, [start for start, _ in starts], measure, wrapped)
        found.extend(NoteBody(start, end, number) for (start, number), end in zip(starts, ends, strict=True))
    return found


def _ends(block: Block, starts: Sequence[int], measure: Measure, wrapped: bool) -> list[int]:
    """Where notes of a block end that begin at those places: where the next one begins, if lines are broken."""
    if not wrapped:
        return [line.end for line in block.lines if line.start in starts]
    return [*starts[1:], _end(block, starts[-1], measure)] if starts else []


def _end(block: Block, start: int, measure: Measure) -> int:
    """Where the last note of a block ends: where a sentence was ended on purpose, or above a heading."""
    lines = [line for line in block.lines if line.end > start]
    for line, after in pairwise(lines):
        if not is_open(line.words) and (is_title_case(after.words) or measure.ended(line, after)):
            return line.end
    return block.end
