"""Other makers of sites, each with the bare texts of a course: what it is given, and the command that builds."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from .courses import abbreviations

HERE = Path(__file__).resolve().parent.parent
ENVIRONMENT = HERE / "build/bench/builders/bin"
"""Where `make bench` installs those that are no part of us."""
MATERIAL = """\
site_name: Texts
docs_dir: docs
site_dir: site
theme: {name: material}
"""
ABBR = """\
markdown_extensions:
  - abbr
  - pymdownx.snippets: {base_path: [%s], auto_append: [terms.md]}
"""


@dataclass(frozen=True)
class Builder:
    """One of them."""

    name: str
    prepared: Callable[[Path, Path], list[str] | None]
    """Writes what it needs into a folder, for the pages in another; the command, None where it is not installed."""


def material(folder: Path, pages: Path) -> list[str]:
    """MkDocs and its theme, with nothing of ours."""
    return _mkdocs(folder, pages, "")


def with_abbr(folder: Path, pages: Path) -> list[str]:
    """The same, and the terms as abbreviations on every page."""
    terms = folder / "terms.md"
    terms.write_text(abbreviations(), encoding="utf-8")
    return _mkdocs(folder, pages, ABBR % json.dumps(str(folder)))


def zensical(folder: Path, pages: Path) -> list[str] | None:
    """The successor of Material."""
    command = _mkdocs(folder, pages, "")
    program = _program("zensical")
    return [program, "build", "-f", command[-1]] if program else None


def hugo(folder: Path, pages: Path) -> list[str] | None:
    """The quickest maker of sites that is widely used; a template of one line, since it has no theme of its own."""
    layouts = folder / "layouts/_default"
    layouts.mkdir(parents=True)
    for name in ("single", "list"):
        (layouts / f"{name}.html").write_text("<!doctype html><title>{{ .Title }}</title>{{ .Content }}\n")
    shutil.copytree(pages, folder / "content", ignore=shutil.ignore_patterns("index.md"))  # it would take in the others
    (folder / "hugo.toml").write_text('baseURL = "https://example.org/"\ntitle = "Texts"\n')
    program = _program("hugo")
    if not program:
        return None
    return [program, "--source", str(folder), "--destination", str(folder / "site")]


BUILDERS = (
    Builder("MkDocs, Material", material),
    Builder("the same, 100 terms by abbr", with_abbr),
    Builder("Zensical", zensical),
    Builder("Hugo, no theme", hugo),
)


def _mkdocs(folder: Path, pages: Path, more: str) -> list[str]:
    file = folder / "mkdocs.yml"
    shutil.copytree(pages, folder / "docs")  # Zensical reads none that lie elsewhere
    file.write_text(MATERIAL + more, encoding="utf-8")
    return [sys.executable, "-m", "mkdocs", "build", "--quiet", "-f", str(file)]


def _program(name: str) -> str | None:
    return shutil.which(name, path=str(ENVIRONMENT))
