"""Records that are left out until they are mended: listed under the pages on which they would stand."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from ..analysis.quotations import anchored
from ..model.problems import Problem
from .index import CourseIndex
from .naming import Texts
from .page import filled

OF_A_TEXT = re.compile(r"(?:docs/notes/|seeds/(?=[^/]+/emendations\b))([^/]+)/.")
"""A file that speaks of one text."""
OF_A_RECORD = re.compile(r"docs/([^/]+)/([^/]+?)(?:\.md|/[^/]+)$")
"""A record, or what is added to one."""


@dataclass(frozen=True)
class LostPlaces:
    """What is listed under one page."""

    texts: Texts
    problems: tuple[Problem, ...]


def lost_places(index: CourseIndex, pages: Collection[str]) -> Mapping[str, LostPlaces]:
    """By path of a page, what would stand on it; `pages`: those that there are."""
    found: dict[str, list[Problem]] = {}
    shown = set(_shown(index)) if index.course.problems else set()
    for problem in index.course.problems:
        if problem.texts or problem.path not in shown:
            for path in dict.fromkeys(_pages(problem, pages)):
                found.setdefault(path, []).append(problem)
    return {path: LostPlaces(index.texts, tuple(problems)) for path, problems in found.items()}


def _shown(index: CourseIndex) -> Iterator[str]:
    """The files of which something is on the site."""
    course = index.course
    yield from (record.path for records in course.by_model.values() for record in records)
    yield from (one.quotation.where.path for one in anchored(course) if one.quotation.where)
    for edition in course.editions:
        yield edition.source.path
        yield from (one.where.path for one in edition.emendations if one.where)


def _pages(problem: Problem, there: Collection[str]) -> Iterator[str]:
    """Of its text; its own; where it has none, or none is left, the list of its kind."""
    named = OF_A_TEXT.match(problem.path)
    texts = (named[1],) if named else problem.texts
    yield from (path for path in (f"texts/{text}.md" for text in texts) if path in there)
    if record := OF_A_RECORD.match(problem.path):
        own = (f"{record[1]}/{record[2]}.md", f"{record[1]}/index.md")
        yield from [path for path in own if path in there][:1]


def foot(lost: LostPlaces, path: str) -> str:
    """What is printed under the page at that path."""
    return filled("lost.j2", path, lost.texts, problems=lost.problems)
