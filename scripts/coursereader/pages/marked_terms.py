"""Terms that a text's page marks: where, and what their cards say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..analysis.course import Edition
from ..html.bodies import lead
from ..input.original_forms import OriginalForm
from ..input.records import Mention, Place, Term
from .index import CourseIndex
from .passages import PassageRef


@dataclass(frozen=True)
class MarkedTerm:
    """One term, as far as the page of a text shows it."""

    id: str
    term: str
    kind: str
    """In words."""
    url: str
    path: str
    """Its file, from the course's folder."""
    originals: tuple[OriginalForm, ...]
    """What it is called in other languages."""
    lead: str
    """The first paragraph of its meaning, as written."""
    mentions: tuple[Mention, ...]
    """The passages that its words speak of."""
    says: tuple[str, ...]
    """How this text uses it."""
    see: tuple[tuple[str, str], ...]
    """Name and link of kindred terms: a card of this page, or the glossary."""
    named: int
    """In how many places it is named …"""
    texts: int
    """… of how many texts."""
    marks: tuple[Place, ...]
    """Where this text bears its mark, in reading order."""
    back: PassageRef
    """The passage of the first."""

    @property
    def card(self) -> str:
        """The id of its card."""
        return card_id(self.id)


def marked_terms(index: CourseIndex, edition: Edition) -> tuple[MarkedTerm, ...]:
    """The terms that a text's page marks, in the order of their first marks."""
    order = {passage.id: n for n, passage in enumerate(edition.text.passages)}
    here = {
        id: sorted(places, key=lambda place: (order[place.passage], place.start))
        for id, places in index.marked(edition.id).items()
    }
    first = sorted(here, key=lambda id: (order[here[id][0].passage], here[id][0].start, id))
    terms = ((index.record(Term, id), here[id]) for id in first)
    return tuple(_marked(index, term, edition.id, marks, here) for term, marks in terms if term is not None)


def _marked(
    index: CourseIndex, term: Term, text: str, marks: list[Place], here: Mapping[str, list[Place]]
) -> MarkedTerm:
    kindred = (index.record(Term, see) for see in term.see)
    named, texts = index.named(term.id)
    return MarkedTerm(
        term.id,
        term.term,
        index.course.facts.kinds.terms.get(term.kind, term.kind),
        index.course.url(Term, term.id),
        term.path,
        term.originals,
        lead(term.body),
        term.mentions,
        tuple(use.says for use in term.uses if use.text == text),
        tuple(
            (other.term, f"#{card_id(other.id)}" if other.id in here else index.course.url(Term, other.id))
            for other in kindred
            if other is not None
        ),
        named,
        texts,
        tuple(marks),
        index.ref(marks[0]),
    )


def card_id(term: str) -> str:
    """The id of a term's card."""
    return f"t-{term}"
