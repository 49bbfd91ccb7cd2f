"""Files that MkDocs is set up by: our configuration, a course's own, our templates. Loads nothing of the reader."""

from __future__ import annotations

import os
from pathlib import Path

import yaml

NAME = "mkdocs.yml"
"""Beside the pages folder; and at the top of a course that has wishes of its own."""
OWN_ROWS = """\
# What this course asks of its host beyond what course.yml says. After `reader build --only pages`, `mkdocs build` by
# hand works too. A row here goes over the one of that name in build/mkdocs.yml.
INHERIT: build/mkdocs.yml
docs_dir: build/pages
"""
"""The second of these, as a course begins."""
OURS = "# Written by the build from course.yml; do not edit.\n"
_READS_MORE = ("hooks", "plugins", "theme", "markdown_extensions")
"""Rows of a course's own configuration that can make a page follow from files we do not know: then nothing is kept."""


def is_free(build: Path) -> bool:
    """Whether our configuration may lie there: no other does."""
    file = build / NAME
    if not os.path.lexists(file):
        return True
    return not file.is_symlink() and file.is_file() and file.read_bytes().startswith(OURS.encode())


def overrides() -> Path:
    """Our templates over the theme's: in the package where it is installed, else at the top of the checkout."""
    host = Path(__file__).resolve().parent.parent
    installed = host / "overrides"
    return installed if installed.is_dir() else host.parents[2] / "overrides"


def follows_from(root: Path) -> tuple[Path, ...] | None:
    """What a course's HTML follows from besides its pages and our configuration; None where there may be more."""
    own = root / NAME
    return None if own.is_file() and not own.is_symlink() and reads_more(own) else (own, overrides())


def reads_more(own: Path) -> bool:
    """Whether a course's own configuration may name files that we do not know."""
    try:
        rows = yaml.safe_load(own.read_text(encoding="utf-8"))
    except (yaml.YAMLError, UnicodeDecodeError):
        return True
    return isinstance(rows, dict) and any(row in rows for row in _READS_MORE)
