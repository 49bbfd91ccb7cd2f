"""The events of a course in the order in which they happened, as the pages that show time know them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property

from ..analysis.events import TELLS, TOUCHES
from ..input.records import Event
from .index import CourseIndex


@dataclass(frozen=True)
class TimedEvent:
    """One event, and what each text does with it."""

    id: str
    title: str
    date: str
    kind: str
    """As the course calls it."""
    url: str
    states: Mapping[str, str]
    """By text."""

    @cached_property
    def told_by(self) -> tuple[str, ...]:
        """The texts that tell of it, in the order of writing."""
        return tuple(text for text, state in self.states.items() if state == TELLS)

    @cached_property
    def touched_by(self) -> tuple[str, ...]:
        """The texts that only touch it."""
        return tuple(text for text, state in self.states.items() if state == TOUCHES)


def timed_events(index: CourseIndex) -> tuple[TimedEvent, ...]:
    """Every event, by date."""
    course = index.course
    return tuple(
        TimedEvent(e.id, e.title, e.date, e.kind, course.url(Event, e.id), index.states(e.id)) for e in course.of(Event)
    )


def kind_codes(kinds: Collection[tuple[str, str]]) -> dict[str, str]:
    """By kind, given with its name: as few of the first letters of the name as tell it from those before it; a number
    where no letters do."""
    codes: dict[str, str] = {}
    for n, (kind, name) in enumerate(kinds, 1):
        letters = "".join(sign for sign in name if sign.isalpha())
        tried = (letters[:size].capitalize() for size in range(1, 4) if len(letters) >= size)
        codes[kind] = next((code for code in tried if code not in codes.values()), str(n))
    return codes
