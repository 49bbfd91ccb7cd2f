"""The page of one text: the words whole and numbered, what is marked in them, and the cards its marks open."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..analysis.printed_pages import printed_pages
from ..input.source import Source
from ..model.passages import FURNITURE, NOTE, PARAGRAPH, QUOTATION, Passage
from .blocks import blocks
from .cards import cards
from .cited import original_in_head, source_citations
from .headings import is_title
from .index import CourseIndex
from .length import length, minutes, words_of
from .marks import marks
from .neighbours import neighbours
from .page import Head, Page, page
from .planning import Planned
from .switch import switch
from .text_view import TextView, text_view

NUMBERED = (PARAGRAPH, QUOTATION)
AT_THE_HEAD = 3
"""Passages of a text in which it may name its author itself: then its page does not do so above them."""


def text_pages(index: CourseIndex) -> Iterator[Planned[TextView]]:
    """A page for each text."""
    beside = neighbours((e.id, e.source.label, f"texts/{e.id}.html") for e in index.course.editions)
    for edition in index.course.editions:
        view = text_view(index, edition, beside[edition.id])
        yield Planned(view.path, text_page, view)


def text_page(view: TextView) -> Page:
    """The page of one text."""
    source, marked = view.source, marks(view)
    found = blocks(view, marked)
    read = [block for block in found if not is_title(block.passage, source.title.value)]
    return page(
        _head(view, next((block.passage.id for block in read if block.passage.kind in NUMBERED), "")),
        view.texts,
        "text.md.j2",
        view=view,
        source=source,
        names_author=names_author([block.passage for block in read], source),
        printed=next((block for block in found if is_title(block.passage, source.title.value)), None),
        blocks=[block for block in read if block.passage.kind not in (FURNITURE, NOTE)],
        furniture=[block for block in found if block.passage.kind == FURNITURE],
        cards=cards(view, marked),
        switch=switch(view.edition, view.texts.language),
        pages=_pages(view),
        citations=source_citations(view.texts, view.path, source),
        length=length(view.edition, view.texts.language),
        minutes=minutes(words_of(view.edition.text.passages)),
    )


def _pages(view: TextView) -> dict[str, str]:
    """By passage, the page or the pages of the print on which it stands, where that is certain."""
    pages = printed_pages(view.edition.received, view.source.published.pages)
    return {passage: "–".join(map(str, dict.fromkeys(both))) for passage, both in pages.items()}


def names_author(read: Sequence[Passage], source: Source) -> bool:
    """Whether one of the first passages is the name of one of its authors, and no more."""
    authors = {author.name for author in source.authors}
    return any(passage.text.strip() in authors for passage in read[:AT_THE_HEAD])


def _head(view: TextView, first: str) -> Head:
    source = view.source
    say = view.texts.language.say
    return Head(
        view.path,
        source.title.value if source.title.value != "unknown" else source.label,
        say("{text}: the whole text with notes, terms and what the other texts say.", text=source.label),
        source.path,
        hide=(),
        more=(
            ("shelf", "texts"),
            ("label", source.label),
            ("skip", first),
            ("order", view.texts.order(view.edition.id)),
            ("corrections", f"seeds/{view.edition.id}/emendations" if view.edition.emendations else ""),
            *original_in_head(view.texts, source),
        ),
    )
