"""Sheets one hands out: the outline of a text's argument, its key quotations, the answers to one question."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ..html.bodies import plain, record_html
from ..input.records import Comparison, Source
from ..input.teaching import KeyQuotations, OfOneText, Outline
from ..interface.words import N_
from .comparisons import TextAnswer, Theme, answers, themes
from .excerpt import words_html
from .headings import in_contents
from .index import CourseIndex
from .naming import Texts
from .page import Head, Page, page
from .passages import QuotedWords
from .planning import Planned
from .text_view import SHEETS

PARTS: Mapping[str, str] = {
    "thesis": N_("Thesis"),
    "step": N_("Step"),
    "evidence": N_("Evidence"),
    "objection": N_("Objection"),
    "conclusion": N_("Conclusion"),
}
"""What a step is to its argument, in words."""
HANDOUTS = N_("Handouts")


@dataclass(frozen=True)
class SheetLine:
    """One line of a sheet, with its words."""

    part: str
    """What it is to the argument, one of `PARTS`; empty among key quotations."""
    says: str
    quoted: QuotedWords


@dataclass(frozen=True)
class TextSheetView:
    """What a sheet about one text prints."""

    texts: Texts
    source: Source
    record: OfOneText
    title: str
    folder: str
    lines: tuple[SheetLine, ...]
    sections: tuple[tuple[str, str], ...] = ()
    """Headings that the editors have given a title, each with its address."""


@dataclass(frozen=True)
class HandoutView:
    """What the handout of one question prints."""

    texts: Texts
    sources: tuple[Source, ...]
    """The works that answer, as they are to be named."""
    comparison: Comparison
    answers: tuple[TextAnswer, ...]


@dataclass(frozen=True)
class ListedSheet:
    """One sheet in a list."""

    title: str
    url: str
    text: str = ""
    """The text it is of; empty where it is of all."""


@dataclass(frozen=True)
class SheetsView:
    """What a list of sheets prints."""

    texts: Texts
    folder: str
    title: str
    said: str
    sheets: tuple[ListedSheet, ...]


@dataclass(frozen=True)
class ThemeHandouts:
    """The handouts of one theme."""

    theme: Theme
    sheets: tuple[ListedSheet, ...]


@dataclass(frozen=True)
class HandoutsView:
    """What the list of handouts prints."""

    texts: Texts
    themes: tuple[ThemeHandouts, ...]


def outline_pages(index: CourseIndex) -> Iterator[Planned[Any]]:
    """A sheet for each outline, and the list."""
    for outline in index.course.of(Outline):
        lines = tuple(SheetLine(s.part, s.says, index.quoted(outline.id, s.place)) for s in outline.steps if s.place)
        edition = index.edition(outline.text)
        sections = tuple(
            (
                in_contents(edition.text.passage(one.heading), edition.text, one.title),
                f"texts/{outline.text}.html#{one.heading}",
            )
            for one in outline.sections
        )
        view = TextSheetView(index.texts, edition.source, outline, SHEETS[Outline], "outlines", lines, sections)
        yield Planned(f"outlines/{outline.id}.md", text_sheet, view)
    said = N_("The argument of each text, step by step, on one sheet.")
    yield from _list(index, Outline, "outlines", N_("Outlines"), said)


def key_quotation_pages(index: CourseIndex) -> Iterator[Planned[Any]]:
    """A sheet of key quotations for each text, and the list."""
    for sheet in index.course.of(KeyQuotations):
        lines = tuple(SheetLine("", q.why, index.quoted(sheet.id, q.place)) for q in sheet.quotations if q.place)
        source = index.edition(sheet.text).source
        view = TextSheetView(index.texts, source, sheet, SHEETS[KeyQuotations], "key-quotations", lines)
        yield Planned(f"key-quotations/{sheet.id}.md", text_sheet, view)
    said = N_("The words of each text that one has to know, on one sheet.")
    yield from _list(index, KeyQuotations, "key-quotations", SHEETS[KeyQuotations], said)


def handout_pages(index: CourseIndex) -> Iterator[Planned[Any]]:
    """A handout for each question, and the list."""
    for asked in index.course.of(Comparison):
        given = answers(index, asked)
        works = tuple(index.edition(answer.text).source for answer in given if answer.state == "says")
        yield Planned(f"handouts/{asked.id}.md", handout, HandoutView(index.texts, works, asked, given))
    if listed := handouts_by_theme(index):
        yield Planned("handouts/index.md", handouts, HandoutsView(index.texts, listed))


def handouts_by_theme(index: CourseIndex) -> tuple[ThemeHandouts, ...]:
    """All handouts, under what their questions are about."""
    asked = index.course.of(Comparison)
    return tuple(
        ThemeHandouts(
            theme,
            tuple(ListedSheet(one.question, handout_url(one.id)) for one in asked if one.theme == theme.id),
        )
        for theme in themes(index)
    )


def handout_url(comparison: str) -> str:
    """Where the handout of a question stands, from the site's root."""
    return f"handouts/{comparison}.html"


def _list(
    index: CourseIndex, model: type[OfOneText], folder: str, title: str, said: str
) -> Iterator[Planned[SheetsView]]:
    there = {record.text for record in index.course.of(model)}
    listed = tuple(
        ListedSheet(index.texts.label(text), f"{folder}/{text}.html", text) for text in index.texts.ids if text in there
    )
    if listed:
        yield Planned(f"{folder}/index.md", sheets, SheetsView(index.texts, folder, title, said, listed))


def text_sheet(view: TextSheetView) -> Page:
    """The sheet of one text."""
    record, say = view.record, view.texts.language.say
    path = f"{view.folder}/{record.id}.md"
    label = view.texts.label(record.text)
    title = say("{text}: {sheet}", text=label, sheet=say(view.title))
    return page(
        Head(path, title, plain(record.body) or title, record.path),
        view.texts,
        "sheet.md.j2",
        view=view,
        heading=say(view.title),
        body=record_html(record.path, record.body, path) if record.body.strip() else "",
        lines=[(line, say(PARTS[line.part]) if line.part else "", words_html(line.quoted)) for line in view.lines],
    )


def handout(view: HandoutView) -> Page:
    """The handout of one question."""
    asked, say = view.comparison, view.texts.language.say
    title = say("Handout: {question}", question=asked.question)
    return page(
        Head(f"handouts/{asked.id}.md", title, title, asked.path),
        view.texts,
        "handout.md.j2",
        view=view,
        answers=[(answer, [(q, words_html(q)) for q in answer.quoted]) for answer in view.answers],
    )


def handouts(view: HandoutsView) -> Page:
    """The list of handouts."""
    say = view.texts.language.say
    said = say("Each question on one sheet, with what every text answers and space for notes.")
    head = Head("handouts/index.md", say(HANDOUTS), said, "docs/comparisons")
    return page(head, view.texts, "handouts.md.j2", view=view, said=said)


def sheets(view: SheetsView) -> Page:
    """The list of sheets of one sort."""
    say = view.texts.language.say
    head = Head(f"{view.folder}/index.md", say(view.title), say(view.said), "docs")
    return page(head, view.texts, "sheets.md.j2", view=view)
