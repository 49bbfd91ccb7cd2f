"""Events that a text tells of together with others: what its page says of them, on cards and beside the passages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..analysis.events import OLDER, SILENT, TELLS, TOUCHES, UNREAD
from ..html.bodies import lead
from ..input.records import Event, Mention
from .index import CourseIndex
from .passages import PassageRef, QuotedWords

WHOLE, NEAREST = 4, 3
"""So many other texts that tell of an event stand with it on the page of a text. Of more, only the nearest do; the
event's page has all."""
NAMED = 8
"""So many texts that do not tell of it are named, and so many passages that touch it; more are counted."""


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
class NotTold:
    """The texts of one state that do not speak of the event."""

    state: str
    n: int
    """How many they are."""
    texts: tuple[str, ...]
    """None where they are too many to be named."""


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
    more: int
    """How many further texts tell of it."""
    touches: tuple[Touch, ...]
    """In the order of the texts, the first of them."""
    touched_more: bool
    """Whether others follow."""
    not_told: tuple[NotTold, ...]

    @property
    def card(self) -> str:
        """The id of its card."""
        return f"e-{self.id}"


def shared_events(index: CourseIndex, text: str) -> tuple[SharedEvent, ...]:
    """The events that a text and another one tell of, by date."""
    return tuple(_shared(index, event, text) for event in _both_tell(index, text))


def _both_tell(index: CourseIndex, text: str) -> Iterable[Event]:
    for event in index.events_of(text):
        if index.state(event.id, text) == TELLS and index.is_told_elsewhere(event.id, text):
            yield event


def _shared(index: CourseIndex, event: Event, text: str) -> SharedEvent:
    telling = [other for other in index.in_state(event.id, TELLS) if other != text]
    shown = _nearest(index, event, text, telling) if len(telling) > WHOLE else telling
    touches = [touch for touching in index.touching(event.id) for touch in _touches(index, event, touching)]
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
            for told, place in index.tellings(event.id, text, TELLS)
        ),
        tuple((other, _others(index, event, other)) for other in shown),
        len(telling) - len(shown),
        tuple(touches[:NAMED]),
        len(touches) > NAMED,
        tuple(_not_told(index, event)),
    )


def _nearest(index: CourseIndex, event: Event, text: str, others: Iterable[str]) -> list[str]:
    """Those that contradict it come first, then those that were written about the same time."""

    def far(other: str) -> tuple[bool, int, int]:
        told = index.tellings(event.id, other, TELLS)
        order = index.texts.order(other)
        return all(one.relation != "contradicts" for one, _ in told), abs(order - index.texts.order(text)), order

    return sorted(sorted(others, key=far)[:NEAREST], key=index.texts.order)


def _not_told(index: CourseIndex, event: Event) -> Iterator[NotTold]:
    for state in (SILENT, OLDER, UNREAD):
        if texts := index.in_state(event.id, state):
            yield NotTold(state, len(texts), texts if len(texts) <= NAMED else ())


def _others(index: CourseIndex, event: Event, other: str) -> tuple[OtherMention, ...]:
    return tuple(
        OtherMention(told.says, card_id(other, index.addresses.of(event.id, place)), index.quoted(event.id, place))
        for told, place in index.tellings(event.id, other, TELLS)
    )


def _touches(index: CourseIndex, event: Event, text: str) -> Iterable[Touch]:
    for _, place in index.tellings(event.id, text, TOUCHES):
        yield Touch(index.ref(place), index.quoted(event.id, place).url)


def card_id(text: str, address: str) -> str:
    """The id of the card that shows another text's words: `x-birch-fire-1` for its words at `q-fire-1`."""
    return f"x-{text}-{address.removeprefix('q-')}"
