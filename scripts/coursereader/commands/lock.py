"""`reader lock`: publish the ids of the passages as they stand, and say what the course holds. Published ids stay."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Sequence
from contextlib import nullcontext
from pathlib import Path

from ..analysis.counts_file import FILE, written
from ..analysis.course import Course
from ..analysis.moves import by_text, moved, tell_moved
from ..editions import lock_path
from ..flow import gathered
from ..input import anchors_file
from ..input.anchors_file import anchors_path
from ..model.problems import Report
from ..model.whole_files import write_whole
from ..publish.hold import Hold
from ..text import lock_file
from .arguments import counted, course_of, parser, plain_output
from .shrinking import counts_of, lost_ids, published, tell_what_fell_short


def main(arguments: Sequence[str], here: Path = Path()) -> int:
    """Exit 0, or 1 where a published passage is gone, or something of the course cannot be read."""
    does = (
        "Publish the ids of new passages: writes seeds/*/passages.lock. An id, once published, is never taken away.\n"
        "Say where quotations stand: writes seeds/*/anchors.lock. The check tells of words that stand elsewhere now.\n"
        "Say what the course holds: writes counts.lock. The check fails where less is there than it says."
    )
    given = parser("lock", does, "", "--course ~/courses/bridges", here=here).parse_args(arguments)
    root = course_of(given)
    plain_output()
    seeds = root / "seeds"
    with Hold(seeds) if seeds.is_dir() and not seeds.is_symlink() else nullcontext():
        return _locked(root)


def _locked(root: Path) -> int:
    course = gathered(root, report := Report())
    if lost := lost_ids(root, course, report):
        print(*lost, sep="\n", file=sys.stderr)
        return 1
    _publish_ids(root, course)
    if others := [problem for problem in report if not problem.path.endswith(f"/{anchors_file.FILE}")]:
        print(f"{FILE} was not written: {counted(len(others), 'problem')}. reader check lists them.", file=sys.stderr)
        return 1
    _say_where_quotations_stand(root, course)
    _say_what_there_is(root, course)
    return 0


def _publish_ids(root: Path, course: Course) -> None:
    for edition in course.editions:
        path = lock_path(edition.id)
        _put(root, path, lock_file.written(edition.received, published(root, edition.id)))
        print(f"{path}: {counted(len(edition.received.passages), 'passage')}.")


def _say_where_quotations_stand(root: Path, course: Course) -> None:
    """Write the places, and print which quotations stand elsewhere than was said."""
    tell_moved(moved(course), accepted := Report())
    for problem in accepted:
        print(f"{problem.path}:{problem.line}: {problem.what}")
    for text, anchors in by_text(course).items():
        _put(root, anchors_path(text), anchors_file.written(anchors))
        print(f"{anchors_path(text)}: {counted(len(anchors), 'quotation')}.")


def _say_what_there_is(root: Path, course: Course) -> None:
    """Write the counts, and print what fell."""
    tell_what_fell_short(root, course, fell := Report())
    counts = counts_of(root, course)
    _put(root, FILE, written(counts))
    print(*(f"{FILE}: {problem.what}" for problem in fell), f"{FILE}: {counted(len(counts), 'count')}.", sep="\n")


def _put(root: Path, path: str, words: str) -> None:
    """Write a lock beside the old one, and put it in its place whole."""
    if (root / path).is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(root / path))
    write_whole(root / path, words.encode())
