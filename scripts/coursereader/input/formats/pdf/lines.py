"""From characters to lines: runs of letters side by side, and the lines that runs on one base line make."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from statistics import median

from .characters import Glyph, PdfPage

WIDEST_GAP = 0.7
"""Of the type's size: letters further apart may stand in two columns; a gutter is seldom less than one."""
OVERLAP = 0.6
"""Of the type's size, by which a letter may begin before the last one ends: kerning, an accent set over a letter."""
MOST_RAISED, LEAST_OF_A_SIZE = 0.62, 0.5
"""Of the larger size: the base line of a note's mark or of a formula's index stands no further away, and its type is not
smaller. What is half as large is text beside a dropped capital."""
SAME_BASE = 0.12
"""Of the size: base lines that differ less are one."""
BLANK = 0.16
"""Of the size: a gap from which a blank is meant. TeX shrinks a blank to .22, and kerns letters by less than .08."""
BLANK_OF_IDEOGRAPHS = 0.6
SPACED = 0.08
"""Of the size: where letters stand further apart than this, the line is letter-spaced."""
ONE_LETTER_WORDS = "AIОВЯИСУКАÀÉÓYE"
DROPPED = 1.7
"""Times the body's size: a capital that large, over two lines, is dropped."""


@dataclass(frozen=True)
class GlyphRun:
    """Letters that follow each other closely in the file."""

    chars: tuple[Glyph, ...]

    @cached_property
    def left(self) -> float:
        return min(char.left for char in self.chars)

    @cached_property
    def right(self) -> float:
        return max(char.right for char in self.chars)

    @cached_property
    def main(self) -> Glyph:
        """A letter of the size that most of them have."""
        return _main(self.chars)

    @property
    def base(self) -> float:
        return self.main.base

    @property
    def size(self) -> float:
        return self.main.size

    @property
    def top(self) -> float:
        return self.base - 0.75 * self.size

    @cached_property
    def text(self) -> str:
        return "".join(char.text for char in self.chars)


@dataclass(frozen=True)
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

    def share(self, of: str) -> float:
        """The share of its letters whose font is `bold` or `italic`."""
        letters = [char for char in self.chars if char.text.isalnum()]
        return sum(getattr(char.font, of) for char in letters) / max(1, len(letters))

    def from_(self, at: int) -> TypeLine:
        """Without its first letters."""
        chars = self.chars[at:]
        gaps = frozenset(place - at for place in self.gaps if place > at)
        return replace(self, chars=chars, gaps=gaps)


def _main(chars: Sequence[Glyph]) -> Glyph:
    counts = Counter((round(char.size, 1), round(char.base, 1)) for char in chars)
    most = counts.most_common(1)[0][0]
    return next(char for char in chars if (round(char.size, 1), round(char.base, 1)) == most)


def runs_of(page: PdfPage) -> list[GlyphRun]:
    """The runs of a page, in the file's order."""
    found: list[list[Glyph]] = []
    for char in page.chars:
        if found and _follows(found[-1][-1], char):
            found[-1].append(char)
        else:
            found.append([char])
    return [GlyphRun(tuple(chars)) for chars in found]


def is_right_to_left(letters: str) -> bool:
    """Whether most letters are of a script that runs to the left."""
    kinds = Counter(unicodedata.bidirectional(letter) for letter in letters if letter.isalpha())
    return kinds["R"] + kinds["AL"] > kinds["L"]


def _gap(last: Glyph, char: Glyph) -> float:
    """Between two letters; to the left, where the script runs so."""
    gap = char.left - last.right
    if gap < -OVERLAP * char.size and is_right_to_left(last.text + char.text):
        return last.left - char.right
    return gap


def _follows(last: Glyph, char: Glyph) -> bool:
    rise = abs(char.base - last.base)
    size = max(last.size, char.size)
    if rise < SAME_BASE * size:
        return -OVERLAP * size < _gap(last, char) < WIDEST_GAP * size
    if min(last.size, char.size) < LEAST_OF_A_SIZE * size:
        return False
    return rise < MOST_RAISED * size and -0.3 * size < _gap(last, char) < 0.5 * size


def rows_of(runs: Iterable[GlyphRun]) -> list[list[GlyphRun]]:
    """Runs on one base line together, from the top of the page; raised ones with the line beside them."""
    rows: list[list[GlyphRun]] = []
    for run in sorted(runs, key=lambda run: (run.base, run.left)):
        if rows and run.base - rows[-1][0].base < max(1.0, 0.2 * min(run.size, rows[-1][0].size)):
            rows[-1].append(run)
        else:
            rows.append([run])
    return _with_raised(rows)


