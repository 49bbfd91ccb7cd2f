"""Columns that a tool printed side by side: a gutter of blanks runs down the page; the left one is read first."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from ....model.pieces import PieceKind
from ..draft import Change, Draft, Edit, Order
from ..evidence.lines import Line, goes_on, is_open
from ..evidence.printed_pages import printed_pages
from .gutters import ColumnSplit, column_splits

BROAD_GUTTER = 3
"""Blanks between two columns whose letters do not tell where sentences run on."""


@dataclass(frozen=True)
class SplitLine:
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
    pages = printed_pages(draft, PieceKind.PAGE_BREAK)
    texts = [[row.text.rstrip() for row in printed_page.lines] for printed_page in pages]
    parted = [column_splits(page) for page in texts]
    parted = [parts if _reads_down(page, parts) else [] for parts, page in zip(parted, texts, strict=True)]
    if any(parted):  # the last page of a text in columns may have few lines on its right
        parted = [parts or column_splits(page, 2) for parts, page in zip(parted, texts, strict=True)]
    for printed_page, parts in zip(pages, parted, strict=True):
        if not parts:
            stretches.append((printed_page.lines[0].start, printed_page.lines[-1].end + 1))
            continue
        found = True
        for band in _bands(_rows(printed_page.lines, parts)):
            stretches += _set(band, edits)
    if found:
        last = max(range(len(stretches)), key=lambda i: stretches[i][1])
        stretches[last] = (stretches[last][0], min(stretches[last][1], len(draft.text)))
        yield Order(tuple(_whole(stretches, len(draft.text))))
        yield from edits


def _reads_down(texts: Sequence[str], parts: Sequence[ColumnSplit]) -> bool:
    """Whether more sentences run on when a page is read down its columns than when it is read across them; a script
    without capitals tells by the gutter alone, which is broad."""
    rows = [(text, part) for text, part in zip(texts, parts, strict=False) if text and not part.crosses]
    sides = [(text[: part.left_end].strip(), text[part.right_start :].strip()) for text, part in rows]
    gutters = [part.right_start - part.left_end for (_, part), (a, b) in zip(rows, sides, strict=True) if a and b]
    columns = [[left for left, _ in sides if left], [right for _, right in sides if right]]
    down = sum(_joint(a, b) for side in columns for a, b in itertools.pairwise(side))
    across = sum(_joint(a, b) for a, b in sides if a and b)
    across += sum(_joint(b or a, c) for (a, b), (c, _) in itertools.pairwise(sides) if c)
    if down == across == 0:  # a table, or a script without capitals
        uncased = not any(a.lower() != a.upper() for a in texts)
        return uncased and bool(gutters) and median(gutters) >= BROAD_GUTTER
    return down > max(0, across)


def _joint(above: str, below: str) -> int:
    """What two pieces say about being read one after the other: a sentence runs on, or one that was ended does."""
    if not goes_on(below):
        return 0
    return 1 if is_open(above) else -1


def _whole(stretches: Sequence[tuple[int, int]], length: int) -> Iterable[tuple[int, int]]:
    """The stretches without empty ones, each reaching to where the next in the text begins."""
    starts = sorted({start for start, end in stretches if start < min(end, length)})
    ends = dict(zip(starts, [*starts[1:], length], strict=True))
    seen: set[int] = set()
    for start, end in stretches:
        if start < min(end, length) and start not in seen:
            seen.add(start)
            yield start, ends[start]


def _rows(found: Sequence[Line], parts: Sequence[ColumnSplit]) -> list[SplitLine]:
    filled = [index for index, row in enumerate(found) if row.words]
    return [
        _row(line, part, index in (filled[0], filled[-1]) and _set_off(found, index))
        for index, (line, part) in enumerate(zip(found, parts, strict=True))
    ]


def _set_off(found: Sequence[Line], index: int) -> bool:
    """Whether an empty line stands between a page's first or last line and the rest: it is a head or foot of the
    whole page."""
    above = index == 0 or not found[index - 1].words
    below = index + 1 >= len(found) or not found[index + 1].words
    return above and below


def _row(line: Line, part: ColumnSplit, alone: bool) -> SplitLine:
    right = line.start + part.right_start if part.right_start < len(line.text.rstrip()) else line.end
    return SplitLine(line, line.start + part.left_end, right, part.crosses or alone, part.margin)


def _bands(rows: Sequence[SplitLine]) -> list[list[SplitLine]]:
    """Rows between those that cross the gutter; each of those is a band of its own."""
    bands: list[list[SplitLine]] = []
    for row in rows:
        if row.crosses or not bands or bands[-1][-1].crosses:
            bands.append([])
        bands[-1].append(row)
    return bands


def _set(band: Sequence[SplitLine], edits: list[Edit]) -> list[tuple[int, int]]:
    """The stretches of a band, the left column's before the right's; adds the changes that make them lines."""
    if band[0].crosses or not any(row.has_right for row in band) or not any(row.has_left for row in band):
        return [(band[0].line.start, band[-1].line.end + 1)]
    first_right = next(row for row in band if row.has_right)
    open_left = _opened(band, [index for index, row in enumerate(band) if row.has_left])
    open_right = _opened(band, [index for index, row in enumerate(band) if row.has_right])
    first: list[tuple[int, int]] = []
    second: list[tuple[int, int]] = []
    for row in band:
        start, end = row.line.start, row.line.end + 1
        middle = min(row.line.start + row.edge, row.right_start) if row.has_right else end
        if row.has_left and start in open_left:
            edits.append(Change(start, start, PieceKind.COLUMN_GAP, "\n"))
        if row.has_left and row.has_right:
            edits.append(Change(row.left_end, middle, PieceKind.COLUMN_GAP, "\n"))
        elif row.has_right and middle > start:
            edits.append(Change(start, middle, PieceKind.COLUMN_GAP))
        elif not row.has_left and not row.has_right:
            edits.append(Change(start, row.line.end + 1, PieceKind.COLUMN_GAP))
        if row.has_right:
            if row is first_right:
                edits += [
                    Change(middle, middle, PieceKind.PAGE_EDGE, "\n"),
                    Change(middle, middle, PieceKind.COLUMN_BREAK),
                ]
            elif start in open_right:
                edits.append(Change(middle, middle, PieceKind.COLUMN_GAP, "\n"))
            second.append((middle, end))
        first.append((start, middle))
    return first + second


def _opened(band: Sequence[SplitLine], places: Sequence[int]) -> set[int]:
    """Lines of one column, given by their places in the band, above which more is left free than between the lines
    around them."""
    steps = [b - a for a, b in itertools.pairwise(places)]
    opened = set()
    for at, step in enumerate(steps):
        around = steps[max(0, at - 3) : at] + steps[at + 1 : at + 4]
        if step > 1 and (not around or step > median(around)):
            opened.add(band[places[at + 1]].line.start)
    return opened
