"""What a check would say of a course with some files more: looked at in a copy, before anything is written."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from ..flow import gather
from ..input.folders import MADE_OF
from ..model.problems import Report


def what_it_would_break(root: Path, files: Mapping[str, str], report: Report) -> frozenset[str]:
    """Those of the files that would be problems, each told; and what they would make of others'."""
    if not files:
        return frozenset()
    gather(root, before := Report())
    with tempfile.TemporaryDirectory() as scratch:
        copy = Path(scratch) / "course"
        _copied(root, copy)
        for path, words in files.items():
            (copy / path).parent.mkdir(parents=True, exist_ok=True)
            (copy / path).write_text(words, encoding="utf-8", newline="\n")
        gather(copy, after := Report())
    new = [problem for problem in after if problem not in set(before)]
    report.extend(new)
    return frozenset(problem.path for problem in new if problem.path in files)


def _copied(root: Path, copy: Path) -> None:
    copy.mkdir()
    for path in (*root.glob("*.yml"), *root.glob("*.lock"), *(root / name for name in MADE_OF)):
        if path.is_dir() and not path.is_symlink():
            shutil.copytree(path, copy / path.name, symlinks=True)
        elif path.is_file() and not path.is_symlink():
            shutil.copyfile(path, copy / path.name)
