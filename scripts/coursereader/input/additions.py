"""What somebody adds to a record that is there: one entry of its list a file, in the folder named after the record.

Two people who add to one record write two files, so no system of versions finds them in each other's way.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from pathlib import Path
from typing import TypeVar, get_args

from ..model.problems import Report
from .cross_references import KnownIds, RecordFile, located, of_known_texts
from .folders import CourseFolder
from .quotation import Strict
from .records import Record
from .validation import nearest_id, texts_named, validated

R = TypeVar("R", bound=Record)
ENDING = ".yml"


def is_of(record: Record, files: Collection[str]) -> bool:
    """Whether one of the files is the record's own, or lies among what is added to it."""
    added = f"{record.path.removesuffix('.md')}/"
    return record.path in files or any(file.startswith(added) for file in files)


def with_additions(record: R, grows: str, home: Path, folder: CourseFolder, known: KnownIds) -> R:
    """The record, its list `grows` followed by what lies in `home`, by name; what cannot be read is a problem."""
    files = folder.records(home, ENDING)
    added = tuple(one for path in files if (one := _addition(path, type(record), grows, folder, known)))
    return record.model_copy(update={grows: (*getattr(record, grows), *added)}) if added else record


def _addition(path: Path, model: type[Record], grows: str, folder: CourseFolder, known: KnownIds) -> Strict | None:
    name, document = folder.name(path), folder.yaml(path)
    entry: type[Strict] = get_args(model.model_fields[grows].annotation)[0]
    read = document and validated(entry, document.data, document, name, found := Report())
    if document and not read:
        folder.report.extend(replace(problem, texts=tuple(texts_named(document.data))) for problem in found)
    if not document or not read:
        return None
    file = RecordFile(name, lambda: document, known, folder.report)
    file.tell_placeholders()
    return of_known_texts(located(read, file), file)


def tell_additions_to_nothing(home: Path, folder: CourseFolder) -> None:
    """Folders of additions whose record is not there."""
    for path in folder.entries(home):
        if path.is_dir() and not path.with_name(f"{path.name}.md").is_file():
            what = f"there is no {path.name}.md to which the files of this folder could be added."
            near = nearest_id(path.name, folder.ids(home))
            todo = f"{near} Name the folder after the record, without .md.".lstrip()
            folder.report.add(folder.first_in(path), 1, what, todo)
