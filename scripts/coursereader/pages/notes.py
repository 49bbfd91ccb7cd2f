"""The editors' notes, text by text."""

from __future__ import annotations

from markupsafe import Markup

from ..input.records import Note, Place
from .book import Book, counted
from .excerpt import words_html
from .page import Head, Page, page


def notes_page(book: Book) -> Page:
    """All notes in reading order."""
    path = "notes/index.md"
    groups = [(text, mine) for text in book.texts if (mine := _notes(book, text, path))]
    head = Head(path, "Notes", "The notes that stand beside the texts.", "docs/notes")
    return page(head, book, "notes.md.j2", groups=groups, count=counted(len(book.course.notes), "note"))


def _notes(book: Book, text: str, path: str) -> list[tuple[Note, Place, Markup, Markup]]:
    found = []
    for quoted in book.addresses.in_text(text):
        if isinstance(quoted.quotation, Note):
            note = quoted.quotation
            found.append((note, quoted.place, words_html(book, quoted.place), book.body(note.path, note.body, path)))
    return found
