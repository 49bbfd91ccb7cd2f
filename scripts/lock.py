#!/usr/bin/env python3
"""Publish the ids of the passages as they stand: writes seeds/*/passages.lock. Ids already published stay."""

from __future__ import annotations

import sys
from pathlib import Path

from coursereader.flow import gather
from coursereader.model.problems import Report
from coursereader.text import lock

ROOT = Path(__file__).resolve().parent.parent


def main() -> int:
    """Exit 0, or 1 where a published passage is gone."""
    course = gather(ROOT, report := Report())
    lost = [problem for problem in report if problem.path.endswith("passages.lock")]
    for problem in lost:
        print(problem, file=sys.stderr)
    for edition in course.editions if not lost else ():
        path = ROOT / "seeds" / edition.id / "passages.lock"
        path.write_text(lock.written(edition.received), encoding="utf-8")
        print(f"{path.relative_to(ROOT).as_posix()}: {len(edition.received.passages)} passages.")
    return 1 if lost else 0


if __name__ == "__main__":
    sys.exit(main())
