"""The events that a text touches and another tells of: a line beside the passage leads to each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from ..analysis.events import TOUCHES
from ..input.records import Event
from .index import CourseIndex


@dataclass(frozen=True)
class TouchedEvent:
    """An event that a passage touches."""

    title: str
    url: str
    """Its page, from the site's root."""


def touched_events(index: CourseIndex, text: str) -> Mapping[str, tuple[TouchedEvent, ...]]:
    """By passage of a text: what it touches, by date, and another text tells of."""
    found: dict[str, list[TouchedEvent]] = defaultdict(list)
    for event in index.events_of(text):
        if index.is_told_elsewhere(event.id, text):
            touched = TouchedEvent(event.title, index.course.url(Event, event.id))
            for passage in dict.fromkeys(place.passage for _, place in index.tellings(event.id, text, TOUCHES)):
                found[passage].append(touched)
    return {passage: tuple(events) for passage, events in found.items()}
