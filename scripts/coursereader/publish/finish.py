"""The last step, after the host: what hosts ask for, the sums, and a look at every built page."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from .inspection import Fault, faults

SUMS = "SHA256SUMS"
NO_JEKYLL = ".nojekyll"
"""Tells a host to serve the files as they are. Each site has it."""
_INLINE = re.compile(
    r"<script(?![^>]*\b(?:src|type=\"?application/(?:json|ld\+json))\b)[^>]*>(.*?)</script>", re.DOTALL
)


def finish(site: Path) -> list[Fault]:
    """Finish the site that the host left in a folder.

    Returns what is wrong with its pages; nothing where all is well.
    """
    pages, styles = _read(site, ".html"), _read(site, ".css")
    (site / "_headers").write_text(headers(pages.values()), encoding="utf-8")
    (site / NO_JEKYLL).write_text("", encoding="utf-8")
    files = {path: (site / path).read_bytes() for path in _paths(site) if path != SUMS}
    (site / SUMS).write_text(sums(files), encoding="utf-8")
    return faults(pages, files.keys(), styles)


def sums(files: Mapping[str, bytes]) -> str:
    """A line a file, by path, as `sha256sum --check` reads it."""
    return "".join(f"{hashlib.sha256(files[path]).hexdigest()}  {path}\n" for path in sorted(files))


def headers(pages: Iterable[str]) -> str:
    """The headers that hosts send: nothing from elsewhere, and of scripts in pages only those known by their sum."""
    inline = sorted({script for page in pages for script in _INLINE.findall(page) if script.strip()})
    known = " ".join(
        f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'" for script in inline
    )
    policy = "; ".join([f"script-src 'self' {known}".rstrip(), *_POLICY])
    return (
        f"/*\n  Content-Security-Policy: {policy}\n  X-Content-Type-Options: nosniff\n  Referrer-Policy: no-referrer\n"
    )


_POLICY = (
    "default-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'self'",
)
"""Of the policy, what does not depend on the pages. The theme sets styles on elements."""


def _paths(site: Path) -> list[str]:
    return sorted(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())


def _read(site: Path, ending: str) -> dict[str, str]:
    return {path: (site / path).read_text(encoding="utf-8") for path in _paths(site) if path.endswith(ending)}
