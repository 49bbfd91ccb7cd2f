"""Columns that a tool printed side by side: a gutter of blanks runs down the page; the left one is read first."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from .draft import Cut, Draft, Edit, Order
from .lines import Line
from .sheets import sheets
from .widths import width

FEWEST = 6
"""Lines that must stand on each side of a gutter."""
AROUND = 4
"""Lines above and below that show where the gutter runs: it drifts down a page."""
ENOUGH = 0.5
"""Of a page's lines: so many must show a gutter."""


@dataclass(frozen=True)
class Row:
    """A line of a page with a gutter: what stands left of it and what stands right."""

    line: Line
    left_end: int
    """Offset behind the last letter on the left, the line's start where the left is empty."""
    right_start: int
    """Offset of the first letter on the right, the line's end where the right is empty."""
    crosses: bool
    edge: int
    """The column in which the right side begins here."""

    @property
    def has_left(self) -> bool:
        return self.left_end > self.line.start

    @property
    def has_right(self) -> bool:
        return self.right_start < self.line.start + len(self.line.text.rstrip())


def columns(draft: Draft) -> Iterable[Edit]:
    """Brings each page with a gutter in reading order."""
    stretches: list[tuple[int, int]] = []
    edits: list[Edit] = []
    found = False
    pages = sheets(draft, "page-break")
    gutters_of = [_gutters(sheet.rows, FEWEST) for sheet in pages]
    if any(gutters_of):  # the last page of a text in columns may have few lines on its right
        gutters_of = [found or _gutters(sheet.rows, 2) for found, sheet in zip(gutters_of, pages, strict=True)]
    for sheet, gutters in zip(pages, gutters_of, strict=True):
        if not gutters:
            stretches.append((sheet.rows[0].start, sheet.rows[-1].end + 1))
            continue
        found = True
        for band in _bands(_rows(sheet.rows, gutters)):
            stretches += _set(band, edits)
    if found:
        last = max(range(len(stretches)), key=lambda i: stretches[i][1])
        stretches[last] = (stretches[last][0], min(stretches[last][1], len(draft.text)))
        yield Order(tuple(_whole(stretches, len(draft.text))))
        yield from edits


def _whole(stretches: Sequence[tuple[int, int]], length: int) -> Iterable[tuple[int, int]]:
    """The stretches without empty ones, each reaching to where the next in the text begins."""
    starts = sorted({start for start, end in stretches if start < min(end, length)})
    ends = dict(zip(starts, [*starts[1:], length], strict=True))
    seen: set[int] = set()
    for start, end in stretches:
        if start < min(end, length) and start not in seen:
            seen.add(start)
            yield start, ends[start]


def _gutters(rows: Sequence[Line], fewest: int) -> list[int]:
    """By line of a page: the column in which its right side begins; empty where the page was set in one column."""
    texts = [row.text.rstrip() for row in rows]
    broad = max(map(len, texts), default=0)
    filled = [text for text in texts if text]
    if len(filled) < fewest + 2 or not 40 <= broad <= 400:
        return []
    blank = [_blanks(text, broad) for text in texts]
    found = [_gutter_around(texts, blank, broad, index, min(AROUND - 1, fewest)) for index in range(len(texts))]
    known = [gutter for gutter, text in zip(found, texts, strict=True) if gutter and text]
    few = fewest < FEWEST
    if len(known) < (fewest if few else ENOUGH * len(filled)):
        return []
    gutters, last = [], known[0]
    for gutter in found:
        last = gutter or last
        gutters.append(last)
    if not _two_sided(texts, gutters, fewest):
        return []
    return gutters if few else _in_tight_lines(texts, found, gutters)


def _in_tight_lines(texts: Sequence[str], found: Sequence[int], gutters: Sequence[int]) -> list[int]:
    """Where a tool left one blank between full columns, the left one ends at the blank that makes it as wide as it is
    elsewhere."""
    full = sorted(
        width(text[:gutter].strip())
        for text, gutter, known in zip(texts, gutters, found, strict=True)
        if known and text[:gutter].strip()
    )
    measure = full[int(0.8 * len(full))] if full else 0.0
    mended = []
    for text, gutter, known in zip(texts, gutters, found, strict=True):
        if not known and text[gutter - 1 : gutter].strip() and len(text) > gutter + AROUND:
            blanks = [at for at in range(max(1, gutter - 12), min(len(text), gutter + 12)) if text[at] == " "]
            gutter = 1 + min(blanks, key=lambda at: abs(width(text[:at].strip()) - measure), default=gutter - 1)
        mended.append(gutter)
    return mended


def _blanks(text: str, broad: int) -> int:
    """A bit for every column of a line, set where no letter stands."""
    bits = "".join("0" if char != " " else "1" for char in reversed(text.ljust(broad)))
    return int(bits, 2)


