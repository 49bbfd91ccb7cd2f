"""What stands in from the margin: first lines of paragraphs, block quotations, the wrapped lines of a list of works."""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ....model.pieces import PieceKind
from ..draft import PAGE_AND_COLUMN_BREAKS, Change, Draft, Edit
from ..evidence.counting import ITEM_START
from ..evidence.lines import MOST_LETTERS_OF_A_TITLE, OPENING, Line, is_open, lines_of
from ..evidence.printed_pages import pages_between
from ..evidence.reference_list import works_title

FEWEST_TITLES = 2
DEEPEST_INDENT = 8
"""Blanks: a first line is not set in deeper."""


@dataclass(frozen=True)
class IndentedLine:
    """A line with how far it stands in from the margin of its page."""

    line: Line
    depth: int
    apart: bool
    """Whether an empty line stands above it."""


def margins(draft: Draft) -> Iterable[Edit]:
    """Marks what the blanks before lines say, and takes them away."""
    found = _depths(draft)
    if sum(row.depth > 0 or row.line.text[:1] in (" ", "\u3000") for row in found) < 2:
        return
    listed = bisect_right(found, works_title(draft.text), key=lambda row: row.line.start)
    body, works = found[:listed], found[listed:]
    titles = _titles(body)
    opens, quoted = _opened(body) - titles, _quoted(body, titles)
    yield from (Change(start, start, PieceKind.HEADING, "", "2") for start in sorted(titles))
    for row in found:
        blanks = len(row.line.text) - len(row.line.text.lstrip(" \t\u3000"))
        if row.line.start in opens or row.line.start in quoted:
            yield Change(
                row.line.start, row.line.start, PieceKind.QUOTATION if row.line.start in quoted else PieceKind.INDENT
            )
        if blanks:
            yield Change(row.line.start, row.line.start + blanks, PieceKind.MARGIN)
    yield from (Change(end, end, PieceKind.QUOTATION_END) for end in quoted.values())
    for row in _entries(works):
        yield Change(row.line.start, row.line.start, PieceKind.INDENT)
    if len(opens) >= 4 and len(opens) >= 0.4 * _closed(body):
        yield Change(0, 0, PieceKind.INDENTED_PARAGRAPHS)


def _depths(draft: Draft) -> list[IndentedLine]:
    """Every line of words with its depth; the margin of a page is where most of its lines begin."""
    breaks = sorted({mark.at for mark in draft.marks(*PAGE_AND_COLUMN_BREAKS)})
    found = []
    for printed_page in pages_between(lines_of(draft.text), breaks):
        rows = printed_page.filled
        blanks = [_blanks(row) for row in rows]
        indents = Counter(blanks)
        often = [indent for indent, count in indents.items() if count >= max(2, 0.2 * len(rows))]
        margin = min(often, default=min(indents, default=0))
        for row, indent in zip(rows, blanks, strict=True):
            above = draft.text[max(0, row.start - 200) : row.start]
            found.append(IndentedLine(row, indent - margin, above.rstrip(" ").endswith("\n\n")))
    return found


def _blanks(row: Line) -> int:
    text = row.text.expandtabs(4)
    return len(text) - len(text.lstrip())


def _opened(found: Sequence[IndentedLine]) -> set[int]:
    """Lines set in alone, the next one at the margin: they open paragraphs."""
    around = zip([None, *found], found, [*found[1:], None], strict=False)
    return {row.line.start for above, row, below in around if _opens(above, row, below)}


def _opens(above: IndentedLine | None, row: IndentedLine, below: IndentedLine | None) -> bool:
    """Whether a line opens a paragraph; one blank alone shows it only after a finished sentence."""
    if not 1 <= row.depth <= DEEPEST_INDENT:
        return False
    finished = above is None or not is_open(above.line.words)
    alone = below is None or below.depth <= 0 or (below.depth == row.depth and not is_open(row.line.words))
    return alone and (finished or (row.depth > 1 and above is not None and above.depth <= 0))


def _titles(found: Sequence[IndentedLine]) -> set[int]:
    """Starts of lines with numbers that rise by one, each a title of the paragraph set in below it."""
    rows = [
        (int(label["value"]), row, below)
        for row, below in itertools.pairwise(found)
        if (label := ITEM_START.match(row.line.words)) and (label["value"] or "").isdigit()
    ]
    numbers = [number for number, _, _ in rows]
    titled = all(
        is_open(row.line.words)
        and row.line.words[-1] not in ",;:-"
        and len(row.line.words) <= MOST_LETTERS_OF_A_TITLE
        and below.depth > row.depth
        and bool(OPENING.match(below.line.words))
        for _, row, below in rows
    )
    counts = len(rows) >= FEWEST_TITLES and numbers == list(range(1, len(rows) + 1))
    return {row.line.start for _, row, _ in rows} if counts and titled else set()


def _hangs(above: IndentedLine, row: IndentedLine, titles: set[int]) -> bool:
    """Whether a line is set in only since the one above begins with a number or a sign, or is the title over it."""
    label = ITEM_START.match(above.line.words)
    return above.line.start in titles or (label is not None and abs(above.depth + label.end() - row.depth) <= 1)


def _quoted(found: Sequence[IndentedLine], titles: set[int]) -> dict[int, int]:
    """By the start of its first line: where each block of lines set in alike ends. A block may run over a page."""
    quoted: dict[int, int] = {}
    index = 0
    while index < len(found):
        end = index
        while end < len(found) and found[end].depth >= 2 and abs(found[end].depth - found[index].depth) <= 1:
            end += 1
        group = found[index:end]
        hangs = index > 0 and bool(group) and _hangs(found[index - 1], found[index], titles)
        if len(group) >= 2 and not hangs and _is_prose(group):
            quoted[group[0].line.start] = group[-1].line.end
        index = max(end, index + 1)
    return quoted


def _is_prose(group: Sequence[IndentedLine]) -> bool:
    """Whether sentences run on through the lines of a block."""
    inner = sum(is_open(row.line.words) for row in group[:-1])
    return inner >= 0.5 * (len(group) - 1) and sum(len(row.line.words.split()) for row in group) >= 8


def _entries(works: Sequence[IndentedLine]) -> Iterable[IndentedLine]:
    """In a list with hanging indents every line at the margin begins an entry."""
    deep = sum(row.depth >= 1 for row in works)
    last = max((index for index, row in enumerate(works) if row.depth >= 1), default=-1)
    if deep >= 2 and deep >= 0.25 * (last + 1):
        yield from (row for row in works[: last + 2] if row.depth <= 0)


def _closed(found: Sequence[IndentedLine]) -> int:
    """How often a finished sentence ends a line."""
    return sum(not is_open(row.line.words) for row in found)
