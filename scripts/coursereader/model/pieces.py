"""Pieces tile a seed: each has its place, its kind, and the words it contributes. So nothing is lost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

BODY = 0
"""The stream of what is read in order; every other stream was set aside from it."""


class PieceKind(StrEnum):
    """What became of a piece, or what it says at its place; shown and published by these names."""

    TEXT = "text"
    """It stands unchanged."""

    LINE_END = "line-end"
    PARAGRAPH = "paragraph"
    """The gap between two paragraphs."""
    PAGE_JOIN = "page-join"
    """A paragraph runs on over a page or an empty line."""
    KEPT_LINE = "line"
    """A line that was ended on purpose begins: of verse, of an address."""
    BLANK = "blank"
    ADDRESS_BREAK = "address-break"
    """A blank within a web address."""
    LETTER_SPACE = "letter-space"
    LETTER_SPACED = "letter-spaced"
    """A letter-spaced line begins."""

    TORN_WORD = "torn-word"
    """A gap within a word: behind a drop capital, beside a ligature."""
    LINE_NUMBER = "line-number"
    """The number of a line, in its margin."""

    HYPHEN = "hyphen"
    """One that was written as another character."""
    SOFT_HYPHEN = "soft-hyphen"
    """One of the setting, closed."""
    REPEATED_HYPHEN = "repeated-hyphen"
    LOST_HYPHEN = "lost-hyphen"
    LIGATURE = "ligature"
    CONTROL = "control"
    """A character that is not printed."""

    PAGE_BREAK = "page-break"
    """A page begins; the value is its number, where it is known."""
    COLUMN_BREAK = "column-break"
    PAGE_EDGE = "page-edge"
    """The empty line that stands for a page or column break."""
    COLUMN_GAP = "column-gap"
    MARGIN = "margin"
    """Blanks before a line."""
    INDENT = "indent"
    """A first line of a paragraph, or of an entry, begins."""
    INDENTED_PARAGRAPHS = "indented"
    """Said once of a text: its paragraphs are known by their indents."""

    HEADING = "heading"
    """A heading begins; the value is its level."""
    QUOTATION = "quotation"
    """A block quotation begins."""
    QUOTATION_END = "quotation-end"
    ITEM = "item"
    """An item of a list begins."""
    SPEAKER = "speaker"
    """The value is the name."""
    NOTE_MARK = "note-mark"
    """The value is the note's number."""
    NOTE_NUMBER = "note-number"
    """The number or sign before the note's body."""

    MARKUP = "markup"
    ESCAPE = "escape"
    BOLD_OPEN, BOLD_CLOSE = "bold-open", "bold-close"
    ITALIC_OPEN, ITALIC_CLOSE = "italic-open", "italic-close"


class StreamKind(StrEnum):
    """What is read together: the body, or what a block is that was set aside from it."""

    BODY = "body"
    NOTE = "note"
    RUNNING_HEAD = "running-head"
    FOLIO = "folio"
    PULL_QUOTE = "pullquote"
    CAPTION = "caption"
    IMPRINT = "imprint"


@dataclass(slots=True, unsafe_hash=True)
class Piece:
    """The characters `start` to `end` of a seed, and what became of them. Final, not frozen: a book has many, and they
    are cut at every rule."""

    start: Final[int]
    end: Final[int]
    kind: Final[PieceKind]
    """`TEXT` where they stand unchanged, else the name under which they were changed."""
    text: Final[str]
    """What they contribute to the text; empty where nothing."""
    stream: Final[int] = BODY
    """Where they are read: 0 is the body, each other number a block that was set aside (a note, a running head)."""
    value: Final[str] = ""
    """What the kind needs to say: the note's number, the heading's level, the page."""


def gaps(pieces: Sequence[Piece], length: int) -> list[tuple[int, int]]:
    """The stretches of a seed that no piece covers, or two do; empty when law 1 holds."""
    wrong, at = [], 0
    for piece in pieces:
        if piece.start != at or piece.end < piece.start:
            wrong.append((min(at, piece.start), max(at, piece.start)))
        at = max(at, piece.end)
    if at != length:
        wrong.append((min(at, length), max(at, length)))
    return wrong
