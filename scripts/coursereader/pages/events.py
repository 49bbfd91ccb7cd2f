"""An event's page, with its texts side by side, and the matrix of all events."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby

from ..analysis.events import DOES, OLDER, SILENT, TELLS, TOUCHES, UNREAD, USES, in_time, kind_classes
from ..analysis.own_words import QuotedPassage, WordSpan, own_words
from ..html.bodies import plain, record_html
from ..input import dates
from ..input.records import Event, NearMiss, Telling
from ..interface.words import N_
from .axis import axis
from .excerpt import Excerpt, excerpt, words_html
from .index import CourseIndex, EventName
from .naming import Texts
from .neighbours import Neighbours, neighbours
from .page import Head, Page, page
from .passages import QuotedWords
from .planning import Planned
from .related import Related, related

RELATIONS: Mapping[str, str] = {
    "main": N_("main"),
    "detail": N_("detail"),
    "contradicts": N_("contradicts"),
    "background": N_("touches it"),
    "uses": N_("uses it"),
}
"""What a mention is to its event, in words."""


@dataclass(frozen=True)
class PlacedTelling:
    """One of a text's mentions of an event."""

    telling: Telling
    quoted: QuotedWords
    own: tuple[WordSpan, ...] = ()
    """Where the quotation has words that no other text's has; found out as the page is made."""


Mentions = tuple[tuple[str, tuple[PlacedTelling, ...]], ...]


@dataclass(frozen=True)
class EventView:
    """What the page of one event prints."""

    texts: Texts
    event: Event
    kind: str
    """In words."""
    mentions: Mentions
    """By text."""
    states: Mapping[str, str]
    """By text."""
    near: tuple[tuple[NearMiss, QuotedWords], ...]
    related: tuple[Related, ...]
    before: EventName | None
    after: EventName | None
    """Its neighbours in time: what ended before it, what began after it, as far as the dates tell."""
    neighbours: Neighbours
    """In the matrix."""


@dataclass(frozen=True)
class MatrixRow:
    """One event in the matrix."""

    event: Event
    url: str
    kind: str
    """Its kind as a class of the page: `k-treaty`."""
    states: Mapping[str, str]
    """By text."""

    @property
    def tells(self) -> int:
        """How many texts tell of it."""
        return len(self.told_by)

    @cached_property
    def told_by(self) -> tuple[str, ...]:
        """Which ones."""
        return tuple(text for text, state in self.states.items() if state == TELLS)

    @property
    def classes(self) -> str:
        """What the matrix can be narrowed to."""
        disputed = any(telling.relation == "contradicts" for telling in self.event.tells)
        shared = ["shared"] if self.tells > 1 else ["alone"] if self.tells else []
        return " ".join([self.kind, *shared, *(["disputed"] if disputed else [])])


@dataclass(frozen=True)
class EventsView:
    """What the matrix of all events prints."""

    texts: Texts
    rows: tuple[MatrixRow, ...]
    kinds: Mapping[str, str]
    """The kinds of its events in words, by their class."""


def event_pages(index: CourseIndex) -> Iterator[Planned[EventView] | Planned[EventsView]]:
    """A page for each event, and the matrix."""
    events = index.course.of(Event)
    beside = neighbours((event.id, event.title, index.course.url(Event, event.id)) for event in events)
    for event in events:
        yield Planned(f"events/{event.id}.md", event_page, event_view(index, event, beside[event.id]))
    yield Planned("events/index.md", events_page, events_view(index))


def events_view(index: CourseIndex) -> EventsView:
    """What the matrix prints."""
    events, labels = index.course.of(Event), index.course.facts.kinds.events
    classes = kind_classes(labels, events)
    rows = tuple(MatrixRow(e, index.course.url(Event, e.id), classes[e.kind], index.states(e.id)) for e in events)
    return EventsView(index.texts, rows, {name: labels.get(kind, kind) for kind, name in classes.items()})


