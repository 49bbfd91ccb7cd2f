"""`refused.lock`: pairs of passages that were suggested, and that people found to speak of different things.

A pair a line, sorted, so that two people who refuse at once are joined by git: merge=union.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from ..model.problems import Report

FILE = "refused.lock"
HEAD = """\
# Pairs of passages that "reader suggest" offers no more: two passages, who refused them, when, and why.
# "reader suggest --refuse" adds a line and leaves out those whose passages are gone.
"""
LARGEST = 2_000_000
"""Bytes."""
PASSAGE = r"[a-z0-9-]+#[a-z][0-9]+[a-z]*"
_LINE = re.compile(
    rf"(?P<one>{PASSAGE})\t(?P<other>{PASSAGE})\t(?P<who>[^\t]*)\t(?P<when>\d{{4}}-\d\d-\d\d)\t(?P<why>[^\t]+)"
)


@dataclass(frozen=True, order=True)
class Refusal:
    """One line."""

    one: str
    """`alder#p4`."""
    other: str
    who: str
    when: str
    why: str

    @property
    def passages(self) -> frozenset[str]:
        """Both, in no order."""
        return frozenset((self.one, self.other))


def refusal(one: str, other: str, who: str, when: str, why: str) -> Refusal:
    """A pair as the file has it: sorted, and each word on its line."""
    first, second = sorted((one, other))
    return Refusal(first, second, " ".join(who.split()), when, " ".join(why.split()))


def written(refusals: Iterable[Refusal]) -> str:
    """The file."""
    rows = ("\t".join((one.one, one.other, one.who, one.when, one.why)) for one in sorted(set(refusals)))
    return HEAD + "".join(f"{row}\n" for row in rows)


def parse(words: str) -> tuple[Refusal, ...]:
    """The lines that can be read."""
    return tuple(refusal(**found.groupdict()) for _, line in _lines(words) if (found := _LINE.fullmatch(line)))


def tell_what_is_broken(words: str, report: Report) -> None:
    """Lines that say nothing: whoever typed them meant a pair that goes on being offered."""
    for number, line in _lines(words):
        if not _LINE.fullmatch(line):
            shown = "".join(sign if sign.isprintable() else " " for sign in line[:60])
            report.add(FILE, number, f'this line says no pair: "{shown}".', "Delete it, and refuse the pair anew.")


def standing(refusals: Iterable[Refusal], exists: Callable[[str], bool]) -> tuple[Refusal, ...]:
    """Those whose passages are both there still."""
    return tuple(one for one in refusals if exists(one.one) and exists(one.other))


def _lines(words: str) -> Iterator[tuple[int, str]]:
    return ((n, line) for n, line in enumerate(words.split("\n"), 1) if line.strip() and not line.startswith("#"))
