"""MkDocs, called as a program on the written pages; and the built site put in its place."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import yaml

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


def configuration(root: Path, pages: Path) -> Path:
    """The project's mkdocs.yml; for pages that were written elsewhere, one beside them that inherits it."""
    if pages == (root / "build/pages").resolve():
        return root / "mkdocs.yml"
    file = pages.with_name(f"{pages.name}.mkdocs.yml")
    inherited = {
        "INHERIT": str(root / "mkdocs.yml"),
        "docs_dir": str(pages),
        "theme": {"custom_dir": str(root / "overrides")},
    }
    file.write_text(yaml.safe_dump(inherited, allow_unicode=True), encoding="utf-8")
    return file


PROGRAM = """
import json, sys
import mkdocs.commands.build, material.plugins.search.plugin
from mkdocs.__main__ import cli
if line := sys.stdin.readline():
    sys.argv = json.loads(line)
    cli()
"""


class MkDocs:
    """MkDocs in a process of its own: it starts while pages are still being written, and renders when it is told."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.process = subprocess.Popen(
            [sys.executable, "-c", PROGRAM],
            cwd=root,
            env=environment(root),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def render(self, pages: Path, site: Path) -> None:
        """Begin to render the pages, strictly."""
        command = ["mkdocs", "build", "--strict", "-f", str(configuration(self.root, pages)), "-d", str(site)]
        assert self.process.stdin is not None
        self.process.stdin.write(json.dumps(command) + "\n")
        self.process.stdin.flush()

    def ended(self) -> str:
        """Wait for it; empty where all went well, else what it said."""
        said, _ = self.process.communicate()
        return "" if self.process.returncode == 0 else said.strip()

    def __enter__(self) -> MkDocs:
        return self

    def __exit__(self, *problem: object) -> None:
        if self.process.poll() is None:
            self.process.kill()
            self.process.communicate()


def swap(fresh: Path, site: Path) -> None:
    """Put a finished site in the place of the old one; nobody sees half of either."""
    old = fresh.with_name("old-site")
    shutil.rmtree(old, ignore_errors=True)
    site.parent.mkdir(parents=True, exist_ok=True)
    if site.exists():
        os.replace(site, old)
    os.replace(fresh, site)
    shutil.rmtree(old, ignore_errors=True)
