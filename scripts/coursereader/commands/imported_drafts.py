"""What the drafts of a zip add to a course: files of their own. No file that is there changes; a replay adds none."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from ..input.drafts_zip import DraftedFile
from ..input.folders import CourseFolder
from ..model.problems import Report

NUMBER = re.compile(r"-\d+$")
"""What a page puts after a name that somebody has."""


def new_files(root: Path, drafts: Iterable[DraftedFile], name: str, report: Report) -> Mapping[str, str]:
    """By path in the course, its words; what cannot be is a problem at its number."""
    made: dict[str, str] = {}
    for draft in drafts:
        number, path, words = draft.number, draft.path, draft.words
        if path in made and made[path] != words:
            report.add(name, number, f'"{path}" is in it twice.', "Give one of the drafts another name.")
        elif _is_there(root / path, words, root):
            continue
        elif os.path.lexists(root / path):
            what = f'"{path}" is in the course already, and says something else.'
            report.add(name, number, what, "Give the draft another name, or change the record by hand.")
        else:
            made[path] = words
    return made


def _is_there(path: Path, words: str, root: Path) -> bool:
    """Whether the course has a file of these words there, by that name or one like it with another number."""
    stem = NUMBER.sub("", path.stem)
    alike = CourseFolder(root, Report()).entries(path.parent) if path.parent.is_dir() else []
    named = [one for one in alike if one.suffix == path.suffix and NUMBER.sub("", one.stem) == stem]
    return any(_read(one, root) == words for one in named)


def _read(path: Path, root: Path) -> str:
    raw = CourseFolder(root, Report()).read(path)
    return (raw or b"").decode("utf-8-sig", "replace").replace("\r\n", "\n")
