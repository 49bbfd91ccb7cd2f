#!/usr/bin/env python3
"""Show the site while one writes: every edit of seeds/, docs/ or overrides/ is on its page in about two seconds."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import threading
import time
from pathlib import Path

from coursereader.analysis.course import Course
from coursereader.exports.files import exports
from coursereader.exports.search import documents, search_files
from coursereader.flow import gather
from coursereader.host import rendering, serving
from coursereader.model.problems import Report
from coursereader.pages import Made, pages
from coursereader.publish.write import asset_files, page_files, write

ROOT = Path(__file__).resolve().parent.parent
WATCHED = ("seeds", "docs", "overrides", "mkdocs.yml", "scripts/coursereader/assets")


def main() -> int:
    """Serve until interrupted. Problems are printed, and listed on a page of the site; good records still show."""
    parser = argparse.ArgumentParser(description="Show the site while you write.")
    parser.add_argument("--course", type=Path, default=ROOT, help="the folder that holds seeds/ and docs/")
    parser.add_argument("--build", type=Path, default=ROOT / "build", help="where pages and site are made")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8000)
    given = parser.parse_args()
    os.environ.update(rendering.environment(ROOT))
    serving.quiet()
    desk = Desk(given.course.resolve(), given.build.resolve())
    desk.build()
    watched = [folder / name for folder in {desk.root, ROOT} for name in WATCHED]
    serving.serve(desk.site, desk.build, watched, given.host, given.port)
    return 0


class Desk:
    """One course being written."""

    def __init__(self, root: Path, build: Path) -> None:
        self.root, self.pages, self.site = root, build / "pages", build / "serve"
        self.whole = ""
        self.made: Made | None = None
        self.following: threading.Thread | None = None
        shutil.rmtree(self.site, ignore_errors=True)

    def build(self) -> None:
        """Read, write what changed, render what was written; then bring data and search up to date."""
        started = time.perf_counter()
        course = gather(self.root, report := Report())
        found, self.made = pages(course, course.handwritten, self.made)
        write(self.pages, page_files(found) | asset_files(self.root / "docs/assets"))
        serving.render_changed(ROOT, self.pages, self.site)
        for problem in report:
            print(problem)
        count = len(report)
        problems = f"{count} problem{'s' if count > 1 else ''}" if count else "no problems"
        print(f"Ready in {time.perf_counter() - started:.1f} s, {problems}.", flush=True)
        self._follow(course)

    def _follow(self, course: Course) -> None:
        """Data and search, a moment after the page: whoever writes looks at the page first."""
        if self.following:
            self.following.join()
        self.following = threading.Thread(target=self._bring_up_to_date, args=(course,), daemon=True)
        self.following.start()

    def _bring_up_to_date(self, course: Course) -> None:
        """A build of some pages leaves MkDocs's own index with only those: the first one is kept, and ours put in."""
        index = self.site / "search/search_index.json"
        self.whole = self.whole or index.read_text(encoding="utf-8")
        for file in (*search_files(self.whole, documents(course)), *exports(course)):
            place = self.site / file.path
            place.parent.mkdir(exist_ok=True)
            place.write_bytes(file.content)


if __name__ == "__main__":
    sys.exit(main())
