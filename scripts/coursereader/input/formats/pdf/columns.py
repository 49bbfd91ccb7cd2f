"""Columns and their order: a gutter is where many lines begin at one place and none crosses."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from .column_edges import SAME_EDGE, with_margins
from .glyphs import PdfPage
from .lines import TypeLine, lines_of
from .runs import GlyphRun, rows_of

FEWEST_ROWS = 5
"""On each side of a gutter: fewer are a table, or an address beside another."""
FEWEST_KNOWN = 2
"""The same where other pages have the gutter."""
FEWEST_ROWS_OF_A_BAND = 3
MOST_STARTS = 12
"""Places on one page that are looked at."""
FEWEST_STARTS = 4
"""Lines that begin at one place."""
NARROWEST = 8
"""Times the type's size: the width of a column."""
GUTTER = 0.75
"""Of the type's size: the least gutter."""
NARROWEST_BLANK = 0.15
"""Of the type's size: words of one line are never nearer."""
LONE_MARK = 0.75
"""Of the body's size: figures alone on a line are no larger, where they are a note's mark."""
ALIGNED = 0.5
"""Of the lines right of a gutter, that begin at it or at one inset; the others are of a heading, or set otherwise."""
LEAST_OF_THE_BEST = 4
"""The lines at a gutter, times this, are as many as those at the page's plainest."""
CERTAIN = 10
"""Lines on each side of a place that none crosses: so many blanks of justified lines do not come to lie below each
other, however wide these are."""
WIDER_THAN_BLANKS = 1.3
FILLED = 0.45
"""Of a column's width that its lines fill, in the middle: the cells of a table fill less."""


@dataclass(frozen=True)
class PageBand:
    """A stretch of a page in which the same gutters are free."""

    runs: tuple[GlyphRun, ...]
    gutters: tuple[float, ...]
    """Where the columns begin, but for the first."""


def in_columns(pages: Sequence[PdfPage], runs: Sequence[Sequence[GlyphRun]], body: float) -> list[TypeLine]:
    """The lines of all pages in reading order, their columns numbered. A gutter that one page shows is looked for on
    the others, where fewer lines are enough for it."""
    known = sorted({gutter for part in runs for gutter in _gutters(part, body)})
    found: list[TypeLine] = []
    number = 0
    for page, part in zip(pages, runs, strict=True):
        for band in bands(part, body, known):
            for column in _columns(band):
                lines = lines_of(column, page, body)
                found += [replace(line, column=number) for line in lines]
                number += bool(lines)
    return with_margins(_with_lone_marks(found, body), body)


def _with_lone_marks(lines: Sequence[TypeLine], body: float) -> list[TypeLine]:
    """A note's mark that found no place on its line stands on the next one alone: it belongs to the line above."""
    out: list[TypeLine] = []
    for line in lines:
        alone = line.text.isdecimal() and len(line.chars) <= 3 and line.size <= LONE_MARK * body
        if out and alone and out[-1].size > line.size:
            out[-1] = replace(out[-1], chars=out[-1].chars + line.chars)
        else:
            out.append(line)
    return out


def bands(runs: Sequence[GlyphRun], body: float, known: Sequence[float] = ()) -> list[PageBand]:
    """The page from top to bottom; what crosses a gutter stands between two stretches in columns."""
    if not runs:
        return []
    gutters = _gutters(runs, body) or _gutters(runs, body, known)
    if not gutters:
        return [PageBand(tuple(runs), ())]
    rows = rows_of(runs)
    out: list[tuple[bool, list[GlyphRun]]] = []
    for row in rows:
        crossed = any(_crosses(row, gutter, body) for gutter in gutters)
        if out and out[-1][0] == crossed:
            out[-1][1].extend(row)
        else:
            out.append((crossed, list(row)))
    return [PageBand(tuple(part), () if crossed else tuple(gutters)) for crossed, part in out]


def _columns(band: PageBand) -> list[list[GlyphRun]]:
    edges = [*band.gutters, float("inf")]
    columns: list[list[GlyphRun]] = [[] for _ in edges]
    for run in band.runs:
        columns[next(n for n, edge in enumerate(edges) if run.left < edge - 2)].append(run)
    return [column for column in columns if column]


def _crosses(row: Sequence[GlyphRun], gutter: float, body: float) -> bool:
    """Whether a line runs through a gutter; one of the left column that was too full for it does not, where it runs
    into that of the right column, as no words of one line run into each other."""
    return any(
        run.left < gutter - GUTTER * body
        and run.right > gutter - GUTTER * body / 2
        and not any(gutter - 2 <= other.left < run.right + NARROWEST_BLANK * run.size for other in row)
        for run in row
    )


def _gutters(runs: Sequence[GlyphRun], body: float, known: Sequence[float] = ()) -> list[float]:
    """Where the second column begins, and each one after it: where many lines begin, or where other pages say."""
    rows = rows_of(runs)
    beside = ((_rows_beside(rows, start, body, bool(known)), start) for start in known or _starts(runs, body))
    found = [(count, start) for count, start in beside if count]
    chosen: list[float] = []
    most = max(found, default=(0, 0.0))[0]
    for count, start in sorted(found, reverse=True):
        if count * LEAST_OF_THE_BEST >= most and all(abs(start - other) > NARROWEST * body for other in chosen):
            chosen.append(start)
    return sorted(chosen)


