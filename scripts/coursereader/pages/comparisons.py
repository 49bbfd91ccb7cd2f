"""Questions put to every text: one page each, and the overview with all of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from ..input.records import Comparison, Place
from .book import Book, counted, plain
from .excerpt import Excerpt, excerpt, words_html
from .page import Head, Page, page


@dataclass(frozen=True)
class Quote:
    """Words that carry an answer."""

    html: Markup
    url: str
    words: str
    place: Place
    excerpt: Excerpt


@dataclass(frozen=True)
class Given:
    """What one text answers."""

    state: str
    """`says`, `silent` or `unread`."""
    says: str = ""
    silent: tuple[str, ...] = ()
    quotes: tuple[Quote, ...] = ()

    @property
    def count(self) -> str:
        return counted(len(self.quotes), "quotation")


def comparison_page(book: Book, comparison: Comparison) -> Page:
    """The page of one question."""
    path = f"comparisons/{comparison.id}.md"
    head = Head(path, comparison.question, plain(comparison.body) or comparison.question, comparison.path)
    given = answers(book, comparison)
    return page(
        head,
        book,
        "comparison.md.j2",
        comparison=comparison,
        body=book.body(comparison.path, comparison.body, path),
        sides=[(text, given[text]) for text in book.texts if given[text].state == "says"],
        silent=[(text, given[text]) for text in book.texts if given[text].state == "silent"],
        unread=[text for text in book.texts if given[text].state == "unread"],
        event=book.event(comparison.event),
    )


def comparisons_page(book: Book) -> Page:
    """All questions as a table."""
    course = book.course
    title = f"{counted(len(course.comparisons), 'question')}, {counted(len(book.texts), 'text')}"
    head = Head(
        "comparisons/index.md", "Comparisons", "Questions to all texts, and what each answers.", "docs/comparisons"
    )
    return page(head, book, "comparisons.md.j2", rows=[(c, answers(book, c)) for c in course.comparisons], count=title)


def answers(book: Book, comparison: Comparison) -> Mapping[str, Given]:
    """By text: what it answers; nothing written down is unread, never silent."""
    given = {text: Given("unread") for text in book.texts}
    for answer in comparison.answers:
        if answer.says:
            quotes = tuple(_quote(book, comparison.id, q.place) for q in answer.quotes if q.place is not None)
            given[answer.text] = Given("says", answer.says, quotes=quotes)
        elif answer.silent:
            given[answer.text] = Given("silent", silent=answer.silent)
    return given


def _quote(book: Book, record: str, place: Place) -> Quote:
    url = book.addresses.url(record, place)
    return Quote(words_html(book, place), url, book.passage_words(place), place, excerpt(book, place))
