"""The page for those who teach: whatever of a seminar's kit the course holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..input.teaching import KeyQuotations, OfOneText, Outline, PrimarySource, SelfTest, Since
from ..interface.words import N_
from .handwritten import title_of
from .index import CourseIndex
from .length import length
from .naming import Texts
from .page import Head, Page, page
from .planning import Planned
from .sessions import SessionView, session_views
from .sheets import ThemeHandouts, handouts_by_theme

WRITTEN = {
    "guide.md": N_("Who speaks in each text, questions for discussion, exercises."),
    "rubrics.md": N_("What is looked at when an exercise is marked."),
    "further-reading.md": N_("Works beyond the texts, each with what it is good for."),
}
"""Hand-written pages that one teaches from, where they are there."""


@dataclass(frozen=True)
class TaughtText:
    """One text, with the sheets there are of it."""

    id: str
    length: str
    outline: bool
    quotations: bool


@dataclass(frozen=True)
class KitPart:
    """One more thing to teach from."""

    title: str
    said: str
    url: str


@dataclass(frozen=True)
class TeachingView:
    """What the page prints."""

    texts: Texts
    overview: str
    """What the overview of the sessions is called."""
    sessions: tuple[SessionView, ...]
    by_text: tuple[TaughtText, ...]
    handouts: tuple[ThemeHandouts, ...]
    parts: tuple[KitPart, ...]


def teaching_pages(index: CourseIndex) -> Iterator[Planned[TeachingView]]:
    """The one page."""
    course, say = index.course, index.texts.language.say
    outlines, quoted = _of(index, Outline), _of(index, KeyQuotations)
    view = TeachingView(
        index.texts,
        course.facts.sessions or say("Sessions"),
        session_views(index),
        tuple(
            TaughtText(e.id, length(e, index.texts.language), e.id in outlines, e.id in quoted) for e in course.editions
        ),
        handouts_by_theme(index),
        tuple(_parts(index)),
    )
    yield Planned("teaching.md", teaching_page, view)


def _of(index: CourseIndex, model: type[OfOneText]) -> frozenset[str]:
    return frozenset(record.text for record in index.course.of(model))


def _parts(index: CourseIndex) -> Iterator[KitPart]:
    """What is there beside sessions and sheets."""
    course, language = index.course, index.texts.language
    if n := len(course.of(SelfTest)):
        said = language.count(n, "{n} question with a folded answer.", "{n} questions with folded answers.")
        yield KitPart(language.say("Self-test"), said, "self-test/index.html")
    if n := len(course.of(PrimarySource)):
        said = language.count(
            n,
            "{n} document, speech or poll that the texts refer to.",
            "{n} documents, speeches and polls that the texts refer to.",
        )
        yield KitPart(language.say("Primary sources"), said, "primary-sources/index.html")
    if n := len(course.of(Since)):
        said = language.count(n, "{n} forecast, and what is known today.", "{n} forecasts, and what is known today.")
        yield KitPart(language.say("What has happened since"), said, "since/index.html")
    written = {page.path.removeprefix("docs/"): page for page in course.handwritten}
    for path, said in WRITTEN.items():
        if path in written:
            yield KitPart(title_of(written[path]), language.say(said), path.replace(".md", ".html"))


def teaching_page(view: TeachingView) -> Page:
    """Everything one teaches from."""
    say = view.texts.language.say
    said = say("What one needs to plan a seminar on these texts. Every page here can be printed.")
    return page(
        Head("teaching.md", say("For teachers"), said, "docs"), view.texts, "teaching.md.j2", view=view, said=said
    )
