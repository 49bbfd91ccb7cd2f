"""Events that a text tells of together with others: what its page says of them, on cards and beside the passages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ..analysis.events import OLDER, SILENT, TELLS, TOUCHES, UNREAD
from ..html.bodies import lead
from ..input.records import Event, Mention
from .index import CourseIndex
from .passages import PassageRef, QuotedWords
from .tellings import tellings


@dataclass(frozen=True)
class OwnMention:
    """What the text itself says of the event."""

    says: str
    address: str
    """Of its words, on the text's page."""
    ref: PassageRef


@dataclass(frozen=True)
class OtherMention:
    """What another text says of the event."""

    says: str
    card: str
    """The id of the card that shows its words."""
    quoted: QuotedWords


@dataclass(frozen=True)
class Touch:
    """Where a text touches the event, this one or another."""

    ref: PassageRef
    url: str
    """Of its words, from the site's root."""


@dataclass(frozen=True)
class SharedEvent:
    """One event, as far as the page of a text shows it."""

    id: str
    title: str
    kind: str
    """In words."""
    date: str
    url: str
    path: str
    """Its file, from the course's folder."""
    lead: str
    """The first paragraph of its body, as written."""
    mentions: tuple[Mention, ...]
    """The passages that its words speak of."""
    own: tuple[OwnMention, ...]
    """The main one first."""
    others: tuple[tuple[str, tuple[OtherMention, ...]], ...]
    """By text, the main ones first."""
    touches: tuple[Touch, ...]
    """In the order of the texts."""
    not_told: Mapping[str, tuple[str, ...]]
    """By state, the texts that do not speak of it."""

    @property
    def card(self) -> str:
        """The id of its card."""
        return f"e-{self.id}"


def shared_events(index: CourseIndex, text: str) -> tuple[SharedEvent, ...]:
    """The events that a text and another one tell of, by date."""
    return tuple(_shared(index, event, text) for event in _both_tell(index, text))


def _both_tell(index: CourseIndex, text: str) -> Iterable[Event]:
    for event in index.course.of(Event):
        states = index.states(event.id)
        if states[text] == TELLS and any(s == TELLS for other, s in states.items() if other != text):
            yield event


def _shared(index: CourseIndex, event: Event, text: str) -> SharedEvent:
    states = index.states(event.id)
    return SharedEvent(
        event.id,
        event.title,
        index.course.facts.kinds.events.get(event.kind, event.kind),
        event.date,
        index.course.url(Event, event.id),
        event.path,
        lead(event.body),
        event.mentions,
        tuple(
            OwnMention(told.says, index.addresses.of(event.id, place), index.ref(place))
            for told, place in tellings(event, text, TELLS)
        ),
        tuple((other, _others(index, event, other)) for other, s in states.items() if other != text and s == TELLS),
        tuple(touch for touching in states for touch in _touches(index, event, touching)),
        {
            state: mine
            for state in (SILENT, OLDER, UNREAD)
            if (mine := tuple(other for other, s in states.items() if s == state))
        },
    )


def _others(index: CourseIndex, event: Event, other: str) -> tuple[OtherMention, ...]:
    return tuple(
        OtherMention(told.says, card_id(other, index.addresses.of(event.id, place)), index.quoted(event.id, place))
        for told, place in tellings(event, other, TELLS)
    )


def _touches(index: CourseIndex, event: Event, text: str) -> Iterable[Touch]:
    for _, place in tellings(event, text, TOUCHES):
        yield Touch(index.ref(place), index.quoted(event.id, place).url)


def card_id(text: str, address: str) -> str:
    """The id of the card that shows another text's words: `x-birch-fire-1` for its words at `q-fire-1`."""
    return f"x-{text}-{address.removeprefix('q-')}"
