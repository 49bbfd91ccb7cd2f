"""All pages of the site, as plain Markdown: one module a kind of page, each with the view its maker needs."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from ..analysis.course import Course
from ..model.parallel import at_once
from .bibliography import bibliography_pages
from .concordance import concordance_pages
from .edition import edition_pages
from .former import former_pages
from .guide import guide_pages
from .handwritten import handwritten_pages
from .home import home_pages
from .index import CourseIndex, index_of
from .lost import lost_places
from .map import map_pages
from .mentioned import mentioned
from .mine import mine_pages
from .packet import packet_pages
from .page import Page
from .planning import Planned
from .problems import problems_pages
from .received import received_pages
from .search import search_pages
from .sheets import handout_pages
from .silences import silences_pages
from .teaching import teaching_pages
from .text import text_pages
from .timeline import timeline_pages
from .vocabulary import vocabulary_pages
from .wanted import wanted_pages

__all__ = ["GATHERED", "Page", "Planned", "make", "plan", "shares", "some_of"]

Planner = Callable[[CourseIndex], Iterable[Planned[Any]]]
"""Chooses, for one kind of page, which there are and what each prints."""

GATHERED: tuple[Planner, ...] = (
    text_pages,
    edition_pages,
    received_pages,
    home_pages,
    timeline_pages,
    silences_pages,
    map_pages,
    vocabulary_pages,
    concordance_pages,
    wanted_pages,
    bibliography_pages,
    search_pages,
    mine_pages,
    packet_pages,
    former_pages,
    handout_pages,
    teaching_pages,
    guide_pages,
    problems_pages,
)
"""The pages of texts, and those that gather what records of several kinds say."""


def plan(course: Course, of_records: Iterable[Planner]) -> list[Planned[Any]]:
    """Every page of the site, sorted by path. A hand-written page gives way to one of the engine at its path."""
    index = index_of(course)
    ours = {page.path: page for planner in (*GATHERED, *of_records) for page in planner(index)}
    kept = [page for page in handwritten_pages(index) if page.path not in ours]
    feet = lost_places(index, ours.keys())
    shown = [replace(page, foot=feet[page.path]) if page.path in feet else page for page in ours.values()]
    all_ = (replace(page, mentions=mentioned(index, page.path, page.view)) for page in (*shown, *kept))
    return sorted(all_, key=lambda page: page.path)


def some_of(course: Course, paths: Collection[str], planners: Iterable[Planner]) -> list[Planned[Any]]:
    """Those of some pages that are the engine's. No more is planned than until all are found."""
    index, found = index_of(course), dict[str, Planned[Any]]()
    for page in (page for planner in planners for page in planner(index)):
        if page.path in paths:
            found[page.path] = replace(page, mentions=mentioned(index, page.path, page.view))
        if len(found) == len(paths):
            break
    return list(found.values())


def make(planned: Sequence[Planned[Any]]) -> list[Page]:
    """The pages, in their order; many of them on two cores."""
    one, other = shares(planned)
    if not other:
        return [page.page() for page in planned]
    made = dict(_made(*at_once(lambda: [p.page() for p in one], lambda: [p.page() for p in other])))
    return [made[page.path] for page in planned]


def shares(planned: Sequence[Planned[Any]]) -> tuple[list[Planned[Any]], list[Planned[Any]]]:
    """The pages in two parts that take about as long; few of them in one."""
    if len(planned) < AT_ONCE:
        return list(planned), []
    heavy = [page for page in planned if page.path.startswith("texts/")]
    return heavy, [page for page in planned if not page.path.startswith("texts/")]


def _made(*parts: Iterable[Page]) -> Iterator[tuple[str, Page]]:
    return ((page.path, page) for part in parts for page in part)


AT_ONCE = 40
"""Pages: fewer are made sooner than a second process has begun."""
