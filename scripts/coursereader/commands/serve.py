"""`reader serve`: the site while one writes; every edit of the course is on its page in about two seconds."""

from __future__ import annotations

import shutil
import sys
import threading
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from .. import host
from ..analysis.course import Course
from ..flow import gather
from ..html.prose import printed
from ..input.kept_rows import KeptRows
from ..kinds import planned_pages
from ..model.problems import Report
from ..model.progress import doing, heard_by
from ..pages import Planned
from ..pages.navigation import navigation
from ..publish.hold import Hold
from ..publish.write import ASSETS, write
from ..writing import data_files, write_pages
from .arguments import counted, course_of, parser, plain_output
from .places import build_folder
from .shrinking import tell_what_fell_short

WATCHED = ("course.yml", "counts.lock", "seeds", "docs", host.NAME)
"""Of the course."""


def main(arguments: Sequence[str], here: Path = Path()) -> int:
    """Serve until interrupted. Problems are printed, and listed on a page of the site; good records still show."""
    does = "Show the site while you write: every edit of the course is on its page in about two seconds."
    options = parser("serve", does, "", "--course ~/courses/bridges --port 8080", here=here)
    options.add_argument("--build", type=Path, metavar="DIR", help="where pages and site are made (build)")
    options.add_argument("--host", default="127.0.0.1", help="the address to listen at (127.0.0.1)")
    options.add_argument("--port", type=int, default=8000, help="the port to listen at (8000)")
    given = options.parse_args(arguments)
    root = course_of(given)
    plain_output()
    build = build_folder(root, given.build)
    build.mkdir(parents=True, exist_ok=True)
    with Hold(build):
        host.prepare(root)
        preview = Preview(root, build)
        preview.build()
        watched = [*(root / name for name in WATCHED), host.overrides(), ASSETS]
        with heard_by(None):  # an edit is on its page before anybody wonders
            host.serve(preview.site, preview.build_again, watched, given.host, given.port)
    return 0


class Preview:
    """The site of one course that is being written."""

    def __init__(self, root: Path, build: Path) -> None:
        self.root, self.build_folder, self.pages, self.site = root, build, build / "pages", build / "serve"
        self.following: threading.Thread | None = None
        self.seen = KeptRows()
        self.writing = threading.Lock()
        if self.site.exists():
            shutil.rmtree(self.site)
        write(self.site, {})  # its list says whose it is

    def build_again(self) -> None:
        """After an edit. What the system does not give is said, and the next edit tries again."""
        try:
            self.build()
        except OSError as error:
            place = f"{error.filename}: " if error.filename else ""
            print(f"{place}{error.strerror or error}. The pages shown are those before.", file=sys.stderr, flush=True)

    def build(self) -> None:
        """Read, write what changed, render what was written; then bring data and search up to date."""
        started = time.perf_counter()
        course = gather(self.root, report := Report())
        tell_what_fell_short(self.root, course, report)
        course = printed(replace(course, problems=tuple(report)))
        planned = planned_pages(course)
        host.configure(self.build_folder, course, navigation(course, [page.path for page in planned]))
        doing("Writing the pages that are new")
        with self.writing:
            write_pages(course, planned, self.root / "docs/assets", self.pages, data=False)
        doing("Rendering them")
        host.render_changed(self.root, self.build_folder, self.pages, self.site)
        for problem in report:
            print(problem)
        problems = counted(len(report), "problem") if len(report) else "no problems"
        print(f"Ready in {time.perf_counter() - started:.1f} s, {problems}.", flush=True)
        self._follow(course, planned)

    def _follow(self, course: Course, planned: Sequence[Planned[Any]]) -> None:
        """Data and search, a moment after the page: whoever writes looks at the page first."""
        if self.following:
            self.following.join()
        self.following = threading.Thread(target=self._bring_up_to_date, args=(course, planned), daemon=True)
        self.following.start()

    def _bring_up_to_date(self, course: Course, planned: Sequence[Planned[Any]]) -> None:
        files = {file.path: file.content for file in data_files(course, planned, self.seen)}
        self.seen.close()
        try:
            with self.writing:
                for folder in (self.pages, self.site):
                    write(folder, files, sweep=False)
        except OSError as error:
            print(f"{error.filename}: {error.strerror}. Data and search are those before.", file=sys.stderr, flush=True)
