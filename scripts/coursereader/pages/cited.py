"""How pages are cited: under a page of the course, and in the head of a text."""

from __future__ import annotations

from urllib.parse import urljoin

from ..analysis.addresses import text_url
from ..citing.citations import CitedSource, StyledWork, cited_page, cited_source
from ..citing.head_data import head_data
from ..citing.linked_data import Linked, in_a_page, work_data
from ..citing.works import appeared, for_programs, in_edition
from ..input.source import Source
from .naming import Texts

NOT_CITED = ("texts", "received", "handouts")
"""Folders whose pages are cited otherwise, or are another page once more."""
ROOT_NOT_CITED = ("index.md", "search.md", "problems.md", "citing.md")


def is_cited(path: str) -> bool:
    """Whether it says at its foot how it is cited."""
    folder, slash, _ = path.partition("/")
    return path not in ROOT_NOT_CITED and (not slash or folder not in NOT_CITED or path == "texts/index.md")


def page_citations(texts: Texts, path: str, title: str) -> tuple[StyledWork, ...]:
    """The page at that path in every style."""
    return cited_page(title, texts.site.title, _address(texts, path), texts.language)


def source_citations(texts: Texts, path: str, source: Source) -> CitedSource:
    """The text of that page in every style."""
    return cited_source(source, texts.site.title, _address(texts, path), texts.language)


Keys = tuple[tuple[str, object], ...]
"""Of a front matter."""


def original_in_head(texts: Texts, source: Source) -> Keys:
    """For the head of the page on which a text is read: the text as it appeared, and that it is read here."""
    item = for_programs(source, appeared(source), "")
    return _in_head(item, work_data(item, workExample=_read_here(texts, source)))


def edition_in_head(texts: Texts, source: Source) -> Keys:
    """For the head of the page of an edition: this edition, and what it is an edition of."""
    here = for_programs(source, in_edition(source, texts.site.title, texts.language.code), _text_address(texts, source))
    of = work_data(for_programs(source, appeared(source), ""))
    return _in_head(here, work_data(here, exampleOfWork=of))


def original(source: Source) -> Linked:
    """The text as it appeared, for a list of them."""
    return work_data(for_programs(source, appeared(source), ""))


def in_head(said: Linked) -> Keys:
    """For the head of a page that is about something else than a text."""
    return (("linked_data", in_a_page(said)),)


def _in_head(item: dict[str, object], said: Linked) -> Keys:
    return (("metadata", [list(pair) for pair in head_data(item)]), *in_head(said))


def _read_here(texts: Texts, source: Source) -> Linked:
    site = {"@type": "WebSite", "name": texts.site.title}
    made: Linked = {"@type": "WebPage", "name": source.label, "isPartOf": site, "url": _text_address(texts, source)}
    return {key: value for key, value in made.items() if value}


def _text_address(texts: Texts, source: Source) -> str:
    return urljoin(texts.site.address, text_url(source.id)) if texts.site.address else ""


def _address(texts: Texts, path: str) -> str:
    return urljoin(texts.site.address, path.removesuffix(".md") + ".html") if texts.site.address else ""
