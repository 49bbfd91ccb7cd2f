"""Pages made before, by what they show: the page of a text shows its own notes, that of a record shows none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from ..analysis.course import Course
from ..input.records import Note, Place
from .book import Book
from .page import Page

RECORDS = ""
"""Stands for the pages of all records, where a text's id stands for its pages."""


@dataclass(frozen=True)
class Made:
    """What pages show, and the pages."""

    course: Course
    """Without notes, hand-written pages and problems."""
    addresses: tuple[tuple[str, Place, str], ...]
    """Of what records quote."""
    notes: Mapping[str, tuple[Note, ...]]
    """By text."""
    pages: Mapping[str, tuple[Page, ...]] = field(default_factory=dict)
    """By text, and those of all records."""

    @staticmethod
    def shown(book: Book) -> Made:
        """What a book's pages show; no page yet."""
        course = book.course
        notes = {text: tuple(note for note in course.notes if note.text == text) for text in book.texts}
        ids = {note.id for note in course.notes}
        addresses = ((id, place, at) for (id, place), at in book.addresses.by_place.items() if id not in ids)
        return Made(replace(course, notes=(), handwritten=(), problems=()), tuple(addresses), notes)

    def unchanged(self, now: Made) -> dict[str, tuple[Page, ...]]:
        """Those of my pages that show the same now."""
        if (self.course, self.addresses) != (now.course, now.addresses):
            return {}
        return {part: pages for part, pages in self.pages.items() if self.notes.get(part) == now.notes.get(part)}

    def without_other_notes(self, book: Book, part: str) -> Book:
        """The book as a part sees it: it cannot show what it is not compared by."""
        return replace(book, course=replace(self.course, notes=self.notes.get(part, ())))
