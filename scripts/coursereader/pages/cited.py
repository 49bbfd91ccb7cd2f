"""How pages are cited: under a page of the course, and in the head of a text."""

from __future__ import annotations

from urllib.parse import urljoin

from ..citing.citations import CitedSource, StyledWork, cited_page, cited_source
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


def _address(texts: Texts, path: str) -> str:
    return urljoin(texts.site.address, path.removesuffix(".md") + ".html") if texts.site.address else ""
