"""The files of `data/`, each with a piece of what stands in it for this course."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from ...analysis.course import Course, Edition
from ...exports.files import FILES, canonical
from ...exports.packing import given_as
from ...exports.tables import FOLDER, tables_of
from ...model.passages import PARAGRAPH
from .examples import chosen

Make = Callable[[Course], object]
"""Makes the content of one file."""
WIDEST = 160
"""Characters of one string; what is longer ends in `…`."""


@dataclass(frozen=True)
class DataFile:
    """One file of `data/`."""

    name: str
    """`events.json`."""
    path: str
    """From the site's root: where it lies, perhaps packed."""
    sample: str
    """A piece of it, as it stands there: of every list the first entry."""
    tables: tuple[str, ...]
    """What its tables for spreadsheets are called."""


def samples(course: Course, records: Mapping[str, Make]) -> tuple[DataFile, ...]:
    """Every file, with a piece of it; `records`: by folder, what makes the file of those records."""
    few = _few(course)
    files = {**FILES, **{f"{folder}.json": make for folder, make in records.items()}}
    return tuple(_data_file(name, given_as(f"data/{name}", course), make(few)) for name, make in files.items())


def _data_file(name: str, path: str, few: object) -> DataFile:
    named = tuple(path.removeprefix(f"{FOLDER}/") for path, _ in tables_of(name, few))
    return DataFile(name, path, canonical(shortened(few)).decode(), named)


def shortened(value: object) -> object:
    """The value with the first of a list of entries, three of any other list, the fullest of what is listed by text."""
    if isinstance(value, dict):
        if len(value) > 1 and all(isinstance(part, dict) for part in value.values()):
            value = dict([max(value.items(), key=lambda item: len(canonical(item[1])))])
        return {key: shortened(part) for key, part in value.items()}
    if isinstance(value, list):
        return [shortened(part) for part in value[: 1 if value and isinstance(value[0], dict) else 3]]
    if isinstance(value, str) and len(value) > WIDEST:
        return value[:WIDEST].rsplit(" ", 1)[0] + " …"
    return value


def _few(course: Course) -> Course:
    """The course with one record of each kind, and the passages of its texts that they need."""
    by_model = {model: (found,) if (found := chosen(records)) else () for model, records in course.by_model.items()}
    editions = tuple(_paragraphs_first(edition) for edition in course.editions)
    return replace(course, by_model=by_model, editions=editions)


def _paragraphs_first(edition: Edition) -> Edition:
    """So that the entry which is shown is one that people read."""
    passages = tuple(sorted(edition.text.passages, key=lambda p: p.kind != PARAGRAPH or len(p.text) < WIDEST))
    return replace(edition, text=replace(edition.text, passages=passages))
