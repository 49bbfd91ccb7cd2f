"""The course as data: the files of `data/` on the site, in canonical JSON, and the index of its search."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping

from ..analysis.course import Course
from . import records, texts
from .annotations import collection
from .file import File
from .search import search_index


def exports(course: Course) -> list[File]:
    """Every data file, by path; and the search's index."""
    data = [File(f"data/{name}", canonical(make(course))) for name, make in sorted(FILES.items())]
    return [search_index(course), *data]


def canonical(value: object) -> bytes:
    """Keys sorted, letters as they are, a line end at the end: the same value is always the same bytes."""
    return (json.dumps(value, ensure_ascii=False, sort_keys=True, indent=1) + "\n").encode()


FILES: Mapping[str, Callable[[Course], object]] = {
    "texts.json": texts.texts,
    "citations.json": texts.citations,
    "emendations.json": texts.emendations,
    "glossary.json": records.glossary,
    "events.json": records.events,
    "comparisons.json": records.comparisons,
    "figures.json": records.figures,
    "differences.json": records.differences,
    "names.json": records.names,
    "annotations.jsonld": collection,
}
"""Every data file, with what makes it."""
