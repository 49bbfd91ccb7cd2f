"""Everything people wrote in a course's folder, as one value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import cast

from .records import Emendation, R, Record, Source


@dataclass(frozen=True)
class Handwritten:
    """A page of `docs/` that is nobody's record: `index.md`, `guide.md`."""

    path: str
    """The file, from the project's root."""
    body: str
    """The Markdown under the front matter, if it has one."""
    body_line: int
    """The line of the file on which the body begins."""


@dataclass(frozen=True)
class Records:
    """Everything people wrote; each kind sorted by id."""

    sources: tuple[Source, ...] = ()
    emendations: Mapping[str, tuple[Emendation, ...]] = field(default_factory=dict)
    """By text, in the order of the file."""
    by_model: Mapping[type[Record], tuple[Record, ...]] = field(default_factory=dict)
    """The records of `docs/`, by their model."""
    handwritten: tuple[Handwritten, ...] = ()
    """Sorted by path."""
    files: frozenset[str] = frozenset()
    """Every file of `docs/`, from that folder: what a link may lead to."""

    def of(self, model: type[R]) -> tuple[R, ...]:
        """The records of one model."""
        return cast(tuple[R, ...], self.by_model.get(model, ()))
