"""What each text says of each event: it tells, it is silent, it was written before, or nobody has looked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from ..input import dates
from ..input.folders import ID
from ..input.records import Event, Source

TELLS, SILENT, OLDER, UNREAD = "tells", "silent", "older", "unread"
STATES = (TELLS, SILENT, OLDER, UNREAD)


def states(events: Iterable[Event], sources: Sequence[Source]) -> Mapping[str, Mapping[str, str]]:
    """By event, then text: one of `STATES`; the texts in the order given."""
    return {event.id: {source.id: state(event, source) for source in sources} for event in events}


def state(event: Event, source: Source) -> str:
    """What one text says of one event.

    A quotation is a fact, so it comes first. A text that could not know an event is not silent about it.
    """
    if any(telling.text == source.id for telling in event.tells):
        return TELLS
    if dates.begin(event.date) > dates.end(source.horizon.last):
        return OLDER
    return SILENT if source.id in event.silent else UNREAD


def by_date(events: Iterable[Event]) -> tuple[Event, ...]:
    """The events from the earliest on; of two of one date, by id."""
    return tuple(sorted(events, key=lambda event: (*dates.order(event.date), event.id)))


def kind_classes(labels: Iterable[str], events: Iterable[Event]) -> dict[str, str]:
    """By kind of event, those of the course first: its name in classes and addresses of pages, `k-treaty` or `k-3`."""
    kinds = dict.fromkeys([*labels, *(event.kind for event in events)])
    return {kind: f"k-{kind}" if ID.fullmatch(kind) else f"k-{n}" for n, kind in enumerate(kinds)}
