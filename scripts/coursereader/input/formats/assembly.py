"""From what a reader meets, one thing after another, to blocks, notes and what was set aside."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from .inline_markdown import plain
from .stated import (
    AsideName,
    BlockKind,
    FileBlock,
    FileDocument,
    FileNote,
    FileTable,
    Inline,
    LineBreak,
    NoteCall,
    PageStart,
    Run,
    Stated,
    Surround,
)

LONGEST_CELL = 400
"""Characters of a cell: what is longer is a page laid out by a table, not a table."""


@dataclass(frozen=True, slots=True)
class Edge:
    """A block ends, and another begins."""

    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    within: tuple[Surround, ...] = ()


@dataclass(frozen=True, slots=True)
class AsideWords:
    """Words that are no part of the text."""

    name: AsideName
    said: str


@dataclass(frozen=True, slots=True)
class MetBody:
    """A note's body."""

    note: str
    label: str
    items: tuple[Met, ...]


Met = Inline | Edge | FileTable | AsideWords | MetBody


def assembled(items: Iterable[Met]) -> FileDocument:
    """The document that a reader met."""
    blocks: list[Stated] = []
    notes: dict[str, FileNote] = {}
    aside: list[tuple[AsideName, str]] = []
    edge, inline = Edge(), list[Inline]()

    def close() -> None:
        if plain(inline) or any(isinstance(one, NoteCall) for one in inline):
            blocks.append(FileBlock(tuple(inline), edge.kind, edge.level, edge.within))
            inline.clear()
        else:  # a page that begins between two blocks begins with the second
            inline[:] = [one for one in inline if isinstance(one, PageStart)]

    for item in items:
        match item:
            case Edge():
                close()
                edge = item
            case FileTable():
                close()
                blocks.append(item)
            case AsideWords():
                aside.append((item.name, item.said))
            case MetBody():
                body = assembled(_without_label(item))
                kept = body.blocks if item.note not in notes else (*notes[item.note].blocks, *body.blocks)
                notes[item.note] = FileNote(item.label, kept)
                notes |= body.notes
                aside.extend(body.aside)
            case _:
                inline.append(item)
    close()
    return FileDocument(tuple(blocks), notes, tuple(aside))


def titled(document: FileDocument) -> FileDocument:
    """The same, its first block the title where the file gives its title in the same words."""
    said = {line.strip() for name, words in document.aside if name == AsideName.METADATA for line in words.splitlines()}
    first = document.blocks[0] if document.blocks else None
    if not isinstance(first, FileBlock) or first.kind != BlockKind.PARAGRAPH or plain(first.inline) not in said:
        return document
    return replace(document, blocks=(replace(first, kind=BlockKind.TITLE), *document.blocks[1:]))


def _without_label(body: MetBody) -> Iterator[Met]:
    """The body without the number that stands before it; a body that is a number only keeps it."""
    signs = {re.escape(sign) for sign in (body.label, body.label.lower()) if sign}
    label = re.compile(rf"\s*[\[(]?(?:{'|'.join(sorted(signs))})[\])]?[.:)]?(?:\s+|$)") if signs else None
    more = "".join(item.said for item in body.items if isinstance(item, Run)).lstrip()
    looking = True
    for item in body.items:
        if looking and isinstance(item, Run) and item.said.strip():
            looking = False
            if label and (found := label.match(item.said)) and len(more) > len(found[0].strip()):
                yield AsideWords(AsideName.NOTE_SIGN, found[0])
                item = replace(item, said=item.said[found.end() :])
            item = replace(item, said=item.said.lstrip())
        looking = looking and not isinstance(item, NoteCall)
        yield item


def table_of(rows: Sequence[Sequence[Sequence[Met]]], within: tuple[Surround, ...]) -> Iterator[Met]:
    """A table where its cells are short and of one block each; else the cells one after another, as what they hold."""
    if _is_table(rows):
        yield from (item for row in rows for cell in row for item in cell if isinstance(item, AsideWords | MetBody))
        yield FileTable(tuple(tuple(_cell(cell) for cell in row) for row in rows), within)
        return
    for cell in (cell for row in rows for cell in row):
        yield Edge(within=within)
        yield from cell
    yield Edge(within=within)


def _cell(items: Iterable[Met]) -> tuple[Inline, ...]:
    found = (Run(" ") if isinstance(item, Edge | LineBreak) else item for item in items)
    return tuple(item for item in found if isinstance(item, Run | NoteCall | PageStart))


def _is_table(rows: Sequence[Sequence[Sequence[Met]]]) -> bool:
    filled = [[cell for cell in row if _blocks_in(cell)] for row in rows]
    if len([row for row in filled if row]) < 2 or max(map(len, filled), default=0) < 2:
        return False
    return all(
        _blocks_in(cell) <= 2
        and len(plain(_cell(cell))) <= LONGEST_CELL
        and not any(isinstance(item, FileTable) or (isinstance(item, Edge) and item.level) for item in cell)
        for row in filled
        for cell in row
    )


def _blocks_in(items: Iterable[Met]) -> int:
    """How many blocks with words a cell has."""
    count, spoken = 0, False
    for item in items:
        if isinstance(item, Edge):
            spoken = False
        elif isinstance(item, FileTable) or (isinstance(item, Run) and item.said.strip() and not spoken):
            count, spoken = count + 1, True
    return count
