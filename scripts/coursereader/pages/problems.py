"""What the check found, for those who write: shown by `reader serve`, absent from a course without problems."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from ..model.problems import Problem
from .index import CourseIndex
from .naming import Texts
from .page import Head, Page, page
from .planning import Planned


@dataclass(frozen=True)
class ProblemsView:
    """What the page of problems prints."""

    texts: Texts
    problems: tuple[Problem, ...]


def problems_pages(index: CourseIndex) -> Iterator[Planned[ProblemsView]]:
    """One page where there are problems, else none."""
    if index.course.problems:
        yield Planned("problems.md", problems_page, ProblemsView(index.texts, index.course.problems))


def problems_page(view: ProblemsView) -> Page:
    """All problems, file by file."""
    say = view.texts.language.say
    groups = [(path, list(group)) for path, group in groupby(sorted(view.problems), key=lambda problem: problem.path)]
    head = Head("problems.md", say("Problems"), say("What the check found in the course’s files."), "")
    return page(head, view.texts, "problems.md.j2", groups=groups, total=len(view.problems))
