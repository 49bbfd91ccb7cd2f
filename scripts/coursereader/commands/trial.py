"""What a check would say of a course with some files more: looked at in a copy, before anything is written."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from ..flow import gather
from ..input.folders import MADE_OF
from ..input.plain_files import first_link
from ..model.problems import Problem, Report


def without_problems(root: Path, files: Mapping[str, str], report: Report) -> Mapping[str, str]:
    """Those of the files with which a course has no problem more, each of the others told. Where what is published
    would be a problem for them, none is left: it is the newcomers that give way."""
    linked = [path for path in files if first_link(root / path, root)]
    for path in linked:
        report.add(path, 1, "a link stands in its way.", "Take the link away.")
    left = {path: words for path, words in files.items() if path not in linked}
    gather(root, known := Report())
    while left:
        new = _new_problems(root, left, known)
        report.extend(new)
        if not new:
            break
        kept = {path: words for path, words in left.items() if not any(_is_of(problem, path) for problem in new)}
        left = kept if len(kept) < len(left) else {}
    return left


def _is_of(problem: Problem, path: str) -> bool:
    """Whether a file is what a problem is about: it itself, or what it adds to a record, or to none."""
    return path == problem.path or path.startswith(f"{problem.path.removesuffix('.md')}/")


def _new_problems(root: Path, files: Mapping[str, str], known: Iterable[Problem]) -> list[Problem]:
    with tempfile.TemporaryDirectory() as scratch:
        copy = Path(scratch) / "course"
        _copied(root, copy)
        for path, words in files.items():
            (copy / path).parent.mkdir(parents=True, exist_ok=True)
            (copy / path).write_text(words, encoding="utf-8", newline="\n")
        gather(copy, after := Report())
    before = set(known)
    return [problem for problem in after if problem not in before]


def _copied(root: Path, copy: Path) -> None:
    copy.mkdir()
    for path in (*root.glob("*.yml"), *root.glob("*.lock"), *(root / name for name in MADE_OF)):
        if path.is_dir() and not path.is_symlink():
            shutil.copytree(path, copy / path.name, symlinks=True)
        elif path.is_file() and not path.is_symlink():
            shutil.copyfile(path, copy / path.name)
