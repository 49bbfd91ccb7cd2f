"""What the drafts of a zip change in a course: new files, and entries more in records; nothing written is lost."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from ..input.drafts_zip import DraftedFile
from ..input.folders import CourseFolder
from ..input.kinds import RecordKind
from ..input.list_entries import entry_of, list_of, with_entry
from ..model.problems import Report

ADDITIONS = "additions/"


def changes_of(
    root: Path, drafts: Iterable[DraftedFile], name: str, kinds: Sequence[RecordKind], report: Report
) -> Mapping[str, str]:
    """By path in the course, its words; what cannot be is a problem at its number."""
    made: dict[str, str] = {}
    for draft in drafts:
        number, path, words = draft.number, draft.path, draft.words
        if path.startswith(ADDITIONS):
            made |= _added(root, draft, name, kinds, made, report)
        elif path in made and made[path] != words:
            report.add(name, number, f'"{path}" is in it twice.', "Give one of the drafts another name.")
        elif not os.path.lexists(root / path):
            made[path] = words
        elif _read(root, path) != words:
            what = f'"{path}" is in the course already, and says something else.'
            report.add(name, number, what, "Give the draft another name, or change the record by hand.")
    return made


def _added(
    root: Path, draft: DraftedFile, name: str, kinds: Sequence[RecordKind], made: Mapping[str, str], report: Report
) -> Mapping[str, str]:
    number, path = draft.number, draft.path
    _, folder, id, _ = path.split("/")
    key = next((list_of(kind.model) for kind in kinds if kind.folder == folder), "")
    record = f"docs/{folder}/{id}.md"
    before = made.get(record) or _read(root, record)
    if not key or not before:
        report.add(name, number, f'"{path}" adds to "{record}", which is not there.', "Make a record of its own of it.")
        return {}
    read = Report()
    entry = entry_of(draft.words, path, read)
    for problem in read:
        report.add(name, number, f'"{path}": {problem.what}', problem.todo)
    after = with_entry(before, key, entry) if entry else None
    if entry and after is None:
        report.add(name, number, f'"{record}" cannot be read.', "See what the check says of it.")
    return {record: after} if after and after != before else {}


def _read(root: Path, path: str) -> str:
    raw = CourseFolder(root, Report()).read(root / path)
    return (raw or b"").decode("utf-8-sig", "replace").replace("\r\n", "\n")
