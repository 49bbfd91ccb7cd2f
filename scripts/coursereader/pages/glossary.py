"""A term's page, with every place it is named, and the glossary."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from ..html.faces import small_capitals
from ..html.weave import TOLD, Wrap, weave
from ..input.records import Place, Term, Use
from .book import Book, counted, plain
from .excerpt import words_html
from .page import Head, Page, page

LEFT, RIGHT, SHOWN = 90, 100, 24
"""Letters of context on either side; lines of a text before the rest is folded."""


@dataclass(frozen=True)
class Line:
    """One line of a concordance."""

    place: Place
    left: Markup
    word: Markup
    right: Markup


def term_page(book: Book, term: Term) -> Page:
    """The page of one term."""
    path = f"glossary/{term.id}.md"
    places = book.grouped(book.course.occurrences.get(term.id, ()))
    total = sum(len(mine) for _, mine in places)
    head = Head(path, term.term, plain(term.body) or term.term, term.path)
    return page(
        head,
        book,
        "term.md.j2",
        term=term,
        body=book.body(term.path, term.body, path),
        forms=[form for form in term.forms if form != term.term],
        uses=_uses(book, term),
        see=[other for id in term.see if (other := book.term(id))],
        concordance=[(text, [line(book, place) for place in mine]) for text, mine in places],
        count=f"{counted(total, 'place')} in {counted(len(places), 'text')}" if total else "",
        absent=[text for text in book.texts if text not in dict(places)],
        event=book.event(term.event),
        shown=SHOWN,
    )


def _uses(book: Book, term: Term) -> list[tuple[Use, Place, Markup]]:
    placed = [
        (use, use.place) for text in book.texts for use in term.uses if use.text == text and use.place is not None
    ]
    return [(use, place, words_html(book, place)) for use, place in placed]


def line(book: Book, place: Place) -> Line:
    """A place with what stands before and after it."""
    text = book.passage(place.text, place.passage).text
    source = book.edition(place.text).source
    small = [Wrap(a, b, TOLD, "span", (("class", "sc"),)) for a, b in small_capitals(source, text)]

    def part(start: int, end: int) -> Markup:
        inside = [
            Wrap(w.start - start, w.end - start, w.nest, w.tag, w.attributes)
            for w in small
            if start <= w.start and w.end <= end
        ]
        return weave(text[start:end], inside)

    return Line(
        place,
        part(max(0, place.start - LEFT), place.start),
        part(place.start, place.end),
        part(place.end, min(len(text), place.end + RIGHT)),
    )


def glossary_page(book: Book) -> Page:
    """All terms, in the order of the alphabet."""
    path = "glossary/index.md"
    terms = sorted(book.course.terms, key=lambda t: (t.term.casefold(), t.id))
    head = Head(path, "Glossary", "The terms of the texts, and what each text makes of them.", "docs/glossary")
    rows = [
        (term, book.lead(term.path, term.body, path), book.grouped(book.course.occurrences.get(term.id, ())))
        for term in terms
    ]
    return page(head, book, "glossary.md.j2", letters=by_letter(rows), count=counted(len(terms), "term"))


def by_letter(
    rows: list[tuple[Term, Markup, list[tuple[str, list[Place]]]]],
) -> list[tuple[str, list[tuple[Term, Markup, list[tuple[str, list[Place]]]]]]]:
    """The rows under the first letters of their terms."""
    letters: dict[str, list[tuple[Term, Markup, list[tuple[str, list[Place]]]]]] = {}
    for row in rows:
        letters.setdefault(row[0].term[:1].upper(), []).append(row)
    return list(letters.items())
