"""A term's page, with every place it is named, and the glossary."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from ..html.bodies import plain, record_html, record_lead
from ..html.faces import places_of
from ..html.weave import TOLD, Wrap, weave
from ..input.records import Place, Term
from .concordance import concordance_of
from .excerpt import words_html
from .index import CourseIndex, EventName
from .naming import MANY, Texts, other_forms
from .neighbours import Neighbours, neighbours
from .page import Head, Page, page
from .passages import PassageRef, QuotedWords
from .planning import Planned

LEFT, RIGHT, SHOWN = 90, 100, 24
"""Letters of context on either side; lines of a text before the rest is folded."""


@dataclass(frozen=True)
class Context:
    """One place of a word: what stands before it, the word, and what stands after it."""

    ref: PassageRef
    left: str
    word: str
    right: str


@dataclass(frozen=True)
class ConcordanceLine:
    """One line of a concordance."""

    ref: PassageRef
    left: Markup
    word: Markup
    right: Markup


@dataclass(frozen=True)
class TermView:
    """What the page of one term prints."""

    texts: Texts
    term: Term
    kind: str
    """In words."""
    uses: tuple[tuple[str, QuotedWords], ...]
    """What we say of each use, and its words."""
    see: tuple[tuple[str, str], ...]
    """Name and address of kindred terms."""
    contexts: tuple[tuple[str, tuple[Context, ...]], ...]
    """By text: every place where it is named; of many texts, in the first of them."""
    beyond: tuple[tuple[str, int], ...]
    """The other texts, and how often each names it."""
    small_capitals: Mapping[str, tuple[str, ...]]
    """By text."""
    event_name: EventName | None
    neighbours: Neighbours
    """In the glossary."""


@dataclass(frozen=True)
class ListedTerm:
    """One term in the glossary."""

    id: str
    term: str
    url: str
    kind: str
    """In words."""
    path: str
    body: str
    counts: tuple[tuple[str, int], ...]
    """By text: how often it is named."""

    @property
    def total(self) -> int:
        """How often all of them name it."""
        return sum(n for _, n in self.counts)


@dataclass(frozen=True)
class GlossaryView:
    """What the glossary prints."""

    texts: Texts
    terms: tuple[ListedTerm, ...]
    """From A to Z."""


def term_pages(index: CourseIndex) -> Iterator[Planned[TermView] | Planned[GlossaryView]]:
    """A page for each term, and the glossary."""
    terms = sorted(index.course.of(Term), key=lambda term: (term.term.casefold(), term.id))
    beside = neighbours((term.id, term.term, index.course.url(Term, term.id)) for term in terms)
    for term in terms:
        yield Planned(f"glossary/{term.id}.md", term_page, term_view(index, term, beside[term.id]))
    listed = tuple(_listed(index, term) for term in terms)
    yield Planned("glossary/index.md", glossary_page, GlossaryView(index.texts, listed))


def term_view(index: CourseIndex, term: Term, beside: Neighbours) -> TermView:
    """What the page of that term prints."""
    uses = ((use.says, use.place) for use in sorted(term.uses, key=lambda use: index.texts.order(use.text)))
    named = index.texts.grouped(index.course.occurrences.get(term.id, ()))
    shown = named[:MANY]
    see = (index.record(Term, id) for id in term.see)
    return TermView(
        index.texts,
        term,
        _kind(index, term),
        tuple((says, index.quoted(term.id, place)) for says, place in uses if place is not None),
        tuple((other.term, index.course.url(Term, other.id)) for other in see if other),
        tuple((text, tuple(_context(index, place) for place in mine)) for text, mine in shown),
        tuple((text, len(mine)) for text, mine in named[MANY:]),
        {text: index.edition(text).source.recipe.small_capitals for text, _ in shown},
        index.event_name(term.event),
        beside,
    )


def _kind(index: CourseIndex, term: Term) -> str:
    return index.course.facts.kinds.terms.get(term.kind, term.kind)


def _context(index: CourseIndex, place: Place) -> Context:
    text = index.passage(place.text, place.passage).text
    left, right = text[max(0, place.start - LEFT) : place.start], text[place.end : place.end + RIGHT]
    return Context(index.ref(place), left, text[place.start : place.end], right)


def _listed(index: CourseIndex, term: Term) -> ListedTerm:
    grouped = index.texts.grouped(index.course.occurrences.get(term.id, ()))
    counts = tuple((text, len(places)) for text, places in grouped)
    url = index.course.url(Term, term.id)
    return ListedTerm(term.id, term.term, url, _kind(index, term), term.path, term.body, counts)


def term_page(view: TermView) -> Page:
    """The page of one term."""
    term, texts = view.term, view.texts
    path = f"glossary/{term.id}.md"
    counts = {text: len(contexts) for text, contexts in view.contexts} | dict(view.beyond)
    absent = [text for text in texts.ids if text not in counts]
    return page(
        Head(path, term.term, plain(term.body) or term.term, term.path),
        texts,
        "term.md.j2",
        view=view,
        body=record_html(term.path, term.body, path),
        forms=other_forms(term.term, term.forms, texts.language),
        uses=[(says, quoted, words_html(quoted)) for says, quoted in view.uses],
        concordance=[
            (text, [_line(c, view.small_capitals[text]) for c in contexts]) for text, contexts in view.contexts
        ],
        places=places_in_texts(texts, list(counts.values())),
        absent=[texts.label(text) for text in absent] if len(absent) <= MANY else [],
        shown=SHOWN,
        sorted_url=concordance_of(tuple(dict.fromkeys((term.term, *term.forms)))),
    )


def places_in_texts(texts: Texts, counts: list[int]) -> str:
    """`7 places in 2 texts`."""
    count = texts.language.count
    places = count(sum(counts), "{n} place", "{n} places")
    return count(len(counts), "{places} in {n} text", "{places} in {n} texts", places=places)


def _line(context: Context, small: tuple[str, ...]) -> ConcordanceLine:
    """A place with what stands before and after it, its small capitals set."""
    text = context.left + context.word + context.right
    wraps = [Wrap(a, b, TOLD, "span", (("class", "sc"),)) for a, b in places_of(small, text)]
    start = len(context.left)
    end = start + len(context.word)
    return ConcordanceLine(
        context.ref, _part(text, wraps, 0, start), _part(text, wraps, start, end), _part(text, wraps, end, len(text))
    )


def _part(text: str, wraps: list[Wrap], start: int, end: int) -> Markup:
    inside = [
        Wrap(w.start - start, w.end - start, w.nest, w.tag, w.attributes)
        for w in wraps
        if start <= w.start and w.end <= end
    ]
    return weave(text[start:end], inside)


def glossary_page(view: GlossaryView) -> Page:
    """All terms, in the order of the alphabet."""
    path, say = "glossary/index.md", view.texts.language.say
    letters: dict[str, list[tuple[ListedTerm, Markup]]] = {}
    for term in view.terms:
        letters.setdefault(term.term[:1].upper(), []).append((term, record_lead(term.path, term.body, path)))
    said = say("The terms of the texts, and what each text makes of them.")
    head = Head(path, say("Glossary"), said, "docs/glossary")
    return page(head, view.texts, "glossary.md.j2", letters=list(letters.items()), total=len(view.terms), most=MANY)