def _starts(runs: Sequence[GlyphRun], body: float) -> list[float]:
    if not runs:
        return []
    left, right = min(run.left for run in runs), max(run.right for run in runs)
    inner = (run.left for run in runs if left + NARROWEST * body < run.left < right - NARROWEST * body / 2)
    starts = Counter(map(round, inner))
    near = {start: sum(starts[start + by] for by in (-1, 0, 1)) for start in starts}
    many = [start for start in near if near[start] >= FEWEST_STARTS]
    peaks = [start for start in many if starts[start] >= max(starts[start - 1], starts[start + 1])]
    return [float(start) for start in sorted(peaks, key=lambda start: (-near[start], start))[:MOST_STARTS]]


def _rows_beside(rows: Sequence[Sequence[GlyphRun]], start: float, body: float, known: bool) -> int:
    """How many lines stand on the poorer side of a gutter, in stretches that no line crosses; 0 where it is none."""
    total = [0, 0]
    for stretch in _stretches(rows, start, body):
        parted = [_parted(row, start) for row in stretch]
        sides = [[run for row in parted for run in row[side]] for side in (0, 1)]
        counts = [len({round(run.base / 2) for run in side}) for side in sides]
        fewest = 1 if known else FEWEST_ROWS_OF_A_BAND
        if min(counts) >= fewest and (known or (_is_edge(parted, start, body) and _is_column(parted, sides, body))):
            total = [total[0] + counts[0], total[1] + counts[1]]
    return min(total) if min(total) >= (FEWEST_KNOWN if known else FEWEST_ROWS) else 0


def _is_edge(parted: Sequence[tuple[Sequence[GlyphRun], Sequence[GlyphRun]]], start: float, body: float) -> bool:
    """Whether most lines on the right begin at the gutter or at one inset from it, as the later lines of entries do:
    blanks of justified lines only happen to lie there."""
    firsts = Counter(round(min(run.left for run in right) - start) for _, right in parted if right)
    near = {inset: count for inset, count in firsts.items() if inset < NARROWEST * body}
    at_it = sum(count for inset, count in near.items() if abs(inset) < SAME_EDGE)
    inset = max((count for inset, count in near.items() if inset >= SAME_EDGE), default=0)
    return at_it + inset >= ALIGNED * sum(near.values())


def _is_column(
    parted: Sequence[tuple[Sequence[GlyphRun], Sequence[GlyphRun]]], sides: Sequence[Sequence[GlyphRun]], body: float
) -> bool:
    """Whether prose stands on both sides, and the gutter is none of the blanks between words."""
    certain = min(sum(bool(side[at]) for side in parted) for at in (0, 1)) >= CERTAIN
    return all(_is_filled(side, body) for side in sides) and (certain or _stands_out(parted))


def _parted(row: Sequence[GlyphRun], start: float) -> tuple[list[GlyphRun], list[GlyphRun]]:
    left = [run for run in row if run.left < start - 2]
    return left, [run for run in row if run.left >= start - 2]


def _stands_out(parted: Sequence[tuple[Sequence[GlyphRun], Sequence[GlyphRun]]]) -> bool:
    """Whether in most lines the gutter is wider than the blanks between words: else words only happen to begin below
    each other."""
    both = [(left, right) for left, right in parted if left and right]
    return 2 * sum(_across(*row) > WIDER_THAN_BLANKS * max(map(_blank, row)) for row in both) >= len(both)


def _across(left: Sequence[GlyphRun], right: Sequence[GlyphRun]) -> float:
    return min(run.left for run in right) - max(run.right for run in left)


def _blank(side: Sequence[GlyphRun]) -> float:
    """The widest blank of a line's side."""
    ordered = sorted(side, key=lambda run: run.left)
    return max([run.gap for run in side] + [b.left - a.right for a, b in pairwise(ordered)])


def _stretches(rows: Sequence[Sequence[GlyphRun]], start: float, body: float) -> Iterable[list[Sequence[GlyphRun]]]:
    stretch: list[Sequence[GlyphRun]] = []
    for row in rows:
        if _crosses(row, start, body):
            yield stretch
            stretch = []
        else:
            stretch.append(row)
    yield stretch


def _is_filled(side: Sequence[GlyphRun], body: float) -> bool:
    """Whether lines fill a side as prose does; those of two columns more in it may stand at different heights."""
    left, right = min(run.left for run in side), max(run.right for run in side)
    rows = rows_of(side)
    widths = [sum(run.right - run.left for run in row) for row in rows]
    high = max(body, rows[-1][0].base - rows[0][0].base + body)
    covered = median(widths) >= FILLED * (right - left) or sum(widths) * body >= FILLED * (right - left) * high
    return right - left >= NARROWEST * body and covered
