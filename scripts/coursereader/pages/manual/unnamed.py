"""Kinds of records that the manual has no words of its own for: it shows what their models say of themselves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ...analysis.course import Course
from ...exports.editor import model_in
from ...input.kinds import RecordKind
from ...input.quotation import Strict
from .examples import NAMED, Example, chosen, shown


@dataclass(frozen=True)
class UnnamedKind:
    """One such kind."""

    id: str
    label: str
    folder: str
    fields: tuple[tuple[tuple[str, ...], str], ...]
    """The keys of its files, each with those it lies under, and what it says."""
    example: Example | None


def unnamed_kinds(course: Course) -> tuple[UnnamedKind, ...]:
    """Those of this course."""
    return tuple(_kind(course, kind) for kind in course.kinds if kind.model not in NAMED)


def _kind(course: Course, kind: RecordKind) -> UnnamedKind:
    said = tuple(_fields(kind.model))
    return UnnamedKind(kind.id, kind.label, kind.folder, said, shown(chosen(course.of(kind.model))))


def _fields(model: type[Strict], above: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], str]]:
    for name, field in model.model_fields.items():
        if not field.exclude:
            keys = (*above, field.alias or name)
            yield keys, field.description or ""
            if inner := model_in(field.annotation):
                yield from _fields(inner, keys)
