"""MkDocs itself: one call renders the pages that a site lacks. Also a program, which loads early and waits for it.

Imports nothing of the reader, so that the program is ready before the pages are.
"""

from __future__ import annotations

import io
import json
import logging
import os
import re
import sys
import threading
from pathlib import Path
from typing import Any

import mkdocs.commands.build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException

_DIRTY = "'dirty' build"
"""MkDocs warns that pages it passes over may be behind; what they depend on is known (kept.py)."""


class _Wishes(io.StringIO):
    """A course's own configuration, read over ours wherever ours lies."""

    name: str


def loaded(own: Path, ours: Path, pages: Path, site: Path, strict: bool) -> MkDocsConfig:
    """The configuration: the course's own rows, where it has such a file, over ours."""
    options: dict[str, Any] = {"docs_dir": str(pages), "site_dir": str(site), "strict": strict}
    if own.is_symlink() or not own.is_file() or own == ours:
        return load_config(str(ours), **options)
    rows = re.sub(r"^INHERIT:.*$", "", own.read_text(encoding="utf-8"), flags=re.MULTILINE)
    wishes = _Wishes(f"{rows}\nINHERIT: {json.dumps(str(ours))}\n")
    wishes.name = str(own)
    return load_config(wishes, **options)


def render(own: Path, ours: Path, pages: Path, site: Path, strict: bool) -> int:
    """Render every page that is not in the site, or older there; how many warnings. Raises SystemExit where strict."""
    warnings = _Warnings(logging.WARNING)
    log = logging.getLogger("mkdocs")
    log.addHandler(warnings)
    try:
        config = loaded(own, ours, pages, site, strict)
        _join(config)
        config.plugins.on_startup(command="build", dirty=True)
        mkdocs.commands.build.build(config, dirty=True)
        config.plugins.on_shutdown()
    finally:
        log.removeHandler(warnings)
    return warnings.count


def _join(config: MkDocsConfig) -> None:
    """One sheet for a page instead of three: it is put together when all pages are there (theme_style.py). Where the
    course wants more of the theme's sheets, each stays by itself."""
    joined = config.extra.get("reader", {}).get("joined")
    if joined and not config.theme.get("palette"):
        config.extra["reader"]["sheet"] = joined["sheet"]
        config.extra_css = [path for path in config.extra_css if str(path) not in joined["parts"]]


def quiet() -> None:
    """Only warnings are said, and none about pages passed over."""
    logging.basicConfig(format="%(levelname)s: %(message)s", stream=sys.stdout)
    logging.getLogger("mkdocs").setLevel(logging.WARNING)
    logging.getLogger("mkdocs.commands.build").addFilter(lambda record: _DIRTY not in record.getMessage())


class _Warnings(logging.Handler):
    """Counts them."""

    count = 0

    def emit(self, record: logging.LogRecord) -> None:
        """One more."""
        self.count += 1


def main() -> int:
    """Wait for a line with the places, render, strictly; 0 where all is well."""
    quiet()
    if line := sys.stdin.readline():
        threading.Thread(target=_end_with_the_parent, daemon=True).start()
        own, ours, pages, site = (Path(place) for place in json.loads(line))
        try:
            render(own, ours, pages, site, strict=True)
        except MkDocsException as stopped:
            print(stopped.format_message())
            return 1
        except OSError as stopped:
            print(f"{stopped.filename}: {stopped.strerror}." if stopped.filename else f"{stopped.strerror}.")
            return 1
    return 0


def _end_with_the_parent() -> None:
    """Nothing more is written when nobody waits for it: the next build works in these folders."""
    while os.read(0, 1024):  # not through `sys.stdin`, which a thread that waits in it keeps from being closed
        pass
    os._exit(1)


if __name__ == "__main__":
    sys.exit(main())
