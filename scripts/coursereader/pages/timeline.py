"""The line of years: a lane for each text, a column of one width for each event, so that many stay readable."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from ..analysis.events import TELLS, TOUCHES
from ..input import dates
from ..input.records import Event
from .index import CourseIndex
from .naming import Texts
from .page import Head, Page, page
from .planning import Planned

LEFT, STEP, LANE, TOP, LABEL = 150.0, 25.0, 46.0, 200.0, 40
"""Where lanes begin, the width of an event, the height of a lane and of the names above, the letters of a name."""
MOST = 30
"""Events: beyond this the picture shows only those that several texts tell of; the list below it has them all."""


Sign = tuple[str, str, Markup, str]
"""Text, what it does with the event, shape, and that in words."""


@dataclass(frozen=True)
class TimedEvent:
    """One event of the timeline, and what each text does with it."""

    id: str
    title: str
    date: str
    url: str
    states: Mapping[str, str]
    """By text."""

    @property
    def told_by(self) -> tuple[str, ...]:
        """The texts that tell of it, in the order of writing."""
        return tuple(text for text, state in self.states.items() if state == TELLS)

    @property
    def touched_by(self) -> tuple[str, ...]:
        """The texts that only touch it."""
        return tuple(text for text, state in self.states.items() if state == TOUCHES)


@dataclass(frozen=True)
class EventColumn:
    """One event of the picture."""

    event: TimedEvent
    x: float
    name: str
    top: float
    """From the first lane that tells of it …"""
    bottom: float
    """… to the last; the same where it is one."""
    signs: tuple[Sign, ...]
    """One for each text that tells of it or touches it."""


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


@dataclass(frozen=True)
class TimelineView:
    """What the timeline prints."""

    texts: Texts
    events: tuple[TimedEvent, ...]
    """By date."""
    events_url: str


def timeline_pages(index: CourseIndex) -> Iterator[Planned[TimelineView]]:
    """The line of years."""
    course = index.course
    events = (TimedEvent(e.id, e.title, e.date, course.url(Event, e.id), index.states(e.id)) for e in course.of(Event))
    yield Planned("timeline.md", timeline_page, TimelineView(index.texts, tuple(events), "events/index.html"))


def timeline_page(view: TimelineView) -> Page:
    """The line of years, and the same as a list."""
    texts, language = view.texts, view.texts.language
    events = _pictured(view.events)
    width = LEFT + STEP * (len(events) + 1) + 60
    lanes = _lanes(texts, events)
    columns = [_column(texts, event, LEFT + STEP * (n + 1), lanes) for n, event in enumerate(events)]
    head = Head(
        "timeline.md",
        language.say("Timeline"),
        language.say("The events on a line of years, with a lane for each text."),
        "docs/events",
    )
    return page(
        head,
        texts,
        "timeline.md.j2",
        view=view,
        width=round(width),
        height=round(TOP + LANE * len(lanes) + 40),
        top=TOP,
        lanes=lanes,
        columns=columns,
        years=_years(columns),
        by_year=[(year, list(group)) for year, group in groupby(view.events, key=lambda e: dates.year(e.date))],
        some=len(events) < len(view.events),
    )


def _pictured(events: tuple[TimedEvent, ...]) -> list[TimedEvent]:
    if len(events) <= MOST:
        return list(events)
    return [event for event in events if len(event.told_by) > 1]


def _lanes(texts: Texts, events: list[TimedEvent]) -> list[Lane]:
    lanes, language = [], texts.language
    for n, text in enumerate(texts.ids):
        horizon = texts.horizon(text)
        known = sum(dates.begin(event.date) <= dates.end(horizon) for event in events)
        written = language.say("knows nothing after {date}", date=language.date(horizon))
        lanes.append(Lane(text, TOP + LANE * (n + 0.5), LEFT + STEP * (known + 0.5), written))
    return lanes


def _column(texts: Texts, event: TimedEvent, x: float, lanes: list[Lane]) -> EventColumn:
    told = [lane for lane in lanes if lane.text in event.told_by]
    shown = (lane for lane in lanes if lane.text in (*event.told_by, *event.touched_by))
    signs = tuple(_sign(texts, lane, event.states[lane.text], x) for lane in shown)
    name = event.title if len(event.title) <= LABEL else event.title[: LABEL - 2].rsplit(" ", 1)[0] + " …"
    return EventColumn(event, x, name, told[0].y if told else TOP, told[-1].y if told else TOP, signs)


def _sign(texts: Texts, lane: Lane, does: str, x: float) -> Sign:
    say, label = texts.language.say, texts.label(lane.text)
    said = say("{text} tells of it", text=label) if does == TELLS else say("{text} touches it", text=label)
    return lane.text, does, texts.shape(lane.text, x, lane.y, 5.2), said


def _years(columns: list[EventColumn]) -> list[Year]:
    found: list[Year] = []
    for year, group in groupby(columns, key=lambda column: dates.year(column.event.date)):
        mine = list(group)
        middle = (mine[0].x + mine[-1].x) / 2
        close = bool(found) and not found[-1].lower and middle - found[-1].middle < 2 * STEP
        found.append(Year(year, mine[0].x - STEP / 2, middle, close))
    return found
