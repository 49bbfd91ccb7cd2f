"""A drafted record: printed, or put in its place over no other file."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from ..input.course_file import load_facts
from ..input.plain_files import first_link
from ..model.problems import Report
from ..model.whole_files import write_whole
from .wrong_use import WrongUseError


def saved(root: Path, path: str, drafted: str, write: bool) -> int:
    """Print the record and where it belongs, or write it there; its exit code. Raises WrongUseError over a file."""
    if not write:
        print(f"Save this as {path}", file=sys.stderr)
        print(drafted, end="")
        return 0
    if os.path.lexists(root / path):
        raise WrongUseError(f"{path} is there already. Give the new file another name: --id ID.")
    if first_link(root / path, root):
        raise WrongUseError(f"{path}: a link stands on the way to it.")
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    write_whole(root / path, drafted.encode())
    print(f"Wrote {path}. Now fill it in: reader check names what is still to be written.")
    return 0


def kind_of(root: Path, record: str) -> str:
    """A word that such a record may write as its kind: the first that the course lists; empty where it lists none."""
    kinds = load_facts(root, Report()).kinds
    return next(iter({"event": kinds.events, "term": kinds.terms}.get(record, {})), "")
