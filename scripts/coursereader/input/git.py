"""What git answers of a course's folder: it runs no hook, is not waited for, and only reads; what it is told to do."""

from __future__ import annotations

import errno
import os
import subprocess
from collections.abc import Sequence
from pathlib import Path

MAIN = ("origin/HEAD", "origin/main", "origin/master", "main", "master")
"""Where a course's main branch may be found, in this order."""
SECONDS = 20
"""Within which git answers, or is taken to know nothing."""
QUIET = ("-c", "core.hooksPath=/dev/null", "-c", "core.fsmonitor=false", "-c", "protocol.allow=never")


def asked(root: Path, *words: str) -> str | None:
    """What git answers; None where it does not know, or is not there. Raises OSError where it was ended before it
    answered: that nothing was said is not that nothing is known."""
    try:
        answer = subprocess.run(
            ["git", *QUIET, *words],
            cwd=root, capture_output=True, text=True, encoding="utf-8", errors="replace", check=False,
            timeout=SECONDS, env={**os.environ, "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0"},
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired):
        return None
    if answer.returncode < 0:
        raise OSError(errno.EINTR, f"it was ended by signal {-answer.returncode} before it answered; ask again", "git")
    return answer.stdout if answer.returncode == 0 else None


def parted_from(root: Path, names: Sequence[str] = MAIN) -> str:
    """The commit where the state at hand parted from the first of these branches that is there; empty where none is."""
    found = (asked(root, "merge-base", "HEAD", "--end-of-options", name) for name in names)
    return next((commit.strip() for commit in found if commit), "")


def told(root: Path, *words: str) -> str:
    """Has git do something; what it says against that, empty where it is done."""
    answer = subprocess.run(
        ["git", "-c", "core.hooksPath=/dev/null", *words],
        cwd=root, capture_output=True, text=True, encoding="utf-8", errors="replace", check=False,
        env={**os.environ, "GIT_TERMINAL_PROMPT": "0"},
    )  # fmt: skip
    return "" if answer.returncode == 0 else answer.stderr.strip() or f"git {words[0]} failed."
