"""The host at work: pages in, a site out; what was rendered before is taken from there."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from ...analysis.course import Course
from ...input.kept_rows import KeptRows
from ...input.plain_files import only_plain
from ...model import progress
from ...model.whole_files import write_whole
from ...pages.navigation import Navigation
from .configuration import configure
from .files import NAME, overrides
from .kept import FOLDER, Kept, has_links, keys
from .lean import lean
from .theme_style import dress

QUIET = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}
"""The theme's notices about its future; we know (README)."""
FIXED_DATE = "1600000000"
"""Seconds since 1970, for the sitemap of a course that is in no repository."""
UNUSED = ("assets/javascripts",)
"""The theme's own scripts, which no page asks for."""
SIGN = "\x1e"
"""Of half a page that is rendered, in a line of its own; no message is this alone."""
RENDERER = Path(__file__).with_name("renderer.py")


def environment(root: Path) -> dict[str, str]:
    """The environment for MkDocs: its dates are those of the last commit, so that two builds of it are identical."""
    try:
        asked = subprocess.run(
            ["git", "log", "-1", "--format=%ct"], cwd=root, capture_output=True, text=True, check=True
        )  # fmt: skip
        date = asked.stdout.strip()
    except (FileNotFoundError, subprocess.CalledProcessError):  # no git, or no repository
        date = ""
    return os.environ | QUIET | {"SOURCE_DATE_EPOCH": os.environ.get("SOURCE_DATE_EPOCH") or date or FIXED_DATE}


@dataclass(frozen=True)
class Rendering:
    """One rendering: what it begins with, and what is kept of it."""

    root: Path
    """The course; a `mkdocs.yml` of its own goes over ours."""
    build: Path
    """Where our configuration lies, and what is kept."""
    pages: Path
    site: Path
    keys: dict[str, str]
    """By path of a page."""

    @staticmethod
    def begun(root: Path, build: Path, pages: Path, site: Path) -> Rendering:
        """The site holds what was rendered before of the same page, and no other page."""
        only_plain(pages)
        only_plain(build / FOLDER)
        if overrides().is_relative_to(root):
            only_plain(overrides())
        begun = Rendering(root, build, pages, site, keys(root / NAME, build / NAME, pages))
        known = {begun._place(page): key for page, key in begun.keys.items()}
        for place in sorted(site.rglob("*.html")) if site.is_dir() else ():
            if place not in known or place.read_bytes() != begun._kept.get(known[place]):
                place.unlink()
        for place, key in known.items():
            if not place.exists() and (html := begun._kept.get(key)):
                place.parent.mkdir(parents=True, exist_ok=True)
                write_whole(place, html)
        return begun

    def ended(self, warned: bool = False) -> None:
        """Make new pages lean and keep them, forget what is of no page now. Where the host warned, a page with links is
        not kept: it is rendered, and the warning said, until it is mended."""
        for page in sorted(path.relative_to(self.pages).as_posix() for path in self.pages.rglob("*.md")):
            place, key = self._place(page), self.keys.get(page)
            kept = self._kept.get(key) if key else None
            if not place.is_file() or place.read_bytes() == kept:
                continue
            write_whole(place, html := lean(place.read_text(encoding="utf-8")).encode())
            sound = not warned or not has_links((self.pages / page).read_bytes())
            if key and kept is None and sound:
                self._kept.put(key, html)
        self._kept.only(self.keys.values())

    @property
    def missing(self) -> int:
        """How many pages are to be rendered."""
        return sum(not self._place(page).exists() for page in self.keys)

    @property
    def places(self) -> tuple[Path, Path, Path, Path]:
        """What the renderer asks for: the course's own configuration, ours, pages and site."""
        return self.root / NAME, self.build / NAME, self.pages, self.site

    @property
    def _kept(self) -> Kept:
        return Kept(self.build / FOLDER)

    def _place(self, page: str) -> Path:
        return self.site / f"{page.removesuffix('.md')}.html"


class Host:
    """A process of its own: it starts while pages are still being written, and renders when it is told."""

    def __init__(self, root: Path, build: Path) -> None:
        self.root, self.build = root, build
        self.rendering: Rendering | None = None
        self._missing = 0
        self.process = subprocess.Popen(
            [sys.executable, str(RENDERER), SIGN],
            cwd=root,
            env=environment(root),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
        )

    def configure(self, course: Course, navigation: Navigation) -> None:
        """Write the configuration for these pages."""
        configure(self.build, course, navigation)

    def render(self, pages: Path, site: Path) -> None:
        """Begin to render the pages, strictly."""
        self.rendering = Rendering.begun(self.root, self.build, pages, site)
        self._missing = self.rendering.missing
        assert self.process.stdin is not None
        with suppress(BrokenPipeError):  # it has ended before it was told: what it said is said when all have ended
            self.process.stdin.write(json.dumps([str(place) for place in self.rendering.places]) + "\n")
            self.process.stdin.flush()

    def ended(self, kept: KeptRows | None = None) -> str:
        """Wait for it; empty where all went well, else what it said. `kept`: what was seen on pages before."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        said = self._listened()  # its input stays open: it ends when we do
        self.process.wait()
        self.process.stdin.close()
        if self.process.returncode:
            return said.strip() or "The pages could not be rendered."
        progress.doing("Looking at every page of the site")
        if self.rendering:
            self.rendering.ended()
            _remove_unused(self.rendering.site)
            dress(self.rendering.site, kept)
        return ""

    def _listened(self) -> str:
        """What it says till it ends, and how far it is passed on."""
        said, halves = list[str](), 0
        for line in self.process.stdout or ():
            if line.rstrip("\n") == SIGN:
                halves += 1
                progress.step(min(halves // 2, self._missing), self._missing)
            else:
                said.append(line)
        return "".join(said)

    def __enter__(self) -> Host:
        return self

    def __exit__(self, *problem: object) -> None:
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()


def _remove_unused(site: Path) -> None:
    for folder in UNUSED:
        shutil.rmtree(site / folder, ignore_errors=True)
    for map_ in sorted(site.rglob("*.map")):
        map_.unlink()
