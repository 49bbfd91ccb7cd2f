"""The timeline: all events at one look, in a picture with their names, and year by year."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from ..input import dates
from .index import CourseIndex
from .naming import Texts
from .page import Head, Page, page
from .planning import Planned
from .timed_events import TimedEvent, kind_codes, timed_events
from .timeline_overview import overview
from .timeline_picture import picture, scale_of, years_on
from .year_scale import time_span

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


def timeline_pages(index: CourseIndex) -> Iterator[Planned[TimelineView]]:
    """The line of years."""
    events, labels = timed_events(index), index.course.facts.kinds.events
    met = {event.kind for event in events}
    kinds = tuple((kind, labels.get(kind, kind)) for kind in dict.fromkeys([*labels, *sorted(met)]) if kind in met)
    yield Planned("timeline.md", timeline_page, TimelineView(index.texts, events, kinds))


def _labels(texts: Texts, ids: tuple[str, ...]) -> list[str]:
    some = texts.some(ids)
    return [*map(texts.label, some), *(["…"] if len(some) < len(ids) else [])]


def timeline_page(view: TimelineView) -> Page:
    """The line of years, and the same as a list."""
    texts, say = view.texts, view.texts.language.say
    codes = kind_codes(view.kinds)
    said = say("All events on a line of years, with the texts that tell of each.")
    head = Head("timeline.md", say("Timeline"), said, "docs/events")
    scale = scale_of(texts, view.events, 0, STRIP) if view.events else None
    return page(
        head,
        texts,
        "timeline.md.j2",
        view=view,
        overview=overview(texts, view.events),
        picture=picture(texts, view.events, codes),
        codes=codes,
        names=dict(view.kinds),
        labels=lambda ids: _labels(texts, ids),
        by_year=[(year, list(group)) for year, group in groupby(view.events, key=lambda e: dates.year(e.date))],
        times={event.id: time_span(event.date, scale) for event in view.events} if scale else {},
        strip=years_on(scale, STRIP_LETTER) if scale else [],
        strip_width=STRIP,
    )
