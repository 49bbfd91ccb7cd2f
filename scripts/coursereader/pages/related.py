"""What else of the course belongs to an event."""

from __future__ import annotations

from dataclasses import dataclass

from ..input.records import Note
from .index import CourseIndex


@dataclass(frozen=True)
class Related:
    """A record that names the event as its own."""

    label: str
    """What the interface calls its kind."""
    title: str
    url: str


def related(index: CourseIndex, event: str) -> tuple[Related, ...]:
    """The records of every kind that belong to an event, its words last; its notes stand beside the texts."""
    mine = [(kind, record) for kind, record in index.belonging(event) if kind.model is not Note]
    mine.sort(key=lambda one: one[0].shelf == "glossary")
    return tuple(Related(kind.label, record.called, kind.address(record.id)) for kind, record in mine)
