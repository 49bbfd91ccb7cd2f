"""The manual: how to contribute, to cite, to read a page, to use the data. Our words, the course's examples."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import get_args

import jinja2
from markupsafe import Markup

from ...html.weave import escape, fenced
from ...input.records import Dated, Difference, Fact, Name, Note, Telling, Verdict
from ...interface.language import Language
from ...model.passages import PASSAGE_KINDS
from ..page import Head, Page, front_matter
from .view import ManualView, manual_view

__all__ = ["MANUAL", "ManualView", "manual_pages", "manual_view"]

MANUAL = ("citing", "contributing", "data", "reading")
"""The pages, each a template in every language of the manual. A course's own page of that name stands instead."""
CHOICES = {
    "dated": get_args(Dated.model_fields["by"].annotation),
    "difference": get_args(Difference.model_fields["kind"].annotation),
    "from": get_args(Fact.model_fields["source"].annotation),
    "name": get_args(Name.model_fields["kind"].annotation),
    "passage": PASSAGE_KINDS,
    "relation": get_args(Telling.model_fields["relation"].annotation),
    "verdict": get_args(Verdict.model_fields["verdict"].annotation),
    "voice": get_args(Note.model_fields["voice"].annotation),
}
"""What a field may be, where the engine decides it, not the course."""
_HERE = Path(__file__).resolve().parent
_ENGLISH = "en"


def manual_pages(view: ManualView) -> list[Page]:
    """The manual's pages for this course, in its language; those that the course has written itself are left out."""
    return [manual_page(view, name) for name in MANUAL if f"{name}.md" not in view.pages]


def manual_page(view: ManualView, name: str) -> Page:
    """One page of the manual."""
    template = _environment().get_template(f"{spoken(view.language)}/{name}.md.j2")
    module = template.make_module({"view": view, "word": Language(view.language).say})
    said: dict[str, str] = {key: str(getattr(module, key)).strip() for key in ("title", "description")}
    head = Head(f"{name}.md", said["title"], said["description"], "docs", searched=True, hide=())
    return Page(head.path, f"{front_matter(head)}# {escape(said['title'])}\n\n{str(module).strip()}\n", head.source)


def spoken(language: str) -> str:
    """The manual's language for a course in that one: itself, the one without its region, or English."""
    there = languages()
    return next((code for code in (language, language.partition("-")[0]) if code in there), _ENGLISH)


def languages() -> tuple[str, ...]:
    """The languages in which the manual is there."""
    return tuple(sorted(path.name for path in _HERE.iterdir() if (path / f"{MANUAL[0]}.md.j2").is_file()))


@cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(_HERE),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
        bytecode_cache=jinja2.FileSystemBytecodeCache(),
    )
    environment.finalize = _finalize
    environment.globals |= {"choices": CHOICES}
    environment.filters |= {"code": _code, "codes": _codes, "fenced": fenced, "yaml": _yaml}
    return environment


def _finalize(value: object) -> object:
    """The course's words become letters that Markdown leaves alone, as on every other page."""
    return escape(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _code(words: str) -> Markup:
    """Words as somebody types them."""
    return Markup(f"<code>{escape(words)}</code>")


def _codes(words: tuple[str, ...]) -> Markup:
    """Several of them, with commas."""
    return Markup(", ").join(map(_code, words))


def _yaml(words: str) -> Markup:
    """Words as a value in double quotation marks."""
    return Markup(json.dumps(words, ensure_ascii=False))
