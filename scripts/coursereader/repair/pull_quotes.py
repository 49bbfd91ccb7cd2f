"""Pull quotes: words of the text printed a second time, large, in the middle of its sentences."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from .draft import Aside, Draft, Edit
from .lines import Block, blocks, goes_on, is_open

LETTERS = re.compile(r"[^\W\d_]+")
FEWEST = 4
"""Words: fewer recur by chance, or in a heading."""


def pull_quotes(draft: Draft) -> Iterable[Edit]:
    """Sets aside capitals that repeat the running text, and any block that breaks a sentence and repeats another."""
    text = draft.text
    heard = _spoken(text)
    found = blocks(text)
    whole = Counter(_spoken(block.words) for block in found)
    index = 0
    while index < len(found):
        group = _group(found, index)
        if _is_capitals(group[0].words) and _repeats(group, heard, whole):
            yield Aside(group[0].start, group[-1].end, "pullquote")
        elif _breaks_in(found, index) and _repeats(group[:1], heard, whole):
            yield Aside(found[index].start, found[index].end, "pullquote")
            index += 1
            continue
        index += len(group)


def _group(found: Sequence[Block], index: int) -> list[Block]:
    """A block with those after it that are one with it: capitals set line by line with empty lines between."""
    group = [found[index]]
    if _is_capitals(found[index].words):
        while index + len(group) < len(found) and _is_capitals(found[index + len(group)].words):
            group.append(found[index + len(group)])
    return group


def _is_capitals(words: str) -> bool:
    letters = [char for char in words if char.isalpha()]
    return len(letters) >= 3 and all(char.isupper() for char in letters)


def _breaks_in(found: Sequence[Block], index: int) -> bool:
    """Whether a sentence runs past the block."""
    inside = 0 < index < len(found) - 1 and len(found[index].lines) <= 8
    return inside and is_open(found[index - 1].words) and goes_on(found[index + 1].words)


def _spoken(text: str) -> str:
    """The words of the text in small letters, hyphens at line ends closed, for looking up what is repeated."""
    return " " + " ".join(LETTERS.findall(re.sub(r"-\s*\n\s*", "", text).casefold())) + " "


def _repeats(group: Sequence[Block], heard: str, whole: Counter[str]) -> bool:
    """Whether the group's words stand within other words too; a block that recurs whole is a running head."""
    words = _spoken("\n".join(line.text for block in group for line in block.lines))
    return len(words.split()) >= FEWEST and heard.count(words) > max(1, whole[words])
