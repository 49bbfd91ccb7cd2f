"""Everything people wrote in a course's folder, as one value."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import cast

from .corrections import Corrections
from .quotation import Mention
from .records import R, Record, Source


@dataclass(frozen=True)
class Handwritten:
    """A page of `docs/` that is nobody's record: `index.md`, `guide.md`."""

    path: str
    """The file, from the project's root."""
    body: str
    """The Markdown under the front matter, if it has one."""
    body_line: int
    """The line of the file on which the body begins."""
    front: str = ""
    """The front matter, as it is written: hosts and editors may read it; we keep it."""
    mentions: tuple[Mention, ...] = ()
    """The passages that it speaks of."""


@dataclass(frozen=True)
class Records:
    """Everything people wrote; each kind sorted by id."""

    sources: tuple[Source, ...] = ()
    corrections: Mapping[str, Corrections] = field(default_factory=dict)
    """By text."""
    by_model: Mapping[type[Record], tuple[Record, ...]] = field(default_factory=dict)
    """The records of `docs/`, by their model."""
    handwritten: tuple[Handwritten, ...] = ()
    """Sorted by path."""
    files: frozenset[str] = frozenset()
    """Every file of `docs/`, from that folder: what a link may lead to."""
    keys: Mapping[str, str] = field(default_factory=dict)
    """By file of a record that is as it was read: what it is kept under for the next time."""
    kept: frozenset[str] = frozenset()
    """The files of those that were kept: their quotations have their places, and nothing is to be said of them."""

    def of(self, model: type[R]) -> tuple[R, ...]:
        """The records of one model."""
        return cast(tuple[R, ...], self.by_model.get(model, ()))

    def all(self) -> Iterator[Record]:
        """The records of every model."""
        return (record for found in self.by_model.values() for record in found)

    def not_kept(self) -> Records:
        """Without those that were kept."""
        by_model = self.by_model.items()
        new = {model: tuple(one for one in found if one.path not in self.kept) for model, found in by_model}
        return replace(self, by_model=new)

    def with_kept(self, others: Records) -> Records:
        """With those of others that were kept, in the order of these."""
        kept = (record for record in others.all() if record.path in others.kept)
        left = {record.path: record for record in (*kept, *self.all())}
        by_model = others.by_model.items()
        both = {model: tuple(left[one.path] for one in found if one.path in left) for model, found in by_model}
        return replace(self, by_model=both)


def parts(body: str) -> tuple[str, str, str]:
    """Title, first paragraph and the rest of `docs/index.md`; each empty where it has none.

    The rest alone is rendered as a page; the first paragraph is as a record's body.
    """
    found = re.match(r"\s*#\s+(.+?)\s*#*\s*(?:\n|$)", body)
    title, rest = (found[1], body[found.end() :]) if found else ("", body)
    first, _, rest = rest.strip().partition("\n\n")
    return (title, "", f"{first}\n\n{rest}") if first.startswith("#") else (title, first, rest)
