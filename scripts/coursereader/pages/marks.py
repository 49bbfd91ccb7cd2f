"""What a text's page marks in its words: notes and pages, corrections, terms, citations, quoted words, events."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from ..analysis.course import CitationPart, Edition, Referencing
from ..html.faces import faces
from ..html.weave import MARK, TOLD, Attributes, Point, Wrap, element, escape, weave
from ..model.passages import Passage, Span
from .book import Book

CORRECTION, DAMAGE, CITATION, TERM = range(4)
"""The strength of marks, the strongest first."""
LOST = "lost-notes"
"""The card of all notes whose bodies our copy lacks."""


@dataclass(frozen=True)
class Marks:
    """All that is marked in one text."""

    wraps: Mapping[str, tuple[Wrap, ...]]
    """By passage."""
    points: Mapping[str, tuple[Point, ...]]

    def woven(self, passage: Passage) -> Markup:
        """A passage's words with everything on them."""
        return weave(passage.text, self.wraps.get(passage.id, ()), self.points.get(passage.id, ()))


def marks(book: Book, edition: Edition) -> Marks:
    """Gather the marks of a text."""
    wraps: dict[str, list[Wrap]] = defaultdict(list)
    points: dict[str, list[Point]] = defaultdict(list)
    for gathered in (
        _source_wraps(edition),
        _terms(book, edition.id),
        _citations(book, edition.id),
        _quotations(book, edition.id),
    ):
        for passage, wrap in gathered:
            wraps[passage].append(wrap)
    for pointed in (_source_points(book, edition), _events(book, edition.id)):
        for passage, point in pointed:
            points[passage].append(point)
    return Marks({p: tuple(w) for p, w in wraps.items()}, {p: tuple(w) for p, w in points.items()})


def link(kind: str, target: str, *more: tuple[str, str]) -> Attributes:
    """The attributes of a mark."""
    return (("class", f"mark {kind}"), ("href", f"#{target}"), *more)


def corrections(edition: Edition) -> list[tuple[str, Passage, Span]]:
    """Corrections and damage in reading order, with the ids of their cards: em1, dmg1."""
    counts = {"correction": 0, "damage": 0}
    found = []
    for passage in edition.text.passages:
        for span in passage.spans:
            if span.kind in counts:
                counts[span.kind] += 1
                found.append((f"{'em' if span.kind == 'correction' else 'dmg'}{counts[span.kind]}", passage, span))
    return found


def doubtful(referencing: Referencing) -> list[tuple[str, str, CitationPart]]:
    """Citations that may mean one of several references, with the ids of their cards: c1, c2."""
    parts = [
        (c.passage, part)
        for c in referencing.citations
        for part in c.parts
        if part.reference is None and part.candidates
    ]
    return [(f"c{n}", passage, part) for n, (passage, part) in enumerate(parts, 1)]


def told_elsewhere(book: Book, event: str, text: str) -> bool:
    """Whether another text tells of the event."""
    return any(state == "tells" for other, state in book.course.states.get(event, {}).items() if other != text)


def _source_wraps(edition: Edition) -> Iterator[tuple[str, Wrap]]:
    for passage in edition.text.passages:
        yield from ((passage.id, wrap) for wrap in faces(edition.source, passage))
    for id, passage, span in corrections(edition):
        if span.kind == "correction":
            attributes = link("em", id, ("data-received", span.value))
            yield passage.id, Wrap(span.start, span.end, MARK, "a", attributes, strength=CORRECTION)
        else:
            yield passage.id, Wrap(span.start, span.end, MARK, "a", link("dmg", id), strength=DAMAGE)


def _source_points(book: Book, edition: Edition) -> Iterator[tuple[str, Point]]:
    referencing = book.course.referencing.get(edition.id, Referencing())
    bodies = {note.n: note.body for note in referencing.notes}
    marked: set[str] = set()
    for passage in edition.text.passages:
        for span in passage.spans:
            if span.kind == "note":
                yield passage.id, _note(span, bodies.get(span.value), span.value not in marked)
                marked.add(span.value)
            elif span.kind == "page" and span.value:  # a break whose page has no number here tells a reader nothing
                yield passage.id, Point(span.start, _page(span))


def _note(span: Span, body: str | None, first: bool) -> Point:
    attributes = link("note" if body else "note lost", body or LOST, ("aria-label", f"note {span.value}"))
    once: Attributes = (("id", f"m{span.value}"),) if first else ()
    number = element("a", attributes + once, escape(span.value))
    return Point(span.start, element("sup", (("class", "nr"),), number), mark=True)


def _page(span: Span) -> Markup:
    said: Attributes = (
        ("class", "pb" if span.start else "pb first"),
        ("id", f"page-{span.value}"),
        ("data-page", span.value),
    )
    return element("span", said, Markup(""))


def _terms(book: Book, text: str) -> Iterator[tuple[str, Wrap]]:
    for term, places in book.course.marked.items():
        for place in places:
            if place.text == text:
                yield place.passage, Wrap(place.start, place.end, MARK, "a", link("term", f"t-{term}"), strength=TERM)


def _citations(book: Book, text: str) -> Iterator[tuple[str, Wrap]]:
    referencing = book.course.referencing.get(text, Referencing())
    for citation in referencing.citations:
        for part in citation.parts:
            if part.reference is not None:
                yield (
                    citation.passage,
                    Wrap(part.start, part.end, MARK, "a", link("cite", part.reference), strength=CITATION),
                )
    for id, passage, part in doubtful(referencing):
        yield passage, Wrap(part.start, part.end, MARK, "a", link("cite unsure", id), strength=CITATION)


def _quotations(book: Book, text: str) -> Iterator[tuple[str, Wrap]]:
    """Quoted words carry no sign at rest; a link to their address lights them up."""
    seen: set[str] = set()
    for quoted in book.addresses.in_text(text):
        if quoted.address not in seen:
            seen.add(quoted.address)
            said = (("class", "told"), ("data-q", quoted.address))
            yield (
                quoted.place.passage,
                Wrap(quoted.place.start, quoted.place.end, TOLD, "span", said, once=(("id", quoted.address),)),
            )


def _events(book: Book, text: str) -> Iterator[tuple[str, Point]]:
    seen: set[str] = set()
    for quoted in book.addresses.in_text(text):
        if quoted.kind != "event" or quoted.address in seen or not told_elsewhere(book, quoted.record, text):
            continue
        seen.add(quoted.address)
        event = book.event(quoted.record)
        said = element("span", (("class", "vh"),), escape(f"Other texts on: {event.title if event else quoted.record}"))
        attributes = link("ev", f"e-{quoted.record}", ("data-lights", quoted.address))
        yield quoted.place.passage, Point(quoted.place.end, element("a", attributes, said), mark=True)
