"""A web page: its text, without what surrounds it."""

from __future__ import annotations

import re

from .assembly import assembled
from .extraction import Extraction, extraction
from .html_flow import HtmlFlow, KnownElements
from .html_notes import notes_of, role
from .page_chrome import chrome_of
from .page_styles import dress_of
from .stated import letters
from .trees import Element, html_tree, texts

FORMAT = "HTML"


def read_page(words: str) -> Extraction:
    """The text of a page. Raises UnreadableError."""
    root = html_tree(words, FORMAT)
    notes = notes_of([("", root)])
    aside = {one: name for one, name in chrome_of(root).items() if not any(body in notes.bodies for body in one.iter())}
    known = KnownElements(
        aside=aside,
        marks=notes.marks,
        bodies=notes.bodies,
        ways_back=notes.ways_back,
        taken=notes.taken,
        pages=page_starts(root),
        dress=dress_of("".join(words for style in root.iter("style") for words in texts(style))),
    )
    return extraction(FORMAT, assembled(HtmlFlow(known).read(root)), letters(texts(root)))


def page_starts(root: Element) -> dict[Element, str]:
    """Elements that say that a page of print begins, with its number."""
    return {
        one: page_number(one)
        for one in root.iter()
        if isinstance(one.tag, str) and {"pagebreak", "doc-pagebreak", "pagenum"} & set(role(one).split())
    }


def page_number(element: Element) -> str:
    """Of the page that begins at an element; empty where it does not say."""
    for said in (element.get("title"), element.get("aria-label"), "".join(texts(element)), _digits(element.get("id"))):
        last: list[str] = re.findall(r"\w+", said or "")[-1:]
        if last and len(last[0]) <= 8:
            return last[0]
    return ""


def _digits(id: str | None) -> str:
    tail = (id or "").rsplit("page", 1)[-1].strip("_-. ")
    return tail if tail.isdecimal() else ""
