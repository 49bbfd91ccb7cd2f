"""The order in which a row's letters are read, where scripts that run to the right and to the left meet in it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from .glyphs import Glyph
from .runs import GlyphRun, is_right_to_left

TIGHT = 0.16
"""Of the size: what stands no further apart has no blank between it."""
KINDS = {"R": "R", "AL": "R", "L": "L", "EN": "L", "AN": "L"}
"""By what Unicode calls a letter's direction: to the left or to the right, as figures run everywhere."""


@dataclass(frozen=True)
class LetterStretch:
    """Letters of a row that run one way; places along the row as it is read."""

    chars: tuple[Glyph, ...]
    kind: str
    """`R`, `L`; `N` of signs that run as what stands around them."""
    start: float
    end: float

    @property
    def has_letters(self) -> bool:
        """Whether it is more than figures."""
        return any(char.text.isalpha() for char in self.chars)


def is_plain(row: Iterable[GlyphRun], mirrored: bool) -> bool:
    """Whether all of a row runs to the right."""
    return not mirrored and all(
        char.text < "\u0590" or KINDS.get(unicodedata.bidirectional(char.text[:1])) != "R"
        for run in row
        for char in run.chars
    )


def stretches(row: Sequence[GlyphRun], mirrored: bool) -> list[LetterStretch]:
    """The stretches of a row in the order in which they are read."""
    leftward = is_right_to_left("".join(run.text for run in row))
    forward = "R" if leftward else "L"
    sign = 1 if leftward == mirrored else -1
    found = sorted((one for run in row for one in _of_run(run, sign, forward)), key=lambda one: one.start)
    out: list[LetterStretch] = []
    counter: list[LetterStretch] = []
    for one in found:
        if counter and not _goes_on(counter, one, forward):
            out += _backwards(counter, forward)
            counter = []
        if counter or one.kind not in (forward, "N"):
            counter.append(one)
        else:
            out.append(one)
    return out + _backwards(counter, forward)


def _of_run(run: GlyphRun, sign: int, forward: str) -> list[LetterStretch]:
    """A run cut where the direction changes; signs by themselves, but within what runs against the row."""
    kinds: list[str] = []
    for char in run.chars:
        of_letter = unicodedata.bidirectional(char.text[:1])
        kinds.append(kinds[-1] if of_letter == "NSM" and kinds else KINDS.get(of_letter, "N"))
    for at, (before, after) in enumerate(zip(kinds, kinds[2:], strict=False), 1):
        back = _ends(run.chars[at : at + 1], sign) < _ends(run.chars[at - 1 : at], sign)
        if back and kinds[at] == "N" and before == after != forward:
            kinds[at] = before
    places = groupby(range(len(kinds)), key=lambda at: (kinds[at], at if kinds[at] == "N" else -1))
    groups = ((kind, tuple(run.chars[at] for at in group)) for (kind, _), group in places)
    return [LetterStretch(chars, kind, *_ends(chars, sign)) for kind, chars in groups]


def _ends(chars: Sequence[Glyph], sign: int) -> tuple[float, float]:
    left, right = min(char.left for char in chars), max(char.right for char in chars)
    return (left, right) if sign > 0 else (-right, -left)


def _goes_on(counter: Sequence[LetterStretch], one: LetterStretch, forward: str) -> bool:
    """Whether a stretch may belong to what runs against the row: words of another script, or what is close to it."""
    if one.kind == forward:
        return False
    last = counter[-1]
    words = any(part.has_letters for part in counter)
    return (words and (one.kind == "N" or one.has_letters)) or one.start - last.end < TIGHT * one.chars[0].size


def _backwards(counter: Sequence[LetterStretch], forward: str) -> list[LetterStretch]:
    """What runs against the row, as one stretch; the signs at its end run with the row."""
    inner = list(counter)
    outer: list[LetterStretch] = []
    while inner and inner[-1].kind == "N":
        outer.insert(0, inner.pop())
    if not inner:
        return outer
    chars = tuple(char for one in reversed(inner) for char in one.chars)
    kind = "L" if forward == "R" else "R"
    return [LetterStretch(chars, kind, inner[0].start, inner[-1].end), *outer]


def gaps_between(found: Sequence[LetterStretch]) -> list[float]:
    """How far each stretch stands from the one before it."""
    return [b.start - a.end for a, b in pairwise(found)]
