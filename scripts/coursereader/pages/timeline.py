"""The line of years: a lane for each text, a column of one width for each event, so that many stay readable."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from ..input import dates
from ..input.records import Event
from .book import Book, counted
from .events import cells
from .page import Head, Page, page

LEFT, STEP, LANE, TOP, LABEL = 150.0, 25.0, 46.0, 200.0, 40
"""Where lanes begin, the width of an event, the height of a lane and of the names above, the letters of a name."""
MOST = 30
"""Events: beyond this the picture shows only those that several texts tell of; the list below it has them all."""


Sign = tuple[str, str, Markup, str]
"""Text, cell, shape, and what it says."""


@dataclass(frozen=True)
class Column:
    """One event of the picture."""

    event: Event
    x: float
    name: str
    top: float
    """From the first lane that tells of it …"""
    bottom: float
    """… to the last; the same where it is one."""
    signs: tuple[Sign, ...]
    """One for each text that tells of it."""


@dataclass(frozen=True)
class Lane:
    """One text of the picture."""

    text: str
    y: float
    end: float
    """Where the text was written; dashed from there on."""
    written: str


@dataclass(frozen=True)
class Year:
    """A year of the picture."""

    year: str
    x: float
    """The line before its first event."""
    middle: float
    lower: bool
    """Whether its number stands a line lower, because the year before is narrow."""


def timeline_page(book: Book) -> Page:
    """The line of years, and the same as a list."""
    events = _pictured(book)
    width = LEFT + STEP * (len(events) + 1) + 60
    lanes = _lanes(book, events)
    columns = [_column(book, event, LEFT + STEP * (n + 1), lanes) for n, event in enumerate(events)]
    head = Head("timeline.md", "Timeline", "The events on a line of years, with a lane for each text.", "docs/events")
    return page(
        head,
        book,
        "timeline.md.j2",
        width=round(width),
        height=round(TOP + LANE * len(lanes) + 40),
        top=TOP,
        lanes=lanes,
        columns=columns,
        years=_years(columns),
        list=[(year, list(events)) for year, events in groupby(book.course.events, key=lambda e: dates.year(e.date))],
        summary=f"{counted(len(book.course.events), 'event')}, in the order in which they happened.",
        some=len(events) < len(book.course.events),
    )


def _pictured(book: Book) -> list[Event]:
    events = list(book.course.events)
    if len(events) <= MOST:
        return events
    return [event for event in events if sum(book.state(event.id, text) == "tells" for text in book.texts) > 1]


def _lanes(book: Book, events: list[Event]) -> list[Lane]:
    lanes = []
    for n, text in enumerate(book.texts):
        horizon = book.edition(text).source.horizon.value
        known = sum(dates.begin(event.date) <= dates.end(horizon) for event in events)
        written = f"knows nothing after {dates.words(horizon)}"
        lanes.append(Lane(text, TOP + LANE * (n + 0.5), LEFT + STEP * (known + 0.5), written))
    return lanes


def _column(book: Book, event: Event, x: float, lanes: list[Lane]) -> Column:
    found = cells(book, event)
    told = [lane for lane in lanes if found[lane.text] in ("main", "touches")]
    signs = tuple(_sign(book, lane, found[lane.text], x) for lane in told)
    name = event.title if len(event.title) <= LABEL else event.title[: LABEL - 2].rsplit(" ", 1)[0] + " …"
    return Column(event, x, name, told[0].y if told else TOP, told[-1].y if told else TOP, signs)


def _sign(book: Book, lane: Lane, cell: str, x: float) -> Sign:
    said = {"main": "speaks of it", "touches": "touches it"}[cell]
    return lane.text, cell, book.shape(lane.text, x, lane.y, 5.2), f"{book.label(lane.text)} {said}"


def _years(columns: list[Column]) -> list[Year]:
    found: list[Year] = []
    for year, group in groupby(columns, key=lambda column: dates.year(column.event.date)):
        mine = list(group)
        middle = (mine[0].x + mine[-1].x) / 2
        close = bool(found) and not found[-1].lower and middle - found[-1].middle < 2 * STEP
        found.append(Year(year, mine[0].x - STEP / 2, middle, close))
    return found
