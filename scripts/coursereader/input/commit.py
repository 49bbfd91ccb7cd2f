"""The commit at which a course's files were last put on record."""

from __future__ import annotations

import subprocess
from pathlib import Path


def commit_of(root: Path) -> str:
    """The commit of a course's folder; empty where it has none, and where git is not there or does not answer.

    It says nothing of changes since: a site is the same whether or not other files of the folder were touched.
    """
    asked = ["git", "rev-parse", "HEAD", "HEAD:./"]  # the second: the folder is in the commit
    try:
        answer = subprocess.run(asked, cwd=root, capture_output=True, text=True, check=False, timeout=10)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return answer.stdout.split("\n")[0] if answer.returncode == 0 else ""
