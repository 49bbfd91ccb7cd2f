"""What a page marks in a text's words: notes and pages, corrections, terms, names, citations, quoted words, events."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from ..analysis.course import CitationPart, Edition, Referencing
from ..html.faces import faces
from ..html.weave import MARK, TOLD, Attributes, Point, Wrap, element, escape, weave
from ..interface.language import Language
from ..model.passages import Passage, Span, SpanKind
from .text_view import TextView

CORRECTION, DAMAGE, CITATION, TERM, NAME = range(5)
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


def marks(view: TextView) -> Marks:
    """Gather the marks of a text."""
    wraps: dict[str, list[Wrap]] = defaultdict(list)
    points: dict[str, list[Point]] = defaultdict(list)
    for gathered in (_source_wraps(view), _ours(view), _citations(view.referencing), _quotations(view)):
        for passage, wrap in gathered:
            wraps[passage].append(wrap)
    for pointed in (_source_points(view), _events(view)):
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


def _source_wraps(view: TextView) -> Iterator[tuple[str, Wrap]]:
    for passage in view.edition.text.passages:
        yield from ((passage.id, wrap) for wrap in faces(passage, view.source.recipe.small_capitals))
    for id, passage, span in corrections(view.edition):
        if span.kind == SpanKind.CORRECTION:
            attributes = link("em", id, ("data-received", span.value))
            yield passage.id, Wrap(span.start, span.end, MARK, "a", attributes, strength=CORRECTION)
        else:
            yield passage.id, Wrap(span.start, span.end, MARK, "a", link("dmg", id), strength=DAMAGE)


def _source_points(view: TextView) -> Iterator[tuple[str, Point]]:
    bodies = {note.n: note.body for note in view.referencing.notes}
    marked: set[str] = set()
    for passage in view.edition.text.passages:
        for span in passage.spans:
            if span.kind == SpanKind.NOTE:
                first = span.value not in marked
                yield passage.id, _note(span, bodies.get(span.value), first, view.texts.language)
                marked.add(span.value)
            elif span.kind == SpanKind.PAGE and span.value:  # a page without a number tells nothing
                yield passage.id, Point(span.start, _page(span), mark=False)


def _note(span: Span, body: str | None, first: bool, language: Language) -> Point:
    said = language.say("note {number}", number=span.value)
    attributes = link("note" if body else "note lost", body or LOST, ("aria-label", said))
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


def _ours(view: TextView) -> Iterator[tuple[str, Wrap]]:
    """Terms and names."""
    for kind, strength, marked in (("term", TERM, view.terms), ("name", NAME, view.names)):
        for one in marked:
            for place in one.marks:
                yield place.passage, Wrap(place.start, place.end, MARK, "a", link(kind, one.card), strength=strength)


def _citations(referencing: Referencing) -> Iterator[tuple[str, Wrap]]:
    for citation in referencing.citations:
        for part in citation.parts:
            if part.reference is not None:
                said = link("cite", part.reference)
                yield citation.passage, Wrap(part.start, part.end, MARK, "a", said, strength=CITATION)
    for id, passage, part in doubtful(referencing):
        yield passage, Wrap(part.start, part.end, MARK, "a", link("cite unsure", id), strength=CITATION)


def _quotations(view: TextView) -> Iterator[tuple[str, Wrap]]:
    """Quoted words carry no sign at rest; a link to their address lights them up."""
    for quoted in view.quoted:
        said = (("class", "told"), ("data-q", quoted.address))
        once = (("id", quoted.address),)
        yield quoted.place.passage, Wrap(quoted.place.start, quoted.place.end, TOLD, "span", said, once=once)


def _events(view: TextView) -> Iterator[tuple[str, Point]]:
    titles = {event.id: (event.title, event.card) for event in view.events}
    lang = re.findall('([a-z]+)="([^"]*)"', view.texts.lang_of_ours(view.edition.id))
    for quoted in view.quoted:
        if quoted.event:
            title, card = titles[quoted.event]
            named = *lang, ("aria-label", view.texts.language.say("Other texts on: {event}", event=title))
            attributes = link("ev", card, ("data-lights", quoted.address), *named)  # none of it is text in the passage
            yield quoted.place.passage, Point(quoted.place.end, element("a", attributes, Markup("")), mark=True)
