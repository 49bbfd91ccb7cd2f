"""All pages of the site, as plain Markdown: one module a kind of page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ...input.records import Handwritten
from ...meaning.addresses import addresses
from ...meaning.course import Course
from ...words.at_once import at_once
from .bibliography import bibliography_page
from .book import Book, plain
from .comparisons import comparison_page, comparisons_page
from .differences import difference_page, differences_page
from .edition import edition_page
from .events import event_page, events_page
from .figures import figure_page, figures_page
from .glossary import glossary_page, term_page, vocabulary_page
from .home import home_page, texts_page
from .names import names_page
from .notes import notes_page
from .page import Head, Page, front_matter
from .problems import problems_page
from .received import received_page
from .silences import silences_page
from .text import text_page
from .timeline import timeline_page

__all__ = ["Page", "pages"]

LISTS = (
    texts_page,
    events_page,
    timeline_page,
    silences_page,
    comparisons_page,
    figures_page,
    differences_page,
    glossary_page,
    vocabulary_page,
    names_page,
    notes_page,
    bibliography_page,
)
"""The pages that gather what others say."""


def pages(course: Course, handwritten: Iterable[Handwritten] = ()) -> list[Page]:
    """Every page of the site, sorted by path. A hand-written page gives way to one that the engine makes there."""
    book = Book(course, addresses(course))
    written = list(handwritten)
    index = next((page for page in written if page.path == "docs/index.md"), None)
    heavy, light = at_once(lambda: list(_of_texts(book)), lambda: list(_of_records(book)))
    made = {page.path: page for page in [home_page(book, index), *heavy, *light]}
    kept = [page for page in map(handwritten_page, written) if page.path not in made]
    return sorted([*made.values(), *kept], key=lambda page: page.path)


def _of_texts(book: Book) -> Iterator[Page]:
    course = book.course
    yield from (text_page(book, edition) for edition in course.editions)
    yield from (edition_page(book, edition) for edition in course.editions)
    yield from (received_page(book, edition) for edition in course.editions)
    yield from (make(book) for make in LISTS)


def _of_records(book: Book) -> Iterator[Page]:
    course = book.course
    yield from (term_page(book, term) for term in course.terms)
    yield from (event_page(book, event) for event in course.events)
    yield from (comparison_page(book, comparison) for comparison in course.comparisons)
    yield from (figure_page(book, figure) for figure in course.figures)
    yield from (difference_page(book, difference) for difference in course.differences)
    if course.problems:
        yield problems_page(book)


def handwritten_page(written: Handwritten) -> Page:
    """A page of `docs/` as it is, with the front matter of ours."""
    path = written.path.removeprefix("docs/")
    found = re.search(r"^#\s+(.+?)\s*#*\s*$", written.body, re.MULTILINE)
    title = found[1] if found else path.removesuffix(".md").rpartition("/")[2].replace("-", " ").capitalize()
    parts = (part.strip() for part in written.body.split("\n\n"))
    opening = next((part for part in parts if part and not part.startswith(("#", "<", "|"))), title)
    head = Head(path, title, plain(opening), written.path, searched=True, hide=())
    return Page(path, front_matter(head) + written.body.strip() + "\n", written.path)
