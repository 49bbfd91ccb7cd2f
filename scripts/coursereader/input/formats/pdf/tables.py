"""Tables: lines whose words stand in the same columns, between rules or plainly below each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from .glyphs import PageBox
from .lines import TypeLine
from .paragraphs import ITEM, TypeBlock, TypeSetting, blocks_of

APART = 1.0
"""Of the type's size: words no further apart stand in one cell."""
SLACK = 1.0
"""Points by which a word may begin before its column."""
NEAR = 3.2
"""Of the size, from base line to base line: lines of one table stand no further apart."""
SPANNED = 0.8
"""Of a table's width: a rule of it is no shorter."""
FILLED = 0.75
"""Of the cells of a table without rules: fewer with words, and its lines only happen to look like one."""
FEWEST_ROWS, FEWEST_COLUMNS = 3, 3
"""Of a table without rules; two columns are one where the second is of figures."""
LONGEST_CELL = 300
"""Characters."""
MOST_LINES = 6
"""Of one row."""
Cell = tuple[TypeLine, ...]


@dataclass(frozen=True)
class PrintedTable:
    """A table: its lines, from one to before another, and its cells by rows."""

    start: int
    end: int
    rows: tuple[tuple[Cell, ...], ...]


def tables_in(
    lines: Sequence[TypeLine], rules: Mapping[int, Sequence[PageBox]]
) -> tuple[list[PrintedTable], list[TypeLine]]:
    """The tables among lines; and the first lines of what may be one."""
    found: list[PrintedTable] = []
    doubtful: list[TypeLine] = []
    at = 0
    cells = [cells_of(line) for line in lines]
    while at < len(lines):
        end = _end(lines, cells, at)
        if end - at < 2:
            at += 1
            continue
        cells[at:end] = _evenly_cut(lines[at:end], cells[at:end])
        table = _table(cells[at:end], rules.get(lines[at].page, ()))
        if table is None:
            doubtful += [lines[at]] if end - at >= FEWEST_ROWS and _columns(cells[at:end]) else []
            at = end
        else:
            found.append(PrintedTable(at, at + table[0], table[1]))
            at += table[0]
    return found, doubtful


def in_blocks(lines: Sequence[TypeLine], setting: TypeSetting, tables: Iterable[PrintedTable]) -> list[TypeBlock]:
    """The blocks of a text, its tables among them."""
    out: list[TypeBlock] = []
    at = 0
    for table in tables:
        out += blocks_of(lines[at : table.start], setting)
        out.append(TypeBlock(tuple(lines[table.start : table.end]), table.rows))
        at = table.end
    return out + blocks_of(lines[at:], setting)


def cells_of(line: TypeLine) -> list[TypeLine]:
    """The words of a line that stand apart from each other."""
    cuts = [at for at in sorted(line.gaps) if at and line.chars[at].left - line.chars[at - 1].right > APART * line.size]
    edges = [0, *cuts, len(line.chars)]
    return [_part(line, start, end) for start, end in pairwise(edges) if end > start]


def _evenly_cut(lines: Sequence[TypeLine], cells: Sequence[list[TypeLine]]) -> list[list[TypeLine]]:
    """The cells of lines that may be a table: where most lines have as many, a line that has fewer is cut too at a
    narrow blank before a word that begins in one of their columns."""
    many, often = Counter(map(len, cells)).most_common(1)[0]
    columns = _columns(line for line in cells if len(line) == many) if 2 * often > len(cells) else []
    return [_cut(line, columns) if len(own) < len(columns) else own for line, own in zip(lines, cells, strict=True)]


def _cut(line: TypeLine, columns: Sequence[tuple[float, float]]) -> list[TypeLine]:
    """A line cut before the words that begin in a column, the first but for others of that column."""
    edges = [0]
    for left, right in columns[1:]:
        in_column = (
            at for at in sorted(line.gaps) if line.chars[at - 1].right < left <= line.chars[at].left + SLACK <= right
        )
        edges += [at for at in in_column if at > edges[-1]][:1]
    edges.append(len(line.chars))
    return [_part(line, start, end) for start, end in pairwise(edges)]


def _part(line: TypeLine, start: int, end: int) -> TypeLine:
    chars = line.chars[start:end]
    gaps = frozenset(at - start for at in line.gaps if start < at < end)
    left, right = min(char.left for char in chars), max(char.right for char in chars)
    return replace(line, chars=chars, gaps=gaps, left=left, right=right)


def _end(lines: Sequence[TypeLine], cells: Sequence[Sequence[TypeLine]], start: int) -> int:
    """Where lines that may be a table end: all in one column of the page, the last with words apart."""
    if len(cells[start]) < 2:
        return start
    end = at = start + 1
    while at < len(lines) and at - end < MOST_LINES:
        last, line = lines[at - 1], lines[at]
        if line.column != last.column or not 0 < line.base - last.base < NEAR * line.size:
            break
        at += 1
        if len(cells[at - 1]) > 1:
            end = at
    return end


