"""The first page, which says what one can do here, and the list of texts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..analysis.course import Edition
from ..analysis.events import TELLS
from ..citing.linked_data import site_data
from ..html.bodies import body_html, plain
from ..html.emblem import emblem_svg
from ..input.contents import Handwritten, parts
from ..input.course_file import CourseFacts
from ..input.records import Event
from ..input.teaching import Session
from ..text.sentences import first_sentence
from .cited import in_head, original
from .index import CourseIndex
from .length import in_all, length
from .naming import Texts
from .page import Head, Page, page
from .planning import Planned

GUIDE = "docs/guide.md"
"""The way through the texts, where somebody wrote one."""


@dataclass(frozen=True)
class ListedText:
    """One text in a list of texts."""

    edition: Edition
    length: str
    """`5,600 words · 26 minutes`."""
    line: str
    """The first sentence of what to know before one reads it."""
    minutes: str
    """`26 minutes`."""


@dataclass(frozen=True)
class HomeView:
    """What the first page prints."""

    texts: Texts
    editions: tuple[Edition, ...]
    facts: CourseFacts
    emblem: str
    """An SVG as written."""
    written: Handwritten | None
    """`docs/index.md`."""
    guide: bool
    """Whether there is a reading guide."""
    events: int
    shared: int
    """Events that several texts tell of."""
    sessions: int
    """Of a seminar on the texts."""
    problems: int


@dataclass(frozen=True)
class TextsView:
    """What the list of texts prints."""

    texts: Texts
    editions: tuple[Edition, ...]


def home_pages(index: CourseIndex) -> Iterator[Planned[HomeView] | Planned[TextsView]]:
    """The first page, and the list of texts."""
    course = index.course
    written = next((page for page in course.handwritten if page.path == "docs/index.md"), None)
    shared = sum(sum(state == TELLS for state in states.values()) > 1 for states in course.states.values())
    counts = len(course.of(Event)), shared, len(course.of(Session)), len(course.problems)
    guide = any(page.path == GUIDE for page in course.handwritten)
    view = HomeView(index.texts, course.editions, course.facts, course.emblem, written, guide, *counts)
    yield Planned("index.md", home_page, view)
    yield Planned("texts/index.md", texts_page, TextsView(index.texts, course.editions))


def home_page(view: HomeView) -> Page:
    """Title and first paragraph of `docs/index.md`, what one can do, the texts, and the rest of `docs/index.md`."""
    title, lede, rest = parts(view.written.body if view.written else "")
    lede = (
        lede
        or view.facts.subtitle
        or view.texts.language.say(
            "Several texts, read side by side. Read them whole, and see at each passage what the others say."
        )
    )
    source = view.written.path if view.written else "docs"
    return page(
        Head(
            "index.md",
            title or view.facts.title,
            plain(lede),
            source,
            hide=("navigation", "toc"),
            more=in_head(_of_the_site(view, plain(lede))),
        ),
        view.texts,
        "home.md.j2",
        view=view,
        emblem=emblem_svg(view.emblem),
        lede=body_html(lede, "index.md", "index.md"),
        rest=rest,
        listed=_listed(view.texts, view.editions),
        hours=in_all(view.editions, view.texts.language),
    )


def _of_the_site(view: HomeView, description: str) -> dict[str, object]:
    works = [original(edition.source) for edition in view.editions]
    return site_data(view.facts.title, description, view.facts.language, view.facts.address, works)


def texts_page(view: TextsView) -> Page:
    """The list of texts, with what to know before one reads them."""
    say = view.texts.language.say
    said = say("The texts of the course, in the order of writing.")
    head = Head("texts/index.md", say("Texts"), said, "seeds", more=(("shelf", "texts"),), hide=())
    return page(head, view.texts, "texts.md.j2", listed=_listed(view.texts, view.editions))


def _listed(texts: Texts, editions: tuple[Edition, ...]) -> list[ListedText]:
    return [
        ListedText(
            edition,
            length(edition, texts.language),
            first_sentence(" ".join(edition.source.reading)),
            in_all([edition], texts.language),
        )
        for edition in editions
    ]
