"""What the drafts of a zip change in a course: new files, and entries more in records; nothing written is lost."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path

from ..input.additions import entry_of, list_of, with_entry
from ..input.folders import CourseFolder
from ..input.kinds import RecordKind
from ..model.problems import Report

ADDITIONS = "additions/"


def changes_of(
    root: Path, drafts: Mapping[str, str], name: str, kinds: Sequence[RecordKind], report: Report
) -> Mapping[str, str]:
    """By path in the course, its words; what cannot be is a problem at its number."""
    made: dict[str, str] = {}
    for number, (path, words) in enumerate(drafts.items(), 1):
        if path.startswith(ADDITIONS):
            made |= _added(root, path, words, name, number, kinds, made, report)
        elif not os.path.lexists(root / path):
            made[path] = words
        elif _read(root, path) != words:
            what = f'"{path}" is in the course already, and says something else.'
            report.add(name, number, what, "Give the draft another name, or change the record by hand.")
    return made


def _added(
    root: Path, path: str, words: str, name: str, number: int, kinds: Sequence[RecordKind], made: Mapping[str, str],
    report: Report,
) -> Mapping[str, str]:  # fmt: skip
    _, folder, id, _ = path.split("/")
    key = next((list_of(kind.model) for kind in kinds if kind.folder == folder), "")
    record = f"docs/{folder}/{id}.md"
    before = made.get(record) or _read(root, record)
    if not key or not before:
        report.add(name, number, f'"{path}" adds to "{record}", which is not there.', "Make a record of its own of it.")
        return {}
    read = Report()
    entry = entry_of(words, path, read)
    for problem in read:
        report.add(name, number, f'"{path}": {problem.what}', problem.todo)
    after = with_entry(before, key, entry) if entry else None
    if entry and after is None:
        report.add(name, number, f'"{record}" cannot be read.', "See what the check says of it.")
    return {record: after} if after and after != before else {}


def _read(root: Path, path: str) -> str:
    raw = CourseFolder(root, Report()).read(root / path)
    return (raw or b"").decode("utf-8-sig", "replace").replace("\r\n", "\n")
