"""One file of the site that is no page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class File:
    """One file of the site."""

    path: str
    """From the site's root, with forward slashes."""
    content: bytes


Once = Callable[[tuple[object, ...], Callable[[], str]], str]
"""Words that follow from some parts, which are values: those that were made of them before, or made now."""


def anew(parts: tuple[object, ...], make: Callable[[], str]) -> str:
    """Nothing is kept."""
    return make()
