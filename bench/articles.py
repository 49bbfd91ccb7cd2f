"""What an article is made of, and how the engine's plain Markdown is read into it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

MARK = re.compile(r"\[\^(\w+|[*†‡])\]")
LABEL = re.compile(
    r"^(?P<heading>#+) |^(?P<quote>> )|^(?P<item>- )|^\[\^(?P<note>[^\]]+)\]: |^\[(?P<kind>pullquote|"
    r"caption|furniture)\] |^\*\*(?P<who>[^*]+):\*\* ?|^(?P<row>\|)"
)
KINDS = {"heading": "heading", "quote": "quotation", "item": "reference", "note": "note", "row": "row"}
SOLID = ("zh", "ja")
"""Languages written without blanks."""


@dataclass(frozen=True)
class Block:
    """One block of an article; note marks stand in its words as `[^3]`."""

    kind: str
    """`heading`, `paragraph`, `line` of verse, `quotation`, `reference`, `row` of a table, `caption`, `pullquote`,
    `furniture` or `note`."""
    words: str
    level: int = 0
    number: str = ""
    speaker: str = ""

    @property
    def plain(self) -> str:
        """Its words without the marks."""
        return MARK.sub("", self.words)

    @property
    def said(self) -> str:
        """Its words after the name of who says them."""
        return f"{self.speaker}: {self.words}" if self.speaker else self.words

    @property
    def cells(self) -> list[str]:
        """What stands between the bars of a row."""
        return [cell.strip() for cell in self.words.strip("| ").split("|")]


@dataclass(frozen=True)
class Article:
    """Blocks in reading order, notes last."""

    language: str
    blocks: tuple[Block, ...]

    def of(self, *kinds: str) -> list[Block]:
        """The blocks of some kinds."""
        return [block for block in self.blocks if block.kind in kinds]

    @property
    def bodies(self) -> dict[str, Block]:
        """The notes by their numbers."""
        return {block.number: block for block in self.of("note")}

    @property
    def body(self) -> list[Block]:
        """All but the notes."""
        return [block for block in self.blocks if block.kind != "note"]

    @property
    def title(self) -> str:
        """The first heading."""
        return next((block.plain for block in self.of("heading")), "")


def parsed(printed: str) -> tuple[Block, ...]:
    """The blocks of the engine's plain Markdown, one a line."""
    return tuple(_block(row) for row in re.split(r"\n\s*\n", printed.strip()) if row.strip())


def _block(row: str) -> Block:
    label = LABEL.match(row)
    if not label:
        return Block("paragraph", _words(row))
    found = label.groupdict()
    kind = found["kind"] or next((KINDS[name] for name in KINDS if found[name]), "paragraph")
    words = row if kind == "row" else row[label.end() :]
    return Block(kind, _words(words), len(found["heading"] or ""), found["note"] or "", found["who"] or "")


def _words(row: str) -> str:
    return " ".join(row.replace("*", "").split())


def as_markdown(blocks: Iterable[Block]) -> str:
    """Blocks as the engine prints them: the output that no score can find wrong."""
    return "\n\n".join(_printed(block) for block in blocks) + "\n"


def _printed(block: Block) -> str:
    opening = {"quotation": "> ", "reference": "- ", "heading": "#" * block.level + " "}.get(block.kind, "")
    if block.kind == "note":
        opening = f"[^{block.number}]: "
    elif block.kind in ("caption", "pullquote", "furniture"):
        opening = f"[{block.kind}] "
    elif block.speaker:
        opening = f"**{block.speaker}:** "
    return opening + block.words
