"""The commit at which a course's files were last put on record."""

from __future__ import annotations

import subprocess
from datetime import UTC, datetime
from pathlib import Path


def commit_of(root: Path) -> str:
    """The commit of a course's folder; empty where it has none, and where git is not there or does not answer.

    It says nothing of changes since: a site is the same whether or not other files of the folder were touched.
    """
    return _answer(root, "rev-parse", "HEAD", "HEAD:./").split("\n")[0]  # the second: the folder is in the commit


def first_days(root: Path) -> dict[str, str]:
    """By file of `docs/`, from the course's folder: when it was first put on record, as `2026-11-20T08:12:31Z`. Nothing
    where git does not answer, or has only the last commits, which would pass for the first."""
    if _answer(root, "rev-parse", "--is-shallow-repository").strip() != "false":
        return {}
    days: dict[str, str] = {}
    log = ("log", "--no-renames", "--diff-filter=A", "--format=%x00%aI", "--name-only", "--relative", "--", "docs")
    for commit in _answer(root, *log).split("\0")[1:]:  # the newest first: the oldest stays
        day, *paths = commit.split()
        made = datetime.fromisoformat(day).astimezone(UTC)
        days |= dict.fromkeys(paths, made.strftime("%Y-%m-%dT%H:%M:%SZ"))
    return days


def _answer(root: Path, *asked: str) -> str:
    """What git says; empty where it is not there, does not answer, or refuses."""
    try:
        answer = subprocess.run(
            ["git", *asked], cwd=root, capture_output=True, text=True, check=False, timeout=10, encoding="utf-8",
            errors="replace",
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return answer.stdout if answer.returncode == 0 else ""
