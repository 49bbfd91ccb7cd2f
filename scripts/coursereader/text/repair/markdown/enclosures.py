"""What holds blocks: quotations, the items of lists, notes; and how a line shows what holds it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from . import signs

MOST_ENCLOSURES = 40
"""Within each other: what is deeper stays letters."""
LETTERS_LOOKED_AT = 1200
"""Before and behind an item, for its neighbours."""


class EnclosureKind(Enum):
    """What holds blocks, and shows on each of its lines."""

    QUOTE = "quote"
    ITEM = "item"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A quotation, an item or a note that is open."""

    kind: EnclosureKind
    indent: int = 0
    """Columns by which its lines stand in."""
    start: int = 0
    """Where its sign begins."""
    label: str = ""
    """Of a note."""


def held(text: str, enclosures: Sequence[Enclosure], at: int, end: int) -> tuple[int, int]:
    """Behind the signs of the open enclosures that a line repeats, and how many these are."""
    for depth, container in enumerate(enclosures):
        words = text[at:end]
        if container.kind == EnclosureKind.QUOTE:
            quote = signs.QUOTE.match(words)
            if not quote:
                return at, depth
            at += quote.end()
        elif words.strip():
            columns = signs.indent(words)
            if columns < min(2, container.indent):
                return at, depth
            at += signs.after_columns(words, min(columns, container.indent))
    return at, len(enclosures)


def item_sign(text: str, at: int, end: int, above: str | None) -> re.Match[str] | None:
    """The sign of an item at the beginning of a line; in the midst of a paragraph, whose line `above` is, only where
    the words announce it, or others follow; a letter only where its neighbour in the alphabet stands near."""
    words = text[at:end]
    item = signs.ITEM.match(words)
    if item is None or signs.THEMATIC_BREAK.match(words):
        return None
    if not item["bullet"] and item["value"].isalpha() and not _in_series(text, item, end):
        return None
    if above is None:
        return item
    first = bool(item["bullet"]) or item["value"] in ("1", "a", "A")
    return item if first and (above.endswith(":") or _in_series(text, item, end)) else None


def _in_series(text: str, item: re.Match[str], end: int) -> bool:
    """Whether an item of the next number, of the one before, or of the same bullet stands near."""
    below = text[end : end + LETTERS_LOOKED_AT]
    if item["bullet"]:
        return _begins(below.partition("\n\n")[0], re.escape(item["bullet"]))
    above = text[max(0, end - LETTERS_LOOKED_AT) : end]
    close = re.escape(item["marker"][-1])
    return any(
        _begins(words, r"\(?" + _next_to(item["value"], step) + close) for words, step in ((below, 1), (above, -1))
    )


def _begins(words: str, sign: str) -> bool:
    """Whether one of the lines begins with a sign."""
    return bool(re.search(rf"^[ \t>]*{sign}[ \t]+\S", words, re.MULTILINE))


def _next_to(value: str, step: int) -> str:
    """The number or letter after another, or before it."""
    return str(int(value) + step) if value.isdecimal() else re.escape(chr(ord(value) + step))
