"""What each text does with each event: it tells of it, touches or uses it; it is silent, older, or not yet read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from ..input import dates
from ..input.folders import ID
from ..input.records import Event, Source

TELLS, TOUCHES, USES = "tells", "touches", "uses"
SILENT, OLDER, UNREAD = "silent", "older", "unread"
STATES = (TELLS, TOUCHES, USES, SILENT, OLDER, UNREAD)
DOES: Mapping[str, str] = {
    "main": TELLS,
    "detail": TELLS,
    "contradicts": TELLS,
    "background": TOUCHES,
    "uses": USES,
}
"""By relation, what the words do with the event. They tell of it: they say that it happened, how, or what came of it.
They touch it: they speak of what it belongs to, and it is there. They use it: as a date or a name, and no more."""


def states(events: Iterable[Event], sources: Sequence[Source]) -> Mapping[str, Mapping[str, str]]:
    """By event, then text: one of `STATES`; the texts in the order given."""
    return {event.id: {source.id: state(event, source) for source in sources} for event in events}


def state(event: Event, source: Source) -> str:
    """What one text says of one event.

    A quotation is a fact, so it comes first; of several, the one that says most. A text that could not know an event is
    not silent about it.
    """
    done = {DOES[telling.relation] for telling in event.tells if telling.text == source.id}
    if done:
        return min(done, key=STATES.index)
    if dates.begin(event.date) > dates.end(source.horizon.last):
        return OLDER
    return SILENT if source.id in event.silent else UNREAD


def by_date(events: Iterable[Event]) -> tuple[Event, ...]:
    """The events from the earliest on; of two of one date, by id."""
    return tuple(sorted(events, key=lambda event: (*dates.order(event.date), event.id)))


def in_time(event: Event, events: Sequence[Event]) -> tuple[str, str]:
    """Of events by date, the id of the last that ended before this one and of the first that began after it.

    Empty where there is none: what the dates do not tell apart came neither before nor after.
    """
    before = [other for other in events if dates.end(other.date) < dates.begin(event.date)]
    after = [other for other in events if dates.begin(other.date) > dates.end(event.date)]
    last = max(before, key=lambda other: (dates.end(other.date), dates.begin(other.date), other.id), default=None)
    return last.id if last else "", after[0].id if after else ""


def kind_classes(labels: Iterable[str], events: Iterable[Event]) -> dict[str, str]:
    """By kind of event, those of the course first: its name in classes and addresses of pages, `k-treaty` or `k-3`."""
    kinds = dict.fromkeys([*labels, *(event.kind for event in events)])
    return {kind: f"k-{kind}" if ID.fullmatch(kind) else f"k-{n}" for n, kind in enumerate(kinds)}
