"""Pages that people write."""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser

import yaml
from coursereader.input.contents import Handwritten, Records
from coursereader.input.frontmatter import split_page
from coursereader.input.link_targets import LinkTargets
from coursereader.input.lint import lint
from coursereader.model.problems import Report
from coursereader.pages.handwritten import handwritten_page

from .rendering import rendered

RUNS = re.compile(r"(?:[a-z][a-z0-9+.-]*):", re.IGNORECASE)
DEAD = {"http:", "https:", "mailto:"}


class Live(HTMLParser):
    """What could run or load something on a page, as a browser reads it."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("script", "iframe", "object", "embed", "form", "style", "base", "meta", "link", "svg", "math"):
            self.found.append(tag)
        for name, value in attrs:
            address = re.sub(r"[\x00-\x20]", "", unescape(value or ""))
            scheme = RUNS.match(address) if name in ("href", "src", "action", "srcset") else None
            if name.startswith("on") or name == "style" or (scheme and scheme[0].lower() not in DEAD):
                self.found.append(f"{tag} {name}={value}")


def page(data: bytes) -> None:
    """A hand-written page in which the check finds nothing runs nothing, and its own front matter can be read."""
    parts = split_page(data, "docs/a.md", Report())
    if parts is None:
        return
    written = Handwritten("docs/a.md", parts.body, parts.body_line)
    records = Records(handwritten=(written,), files=frozenset(["a.md"]))
    lint(records, report := Report(), LinkTargets.of(records, ()))
    text = handwritten_page(written).text
    front, _, body = text.removeprefix("---\n").partition("---\n\n")
    said = yaml.safe_load(front)
    assert isinstance(said["title"], str)
    assert isinstance(said["description"], str)
    assert body.strip() == parts.body.strip()
    if not len(report):
        assert not Live(rendered(parts.body)).found
