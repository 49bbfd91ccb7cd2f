"""What each text does not speak of, with the words looked for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..analysis.events import SILENT
from ..input.records import Comparison, Event
from .index import CourseIndex
from .naming import Texts
from .page import Head, Page, page
from .planning import Planned


@dataclass(frozen=True)
class Silence:
    """One thing a text does not speak of."""

    title: str
    url: str
    words: tuple[str, ...]
    """What was looked for."""


@dataclass(frozen=True)
class SilencesView:
    """What the page of all silences prints."""

    texts: Texts
    by_text: tuple[tuple[str, tuple[Silence, ...]], ...]


def silences_pages(index: CourseIndex) -> Iterator[Planned[SilencesView]]:
    """All silences, text by text."""
    by_text = tuple((text, (*_events(index, text), *_questions(index, text))) for text in index.texts.ids)
    yield Planned("silences.md", silences_page, SilencesView(index.texts, by_text))


def silences_page(view: SilencesView) -> Page:
    """All silences, text by text."""
    say = view.texts.language.say
    head = Head(
        "silences.md",
        say("Silences"),
        say("What each text does not speak of, checked by the words looked for."),
        "docs/events",
    )
    return page(head, view.texts, "silences.md.j2", view=view)


def _events(index: CourseIndex, text: str) -> Iterator[Silence]:
    for event in index.course.of(Event):
        if text in event.silent and index.state(event.id, text) == SILENT:
            yield Silence(event.title, index.course.url(Event, event.id), event.silent[text])


def _questions(index: CourseIndex, text: str) -> Iterator[Silence]:
    for comparison in index.course.of(Comparison):
        for answer in comparison.answers:
            if answer.text == text and answer.silent:
                yield Silence(comparison.question, index.course.url(Comparison, comparison.id), answer.silent)
