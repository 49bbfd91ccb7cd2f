"""The editors' notes, text by text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..html.bodies import record_html
from ..input.records import Note
from .excerpt import words_html
from .index import CourseIndex
from .naming import Texts
from .page import Head, Page, page
from .passages import QuotedWords
from .planning import Planned


@dataclass(frozen=True)
class NotesView:
    """What the page of all notes prints."""

    texts: Texts
    by_text: tuple[tuple[str, tuple[tuple[Note, QuotedWords], ...]], ...]
    """In reading order."""


def note_pages(index: CourseIndex) -> Iterator[Planned[NotesView]]:
    """All notes."""
    by_text = ((text, tuple(_notes(index, text))) for text in index.texts.ids)
    yield Planned("notes/index.md", notes_page, NotesView(index.texts, tuple(group for group in by_text if group[1])))


def _notes(index: CourseIndex, text: str) -> Iterator[tuple[Note, QuotedWords]]:
    for quoted in index.addresses.in_text(text):
        if isinstance(quoted.quotation, Note):
            yield quoted.quotation, index.quoted(quoted.record, quoted.place)


def notes_page(view: NotesView) -> Page:
    """All notes in reading order."""
    path, say = "notes/index.md", view.texts.language.say
    groups = [
        (text, [(note, quoted, words_html(quoted), record_html(note.path, note.body, path)) for note, quoted in notes])
        for text, notes in view.by_text
    ]
    head = Head(path, say("Notes"), say("The notes that stand beside the texts."), "docs/notes")
    return page(head, view.texts, "notes.md.j2", groups=groups, total=sum(len(notes) for _, notes in groups))
