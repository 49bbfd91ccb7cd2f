"""The commit at which a course's files were last put on record."""

from __future__ import annotations

from pathlib import Path

from .git import asked


def commit_of(root: Path) -> str:
    """The commit of a course's folder; empty where it has none, and where git is not there or does not answer.

    It says nothing of changes since: a site is the same whether or not other files of the folder were touched.
    """
    answer = asked(root, "rev-parse", "HEAD", "HEAD:./")  # the second: the folder is in the commit
    return (answer or "").split("\n")[0]
