"""A course ready to be looked things up in. Only the functions that choose a page's view see it; no maker does."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from ..analysis.addresses import Addresses, Quoted, addresses
from ..analysis.course import Course, Edition
from ..analysis.events import DOES, STATES, TELLS, TOUCHES, UNREAD
from ..input.kinds import RecordKind
from ..input.records import Event, Mention, Note, Place, R, Record, Telling
from ..input.teaching import Outline
from ..model.passages import Passage
from .naming import Texts, texts_of
from .passages import PassageRef, QuotedWords, passage_ref

Marked = Mapping[str, tuple[Place, ...]]


@dataclass(frozen=True)
class EventName:
    """An event that another record belongs to."""

    title: str
    date: str
    url: str


@dataclass(frozen=True)
class CourseIndex:
    """What a view is chosen from."""

    course: Course
    addresses: Addresses
    texts: Texts

    @cached_property
    def _editions(self) -> Mapping[str, Edition]:
        return {edition.id: edition for edition in self.course.editions}

    @cached_property
    def _passages(self) -> Mapping[tuple[str, str], Passage]:
        return {(e.id, id): p for e in self.course.editions for p in e.text.passages for id in (*p.also, p.id)}

    @cached_property
    def _records(self) -> Mapping[tuple[type[Record], str], Record]:
        return {(model, r.id): r for model, found in self.course.by_model.items() for r in found}

    @cached_property
    def _belonging(self) -> Mapping[str, list[tuple[RecordKind, Record]]]:
        found: dict[str, list[tuple[RecordKind, Record]]] = {}
        for kind in (kind for kind in self.course.kinds if "event" in kind.model.model_fields):
            for record in self.course.of(kind.model):
                found.setdefault(getattr(record, "event", ""), []).append((kind, record))
        return found

    @cached_property
    def _marked(self) -> Mapping[str, Marked]:
        return self._by_text(self.course.marked)

    @cached_property
    def _marked_names(self) -> Mapping[str, Marked]:
        return self._by_text(self.course.marked_names)

    def _by_text(self, marked: Marked) -> Mapping[str, Marked]:
        found: dict[str, dict[str, tuple[Place, ...]]] = {text: {} for text in self.texts.ids}
        for id, places in marked.items():
            for text, mine in self.texts.grouped(places):
                found[text][id] = tuple(mine)
        return found

    @cached_property
    def _told(self) -> Mapping[str, Mapping[str, tuple[tuple[Telling, Place], ...]]]:
        return {event.id: _by_text(event) for event in self.course.of(Event)}

    @cached_property
    def _events_of(self) -> Mapping[str, tuple[Event, ...]]:
        found: dict[str, list[Event]] = {text: [] for text in self.texts.ids}
        for event in self.course.of(Event):
            for text in self._told[event.id]:
                found[text].append(event)
        return {text: tuple(events) for text, events in found.items()}

    @cached_property
    def _touching(self) -> Mapping[str, tuple[str, ...]]:
        return {
            event: tuple(sorted((text for text in told if self.tellings(event, text, TOUCHES)), key=self.texts.order))
            for event, told in self._told.items()
        }

    @cached_property
    def _in_state(self) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
        made: dict[str, dict[str, tuple[str, ...]]] = {}
        for event in self.course.of(Event):
            found: dict[str, list[str]] = {state: [] for state in STATES}
            for text, state in self.states(event.id).items():
                found[state].append(text)
            made[event.id] = {state: tuple(texts) for state, texts in found.items()}
        return made

    @cached_property
    def _noted(self) -> Mapping[str, tuple[tuple[Quoted, Mention], ...]]:
        found: dict[str, list[tuple[Quoted, Mention]]] = {}
        for text in self.texts.ids:
            for quoted in self.addresses.in_text(text):
                if isinstance(quoted.quotation, Note):
                    for mention in quoted.quotation.mentions:
                        found.setdefault(mention.text, []).append((quoted, mention))
        return {text: tuple(noted) for text, noted in found.items()}

    @cached_property
    def _named(self) -> Mapping[str, tuple[int, int]]:
        found = self.course.occurrences
        return {term: (len(places), len({place.text for place in places})) for term, places in found.items()}

    def marked(self, text: str) -> Marked:
        """By term, the places of that text that bear its mark."""
        return self._marked[text]

    def marked_names(self, text: str) -> Marked:
        """As `marked`, by name."""
        return self._marked_names[text]

    def named(self, term: str) -> tuple[int, int]:
        """In how many places a term is named, of how many texts."""
        return self._named.get(term, (0, 0))

    def edition(self, text: str) -> Edition:
        """Raises KeyError where there is no such text."""
        return self._editions[text]

    def record(self, model: type[R], id: str) -> R | None:
        """The record of that id; None where there is none."""
        found = self._records.get((model, id))
        return found if isinstance(found, model) else None

    def belonging(self, event: str) -> Sequence[tuple[RecordKind, Record]]:
        """The records that name the event as their own, kind by kind."""
        return self._belonging.get(event, ())

    def event_name(self, id: str) -> EventName | None:
        """The event that a record's key `event` names; None where it names none."""
        event = self.record(Event, id)
        return EventName(event.title, event.date, self.course.url(Event, id)) if event else None

    def state(self, event: str, text: str) -> str:
        """`tells`, `silent`, `older` or `unread`."""
        return self.course.states.get(event, {}).get(text, UNREAD)

    def states(self, event: str) -> Mapping[str, str]:
        """By text, in the order of writing."""
        return {text: self.state(event, text) for text in self.texts.ids}

    def in_state(self, event: str, state: str) -> tuple[str, ...]:
        """The texts that do so much with an event, in the order of writing."""
        return self._in_state[event][state]

    def events_of(self, text: str) -> tuple[Event, ...]:
        """The events that a text speaks of, by date."""
        return self._events_of.get(text, ())

    def touching(self, event: str) -> tuple[str, ...]:
        """The texts that have passages which touch it, in the order of writing."""
        return self._touching[event]

    def is_told_elsewhere(self, event: str, text: str) -> bool:
        """Whether another text tells of it."""
        telling = self.in_state(event, TELLS)
        return len(telling) > 1 or bool(telling and telling[0] != text)

    def tellings(self, event: str, text: str, *does: str) -> tuple[tuple[Telling, Place], ...]:
        """One text's mentions of an event, all or those that do so much: what tells first, of that the main one."""
        mine = self._told[event].get(text, ())
        return tuple(found for found in mine if not does or DOES[found[0].relation] in does)

    def noted(self, text: str) -> tuple[tuple[Quoted, Mention], ...]:
        """What notes mention of a text, each with the words it stands at, in the order of these."""
        return self._noted.get(text, ())

    def section_titles(self, text: str) -> Mapping[str, str]:
        """By heading of that text, the editors' title for a section that the text does not name."""
        outline = self.record(Outline, text)
        return {one.heading: one.title for one in outline.sections} if outline else {}

    def passage(self, text: str, passage: str) -> Passage:
        """That of the id, or the one that a published id is part of now. Raises KeyError where there is none."""
        return self._passages[text, passage]

    def ref(self, place: Place) -> PassageRef:
        """The passage of a place."""
        return passage_ref(place.text, self.passage(place.text, place.passage))

    def refs(self, places: Iterable[Place]) -> tuple[tuple[str, tuple[PassageRef, ...]], ...]:
        """By text, the passages of some places, each once; texts without one are left out."""
        return tuple((text, tuple(dict.fromkeys(map(self.ref, mine)))) for text, mine in self.texts.grouped(places))

    def quoted(self, record: str, place: Place) -> QuotedWords:
        """The words that a record quotes, with their passage and their address."""
        return QuotedWords(
            place.text,
            self.passage(place.text, place.passage),
            place.start,
            place.end,
            self.addresses.url(record, place),
            self.edition(place.text).source.recipe.small_capitals,
        )


def _by_text(event: Event) -> Mapping[str, tuple[tuple[Telling, Place], ...]]:
    found: dict[str, list[tuple[Telling, Place]]] = {}
    for told in event.tells:
        if told.place is not None:
            found.setdefault(told.text, []).append((told, told.place))
    return {text: tuple(sorted(mine, key=_most_first)) for text, mine in found.items()}


def _most_first(mention: tuple[Telling, Place]) -> tuple[int, bool]:
    relation = mention[0].relation
    return STATES.index(DOES[relation]), relation != "main"


def index_of(course: Course) -> CourseIndex:
    """The index of a course."""
    return CourseIndex(course, addresses(course), texts_of(course))
