"""The editions of a course that are kept by term: each a tag of git, `edition/2026-autumn`, that is never moved."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from ..model.problems import Report
from .git import asked

TAG = "edition/"
NAME = r"[0-9]{4}(?:-[a-z0-9]+)+"
"""Of an edition, and of the folder of the site that it stands in: no other folder begins with a digit."""
NAMED_SO = "Name it by a year and a word, in small letters: 2026-autumn."


@dataclass(frozen=True)
class KeptEdition:
    """One of them."""

    name: str
    commit: str
    """The state of the course that it was made of."""


def kept_editions(root: Path, report: Report) -> tuple[KeptEdition, ...]:
    """All that git knows, by name; a problem of each that cannot be one."""
    form = "--format=%(refname) %(objectname) %(*objectname)"  # the last: of a tag that holds more than a commit
    rows = (asked(root, "for-each-ref", form, f"refs/tags/{TAG}") or "").splitlines()
    found = [KeptEdition(row.split()[0].removeprefix(f"refs/tags/{TAG}"), row.split()[-1]) for row in rows]
    for one in found:
        if not re.fullmatch(NAME, one.name):
            report.add(f"{TAG}{one.name}", 1, "this tag is no name of an edition.", f"Take the tag away. {NAMED_SO}")
    return tuple(one for one in found if re.fullmatch(NAME, one.name))
