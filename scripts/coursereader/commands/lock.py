"""`reader lock`: publish the ids of the passages as they stand, in seeds/*/passages.lock. Published ids stay."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from ..editions import editions
from ..model.problems import Report
from ..text import lock
from .arguments import counted, course_of, parser


def main(arguments: Sequence[str], here: Path = Path()) -> int:
    """Exit 0, or 1 where a published passage is gone, or a text cannot be read."""
    does = "Publish the ids of new passages: writes seeds/*/passages.lock. An id, once published, is never taken away."
    given = parser("lock", does, "", "--course ~/courses/bridges", here=here).parse_args(arguments)
    root = course_of(given)
    found = editions(root, report := Report())
    lost = [problem for problem in report if problem.path.endswith("passages.lock")]
    for problem in lost:
        print(problem, file=sys.stderr)
    for edition in found if not lost else ():
        path = root / "seeds" / edition.id / "passages.lock"
        path.write_text(lock.written(edition.received), encoding="utf-8")
        print(f"{path.relative_to(root).as_posix()}: {counted(len(edition.received.passages), 'passage')}.")
    return 1 if lost else 0
