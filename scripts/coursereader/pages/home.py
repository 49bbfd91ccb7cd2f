"""The first page, which says what one can do here, and the list of texts."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..analysis.course import Edition
from ..html.weave import body_html
from ..input.records import Handwritten
from ..text.sentences import first_sentence
from .book import Book, counted, plain
from .page import Head, Page, page
from .text import length

TITLE, LEDE = (
    "An annotated reader",
    "Several texts, read side by side. Read them whole, and see at each passage what the others say.",
)
"""Where nobody has written `docs/index.md`."""


@dataclass(frozen=True)
class ListedText:
    """One text in a list of texts."""

    edition: Edition
    length: str
    line: str
    """The first sentence of what to know before one reads it."""


def home_page(book: Book, written: Handwritten | None) -> Page:
    """Title and first paragraph of `docs/index.md`, what one can do, the texts, and the rest of `docs/index.md`."""
    title, lede, rest = parts(written.body) if written else (TITLE, LEDE, "")
    source = written.path if written else "docs"
    head = Head("index.md", title, plain(lede), source, hide=("navigation", "toc"))
    course = book.course
    return page(
        head,
        book,
        "home.md.j2",
        lede=body_html(lede, "index.md", "index.md"),
        rest=rest,
        works=works(book),
        texts=counted(len(book.texts), "text"),
        shared=sum(sum(s == "tells" for s in states.values()) > 1 for states in course.states.values()),
        problems=counted(len(course.problems), "problem") if course.problems else "",
    )


def texts_page(book: Book) -> Page:
    """The list of texts, with what to know before one reads them."""
    head = Head(
        "texts/index.md",
        "Texts",
        "The texts of the course, in the order of writing.",
        "seeds",
        more=(("shelf", "texts"),),
        hide=(),
    )
    return page(head, book, "texts.md.j2", works=works(book))


def works(book: Book) -> list[ListedText]:
    """The texts in the order of writing."""
    return [ListedText(e, length(e), first_sentence(" ".join(e.source.reading))) for e in book.course.editions]


def parts(body: str) -> tuple[str, str, str]:
    """Title, first paragraph and the rest of a hand-written page."""
    found = re.match(r"\s*#\s+(.+?)\s*#*\s*(?:\n|$)", body)
    title, rest = (found[1], body[found.end() :]) if found else (TITLE, body)
    first, _, rest = rest.strip().partition("\n\n")
    if first.startswith("#"):
        return title, LEDE, f"{first}\n\n{rest}"
    return title, first or LEDE, rest
