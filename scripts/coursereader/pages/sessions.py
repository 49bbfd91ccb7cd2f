"""The sessions of a seminar: one page each, and the overview of all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..analysis.assigned import stretch
from ..html.bodies import plain, record_html
from ..input.records import Comparison
from ..input.teaching import Session
from .index import CourseIndex
from .length import minutes, words_of
from .naming import Texts
from .page import Head, Page, page
from .passages import PassageRef, passage_ref
from .planning import Planned
from .sheets import handout_url
from .text_view import sheets_of


@dataclass(frozen=True)
class PassagesToRead:
    """Passages that are read for a session."""

    text: str
    first: PassageRef
    last: PassageRef
    words: int
    why: str
    sheets: tuple[tuple[str, str], ...]
    """What one can print of the text, each with its address."""

    @property
    def minutes(self) -> int:
        """How long they are to read."""
        return minutes(self.words)


@dataclass(frozen=True)
class SessionView:
    """What the page of one session prints."""

    texts: Texts
    session: Session
    readings: tuple[PassagesToRead, ...]
    before: tuple[str, str]
    """Title and address of the session before it; empty where it is the first."""
    after: tuple[str, str]
    handouts: tuple[tuple[str, str], ...]
    """The questions whose sheets are given out, each with the address of its sheet."""

    @property
    def minutes(self) -> int:
        """How long all that is read for it takes."""
        return minutes(sum(reading.words for reading in self.readings)) if self.readings else 0

    @property
    def reads(self) -> tuple[str, ...]:
        """The texts that are read for it, in the order of writing."""
        read = {reading.text for reading in self.readings}
        return tuple(text for text in self.texts.ids if text in read)

    @property
    def url(self) -> str:
        """From the site's root."""
        return f"sessions/{self.session.id}.html"


@dataclass(frozen=True)
class SessionsView:
    """What the overview prints."""

    texts: Texts
    title: str
    """As the course calls it; empty where it does not."""
    sessions: tuple[SessionView, ...]


def session_pages(index: CourseIndex) -> Iterator[Planned[SessionView] | Planned[SessionsView]]:
    """A page for each session, and the overview."""
    planned = session_views(index)
    for one in planned:
        yield Planned(f"sessions/{one.session.id}.md", session_page, one)
    if planned:
        yield Planned(
            "sessions/index.md", sessions_page, SessionsView(index.texts, index.course.facts.sessions, planned)
        )


def session_views(index: CourseIndex) -> tuple[SessionView, ...]:
    """What the pages of the sessions print, in their order."""
    sessions = index.course.of(Session)
    named = [("", ""), *((one.title, index.course.url(Session, one.id)) for one in sessions), ("", "")]
    return tuple(
        SessionView(
            index.texts,
            session,
            tuple(_readings(index, session)),
            named[n],
            named[n + 2],
            tuple(_handouts(index, session)),
        )
        for n, session in enumerate(sessions)
    )


def _handouts(index: CourseIndex, session: Session) -> Iterator[tuple[str, str]]:
    for id in session.handouts:
        if asked := index.record(Comparison, id):
            yield asked.question, handout_url(id)


def _readings(index: CourseIndex, session: Session) -> Iterator[PassagesToRead]:
    for one in session.readings:
        passages = stretch(index.edition(one.text).text, one.first, one.last)
        if passages:
            first, last = (passage_ref(one.text, passage) for passage in (passages[0], passages[-1]))
            yield PassagesToRead(one.text, first, last, words_of(passages), one.why, sheets_of(index, one.text))


def session_page(view: SessionView) -> Page:
    """The page of one session."""
    session = view.session
    path = f"sessions/{session.id}.md"
    return page(
        Head(path, session.title, plain(session.body) or session.title, session.path),
        view.texts,
        "session.md.j2",
        view=view,
        session=session,
        body=record_html(session.path, session.body, path) if session.body.strip() else "",
    )


def sessions_page(view: SessionsView) -> Page:
    """All sessions in their order."""
    say = view.texts.language.say
    said = say("What is read, asked and done in each session, with the minutes it takes.")
    head = Head("sessions/index.md", view.title or say("Sessions"), said, "docs/sessions")
    return page(head, view.texts, "sessions.md.j2", view=view, said=said)
