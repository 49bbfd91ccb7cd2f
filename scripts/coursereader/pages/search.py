"""The page of search results: a form, and an empty list that the search's script fills."""

from __future__ import annotations

from ..html.weave import escape
from ..interface.html import interface_globals
from ..interface.language import Language
from .book import Book
from .page import Head, Page, page

PATH = "search.md"


def search_page(book: Book) -> Page:
    """`search.html?q=WORDS&text=ID&kind=KIND` shows what is found."""
    say = (language := Language(book.course.facts.language)).say
    kinds = [
        ("passage", say("Passages")),
        ("heading", say("Headings")),
        ("note", say("Notes")),
        ("reference", say("References")),
        ("term", say("Terms")),
        ("event", say("Events")),
        ("comparison", say("Comparisons")),
        ("figure", say("Figures")),
        ("difference", say("Differences")),
        ("name", say("Names")),
        ("text", say("Texts")),
        ("page", say("Pages")),
    ]
    texts = [(edition.id, edition.source.label) for edition in book.course.editions]
    description = say("Find words in the texts, notes, terms, events and tables.")
    head = Head(PATH, say("Search"), description, "", hide=("navigation", "toc"))
    say_in_html = interface_globals(language, escape)["_"]
    return page(head, book, "search.md.j2", kinds=kinds, texts=texts, say=say_in_html)
