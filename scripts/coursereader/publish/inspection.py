"""The built site as HTML: every link leads somewhere, every id is one, and nothing is fetched from elsewhere."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from urllib.parse import unquote

from ..input.kept_rows import KeptRows
from .live import live_drawing, strays
from .look import ELSEWHERE, Look, looks

_STYLE_ADDRESS = re.compile(r"@import\s+(?:url\()?[\"']?([^\"');\s]+)|url\(\s*[\"']?([^\"')]+)")
NOT_FOUND = "404.html"
"""Served at any address, so that its links begin at the server's root."""


@dataclass(frozen=True, order=True)
class Fault:
    """Something wrong with one file of the site."""

    page: str
    """From the site's root."""
    what: str

    def __str__(self) -> str:
        return f"{self.page}: {self.what}"


def faults(
    pages: Mapping[str, str],
    files: Collection[str],
    styles: Mapping[str, str] | None = None,
    drawings: Mapping[str, str] | None = None,
    kept: KeptRows | None = None,
) -> list[Fault]:
    """Every fault of the site. `pages`: HTML by path; `files`: all paths; `styles`, `drawings`: CSS and SVG by path.
    `kept`: what was seen on pages before."""
    seen = looks(pages, kept or KeptRows())
    ids, there = {path: frozenset(look.ids) for path, look in seen.items()}, frozenset(files)
    found = [fault for path, look in seen.items() for fault in _of_page(path, look, ids, there)]
    found += [Fault(path, what) for path, drawing in (drawings or {}).items() for what in live_drawing(drawing)]
    found += [Fault(path, "a browser opens it as a page, and nobody looked at it.") for path in strays(there)]
    return sorted({*found, *_of_styles(styles or {})})


def _of_page(path: str, look: Look, ids: Mapping[str, frozenset[str]], files: frozenset[str]) -> Iterator[Fault]:
    yield from (Fault(path, what) for what in look.faults)
    if path != NOT_FOUND:
        yield from (Fault(path, f'the link "{address}" leads to no id on {path}.') for address in look.astray)
        for address in look.links:
            if fault := _of_link(path, address, ids, files):
                yield Fault(path, fault)


def _of_link(path: str, address: str, ids: Mapping[str, frozenset[str]], files: frozenset[str]) -> str:
    if address.startswith("/"):
        return f'the link "{address}" begins at the server\'s root and leads nowhere in a folder.'
    file, fragment = _target(posixpath.dirname(path), address)
    if file not in files:
        folder = f"{file}/index.html".removeprefix("./") in files
        return f'the link "{address}" leads to a folder.' if folder else f'the link "{address}" leads to no file.'
    if fragment and file in ids and fragment not in ids[file]:
        return f'the link "{address}" leads to no id on {file}.'
    return ""


@cache
def _target(folder: str, address: str) -> tuple[str, str]:
    """The file and the fragment an address means on a page of that folder."""
    file, _, fragment = address.partition("#")
    file = unquote(file.partition("?")[0])
    return posixpath.normpath(posixpath.join(folder, file)), unquote(fragment)


def _of_styles(styles: Mapping[str, str]) -> Iterator[Fault]:
    for path, style in styles.items():
        for imported, address in _STYLE_ADDRESS.findall(style):
            if ELSEWHERE.match(imported or address):
                yield Fault(path, f'"{imported or address}" is fetched from elsewhere.')
