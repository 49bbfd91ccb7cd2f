"""The one walk over everything that records quote."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from ..input.additions import is_of
from ..input.kinds import RecordKind
from ..input.records import Answer, Place, Quotation, Record, Strict, Where
from .course import Course


@dataclass(frozen=True)
class Anchored:
    """Words of a text that a record quotes, where they stand, and what the record says by them."""

    kind: RecordKind
    record: Record
    quotation: Quotation
    place: Place
    statement: str
    """In our words."""

    @property
    def role(self) -> str:
        """`event`, `near`, `term` …: what the quotation is to its record."""
        return self.quotation.role or self.kind.id

    @property
    def motive(self) -> str:
        """Why it is an annotation: a motivation of the Web Annotation vocabulary."""
        return self.quotation.motive or self.kind.motive


def anchored(course: Course, only: Collection[str] = ()) -> Iterator[Anchored]:
    """Every quotation that has its place: kind by kind, record by record, as they are written. `only`: files, where
    nobody asks for a record that none of them is of."""
    for kind in course.kinds:
        for record in course.of(kind.model):
            if only and not is_of(record, only):
                continue
            for quotation, statement in quotations(record):
                if quotation.place is not None:
                    yield Anchored(kind, record, quotation, quotation.place, statement)


def quotations(record: Record) -> Iterator[tuple[Quotation, str]]:
    """A record's quotations in the order of its file, each with what the record says by it."""
    return _within(record, record)


def _within(part: Strict, record: Record) -> Iterator[tuple[Quotation, str]]:
    if isinstance(part, Quotation) and part.quote:
        yield part, part.statement(record)
    for name in type(part).model_fields:
        value = getattr(part, name)
        for inner in value if isinstance(value, tuple) else (value,):
            if isinstance(inner, Strict) and not isinstance(inner, (Where, Place)):
                found = _within(inner, record)
                yield from ((quote, part.says) for quote, _ in found) if isinstance(part, Answer) else found
