#!/usr/bin/env python3
"""Build the site: check, write the pages, render them with MkDocs, finish. A problem leaves the last good site whole."""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import time
from pathlib import Path

from coursereader import rendering
from coursereader.course import Course
from coursereader.exports import exports
from coursereader.finish import finish
from coursereader.flow import gather
from coursereader.pages import pages
from coursereader.problems import Report
from coursereader.search import index
from coursereader.write import asset_files, page_files, write

ROOT = Path(__file__).resolve().parent.parent


def main() -> int:
    """Exit 0 and a site, or 1 and every problem."""
    parser = argparse.ArgumentParser(description="Check the course and build its site.")
    parser.add_argument("--root", type=Path, default=ROOT, help="the project's folder")
    parser.add_argument("--pages", type=Path, help="where the Markdown pages go (build/pages)")
    parser.add_argument("--site", type=Path, help="where the site goes (site)")
    parser.add_argument("--only", choices=["pages"], help="stop when the pages are written")
    parser.add_argument("--timings", action="store_true", help="print the seconds of each stage as JSON")
    given = parser.parse_args()
    clock = Clock()
    root: Path = given.root.resolve()
    course = gather(root, report := Report())
    clock.mark("read and check")
    if len(report):
        return _refuse(report)
    made = page_files(pages(course)) | asset_files(root / "docs/assets")
    made |= {file.path: file.content for file in exports(course)}
    folder: Path = (given.pages or root / "build/pages").resolve()
    write(folder, made)
    clock.mark("pages")
    if given.only:
        print(f"Wrote {len(made)} files to {_shown(folder, root)}.")
        return 0
    return _render(root, folder, (given.site or root / "site").resolve(), course, clock, given.timings)


def _render(root: Path, folder: Path, site: Path, course: Course, clock: Clock, timings: bool) -> int:
    """The site, built beside the last good one and put in its place only when all is well."""
    fresh = root / "build/site"
    shutil.rmtree(fresh, ignore_errors=True)
    said = rendering.mkdocs(root, folder, fresh)
    if said:
        print(said, file=sys.stderr)
        return 1
    clock.mark("MkDocs")
    index(fresh, course)
    report = Report()
    finish(fresh, report)
    clock.mark("finish")
    if len(report):
        return _refuse(report)
    rendering.swap(fresh, site)
    if timings:
        print(json.dumps(clock.seconds))
    else:
        print(f"The site is in {_shown(site, root)}/. Open {_shown(site, root)}/index.html in a browser; it needs no server.")
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


def _refuse(report: Report) -> int:
    for problem in report:
        print(problem, file=sys.stderr)
    count = len(report)
    print(f"{count} problem{'s' if count > 1 else ''}. The site was not built; the last good one is unchanged.", file=sys.stderr)
    return 1


def _shown(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)


if __name__ == "__main__":
    sys.exit(main())
