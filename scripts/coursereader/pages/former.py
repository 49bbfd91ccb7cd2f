"""Pages at addresses where a record stood that is now part of another: each leads on, without a script."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from .index import CourseIndex
from .naming import Texts
from .page import Head, Page, page
from .planning import Planned


@dataclass(frozen=True)
class FormerView:
    """What stands at a former address."""

    texts: Texts
    path: str
    """Of the page: `events/belt-and-road.md`."""
    called: str
    """The record that holds now what stood here."""
    url: str
    source: str
    """Its file."""


def former_pages(index: CourseIndex) -> Iterator[Planned[FormerView]]:
    """A page for each former address of a record."""
    for kind in index.course.kinds:
        for record in index.course.of(kind.model):
            for address in record.formerly:
                path, url = f"{address}.md", kind.address(record.id)
                view = FormerView(index.texts, path, record.called, url, record.path)
                yield Planned(path, former_page, view)


def former_page(view: FormerView) -> Page:
    """Where to look now."""
    say = view.texts.language.say
    said = say("What stood at this address is now part of another entry.")
    return page(Head(view.path, view.called, said, view.source), view.texts, "former.md.j2", view=view, said=said)
