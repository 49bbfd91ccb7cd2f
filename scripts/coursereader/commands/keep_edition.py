"""`reader keep-edition`: keep the course as it is on record, under the name of a term. Nothing is built by it."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from pathlib import Path

from ..analysis.course import Course
from ..editions import lock_path
from ..flow import gather
from ..input.git import asked, told
from ..input.kept_editions import NAME, NAMED_SO, TAG, kept_editions
from ..model.problems import Report
from .arguments import counted, course_of, parser, plain_output
from .refusing import refused
from .shrinking import published, tell_what_shrank
from .wrong_use import WrongUseError

NOT_KEPT = "No edition was kept."


def main(arguments: Sequence[str], here: Path = Path()) -> int:
    """Exit 0 and a tag of git, or 1 and what speaks against it."""
    does = (
        "Keep the course as it is on record as the edition of a term: a tag of git, edition/NAME, at this commit.\n"
        "From then on `reader online` builds it too, and puts it below the newest, at NAME/."
    )
    options = parser("keep-edition", does, "2026-autumn", here=here)
    options.add_argument("name", metavar="NAME", help="a year and a word, in small letters: 2026-autumn")
    given = options.parse_args(arguments)
    root = course_of(given)
    plain_output()
    if not re.fullmatch(NAME, given.name):
        raise WrongUseError(f'"{given.name}" is no name of an edition. {NAMED_SO}')
    changed = asked(root, "status", "--porcelain", "--", ".")
    if changed is None:
        raise WrongUseError(f"{root}: this is in no repository of git, which keeps editions. Begin one: git init.")
    if any(one.name == given.name for one in kept_editions(root, Report())):
        raise WrongUseError(f"The edition {given.name} is kept already, and is never moved. Choose another name.")
    course = gather(root, report := Report())
    tell_what_shrank(root, course, report)
    _tell_unpublished(root, course, report)
    for row in changed.splitlines():
        report.add(row[3:], 1, "this is not on record yet.", "Commit it, or take it back.")
    if refused(report, NOT_KEPT):
        return 1
    if said := told(root, "tag", f"{TAG}{given.name}"):
        print(said, NOT_KEPT, sep="\n", file=sys.stderr)
        return 1
    print(f"Kept as {given.name}. Now publish the tag: git push origin {TAG}{given.name}")
    return 0


def _tell_unpublished(root: Path, course: Course, report: Report) -> None:
    """Passages whose ids could change yet."""
    for edition in course.editions:
        there = {lock.id for lock in published(root, edition.id)}
        count = sum(passage.id not in there for passage in edition.received.passages)
        if count:
            what = f"{counted(count, 'passage')} of this text {'has' if count == 1 else 'have'} no published id yet."
            report.add(lock_path(edition.id), 1, what, "Run `reader lock`, and commit what it writes.")