def event_view(index: CourseIndex, event: Event, beside: Neighbours) -> EventView:
    """What the page of that event prints."""
    told = ((text, index.tellings(event.id, text)) for text in index.texts.ids)
    mentions = tuple(
        (text, tuple(PlacedTelling(telling, index.quoted(event.id, place)) for telling, place in mine))
        for text, mine in told
        if mine
    )
    before, after = in_time(event, index.course.of(Event))
    return EventView(
        index.texts,
        event,
        index.course.facts.kinds.events.get(event.kind, event.kind),
        mentions,
        index.states(event.id),
        tuple((near, index.quoted(event.id, near.place)) for near in event.near if near.place is not None),
        related(index, event.id),
        index.event_name(before),
        index.event_name(after),
        beside,
    )


def _compared(texts: Texts, mentions: Mentions) -> Mentions:
    """The mentions, with the words that are one text's own in those that tell of the event."""
    telling = [m.quoted for _, mine in mentions for m in mine if _tells(m)]
    passages = (QuotedPassage(q.text, texts.language_of(q.text), q.passage.text, q.start, q.end) for q in telling)
    own = iter(own_words(tuple(passages)))
    return tuple((text, tuple(replace(m, own=next(own)) if _tells(m) else m for m in mine)) for text, mine in mentions)


def _tells(mention: PlacedTelling) -> bool:
    return DOES[mention.telling.relation] == TELLS


def event_page(view: EventView) -> Page:
    """The page of one event."""
    view = replace(view, mentions=_compared(view.texts, view.mentions))
    event, path = view.event, f"events/{view.event.id}.md"
    return page(
        Head(path, event.title, plain(event.body) or event.title, event.path),
        view.texts,
        "event.md.j2",
        view=view,
        event=event,
        body=record_html(event.path, event.body, path),
        axis=axis(view.texts, event, view.states),
        sides=_of_state(view, TELLS),
        touched=_of_state(view, TOUCHES),
        used=_of_state(view, USES),
        not_told={state: [t for t, s in view.states.items() if s == state] for state in (SILENT, OLDER, UNREAD)},
        near=[(near, quoted, words_html(quoted)) for near, quoted in view.near],
        related=view.related,
        relations=RELATIONS,
        lit=any(m.own for _, mine in view.mentions for m in mine),
    )


def _of_state(view: EventView, state: str) -> list[tuple[str, list[tuple[PlacedTelling, Excerpt]]]]:
    """The texts that do so much with the event, each with all its mentions."""
    mine = ((text, mentions) for text, mentions in view.mentions if view.states[text] == state)
    return [(text, [(m, excerpt(m.quoted, own=m.own)) for m in mentions]) for text, mentions in mine]


def events_page(view: EventsView) -> Page:
    """The matrix: which text speaks of which event."""
    say = view.texts.language.say
    head = Head(
        "events/index.md",
        say("Events"),
        say("Which text speaks of which event, and which is silent."),
        "docs/events",
    )
    return page(
        head,
        view.texts,
        "events.md.j2",
        decades=[(decade, list(group)) for decade, group in groupby(view.rows, key=lambda row: decade(row.event.date))],
        filters=_filters(view),
        summary=_summary(view),
    )


def _summary(view: EventsView) -> str:
    language = view.texts.language
    return language.count(
        len(view.rows),
        "{n} event; {shared} of them told by several texts.",
        "{n} events; {shared} of them told by several texts.",
        shared=language.number(sum(row.tells > 1 for row in view.rows)),
    )


def _filters(view: EventsView) -> list[tuple[str, str, int]]:
    """Address, name and count of each way to narrow the matrix."""
    say = view.texts.language.say
    ways = [
        ("shared", say("told by several texts")),
        ("alone", say("told by one text")),
        ("disputed", say("told differently")),
    ]
    ways += view.kinds.items()
    found = [(way, name, sum(way in row.classes.split() for row in view.rows)) for way, name in ways]
    return [(way, name, n) for way, name, n in found if n]


def decade(date: str) -> int:
    """The first year of a date's decade; 0 for what is older than most things one remembers, which stands together."""
    year = int(dates.year(date))
    return year // 10 * 10 if year >= 1900 else 0
