"""Runs of letters side by side in the file, and the rows that runs on one base line make."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from .glyphs import Glyph, PdfPage

WIDEST_GAP = 0.7
"""Of the type's size: letters further apart may stand in two columns; a gutter is seldom less than one."""
OVERLAP = 0.6
"""Of the type's size, by which a letter may begin before the last one ends: kerning, an accent set over a letter."""
MOST_RAISED, LEAST_OF_A_SIZE = 0.62, 0.5
"""Of the larger size: the base line of a note's mark or of a formula's index stands no further away, and its type is
not smaller. What is half as large is text beside a dropped capital."""
SAME_BASE = 0.12
"""Of the size: base lines that differ less are one."""
SMALL = 0.85
"""Of a line's size: letters that hang beside it are no larger."""


@dataclass(frozen=True, eq=False)
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
        return main_of(self.chars)

    @property
    def base(self) -> float:
        return self.main.base

    @property
    def size(self) -> float:
        return self.main.size

    @cached_property
    def gap(self) -> float:
        """The widest between two of its letters."""
        return max((b.left - a.right for a, b in pairwise(self.chars)), default=0.0)

    @cached_property
    def text(self) -> str:
        return "".join(char.text for char in self.chars)


def main_of(chars: Sequence[Glyph]) -> Glyph:
    counts = Counter((round(char.size, 1), round(char.base, 1)) for char in chars)
    most = counts.most_common(1)[0][0]
    return next(char for char in chars if (round(char.size, 1), round(char.base, 1)) == most)


def runs_of(page: PdfPage) -> list[GlyphRun]:
    """The runs of a page, in the file's order."""
    found: list[list[Glyph]] = []
    for char in page.chars:
        if found and _follows(found[-1][-1], char, page.mirrored):
            found[-1].append(char)
        else:
            found.append([char])
    return [GlyphRun(tuple(chars)) for chars in found]


def is_right_to_left(letters: str) -> bool:
    """Whether most letters are of a script that runs to the left."""
    kinds = Counter(unicodedata.bidirectional(letter) for letter in letters if letter.isalpha())
    return kinds["R"] + kinds["AL"] > kinds["L"]


def gap_of(last: Glyph, char: Glyph, mirrored: bool) -> float:
    """Between two letters; backwards, where the script runs against the page."""
    gap = char.left - last.right
    if gap < -OVERLAP * char.size and is_right_to_left(last.text + char.text) != mirrored:
        return last.left - char.right
    return gap


def _follows(last: Glyph, char: Glyph, mirrored: bool) -> bool:
    rise = abs(char.base - last.base)
    size = max(last.size, char.size)
    if rise < SAME_BASE * size:
        return -OVERLAP * size < gap_of(last, char, mirrored) < WIDEST_GAP * size
    if min(last.size, char.size) < LEAST_OF_A_SIZE * size:
        return False
    return rise < MOST_RAISED * size and -0.3 * size < gap_of(last, char, mirrored) < 0.5 * size


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
    homes = list(range(len(rows)))
    for index, row in enumerate(rows):
        beside = (other for other in (index + 1, index - 1) if 0 <= other < len(rows))
        homes[index] = next((other for other in beside if _hangs(row, rows[other])), index)
    whole: dict[int, list[GlyphRun]] = {}
    for home, row in sorted(zip(homes, rows, strict=True), key=lambda found: found[0]):
        whole.setdefault(homes[home], []).extend(row)
    return sorted(whole.values(), key=lambda row: max(row, key=lambda run: len(run.chars)).base)


def _hangs(row: Sequence[GlyphRun], line: Sequence[GlyphRun]) -> bool:
    """Whether a row is of small letters, each close to the end of a part of the line and over none."""
    size, near = max(run.size for run in line), 0.5
    small = max(run.size for run in row) <= SMALL * size and _letters(row) < _letters(line)
    return (
        small
        and -0.3 * size < line[0].base - row[0].base < 0.7 * size
        and all(any(_apart(run, other) < near * size for other in line) for run in row)
        and not any(run.left < other.right - 1 and other.left < run.right - 1 for run in row for other in line)
    )


def _letters(row: Iterable[GlyphRun]) -> int:
    return sum(len(run.chars) for run in row)


def _apart(run: GlyphRun, other: GlyphRun) -> float:
    return min(abs(run.left - other.right), abs(other.left - run.right))


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
