"""What the page of one text prints, chosen from the course."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ..analysis.course import Edition, Referencing
from ..analysis.events import DOES, TELLS
from ..input import dates
from ..input.records import Mention, Note, Place, Source, Telling
from ..input.teaching import KeyQuotations, OfOneText, Outline
from ..interface.words import N_
from .index import CourseIndex
from .marked_names import MarkedName, marked_names
from .marked_terms import MarkedTerm, marked_terms
from .mentioned import NoteElsewhere, notes_elsewhere
from .naming import Texts
from .neighbours import Neighbours
from .shared_events import SharedEvent, shared_events
from .touched import TouchedEvent, touched_events

EDITORS = "editors"


@dataclass(frozen=True)
class QuotedHere:
    """Words of the text that a record quotes: a link to their address lights them up."""

    address: str
    place: Place
    event: str = ""
    """The id of the event they tell of, where another text tells of it too."""


@dataclass(frozen=True)
class MarginNote:
    """A note of the course beside the words it is about."""

    id: str
    passage: str
    address: str
    """Of the words."""
    reference: bool
    """Whether a reference work speaks, and not the editors."""
    by: str
    """Who wrote it; empty where it is the editors."""
    year: str
    path: str
    """Its file, from the course's folder."""
    body: str
    """As written."""
    mentions: tuple[Mention, ...]
    """The passages it speaks of."""


@dataclass(frozen=True)
class TextView:
    """What the page of one text prints."""

    texts: Texts
    edition: Edition
    """Its words, and what was done to them."""
    source: Source
    """What is known of it."""
    kind: str
    """In words."""
    referencing: Referencing
    quoted: tuple[QuotedHere, ...]
    """In reading order, each address once."""
    terms: tuple[MarkedTerm, ...]
    names: tuple[MarkedName, ...]
    events: tuple[SharedEvent, ...]
    """By date."""
    notes: tuple[MarginNote, ...]
    """In reading order."""
    elsewhere: Mapping[str, tuple[NoteElsewhere, ...]]
    """By passage: the notes that mention it and stand at another."""
    touched: Mapping[str, tuple[TouchedEvent, ...]]
    """By passage: the events that it only touches, and another text tells of."""
    titles: Mapping[str, str]
    """By heading, the editors' title for a section that the text does not name."""
    sheets: tuple[tuple[str, str], ...]
    """What one can print of it, each with its address."""
    neighbours: Neighbours
    """In the order of writing."""

    @property
    def path(self) -> str:
        """The page, from the pages folder."""
        return f"texts/{self.edition.id}.md"


def text_view(index: CourseIndex, edition: Edition, beside: Neighbours) -> TextView:
    """What the page of that text prints."""
    source, course = edition.source, index.course
    events = shared_events(index, edition.id)
    return TextView(
        index.texts,
        edition,
        source,
        course.facts.kinds.texts.get(source.kind, source.kind),
        course.referencing.get(edition.id, Referencing()),
        tuple(_quoted(index, edition.id, {event.id for event in events})),
        marked_terms(index, edition),
        marked_names(index, edition),
        events,
        tuple(_notes(index, edition.id)),
        notes_elsewhere(index, edition.id),
        touched_events(index, edition.id),
        index.section_titles(edition.id),
        sheets_of(index, edition.id),
        beside,
    )


def sheets_of(index: CourseIndex, text: str) -> tuple[tuple[str, str], ...]:
    """What one can print of a text, each with its address."""
    models = (model for model in (Outline, KeyQuotations) if index.record(model, text))
    return tuple((SHEETS[model], index.course.url(model, text)) for model in models)


SHEETS: Mapping[type[OfOneText], str] = {Outline: N_("Outline of the argument"), KeyQuotations: N_("Key quotations")}
"""What the sheets of one text are called."""


def _quoted(index: CourseIndex, text: str, events: set[str]) -> Iterator[QuotedHere]:
    found: dict[str, QuotedHere] = {}
    for quoted in index.addresses.in_text(text):
        said = quoted.quotation
        tells = isinstance(said, Telling) and DOES[said.relation] == TELLS
        event = quoted.record if tells and quoted.record in events else ""
        before = found.get(quoted.address)
        if before is None or (event and not before.event):
            found[quoted.address] = QuotedHere(quoted.address, quoted.place, event)
    yield from found.values()


def _notes(index: CourseIndex, text: str) -> Iterator[MarginNote]:
    for quoted in index.addresses.in_text(text):
        note = quoted.quotation
        if isinstance(note, Note):
            yield MarginNote(
                note.id,
                quoted.place.passage,
                quoted.address,
                note.voice == "reference",
                "" if note.by == EDITORS else note.by,
                dates.year(note.date),
                note.path,
                note.body,
                note.mentions,
            )
