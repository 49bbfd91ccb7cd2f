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
from .site_files import contents, paths_of, words

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
    there = paths_of(site)
    pages, styles, drawings = (words(site, there, ending) for ending in (".html", ".css", ".svg"))
    data = contents(site, (path for path in there if path.startswith(DATA)))
    for file in renewed(pages, [File(path, content) for path, content in data.items()]):
        (site / file.path).write_bytes(file.content)
    for name, said in header_files().items():
        (site / name).write_text(said, encoding="utf-8")
    (site / NO_JEKYLL).write_text("", encoding="utf-8")
    files = contents(site, (path for path in paths_of(site) if path != SUMS))
    for path, said in kept_offline(files).items():
        (site / path).write_bytes(said.encode())
    files = contents(site, (path for path in paths_of(site) if path != SUMS))
    (site / SUMS).write_text(sums(files), encoding="utf-8")
    return faults(pages, files.keys(), styles, drawings, kept)


def sums(files: Mapping[str, bytes]) -> str:
    """A line a file, by path, as `sha256sum --check` reads it."""
    return "".join(sum_row(path, files[path]) for path in sorted(files))


def sum_row(path: str, content: bytes) -> str:
    """The line of one file."""
    return f"{hashlib.sha256(content).hexdigest()}  {path}\n"
