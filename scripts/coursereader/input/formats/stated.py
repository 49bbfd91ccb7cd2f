"""What a file states of its text: blocks of words, each with its kind and its place in quotations and lists; notes;
and what is no part of the text, set aside under a name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum


class AsideName(StrEnum):
    """Why words of a file are not in its text; shown by these names."""

    NAVIGATION = "navigation"
    CHROME = "page chrome"
    """What surrounds the text of a web page: heads, feet, columns beside it, notices."""
    SCRIPT = "script"
    STYLE = "style"
    FORM = "form"
    EMBEDDED = "embedded object"
    HIDDEN = "hidden words"
    METADATA = "metadata"
    CONTENTS = "table of contents"
    FIELD_CODE = "field code"
    DELETED = "deleted words"
    COMMENT = "comment"
    RUNNING_HEAD = "running head"
    NOTE_SIGN = "note number"
    """The number of a note, at its mark and before its body, and the way back from it."""
    PAGE_NUMBER = "page number"
    READING_AID = "reading aid"
    """Small letters above others that say how these are read."""
    FALLBACK = "second version"
    """Of what the file holds twice, for programs that cannot show the first."""
    UNREAD = "outside the reading order"
    LIST_SIGN = "sign of a list"
    """Written as the sign of Markdown."""
    CONTROL = "control characters"
    BLANK = "blanks"
    """Said by the blank between two words."""
    OVERPRINTED = "letters printed twice"
    """The same letter at the same place, as some programs print bold type."""
    ROTATED = "turned letters"
    OFF_PAGE = "letters outside the page"
    SOFT_HYPHEN = "hyphen of the setting"


class BlockKind(StrEnum):
    """What a block is."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    CAPTION = "caption"


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one dress."""

    said: str
    bold: bool = False
    italic: bool = False
    raised: bool = False
    lowered: bool = False
    target: str = ""
    """Where a link leads, outside the file."""


@dataclass(frozen=True, slots=True)
class NoteCall:
    """A mark in the text; the note's body is found by its key."""

    note: str
    said: str = ""
    """The letters that stand for it in the file."""


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A line that was ended on purpose, within a block."""


@dataclass(frozen=True, slots=True)
class PageStart:
    """A page of print begins; its number, where the file says it."""

    number: str = ""


Inline = Run | NoteCall | LineBreak | PageStart


@dataclass(frozen=True, slots=True)
class Surround:
    """A quotation or an item that a block stands in; equal only to itself."""

    key: int
    sign: str = ""
    """Of an item: `-`, `1.`; empty for a quotation."""


@dataclass(frozen=True, slots=True)
class FileBlock:
    """A block of words."""

    inline: tuple[Inline, ...]
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    """Of a heading, from 1."""
    within: tuple[Surround, ...] = ()
    """From the outermost inwards."""


@dataclass(frozen=True, slots=True)
class FileTable:
    """Rows of cells; what a cell holds is joined into one line."""

    rows: tuple[tuple[tuple[Inline, ...], ...], ...]
    within: tuple[Surround, ...] = ()


Stated = FileBlock | FileTable


@dataclass(frozen=True)
class FileNote:
    """A note's body."""

    label: str
    """Its number or sign in print; empty where the file counts the notes itself."""
    blocks: tuple[Stated, ...]


@dataclass(frozen=True)
class FileDocument:
    """All that a file holds."""

    blocks: tuple[Stated, ...]
    notes: Mapping[str, FileNote] = field(default_factory=dict)
    """By key."""
    aside: tuple[tuple[AsideName, str], ...] = ()

    def with_aside(self, name: AsideName, words: str) -> FileDocument:
        """The same, with more words set aside."""
        return replace(self, aside=(*self.aside, (name, words)))


def letters(words: Iterable[str]) -> Counter[str]:
    """How often each character that is not blank stands in some words."""
    return Counter("".join("".join(words).split()))


def inline_of(blocks: Iterable[Stated]) -> Iterable[Inline]:
    """All that blocks say, in order."""
    for block in blocks:
        if isinstance(block, FileTable):
            yield from (one for row in block.rows for cell in row for one in cell)
        else:
            yield from block.inline


def accounted(document: FileDocument) -> Counter[str]:
    """The characters that stand in the text or were set aside."""
    notes = (one for note in document.notes.values() for one in inline_of(note.blocks))
    spoken = (
        one.said for source in (inline_of(document.blocks), notes) for one in source if isinstance(one, Run | NoteCall)
    )
    return letters(spoken) + letters(words for _, words in document.aside)
