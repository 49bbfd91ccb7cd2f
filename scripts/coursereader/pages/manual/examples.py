"""One example of each kind of record, out of the course itself, as its file is written."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from ...analysis.course import Course
from ...input.quotation import Strict
from ...input.records import Comparison, Difference, Event, Figure, Name, Note, R, Record, Term

LONG = 2_000
"""Characters; a longer file is shown only where there is no shorter one."""
NAMED = (Note, Term, Event, Comparison, Figure, Difference, Name)
"""The kinds of records that the manual tells of in its own words."""


@dataclass(frozen=True)
class Example:
    """One file of the course."""

    path: str
    """From the course's folder."""
    written: str
    """What stands in it."""


@dataclass(frozen=True)
class Examples:
    """One of each kind; None where the course has none yet."""

    note: Example | None = None
    term: Example | None = None
    event: Example | None = None
    comparison: Example | None = None
    figure: Example | None = None
    difference: Example | None = None
    name: Example | None = None
    emendation: Example | None = None
    source: Example | None = None


def examples(course: Course) -> Examples:
    """The example of each kind in this course."""
    return Examples(
        note=shown(chosen(course.of(Note))),
        term=shown(chosen(course.of(Term))),
        event=shown(chosen(course.of(Event))),
        comparison=shown(chosen(course.of(Comparison))),
        figure=shown(chosen(course.of(Figure))),
        difference=shown(chosen(course.of(Difference))),
        name=shown(chosen(course.of(Name))),
        emendation=_emendation(course),
        source=_source(course),
    )


def chosen(records: Sequence[R]) -> R | None:
    """The record that shows most: not a long one, with most different keys, and of these the shortest."""

    def worth(record: R) -> tuple[bool, int, int, str]:
        size = len(record.source_text)
        return size > LONG, -len(_keys(record)), size, record.id

    return min(records, key=worth, default=None)


def _keys(part: Strict) -> set[str]:
    """The keys that say something in it, at any depth."""
    found = set()
    for name, field in type(part).model_fields.items():
        value = getattr(part, name)
        if value and not field.exclude:
            found.add(name)
            inside = value if isinstance(value, tuple) else (value,)
            found |= {f"{name}.{key}" for one in inside if isinstance(one, Strict) for key in _keys(one)}
    return found


def shown(record: Record | None) -> Example | None:
    """The file of a record."""
    return Example(record.path, record.source_text) if record else None


def _emendation(course: Course) -> Example | None:
    """The shortest correction that puts something in the place of what was received."""
    made = [(edition.id, one) for edition in course.editions for one in edition.emendations]
    found = min(made, key=lambda pair: (not pair[1].reading, len(pair[1].quote + pair[1].reason)), default=None)
    if found is None:
        return None
    text, emendation = found
    written = {key: value for key, value in _written(emendation).items() if key != "text"}
    rows = [f"{key}: {_flow(value)}" for key, value in written.items()]
    return Example(f"seeds/{text}/emendations/{emendation.id}.yml", "\n".join(rows) + "\n")


def _source(course: Course) -> Example | None:
    """The shortest account of a text."""
    found = [(edition.source, "".join(_rows(edition.source))) for edition in course.editions]
    source = min(found, key=lambda pair: (len(pair[1]), pair[0].id), default=None)
    return Example(source[0].path, source[1]) if source else None


def _rows(source: Strict) -> list[str]:
    return [f"{key}: {_flow(value)}\n" for key, value in _written(source).items()]


def _written(record: Strict) -> dict[str, object]:
    """The keys of a record that say something."""
    return record.model_dump(mode="json", by_alias=True, exclude_unset=True)


def _flow(value: object) -> str:
    """A value on one line of YAML."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_flow(part)}" for key, part in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_flow, value)) + "]"
    return json.dumps(value, ensure_ascii=False)
