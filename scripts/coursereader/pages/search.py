"""The page of search results: a form, and an empty list that the search's script fills."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ..interface.words import N_
from .index import CourseIndex
from .naming import Texts
from .page import Head, Page, page
from .planning import Planned

OF_TEXTS: Mapping[str, str] = {
    "passage": N_("Passages"),
    "heading": N_("Headings"),
    "note": N_("Notes"),
    "reference": N_("References"),
}
OF_ALL: Mapping[str, str] = {"text": N_("Texts"), "page": N_("Pages")}
"""Kinds of documents that are no records, in words."""


@dataclass(frozen=True)
class SearchView:
    """What the page of search results prints."""

    texts: Texts
    kinds: tuple[tuple[str, str], ...]
    """What can be found: the id of each kind of document and its English name."""


def search_pages(index: CourseIndex) -> Iterator[Planned[SearchView]]:
    """The page of search results."""
    records = ((kind.id, kind.plural) for kind in index.course.kinds if kind.id not in OF_TEXTS)
    kinds = (*OF_TEXTS.items(), *records, *OF_ALL.items())
    yield Planned("search.md", search_page, SearchView(index.texts, kinds))


def search_page(view: SearchView) -> Page:
    """`search.html?q=WORDS&text=ID&kind=KIND&year=YEAR` shows what is found."""
    say = view.texts.language.say
    description = say("Find words in the texts, notes, terms, events and tables.")
    head = Head("search.md", say("Search"), description, "", hide=("navigation", "toc"))
    return page(head, view.texts, "search.md.j2", view=view)
