"""All pages of the site, as plain Markdown: one module a kind of page."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from ..analysis.addresses import addresses
from ..analysis.course import Course, Edition
from ..input.records import Handwritten
from ..model.parallel import at_once
from .bibliography import bibliography_page
from .book import Book, plain
from .comparisons import comparison_page, comparisons_page
from .differences import difference_page, differences_page
from .edition import edition_page
from .events import event_page, events_page
from .figures import figure_page, figures_page
from .glossary import glossary_page, term_page
from .home import home_page, texts_page
from .made import RECORDS, Made
from .manual import manual_pages, manual_view
from .names import names_page
from .notes import notes_page
from .page import Head, Page, front_matter
from .problems import problems_page
from .received import received_page
from .silences import silences_page
from .text import text_page
from .timeline import timeline_page
from .vocabulary import vocabulary_page

__all__ = ["Made", "Page", "pages"]

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


def pages(
    course: Course, handwritten: Iterable[Handwritten] = (), before: Made | None = None
) -> tuple[list[Page], Made]:
    """Every page of the site, sorted by path; and those that a later call need not make again where nothing changed.

    A hand-written page gives way to one that the engine makes at its path, but one of the manual gives way to it.
    """
    book = Book(course, addresses(course))
    written = list(handwritten)
    index = next((page for page in written if page.path == "docs/index.md"), None)
    made = _made(book, before)
    manual = manual_pages(manual_view(course))
    always = [home_page(book, index), *(make(book) for make in LISTS), *manual]
    if course.problems:
        always.append(problems_page(book))
    ours = {page.path: page for page in [*always, *(page for part in made.pages.values() for page in part)]}
    kept = [page for page in map(handwritten_page, written) if page.path not in ours]
    return sorted([*ours.values(), *kept], key=lambda page: page.path), made


def _made(book: Book, before: Made | None) -> Made:
    """The pages of each text, and of all records: made again only where something they show has changed."""
    now = Made.shown(book)
    old = before.unchanged(now) if before else {}
    texts = [id for id in book.texts if id not in old]

    def of_texts() -> dict[str, tuple[Page, ...]]:
        return {id: _of_text(now.without_other_notes(book, id), book.edition(id)) for id in texts}

    if RECORDS in old:
        return replace(now, pages=old | of_texts())
    made, records = at_once(of_texts, lambda: _of_records(now.without_other_notes(book, RECORDS)))
    return replace(now, pages=old | made | {RECORDS: records})


def _of_text(book: Book, edition: Edition) -> tuple[Page, ...]:
    return text_page(book, edition), edition_page(book, edition), received_page(book, edition)


def _of_records(book: Book) -> tuple[Page, ...]:
    course = book.course
    return (
        *(term_page(book, term) for term in course.terms),
        *(event_page(book, event) for event in course.events),
        *(comparison_page(book, comparison) for comparison in course.comparisons),
        *(figure_page(book, figure) for figure in course.figures),
        *(difference_page(book, difference) for difference in course.differences),
    )


def handwritten_page(written: Handwritten) -> Page:
    """A page of `docs/` as it is, with the front matter of ours."""
    path = written.path.removeprefix("docs/")
    found = re.search(r"^#\s+(.+?)\s*#*\s*$", written.body, re.MULTILINE)
    title = found[1] if found else path.removesuffix(".md").rpartition("/")[2].replace("-", " ").capitalize()
    parts = (part.strip() for part in written.body.split("\n\n"))
    opening = next((part for part in parts if part and not part.startswith(("#", "<", "|"))), title)
    head = Head(path, title, plain(opening), written.path, searched=True, hide=())
    return Page(path, front_matter(head) + written.body.strip() + "\n", written.path)
