"""An event's page, with its texts side by side, and the matrix of all events."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import get_args

from ..input import dates
from ..input.records import Event, Place, Telling
from .axis import axis
from .book import Book, counted, plain
from .excerpt import Excerpt, excerpt, words_html
from .margin import tellings
from .page import Head, Page, page
from .related import related

KINDS: tuple[str, ...] = get_args(Event.model_fields["kind"].annotation)


@dataclass(frozen=True)
class Mention:
    """One of a text's mentions of an event."""

    telling: Telling
    place: Place
    excerpt: Excerpt


@dataclass(frozen=True)
class Row:
    """One event in the matrix."""

    event: Event
    cells: Mapping[str, str]
    """By text: `main`, `touches`, `silent`, `older`, `unread`."""

    @property
    def tells(self) -> int:
        return sum(cell in ("main", "touches") for cell in self.cells.values())

    @property
    def classes(self) -> str:
        """What the matrix can be narrowed to."""
        disputed = any(telling.relation == "contradicts" for telling in self.event.tells)
        shared = "shared" if self.tells > 1 else "alone"
        return " ".join([f"k-{self.event.kind}", shared, *(["disputed"] if disputed else [])])


def event_page(book: Book, event: Event) -> Page:
    """The page of one event."""
    path = f"events/{event.id}.md"
    states = {
        state: [t for t in book.texts if book.state(event.id, t) == state] for state in ("silent", "older", "unread")
    }
    head = Head(path, event.title, plain(event.body) or event.title, event.path)
    return page(
        head,
        book,
        "event.md.j2",
        event=event,
        body=book.body(event.path, event.body, path),
        axis=axis(book, event),
        sides=[(text, mine) for text in book.texts if (mine := _mentions(book, event, text))],
        states=states,
        near=[(near, near.place, words_html(book, near.place)) for near in event.near if near.place is not None],
        related=related(book, event.id),
    )


def _mentions(book: Book, event: Event, text: str) -> list[Mention]:
    return [Mention(told, place, excerpt(book, place)) for told, place in tellings(event, text)]


def events_page(book: Book) -> Page:
    """The matrix: which text speaks of which event."""
    rows = [Row(event, cells(book, event)) for event in book.course.events]
    used = [kind for kind in KINDS if any(row.event.kind == kind for row in rows)]
    head = Head("events/index.md", "Events", "Which text speaks of which event, and which is silent.", "docs/events")
    return page(
        head,
        book,
        "events.md.j2",
        decades=[(title, list(group)) for title, group in groupby(rows, key=lambda row: decade(row.event.date))],
        filters=_filters(rows, used),
        summary=_summary(book, rows),
    )


def _filters(rows: list[Row], used: list[str]) -> list[tuple[str, str, int]]:
    """Address, name and count of each way to narrow the matrix."""
    ways = [("shared", "in several texts"), ("alone", "in one text only"), ("disputed", "told differently")]
    ways += [(f"k-{kind}", kind) for kind in used]
    found = [(way, name, sum(way in row.classes.split() for row in rows)) for way, name in ways]
    return [(way, name, n) for way, name, n in found if n]


def _summary(book: Book, rows: list[Row]) -> str:
    shared = sum(row.tells > 1 for row in rows)
    return f"{counted(len(rows), 'event')}; {shared} of them in more than one text."


def cells(book: Book, event: Event) -> Mapping[str, str]:
    """By text, the sign of its cell: a text that gives an event only in passing touches it."""
    found = {}
    for text in book.texts:
        state = book.state(event.id, text)
        if state == "tells":
            relations = {told.relation for told in event.tells if told.text == text}
            state = "main" if relations & {"main", "contradicts"} else "touches"
        found[text] = state
    return found


def decade(date: str) -> str:
    """`2010s`; what is older than most things one remembers stands together."""
    year = int(dates.year(date))
    return f"{year // 10 * 10}s" if year >= 1900 else "Before 1900"
