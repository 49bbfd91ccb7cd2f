"""What each text does not speak of, with the words looked for."""

from __future__ import annotations

from ..analysis.addresses import page_url
from .book import Book
from .page import Head, Page, page

Silence = tuple[str, str, tuple[str, ...]]
"""Title, address, and the words looked for."""


def silences_page(book: Book) -> Page:
    """All silences, text by text, and what nobody has read for yet."""
    head = Head(
        "silences.md", "Silences", "What each text does not speak of, checked by the words looked for.", "docs/events"
    )
    return page(
        head,
        book,
        "silences.md.j2",
        groups=[(text, _events(book, text), _questions(book, text)) for text in book.texts],
    )


def _events(book: Book, text: str) -> list[Silence]:
    course = book.course
    return [
        (event.title, page_url("event", event.id), event.silent[text])
        for event in course.events
        if text in event.silent and book.state(event.id, text) == "silent"
    ]


def _questions(book: Book, text: str) -> list[Silence]:
    return [
        (comparison.question, page_url("comparison", comparison.id), answer.silent)
        for comparison in book.course.comparisons
        for answer in comparison.answers
        if answer.text == text and answer.silent
    ]
