"""The course as data: the files of `data/` on the site, in canonical JSON, as the site's data page documents them."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from ..analysis.course import Course
from . import texts
from .annotations import collection


@dataclass(frozen=True)
class File:
    """One file of the site."""

    path: str
    """From the site's root, with forward slashes."""
    content: bytes


def exports(course: Course, records: Mapping[str, Callable[[Course], object]]) -> list[File]:
    """Every data file, by path. `records`: what makes the file of each kind of record, by its folder."""
    files = {**FILES, **{f"{folder}.json": make for folder, make in records.items()}}
    return [File(f"data/{name}", canonical(make(course))) for name, make in sorted(files.items())]


def canonical(value: object) -> bytes:
    """Keys sorted, letters as they are, a line end at the end: the same value is always the same bytes."""
    return (json.dumps(value, ensure_ascii=False, sort_keys=True, indent=1) + "\n").encode()


FILES: Mapping[str, Callable[[Course], object]] = {
    "texts.json": texts.texts,
    "citations.json": texts.citations,
    "emendations.json": texts.emendations,
    "annotations.jsonld": collection,
}
"""The data files that are not of one kind of record, with what makes each."""
