"""What a file states, written as explicit Markdown: a block a line, an empty line between blocks, notes at the end.

A letter that would be read as a sign is escaped here and nowhere else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from .inline_markdown import one_line, plain, written
from .stated import (
    BlockKind,
    FileBlock,
    FileDocument,
    FileTable,
    Inline,
    LineBreak,
    NoteCall,
    Run,
    Stated,
    Surround,
    inline_of,
)

INDENT = "    "
DEEPEST_HEADING = 6
LONGEST_BOLD_TITLE = 150
"""Characters: two lines."""


def markdown(document: FileDocument) -> str:
    """The whole text; ends in one line end."""
    numbers = note_numbers(document)
    explicit = bool(document.notes)
    blocks = [_dressed(block, explicit) for block in _titled(document.blocks)]
    parts = list(_blocks(blocks, numbers))
    for key, number in sorted(numbers.items(), key=lambda item: int(item[1])):
        parts.append(_note(number, [_dressed(block, explicit) for block in document.notes[key].blocks], numbers))
    return "\n\n".join(part for part in parts if part) + "\n"


def note_numbers(document: FileDocument) -> Mapping[str, str]:
    """By key, the number under which a note is written: that of print where each is there once, else they are counted
    on in the order of their marks."""
    marked = [one.note for one in inline_of(document.blocks) if isinstance(one, NoteCall)]
    within = [
        one.note for note in document.notes.values() for one in inline_of(note.blocks) if isinstance(one, NoteCall)
    ]
    keys = list(dict.fromkeys(key for key in (*marked, *within, *document.notes) if key in document.notes))
    labels = [document.notes[key].label for key in keys]
    if len(set(labels)) == len(labels) and all(label.isdecimal() and len(label) < 5 for label in labels):
        return {key: str(int(label)) for key, label in zip(keys, labels, strict=True)}
    return {key: str(count) for count, key in enumerate(keys, 1)}


def _titled(blocks: Iterable[Stated]) -> list[Stated]:
    """Headings with their levels: one title stands above all others. Where the file states none, short blocks that are
    bold throughout are headings."""
    blocks = list(blocks)
    if not any(isinstance(one, FileBlock) and one.kind == BlockKind.HEADING for one in blocks):
        blocks = [_headed(one) for one in blocks]
    titles = [one for one in blocks if isinstance(one, FileBlock) and one.kind == BlockKind.TITLE and plain(one.inline)]
    top = any(isinstance(one, FileBlock) and one.kind == BlockKind.HEADING and one.level == 1 for one in blocks)
    lower = 1 if len(titles) == 1 and top else 0
    return [_levelled(one, lower) for one in blocks]


def _headed(block: Stated) -> Stated:
    """A heading, where a paragraph of its own is bold, short and no sentence: so headings are set by hand."""
    if isinstance(block, FileTable) or block.kind != BlockKind.PARAGRAPH or block.within:
        return block
    words, runs = plain(block.inline), [one for one in block.inline if isinstance(one, Run) and one.said.strip()]
    bold = bool(runs) and all(one.bold for one in runs)
    if bold and len(words) <= LONGEST_BOLD_TITLE and words[-1:] not in ".,;:?!" and words[:1].isalnum():
        return replace(block, kind=BlockKind.HEADING, level=2)
    return block


def _levelled(block: Stated, lower: int) -> Stated:
    if isinstance(block, FileTable) or block.kind not in (BlockKind.TITLE, BlockKind.HEADING):
        return block
    if block.kind == BlockKind.TITLE:
        return replace(block, kind=BlockKind.HEADING, level=1)
    return replace(block, level=min(DEEPEST_HEADING, block.level + lower))


def _dressed(block: Stated, explicit: bool) -> Stated:
    """Without dress that says nothing: a heading is bold as it is; a raised number is no mark where the file states its
    notes otherwise."""
    if isinstance(block, FileTable):
        return replace(block, rows=(tuple(map(_light, block.rows[0])), *block.rows[1:])) if block.rows else block
    inline = block.inline
    if explicit:
        inline = tuple(
            replace(one, raised=False) if isinstance(one, Run) and one.said.strip().isdecimal() else one
            for one in inline
        )
    if block.kind == BlockKind.HEADING:
        slanted = all(one.italic for one in inline if isinstance(one, Run) and one.said.strip())
        inline = tuple(
            replace(one, bold=False, italic=one.italic and not slanted) if isinstance(one, Run) else one
            for one in inline
        )
    return replace(block, inline=inline)


def _light(cell: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """A cell of the first row, which is bold as it is."""
    return tuple(replace(one, bold=False) if isinstance(one, Run) else one for one in cell)


def _blocks(blocks: Iterable[Stated], numbers: Mapping[str, str]) -> Iterator[str]:
    """Each block with the signs of what it stands in; stanzas that an empty line parts are blocks of their own. Within
    one quotation the empty line between blocks has its sign too."""
    begun: set[int] = set()
    before: tuple[Surround, ...] = ()
    out = ""
    for block in blocks:
        for lines in _lines(block, numbers):
            first, rest = _prefixes(block.within, begun)
            shared = _shared(before, block.within)
            between = "".join("> " if not one.sign else INDENT for one in shared).rstrip()
            if out and any(not one.sign for one in shared):
                out += f"\n{between}\n"
            else:
                yield out
                out = ""
            begun.update(one.key for one in block.within)
            out += "\n".join((first if index == 0 else rest) + line for index, line in enumerate(lines))
            before = block.within
    yield out


def _shared(before: tuple[Surround, ...], within: tuple[Surround, ...]) -> tuple[Surround, ...]:
    count = 0
    while count < min(len(before), len(within)) and before[count] == within[count]:
        count += 1
    return within[:count]


def _prefixes(within: tuple[Surround, ...], begun: set[int]) -> tuple[str, str]:
    """What stands before the first line of a block, and before its other lines."""
    first = rest = ""
    for one in within:
        if not one.sign:
            first, rest = first + "> ", rest + "> "
        else:
            first += INDENT if one.key in begun else f"{one.sign} "
            rest += INDENT
    return first, rest


def _lines(block: Stated, numbers: Mapping[str, str]) -> Iterator[list[str]]:
    """The lines of a block; of more than one where lines were ended on purpose."""
    if isinstance(block, FileTable):
        yield from _table(block, numbers)
        return
    for stanza in _stanzas(block.inline):
        if block.kind == BlockKind.HEADING:
            if words := one_line(stanza, numbers):
                yield [f"{'#' * block.level} {words}"]
        elif block.kind == BlockKind.CAPTION and len(plain(stanza).split()) > 1:
            yield [f"![{one_line(stanza, numbers, within_brackets=True)}](#caption)"]
        elif lines := [line for line in written(stanza, numbers) if line]:
            yield [line + ("\\" if index < len(lines) - 1 else "") for index, line in enumerate(lines)]


def _stanzas(inline: tuple[Inline, ...]) -> Iterator[tuple[Inline, ...]]:
    """Parted where two line breaks follow each other."""
    stanza: list[Inline] = []
    for one in inline:
        if isinstance(one, LineBreak):
            spoken = [last for last in stanza if not (isinstance(last, Run) and not last.said.strip())]
            if spoken and isinstance(spoken[-1], LineBreak):
                yield tuple(stanza)
                stanza = []
        stanza.append(one)
    yield tuple(stanza)


def _table(table: FileTable, numbers: Mapping[str, str]) -> Iterator[list[str]]:
    rows = [[one_line(cell, numbers).replace("|", "\\|") for cell in row] for row in table.rows]
    rows = [row for row in rows if any(row)]
    if not rows:
        return
    width = max(map(len, rows))
    filled = [row + [""] * (width - len(row)) for row in rows]
    lines = ["| " + " | ".join(row) + " |" for row in filled]
    yield [lines[0], "|" + " --- |" * width, *lines[1:]]


def _note(number: str, blocks: Iterable[Stated], numbers: Mapping[str, str]) -> str:
    body = "\n\n".join(part for part in _blocks(blocks, numbers) if part)
    lines = [line if index == 0 or not line else INDENT + line for index, line in enumerate(body.split("\n"))]
    return f"[^{number}]: " + "\n".join(lines)
