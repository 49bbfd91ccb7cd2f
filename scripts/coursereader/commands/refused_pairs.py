"""Pairs of passages that people refused: read, and written down."""

from __future__ import annotations

import os
from collections.abc import Collection
from pathlib import Path

from ..analysis.clue_index import Address
from ..analysis.course import Course
from ..input import refusals
from ..input.folders import CourseFolder
from ..input.refusals import FILE, LARGEST, Refusal, refusal
from ..model.problems import Report
from ..model.whole_files import write_whole
from .arguments import counted, today
from .wrong_use import WrongUseError


def refused(root: Path, course: Course) -> frozenset[frozenset[Address]]:
    """The pairs that are not offered any more, under the ids that their passages have now."""
    now = _now(course)
    pairs = (
        frozenset(now[id] for id in one.passages if id in now) for one in refusals.parse(read_refusals(root, Report()))
    )
    return frozenset(pair for pair in pairs if len(pair) == 2)


def refuse(root: Path, course: Course, pair: Collection[Address], who: str, why: str) -> int:
    """Write a pair down, and leave out those whose passages are gone; the exit code."""
    if len({text for text, _ in pair}) != 2:
        raise WrongUseError("Suggestions join passages of two texts: name one of each.")
    if not why.strip():
        raise WrongUseError("Say why the two do not belong together.")
    problems = Report()
    before = refusals.parse(read_refusals(root, problems))
    if len(problems):
        raise WrongUseError(" ".join(map(str, problems)))
    one, other = ("#".join(address) for address in sorted(pair))
    new = refusal(one, other, who, str(today()), why)
    kept = refusals.standing(before, _now(course).__contains__)
    after: list[Refusal] = [*(line for line in kept if line.passages != new.passages), new]
    write_whole(root / FILE, refusals.written(after).encode())
    gone = (
        f" {counted(len(before) - len(kept), 'pair')} with passages that are gone left out." if kept != before else ""
    )
    print(f"{FILE}: {counted(len(after), 'pair')} refused.{gone}")
    return 0


def read_refusals(root: Path, report: Report) -> str:
    """What the file says; empty where there is none. What is wrong with it goes to the report."""
    if not os.path.lexists(root / FILE):
        return ""
    raw = CourseFolder(root, report).read(root / FILE, LARGEST)
    words = (raw or b"").decode("utf-8", "replace")
    refusals.tell_what_is_broken(words, report)
    return words


def _now(course: Course) -> dict[str, Address]:
    """By every id that was published: its passage now."""
    return {
        f"{edition.id}#{id}": (edition.id, passage.id)
        for edition in course.editions
        for passage in edition.text.passages
        for id in (passage.id, *passage.also)
    }
