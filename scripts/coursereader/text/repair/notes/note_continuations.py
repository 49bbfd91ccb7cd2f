"""Where a note goes on in a later block, when it breaks off at the end of its own."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from ..evidence.lines import blocks_of, goes_on, is_open

MOST_BLOCKS_TO_A_CONTINUATION = 200
"""Blocks further down, at most, at which a note goes on."""
Continuations = dict[int, tuple[tuple[int, int], ...]]
"""By note: the stretches of the text in which it goes on."""


def continued_in_later_blocks(text: str, found: Sequence[tuple[int, int]]) -> Continuations:
    """By body: the later block it runs on in. The body breaks off, and the block stands between the halves of a
    broken sentence."""
    starts = [start for start, _ in found]
    rest = [
        block
        for block in blocks_of(text)
        if block.start >= found[bisect_right(starts, block.start) - 1][1] or block.start < starts[0]
    ]
    places = [block.start for block in rest]
    going: Continuations = {}
    used: set[int] = set()
    for offset, (start, end) in enumerate(found):
        if not is_open(text[max(start, end - 400) : end].rstrip()) or _ends_address(text[start:end]):
            continue
        first = max(0, bisect_left(places, end) - 1)
        near = rest[first : first + MOST_BLOCKS_TO_A_CONTINUATION]
        for before, block, after in zip(near, near[1:], near[2:], strict=False):
            runs_past = is_open(before.words) and goes_on(after.words) and not before.words.endswith("-")
            above_note = not is_open(before.words) and bisect_left(starts, block.end) < bisect_left(starts, after.start)
            alone = runs_past or above_note  # above the next note it goes on with nothing else
            if block.start > end and alone and goes_on(block.words) and block.start not in used:
                going[offset] = ((block.start, block.end),)
                used.add(block.start)
                break
    return going


def _ends_address(words: str) -> bool:
    return bool(re.search(r"(https?://\S+|\))$", words.strip()))
