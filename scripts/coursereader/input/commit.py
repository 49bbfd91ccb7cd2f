"""The commit at which a course's files were last put on record."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

from .git import asked

STAMP = "%Y-%m-%dT%H:%M:%SZ"


def commit_of(root: Path) -> str:
    """The commit of a course's folder; empty where it has none, and where git is not there or does not answer.

    It says nothing of changes since: a site is the same whether or not other files of the folder were touched.
    """
    answer = asked(root, "rev-parse", "HEAD", "HEAD:./")  # the second: the folder is in the commit
    return (answer or "").split("\n")[0]


NO_DAY = "1980-01-01T00:00:00Z"
"""Where nothing is known of when files were put on record."""


def recorded(root: Path) -> str:
    """When the files of a course's folder were last put on record, as `2026-11-20T08:12:31Z`; what SOURCE_DATE_EPOCH
    says where that is set. No clock is asked."""
    if (said := os.environ.get("SOURCE_DATE_EPOCH", "")).isdecimal():
        return datetime.fromtimestamp(int(said), UTC).strftime(STAMP)
    day = (asked(root, "log", "-1", "--format=%cI", "--", ".") or "").strip()
    return datetime.fromisoformat(day).astimezone(UTC).strftime(STAMP) if day else NO_DAY


DATED = ("docs", ":(glob)seeds/*/source.yml")
"""Files that a reader may ask of when they came."""


def first_days(root: Path) -> dict[str, str]:
    """By file of `docs/`, and by `source.yml`, from the course's folder: when it was first put on record, as
    `2026-11-20T08:12:31Z`. Nothing where git does not answer, or has only the last commits, which would pass for the
    first."""
    if (asked(root, "rev-parse", "--is-shallow-repository") or "").strip() != "false":
        return {}
    days: dict[str, str] = {}
    log = ("log", "--no-renames", "--diff-filter=A", "--format=%x00%aI", "--name-only", "--relative", "--", *DATED)
    for commit in (asked(root, *log) or "").split("\0")[1:]:  # the newest first: the oldest stays
        day, *paths = commit.split()
        made = datetime.fromisoformat(day).astimezone(UTC)
        days |= dict.fromkeys(paths, made.strftime(STAMP))
    return days
