"""Kinds of records that the manual has no words of its own for: it shows what their models say of themselves."""

from __future__ import annotations

from dataclasses import dataclass

from ...analysis.course import Course
from ...input.kinds import RecordKind
from .examples import NAMED, Example, chosen, shown


@dataclass(frozen=True)
class UnnamedKind:
    """One such kind."""

    id: str
    label: str
    folder: str
    fields: tuple[tuple[str, str], ...]
    """The keys of its files, with what each says."""
    example: Example | None


def unnamed_kinds(course: Course) -> tuple[UnnamedKind, ...]:
    """Those of this course."""
    return tuple(_kind(course, kind) for kind in course.kinds if kind.model not in NAMED)


def _kind(course: Course, kind: RecordKind) -> UnnamedKind:
    fields = kind.model.model_fields.items()
    said = tuple((field.alias or name, field.description or "") for name, field in fields if not field.exclude)
    return UnnamedKind(kind.id, kind.label, kind.folder, said, shown(chosen(course.of(kind.model))))
