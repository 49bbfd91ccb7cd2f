"""The cards of a text's page: what its marks open. They stand at the end of the page, as notes do in print."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from ..analysis.course import Edition, Reference, Referencing
from ..html.bodies import record_html
from ..input.records import Emendation
from ..model.passages import NOTE, Span, SpanKind
from .excerpt import Excerpt, excerpt
from .marked_names import MarkedName
from .marked_terms import MarkedTerm
from .marks import Marks, corrections, doubtful
from .passages import PassageRef, QuotedWords, number, passage_ref
from .shared_events import SharedEvent
from .text_view import TextView

WORDS_OF_ANOTHER = 60
"""About so many words of another text stand on its card."""


@dataclass(frozen=True)
class TermCard:
    """What a term means, and how this text uses it."""

    term: MarkedTerm
    meaning: Markup


@dataclass(frozen=True)
class EventCard:
    """An event, and what each text says of it."""

    event: SharedEvent
    meaning: Markup


@dataclass(frozen=True)
class PassageCard:
    """Another text's words."""

    id: str
    quoted: QuotedWords
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
    """As they are read."""
    reason: str
    passage: PassageRef
    path: str
    """Its file, from the course's folder."""

    @property
    def damage(self) -> bool:
        """Whether it is only flagged."""
        return self.span.kind == SpanKind.DAMAGE


@dataclass(frozen=True)
class DoubtfulCard:
    """A citation that may mean one of several references."""

    id: str
    raw: str
    candidates: tuple[Reference, ...]
    passage: PassageRef


@dataclass(frozen=True)
class Cards:
    """All cards of a page."""

    terms: tuple[TermCard, ...]
    names: tuple[MarkedName, ...]
    events: tuple[EventCard, ...]
    passages: tuple[PassageCard, ...]
    notes: tuple[NoteCard, ...]
    lost: str
    """The numbers of notes whose bodies our copy lacks."""
    corrections: tuple[CorrectionCard, ...]
    doubtful: tuple[DoubtfulCard, ...]

    def __len__(self) -> int:
        """How many there are; the one of lost notes is one."""
        listed = (self.terms, self.names, self.events, self.passages, self.notes, self.corrections, self.doubtful)
        return sum(map(len, listed)) + bool(self.lost)


def cards(view: TextView, marks: Marks) -> Cards:
    """The cards of one text's page."""
    return Cards(
        terms=tuple(TermCard(term, record_html(term.path, term.lead, view.path)) for term in view.terms),
        names=view.names,
        events=tuple(EventCard(event, record_html(event.path, event.lead, view.path)) for event in view.events),
        passages=tuple(_passages(view.events)),
        notes=tuple(_notes(view, marks)),
        lost=lost_notes(view.referencing),
        corrections=tuple(correction_cards(view.edition)),
        doubtful=tuple(_doubtful(view)),
    )


def _passages(events: Sequence[SharedEvent]) -> Iterator[PassageCard]:
    mentions = (mention for event in events for _, told in event.others for mention in told)
    for card, quoted in {mention.card: mention.quoted for mention in mentions}.items():
        yield PassageCard(card, quoted, excerpt(quoted, WORDS_OF_ANOTHER))


def _notes(view: TextView, marks: Marks) -> Iterator[NoteCard]:
    marked = {note.n for note in view.referencing.notes if note.mark}
    for passage in view.edition.text.passages:
        if passage.kind == NOTE:
            n = passage.number or number(passage.id)
            yield NoteCard(passage.id, n, marks.woven(passage), f"m{n}" if n in marked else "")


def lost_notes(referencing: Referencing) -> str:
    """The numbers of the notes of which our copy has the marks alone."""
    return runs([note.n for note in referencing.notes if note.mark and not note.body])


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
        words, reason = passage.text[span.start : span.end], emendation.reason if emendation else ""
        path = emendation.where.path if emendation and emendation.where else ""
        found.append(CorrectionCard(id, span, words, reason, passage_ref(edition.id, passage), path))
    return found


def _doubtful(view: TextView) -> Iterator[DoubtfulCard]:
    references = {reference.id: reference for reference in view.referencing.references}
    for id, passage, part in doubtful(view.referencing):
        candidates = tuple(references[c] for c in part.candidates if c in references)
        yield DoubtfulCard(id, part.raw, candidates, passage_ref(view.edition.id, view.edition.text.passage(passage)))
