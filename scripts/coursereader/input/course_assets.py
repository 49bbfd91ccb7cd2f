"""The files of `docs/assets`: pictures, faces and documents are published as they are; nothing that would run is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from ..model.problems import Report
from .drawings import fault_of_drawing

BEGINS: Mapping[str, re.Pattern[bytes] | None] = {
    ".avif": re.compile(rb"....ftypavi", re.DOTALL),
    ".csv": None,
    ".gif": re.compile(rb"GIF8[79]a"),
    ".jpeg": re.compile(rb"\xff\xd8\xff"),
    ".jpg": re.compile(rb"\xff\xd8\xff"),
    ".pdf": re.compile(rb"%PDF-"),
    ".png": re.compile(rb"\x89PNG\r\n\x1a\n"),
    ".svg": None,
    ".txt": None,
    ".webp": re.compile(rb"RIFF....WEBP", re.DOTALL),
    ".woff": re.compile(rb"wOFF"),
    ".woff2": re.compile(rb"wOF2"),
}
"""The endings that a course's files may have, and how such a file begins; None where it may begin in any way."""
RUNS = (".css", ".htm", ".html", ".js", ".mjs", ".svgz", ".swf", ".wasm", ".xht", ".xhtml", ".xml", ".xsl")
"""Endings of what a browser would run, or lay over the reader's pages."""
LEFT_BY_EDITORS = ("~", ".bak", ".orig", ".rej", ".swo", ".swp", ".tmp")
"""How names end that editors and merges leave; such files are passed over without a word."""
NO_ADDRESS = re.compile(r'[\x00-\x1f\x7f\\<>"#?%:*|\ud800-\udfff]')
"""Signs that a name cannot have: they mean something in addresses, or some systems have no such files."""
FOLDER = "docs/assets"
MOST_BYTES = 20_000_000
"""Of one file."""


@dataclass(frozen=True)
class AssetFault:
    """Why a file is not published."""

    line: int
    what: str
    todo: str


def is_meant(path: PurePosixPath) -> bool:
    """Whether somebody means a file to be seen: nothing hidden, nothing that an editor left."""
    return not any(part.startswith(".") or part.endswith(LEFT_BY_EDITORS) for part in path.parts)


def fault_of_asset(path: PurePosixPath, content: bytes) -> AssetFault | None:
    """What is wrong with a file of a course, by its name and its bytes; None where it may be published."""
    ending = path.suffix
    if NO_ADDRESS.search(str(path)):
        return AssetFault(1, "the name cannot be an address.", "Use letters, digits and hyphens only.")
    if ending.lower() in RUNS:
        return AssetFault(1, "a browser would run this file.", "A course has pictures, faces and documents. Remove it.")
    if ending not in BEGINS:
        return AssetFault(1, "a file of this kind is not published.", f"Published are {_NAMED}. Remove it.")
    if len(content) > MOST_BYTES:
        return AssetFault(1, f"the file is larger than {MOST_BYTES // 1_000_000} MB.", "Make it smaller.")
    if (begins := BEGINS[ending]) and not begins.match(content):
        return AssetFault(1, f'this is no file of the kind that "{ending}" says.', "Save it again as what it is named.")
    if ending == ".svg" and (found := fault_of_drawing(content)):
        return AssetFault(found.line, found.what, "Save it as a plain SVG, without it.")
    return None


_NAMED = ", ".join(list(BEGINS)[:-1]) + f" and {list(BEGINS)[-1]}"


def look_at_assets(root: Path, report: Report) -> None:
    """Every file that is not published is a problem, but those that nobody means. Links are passed over."""
    for path in _files(root / FOLDER):
        name = path.relative_to(root).as_posix().encode("utf-8", "backslashreplace").decode()
        name = re.sub(r"[\x00-\x1f\x7f]", "?", name)
        try:
            with path.open("rb") as file:
                content = file.read(MOST_BYTES + 1)
        except OSError:
            continue  # the writer will say so
        if found := fault_of_asset(PurePosixPath(path.relative_to(root / FOLDER)), content):
            report.add(name, found.line, found.what, found.todo)


def _files(folder: Path) -> Iterator[Path]:
    """The plain files below a folder that somebody means, by name."""
    if folder.is_symlink() or not folder.is_dir():
        return
    for path in sorted(folder.iterdir()):
        if path.is_symlink() or not is_meant(PurePosixPath(path.name)):
            continue
        if path.is_dir():
            yield from _files(path)
        elif path.is_file():
            yield path
