"""Where the texts differ, or only seem to: one page each, and the list."""

from __future__ import annotations

from collections.abc import Mapping
from typing import get_args

from ..input.records import Difference
from .book import Book, counted, plain
from .excerpt import excerpt
from .page import Head, Page, page

MEANING: Mapping[str, str] = {
    "factual": "they state different facts",
    "figure": "they give different numbers",
    "evaluation": "they judge the same thing differently",
    "interpretation": "they explain the same thing differently",
    "vocabulary": "they use different words for it",
    "stale": "one was written before the other could know",
    "apparent": "they only seem to differ",
    "internal": "a text differs with itself",
}
KINDS: tuple[str, ...] = get_args(Difference.model_fields["kind"].annotation)


def difference_page(book: Book, difference: Difference) -> Page:
    """The page of one difference."""
    path = f"differences/{difference.id}.md"
    head = Head(path, difference.title, plain(difference.body) or difference.title, difference.path)
    sides = [(side, side.place, excerpt(book, side.place)) for side in difference.sides if side.place is not None]
    grouped = [(text, mine) for text in book.texts if (mine := [side for side in sides if side[0].text == text])]
    return page(
        head,
        book,
        "difference.md.j2",
        difference=difference,
        body=book.body(difference.path, difference.body, path),
        sides=grouped,
        meaning=MEANING[difference.kind],
        event=book.event(difference.event),
    )


def differences_page(book: Book) -> Page:
    """All differences, by what they rest on."""
    differences = book.course.differences
    path = "differences/index.md"
    head = Head(path, "Differences", "Where the texts differ, and what the difference rests on.", "docs/differences")
    groups = [(kind, MEANING[kind], [d for d in differences if d.kind == kind]) for kind in KINDS]
    groups = [group for group in groups if group[2]]
    leads = {d.id: book.lead(d.path, d.body, path) for d in differences}
    return page(
        head, book, "differences.md.j2", groups=groups, leads=leads, count=counted(len(differences), "difference")
    )
