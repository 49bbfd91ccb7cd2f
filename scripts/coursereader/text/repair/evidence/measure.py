"""How full the lines of a text are: which were broken because they were full, and which were ended on purpose."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from statistics import median

from .full_lines import OVERFULL, FullLine, FullLines, Suited, suited
from .lines import HYPHENS, TEXTS_REMEMBERED, Line, blocks_of, first_word, is_open, runs_through, trailing_blanks
from .widths import TYPEFACES, Typeface

WIDTH_OF_WORDS_ALONE = 0.95
"""Of a full line: what its words alone take at least, where they end in a hyphen."""
WIDTH_OF_A_SYLLABLE = 1.2
"""What would not have fitted behind a hyphen, in the size of the type."""
LEAST_OF_A_FIRST_LINE = 0.85
"""Of a full line: no indent leaves less."""
LINES_THAT_TELL = 25
"""Lines that tell how sharp the measure is."""
FULL_LINES_BESIDE = 8
"""Full lines that tell how wide a line is beside which another has room, where blanks tell the rest."""
FULL_LINES_SAMPLED = 400
"""Full lines that tell the face of the text."""


@dataclass(frozen=True)
class Measure:
    """How full the lines of a text are, to tell a line that was ended on purpose from one that was broken."""

    blank_marks_break: bool
    """Whether a blank at the end marks a broken line."""
    face: Typeface
    full: FullLines
    """Lines that were certainly broken."""
    slack: float = 0.97
    """Of the lines around: a line that the next word would not have filled so far was ended."""
    overfull: float = OVERFULL
    """Of the lines around: a wider line is two."""
    first: float = 1.0
    """Of the lines around: the measure of a paragraph's first line, where an indent that is lost made it less."""

    @staticmethod
    @lru_cache(maxsize=TEXTS_REMEMBERED)
    def of(text: str) -> Measure:
        """Measures the lines whose sentence goes on in the next."""
        return _measured(text)

    def width(self, words: str) -> float:
        """The width of words in one line of this text."""
        return self.face.width(words)

    def ended(self, line: Line, after: Line, first: bool = False) -> bool:
        """Whether a line, perhaps the first of its paragraph, was ended on purpose: it lacks the blank of broken lines,
        or the next word would have fitted well."""
        if self.blank_marks_break and not line.trails and line.words[-1:] not in "-/":
            return True
        if not self.full or not first_word(after.text):
            return False
        key = (line.start, line.end, after.start, after.end, first)
        found = self._ended.get(key)
        if found is None:
            found = self._ended[key] = self._had_room(line, after, first)
        return found

    @cached_property
    def _ended(self) -> dict[tuple[int, int, int, int, bool], bool]:
        """What was found out: half a dozen rules ask of each line."""
        return {}

    def _had_room(self, line: Line, after: Line, first: bool) -> bool:
        """Whether the next word would have fitted well."""
        needed, full = _with_next(self.face, line, after), self.breadth(line.start)
        if self.blank_marks_break:
            near = sorted(self.full.around(line.start, FULL_LINES_BESIDE))
            return needed <= self.slack * median(near) and needed <= near[min(1, len(near) - 1)]
        own = self.width(line.words)
        while full and own > self.overfull * full:  # a tool that closes a hyphen leaves two lines of the page on one
            own, needed = own - full, needed - WIDTH_OF_WORDS_ALONE * full
        return needed <= self._room(line.start) * (self.first if first else 1.0)

    def opens(self, line: Line, after: Line) -> bool:
        """Whether a line was broken though the next word fitted: the indent before it is lost."""
        if self.first == 1 or not _runs_on(line, after) or line.words[-1] in HYPHENS:
            return False
        return (
            LEAST_OF_A_FIRST_LINE * self.breadth(line.start)
            <= _with_next(self.face, line, after)
            <= self._room(line.start)
        )

    def _room(self, offset: int) -> float:
        """The width below which a line certainly had room for more."""
        return self.slack * self.full.suited(offset).low

    def breadth(self, offset: int) -> float:
        """The measure near an offset."""
        found = self.full.suited(offset)
        return (found.low + found.high) / 2


