"""The lines of a column: runs on one base line in their order, with the blanks between words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from statistics import median

from .directions import gaps_between, is_plain, stretches
from .glyphs import Glyph, PdfPage
from .runs import GlyphRun, gap_of, is_ideograph, main_of, rows_of

BLANK = 0.16
"""Of the size: a gap from which a blank is meant. TeX shrinks a blank to .22, and kerns letters by less than .08."""
LIKELY_BLANK = 0.06
"""Of the size: enough where PDFium takes a blank for meant: a letter that leans over its width narrows it."""
BLANK_TO_THE_LEFT = 0.1
"""Of the size: enough for a blank that the file has, in lines that run to the left: the library moves some of them to
the other side of a sign."""
BLANK_OF_IDEOGRAPHS = 0.6
SPACED = 0.08
"""Of the size: where letters stand further apart than this, the line is letter-spaced."""
ONE_LETTER_WORDS = "AIОВЯИСУКАÀÉÓYE"
DROPPED = 1.7
"""Times the body's size: a capital that large, over two lines, is dropped."""


@dataclass(frozen=True, eq=False)
class TypeLine:
    """One line of a column."""

    chars: tuple[Glyph, ...]
    """In the order in which they are read."""
    gaps: frozenset[int]
    """Places in it before which a blank stands."""
    left: float
    right: float
    base: float
    size: float
    page: int
    column: int = 0
    """A number for each column of each page, in reading order."""
    margins: tuple[float, float] = (0.0, 0.0)
    """The left and right edges of the type in its column."""
    edge: float = 0.0
    """Where a full line that begins where it does would end: of a quotation, before the column's right edge."""

    @property
    def top(self) -> float:
        return self.base - 0.75 * self.size

    @cached_property
    def text(self) -> str:
        """Its words."""
        return "".join(" " * (at in self.gaps) + char.text for at, char in enumerate(self.chars))

    @property
    def indent(self) -> float:
        """Of its left edge, in points."""
        return self.left - self.margins[0]

    @property
    def short(self) -> float:
        """By how many points it ends before the right edge of its column."""
        return self.margins[1] - self.right

    @property
    def room(self) -> float:
        """By how many points it ends before its own edge."""
        return self.edge - self.right

    @cached_property
    def bold(self) -> float:
        """The share of its letters that are bold."""
        return _share([char.font.bold for char in self.chars if char.text.isalnum()])

    @cached_property
    def italic(self) -> float:
        """The same of letters in italics."""
        return _share([char.font.italic for char in self.chars if char.text.isalnum()])

    def from_(self, at: int) -> TypeLine:
        """Without its first letters."""
        chars = self.chars[at:]
        gaps = frozenset(place - at for place in self.gaps if place > at)
        return replace(self, chars=chars, gaps=gaps)


def _share(found: Sequence[bool]) -> float:
    return sum(found) / max(1, len(found))


def lines_of(runs: Sequence[GlyphRun], page: PdfPage, body: float) -> list[TypeLine]:
    """The lines of one column, from the top."""
    dropped = [run for run in runs if _is_dropped(run, runs, body)]
    others = [run for run in runs if run not in dropped] if dropped else runs
    lines = [_line(row, page) for row in rows_of(others)]
    for initial in dropped:
        lines = _with_initial(lines, initial)
    return lines


def _is_dropped(run: GlyphRun, runs: Sequence[GlyphRun], body: float) -> bool:
    letters = run.text.strip("«»„“”‘’'\"")
    if not (run.size >= DROPPED * body and 1 <= len(letters) <= 2 and letters.isupper()):
        return False
    top, foot = run.base - 0.7 * run.size, run.base + 0.3 * body
    small = [one for one in runs if one.size < run.size / 1.4 and run.right - body < one.left < run.right + 2 * body]
    return len({round(one.base) for one in small if top < one.base <= foot}) >= 2


def _with_initial(lines: Sequence[TypeLine], initial: GlyphRun) -> list[TypeLine]:
    """The dropped capital opens the first of the lines beside it; all of them begin where it does."""
    top = initial.base - 0.8 * initial.size
    inside = (top < line.base <= initial.base + 0.3 * line.size and line.left > initial.left for line in lines)
    beside = [n for n, is_beside in enumerate(inside) if is_beside]
    out = list(lines)
    for n in beside:
        out[n] = replace(lines[n], left=initial.left)
    if beside:
        first, count = out[beside[0]], len(initial.chars)
        gaps = frozenset(at + count for at in first.gaps)
        if _stands_alone(initial, first):
            gaps |= {count}
        out[beside[0]] = replace(first, chars=initial.chars + first.chars, gaps=gaps)
    return out


def _stands_alone(initial: GlyphRun, first: TypeLine) -> bool:
    """Whether the capital is a word: the next letter begins another."""
    second, third = (char.text for char in (*first.chars, *first.chars)[:2])
    return initial.text in ONE_LETTER_WORDS and second.isupper() and third.islower()


def _line(row: Sequence[GlyphRun], page: PdfPage) -> TypeLine:
    """Runs in their order, with the blanks between letters."""
    if is_plain(row, page.mirrored):
        parts = [tuple(char for run in sorted(row, key=lambda run: run.left) for char in run.chars)]
        apart: list[float] = []
    else:
        found = stretches(row, page.mirrored)
        parts, apart = [one.chars for one in found], gaps_between(found)
    chars = tuple(char for part in parts for char in part)
    main = main_of(chars)
    left, right = min(run.left for run in row), max(run.right for run in row)
    between = list(_between(parts, apart, page.mirrored))
    return TypeLine(chars, frozenset(_gaps(chars, between, page)), left, right, main.base, main.size, page.number)


def _between(parts: Sequence[Sequence[Glyph]], apart: Sequence[float], mirrored: bool) -> Iterator[float]:
    """How far each letter stands from the one before it, in ems; between stretches, as these stand."""
    for n, part in enumerate(parts):
        if n:
            yield apart[n - 1] / max(parts[n - 1][-1].size, part[0].size)
        yield from (gap_of(a, b, mirrored) / max(a.size, b.size) for a, b in pairwise(part))


def _gaps(chars: Sequence[Glyph], between: Sequence[float], page: PdfPage) -> Iterator[int]:
    """Before which letters a blank stands: the file has one, or they stand apart."""
    bare = [gap for gap, char in zip(between, chars[1:], strict=True) if char.order not in page.blanks]
    spaced = max(0.0, median(bare)) if len(bare) > 3 else 0.0
    blank = 1.7 * spaced if spaced > SPACED else BLANK
    for at, (last, char) in enumerate(pairwise(chars), 1):
        wide = LIKELY_BLANK if char.order in page.likely and spaced <= SPACED else blank
        if is_ideograph(last.text) or is_ideograph(char.text):
            wide = BLANK_OF_IDEOGRAPHS if page.blanks else blank
        told = char.order in page.blanks and (not page.mirrored or between[at - 1] > BLANK_TO_THE_LEFT)
        if told or between[at - 1] > wide:
            yield at
