"""Who uses which word: the words that the editors chose to compare, then the terms of the glossary, by texts."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..analysis.terms import occurrences
from ..input.records import Place, Term
from .book import Book, once
from .page import Head, Page, page

CHOSEN = "docs/vocabulary.md"
"""Its lists are the words to compare: one line a word, its forms after commas."""
LINE = re.compile(r"^[-*] +(.+)$", re.MULTILINE)


@dataclass(frozen=True)
class Word:
    """One word, and where each text has it."""

    forms: tuple[str, ...]
    places: tuple[tuple[str, tuple[Place, ...]], ...]
    """By text, one place a passage."""
    counts: dict[str, int]


def vocabulary_page(book: Book) -> Page:
    """The words that `docs/vocabulary.md` lists, and the terms, with how often each stands where."""
    course = book.course
    written = next((page for page in course.handwritten if page.path == CHOSEN), None)
    rows = []
    for term in course.terms:
        counts = {text: len(places) for text, places in book.grouped(course.occurrences.get(term.id, ()))}
        rows.append((term, counts, sum(counts.values())))
    rows.sort(key=lambda row: (-len(row[1]), -row[2], row[0].term.casefold()))
    source = CHOSEN if written else "docs/glossary"
    head = Head("vocabulary.md", "Vocabulary", "How often each text uses each word and each term.", source)
    return page(
        head,
        book,
        "vocabulary.md.j2",
        words=_words(book, written.body) if written else [],
        rows=rows,
        most={text: max([row[1].get(text, 0) for row in rows] or [0]) for text in book.texts},
    )


def _words(book: Book, body: str) -> list[Word]:
    chosen = [tuple(form.strip() for form in line.split(",") if form.strip()) for line in LINE.findall(body)]
    terms = [
        Term(id=f"w{n}", term=forms[0], forms=forms[1:], kind="concept") for n, forms in enumerate(chosen) if forms
    ]
    found = occurrences(terms, [edition.text for edition in book.course.editions])
    return [_word(book, term, found.get(term.id, ())) for term in terms]


def _word(book: Book, term: Term, places: tuple[Place, ...]) -> Word:
    grouped = book.grouped(places)
    first = tuple((text, tuple(once(mine))) for text, mine in grouped)
    return Word((term.term, *term.forms), first, {text: len(mine) for text, mine in grouped})
