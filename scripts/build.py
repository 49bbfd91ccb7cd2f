#!/usr/bin/env python3
"""Build the site: check, write the pages, render them with MkDocs, finish. A problem leaves the last good site whole."""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import time
from collections.abc import Iterable
from pathlib import Path

from coursereader import rendering
from coursereader.course import Course
from coursereader.exports import exports
from coursereader.finish import finish
from coursereader.flow import gather
from coursereader.pages import pages
from coursereader.problems import Report
from coursereader.search import documents
from coursereader.write import asset_files, page_files, write

ROOT = Path(__file__).resolve().parent.parent


def main() -> int:
    """Exit 0 and a site, or 1 and every problem."""
    parser = argparse.ArgumentParser(description="Check the course and build its site.")
    parser.add_argument("--course", type=Path, default=ROOT, help="the folder that holds seeds/ and docs/")
    parser.add_argument("--pages", type=Path, help="where the Markdown pages go (build/pages)")
    parser.add_argument("--site", type=Path, help="where the site goes (site)")
    parser.add_argument("--only", choices=["pages"], help="stop when the pages are written")
    parser.add_argument("--timings", action="store_true", help="print the seconds of each stage as JSON")
    given = parser.parse_args()
    clock = Clock()
    course = gather(given.course.resolve(), report := Report())
    clock.mark("read and check")
    if len(report):
        return _refuse(report)
    made = page_files(pages(course, course.handwritten)) | asset_files(ROOT / "docs/assets")
    made |= {file.path: file.content for file in exports(course)}
    folder: Path = (given.pages or ROOT / "build/pages").resolve()
    write(folder, made)
    clock.mark("pages")
    if given.only:
        print(f"Wrote {len(made)} files to {_shown(folder)}.")
        return 0
    return _render(folder, (given.site or ROOT / "site").resolve(), course, clock, given.timings)


def _render(folder: Path, site: Path, course: Course, clock: Clock, timings: bool) -> int:
    """The site, built beside the last good one and put in its place only when all is well."""
    fresh = site.with_name(f".{site.name}.fresh")
    shutil.rmtree(fresh, ignore_errors=True)
    running = rendering.mkdocs(ROOT, folder, fresh)
    found = documents(course)
    if said := rendering.ended(running):
        print(said, file=sys.stderr)
        return 1
    clock.mark("MkDocs")
    faults = finish(fresh, found)
    clock.mark("finish")
    if faults:
        return _refuse(faults)
    rendering.swap(fresh, site)
    if timings:
        print(json.dumps(clock.seconds))
    else:
        print(f"The site is in {_shown(site)}/. Open {_shown(site)}/index.html in a browser; it needs no server.")
    return 0


class Clock:
    """Seconds by stage."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._last = time.perf_counter()

    def mark(self, stage: str) -> None:
        """End a stage."""
        now = time.perf_counter()
        self.seconds[stage] = round(now - self._last, 3)
        self._last = now


def _refuse(problems: Iterable[object]) -> int:
    listed = list(problems)
    for problem in listed:
        print(problem, file=sys.stderr)
    count = len(listed)
    print(f"{count} problem{'s' if count > 1 else ''}. The site was not built; the last good one is unchanged.", file=sys.stderr)
    return 1


def _shown(path: Path) -> str:
    return path.relative_to(ROOT).as_posix() if path.is_relative_to(ROOT) else str(path)


if __name__ == "__main__":
    sys.exit(main())
