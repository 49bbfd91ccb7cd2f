"""Notes at the feet of pages: where a page's last lines begin with the number of a mark that stands higher up on it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ..evidence.broken_words import Halves
from ..evidence.lines import Line, is_open
from ..evidence.printed_pages import PrintedPage
from ..evidence.widths import width
from . import footnote_carryover

FOOTNOTE_START = re.compile(r"^\s*[\[(]?(\d{1,3})[\])]?[.)]?(?:\s+(?=[^\s\d])|\s*$|(?=[^\W\d_a-z]|[\"“«„(](?!\d)))")
NUMBER_IN_A_BROKEN_WORD = re.compile(r"\d(?<=[^\W\d_]\d)\d{0,2}(?= [^\W\d_a-z]| [\"“«„(])")
"""A note's number glued to half a word: a tool closed the hyphen at the end of the last line above the notes."""
WIDTH_IN_SMALL_TYPE = 1.08
"""Times the width of the body's lines: so much more fits on a line of smaller type."""
LETTERS_LOOKED_BACK = 100
"""Characters: more are not looked at to see whether a note breaks off, and in which word."""


@dataclass(frozen=True)
class Footnote:
    """A note's body, in one or more stretches of the body's words."""

    number: int
    stretches: tuple[tuple[int, int], ...]
    run: int = 0
    """Which of the runs of numbers it belongs to, where they begin anew on each page."""


@dataclass
class FootnoteFinder:
    """Goes through the pages with the number that is expected next."""

    text: str
    marks: dict[int, list[int]]
    """Places of numbers that may be marks."""
    raised: dict[int, int]
    """Numbers by the line starts at which a raised one was taken out."""
    measure: float
    """How wide the body's full lines are."""
    halves: Halves
    expected: int = 0
    page_before: int = 0
    """Where the page before this one begins."""
    run: int = 0
    found: list[Footnote] = field(default_factory=list)

    def page(self, printed_page: PrintedPage, start: int, following: str) -> None:
        """Adds the notes at the foot of one page, or of one column of it; the page begins at an offset."""
        lines: Sequence[Line] = [part for line in printed_page.filled for part in self._parted(line, start)]
        begins = self._first(lines, start)
        self._add_carryover(lines, begins, following)
        self._add(lines[begins:], start)

    def _parted(self, line: Line, start: int) -> Sequence[Line]:
        """A line, in two where the first note of the page begins in it: its mark stands higher up as well."""
        for found in NUMBER_IN_A_BROKEN_WORD.finditer(line.text):
            at = line.start + found.start()
            note = Line.at(at, line.text[found.start() :])
            if self._fits(int(found.group()), note, start):
                return Line.at(line.start, line.text[: found.start()]), note
        return (line,)

    def _first(self, filled: Sequence[Line], start: int) -> int:
        """Index of the line that begins the next note, or one that leaves out some where the next begins nowhere on the
        page; the number of lines where none does."""
        numbers = ((index, self._number(line)) for index, line in enumerate(filled) if index)
        fitting = [(index, n) for index, n in numbers if n and self._fits(n, filled[index], start)]
        due = (index for index, number in fitting if number == self.expected)
        return next(due, fitting[0][0] if fitting else len(filled))

    def _add(self, zone: Sequence[Line], start: int) -> None:
        starts: list[tuple[int, int]] = []
        for index, line in enumerate(zone):
            number = self._number(line)
            if number and self._fits(number, line, start, bool(starts)):
                starts.append((index, number))
                self.expected = number + 1
        ends = [*(index for index, _ in starts[1:]), len(zone)]
        for (index, number), end in zip(starts, ends, strict=False):
            lines = self._zone(zone[index:end], last=end == len(zone))
            self.found.append(Footnote(number, ((lines[0].start, lines[-1].end),), self.run))

    def _add_carryover(self, filled: Sequence[Line], begins: int, following: str) -> None:
        if not self.found:
            return
        last = self.found[-1]
        start, end = last.stretches[-1]
        words = self.text[max(start, end - LETTERS_LOOKED_BACK) : end].rstrip()
        rest = footnote_carryover.Carryover(self.text, words, following, self.measure, self._note_width(), self.halves)
        stretch = rest.above(filled, begins)
        if stretch:
            self.found[-1] = replace(last, stretches=(*last.stretches, stretch))

    def _number(self, line: Line) -> int:
        if line.start in self.raised:
            return self.raised[line.start]
        found = FOOTNOTE_START.match(line.text)
        return int(found[1]) if found else 0

    def _fits(self, number: int, line: Line, start: int, within: bool = False) -> bool:
        """Whether a note may begin here: it is the next, and its mark stands on this page above it."""
        places = self.marks.get(number, [])
        marked = bisect_left(places, start) < bisect_left(places, line.start)
        if not self.expected:
            return marked
        if number == self.expected:  # a note may be put off to the page after its mark
            return marked or within or bisect_left(places, self.page_before) < bisect_left(places, line.start)
        return 1 < self.expected < number <= self.expected + 3 and marked

    def _zone(self, lines: Sequence[Line], last: bool) -> Sequence[Line]:
        """The lines of one note: to the next note, or while they go on past an empty line."""
        if not last:
            return lines
        for index in range(1, len(lines)):
            if self.text.count("\n", lines[index - 1].end, lines[index].start) > 1 and not self._continues(
                lines, index
            ):
                return lines[:index]
        return lines

    def _continues(self, lines: Sequence[Line], index: int) -> bool:
        rest = max(width(line.words) for line in lines[index:])
        if rest > WIDTH_IN_SMALL_TYPE * self.measure or (
            len(lines) - index <= 2 and not is_open(lines[index - 1].words)
        ):
            return True
        own = max(width(line.words) for line in lines[:index])
        return is_open(lines[index - 1].words) and (
            own <= WIDTH_IN_SMALL_TYPE * self.measure or len(lines) - index <= 4
        )

    def _note_width(self) -> float:
        """How wide a full line of the notes is: the first lines of those that were found are certainly theirs."""
        widths = sorted(
            width(line)
            for note in self.found
            for line in self.text[slice(*note.stretches[0])].split("\n")[1:4][:-1]
            if line.strip()
        )
        return widths[len(widths) // 2] if len(widths) >= 3 else 1.14 * self.measure
