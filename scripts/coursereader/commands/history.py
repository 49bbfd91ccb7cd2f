"""What git knows of a course: the files that differ from another state, and that state in a folder of its own."""

from __future__ import annotations

import errno
import io
import subprocess
import tarfile
from pathlib import Path

from .wrong_use import WrongUseError

MAIN = ("origin/HEAD", "origin/main", "origin/master", "main", "master")
"""Where a course's main branch may be found, in this order."""
PARTS = ("course.yml", "counts.lock", "seeds", "docs")
"""What a course's editors write, and what it held when they said so."""


def merge_base(root: Path, base: str | None) -> str:
    """The commit where the state at hand parted from `base`, else from the main branch. Raises WrongUseError."""
    if _asked(root, "rev-parse", "--is-inside-work-tree") is None:
        raise WrongUseError(f"{root.name}: this course is in no git repository, so nothing can be compared.")
    names = (base,) if base else MAIN
    found = next(
        (commit for name in names if (commit := _asked(root, "merge-base", "HEAD", "--end-of-options", name))), ""
    )
    if not found:
        what = f'"{base}"' if base else "a main branch"
        raise WrongUseError(f"git does not know {what} here. Name a branch or a commit: reader review HEAD~1.")
    return found.strip()


def states(root: Path) -> tuple[str, ...]:
    """Where the state at hand parted from the main branch, and the last commit; none where there is no git."""
    try:
        parted = merge_base(root, None)
    except WrongUseError:
        parted = ""
    last = (_asked(root, "rev-parse", "--verify", "--quiet", "HEAD^{commit}") or "").strip()
    return tuple(dict.fromkeys(commit for commit in (parted, last) if commit))


def file_at(root: Path, commit: str, path: str) -> str:
    """A file of the course as it was at a commit; empty where it was not there."""
    return _asked(root, "cat-file", "blob", f"{commit}:./{path}") or ""


def changed_files(root: Path, commit: str) -> tuple[str, ...]:
    """Paths in the course of what was added, changed or removed since, sorted; what is not in git yet among them."""
    known = _asked(root, "diff", "--name-only", "--relative", "--no-renames", "-z", commit, "--", *PARTS) or ""
    new = _asked(root, "ls-files", "--others", "--exclude-standard", "-z", "--", *PARTS) or ""
    return tuple(sorted({path for path in (known + new).split("\0") if path}))


def unpacked(root: Path, commit: str, folder: Path) -> None:
    """Put the course as it was at a commit into a folder."""
    prefix = (_asked(root, "rev-parse", "--show-prefix") or "").strip()
    made = subprocess.run(["git", "archive", f"{commit}:{prefix}"], cwd=root, capture_output=True, check=True)
    with tarfile.open(fileobj=io.BytesIO(made.stdout)) as archive:
        archive.extractall(folder, _parts(archive), filter="data")


def _parts(archive: tarfile.TarFile) -> list[tarfile.TarInfo]:
    """Of what a course's editors write, the files: a link is none of theirs."""
    return [file for file in archive if file.isfile() and file.name.partition("/")[0] in PARTS]


def _asked(root: Path, *words: str) -> str | None:
    """What git answers; None where it does not know, or is not there. Raises OSError where it was ended before it
    answered: that nothing was said is not that nothing is known."""
    try:
        answer = subprocess.run(
            ["git", *words], cwd=root, capture_output=True, text=True, encoding="utf-8", errors="replace", check=False
        )
    except FileNotFoundError:
        return None
    if answer.returncode < 0:
        raise OSError(errno.EINTR, f"it was ended by signal {-answer.returncode} before it answered; ask again", "git")
    return answer.stdout if answer.returncode == 0 else None
