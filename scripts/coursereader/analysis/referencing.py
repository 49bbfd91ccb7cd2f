"""What one text refers to: its reference list, its citations, its notes."""

from __future__ import annotations

from functools import lru_cache

from ..model.passages import NOTE, Text
from .citations import citations
from .course import NoteLink, Referencing
from .references import references


@lru_cache(maxsize=16)
def referencing(text: Text) -> Referencing:
    """References, citations and notes of one text. Remembered: an edit of a note changes no text."""
    listed = references(text)
    return Referencing(listed, citations(text, listed), notes(text))


def notes(text: Text) -> tuple[NoteLink, ...]:
    """Every note by its number: the passage with its first mark and the passage that is its body, None where lost."""
    marks: dict[str, str] = {}
    bodies: dict[str, str] = {}
    for passage in text.passages:
        for span in passage.spans:
            if span.kind == "note":
                marks.setdefault(span.value, passage.id)
        if passage.kind == NOTE and passage.number:
            bodies.setdefault(passage.number, passage.id)
    numbers = sorted({*marks, *bodies}, key=_order)
    return tuple(NoteLink(number, marks.get(number), bodies.get(number)) for number in numbers)


def _order(number: str) -> tuple[bool, int, str]:
    return not number.isdecimal(), int(number) if number.isdecimal() else 0, number
