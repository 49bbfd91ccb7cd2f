"""Paragraphs that are quotations because they are set in, where a file names no style for it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

LEAST_INDENT = 360
"""Twentieths of a point: six millimetres. A first line is set in by less, or by a field of its own."""
LARGEST_SHARE_SET_IN = 0.5
"""Of a text's paragraphs: where more are set in, it is how they are set."""


@dataclass(frozen=True)
class SetParagraph:
    """How a paragraph is set."""

    block: Any
    """The paragraph."""
    left: int
    first: int
    """Of its first line, from the left; less than nothing where the others hang."""
    plain: bool
    """Neither heading nor item."""
    spoken: bool


def set_in(paragraphs: Iterable[SetParagraph]) -> set[Any]:
    """Those that are set in further than the others are."""
    spoken = [one for one in paragraphs if one.spoken and one.plain]
    usual = Counter(one.left for one in spoken).most_common(1)
    if not usual:
        return set()
    found = [one for one in spoken if one.left >= usual[0][0] + LEAST_INDENT and one.first >= 0]
    return {one.block for one in found} if len(found) <= LARGEST_SHARE_SET_IN * len(spoken) else set()
