"""Lines and blocks of a text under repair, and what their ends say about the sentence that runs through them."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from statistics import median

from .widths import width

CLOSED = re.compile(r"""[.?!…]["”’')\]»›]*[\s\d,]{0,9}$""")
"""The end of a sentence, perhaps under a closing quotation mark and a note's number."""
LONGEST_END = 60
"""Characters: so many are looked at for the end of a sentence, however long the line is."""
LOW = re.compile(r"""["“‘('«„\[]*[^\W\d_]""")
"""The first letter of a line, after opening marks."""
FIRST_WORD = re.compile(r"\S+")
OPENING = re.compile(r"""["“‘«(\[]*[A-ZÀ-ÖØ-ÞА-ЯЁ0-9"“‘«]|[•▪‣◦]""")
"""How a sentence begins."""
OVERFULL = 1.25
"""Times a full line: wider ones are two."""
HYPHENS = "-‐/–—"
REFERENCES = re.compile(
    r"(references?|bibliograph(y|ie|ía)|works cited|literature( cited)?|sources|literatur(verzeichnis)?|"
    r"referências( bibliográficas)?|bibliografi[ae]|bibliografía|obras citadas|"
    r"références|referencias|список литературы|литература|参考文献)\W*$",
    re.IGNORECASE,
)
"""A heading under which a list of works stands."""


REMEMBERED = 2
"""Texts: the rules ask one after the other for the lines of the same one."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a text's words, without its line break."""

    start: int
    end: int
    text: str
    words: str
    """Its text without the blanks at both ends."""

    @property
    def trails(self) -> bool:
        """Whether it ends in a blank, as lines do that an extraction tool broke between words."""
        return self.text[-1:].isspace()


@dataclass(frozen=True, slots=True)
class Block:
    """Lines with no empty line between them."""

    lines: tuple[Line, ...]

    @property
    def start(self) -> int:
        return self.lines[0].start

    @property
    def end(self) -> int:
        return self.lines[-1].end

    @property
    def words(self) -> str:
        return " ".join(line.words for line in self.lines)


@lru_cache(maxsize=REMEMBERED)
def lines(text: str) -> tuple[Line, ...]:
    """All lines, empty ones too."""
    found, at = [], 0
    for part in text.split("\n"):
        found.append(Line(at, at + len(part), part, part.strip()))
        at += len(part) + 1
    return tuple(found)


@lru_cache(maxsize=REMEMBERED)
def blocks(text: str) -> tuple[Block, ...]:
    """All blocks, in order."""
    found: list[Block] = []
    group: list[Line] = []
    for line in [*lines(text), Line(len(text), len(text), "", "")]:
        if line.words:
            group.append(line)
        elif group:
            found.append(Block(tuple(group)))
            group = []
    return tuple(found)


def is_open(words: str) -> bool:
    """Whether a sentence is still under way at the end of these words."""
    words = words.rstrip()
    return bool(words) and not CLOSED.search(words, max(0, len(words) - LONGEST_END))


def goes_on(words: str) -> bool:
    """Whether these words begin in the middle of a sentence: with a small letter, or a mark that opens none."""
    words = words.lstrip()
    first = LOW.match(words)
    return (bool(first) and first.group()[-1].islower()) if first else words[:1] in {"–", "—", "-", ",", ";", ")", "%"}


@lru_cache(maxsize=REMEMBERED)
def is_wrapped(text: str) -> bool:
    """Whether paragraphs are broken into lines: most lines that have a next one end in the middle of a sentence."""
    filled = [block for block in blocks(text) if len(block.lines) > 1]
    inner = [line for block in filled for line in block.lines[:-1]]
    return bool(inner) and sum(is_open(line.words) for line in inner) > 0.5 * len(inner)


def trailing_blanks(text: str) -> bool:
    """Whether lines broken between words end in a blank here; one that does not was ended on purpose."""
    inner = [
        line
        for block in blocks(text)
        for line in block.lines[:-1]
        if is_open(line.words) and line.words[-1] not in "-/"
    ]
    return len(inner) > 5 and sum(line.trails for line in inner) > 0.85 * len(inner)


@dataclass(frozen=True)
class Measure:
    """How full the lines of a text are, to tell a line that was ended on purpose from one that was broken."""

    convention: bool
    """Whether a blank at the end marks a broken line."""
    full: tuple[tuple[int, float], ...]
    """Offset and width of lines that were certainly broken, not ended."""
    slack: float = 0.97
    """Of the lines around: a line that the next word would not have filled so far was ended."""

    @staticmethod
    @lru_cache(maxsize=REMEMBERED)
    def of(text: str) -> Measure:
        """Measures the lines whose sentence goes on in the next."""
        full, needed = [], []
        for block in blocks(text):
            for line, after in zip(block.lines, block.lines[1:], strict=False):
                if is_open(line.words) and goes_on(after.words):
                    full.append((line.start, width(line.words)))
                    needed.append(0.0 if line.words[-1] in HYPHENS else _with_next(line, after))
        measure = Measure(trailing_blanks(text), tuple(full))
        if measure.convention:
            return replace(measure, slack=0.85)
        ratios = [need / measure.breadth(at) for (at, _), need in zip(full, needed, strict=True) if need]
        return replace(measure, slack=_slack([ratio for ratio in ratios if ratio <= OVERFULL]))

    def around(self, offset: int, count: int = 8) -> list[float]:
        """Widths of the certainly full lines nearest to an offset."""
        at = bisect_left(self.full, (offset, 0.0))
        nearest = sorted(self.full[max(0, at - count) : at + count], key=lambda place: abs(place[0] - offset))[:count]
        return sorted(width for _, width in nearest)

    def ended(self, line: Line, after: Line) -> bool:
        """Whether a line was ended on purpose: it lacks the blank of broken lines, or the next word would have fitted
        well."""
        if self.convention and not line.trails and line.words[-1:] not in "-/":
            return True
        if not self.full or not FIRST_WORD.search(after.text):
            return False
        needed, full = _with_next(line, after), self.breadth(line.start)
        if self.convention:
            near = self.around(line.start)
            return needed <= self.slack * median(near) and needed <= near[min(1, len(near) - 1)]
        own = width(line.words)
        while full and own > OVERFULL * full:  # a tool that closes a hyphen leaves two lines of the page on one
            own, needed = own - full, needed - full
        return needed <= self.slack * full

    def breadth(self, offset: int) -> float:
        """The width of a full line near an offset; lines that a tool made of two do not count."""
        near = self.around(offset, 14)
        widest = OVERFULL * median(near) if near else 0.0
        single = [width for width in near if width <= widest]
        return median(single) if single else 0.0


def _with_next(line: Line, after: Line) -> float:
    """How wide a line would be with the first word of the next."""
    word = FIRST_WORD.search(after.text)
    return width(line.words + " " + (word.group() if word else ""))


def _slack(ratios: Sequence[float]) -> float:
    """What a text's own broken lines show: hardly one of them had room for the next word."""
    if len(ratios) < 25:
        return 0.97
    return min(1.03, max(0.85, sorted(ratios)[len(ratios) // 50] - 0.005))


def rising(numbers: Sequence[int]) -> bool:
    """Whether each number is larger than the one before."""
    return all(a < b for a, b in itertools.pairwise(numbers))
