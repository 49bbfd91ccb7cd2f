"""`reader lock`: publish the ids of the passages as they stand, in seeds/*/passages.lock. Published ids stay."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from contextlib import nullcontext
from pathlib import Path

from ..editions import editions
from ..model.problems import Report
from ..model.whole_files import write_whole
from ..publish.hold import Hold
from ..text import lock
from .arguments import counted, course_of, parser


def main(arguments: Sequence[str], here: Path = Path()) -> int:
    """Exit 0, or 1 where a published passage is gone, or a text cannot be read."""
    does = "Publish the ids of new passages: writes seeds/*/passages.lock. An id, once published, is never taken away."
    given = parser("lock", does, "", "--course ~/courses/bridges", here=here).parse_args(arguments)
    root = course_of(given)
    seeds = root / "seeds"
    with Hold(seeds) if seeds.is_dir() and not seeds.is_symlink() else nullcontext():
        return _locked(root)


def _locked(root: Path) -> int:
    found = editions(root, report := Report())
    lost = [problem for problem in report if problem.path.endswith("passages.lock")]
    for problem in lost:
        print(problem, file=sys.stderr)
    for edition in found if not lost else ():
        path = root / "seeds" / edition.id / "passages.lock"
        write_whole(path, lock.written(edition.received).encode())
        print(f"{path.relative_to(root).as_posix()}: {counted(len(edition.received.passages), 'passage')}.")
    return 1 if lost else 0
