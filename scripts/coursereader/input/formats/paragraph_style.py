"""What a word processor's styles say of a paragraph."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from .assembly import Met
from .stated import BlockKind, Run

MOST_BASES = 20
"""Styles that one is based on, one upon another."""


@dataclass(frozen=True)
class ParagraphStyle:
    """What styles and the paragraph itself say together."""

    heading: bool = False
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    quoted: bool = False
    contents: bool = False
    is_list: bool = False
    left: int = 0
    first: int = 0
    numbering: tuple[str, str] | None = None
    """List and level, as the file names them."""
    run: Run = field(default_factory=lambda: Run(""))


def beside(met: Met, style: Run) -> Met:
    """Words with the dress that they have beside that of their paragraph: a quotation in italics is no emphasis."""
    if not isinstance(met, Run):
        return met
    return replace(met, bold=met.bold != style.bold, italic=met.italic != style.italic)