def _gutter_around(texts: Sequence[str], blank: Sequence[int], broad: int, index: int, fewest: int) -> int:
    """Where a gutter runs through the lines around one: the column right of blanks that all of them share; 0 where
    none does."""
    near = [at for at in range(max(0, index - AROUND), min(len(texts), index + AROUND + 1)) if texts[at]]
    shared = (1 << broad) - 1
    for at in near:
        shared &= blank[at]
    free = bin(shared)[2:].zfill(broad)[::-1]
    best, gutter = 0, 0
    for run in re.finditer("1+", free):
        start, end = run.span()
        if 0.25 * broad <= end <= 0.75 * broad and end - start > best:
            left = sum(bool(texts[at][:start].strip()) for at in near)
            right = sum(len(texts[at]) > end for at in near)
            if left >= fewest and right >= fewest:
                best, gutter = end - start, end
    return gutter


def _two_sided(texts: Sequence[str], gutters: Sequence[int], fewest: int) -> bool:
    """Whether running words stand on both sides: the cells of a table are short."""
    pairs = list(zip(texts, gutters, strict=True))
    left = [text[:gutter].strip() for text, gutter in pairs if text[:gutter].strip()]
    right = [text[gutter:].strip() for text, gutter in pairs if text[gutter:].strip()]
    if min(len(left), len(right)) < fewest:
        return False
    return all(
        median(len(side.split()) for side in sides) >= 3 and median(map(len, sides)) >= 0.5 * _widest(sides)
        for sides in (left, right)
    )


def _widest(sides: Sequence[str]) -> int:
    return sorted(map(len, sides))[int(0.9 * (len(sides) - 1))]


def _rows(found: Sequence[Line], gutters: Sequence[int]) -> list[Row]:
    filled = [index for index, row in enumerate(found) if row.words]
    rows = []
    for index, line in enumerate(found):
        alone = index in (filled[0], filled[-1]) and _set_off(found, index)
        rows.append(_row(line, gutters[index], alone))
    return rows


def _set_off(found: Sequence[Line], index: int) -> bool:
    """Whether an empty line stands between a page's first or last line and the rest: it is a head or foot of the
    whole page."""
    above = index == 0 or not found[index - 1].words
    below = index + 1 >= len(found) or not found[index + 1].words
    return above and below


def _row(line: Line, gutter: int, alone: bool) -> Row:
    text = line.text.rstrip()
    left, right = text[:gutter].rstrip(), text[gutter:]
    start = line.start + gutter + len(right) - len(right.lstrip())
    crosses = alone or (bool(right.strip()) and bool(text[gutter - 1 : gutter].strip()))
    left_end = line.start + len(left) if left.strip() else line.start
    return Row(line, left_end, start if right.strip() else line.end, crosses, gutter)


def _bands(rows: Sequence[Row]) -> list[list[Row]]:
    """Rows between those that cross the gutter; each of those is a band of its own."""
    bands: list[list[Row]] = []
    for row in rows:
        if row.crosses or not bands or bands[-1][-1].crosses:
            bands.append([])
        bands[-1].append(row)
    return bands


def _set(band: Sequence[Row], edits: list[Edit]) -> list[tuple[int, int]]:
    """The stretches of a band, the left column's before the right's; adds the cuts that make them lines."""
    if band[0].crosses or not any(row.has_right for row in band) or not any(row.has_left for row in band):
        return [(band[0].line.start, band[-1].line.end + 1)]
    left, right = [row for row in band if row.has_left], [row for row in band if row.has_right]
    open_left, open_right = _opened(band, left), _opened(band, right)
    first: list[tuple[int, int]] = []
    second: list[tuple[int, int]] = []
    for row in band:
        start, end = row.line.start, row.line.end + 1
        middle = min(row.line.start + row.edge, row.right_start) if row.has_right else end
        if row.has_left and start in open_left:
            edits.append(Cut(start, start, "column-gap", "\n"))
        if row.has_left and row.has_right:
            edits.append(Cut(row.left_end, middle, "column-gap", "\n"))
        elif row.has_right and middle > start:
            edits.append(Cut(start, middle, "column-gap"))
        elif not row.has_left and not row.has_right:
            edits.append(Cut(start, row.line.end + 1, "column-gap"))
        if row.has_right:
            if row is right[0]:
                edits += [Cut(middle, middle, "page-edge", "\n"), Cut(middle, middle, "column-break")]
            elif start in open_right:
                edits.append(Cut(middle, middle, "column-gap", "\n"))
            second.append((middle, end))
        first.append((start, middle))
    return first + second


def _opened(band: Sequence[Row], side: Sequence[Row]) -> set[int]:
    """Lines of one column above which more is left free than between the lines around them."""
    inside = {row.line.start for row in side}
    places = [index for index, row in enumerate(band) if row.line.start in inside]
    steps = [b - a for a, b in itertools.pairwise(places)]
    opened = set()
    for at, step in enumerate(steps):
        around = steps[max(0, at - 3) : at] + steps[at + 1 : at + 4]
        if step > 1 and (not around or step > median(around)):
            opened.add(band[places[at + 1]].line.start)
    return opened
