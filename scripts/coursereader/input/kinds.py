"""What the engine has to know of a kind of record in order to read it, address it and export it: one row of a table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from .cross_references import RecordFile
from .records import Record, Source

Check = Callable[[Sequence[tuple[Any, RecordFile]], Sequence[Source]], list[Any]]
"""The records of one kind that get in nobody's way, of all that were read, each with its file."""


@dataclass(frozen=True)
class RecordKind:
    """One kind of record: what lies in one folder of `docs/`."""

    id: str
    """`event`: in data and addresses."""
    model: type[Record]
    """What its files may say."""
    folder: str
    """`events`, of `docs/` and of the site."""
    label: str
    """What the interface calls one of them."""
    plural: str
    """What it calls several."""
    fresh: str = ""
    """What it calls one that somebody is to write; empty where one begins elsewhere: at the words."""
    motive: str = "describing"
    """Why its quotations are annotations: a motivation of the Web Annotation vocabulary."""
    shelf: str = "comparisons"
    """The part of the site where its pages stand."""
    list_title: str = ""
    """What the list of all is called, where that is not the plural."""
    by_text: bool = False
    """Whether its files lie in a folder for each text."""
    own_pages: bool = True
    """Whether each has a page; else it is an entry of the list of all."""
    kinds_of: str = ""
    """Which list of `course.yml` says what its key `kind` may hold …"""
    kind_key: str = "kind"
    """… or this key."""
    grows: str = ""
    """Its list that others add to: an entry a file, in the folder named after the record."""
    check: Check | None = None
    """What has to be looked at once all of them are read."""

    def address(self, id: str) -> str:
        """Where one of them stands, from the site's root: `events/the-fire.html`, `names/index.html#marsh`."""
        return f"{self.folder}/{id}.html" if self.own_pages else f"{self.folder}/index.html#{id}"
