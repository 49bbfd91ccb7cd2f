#!/usr/bin/env python3
"""Build the site: check, write the pages, render them, finish. A problem leaves the last good site whole."""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import time
from collections.abc import Iterable
from pathlib import Path

from coursereader.analysis.course import Course
from coursereader.exports.files import exports
from coursereader.exports.search import documents
from coursereader.flow import gather
from coursereader.host import rendering
from coursereader.model.problems import Report
from coursereader.pages import pages
from coursereader.publish.finish import finish
from coursereader.publish.write import asset_files, page_files, write

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
    folder: Path = (given.pages or ROOT / "build/pages").resolve()
    clock = Clock()
    if given.only:
        course = _checked(given.course, clock)
        return 1 if course is None else _only_pages(course, given.course, folder)
    with rendering.MkDocs(ROOT) as host:
        course = _checked(given.course, clock)
        if course is None:
            return 1
        _write(course, given.course, folder)
        clock.mark("pages")
        return _render(host, folder, (given.site or ROOT / "site").resolve(), course, clock, given.timings)


def _checked(root: Path, clock: Clock) -> Course | None:
    """The course; None, with every problem printed, where something is wrong with it."""
    course = gather(root.resolve(), report := Report())
    clock.mark("read and check")
    return None if len(report) and _refuse(report) else course


def _write(course: Course, root: Path, folder: Path) -> int:
    """Every file MkDocs needs, in the pages folder; how many there are."""
    made = page_files(pages(course, course.handwritten)[0]) | asset_files(root.resolve() / "docs/assets")
    made |= {file.path: file.content for file in exports(course)}
    write(folder, made)
    return len(made)


def _only_pages(course: Course, root: Path, folder: Path) -> int:
    print(f"Wrote {_write(course, root, folder)} files to {_shown(folder)}.")
    return 0


def _render(host: rendering.MkDocs, folder: Path, site: Path, course: Course, clock: Clock, timings: bool) -> int:
    """The site, built beside the last good one and put in its place only when all is well."""
    fresh = site.with_name(f".{site.name}.fresh")
    shutil.rmtree(fresh, ignore_errors=True)
    host.render(folder, fresh)
    found = documents(course)
    if said := host.ended():
        print(said, file=sys.stderr)
        return 1
    clock.mark("MkDocs")
    faults = finish(fresh, found)
    if faults:
        return _refuse(faults)
    rendering.swap(fresh, site)
    clock.mark("finish")
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
    print(
        f"{count} problem{'s' if count > 1 else ''}. The site was not built; the last good one is unchanged.",
        file=sys.stderr,
    )
    return 1


def _shown(path: Path) -> str:
    return path.relative_to(ROOT).as_posix() if path.is_relative_to(ROOT) else str(path)


if __name__ == "__main__":
    sys.exit(main())
