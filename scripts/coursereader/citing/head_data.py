"""A work in the head of a page, by the names that programs for references and search engines look for.

The names are those of Highwire Press, which scholarly search engines ask for; and one of Zotero's own, for kinds of
works that these have no name for. Source: the inclusion guidelines of Google Scholar; Zotero's "Exposing Metadata".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from .names import inverted, listed
from .processor import Item
from .works import day_parts

ZOTERO: Final[Mapping[str, str]] = {
    "article-journal": "journalArticle",
    "article-magazine": "magazineArticle",
    "article-newspaper": "newspaperArticle",
    "book": "book",
    "chapter": "bookSection",
    "interview": "interview",
    "report": "report",
    "speech": "presentation",
    "thesis": "thesis",
    "webpage": "webpage",
}
"""What CSL calls works, as Zotero calls them; the others are documents."""
CONTAINERS: Final[Mapping[str, tuple[str, ...]]] = {
    "article-journal": ("citation_journal_title",),
    "chapter": ("citation_inbook_title", "citation_book_title"),
}
"""The names of what a work appeared in; of other kinds it would make an article of a journal."""
PUBLISHERS: Final[Mapping[str, str]] = {
    "report": "citation_technical_report_institution",
    "thesis": "citation_dissertation_institution",
}
FIELDS: Final[Mapping[str, str]] = {
    "volume": "citation_volume",
    "issue": "citation_issue",
    "DOI": "citation_doi",
    "language": "citation_language",
    "URL": "citation_public_url",
}


def head_data(item: Item) -> tuple[tuple[str, str], ...]:
    """The names and values of a work, in the order in which they stand."""
    return tuple(_named(item))


def _named(item: Item) -> Iterator[tuple[str, str]]:
    kind = str(item["type"])
    yield "z:itemType", ZOTERO.get(kind, "document")
    yield "citation_title", str(item["title"])
    for name in listed(item, "author"):
        yield "citation_author", inverted(name)
    for name in listed(item, "editor"):
        yield "citation_editor", inverted(name)
    if date := day_parts(item):
        yield "citation_publication_date", "/".join(f"{part:02}" for part in date)
    if "container-title" in item:
        for named in CONTAINERS.get(kind, ("DC.isPartOf",)):
            yield named, str(item["container-title"])
    if "publisher" in item:
        yield PUBLISHERS.get(kind, "citation_publisher"), str(item["publisher"])
    for key, named in FIELDS.items():
        if key in item:
            yield named, str(item[key])
    if "page" in item:
        first, _, last = str(item["page"]).partition("–")
        yield "citation_firstpage", first
        if last:
            yield "citation_lastpage", last
