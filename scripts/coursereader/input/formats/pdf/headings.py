"""Headings: blocks in type that the body does not have; their levels by the classes of type, the largest first."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from typing import NamedTuple

from .paragraphs import ENDED, OTHER_SIZE, WHOLLY, TypeBlock, TypeSetting

MOST_LINES, MOST_LETTERS = 4, 240
"""Of a heading."""
PLAINLY_LARGER = 1.12
"""Times the body's size: so large a block is a heading, though it ends in a full stop."""
DEEPEST = 3
LETTERS = re.compile(r"[^\W\d_]")
NUMBERED = re.compile(r"(?:\d{1,2}(?:\.\d{1,2}){0,3}\.?|[IVX]{1,5}\.|§ ?\d+\.?)\s+(?=\S)")


class TypeClass(NamedTuple):
    """The type of a heading; sorted, the higher class comes first."""

    size: float
    """Negative, so that the larger comes first."""
    plain: bool
    lower: bool
    """Whether it has small letters."""
    italic: bool


def headings(blocks: Sequence[TypeBlock], setting: TypeSetting, captions: Container[int] = ()) -> dict[int, int]:
    """By the place of a block, the level of the heading that it is."""
    plain = (n for n, block in enumerate(blocks) if not block.rows and n not in captions)
    classes = {n: found for n in plain if (found := _class_of(blocks, n, setting))}
    kept = {n: found for n, found in classes.items() if _is_followed(blocks, n, classes, setting)}
    merged = _levels(sorted(set(kept.values())))
    return {n: min(DEEPEST, merged[found]) for n, found in kept.items()}


def _class_of(blocks: Sequence[TypeBlock], n: int, setting: TypeSetting) -> TypeClass | None:
    """The class of a block's type, where it may be a heading."""
    block = blocks[n]
    words = block.text
    letters = len(words)
    if (
        len(block.lines) > MOST_LINES
        or letters > MOST_LETTERS
        or not (LETTERS.search(words) or NUMBERED.match(words + " x"))
    ):
        return None
    size = max(line.size for line in block.lines)
    larger = size > (1 + OTHER_SIZE) * setting.size
    smaller = size < (1 - OTHER_SIZE) * setting.size
    bold = all(line.bold > WHOLLY for line in block.lines)
    italic = all(line.italic > WHOLLY for line in block.lines)
    capitals = words.isupper() and sum(map(str.isalpha, words)) >= 4
    found = TypeClass(-round(2 * size) / 2, not bold, not capitals, italic)
    if larger and (size > PLAINLY_LARGER * setting.size or not words.endswith((".", ",", ";"))):
        return found
    if (smaller and not bold) or words.endswith((",", ";", ":")) or (ENDED.search(words) and letters > 60):
        return None
    if bold and not (words.endswith((".", ":")) and letters > 40):
        return found
    alone = _stands_off(blocks, n, setting)
    if capitals and alone and len(block.lines) <= 3:
        return found
    if italic and alone and letters < 100 and not ENDED.search(words) and block.first.indent < 2 * setting.size:
        return found
    return None


def _stands_off(blocks: Sequence[TypeBlock], n: int, setting: TypeSetting) -> bool:
    """Whether more than the usual step lies above a block, or it opens a column."""
    above = blocks[n - 1].lines[-1] if n else None
    first = blocks[n].first
    return above is None or above.column != first.column or first.base - above.base > 1.35 * setting.leading


def _is_followed(blocks: Sequence[TypeBlock], n: int, classes: dict[int, TypeClass], setting: TypeSetting) -> bool:
    """Whether text stands below a heading; a block in large plain type between a title and the text is a byline."""
    below = next((k for k in range(n + 1, len(blocks)) if k not in classes), None)
    if below is None:
        return False
    found = classes[n]
    first = min(classes)
    byline = n > first and found.plain and n < (next((k for k in range(first, len(blocks)) if k not in classes), n))
    alone = sum(one == found for one in classes.values()) == 1
    return not (byline and alone and found > classes[first] and blocks[n].first.page == blocks[first].first.page)


def _levels(classes: Sequence[TypeClass]) -> dict[TypeClass, int]:
    """1 for the largest; sizes that differ by less than a printer's eye sees are one class."""
    levels: dict[TypeClass, int] = {}
    level, last = 0, None
    for one in classes:
        same = last is not None and abs(one.size - last.size) <= 0.5 and one[1:] == last[1:]
        level += not same
        levels[one] = level
        last = one
    return levels
