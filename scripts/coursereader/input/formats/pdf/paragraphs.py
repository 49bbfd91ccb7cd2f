"""Lines become blocks: a paragraph begins at an indent, after a gap or a short last line, or where the type changes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from unicodedata import category

from .lines import TypeLine
from .runs import is_ideograph

WIDER = 1.2
"""Times the usual step from line to line: a gap. Half a line is the least that typesetters put between paragraphs."""
INDENTED = 0.6
"""Of the type's size: an indent."""
SHORT = 1.4
"""Of the size: a justified line that ends so early is the last of its paragraph."""
OTHER_SIZE = 0.05
"""Of the body's size, by which the type of a heading or a quotation differs."""
WHOLLY, HARDLY = 0.85, 0.3
"""Shares of a line's letters: it is bold, it is not."""
WIDEST_HANG = 4
"""Times the size: how far the later lines of an entry stand in, at most."""
FULL, JUSTIFIED = 0.6, 0.6
"""Of the size: a full line ends no earlier; share of the lines within paragraphs that are full, in justified type."""
FEWEST_VERSES, VERSES, ROOMY = 4, 0.8, 0.25
"""Lines together; the shares of them that begin with a capital, and that end before they are full."""
FIRST_SIGN = re.compile(r"\w")
ENDED = re.compile(r"[.!?…。！？؟][\"”»’)\]」』]*[\d*†‡]*$|[:;：；]$")
ITEM = re.compile(r"(?:[•▪◦‣●○■–—-]|\(?\d{1,3}[.)]|\(?[a-zа-я][.)]|[IVX]{1,4}\.|§)(?=\s)")
WORD = re.compile(r"\S+")


@dataclass(frozen=True)
class TypeSetting:
    """How the text of a file is set."""

    size: float
    leading: float
    ragged: bool
    indents: bool
    """Whether paragraphs begin with an indent."""


@dataclass(frozen=True)
class TypeBlock:
    """Lines that belong together."""

    lines: tuple[TypeLine, ...]
    rows: tuple[tuple[tuple[TypeLine, ...], ...], ...] = ()
    """Of a table: the lines of each of its cells."""

    @property
    def first(self) -> TypeLine:
        return self.lines[0]

    @property
    def text(self) -> str:
        return " ".join(line.text for line in self.lines)


def setting_of(lines: Sequence[TypeLine], size: float) -> TypeSetting:
    """What most lines of the body's size do."""
    body = [line for line in lines if abs(line.size - size) <= OTHER_SIZE * size]
    pairs = [(a, b) for a, b in pairwise(body) if a.column == b.column and b.base > a.base]
    steps = Counter(round(4 * (b.base - a.base)) / 4 for a, b in pairs if b.base - a.base < 3 * size)
    leading = min((step for step, _ in steps.most_common(2)), default=1.2 * size) if steps else 1.2 * size
    if len(steps) > 1:
        (first, many), (second, some) = steps.most_common(2)
        leading = min(first, second) if 4 * some > many else first
    tight = [(a, b) for a, b in pairs if b.base - a.base < WIDER * leading]
    inside = [a for a, b in tight if _goes_on(a.text[-1:])]
    ragged = bool(inside) and sum(line.room < FULL * size for line in inside) < JUSTIFIED * len(inside)
    after_short = [b for a, b in tight if ENDED.search(a.text) and a.short > 2 * SHORT * size]
    indents = bool(after_short) and sum(line.indent > INDENTED * size for line in after_short) > len(after_short) / 2
    return TypeSetting(size, leading, ragged, indents)


def _goes_on(sign: str) -> bool:
    """Whether a sentence goes on after a line that ends so: with a small letter, or one of a script that has none."""
    return sign.islower() or sign in ",-" or category(sign) == "Lo" or is_ideograph(sign)


def blocks_of(lines: Sequence[TypeLine], setting: TypeSetting) -> list[TypeBlock]:
    """The paragraphs, headings, items and entries of a text, each by its lines."""
    return [TypeBlock(tuple(block)) for block in _Cutter(lines, setting).blocks()]


