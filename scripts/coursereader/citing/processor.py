"""Works in a style: the one module that knows the processor of the Citation Style Language."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from markupsafe import Markup

from ..html.weave import escape
from .styles import CitationStyle

OPEN, CLOSE = "\ue000", "\ue001"
"""Around what is set in italics, as long as it is words."""
SLANTED = re.compile(f"{OPEN}([^{OPEN}{CLOSE}]*){CLOSE}")
TWICE = re.compile(rf"([?!.]{CLOSE}?[”’»“]?)\.")
"""A point after a mark that ends a sentence."""
LOOSE = re.compile(r" (?=[.,)])")
"""A blank before a point."""
AFTER = re.compile(r"([”’])([.,])")
"""A point after a closing quotation mark."""
SINGLE = {"“": "‘", "”": "’"}
Item = Mapping[str, object]
"""One work, as CSL-JSON has it."""


def in_list(item: Item, style: CitationStyle, language: str) -> str:
    """The work as a list of works has it: words for `as_html`."""
    return "".join(map(str, _registered(item, style, language).bibliography()[0]))


def at_words(item: Item, style: CitationStyle, language: str, place: str = "", label: str = "page") -> str:
    """The work as it is cited at words taken from it; `place`: where in it they stand."""
    from citeproc import Citation, CitationItem, Locator

    where = {"locator": Locator(label, place)} if place else {}
    made = _registered(item, style, language)
    citation = Citation([CitationItem(item["id"], **where)])
    made.register(citation)
    return str(made.cite(citation, None))


def as_html(words: str, style: CitationStyle, language: str) -> Markup:
    """Its words as HTML. Points stand within quotation marks where the language wants it: the processor leaves that to
    whoever calls it. No point follows a question mark. A mark of ours that somebody wrote opens nothing."""
    if _style(style.path, locale(language)).root.get_locale_option("punctuation-in-quote") == "true":
        words = AFTER.sub(r"\2\1", words)
    words = LOOSE.sub("", TWICE.sub(r"\1", _within(words)))
    html = str(escape(words))
    while (slanted := SLANTED.sub(r"<i>\1</i>", html)) != html:
        html = slanted
    return Markup(html.replace(OPEN, "").replace(CLOSE, ""))


def _within(words: str) -> str:
    """The words with single quotation marks within double ones."""
    made, depth = "", 0
    for letter in words:
        depth -= letter == "”"
        made += SINGLE.get(letter, letter) if depth > 0 else letter
        depth += letter == "“"
    return made


def _registered(item: Item, style: CitationStyle, language: str) -> Any:
    from citeproc import Citation, CitationItem, CitationStylesBibliography
    from citeproc.source.json import CiteProcJSON

    made = CitationStylesBibliography(_style(style.path, locale(language)), CiteProcJSON([item]), _formatter())
    made.register(Citation([CitationItem(item["id"])]))
    return made


@cache
def _style(path: Path, language: str) -> Any:
    from citeproc import CitationStylesStyle, model

    model.CitationStylesElement.xpath_search = _searched
    model.CitationStylesElement.get_root = _root
    return CitationStylesStyle(str(path), locale=language, validate=False)


@cache
def _searched(element: Any, expression: str) -> Any:
    """What the processor asks of a style for each work anew, which is half of its time: no style changes."""
    return element.xpath(expression, namespaces=element.nsmap)


@cache
def _root(element: Any) -> Any:
    """The style or the words of a language that an element belongs to: asked for a thousand times a work."""
    return element.getroottree().getroot()


def term(style: CitationStyle, language: str, name: str, form: str | None) -> str:
    """A word of that language, as the style has it."""
    return str(_style(style.path, locale(language)).root.get_single_term(name=name, form=form))


@cache
def locale(language: str) -> str:
    """The processor's words for that language: its own, those of its chief country, or American English."""
    from citeproc import LOCALES_PATH

    known = json.loads((Path(LOCALES_PATH) / "locales.json").read_text(encoding="utf-8"))
    if language in known["language-names"]:
        return language
    return str(known["primary-dialects"].get(language.partition("-")[0], "en-US"))


@cache
def _formatter() -> Any:
    """What the processor writes: words as they are, with marks around those in italics."""
    same = dict.fromkeys(("Bold", "Light", "Underline", "Superscript", "Subscript", "SmallCaps", "preformat"), str)
    slanted = dict.fromkeys(("Italic", "Oblique"), lambda words: f"{OPEN}{words}{CLOSE}")
    return SimpleNamespace(**same, **slanted)
