"""The cards of a text's page: what its marks open. They stand at the end of the page, as notes do in print."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from ..analysis.addresses import page_url
from ..analysis.course import CitationPart, Edition, Reference, Referencing
from ..input.records import Emendation, Event, Place, Telling, Term
from ..model.passages import Passage, Span
from .book import Book, counted, number
from .excerpt import Excerpt, excerpt
from .margin import card_id, events_of, tellings
from .marks import Marks, corrections, doubtful


@dataclass(frozen=True)
class TermCard:
    """What a term means, and how this text uses it."""

    term: Term
    meaning: Markup
    says: tuple[str, ...]
    """How this text uses it."""
    see: tuple[tuple[str, str], ...]
    """Name and link of kindred terms: a card of this page, or the glossary."""
    places: str
    """How often it stands where."""
    back: Passage


@dataclass(frozen=True)
class EventCard:
    """An event, and what each text says of it."""

    event: Event
    meaning: Markup
    own: tuple[tuple[Telling, str], ...]
    """This text's mentions, with their addresses."""
    others: tuple[tuple[str, tuple[tuple[Telling, str], ...]], ...]
    """By other text: its mentions, with their cards."""
    not_told: Mapping[str, tuple[str, ...]]
    """By state, the texts that do not tell of it."""


@dataclass(frozen=True)
class PassageCard:
    """Another text's words."""

    id: str
    text: str
    place: Place
    url: str
    excerpt: Excerpt


@dataclass(frozen=True)
class NoteCard:
    """A note of the text."""

    id: str
    number: str
    html: Markup
    mark: str
    """The address of its mark; empty where our copy has none."""


@dataclass(frozen=True)
class CorrectionCard:
    """A slip of our copy, corrected or only flagged."""

    id: str
    span: Span
    words: str
    reason: str
    by: str
    passage: Passage

    @property
    def damage(self) -> bool:
        return self.span.kind == "damage"


@dataclass(frozen=True)
class DoubtfulCard:
    """A citation that may mean one of several references."""

    id: str
    part: CitationPart
    candidates: tuple[Reference, ...]
    passage: str


@dataclass(frozen=True)
class Cards:
    """All cards of a page."""

    terms: tuple[TermCard, ...]
    events: tuple[EventCard, ...]
    passages: tuple[PassageCard, ...]
    notes: tuple[NoteCard, ...]
    lost: str
    """The numbers of notes whose bodies our copy lacks."""
    corrections: tuple[CorrectionCard, ...]
    doubtful: tuple[DoubtfulCard, ...]


def cards(book: Book, edition: Edition, marks: Marks, path: str) -> Cards:
    """The cards of one text's page."""
    events = events_of(book, edition.id)
    return Cards(
        terms=tuple(_terms(book, edition, path)),
        events=tuple(_event(book, event, edition.id, path) for event in events),
        passages=tuple(_passages(book, events, edition.id)),
        notes=tuple(_notes(book, edition, marks)),
        lost=_lost(book, edition),
        corrections=tuple(correction_cards(edition)),
        doubtful=tuple(_doubtful(book, edition.id)),
    )


def _terms(book: Book, edition: Edition, path: str) -> list[TermCard]:
    order = {p.id: n for n, p in enumerate(edition.text.passages)}
    first: dict[str, Place] = {}
    for id, places in book.course.marked.items():
        mine = sorted((p for p in places if p.text == edition.id), key=lambda p: (order.get(p.passage, 0), p.start))
        if mine and book.term(id):
            first[id] = mine[0]
    found = sorted(first.items(), key=lambda item: (order.get(item[1].passage, 0), item[1].start, item[0]))
    return [_term(book, edition, id, place, path, first) for id, place in found]


def _term(book: Book, edition: Edition, id: str, place: Place, path: str, here: Mapping[str, Place]) -> TermCard:
    term = book.term(id)
    assert term is not None
    related = [
        (t.term, f"#t-{t.id}" if t.id in here else page_url("term", t.id)) for see in term.see if (t := book.term(see))
    ]
    grouped = book.grouped(book.course.occurrences.get(id, ()))
    count = sum(len(places) for _, places in grouped)
    return TermCard(
        term,
        book.lead(term.path, term.body, path),
        tuple(use.says for use in term.uses if use.text == edition.id),
        tuple(related),
        f"{counted(count, 'place')} in {counted(len(grouped), 'text')}" if count else "In the glossary",
        edition.text.passage(place.passage),
    )


def _event(book: Book, event: Event, text: str, path: str) -> EventCard:
    others = [
        (other, tuple((told, card_id(book, event.id, place)) for told, place in tellings(event, other)))
        for other in book.texts
        if other != text and book.state(event.id, other) == "tells"
    ]
    states = ("silent", "older", "unread")
    return EventCard(
        event,
        book.lead(event.path, event.body, path),
        tuple((told, book.addresses.of(event.id, place)) for told, place in tellings(event, text)),
        tuple(others),
        {s: mine for s in states if (mine := tuple(t for t in book.texts if book.state(event.id, t) == s))},
    )


def _passages(book: Book, events: Sequence[Event], text: str) -> list[PassageCard]:
    found: dict[str, PassageCard] = {}
    for event in events:
        for other in book.texts:
            for _, place in tellings(event, other) if other != text else ():
                id = card_id(book, event.id, place)
                url = book.addresses.url(event.id, place)
                found.setdefault(id, PassageCard(id, other, place, url, excerpt(book, place, 60)))
    return list(found.values())


def _notes(book: Book, edition: Edition, marks: Marks) -> list[NoteCard]:
    marked = {note.n for note in book.course.referencing.get(edition.id, Referencing()).notes if note.mark}
    found = []
    for passage in edition.text.passages:
        if passage.kind == "note":
            n = passage.number or number(passage.id)
            found.append(NoteCard(passage.id, n, marks.woven(passage), f"m{n}" if n in marked else ""))
    return found


def _lost(book: Book, edition: Edition) -> str:
    notes = book.course.referencing.get(edition.id, Referencing()).notes
    return runs([note.n for note in notes if note.mark and not note.body])


def runs(numbers: Sequence[str]) -> str:
    """`3–5, 8` for 3, 4, 5, 8."""
    out: list[list[str]] = []
    for n in numbers:
        if out and n.isdigit() and out[-1][-1].isdigit() and int(n) == int(out[-1][-1]) + 1:
            out[-1] = [out[-1][0], n]
        else:
            out.append([n])
    return ", ".join("–".join(run) for run in out)


def correction_cards(edition: Edition) -> list[CorrectionCard]:
    """Every correction and flag of a text, with its reason."""
    by_place: dict[tuple[str, int], Emendation] = {
        (e.place.passage, e.place.start): e for e in edition.emendations if e.place is not None
    }
    found = []
    for id, passage, span in corrections(edition):
        emendation = by_place.get((passage.id, span.start))
        reason, by = (emendation.reason, emendation.by) if emendation else ("", "editors")
        found.append(CorrectionCard(id, span, passage.text[span.start : span.end], reason, by, passage))
    return found


def _doubtful(book: Book, text: str) -> list[DoubtfulCard]:
    referencing = book.course.referencing.get(text, Referencing())
    by_id = {reference.id: reference for reference in referencing.references}
    return [
        DoubtfulCard(id, part, tuple(by_id[c] for c in part.candidates if c in by_id), passage)
        for id, passage, part in doubtful(referencing)
    ]
