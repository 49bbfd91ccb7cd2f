"""What stands beside a passage: what other texts say of the same event, and the editors' notes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from markupsafe import Markup

from ..analysis.course import Edition
from ..input.records import Event, Note, Place, Telling
from ..model.passages import Passage
from .book import Book
from .marks import told_elsewhere

LINES_AT_LEAST, LETTERS_A_LINE = 9, 66
"""A margin may be as long as its passage, and this long beside a short one; what is over is folded."""


@dataclass(frozen=True)
class Row:
    """What one other text says, in one line of ours."""

    text: str
    says: str
    card: str
    """The id of the card with its passage."""
    more: int
    """How many more of its passages tell of the event."""


@dataclass(frozen=True)
class Chip:
    """One event beside the first words of a section that tell of it."""

    event: Event
    address: str
    """Of the words in this passage, which it lights."""
    rows: tuple[Row, ...]

    @property
    def lines(self) -> int:
        return 2 + sum(1 + len(row.says) // 30 for row in self.rows)


@dataclass(frozen=True)
class EditorsNote:
    """A note of the course beside the words it is about."""

    note: Note
    address: str
    html: Markup

    @property
    def lines(self) -> int:
        return 3 + len(self.note.body) // 34


@dataclass(frozen=True)
class Beside:
    """All that stands beside one passage."""

    chips: tuple[Chip, ...] = ()
    notes: tuple[EditorsNote, ...] = ()
    damaged: bool = False
    room: int = field(default=LINES_AT_LEAST)

    @property
    def shown(self) -> int:
        """How many of its parts, events first, find room; at least one."""
        used, n = 0, 0
        for lines in [part.lines for part in self.chips] + [part.lines for part in self.notes]:
            used += lines
            if n and used > self.room:
                break
            n += 1
        return n

    @property
    def folded(self) -> str:
        """What the fold says of the parts that find none."""
        over = len(self.notes) + len(self.chips) - self.shown
        return f"{over} more beside this passage" if over > 0 else ""


def beside(book: Book, edition: Edition, path: str) -> Mapping[str, Beside]:
    """By passage; passages with nothing beside them are left out."""
    chips, notes = _chips(book, edition), _notes(book, edition, path)
    damaged = {p.id for p in edition.text.passages if any(s.kind == "damage" for s in p.spans)}
    return {
        p.id: Beside(tuple(chips[p.id]), tuple(notes[p.id]), p.id in damaged, _room(p))
        for p in edition.text.passages
        if p.id in chips or p.id in notes or p.id in damaged
    }


def _room(passage: Passage) -> int:
    # Lines of the margin are a little closer than lines of the text.
    return max(LINES_AT_LEAST, round(1.3 * len(passage.text) / LETTERS_A_LINE))


def _notes(book: Book, edition: Edition, path: str) -> dict[str, list[EditorsNote]]:
    found: dict[str, list[EditorsNote]] = defaultdict(list)
    for quoted in book.addresses.in_text(edition.id):
        if isinstance(quoted.quotation, Note):
            note = quoted.quotation
            found[quoted.place.passage].append(EditorsNote(note, quoted.address, book.body(note.path, note.body, path)))
    return found


def _chips(book: Book, edition: Edition) -> dict[str, list[Chip]]:
    """An event stands once a section."""
    found: dict[str, list[Chip]] = defaultdict(list)
    seen: set[tuple[str, str]] = set()
    for quoted in book.addresses.in_text(edition.id):
        event = book.event(quoted.record) if quoted.kind == "event" else None
        section = edition.text.passage(quoted.place.passage).section
        if event is None or (event.id, section) in seen or not told_elsewhere(book, event.id, edition.id):
            continue
        seen.add((event.id, section))
        found[quoted.place.passage].append(Chip(event, quoted.address, tuple(rows(book, event, edition.id))))
    return found


def rows(book: Book, event: Event, text: str) -> list[Row]:
    """One line for each other text that tells of the event: its main mention, or the first it has."""
    found = []
    for other in book.texts:
        mine = tellings(event, other)
        if other != text and mine:
            told, place = mine[0]
            found.append(Row(other, told.says, card_id(book, event.id, place), len(mine) - 1))
    return found


def tellings(event: Event, text: str) -> list[tuple[Telling, Place]]:
    """One text's mentions of an event, the main ones first."""
    mine = [(told, told.place) for told in event.tells if told.place is not None and told.text == text]
    return sorted(mine, key=lambda found: found[0].relation != "main")


def card_id(book: Book, event: str, place: Place) -> str:
    """The id of the card that shows another text's words about an event."""
    return f"x-{place.text}-{book.addresses.of(event, place).removeprefix('q-')}"


def events_of(book: Book, text: str) -> Sequence[Event]:
    """The events a text and another one tell of, by date."""
    told = {quoted.record for quoted in book.addresses.in_text(text) if quoted.kind == "event"}
    return [event for event in book.course.events if event.id in told and told_elsewhere(book, event.id, text)]
