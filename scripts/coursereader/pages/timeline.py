"""The timeline: all events at one look, in a picture with their names, and year by year. Where they are too many for
one page, each decade has one of its own, and the first page leads to them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from ..input import dates
from .index import CourseIndex
from .naming import Texts
from .neighbours import Neighbours, neighbours
from .page import Head, Page, page
from .planning import Planned
from .timed_events import TimedEvent, kind_codes, timed_events
from .timeline_overview import overview
from .timeline_picture import picture, scale_of, years_on
from .year_scale import time_span

PATH = "timeline.md"
MOST_EVENTS = 200
"""On one page."""
STRIP, STRIP_LETTER = 350.0, 11.0
"""The width of the line of years under each event of the list, as wide as a phone; the size of its years."""


@dataclass(frozen=True)
class TimelineView:
    """What the timeline prints."""

    texts: Texts
    events: tuple[TimedEvent, ...]
    """By date."""
    kinds: tuple[tuple[str, str], ...]
    """The kinds of its events and their names, in the order of the course."""


@dataclass(frozen=True)
class DecadeView:
    """What the timeline of one decade prints."""

    timeline: TimelineView
    """Of its events alone."""
    decade: int
    neighbours: Neighbours


@dataclass(frozen=True)
class DecadesView:
    """What the first page of a long timeline prints."""

    timeline: TimelineView
    decades: tuple[tuple[str, str, int], ...]
    """Of each its name, its address and how many events began in it."""


TimelinePages = Iterator[Planned[TimelineView] | Planned[DecadeView] | Planned[DecadesView]]


def timeline_pages(index: CourseIndex) -> TimelinePages:
    """The line of years, on one page or on one for each decade."""
    events, labels = timed_events(index), index.course.facts.kinds.events
    met = {event.kind for event in events}
    kinds = tuple((kind, labels.get(kind, kind)) for kind in dict.fromkeys([*labels, *sorted(met)]) if kind in met)
    whole = TimelineView(index.texts, events, kinds)
    if len(events) <= MOST_EVENTS:
        yield Planned(PATH, timeline_page, whole)
    else:
        yield from _by_decade(whole)


def _by_decade(whole: TimelineView) -> TimelinePages:
    decades = {decade: tuple(events) for decade, events in groupby(whole.events, key=_decade)}
    names = {decade: whole.texts.language.say("{year}s", year=decade) for decade in decades}
    urls = {decade: f"timeline/{decade:04}.html" for decade in decades}
    beside = neighbours((str(decade), names[decade], urls[decade]) for decade in decades)
    listed = tuple((names[decade], urls[decade], len(events)) for decade, events in decades.items())
    yield Planned(PATH, decades_page, DecadesView(whole, listed))
    for decade, events in decades.items():
        view = DecadeView(replace(whole, events=events), decade, beside[str(decade)])
        yield Planned(f"timeline/{decade:04}.md", decade_page, view)


def _decade(event: TimedEvent) -> int:
    return int(dates.year(event.date)) // 10 * 10


def _labels(texts: Texts, ids: tuple[str, ...]) -> list[str]:
    some = texts.some(ids)
    return [*map(texts.label, some), *(["…"] if len(some) < len(ids) else [])]


def timeline_page(view: TimelineView) -> Page:
    """The line of years, and the same as a list."""
    return _drawn(view, _head(view.texts))


def decade_page(view: DecadeView) -> Page:
    """The same of a decade."""
    say = view.timeline.texts.language.say
    title = f"{say('Timeline')}, {say('{year}s', year=view.decade)}"
    head = replace(_head(view.timeline.texts), path=f"timeline/{view.decade:04}.md", title=title)
    return _drawn(view.timeline, head, view.neighbours)


def decades_page(view: DecadesView) -> Page:
    """Decades, all events at one look without the signs of texts, and every event by name: addresses lead here."""
    events = tuple(replace(event, states={}) for event in view.timeline.events)
    return page(
        _head(view.timeline.texts),
        view.timeline.texts,
        "timeline-decades.md.j2",
        view=view,
        overview=overview(view.timeline.texts, events),
        names=dict(view.timeline.kinds),
        by_year=_by_year(events),
        decade=_decade,
    )


def _head(texts: Texts) -> Head:
    say = texts.language.say
    return Head(
        PATH, say("Timeline"), say("All events on a line of years, with the texts that tell of each."), "docs/events"
    )


def _by_year(events: Sequence[TimedEvent]) -> list[tuple[str, list[TimedEvent]]]:
    return [(year, list(group)) for year, group in groupby(events, key=lambda event: dates.year(event.date))]


def _drawn(view: TimelineView, head: Head, beside: Neighbours | None = None) -> Page:
    texts, codes = view.texts, kind_codes(view.kinds)
    scale = scale_of(texts, view.events, 0, STRIP) if view.events else None
    return page(
        head,
        texts,
        "timeline.md.j2",
        view=view,
        beside=beside,
        overview=overview(texts, view.events),
        picture=picture(texts, view.events, codes),
        codes=codes,
        names=dict(view.kinds),
        labels=lambda ids: _labels(texts, ids),
        by_year=_by_year(view.events),
        times={event.id: time_span(event.date, scale) for event in view.events} if scale else {},
        strip=years_on(scale, STRIP_LETTER) if scale else [],
        strip_width=STRIP,
    )
