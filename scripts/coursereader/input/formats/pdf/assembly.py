"""Blocks and notes become text with explicit signs; of every letter it is known where in the file it stands."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from ..stated import AsideName
from .glyphs import Glyph
from .lines import TypeLine
from .notes import FootNote
from .paragraphs import TypeBlock
from .runs import is_ideograph

ESCAPED = re.compile(r"[\\*_`\[\]<&$~^|]")
"""Signs that Markdown reads wherever they stand."""
OPENING = re.compile(r"#(?=#{0,5}\s)|>|[-+=](?=\s|[-+=])|\(?(?:\d{1,9}|[a-zA-Z])[.)](?=\s)|:(?=\s|::)")
"""What Markdown reads where a line begins: its last sign is told to be a letter."""
SUPERIOR = re.compile("[⁰¹²³⁴-⁹]")
HYPHENS = "-‐\xad"
FEWEST_LETTERS = 2
"""Of emphasised words."""
SIGN = -1
"""The place of a sign that the reader wrote."""


@dataclass
class TextWriter:
    """The text so far."""

    labels: Mapping[int, str]
    """By page, its number in print, where it is known."""
    marks: Mapping[int, tuple[int, str]]
    """By the first character of a note's mark: how many characters it takes, and the number of the note."""
    parts: list[str] = field(default_factory=list)
    where: array[int] = field(default_factory=lambda: array("l"))
    page: int = -1
    dropped: dict[int, AsideName] = field(default_factory=dict)

    def sign(self, words: str) -> None:
        """Something that the file does not have."""
        self.parts.append(words)
        self.where.extend([SIGN] * len(words))

    def letter(self, char: Glyph) -> None:
        """A character of the file, with the sign before it that makes it one for a reader of Markdown too."""
        if SUPERIOR.match(char.text):
            self.parts.append(f"&#{ord(char.text)};")
            self.where.extend([char.order] * len(self.parts[-1]))
            return
        if ESCAPED.match(char.text):
            self.sign("\\")
        self.parts.append(char.text)
        self.where.extend([char.order] * len(char.text))

    def turn(self, page: int) -> None:
        """A page begins, unless it has begun."""
        if page > self.page:
            label = self.labels.get(page, "")
            self.sign(f'<span id="page-{label}"></span>' if label else '<span class="page"></span>')
            self.page = page

    def line(self, line: TypeLine, dressed: bool = True, turns: bool = True) -> None:
        """The words of a line: emphasis and marks of notes with their signs."""
        if turns:
            self.turn(line.page)
        opening = OPENING.match(line.text)
        guarded = opening.end() - 1 if opening else -1
        for at, span, dress in _spans(line, self.marks, dressed):
            if at in line.gaps and at:
                self.sign(" ")
            if span[0].order in self.marks:
                self.sign(f"[^{self.marks[span[0].order][1]}]")
                continue
            self.sign(dress)
            for place, char in enumerate(span, at):
                if place > at and place in line.gaps:
                    self.sign(" ")
                if place == guarded:
                    self.sign("\\")
                self.letter(char)
            self.sign(dress)

    def lines(self, lines: Sequence[TypeLine], joint: str = "\n", dressed: bool = True, turns: bool = True) -> None:
        """Lines one below another."""
        for n, line in enumerate(lines):
            if n:
                self.sign(joint if joint != " " else self._joint(lines[n - 1], line))
            self.line(line, dressed, turns)

    def table(self, rows: Sequence[Sequence[Sequence[TypeLine]]]) -> None:
        """Rows of cells; the first of them is the head."""
        for n, row in enumerate(rows):
            self.sign("\n| " if n else "| ")
            for at, cell in enumerate(row):
                self.sign(" | " if at else "")
                self.lines(cell, " ", dressed=n > 0)
            self.sign(" |")
            if not n:
                self.sign("\n|" + " --- |" * len(row))

    def _joint(self, above: TypeLine, below: TypeLine) -> str:
        """Between two lines that become one: a hyphen of the setting goes, ideographs need no blank."""
        last, first = above.chars[-1], below.chars[0].text
        if last.text in HYPHENS and len(above.chars) > 1:
            if above.chars[-2].text.islower() and first.islower():
                self.drop(last)
            return ""
        return "" if is_ideograph(last.text) and is_ideograph(first) else " "

    def drop(self, char: Glyph) -> None:
        """The character that was written last is taken back and set aside."""
        for place in (SIGN, char.order):
            while self.where and self.where[-1] == place:
                self.where.pop()
                while not self.parts[-1]:
                    self.parts.pop()
                self.parts[-1] = self.parts[-1][:-1]
        self.dropped[char.order] = AsideName.SOFT_HYPHEN

    def gap(self) -> None:
        """Between two blocks."""
        if self.parts:
            self.sign("\n\n")

    @property
    def text(self) -> str:
        return "".join(self.parts)


def _spans(
    line: TypeLine, marks: Mapping[int, tuple[int, str]], dressed: bool
) -> Iterator[tuple[int, Sequence[Glyph], str]]:
    """Stretches of one dress, with their places and the sign of that dress; each mark of a note by itself."""
    kinds: list[object] = []
    left = 0
    for char in line.chars:
        if char.order in marks:
            left = marks[char.order][0]
            kinds.append((char.order,))
        elif left > 1:
            left -= 1
            kinds.append(kinds[-1])
        else:
            left = 0
            kinds.append(_dress(char) if dressed else "")
    at = 0
    for kind, group in groupby(range(len(kinds)), key=kinds.__getitem__):
        span = [line.chars[n] for n in group]
        letters = sum(char.text.isalpha() for char in span)
        said = isinstance(kind, str) and letters >= FEWEST_LETTERS and all(char.text != "*" for char in span)
        yield at, span, str(kind) if said else ""
        at += len(span)


def _dress(char: Glyph) -> str:
    return "**" if char.font.bold else "*" if char.font.italic else ""


def written(blocks: Iterable[tuple[TypeBlock, str, int]], notes: Sequence[FootNote], writer: TextWriter) -> TextWriter:
    """All blocks, then the bodies of the notes."""
    for block, kind, level in blocks:
        writer.gap()
        if kind == "heading":
            writer.sign("#" * level + " ")
            writer.lines(block.lines, " ", dressed=False)
        elif kind == "quotation":
            writer.sign("> ")
            writer.lines(block.lines, "\n> ")
        elif kind == "caption":
            writer.sign("![")
            writer.lines(block.lines, " ", dressed=False)
            writer.sign("](#caption)")
        elif kind == "table":
            writer.table(block.rows)
        else:
            writer.lines(block.lines)
    for note in notes:
        writer.gap()
        writer.sign(f"[^{note.number}]: ")
        writer.lines(note.lines, turns=False)
    writer.sign("\n")
    return writer
