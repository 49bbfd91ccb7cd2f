"""The events that a text touches and another tells of: a line beside the passage leads to each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from ..analysis.events import TELLS, TOUCHES
from ..input.records import Event
from .index import CourseIndex
from .tellings import tellings


@dataclass(frozen=True)
class TouchedEvent:
    """An event that a passage touches."""

    title: str
    url: str
    """Its page, from the site's root."""


def touched_events(index: CourseIndex, text: str) -> Mapping[str, tuple[TouchedEvent, ...]]:
    """By passage of a text: what it touches, by date, and another text tells of."""
    found: dict[str, list[TouchedEvent]] = defaultdict(list)
    for event in index.course.of(Event):
        if any(state == TELLS for other, state in index.states(event.id).items() if other != text):
            touched = TouchedEvent(event.title, index.course.url(Event, event.id))
            for passage in dict.fromkeys(place.passage for _, place in tellings(event, text, TOUCHES)):
                found[passage].append(touched)
    return {passage: tuple(events) for passage, events in found.items()}
