"""Notes at the feet of pages: where a page's last lines begin with the number of a mark that stands higher up on it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from ..repair import word_list
from .draft import Draft
from .lines import Line, goes_on, is_open
from .sheets import Sheet, sheets
from .widths import width

START = re.compile(r"^\s*[\[(]?(\d{1,3})[\])]?[.)]?(?:\s+(?=[^\s\d])|\s*$|(?=[^\W\d_a-z]|[\"“«„(]))")
SMALLER = 1.08
"""Times the width of the body's lines: so much more fits on a line of smaller type."""
LONGEST = 40
"""Lines: the notes of one page are not so many, what follows is more of the text."""
NO_REST = 0.3
"""What it costs to say that a note which breaks off has no rest."""
LINE_COST = 0.03
"""What each line of such a rest costs: most notes end within a few."""
LONGEST_WORD = 100
"""Characters: more are not looked at to see whether a note breaks off, and in which word."""
HALF = re.compile(r"([^\W\d_]+)-$")
FIRST = re.compile(r"[^\W\d_]+")
LONGEST_SEARCH = 150
"""Lines: so far down a page the next column is looked for; no page has so many lines of notes."""
FARTHEST = 14
"""Lines that a note may bring over from the page before."""


@dataclass(frozen=True)
class Foot:
    """A note's body, in one or more stretches of the body's words."""

    number: int
    stretches: tuple[tuple[int, int], ...]


