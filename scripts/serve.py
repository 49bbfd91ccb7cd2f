#!/usr/bin/env python3
"""Show the site while one writes: every edit of seeds/, docs/ or overrides/ is on its page in about two seconds."""

from __future__ import annotations

import argparse
import logging
import os
import shutil
import sys
import time
from pathlib import Path

from coursereader.flow import gather
from coursereader.meaning.course import Course
from coursereader.print import rendering, serving
from coursereader.print.exports import exports
from coursereader.print.pages import pages
from coursereader.print.search import documents, search_files
from coursereader.print.write import asset_files, page_files, write
from coursereader.words.problems import Report

ROOT = Path(__file__).resolve().parent.parent
WATCHED = ("seeds", "docs", "overrides", "mkdocs.yml")


def main() -> int:
    """Serve until interrupted. Problems are printed, and listed on a page of the site; good records still show."""
    parser = argparse.ArgumentParser(description="Show the site while you write.")
    parser.add_argument("--course", type=Path, default=ROOT, help="the folder that holds seeds/ and docs/")
    parser.add_argument("--build", type=Path, default=ROOT / "build", help="where pages and site are made")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8000)
    given = parser.parse_args()
    os.environ.update(rendering.environment(ROOT))
    logging.getLogger("mkdocs").setLevel(logging.WARNING)
    logging.basicConfig(format="%(message)s")
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
        shutil.rmtree(self.site, ignore_errors=True)

    def build(self) -> None:
        """Read, write what changed, render what was written."""
        started = time.perf_counter()
        course = gather(self.root, report := Report())
        self._write(course)
        serving.render_changed(ROOT, self.pages, self.site)
        self._index(course)
        for problem in report:
            print(problem)
        count = len(report)
        problems = f"{count} problem{'s' if count > 1 else ''}" if count else "no problems"
        print(f"Ready in {time.perf_counter() - started:.1f} s, {problems}.", flush=True)

    def _index(self, course: Course) -> None:
        """Search over everything: a build of some pages leaves MkDocs's own index with only those."""
        index = self.site / "search/search_index.json"
        self.whole = self.whole or index.read_text(encoding="utf-8")
        for file in search_files(self.whole, documents(course)):
            (self.site / file.path).write_bytes(file.content)

    def _write(self, course: Course) -> None:
        files = page_files(pages(course, course.handwritten)) | asset_files(ROOT / "docs/assets")
        write(self.pages, files | {file.path: file.content for file in exports(course)})


if __name__ == "__main__":
    sys.exit(main())
