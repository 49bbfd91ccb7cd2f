"""What stands beside a passage: what other texts say of the same event, and the editors' notes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from markupsafe import Markup

from ..html.bodies import record_html
from ..model.passages import Passage, SpanKind
from .mentioned import NoteElsewhere
from .shared_events import SharedEvent, Touch
from .text_view import MarginNote, TextView
from .touched import TouchedEvent

LINES_AT_LEAST, LETTERS_A_LINE = 9, 66
"""A margin may be as long as its passage, and this long beside a short one; what is over is folded."""


@dataclass(frozen=True)
class OtherText:
    """What one other text says of an event, in one line of ours: its main mention, or the first it has."""

    text: str
    says: str
    card: str
    """The id of the card with its passage."""
    place: str
    """The number of its passage, for paper."""
    more: int
    """How many more of its passages tell of the event."""


@dataclass(frozen=True)
class EventBeside:
    """One event beside the first words of a section that tell of it."""

    event: SharedEvent
    address: str
    """Of the words in this passage, which it lights."""
    others: tuple[OtherText, ...]
    touches: tuple[Touch, ...]
    """Of other texts, the first of them."""

    @property
    def lines(self) -> int:
        """About how long it is."""
        return 2 + sum(1 + len(other.says) // 30 for other in self.others) + bool(self.touches) + bool(self.event.more)


@dataclass(frozen=True)
class NoteBeside:
    """A note of the course, ready to be shown."""

    note: MarginNote
    html: Markup

    @property
    def lines(self) -> int:
        """About how long it is."""
        return 3 + len(self.note.body) // 34


@dataclass(frozen=True)
class Parts:
    """Some of what stands beside a passage."""

    events: tuple[EventBeside, ...] = ()
    notes: tuple[NoteBeside, ...] = ()

    def __len__(self) -> int:
        return len(self.events) + len(self.notes)


@dataclass(frozen=True)
class Margin:
    """All that stands beside one passage."""

    damaged: bool
    shown: Parts
    folded: Parts
    """What finds no room."""
    elsewhere: tuple[NoteElsewhere, ...] = ()
    """The notes that mention it and stand at other passages."""
    touched: tuple[TouchedEvent, ...] = ()
    """The events that it only touches, and another text tells of."""

    @property
    def lines(self) -> int:
        """About how long it is in its column."""
        parts = (*self.shown.events, *self.shown.notes)
        return self.rows - len(self.shown.notes) + sum(part.lines for part in parts if isinstance(part, NoteBeside))

    @property
    def rows(self) -> int:
        """About how long it is under its passage, where of a note only the name is shown."""
        quiet = 2 * (bool(self.folded) + self.damaged + bool(self.elsewhere) + bool(self.touched))
        return quiet + sum(event.lines for event in self.shown.events) + len(self.shown.notes)


def margins(view: TextView) -> Mapping[str, Margin]:
    """By passage; passages with nothing beside them are left out."""
    events, notes = _events(view), _notes(view)
    return {
        passage.id: replace(
            _margin(passage, events.get(passage.id, []), notes.get(passage.id, []), damaged),
            elsewhere=view.elsewhere.get(passage.id, ()),
            touched=view.touched.get(passage.id, ()),
        )
        for passage in view.edition.text.passages
        if (damaged := any(span.kind == SpanKind.DAMAGE for span in passage.spans))
        or passage.id in events
        or passage.id in notes
        or passage.id in view.elsewhere
        or passage.id in view.touched
    }


def _margin(passage: Passage, events: Sequence[EventBeside], notes: Sequence[NoteBeside], damaged: bool) -> Margin:
    """The first part is shown in any case, and then as many as find room, events first."""
    lengths = [*(event.lines for event in events), *(note.lines for note in notes)]
    fitting = sum(used <= _room(passage) for used in accumulate(lengths))
    n = max(1, fitting)
    return Margin(
        damaged,
        Parts(tuple(events[:n]), tuple(notes[: max(0, n - len(events))])),
        Parts(tuple(events[n:]), tuple(notes[max(0, n - len(events)) :])),
    )


def _room(passage: Passage) -> int:
    # Lines of the margin are a little closer than lines of the text.
    return max(LINES_AT_LEAST, round(1.3 * len(passage.text) / LETTERS_A_LINE))


def _notes(view: TextView) -> Mapping[str, list[NoteBeside]]:
    found: dict[str, list[NoteBeside]] = defaultdict(list)
    for note in view.notes:
        found[note.passage].append(NoteBeside(note, record_html(note.path, note.body, view.path)))
    return found


def _events(view: TextView) -> Mapping[str, list[EventBeside]]:
    """An event stands once a section."""
    events = {event.id: event for event in view.events}
    sections = {passage.id: passage.section for passage in view.edition.text.passages}
    found: dict[str, list[EventBeside]] = defaultdict(list)
    seen: set[tuple[str, str]] = set()
    for quoted in view.quoted:
        once = (quoted.event, sections[quoted.place.passage])
        if quoted.event and once not in seen:
            seen.add(once)
            event = events[quoted.event]
            touches = tuple(touch for touch in event.touches if touch.ref.text != view.edition.id)
            found[quoted.place.passage].append(EventBeside(event, quoted.address, tuple(_others(event)), touches))
    return found


def _others(event: SharedEvent) -> Iterator[OtherText]:
    for text, mentions in event.others:
        main = mentions[0]
        yield OtherText(text, main.says, main.card, main.quoted.ref.short, len(mentions) - 1)
