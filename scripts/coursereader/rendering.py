"""MkDocs, called as a program on the written pages; and the built site put in its place. Nothing else here knows MkDocs."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import yaml
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.livereload import LiveReloadServer

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
    inherited = {"INHERIT": str(root / "mkdocs.yml"), "docs_dir": str(pages), "theme": {"custom_dir": str(root / "overrides")}}
    file.write_text(yaml.safe_dump(inherited, allow_unicode=True), encoding="utf-8")
    return file


def mkdocs(root: Path, pages: Path, site: Path) -> str:
    """Render the pages strictly; empty where all went well, else what MkDocs said."""
    file = configuration(root, pages)
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


def render_changed(root: Path, pages: Path, site: Path) -> None:
    """Render the pages that are newer than what stands in the site; all of them the first time."""
    config = load_config(str(configuration(root, pages)), site_dir=str(site), strict=False)
    config.plugins.on_startup(command="serve", dirty=True)
    build(config, dirty=site.exists())


def serve(site: Path, builder: Callable[[], None], watched: Sequence[Path], host: str, port: int) -> None:
    """Serve a site and call the builder after every edit; the browser reloads. Ends with the interrupt key."""
    server = LiveReloadServer(builder, host, port, root=str(site), mount_path="/", polling_interval=0.25)
    for path in watched:
        if path.exists():
            server.watch(str(path))
    print(f"Open http://{host}:{port}/ in a browser. Control-C ends.", flush=True)
    try:
        server.serve()
    except KeyboardInterrupt:
        print()
    finally:
        server.shutdown()
