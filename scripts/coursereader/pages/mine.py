"""The page of what a reader marked and wrote for herself: an empty place that a script fills from her browser."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from .index import CourseIndex
from .naming import Texts
from .page import Head, Page, page
from .planning import Planned

MINE = "mine.md"


@dataclass(frozen=True)
class MineView:
    """What the page prints."""

    texts: Texts
    languages: tuple[tuple[str, str], ...]
    """Of each text: its id and its language."""


def mine_pages(index: CourseIndex) -> Iterator[Planned[MineView]]:
    """The page of one's own marks and notes."""
    languages = tuple((edition.id, index.course.language_of(edition.id)) for edition in index.course.editions)
    yield Planned(MINE, mine_page, MineView(index.texts, languages))


def mine_page(view: MineView) -> Page:
    """Its script needs to know the texts, in the order of writing; it finds nothing else out from the site."""
    say = view.texts.language.say
    head = Head(MINE, say("My reading"), say("Your own marks and notes: kept in your browser, and nowhere else."), "")
    known = [{"id": id, "label": view.texts.label(id), "language": language} for id, language in view.languages]
    return page(head, view.texts, "mine.md.j2", known=json.dumps(known, ensure_ascii=False))
