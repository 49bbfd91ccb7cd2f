"""What else of the course belongs to an event."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..analysis.addresses import page_url
from .book import Book


@dataclass(frozen=True)
class Related:
    """A record that names the event as its own."""

    kind: str
    title: str
    url: str


def related(book: Book, event: str) -> Sequence[Related]:
    """The questions, figures, differences, terms and notes of an event."""
    course = book.course
    found = [
        Related("Question", c.question, page_url("comparison", c.id)) for c in course.comparisons if c.event == event
    ]
    found += [Related("Figure", f.title, page_url("figure", f.id)) for f in course.figures if f.event == event]
    found += [
        Related("Difference", d.title, page_url("difference", d.id)) for d in course.differences if d.event == event
    ]
    found += [Related("Term", t.term, page_url("term", t.id)) for t in course.terms if t.event == event]
    return found
