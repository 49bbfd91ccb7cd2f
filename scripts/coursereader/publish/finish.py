"""The last step, after the host: what hosts ask for, what is kept offline, the sums, and a look at every built page."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from ..exports.file import File
from ..input.kept_rows import KeptRows
from .inspection import Fault, faults
from .policy import header_files
from .service_worker import kept_offline

SUMS = "SHA256SUMS"
DATA = "data/"
NO_JEKYLL = ".nojekyll"
"""Tells a host to serve the files as they are. Each site has it."""

Renewed = Callable[[Mapping[str, str], Sequence[File]], Iterable[File]]
"""Data that say where something is on the finished pages: from these, by path, and the data as it was without them."""


def finish(site: Path, renewed: Renewed = lambda pages, data: (), kept: KeptRows | None = None) -> list[Fault]:
    """Finish the site that the host left in a folder. `kept`: what was seen on pages before.

    Returns what is wrong with its pages; nothing where all is well.
    """
    pages, styles, drawings = (_read(site, ending) for ending in (".html", ".css", ".svg"))
    for file in renewed(
        pages, [File(path, (site / path).read_bytes()) for path in _paths(site) if path.startswith(DATA)]
    ):
        (site / file.path).write_bytes(file.content)
    for name, words in header_files().items():
        (site / name).write_text(words, encoding="utf-8")
    (site / NO_JEKYLL).write_text("", encoding="utf-8")
    files = {path: (site / path).read_bytes() for path in _paths(site) if path != SUMS}
    for path, words in kept_offline(files).items():
        files[path] = words.encode()
        (site / path).write_bytes(files[path])
    (site / SUMS).write_text(sums(files), encoding="utf-8")
    return faults(pages, files.keys(), styles, drawings, kept)


def sums(files: Mapping[str, bytes]) -> str:
    """A line a file, by path, as `sha256sum --check` reads it."""
    return "".join(sum_row(path, files[path]) for path in sorted(files))


def sum_row(path: str, content: bytes) -> str:
    """The line of one file."""
    return f"{hashlib.sha256(content).hexdigest()}  {path}\n"


def _paths(site: Path) -> list[str]:
    return sorted(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())


def _read(site: Path, ending: str) -> dict[str, str]:
    return {
        path: (site / path).read_text(encoding="utf-8", errors="replace")
        for path in _paths(site)
        if path.lower().endswith(ending)
    }
