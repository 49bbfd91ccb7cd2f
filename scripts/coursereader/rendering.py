"""MkDocs, called as a program on the written pages; and the built site put in its place. Nothing else here knows MkDocs."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

QUIET = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}
"""The theme's notices about its future; we know (README)."""
FIXED_DATE = "1600000000"
"""Seconds since 1970, for the sitemap of a course that is in no repository."""


def environment(root: Path) -> dict[str, str]:
    """The environment for MkDocs: its dates are those of the last commit, so that two builds of it are identical."""
    asked = subprocess.run(
        ["git", "log", "-1", "--format=%ct"], cwd=root, capture_output=True, text=True, check=False
    )  # fmt: skip
    date = asked.stdout.strip() if asked.returncode == 0 else ""
    return os.environ | QUIET | {"SOURCE_DATE_EPOCH": os.environ.get("SOURCE_DATE_EPOCH") or date or FIXED_DATE}


def configuration(root: Path, pages: Path) -> str:
    """A configuration that inherits the project's and names the pages' folder: pages may be written elsewhere."""
    import yaml

    return yaml.safe_dump({"INHERIT": str(root / "mkdocs.yml"), "docs_dir": str(pages)}, allow_unicode=True)


def mkdocs(root: Path, pages: Path, site: Path) -> str:
    """Render the pages strictly; empty where all went well, else what MkDocs said."""
    file = root / "mkdocs.yml"
    if pages != (root / "build/pages").resolve():
        file = root / "build/mkdocs.yml"
        file.parent.mkdir(exist_ok=True)
        file.write_text(configuration(root, pages), encoding="utf-8")
    ran = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--config-file", str(file), "--site-dir", str(site)],
        cwd=root, env=environment(root), capture_output=True, text=True, check=False,
    )  # fmt: skip
    return "" if ran.returncode == 0 else (ran.stderr + ran.stdout).strip()


def swap(fresh: Path, site: Path) -> None:
    """Put a finished site in the place of the old one; nobody sees half of either."""
    old = fresh.with_name("old-site")
    shutil.rmtree(old, ignore_errors=True)
    site.parent.mkdir(parents=True, exist_ok=True)
    if site.exists():
        os.replace(site, old)
    os.replace(fresh, site)
    shutil.rmtree(old, ignore_errors=True)
