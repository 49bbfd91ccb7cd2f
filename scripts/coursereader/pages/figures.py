"""Quantities the texts give: one page each, and a table of all of them."""

from __future__ import annotations

from dataclasses import dataclass

from ..input.records import Figure, Place, Reading
from .book import Book, counted, plain
from .excerpt import Excerpt, excerpt
from .page import Head, Page, page

VERDICTS = {
    "agree": "The texts agree",
    "differ": "The texts differ",
    "apparent": "They only seem to differ",
    "stale": "Out of date",
}


@dataclass(frozen=True)
class Given:
    """One text's value, with its words."""

    reading: Reading
    place: Place
    excerpt: Excerpt


def figure_page(book: Book, figure: Figure) -> Page:
    """The page of one quantity."""
    path = f"figures/{figure.id}.md"
    head = Head(path, figure.title, plain(figure.body) or f"{figure.title}: what each text gives.", figure.path)
    return page(
        head,
        book,
        "figure.md.j2",
        figure=figure,
        body=book.body(figure.path, figure.body, path),
        given=_given(book, figure),
        verdict=VERDICTS[figure.verdict.verdict] if figure.verdict else "",
        event=book.event(figure.event),
    )


def figures_page(book: Book) -> Page:
    """All quantities."""
    figures = book.course.figures
    head = Head("figures/index.md", "Figures", "Numbers the texts give, side by side.", "docs/figures")
    rows = [
        (figure, _given(book, figure), VERDICTS[figure.verdict.verdict] if figure.verdict else "") for figure in figures
    ]
    unlike = [
        (figure, VERDICTS[figure.verdict.verdict], figure.verdict.why)
        for figure in figures
        if figure.verdict and figure.verdict.verdict != "agree"
    ]
    return page(head, book, "figures.md.j2", rows=rows, unlike=unlike, count=counted(len(figures), "figure"))


def _given(book: Book, figure: Figure) -> list[Given]:
    """In the order of the dates they hold for, then of writing."""
    placed = [(reading, reading.place) for reading in figure.readings if reading.place is not None]
    order = sorted(placed, key=lambda found: (found[0].as_of, book.texts.index(found[0].text)))
    return [Given(reading, place, excerpt(book, place)) for reading, place in order]