@dataclass
class _Cutter:
    lines: Sequence[TypeLine]
    setting: TypeSetting
    hangs: bool = False
    """Whether entries hang: their first lines stand out to the left."""

    def blocks(self) -> Iterator[list[TypeLine]]:
        block: list[TypeLine] = []
        verses = _verses(self.lines, self.setting)
        for at, line in enumerate(self.lines):
            after = self.lines[at + 1] if at + 1 < len(self.lines) else None
            if block and (at in verses or self._begins(block, line, after)):
                yield block
                block = []
            block.append(line)
        if block:
            yield block

    def _begins(self, block: Sequence[TypeLine], line: TypeLine, after: TypeLine | None) -> bool:
        """Whether a line begins a block, rather than going on with the one above."""
        last = block[-1]
        if is_other_type(last, line):
            self.hangs = False
            return True
        if is_display(line, self.setting.size):
            return line.page != last.page or line.base - last.base > 1.45 * self._step(line) or line.base < last.base
        if line.column != last.column:
            return self._begins_a_column(block, line)
        if line.base - last.base > WIDER * self._step(line) or line.base < last.base - 1:
            return True
        inset = line.left - last.left
        if abs(inset) > INDENTED * line.size:
            return self._moves(block, line, after, inset)
        item = ITEM.match(line.text) and ITEM.match(block[0].text) and ENDED.search(last.text)
        return bool(item) or self._ended(block, line)

    def _step(self, line: TypeLine) -> float:
        """From base line to base line in type of its size."""
        return self.setting.leading * line.size / self.setting.size

    def _moves(self, block: Sequence[TypeLine], line: TypeLine, after: TypeLine | None, inset: float) -> bool:
        """A line that begins elsewhere than the one above it."""
        last = block[-1]
        if inset < 0:
            if len(block) == 1 and not self.hangs and not self._ended(block, line):
                return False  # the line above was a first line, indented
            self.hangs = self.hangs or (len(block) > 1 and last.left > block[0].left + INDENTED * line.size)
            return True
        self.hangs = len(block) == 1 and not self._ended(block, line) and self._hangs_below(block, line, after, inset)
        return not self.hangs

    def _hangs_below(self, block: Sequence[TypeLine], line: TypeLine, after: TypeLine | None, inset: float) -> bool:
        """Whether a line that stands in below the full first line of a block goes on with it, as in an entry."""
        last = block[-1]
        below = after is not None and after.column == line.column
        stays = below and after is not None and abs(after.left - line.left) < INDENTED * line.size
        return (
            bool(ITEM.match(last.text))
            or not (ENDED.search(last.text) or last.text.endswith(":"))
            or (self.hangs and inset < WIDEST_HANG * line.size)
            or (stays and not (self.setting.indents and block[0].indent > INDENTED * line.size))
        )

    def _begins_a_column(self, block: Sequence[TypeLine], line: TypeLine) -> bool:
        """The first line of a column or page: it goes on, unless it is indented or the last line was short."""
        last = block[-1]
        inset = line.indent - min(one.indent for one in block)
        if self.hangs and len(block) > 0 and last.indent > INDENTED * line.size:
            return line.indent < last.indent - INDENTED * line.size
        if not self.hangs and len(block) == 1 and block[0].indent > INDENTED * line.size:
            inset = line.indent
        if abs(inset) > INDENTED * line.size and (inset > 0 or len(block) > 1):
            return bool(ENDED.search(last.text)) or inset < 0 or self.setting.indents
        return self._ended(block, line) and bool(ENDED.search(last.text) or not self.setting.ragged)

    def _ended(self, block: Sequence[TypeLine], line: TypeLine) -> bool:
        """Whether the line above is the last of its paragraph, by its length: it had room for more than the next word,
        and in justified type for more than an em."""
        last = block[-1]
        if not self.setting.ragged:
            return last.room > SHORT * line.size
        room = last.room - _first_word(line) - 0.3 * line.size
        return room > 0 and (bool(ENDED.search(last.text)) or room > 0.35 * (last.edge - last.left))


def _verses(lines: Sequence[TypeLine], setting: TypeSetting) -> frozenset[int]:
    """The places of lines that begin verses, or entries of one line: most of those that stand closely together have a
    capital, and many of them had room for the first word of the next. One that has none turns over."""
    groups: list[list[int]] = []
    for at, line in enumerate(lines):
        last = lines[at - 1]
        near = 0 < line.base - last.base < WIDER * setting.leading * line.size / setting.size
        if groups and near and line.column == last.column and not is_other_type(last, line):
            groups[-1].append(at)
        else:
            groups.append([at])
    verses = (group for group in groups if _is_verse([lines[at] for at in group]))
    return frozenset(at for group in verses for at in group if _is_capital(lines[at].text))


def _is_capital(words: str) -> bool:
    """Whether words begin with a capital, behind marks of quotation."""
    first = FIRST_SIGN.search(words)
    return first is not None and first[0].isupper()


def _is_verse(lines: Sequence[TypeLine]) -> bool:
    capitals = sum(_is_capital(line.text) for line in lines)
    ended = sum(above.room > _first_word(line) + 0.3 * line.size for above, line in pairwise(lines))
    return len(lines) >= FEWEST_VERSES and capitals >= VERSES * len(lines) and ended >= ROOMY * (len(lines) - 1)


def _first_word(line: TypeLine) -> float:
    end = min(line.gaps, default=len(line.chars))
    return 2 * line.size if is_ideograph(line.text[:1]) else line.chars[end - 1].right - line.chars[0].left


def is_other_type(line: TypeLine, other: TypeLine) -> bool:
    """Whether two lines differ in size, or one is bold and the other is not."""
    if abs(line.size - other.size) > OTHER_SIZE * max(line.size, other.size):
        return True
    shares = sorted((line.bold, other.bold))
    return shares[0] < HARDLY and shares[1] > WHOLLY and min(line.bold, other.bold) == 0


def is_display(line: TypeLine, size: float) -> bool:
    """Whether a line is set as headings are: larger than the body, or bold throughout."""
    return line.size > (1 + OTHER_SIZE) * size or line.bold > WHOLLY


def is_quotation(block: TypeBlock, setting: TypeSetting) -> bool:
    """Whether a block stands in from the left, and from the right or in smaller type; no item of a list."""
    lines = block.lines
    inset = INDENTED * setting.size
    left = min(line.indent for line in lines)
    right = min(line.short for line in lines)
    smaller = block.first.size < (1 - OTHER_SIZE / 2) * setting.size
    if left < 1.2 * inset or ITEM.match(block.text) or block.first.size > (1 + OTHER_SIZE) * setting.size:
        return False
    if len(lines) == 1:
        return smaller and abs(left - right) > inset
    spread = max(line.short for line in lines[:-1]) - right
    return (right > inset and (spread < 3 * setting.size or setting.ragged)) or (smaller and len(lines) > 1)
