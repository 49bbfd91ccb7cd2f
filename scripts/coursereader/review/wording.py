"""Two wordings of one thing: what stayed, what went, what came; and where a sign of the old one stands in the new."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz.distance import LCSseq

AROUND = 12
"""Words of what stayed that are shown on either side of what did not."""
MOST = 20_000_000
"""Pairs of words that are compared; what is longer is shown as one wording in place of the other."""
_WORD = re.compile(r"\s+|\w+|[^\w\s]")


class Fate(StrEnum):
    """What became of some words."""

    KEPT = "kept"
    OUT = "out"
    IN = "in"
    CUT = "cut"
    """Kept, and too long to be shown."""


@dataclass(frozen=True)
class Stretch:
    """Some words, or some lines, of one fate."""

    fate: Fate
    words: str


@dataclass(frozen=True)
class _Step:
    """Where the two wordings agree or differ: `a` to `b` of the old one, `c` to `d` of the new one."""

    kept: bool
    a: int
    b: int
    c: int
    d: int


def words_compared(old: str, new: str) -> tuple[Stretch, ...]:
    """Word by word, with a little of what stayed around each change."""
    return _stretches(_WORD.findall(old), _WORD.findall(new), "", AROUND * 2)


def lines_compared(old: str, new: str) -> tuple[Stretch, ...]:
    """Line by line; each stretch is whole lines."""
    return _stretches(old.splitlines(), new.splitlines(), "\n", 3)


def moved(old: str, new: str) -> Callable[[int], int | None]:
    """Where a sign of the old wording stands in the new one; None where its word went."""
    one, other = _WORD.findall(old), _WORD.findall(new)
    starts, places = _starts(one), _starts(other)
    kept = {starts[s.a + n]: places[s.c + n] for s in _steps(one, other) if s.kept for n in range(s.b - s.a)}

    def place(at: int) -> int | None:
        start = starts[max(0, bisect_right(starts, at, hi=len(one)) - 1)]
        there = kept.get(start)
        return None if there is None else there + at - start

    return place


def _starts(words: Sequence[str]) -> list[int]:
    found = [0]
    for word in words:
        found.append(found[-1] + len(word))
    return found


def _stretches(old: Sequence[str], new: Sequence[str], between: str, around: int) -> tuple[Stretch, ...]:
    out: list[Stretch] = []
    steps = list(_joined(list(_steps(old, new)), old))
    for n, step in enumerate(steps):
        if step.kept:
            out += _shortened(new[step.c : step.d], between, around, first=n == 0, last=n == len(steps) - 1)
        else:
            out += [Stretch(Fate.OUT, between.join(old[step.a : step.b]))] if step.b > step.a else []
            out += [Stretch(Fate.IN, between.join(new[step.c : step.d]))] if step.d > step.c else []
    return tuple(out)


def _shortened(words: Sequence[str], between: str, around: int, *, first: bool, last: bool) -> Iterator[Stretch]:
    head, tail = (0 if first else around), (0 if last else around)
    if len(words) <= head + tail + 1:
        yield Stretch(Fate.KEPT, between.join(words))
        return
    if head:
        yield Stretch(Fate.KEPT, between.join(words[:head]))
    yield Stretch(Fate.CUT, between.join(words[head : len(words) - tail]))
    if tail:
        yield Stretch(Fate.KEPT, between.join(words[len(words) - tail :]))


def _joined(steps: Sequence[_Step], old: Sequence[str]) -> Iterator[_Step]:
    """Changes that only a blank keeps apart are one change: whole phrases are read more easily than single words."""
    held: _Step | None = None
    for n, step in enumerate(steps):
        blank = 0 < n < len(steps) - 1 and not "".join(old[step.a : step.b]).strip()
        if not step.kept or (held and blank):
            first = held or step
            held = _Step(False, first.a, step.b, first.c, step.d)
        else:
            if held:
                yield held
            held = None
            yield step
    if held:
        yield held


def _steps(old: Sequence[str], new: Sequence[str]) -> Iterator[_Step]:
    head = _same(old, new)
    tail = _same(old[head:][::-1], new[head:][::-1])
    one, other = old[head : len(old) - tail], new[head : len(new) - tail]
    if head:
        yield _Step(True, 0, head, 0, head)
    if one or other:
        yield from _compared(one, other, head)
    if tail:
        yield _Step(True, len(old) - tail, len(old), len(new) - tail, len(new))


def _compared(one: Sequence[str], other: Sequence[str], at: int) -> Iterator[_Step]:
    if not one or not other or len(one) * len(other) > MOST:
        yield _Step(False, at, at + len(one), at, at + len(other))
        return
    for step in LCSseq.opcodes(one, other):
        kept = step.tag == "equal"
        yield _Step(kept, at + step.src_start, at + step.src_end, at + step.dest_start, at + step.dest_end)


def _same(one: Sequence[str], other: Sequence[str]) -> int:
    """How many both begin with."""
    least = min(len(one), len(other))
    return next((n for n in range(least) if one[n] != other[n]), least)