@lru_cache(maxsize=8)
def _measured(text: str) -> Measure:
    """The face is the one in which the widths of the full lines agree best."""
    broken = list(_broken(text))
    blank_marks_break = trailing_blanks(text)
    middle = max(0, (len(broken) - FULL_LINES_SAMPLED) // 2)
    face = max(TYPEFACES, key=lambda face: _agreement(_full(face, broken[middle : middle + FULL_LINES_SAMPLED])))
    measure = Measure(blank_marks_break, face, FullLines(tuple(_full(face, broken))))
    if blank_marks_break:
        return replace(measure, slack=0.85)
    owns = sorted(line.own / measure.breadth(line.start) for line in measure.full.lines)
    slack, overfull = _bounds([own for own in owns if own <= OVERFULL])
    measure = replace(measure, slack=slack, overfull=overfull)
    return replace(measure, first=_first(list(_openings(text, measure)), measure.slack))


def _openings(text: str, measure: Measure) -> Iterable[FullLine]:
    """Full lines behind one that was ended, in shares of the measure: they begin a paragraph."""
    for block in blocks_of(text):
        for above, line, after in zip(block.lines, block.lines[1:], block.lines[2:], strict=False):
            if not is_open(above.words) and measure.ended(above, line):
                for full in _full(measure.face, [(line, after, True)] if _runs_on(line, after) else []):
                    breadth = measure.breadth(line.start)
                    yield replace(full, own=full.own / breadth, needed=full.needed / breadth)


def _first(openings: Sequence[FullLine], slack: float) -> float:
    """The measure of the first lines of paragraphs: less than the full one where several had room for the next word,
    as no other line has."""
    short = [line for line in openings if not line.hyphen and LEAST_OF_A_FIRST_LINE <= line.needed <= slack]
    if len(short) < 2 or len(short) < 0.1 * len(openings):
        return 1.0
    return min(1.0, max(_suited(openings).low, short[0].own))


def _bounds(owns: Sequence[float]) -> tuple[float, float]:
    """What a text's own full lines show: hardly one is wider than the measure, by more than the face is misjudged or
    blanks were shrunk; by as much a line that had no room may seem to have some."""
    if len(owns) < LINES_THAT_TELL:
        return 0.97, OVERFULL
    over = max(0.0, owns[-1 - len(owns) // 30] - 1)
    return max(0.85, 0.997 - over), min(OVERFULL, 1.03 + over)


def _broken(text: str) -> Iterable[tuple[Line, Line, bool]]:
    """Lines that were certainly broken, each with the next, and whether it may be the first of its paragraph."""
    for block in blocks_of(text):
        for index, (line, after) in enumerate(itertools.pairwise(block.lines)):
            if _runs_on(line, after):
                yield line, after, not index or not is_open(block.lines[index - 1].words)


def _runs_on(line: Line, after: Line) -> bool:
    return runs_through(line.words, after.words)


def _full(face: Typeface, broken: Iterable[tuple[Line, Line, bool]]) -> list[FullLine]:
    found = []
    for line, after, first in broken:
        hyphen = line.words[-1] in HYPHENS
        own = face.width(line.words)
        needed = own + WIDTH_OF_A_SYLLABLE if hyphen else _with_next(face, line, after)
        found.append(FullLine(line.start, own, needed, hyphen, first))
    return found


def _with_next(face: Typeface, line: Line, after: Line) -> float:
    """How wide a line would be with the first word of the next."""
    return face.width_with(line.words, first_word(after.text))


def _agreement(full: Sequence[FullLine]) -> float:
    """The share of full lines that one measure suits."""
    return _suited(full).count / len(full) if full else 0.0


def _suited(full: Sequence[FullLine]) -> Suited:
    return suited([line.own for line in full], [line.needed for line in full])
