"""A text as the reader sees it: passages of plain words, and spans that say something about them."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from string import ascii_lowercase

from .pieces import Piece, StreamKind


class PassageKind(StrEnum):
    """What a passage is; published by these names."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    QUOTATION = "quotation"
    CAPTION = "caption"
    PULLQUOTE = "pullquote"
    FURNITURE = "furniture"
    """A running head, a folio, a notice: of the setting, not of the text."""
    NOTE = "note"
    REFERENCE = "reference"


HEADING, PARAGRAPH, QUOTATION, CAPTION, PULLQUOTE, FURNITURE, NOTE, REFERENCE = PassageKind


class SpanKind(StrEnum):
    """What is said about some characters of a passage."""

    NOTE = "note"
    """From the source: a note is marked here; of no width."""
    PAGE = "page"
    """From the source: a page begins here; of no width."""
    ITALIC = "italic"
    BOLD = "bold"
    CORRECTION = "correction"
    """From an emendation: other words stood here."""
    DAMAGE = "damage"
    """From an emendation: these words are not the author's."""


@dataclass(frozen=True)
class Span:
    """Something said about the characters `start` to `end` of a passage's text; of no width where the two are equal."""

    start: int
    end: int
    kind: SpanKind
    value: str = ""
    """The note's number, the page's number, or the words as received."""


@dataclass(frozen=True)
class Passage:
    """The smallest part of a text that has an address."""

    id: str
    """`p12` for what is read in order, `h3` for headings, `n17` for notes, `r42` for references."""
    kind: PassageKind
    text: str
    """The words, without markup or note marks; no line breaks."""
    spans: tuple[Span, ...] = ()
    lines: tuple[int, int] = (0, 0)
    """First and last line of the seed it was cut from, from 1."""
    section: str = ""
    """The id of the heading it stands under; empty before the first."""
    level: int = 0
    """Of a heading: 1 to 3."""
    speaker: str = ""
    """Of the paragraph that opens a turn in an interview: whose. Later paragraphs of the turn have none."""
    number: str = ""
    """Of a note body: its number."""
    also: tuple[str, ...] = ()
    """Published ids of passages that are part of this one now."""
    pieces: tuple[tuple[int, Piece], ...] = field(default=(), compare=False, repr=False)
    """What it was made of: pieces of the seed, each with its place in `text` as repaired; one may begin before it."""


@dataclass(frozen=True)
class Text:
    """One source, cut into passages, with the proof that nothing of it is lost."""

    id: str
    raw: str
    """The seed, character for character."""
    pieces: tuple[Piece, ...]
    """They tile `raw`."""
    passages: tuple[Passage, ...]
    """In reading order; notes last."""
    streams: tuple[StreamKind, ...] = (StreamKind.BODY,)
    """By the numbers that pieces name: the body, then what each block is that was set aside from it."""

    def passage(self, id: str) -> Passage:
        """The passage of that id. Raises KeyError where there is none."""
        return self._by_id[id]

    @cached_property
    def _by_id(self) -> dict[str, Passage]:
        return {passage.id: passage for passage in reversed(self.passages)}


def page_ids(text: Text) -> frozenset[str]:
    """The ids on its page: of its passages, and those that lead to one of them now."""
    return frozenset(id for passage in text.passages for id in (passage.id, *passage.also))


def lettered(count: int) -> str:
    """What tells apart the ids of one number: nothing for 0, then a to z, aa to zz, and so on."""
    letters = ""
    while count:
        count, letter = divmod(count - 1, 26)
        letters = ascii_lowercase[letter] + letters
    return letters
