"""The manual: how to contribute, to cite, to read a page, to use the data. Our words, the course's examples."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args
from urllib.parse import urljoin

from markupsafe import Markup

from ...analysis.addresses import text_url
from ...citing.citations import StyledWork, cited_source
from ...citing.linked_data import dataset_data
from ...html.weave import escape, fenced
from ...input.mentions import NOT_PROSE
from ...input.publication import Contributor, WorkType
from ...input.records import Author, Dated, Difference, Name, Note, Telling, Verdict
from ...input.witnesses import Witness
from ...interface.language import Language
from ...interface.typography import set_in_type, set_outside
from ...model.passages import PassageKind
from ..cited import Keys, in_head
from ..index import CourseIndex
from ..page import Head, Page, front_matter
from ..planning import Planned
from ..templating import environment
from .samples import Make
from .view import (
    CitedText,
    CitingView,
    ContributingView,
    DataView,
    ReadingView,
    citing_view,
    contributing_view,
    data_view,
    reading_view,
)

if TYPE_CHECKING:
    import jinja2

__all__ = ["MANUAL", "manual_pages"]

MANUAL = ("reading", "citing", "data", "contributing")
"""The pages, each a template in every language of the manual. A course's own page of that name stands instead."""
CHOICES = {
    "dated": get_args(Dated.model_fields["by"].annotation),
    "difference": get_args(Difference.model_fields["kind"].annotation),
    "from": get_args(Author.model_fields["source"].annotation),
    "witness": get_args(Witness.model_fields["kind"].annotation),
    "name": get_args(Name.model_fields["kind"].annotation),
    "passage": PassageKind,
    "role": get_args(Contributor.model_fields["role"].annotation),
    "type": get_args(WorkType),
    "relation": get_args(Telling.model_fields["relation"].annotation),
    "verdict": get_args(Verdict.model_fields["verdict"].annotation),
    "voice": get_args(Note.model_fields["voice"].annotation),
}
"""What a field may be, where the engine decides it, not the course."""
MEDIA = {"json": "application/json", "jsonld": "application/ld+json", "gz": "application/gzip"}
"""By the end of a file's name, as IANA names media."""
_HERE = Path(__file__).resolve().parent
_ENGLISH = "en"


def manual_pages(index: CourseIndex, records: Mapping[str, Make]) -> Iterator[Planned[Any]]:
    """The manual's pages, but those that the course has written itself; `records`: what makes their data files."""
    own = {written.path.removeprefix("docs/") for written in index.course.handwritten}
    for page in _planned(index, records):
        if page.path not in own:
            yield page


def _planned(index: CourseIndex, records: Mapping[str, Make]) -> Iterator[Planned[Any]]:
    course = index.course
    yield Planned("reading.md", reading_page, reading_view(course))
    yield Planned("citing.md", citing_page, citing_view(course))
    yield Planned("data.md", data_page, data_view(course, records))
    yield Planned("contributing.md", contributing_page, contributing_view(course))


def reading_page(view: ReadingView) -> Page:
    """How to read a page: marks, cards, as received, keys, accessibility, privacy."""
    return _page("reading", view.language, view)


def citing_page(view: CitingView) -> Page:
    """How to cite a passage, a note, a record, the whole."""
    return _page("citing", view.language, view)


def data_page(view: DataView) -> Page:
    """The files of `data/`."""
    files = {urljoin(view.address, file.path): MEDIA[file.path.rpartition(".")[2]] for file in view.files}
    name, description = _said(_filled("data", view.language, view), view.language)
    said = dataset_data(f"{view.title}: {name}", description, view.rights, urljoin(view.address, "data.html"), files)
    return _page("data", view.language, view, in_head(said))


def contributing_page(view: ContributingView) -> Page:
    """How to add to the course, with a template for every kind of file."""
    return _page("contributing", view.language, view)


def _page(name: str, language: str, view: object, more: Keys = ()) -> Page:
    module = _filled(name, language, view)
    title, description = _said(module, language)
    head = Head(f"{name}.md", title, description, "docs", hide=(), more=more)
    words = set_outside(str(module).strip(), spoken(language), NOT_PROSE)
    return Page(head.path, f"{front_matter(head)}# {escape(title)}\n\n{words}\n", head.source)


def _filled(name: str, language: str, view: object) -> Any:
    template = _environment().get_template(f"{spoken(language)}/{name}.md.j2")
    return template.make_module({
        "view": view, "_": Language(language).say, "cited": partial(_cited, view, Language(language)),
    })  # fmt: skip


def _said(module: Any, language: str) -> tuple[str, str]:
    """The title and the description of a page."""
    title, description = (" ".join(str(said).split()) for said in (module.title, module.description))
    return set_in_type(title, spoken(language)), set_in_type(description, spoken(language))


def _cited(view: Any, language: Language, text: CitedText) -> tuple[StyledWork, ...]:
    """A text of that view as it is read here, in every style, at its passage."""
    address = urljoin(view.address or "https://…/", text_url(text.id)) + f"#{text.passage}"
    place = language.say("passage {number}", number=text.number)
    return cited_source(text.source, view.title, address, language, place).here


def spoken(language: str) -> str:
    """The manual's language for a course in that one: itself, the one without its region, or English."""
    there = languages()
    return next((code for code in (language, language.partition("-")[0]) if code in there), _ENGLISH)


def languages() -> tuple[str, ...]:
    """The languages in which the manual is there."""
    return tuple(sorted(path.name for path in _HERE.iterdir() if (path / f"{MANUAL[0]}.md.j2").is_file()))


@cache
def _environment() -> jinja2.Environment:
    made = environment(_HERE)
    made.globals |= {"choices": CHOICES, "python": (_HERE / "several_tellings.txt").read_text(encoding="utf-8")}
    made.globals["hosting"] = {path.name: path.read_text(encoding="utf-8") for path in (_HERE / "hosting").iterdir()}
    made.filters |= {"code": _code, "codes": _codes, "under": _under, "fenced": fenced, "yaml": _yaml}
    return made


def _code(words: str) -> Markup:
    """Words as somebody types them."""
    return Markup(f"<code>{escape(words)}</code>")


def _codes(words: tuple[str, ...]) -> Markup:
    """Several of them, with commas."""
    return Markup(", ").join(map(_code, words))


def _under(keys: tuple[str, ...]) -> Markup:
    """A key under those it lies under."""
    return Markup(": ").join(map(_code, keys))


def _yaml(words: str) -> Markup:
    """Words as a value in double quotation marks."""
    return Markup(json.dumps(words, ensure_ascii=False))
