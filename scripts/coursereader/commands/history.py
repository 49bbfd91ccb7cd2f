"""What git knows of a course: the files that differ from another state, and that state in a folder of its own."""

from __future__ import annotations

import subprocess
from pathlib import Path

from ..input.git import MAIN, asked, parted_from
from .wrong_use import WrongUseError

PARTS = ("course.yml", "counts.lock", "seeds", "docs")
"""What a course's editors write, and what it held when they said so."""
PLAIN = ("100644", "100755", "100664")
"""Modes of files; a link has another, and so has the commit of another repository."""
LARGEST_COURSE = 500_000_000
"""Bytes of all its files."""


def merge_base(root: Path, base: str | None) -> str:
    """The commit where the state at hand parted from `base`, else from the main branch. Raises WrongUseError."""
    if asked(root, "rev-parse", "--is-inside-work-tree") is None:
        raise WrongUseError(f"{root.name}: this course is in no git repository, so nothing can be compared.")
    found = parted_from(root, (base,) if base else MAIN)
    if not found:
        what = f'"{base}"' if base else "a main branch"
        raise WrongUseError(f"git does not know {what} here. Name a branch or a commit: reader review HEAD~1.")
    return found


def states(root: Path) -> tuple[str, ...]:
    """Where the state at hand parted from the main branch, and the last commit; none where there is no git."""
    try:
        parted = merge_base(root, None)
    except WrongUseError:
        parted = ""
    last = (asked(root, "rev-parse", "--verify", "--quiet", "HEAD^{commit}") or "").strip()
    return tuple(dict.fromkeys(commit for commit in (parted, last) if commit))


def file_at(root: Path, commit: str, path: str) -> str:
    """A file of the course as it was at a commit; empty where it was not there."""
    return asked(root, "cat-file", "blob", f"{commit}:./{path}") or ""


def changed_files(root: Path, commit: str) -> tuple[str, ...]:
    """Paths from the course's folder of all that was added, changed or removed since, sorted; what is not in git yet
    among them."""
    known = asked(root, "diff", "--name-only", "--no-ext-diff", "--relative", "--no-renames", "-z", commit) or ""
    new = asked(root, "ls-files", "--others", "--exclude-standard", "-z") or ""
    return tuple(sorted({path for path in (known + new).split("\0") if path}))


def unpacked(root: Path, commit: str, folder: Path) -> None:
    """Put the course as it was at a commit into a folder: plain files, no link, and nothing of another's is run."""
    prefix = (asked(root, "rev-parse", "--show-prefix") or "").strip()
    listed = asked(root, "ls-tree", "-r", "-l", "-z", "--full-tree", f"{commit}:{prefix}") or ""
    left = LARGEST_COURSE
    for row in filter(None, listed.split("\0")):
        facts, _, path = row.partition("\t")
        mode, kind, blob, size = facts.split()
        parts = path.split("/")
        if mode not in PLAIN or kind != "blob" or parts[0] not in PARTS or not set(parts).isdisjoint({"", ".", ".."}):
            continue
        left -= int(size)
        if left < 0:
            raise WrongUseError(f"The course at {commit[:12]} is larger than {LARGEST_COURSE // 1_000_000} MB.")
        place = folder.joinpath(*parts)
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(_blob(root, blob))


def _blob(root: Path, blob: str) -> bytes:
    """The bytes of a file as they were put on record; no filter of the machine changes them."""
    return subprocess.run(["git", "cat-file", "blob", blob], cwd=root, capture_output=True, check=True).stdout