@dataclass
class _Finder:
    """Goes through the pages with the number that is expected next."""

    text: str
    marks: dict[int, list[int]]
    """Places of numbers that may be marks."""
    raised: dict[int, int]
    """Numbers by the line starts at which a raised one was taken out."""
    measure: float
    """How wide the body's full lines are."""
    language: str
    heard: frozenset[str]
    """The words of the text in small letters."""
    columns_known: bool
    """Whether the columns of a page are divided, so that notes go to the foot of each."""
    expected: int = 0
    found: list[Foot] = field(default_factory=list)

    def page(self, sheet: Sheet, start: int, following: str) -> None:
        """Adds the notes at the feet of one page, or of each column of it; the page begins at an offset."""
        rest: Sequence[Line] = sheet.filled
        while rest:
            begins = self._first(rest, start)
            zone = self._set_alike(rest[begins:])
            after = rest[begins + len(zone)].words if begins + len(zone) < len(rest) else following
            self._add_carried(rest, begins, after)
            self._add(zone, start)
            rest = rest[begins + len(zone) :]

    def _first(self, filled: Sequence[Line], start: int) -> int:
        """Index of the line that begins the next note; the number of lines where none does."""
        for index, line in enumerate(filled):
            number = self._number(line)
            if number and index and self._fits(number, line, start):
                return index
        return len(filled)

    def _set_alike(self, lines: Sequence[Line]) -> Sequence[Line]:
        """Lines from a note's first one down to where lines of the body's width begin again: the next column."""
        lines = lines[:LONGEST_SEARCH]
        if self.columns_known:
            return lines
        wide = [width(line.words) > SMALLER * self.measure for line in lines]
        for index in range(1, len(lines) - 2):
            near = wide[max(0, index - 4) : index]
            body = sum(width(line.words) >= 0.8 * self.measure for line in lines[index : index + 6])
            if sum(near) >= max(1, len(near) - 1) and body >= 3 and not any(wide[index : index + 6]):
                return lines[:index]
        if len(lines) > LONGEST:
            ends = [
                at for at in range(1, len(lines)) if not is_open(lines[at - 1].words) and not self._number(lines[at])
            ]
            short = [at for at in ends if width(lines[at - 1].words) < 0.85 * self.measure]
            return lines[: next(iter([*short, *ends]), 1)]
        return lines

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
            self.found.append(Foot(number, ((lines[0].start, lines[-1].end),)))

    def _add_carried(self, filled: Sequence[Line], begins: int, following: str) -> None:
        carried = self._carried(filled, begins, following) if self.found else None
        if carried:
            last = self.found[-1]
            self.found[-1] = Foot(last.number, (*last.stretches, carried))

    def _number(self, line: Line) -> int:
        if line.start in self.raised:
            return self.raised[line.start]
        found = START.match(line.text)
        return int(found[1]) if found else 0

    def _fits(self, number: int, line: Line, start: int, within: bool = False) -> bool:
        """Whether a note may begin here: it is the next, and its mark stands on this page above it."""
        places = self.marks.get(number, [])
        marked = bisect_left(places, start) < bisect_left(places, line.start)
        if not self.expected:
            return marked
        return (number == self.expected and (marked or within)) or (
            self.expected < number <= self.expected + 3 and marked
        )

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
        if rest > SMALLER * self.measure or (len(lines) - index <= 2 and not is_open(lines[index - 1].words)):
            return True
        own = max(width(line.words) for line in lines[:index])
        return is_open(lines[index - 1].words) and (own <= SMALLER * self.measure or len(lines) - index <= 4)

    def _carried(self, filled: Sequence[Line], begins: int, following: str) -> tuple[int, int] | None:
        """Lines above the first note of a page, or its last, that go on with the last note of the page before."""
        start, end = self.found[-1].stretches[-1]
        words = self.text[max(start, end - LONGEST_WORD) : end].rstrip()
        if not is_open(words):
            return None
        note = self._note_width()
        fitness = {
            first: self._fitness(filled, first, begins, words, following, note)
            for first in range(max(min(1, begins), begins - FARTHEST), begins + 1)
        }
        best = max(fitness, key=lambda first: (fitness[first], first == begins))
        return None if best == begins else (filled[best].start, filled[begins - 1].end)

    def _fitness(self, filled: Sequence[Line], first: int, end: int, words: str, following: str, note: float) -> float:
        """How well a page's last lines, from one on, read as the rest of a note: by their type, their words and the
        gap above."""
        rows = [width(line.words) for line in filled[max(0, end - FARTHEST - 1) : end]]
        split = first - max(0, end - FARTHEST - 1)
        alike = sum(_likeness(row, self.measure) for row in rows[:split]) + sum(
            _likeness(row, note) for row in rows[split:-1]
        )
        if first == end:
            return alike - NO_REST
        line, above = filled[first], filled[first - 1]
        apart = self.text.count("\n", above.end, line.start) > 1
        joins = self._makes_word(words, line.words) if words.endswith("-") else 0.2 * goes_on(line.words)
        meets = is_open(above.words) == goes_on(following) or above.words.endswith("-")
        return alike + joins + 0.25 * apart + 0.15 * meets - LINE_COST * (end - first)

    def _makes_word(self, words: str, line: str) -> float:
        """Whether the halves of a broken word make one that is known."""
        left, right = HALF.search(words), FIRST.match(line)
        if not left or not right:
            return -0.2
        joined = (left[1] + right[0]).casefold()
        return 0.5 if joined in self.heard or word_list.frequency(joined, self.language) > 2 else -0.2

    def _note_width(self) -> float:
        """How wide a full line of the notes is, as far as any were found."""
        widths = sorted(
            width(line)
            for foot in self.found[-8:]
            for line in self.text[slice(*foot.stretches[0])].split("\n")[:-1]
            if line.strip()
        )
        return widths[len(widths) // 2] if len(widths) >= 3 else 1.14 * self.measure


def _likeness(row: float, full: float) -> float:
    """0 for a line as wide as the full ones; the less alike, the lower, to a bound: last lines are short anywhere."""
    return -min(abs(row - full) / full, 0.12) if full else 0.0


def feet(draft: Draft, glued: Iterable[tuple[int, int]]) -> list[Foot]:
    """The notes at the feet of all pages; `glued` are the places and values of numbers that may be marks."""
    pages = sheets(draft)
    if len(pages) < 2:
        return []
    marks: dict[int, list[int]] = {}
    for at, number in glued:
        marks.setdefault(number, []).append(at)
    raised = {mark.at: int(mark.value) for mark in draft.marks("note-mark") if mark.value.isdecimal()}
    for at, number in raised.items():
        marks.setdefault(number, []).append(at)
    for places in marks.values():
        places.sort()
    heard = frozenset(re.findall(r"[^\W\d_]+", draft.text.casefold()))
    whole = _page_starts(draft)
    divided, language, measure = bool(draft.marks("column-break")), word_list.language(heard), _measure(pages)
    runs = []
    for first in (1, 0):  # an extract may begin with a later note, but `22 years` at a line's start is none
        finder = _Finder(draft.text, marks, raised, measure, language, heard, divided, first)
        _go_through(finder, pages, whole)
        runs.append(finder.found)
    return max(runs, key=len)


def _go_through(finder: _Finder, pages: Sequence[Sheet], whole: Sequence[int]) -> None:
    for sheet, after in zip(pages, [*pages[1:], None], strict=True):
        following = next((line.words for line in after.filled), "") if after else ""
        finder.page(sheet, whole[bisect_right(whole, sheet.rows[0].end) - 1], following)


def _page_starts(draft: Draft) -> list[int]:
    return [0, *sorted(mark.at for mark in draft.marks("page-break"))]


def _measure(pages: Sequence[Sheet]) -> float:
    """How wide a full line of the body is: the middle of the widths that most lines have."""
    widths = sorted(width(line.words) for sheet in pages for line in sheet.filled)
    best: Sequence[float] = ()
    end = 0
    for start in range(len(widths)):
        while end < len(widths) and widths[end] <= 1.1 * widths[start]:
            end += 1
        if end - start > len(best):
            best = widths[start:end]
    return best[len(best) // 2] if best else 0.0
