"""One file of the site that is no page."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class File:
    """One file of the site."""

    path: str
    """From the site's root, with forward slashes."""
    content: bytes
