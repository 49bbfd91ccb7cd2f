"""Where help is wanted: what nobody has looked at, or what is not settled, each with the place where one begins."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from ..analysis.course import Edition, Referencing
from ..analysis.events import SILENT, TELLS, UNREAD
from ..input.records import Comparison, Event, Figure, Record, Term
from ..model.passages import PARAGRAPH, QUOTATION, SpanKind
from .headings import in_contents
from .index import CourseIndex
from .naming import SOME, Texts
from .page import Head, Page, page
from .passages import PassageRef, passage_ref
from .planning import Planned

PATH = "wanted.md"
MOST = 12
"""Entries of a list that is shown open; a longer one is folded."""


@dataclass(frozen=True)
class WantedRecord:
    """A record that something is missing in."""

    title: str
    url: str
    edit: str
    """Where its file is edited; empty where the course does not say where its files are."""
    date: str = ""
    """Of an event."""
    told: tuple[str, ...] = ()
    """The texts that speak of it."""
    asked: tuple[str, ...] = ()
    """The texts that nobody has read for it."""


@dataclass(frozen=True)
class WantedSection:
    """Passages of one section of a text that no record quotes."""

    title: str
    """Empty before the first heading."""
    refs: tuple[PassageRef, ...]


@dataclass(frozen=True)
class WantedWords:
    """Words of a text that are not settled."""

    ref: PassageRef
    words: str
    why: str = ""


@dataclass(frozen=True)
class WantedInText:
    """What is wanted in one text."""

    text: str
    sections: tuple[WantedSection, ...]
    citations: tuple[WantedWords, ...]
    """Whose work is not certain."""
    damage: tuple[WantedWords, ...]
    """Flagged, and mended by nobody."""

    @property
    def passages(self) -> int:
        """How many no record quotes."""
        return sum(len(section.refs) for section in self.sections)

    @property
    def first(self) -> list[PassageRef]:
        """The first of these."""
        return [ref for section in self.sections for ref in section.refs][:SOME]


@dataclass(frozen=True)
class WantedView:
    """What the page prints."""

    texts: Texts
    in_texts: tuple[WantedInText, ...]
    """In the order of writing."""
    events: tuple[WantedRecord, ...]
    """Told by one text only, though another could know of them."""
    terms: tuple[WantedRecord, ...]
    """Marked in no text."""
    questions: tuple[WantedRecord, ...]
    """Without an answer of some text."""
    figures: tuple[WantedRecord, ...]
    """With several readings, and no verdict."""

    @property
    def passages(self) -> int:
        """How many no record quotes, in all texts."""
        return sum(one.passages for one in self.in_texts)

    @property
    def events_alone(self) -> list[tuple[str, list[WantedRecord]]]:
        """The events by the text that tells of them."""
        found: dict[str, list[WantedRecord]] = {}
        for event in self.events:
            found.setdefault(event.told[0], []).append(event)
        return sorted(found.items(), key=lambda row: self.texts.order(row[0]))


def wanted_pages(index: CourseIndex) -> Iterator[Planned[WantedView]]:
    """The one page."""
    view = WantedView(
        index.texts,
        tuple(_in_text(index, edition) for edition in index.course.editions),
        tuple(_events(index)),
        tuple(
            _record(index, term, term.term) for term in index.course.of(Term) if not index.course.marked.get(term.id)
        ),
        tuple(_questions(index)),
        tuple(
            _record(index, one, one.title) for one in index.course.of(Figure) if one.readings[1:] and not one.verdict
        ),
    )
    yield Planned(PATH, wanted_page, view)


def wanted_page(view: WantedView) -> Page:
    """All of it, counted, the long lists folded."""
    say = view.texts.language.say
    head = Head(
        PATH, say("Where help is wanted"), say("What nobody has looked at yet, and what is not settled."), "docs"
    )
    return page(head, view.texts, "wanted.md.j2", view=view, most=MOST)


def _record(index: CourseIndex, record: Record, title: str, **more: object) -> WantedRecord:
    url = index.course.url(type(record), record.id)
    return WantedRecord(title, url, index.texts.edit(record.path), **more)  # type: ignore[arg-type]


def _events(index: CourseIndex) -> Iterator[WantedRecord]:
    for event in index.course.of(Event):
        states = index.states(event.id)
        told = tuple(text for text, state in states.items() if state == TELLS)
        if len(told) == 1 and any(state in (SILENT, UNREAD) for state in states.values()):
            unread = tuple(text for text, state in states.items() if state == UNREAD)
            yield _record(index, event, event.title, date=event.date, told=told, asked=unread)


def _questions(index: CourseIndex) -> Iterator[WantedRecord]:
    for question in index.course.of(Comparison):
        answered = {answer.text for answer in question.answers}
        if asked := tuple(text for text in index.texts.ids if text not in answered):
            yield _record(index, question, question.question, asked=asked)


def _in_text(index: CourseIndex, edition: Edition) -> WantedInText:
    referencing = index.course.referencing.get(edition.id, Referencing())
    refs = {passage.id: passage_ref(edition.id, passage) for passage in edition.text.passages}
    unsure = (
        WantedWords(refs[citation.passage], part.raw)
        for citation in referencing.citations
        for part in citation.parts
        if part.reference is None
    )
    return WantedInText(edition.id, tuple(_sections(index, edition)), tuple(unsure), tuple(_damage(edition)))


def _sections(index: CourseIndex, edition: Edition) -> Iterator[WantedSection]:
    quoted = {one.place.passage for one in index.addresses.in_text(edition.id)}
    free = [p for p in edition.text.passages if p.kind in (PARAGRAPH, QUOTATION) and p.id not in quoted]
    titles, text = index.section_titles(edition.id), edition.text
    for section, passages in groupby(free, key=lambda passage: passage.section):
        title = in_contents(text.passage(section), text, titles.get(section, "")) if section else ""
        yield WantedSection(title, tuple(passage_ref(edition.id, passage) for passage in passages))


def _damage(edition: Edition) -> Iterator[WantedWords]:
    reasons = {(one.place.passage, one.place.start): one.reason for one in edition.emendations if one.place}
    for passage in edition.text.passages:
        for span in passage.spans:
            if span.kind == SpanKind.DAMAGE:
                words = passage.text[span.start : span.end]
                yield WantedWords(passage_ref(edition.id, passage), words, reasons.get((passage.id, span.start), ""))