def _with_raised(rows: list[list[GlyphRun]]) -> list[list[GlyphRun]]:
    """Rows of small letters that hang between the runs of a larger row are part of it."""
    whole = [row for row in rows]
    for index, row in enumerate(rows):
        for other in (index + 1, index - 1):
            if 0 <= other < len(rows) and _hangs(row, rows[other]):
                joined = next(one for one in whole if one is rows[other] or rows[other][0] in one)
                whole = [one for one in whole if one is not row and one is not joined]
                whole.append([*joined, *row])
                break
    return sorted(whole, key=lambda row: max(row, key=lambda run: len(run.chars)).base)


def _hangs(row: Sequence[GlyphRun], line: Sequence[GlyphRun]) -> bool:
    size = max(run.size for run in line)
    return (
        max(run.size for run in row) <= 0.85 * size
        and sum(len(run.chars) for run in row) < sum(len(run.chars) for run in line)
        and -0.3 * size < line[0].base - row[0].base < 0.7 * size
        and all(any(abs(run.left - other.right) < 0.5 * size or abs(other.left - run.right) < 0.5 * size for other in line) for run in row)
        and not any(run.left < other.right - 1 and other.left < run.right - 1 for run in row for other in line)
    )  # fmt: skip


def lines_of(runs: Sequence[GlyphRun], page: PdfPage, body: float) -> list[TypeLine]:
    """The lines of one column, from the top."""
    dropped = [run for run in runs if _is_dropped(run, runs, body)]
    others = [run for run in runs if run not in dropped]
    lines = [_line(row, page) for row in rows_of(others)]
    for initial in dropped:
        lines = _with_initial(lines, initial)
    return lines


def _is_dropped(run: GlyphRun, runs: Sequence[GlyphRun], body: float) -> bool:
    letters = run.text.strip("«»„“”‘’'\"")
    if not (run.size >= DROPPED * body and 1 <= len(letters) <= 2 and letters.isupper()):
        return False
    top = run.base - 0.7 * run.size
    beside = {round(one.base) for one in runs if top < one.base <= run.base + 0.3 * body and one.size < run.size / 1.4 and run.right - body < one.left < run.right + 2 * body}  # fmt: skip
    return len(beside) >= 2


def _with_initial(lines: Sequence[TypeLine], initial: GlyphRun) -> list[TypeLine]:
    """The dropped capital opens the first of the lines beside it; all of them begin where it does."""
    top = initial.base - 0.8 * initial.size
    beside = [n for n, line in enumerate(lines) if top < line.base <= initial.base + 0.3 * line.size and line.left > initial.left]  # fmt: skip
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
    leftward = is_right_to_left("".join(run.text for run in row))
    ordered = sorted(row, key=lambda run: -run.right if leftward else run.left)
    chars = tuple(char for run in ordered for char in run.chars)
    main = _main(chars)
    left, right = min(run.left for run in row), max(run.right for run in row)
    return TypeLine(chars, frozenset(_gaps(chars, page)), left, right, main.base, main.size, page.number)


def _gaps(chars: Sequence[Glyph], page: PdfPage) -> Iterator[int]:
    """Before which letters a blank stands: the file has one, or they stand apart."""
    between = [(_gap(a, b)) / max(a.size, b.size) for a, b in pairwise(chars)]
    bare = [gap for gap, char in zip(between, chars[1:], strict=True) if char.index not in page.blanks]
    spaced = max(0.0, median(bare)) if len(bare) > 3 else 0.0
    blank = 1.7 * spaced if spaced > SPACED else BLANK
    for at, (last, char) in enumerate(pairwise(chars), 1):
        wide = BLANK_OF_IDEOGRAPHS if page.blanks and (is_ideograph(last.text) or is_ideograph(char.text)) else blank
        if char.index in page.blanks or between[at - 1] > wide:
            yield at


def is_ideograph(letter: str) -> bool:
    """Whether a letter is of a script without blanks, or a mark of it."""
    return (
        "\u2e80" <= letter[:1] <= "\ud7af" or "\uf900" <= letter[:1] <= "\ufaff" or "\uff00" <= letter[:1] <= "\uffef"
    )


def body_size(pages: Iterable[PdfPage]) -> float:
    """The size that most letters have."""
    counts = Counter(round(2 * char.size) / 2 for page in pages for char in page.chars)
    sizes = sorted(counts)
    best = max(sizes, key=lambda size: counts[size])
    near = [char.size for page in pages for char in page.chars if abs(char.size - best) <= 0.26]
    return sorted(near)[len(near) // 2]


def leading_of(lines: Sequence[TypeLine]) -> float:
    """How far the lines of a text stand apart: what most neighbours of one column and size do."""
    steps = Counter(
        round(2 * (b.base - a.base)) / 2
        for a, b in pairwise(lines)
        if a.column == b.column and abs(a.size - b.size) < 0.3 and 0 < b.base - a.base < 3 * a.size
    )
    return steps.most_common(1)[0][0] if steps else 1.2 * (lines[0].size if lines else 10)


def first_at(lines: Sequence[TypeLine], index: int) -> int:
    """The place of the line that holds a character, in lines sorted by their first."""
    return bisect_left([line.chars[0].index for line in lines], index)
