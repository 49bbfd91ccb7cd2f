"""Markdown as the site renders it, and HTML as a browser reads it."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import markdown
from coursereader.input.allow_list import EXTENSIONS

CONFIGS = {name: dict(wishes) for name, wishes in EXTENSIONS.items()}
"""Those of the site."""


class Read(HTMLParser):
    """A page's words and elements; fails where they do not close in order."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.words, self.open, self.ids, self.nested = "", [""], list[str](), False
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.nested |= tag == "a" and "a" in self.open
        self.ids += [value or "" for name, value in attrs if name == "id"]
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words += data


def rendered(html: str) -> str:
    """Markdown as HTML."""
    return markdown.markdown(html, extensions=list(EXTENSIONS), extension_configs=CONFIGS)


def without_notes(html: str) -> str:
    """HTML without the numbers that notes add."""
    return re.sub(r'<sup class="nr">.*?</sup>', "", html)
