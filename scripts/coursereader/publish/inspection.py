"""The built site as HTML: every link leads somewhere, every id is one, and nothing is fetched from elsewhere."""

from __future__ import annotations

import posixpath
import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from html import unescape
from urllib.parse import unquote

from ..model.parallel import at_once
from .live import live, live_drawing, strays

_UNREAD = re.compile(r"<!--.*?-->|(<script\b[^>]*>).*?</script>", re.DOTALL)
_TAG = re.compile(
    r"<([a-z][a-z0-9-]*)(\s(?:[^<>\"']|\"[^\"]*\"|'[^']*')*?\b(?:id|href|src|srcset|data|poster)=[^<>]*)>",
    re.IGNORECASE,
)
_ATTRIBUTE = re.compile(
    r"\s(?:(id|href|src|srcset|data|poster|rel)=(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))"
    r"|[^\s\"'<>/=]++(?:=(?:\"[^\"]*\"|'[^']*'))?)",
    re.IGNORECASE,
)
"""What is asked for, or any other, so that none is looked for within a value."""
_ELSEWHERE = re.compile(r"(?:[a-z][a-z0-9+.-]*:)?//", re.IGNORECASE)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_STYLE_ADDRESS = re.compile(r"@import\s+(?:url\()?[\"']?([^\"');\s]+)|url\(\s*[\"']?([^\"')]+)")
_LOADED = ("stylesheet", "icon", "preload", "modulepreload", "prefetch", "preconnect", "dns-prefetch", "manifest")
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


@dataclass
class _Page:
    """What one page has and asks for."""

    live: tuple[str, ...]
    """What can run or load something, and is not the theme's own."""
    ids: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    """Addresses of links and of what is loaded, as written."""
    loaded: list[str] = field(default_factory=list)
    """Of those, what the browser fetches by itself."""


def faults(
    pages: Mapping[str, str],
    files: Collection[str],
    styles: Mapping[str, str] | None = None,
    drawings: Mapping[str, str] | None = None,
) -> list[Fault]:
    """Every fault of the site. `pages`: HTML by path; `files`: all paths; `styles`, `drawings`: CSS and SVG by path."""
    halves = [dict(list(pages.items())[n::2]) for n in (0, 1)]
    one, other = at_once(lambda: _all(halves[0]), lambda: _all(halves[1]))
    read = one | other
    ids = {path: frozenset(page.ids) for path, page in read.items()}
    found = [fault for path, page in read.items() for fault in _of_page(path, page, ids, frozenset(files))]
    found += [Fault(path, what) for path, drawing in (drawings or {}).items() for what in live_drawing(drawing)]
    found += [Fault(path, "a browser opens it as a page, and nobody looked at it.") for path in strays(files)]
    return sorted({*found, *_of_styles(styles or {})})


def _all(pages: Mapping[str, str]) -> dict[str, _Page]:
    return {path: _read(html) for path, html in pages.items()}


def _read(html: str) -> _Page:
    page = _Page(tuple(live(html)))
    for tag, attributes in _TAG.findall(_UNREAD.sub(r"\1", html)):
        values = {name.lower(): unescape(a or b or c) for name, a, b, c in _ATTRIBUTE.findall(attributes) if name}
        said = defaultdict(str, values)
        if "id" in said:
            page.ids.append(said["id"])
        page.links += [said[name] for name in ("href", "src", "poster") if name in said]
        page.loaded += _loaded(tag.lower(), said)
    return page


def _loaded(tag: str, said: Mapping[str, str]) -> list[str]:
    loaded = [said[name] for name in ("src", "poster", "data") if name in said]
    loaded += [candidate.split()[0] for candidate in said["srcset"].split(",") if candidate.strip()]
    if (tag == "link" and any(rel in _LOADED for rel in said["rel"].split())) or tag in ("use", "image"):
        loaded += [said["href"]] if "href" in said else []
    return loaded


def _of_page(path: str, page: _Page, ids: Mapping[str, frozenset[str]], files: frozenset[str]) -> Iterator[Fault]:
    yield from (Fault(path, what) for what in page.live)
    seen: set[str] = set()
    for id in page.ids:
        if id in seen:
            yield Fault(path, f'the id "{id}" stands twice.')
        seen.add(id)
    for address in page.loaded:
        if _ELSEWHERE.match(address):
            yield Fault(path, f'"{address}" is fetched from elsewhere.')
    if path != NOT_FOUND:
        for address in dict.fromkeys(page.links):
            fault = _of_link(path, address, ids, files)
            if fault:
                yield Fault(path, fault)


def _of_link(path: str, address: str, ids: Mapping[str, frozenset[str]], files: frozenset[str]) -> str:
    if _SCHEME.match(address) or address.startswith("//"):
        return ""
    if address.startswith("/"):
        return f'the link "{address}" begins at the server\'s root and leads nowhere in a folder.'
    file, fragment = _target(posixpath.dirname(path), address)
    file = file or path
    if file not in files:
        folder = f"{file}/index.html".removeprefix("./") in files
        return f'the link "{address}" leads to a folder.' if folder else f'the link "{address}" leads to no file.'
    if fragment and file in ids and fragment not in ids[file]:
        return f'the link "{address}" leads to no id on {file}.'
    return ""


@cache
def _target(folder: str, address: str) -> tuple[str, str]:
    """The file and the fragment an address means on a page of that folder; no file where it is the page itself."""
    file, _, fragment = address.partition("#")
    file = unquote(file.partition("?")[0])
    return posixpath.normpath(posixpath.join(folder, file)) if file else "", unquote(fragment)


def _of_styles(styles: Mapping[str, str]) -> Iterator[Fault]:
    for path, style in styles.items():
        for imported, address in _STYLE_ADDRESS.findall(style):
            if _ELSEWHERE.match(imported or address):
                yield Fault(path, f'"{imported or address}" is fetched from elsewhere.')
