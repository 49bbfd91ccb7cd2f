"""Two rules for a file that is Markdown: its signs go and what they say is kept; its notes are set aside."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from ....model.formats import SourceFormat
from ....model.pieces import PieceKind, StreamKind
from ..draft import Aside, Change, Draft, Edit
from ..evidence.reference_list import is_title_of_works
from ..speech.interview import SPEAKER_LABEL, speakers
from .blocks import BlockReader, MarkdownBlock
from .evidence import broken_by_blanks, whole_lines
from .inline import CAPTION_SIGN, MarkdownSigns
from .notes import body_labels
from .pairing import INLINE_NOTE, NOTE_END, in_order, paired

BULLET_OF_WORKS = re.compile(r"[-*+•][ \t]+")
SILENT = dict.fromkeys(
    (PieceKind.BOLD_OPEN, PieceKind.BOLD_CLOSE, PieceKind.ITALIC_OPEN, PieceKind.ITALIC_CLOSE), PieceKind.MARKUP
)
"""Emphasis within a heading says nothing more."""
NOT_NEWLINE = re.compile(r"[^\n]")
BLOCKS_BELOW_A_TITLE = 3
"""Blocks: a title that the front matter gives may be given again among the first."""


def markdown_blocks(draft: Draft) -> Iterable[Edit]:
    """Blocks with what they are, and within them escapes, links, emphasis and marks of notes."""
    if draft.format != SourceFormat.EXPLICIT:
        return
    text = draft.text
    reader = BlockReader(text, whole_lines(text), broken_by_blanks(text))
    blocks = reader.read()
    blocks = _titled(text, blocks) if reader.titled else blocks
    targets = frozenset(reader.targets)
    signs = [MarkdownSigns("" if block.literal else _words(text, block), targets).read() for block in blocks]
    yield from _between(text, blocks)
    works, names = False, frozenset(speakers(text))
    for block, changes in zip(blocks, paired(text, blocks, signs), strict=True):
        works = is_title_of_works(_plain(text, block)) if block.level else works
        yield from _of_block(text, block, _with_speaker(text, block, changes, names), works)


def markdown_notes(draft: Draft) -> Iterable[Edit]:
    """Sets the notes aside, and the captions of pictures."""
    if draft.format != SourceFormat.EXPLICIT:
        return
    bodies = [mark for mark in draft.marks(PieceKind.NOTE_NUMBER) if mark.value]
    closings = iter([mark.at for mark in draft.marks(PieceKind.MARKUP) if mark.value == NOTE_END])
    labels = body_labels([body.value.replace(INLINE_NOTE, "") for body in bodies])
    for body, label in zip(bodies, labels, strict=True):
        inline = body.value == INLINE_NOTE
        end = next(closings) if inline else _block_end(draft.text, body.at)
        if inline:
            yield Change(body.at, body.at, PieceKind.NOTE_MARK, "", label)
        if body.at < end:
            yield Aside(body.at, end, StreamKind.NOTE, label)
    for mark in draft.marks(PieceKind.MARKUP):
        if mark.value == CAPTION_SIGN:
            yield Aside(mark.at, _block_end(draft.text, mark.at), StreamKind.CAPTION)


def _titled(text: str, blocks: Sequence[MarkdownBlock]) -> list[MarkdownBlock]:
    """The blocks under the title that the front matter gives: not twice, and with no other of its level."""
    title, others = blocks[0], list(blocks[1:])
    given = _plain(text, title).casefold()
    if any(block.level and _plain(text, block).casefold() == given for block in others[:BLOCKS_BELOW_A_TITLE]):
        return others
    lower = any(block.level == 1 for block in others)
    return [title, *(replace(block, level=block.level + 1) if block.level and lower else block for block in others)]


def _plain(text: str, block: MarkdownBlock) -> str:
    return " ".join(text[slice(*part)] for part in block.parts).strip("*_# ")


def _words(text: str, block: MarkdownBlock) -> str:
    """The words of a block, with blanks for what stands between its lines: offsets are kept."""
    words = [text[slice(*block.parts[0])]]
    for (_, end), (start, stop) in pairwise(block.parts):
        words += [NOT_NEWLINE.sub(" ", text[end:start]), text[start:stop]]
    return "".join(words)


def _block_end(text: str, at: int) -> int:
    end = text.find("\n\n", at)
    return len(text.rstrip("\n")) if end < 0 else end


def _begin(block: MarkdownBlock) -> int:
    """Where a block begins, with the sign of its note."""
    return block.note.start if block.opens_note and block.note else block.start


def _between(text: str, blocks: Sequence[MarkdownBlock]) -> Iterator[Edit]:
    """What stands before, between and after the blocks."""
    if not blocks:
        return
    if _begin(blocks[0]):
        yield Change(0, _begin(blocks[0]), PieceKind.MARKUP)
    for above, below in pairwise(blocks):
        runs_on = above.note is not None and above.note is below.note
        yield from _gap(text, above.end, _begin(below), " " if runs_on else "\n\n")
    end = blocks[-1].end
    rest = text[end:]
    if rest.strip():
        yield Change(end + len(rest) - len(rest.lstrip()), len(text), PieceKind.MARKUP)


def _gap(text: str, start: int, end: int, wanted: str) -> Iterator[Edit]:
    """The end of a block: blanks, then signs of the next one and lines that are none."""
    if text[start:end] == wanted:
        return
    if text.startswith("\\", start, end):
        yield Change(start, start + 1, PieceKind.MARKUP)
        start += 1
    words = text[start:end]
    blanks = start + len(words) - len(words.lstrip())
    yield Change(start, blanks, PieceKind.PARAGRAPH, wanted)
    if blanks < end:
        yield Change(blanks, end, PieceKind.MARKUP)


def _with_speaker(
    text: str, block: MarkdownBlock, changes: Sequence[Change], names: frozenset[str]
) -> Sequence[Change]:
    """The changes of a block that opens with the name, in bold, of one who speaks in turn with others."""
    label = SPEAKER_LABEL.match(text[block.start : block.end]) if names and not block.level else None
    if not label or label[1] not in names or not label.group().startswith("**") or label.group().count("**") != 2:
        return changes
    end = block.start + label.end()
    speaker = Change(block.start, end, PieceKind.SPEAKER, "", label[1])
    return [speaker, *(one for one in changes if one.start >= end)]


def _of_block(text: str, block: MarkdownBlock, changes: Sequence[Change], works: bool) -> Iterator[Edit]:
    """The edits of one block."""
    if block.opens_note and block.note:
        yield Change(block.note.start, block.start, PieceKind.NOTE_NUMBER, "", block.note.label)
    if block.level:
        yield Change(block.start, block.start, PieceKind.HEADING, "", str(block.level))
        changes = [replace(one, kind=SILENT.get(one.kind, one.kind)) for one in changes]
    elif block.quoted and not block.note:
        yield Change(block.start, block.start, PieceKind.QUOTATION)
    bullet = BULLET_OF_WORKS.match(text, block.start) if block.item and works else None
    if bullet:
        yield Change(*bullet.span(), PieceKind.MARKUP)
    yield from in_order(changes)
    for (_, end), (start, _) in pairwise(block.parts):
        line = text.find("\n", end, start) + 1
        if text[line:start].strip():
            yield Change(line, start, PieceKind.MARKUP)
