"""Lists one studies from: primary sources, a self-test, and what has happened since the texts were written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ..html.bodies import record_html
from ..input import dates
from ..input.teaching import PrimarySource, SelfTest, Since
from .excerpt import excerpt, words_html
from .index import CourseIndex, EventName
from .naming import Texts
from .page import Head, Page, page
from .passages import QuotedWords, once
from .planning import Planned


@dataclass(frozen=True)
class SourcesView:
    """What the list of primary sources prints."""

    texts: Texts
    sources: tuple[tuple[PrimarySource, tuple[QuotedWords, ...], EventName | None], ...]
    """By date, each with the words that name it."""


@dataclass(frozen=True)
class SelfTestView:
    """What the self-test prints."""

    texts: Texts
    questions: tuple[tuple[SelfTest, tuple[QuotedWords, ...]], ...]
    """In their order."""


@dataclass(frozen=True)
class SinceView:
    """What the page of forecasts prints."""

    texts: Texts
    forecasts: tuple[tuple[Since, QuotedWords], ...]
    """In the order of writing, then of reading."""


def source_pages(index: CourseIndex) -> Iterator[Planned[Any]]:
    """The list of primary sources."""
    found = sorted(index.course.of(PrimarySource), key=lambda one: (dates.order(one.date), one.id))
    listed = tuple(
        (
            one,
            tuple(index.quoted(one.id, given.place) for given in one.given_in if given.place),
            index.event_name(one.event),
        )
        for one in found
    )
    if listed:
        yield Planned("primary-sources/index.md", sources_page, SourcesView(index.texts, listed))


def self_test_pages(index: CourseIndex) -> Iterator[Planned[Any]]:
    """All questions of the self-test on one page."""
    found = sorted(index.course.of(SelfTest), key=lambda one: (one.order, one.id))
    asked = tuple((one, tuple(index.quoted(one.id, q.place) for q in one.quotes if q.place)) for one in found)
    if asked:
        yield Planned("self-test/index.md", self_test_page, SelfTestView(index.texts, asked))


def since_pages(index: CourseIndex) -> Iterator[Planned[Any]]:
    """All forecasts on one page."""
    found = [(one, index.quoted(one.id, one.place)) for one in index.course.of(Since) if one.place]
    read = {(e.id, p.id): n for e in index.course.editions for n, p in enumerate(e.text.passages)}
    order = sorted(
        found, key=lambda f: (index.texts.order(f[0].text), read[f[1].text, f[1].passage.id], f[1].start, f[0].id)
    )
    if order:
        yield Planned("since/index.md", since_page, SinceView(index.texts, tuple(order)))


def sources_page(view: SourcesView) -> Page:
    """Documents, speeches and polls that the texts refer to."""
    say = view.texts.language.say
    said = say("Documents, speeches and polls that the texts refer to, by date.")
    head = Head("primary-sources/index.md", say("Primary sources"), said, "docs/primary-sources")
    listed = [
        (source, record_html(source.path, source.body, head.path), once(q.ref for q in quoted), event)
        for source, quoted, event in view.sources
    ]
    return page(head, view.texts, "primary-sources.md.j2", listed=listed, said=said)


def self_test_page(view: SelfTestView) -> Page:
    """Questions with folded answers."""
    say = view.texts.language.say
    said = say("Answer first, then open the answer and the words it rests on.")
    head = Head("self-test/index.md", say("Self-test"), said, "docs/self-test")
    asked = [
        (one, record_html(one.path, one.body, head.path), [(q, words_html(q)) for q in quoted])
        for one, quoted in view.questions
    ]
    return page(head, view.texts, "self-test.md.j2", asked=asked, said=said)


def since_page(view: SinceView) -> Page:
    """What the texts foresaw, and what has happened."""
    say = view.texts.language.say
    said = say("What the texts foresaw, and what is known today. What has happened is not from the texts.")
    head = Head("since/index.md", say("What has happened since"), said, "docs/since")
    forecasts = [
        (one, quoted, excerpt(quoted, 60), record_html(one.path, one.body, head.path)) for one, quoted in view.forecasts
    ]
    return page(head, view.texts, "since.md.j2", forecasts=forecasts, said=said)
