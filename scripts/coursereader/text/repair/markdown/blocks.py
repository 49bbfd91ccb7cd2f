"""The blocks that the signs of a Markdown file state: headings, paragraphs, quotations, items, rows, notes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from . import signs
from .enclosures import MOST_ENCLOSURES, Enclosure, EnclosureKind, held, item_sign
from .front_matter import front_matter
from .line_groups import Stretch, divided, trimmed

MOST_LETTERS_ABOVE_AN_UNDERLINE = 200
"""Of a heading under which a row of hyphens stands; under longer words it is a rule."""
MOST_LETTERS_AMISS = 2
"""Of a row under a title that begins with a number: a longer or shorter one parts two blocks."""
OPENINGS = (signs.QUOTE, signs.NOTE, signs.FENCE, signs.DIV, signs.THEMATIC_BREAK)


@dataclass(frozen=True, slots=True)
class MarkdownBlock:
    """A block, with the stretches of its words, one a line."""

    parts: tuple[Stretch, ...]
    level: int = 0
    """Of a heading: 1 to 6."""
    quoted: bool = False
    literal: bool = False
    """Whether no sign is read within it."""
    item: int = 0
    """Characters of the sign that opens it."""
    note: Enclosure | None = None
    """The note that it belongs to."""
    opens_note: bool = False
    """Whether it is the first of that note."""

    @property
    def start(self) -> int:
        return self.parts[0][0]

    @property
    def end(self) -> int:
        return self.parts[-1][1]


@dataclass
class BlockReader:
    """Reads a text line by line."""

    text: str
    whole_lines: bool = False
    """Whether each line is a paragraph."""
    broken_by_blanks: bool = True
    """Whether blanks at a line's end say that it was ended on purpose."""
    found: list[MarkdownBlock] = field(default_factory=list)
    targets: set[str] = field(default_factory=set)
    """Labels of links whose targets are given elsewhere."""
    enclosures: list[Enclosure] = field(default_factory=list)
    open: list[Stretch] = field(default_factory=list)
    """Lines of the paragraph under way."""
    fence: str = ""
    """The sign that opened the program under way."""
    titled: bool = False
    """Whether the first block is the title that the front matter gives."""
    last_comment: int = -1
    """Where the last comment ends."""
    skip: int = 0
    """What stands before is no block."""
    item: int = -1
    """Where the sign of an item begins that has no block yet."""
    unopened: Enclosure | None = None
    """A note that has no block yet."""

    def read(self) -> list[MarkdownBlock]:
        """All blocks of the text."""
        if front := front_matter(self.text):
            self.skip = front.end
            if front.title:
                self.titled = True
                self.found.append(MarkdownBlock((front.title,), level=1))
        self.last_comment = self.text.rfind("-->")
        for start, end in _lines(self.text):
            if start >= self.skip:
                self._line(start, end)
        self._finish()
        return self.found

    def _line(self, start: int, end: int) -> None:
        at, depth = held(self.text, self.enclosures, start, end)
        if self.fence and depth == len(self.enclosures):
            self._in_fence(at, end)
            return
        self.fence = ""
        blank = not self.text[at:end].strip()
        if not blank and self.open and depth < len(self.enclosures) and not self._opens(at, end):
            self.open.append((at, end))
            return
        if self._underlines_an_item(start, end):
            self.open, self.item = [(self.item, self.open[0][1])], -1
        elif blank or depth < len(self.enclosures):
            self._finish()
        self.enclosures = self.enclosures[:depth]
        if not blank:
            self._leaf(self._behind_signs(at, end), end)

    def _behind_signs(self, at: int, end: int) -> int:
        """Behind the signs that open quotations, notes and items on a line."""
        while len(self.enclosures) < MOST_ENCLOSURES:
            words = self.text[at:end]
            if quote := signs.QUOTE.match(words):
                container, length = Enclosure(EnclosureKind.QUOTE), quote.end()
            elif note := signs.NOTE.match(words):
                container, length = Enclosure(EnclosureKind.NOTE, 4, at, note["label"]), note.end()
            elif (item := item_sign(self.text, at, end, self._above)) is not None:
                length = item.end() if len(item["gap"]) <= 4 else item.start("gap") + 1
                container = Enclosure(EnclosureKind.ITEM, len(words[:length].expandtabs(4)), at + item.start("marker"))
            else:
                break
            self._finish()
            self._open(container)
            at += length
        return at

    @property
    def _above(self) -> str | None:
        """The last line of the paragraph under way; none within a list, where every sign opens an item."""
        if not self.open or any(one.kind == EnclosureKind.ITEM for one in self.enclosures):
            return None
        return self.text[slice(*self.open[-1])].rstrip()

    def _open(self, container: Enclosure) -> None:
        self.enclosures.append(container)
        if container.kind == EnclosureKind.NOTE:
            self.unopened = container
        is_item = container.kind == EnclosureKind.ITEM
        self.item = (container.start if self.item < 0 else self.item) if is_item else -1

    def _opens(self, at: int, end: int) -> bool:
        """Whether a line that the open enclosures do not hold begins something of its own."""
        words = self.text[at:end]
        stated = any(one.match(words) for one in OPENINGS) or self._heads(words, end)
        return stated or item_sign(self.text, at, end, self._above) is not None

    def _heads(self, words: str, end: int) -> bool:
        """Whether a line has the sign of a heading, behind an empty line or before one."""
        alone = not self.open or not self.text[end + 1 : end + 200].partition("\n")[0].strip()
        return alone and bool(signs.HEADING.match(words))

    def _leaf(self, at: int, end: int) -> None:
        """What a line is, behind the signs of what holds it."""
        words = self.text[at:end]
        underline = signs.UNDERLINE.match(words)
        if underline and self._is_title():
            self._finish(level=1 if underline["first"] else 2)
        elif self._heads(words, end):
            self._heading(at, end)
        elif signs.DIV.match(words) or (not self.open and self._is_target(words)):
            self._finish()
        elif signs.COMMENT.match(words) and not self.open and at < self.last_comment:
            self._comment(at)
        elif (fence := signs.FENCE.match(words)) or signs.THEMATIC_BREAK.match(words):
            self._finish()
            self.fence = fence["fence"] if fence else ""
            self._put(((at, end),), literal=True)
        elif words.strip():
            if self.whole_lines or signs.DEFINITION.match(words):
                self._finish()
            self.open.append((at, end))

    def _comment(self, at: int) -> None:
        """Passes over a comment; what stands behind it on its last line begins a paragraph."""
        self.skip = self.text.index("-->", at) + 3
        end = self.text.find("\n", self.skip)
        end = len(self.text) if end < 0 else end
        if self.text[self.skip : end].strip():
            self.open.append((self.skip, end))

    def _is_target(self, words: str) -> bool:
        """Whether a line gives the target of a link; its label is remembered."""
        found = signs.LINK_TARGET.match(words)
        if not found or not signs.TARGET.match(found["target"]):
            return False
        self.targets.add(label_of(found["label"]))
        return True

    def _heading(self, at: int, end: int) -> None:
        self._finish()
        found = signs.HEADING.match(self.text[at:end])
        if found and found["words"]:
            self._put((self._untailed((at + found.start("words"), end)),), level=len(found["signs"]))

    def _untailed(self, line: Stretch) -> Stretch:
        """The words of a heading without closing signs and attributes."""
        tail = signs.HEADING_TAIL.search(self.text[slice(*line)])
        return trimmed(self.text, (line[0], line[0] + tail.start() if tail else line[1]))

    def _in_fence(self, at: int, end: int) -> None:
        words = self.text[at:end].strip()
        if words.startswith(self.fence) and not words.strip(self.fence[0]):
            self.fence = ""
        if words:
            self._put((trimmed(self.text, (at, end)),), literal=True)

    def _is_title(self) -> bool:
        if not self.open:
            return False
        words = self.text[self.open[0][0] : self.open[-1][1]]
        return len(words) <= MOST_LETTERS_ABOVE_AN_UNDERLINE and len(self.open) <= 3 and "|" not in words

    def _underlines_an_item(self, start: int, end: int) -> bool:
        """Whether a row is as long as the one line of an item with its sign: `1. Of rivers` is a heading then."""
        if self.item < 0 or len(self.open) != 1 or not signs.UNDERLINE.match(self.text[start:end]):
            return False
        lengths = len(self.text[start:end].strip()), len(self.text[self.item : self.open[0][1]].rstrip())
        return abs(lengths[0] - lengths[1]) <= MOST_LETTERS_AMISS

    def _finish(self, level: int = 0) -> None:
        """Ends the paragraph under way; a level says that it is a heading."""
        lines, self.open = self.open, []
        if level:
            self._put((*(trimmed(self.text, line) for line in lines[:-1]), self._untailed(lines[-1])), level=level)
        elif lines:
            for group in divided(self.text, lines, self.broken_by_blanks):
                self._put(group.parts, literal=group.literal)

    def _put(self, parts: Sequence[Stretch], level: int = 0, literal: bool = False) -> None:
        """A block, with what holds it; the first of an item begins with the item's sign."""
        parts = [part for part in parts if part[0] < part[1]]
        if not parts:
            return
        note = next((one for one in reversed(self.enclosures) if one.kind == EnclosureKind.NOTE), None)
        marker = parts[0][0] - self.item if self.item >= 0 and not level else 0
        if marker:
            parts[0] = (self.item, parts[0][1])
        quoted = any(one.kind == EnclosureKind.QUOTE for one in self.enclosures)
        opens = note is not None and note is self.unopened
        self.found.append(MarkdownBlock(tuple(parts), level, quoted, literal, marker, note, opens))
        self.item, self.unopened = -1, None


def _lines(text: str) -> Iterator[Stretch]:
    at = 0
    while at <= len(text):
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        yield at, end
        at = end + 1


def label_of(words: str) -> str:
    """A link's label, as it is compared with others."""
    return " ".join(words.split()).casefold()