def _table(
    cells: Sequence[Sequence[TypeLine]], rules: Sequence[PageBox]
) -> tuple[int, tuple[tuple[Cell, ...], ...]] | None:
    """How many of the lines are a table, and its rows; nothing where that is not certain."""
    columns = _columns(cells)
    heights = _heights(cells, rules) if columns else []
    inner = [sum(height < line[0].base for height in heights) for line in cells]
    within = next((n for n, above in enumerate(inner) if above == len(heights) > 1), len(cells))
    if columns and _is_grid(inner[:within]):
        return within, tuple(_rows(cells[:within], inner, columns))
    whole = next((n for n, line in enumerate(cells) if len(line) < 2 or n == within), len(cells))
    columns = _columns(cells[:whole])
    if not columns or whole < 2:
        return None
    rows = tuple(_rows(cells[:whole], range(whole), columns))
    if not all(row[0] for row in rows) or all(_is_sign(row[0]) for row in rows):
        return None
    ruled = len(_heights(cells[:whole], rules)) > 1
    return (whole, rows) if ruled or _is_plain(rows) else None


def _columns(cells: Iterable[Sequence[TypeLine]]) -> list[tuple[float, float]]:
    """Where the columns stand; none where two parts of a line stand in one, or there is one only."""
    cells = list(cells)
    columns: list[tuple[float, float]] = []
    for left, right in sorted((cell.left, cell.right) for line in cells for cell in line):
        if columns and left < columns[-1][1]:
            columns[-1] = columns[-1][0], max(columns[-1][1], right)
        else:
            columns.append((left, right))
    single = all(len({_column(cell, columns) for cell in line}) == len(line) for line in cells)
    return columns if len(columns) > 1 and single else []


def _column(cell: TypeLine, columns: Sequence[tuple[float, float]]) -> int:
    return next(n for n, (left, right) in enumerate(columns) if left <= cell.left and cell.right <= right)


def _heights(cells: Sequence[Sequence[TypeLine]], rules: Sequence[PageBox]) -> list[float]:
    """Where rules cross all the width of some lines, above, between and below them."""
    left, right = min(line[0].left for line in cells), max(line[-1].right for line in cells)
    size = cells[0][0].size
    top, foot = cells[0][0].base - 2.5 * size, cells[-1][0].base + 2 * size
    near = sorted((rule for rule in rules if top < rule.top < foot), key=lambda rule: rule.top)
    rows: list[list[PageBox]] = []
    for rule in near:
        if rows and rule.top - rows[-1][0].top < 0.3 * size:
            rows[-1].append(rule)
        else:
            rows.append([rule])
    long = (row for row in rows if sum(rule.right - rule.left for rule in row) >= SPANNED * (right - left))
    return [row[0].top for row in long]


def _is_grid(inner: Sequence[int]) -> bool:
    """Whether rules part rows, and not the head of a table only: no row has many lines."""
    counts = [inner.count(one) for one in set(inner)]
    return len(counts) > 1 and max(counts) <= MOST_LINES and min(inner) > 0 and len(counts) > max(counts)


def _rows(
    cells: Sequence[Sequence[TypeLine]], groups: Sequence[int], columns: Sequence[tuple[float, float]]
) -> Iterator[tuple[Cell, ...]]:
    for group in sorted(set(groups)):
        row: list[list[TypeLine]] = [[] for _ in columns]
        for line in (line for line, own in zip(cells, groups, strict=False) if own == group):
            for cell in line:
                row[_column(cell, columns)].append(cell)
        yield tuple(map(tuple, row))


def _is_plain(rows: Sequence[Sequence[Cell]]) -> bool:
    """Whether rows are a table without any rule: most cells have words, and no column is prose."""
    filled = [bool(cell) for row in rows for cell in row]
    if len(rows) < FEWEST_ROWS or sum(filled) < FILLED * len(filled):
        return False
    short = all(sum(len(line.text) for line in cell) <= LONGEST_CELL for row in rows for cell in row)
    figures = sum(bool(row[-1]) and row[-1][0].text[-1].isdecimal() for row in rows)
    return short and (len(rows[0]) >= FEWEST_COLUMNS or (figures >= len(rows) - 1 and len(rows) > FEWEST_ROWS))


def _is_sign(cell: Cell) -> bool:
    """Whether a cell is the sign of an item of a list."""
    found = ITEM.match(cell[0].text + " ") if cell else None
    return found is not None and found.end() == len(cell[0].text)
