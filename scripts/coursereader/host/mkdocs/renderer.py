"""MkDocs itself: one call renders the pages that a site lacks. Also a program, which loads early and waits for it.

Imports nothing of the reader, so that the program is ready before the pages are. Finished HTML is put into pages as it
is, to the same bytes: Markdown and MkDocs each take it apart letter by letter, which is four fifths of all they do.
"""

from __future__ import annotations

import io
import json
import logging
import os
import re
import sys
import threading
from collections.abc import Callable
from html import unescape
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

import mkdocs.commands.build
from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException
from mkdocs.plugins import BasePlugin

_DIRTY = "'dirty' build"
"""MkDocs warns that pages it passes over may be behind; what they depend on is known (kept.py)."""


class _Wishes(io.StringIO):
    """A course's own configuration, read over ours wherever ours lies."""

    name: str


def loaded(own: Path, ours: Path, pages: Path, site: Path, strict: bool) -> MkDocsConfig:
    """The configuration: the course's own rows, where it has such a file, over ours."""
    options: dict[str, Any] = {"docs_dir": str(pages), "site_dir": str(site), "strict": strict}
    if own.is_symlink() or not own.is_file() or own == ours:
        return load_config(str(ours), **options)
    rows = re.sub(r"^INHERIT:.*$", "", own.read_text(encoding="utf-8"), flags=re.MULTILINE)
    wishes = _Wishes(f"{rows}\nINHERIT: {json.dumps(str(ours))}\n")
    wishes.name = str(own)
    return load_config(wishes, **options)


class _Told(BasePlugin[MkDocsConfig]):  # type: ignore[no-untyped-call]
    """Prints a sign for each half of a page that is done: its Markdown is HTML, its HTML is a page."""

    def __init__(self, sign: str) -> None:
        self.sign = sign

    def on_page_content(self, html: str, **page: object) -> str:
        """The first half."""
        print(self.sign, flush=True)
        return html

    def on_post_page(self, output: str, **page: object) -> str:
        """The second."""
        print(self.sign, flush=True)
        return output


def render(own: Path, ours: Path, pages: Path, site: Path, strict: bool, sign: str = "") -> int:
    """Render every page that is not in the site, or older there; how many warnings. Raises SystemExit where strict.
    `sign`: printed in a line of its own, twice for a page."""
    warnings = _Warnings(logging.WARNING)
    log = logging.getLogger("mkdocs")
    log.addHandler(warnings)
    try:
        config = loaded(own, ours, pages, site, strict)
        config["markdown_extensions"].append(FinishedHtml())
        _join(config)
        if sign:
            config.plugins["told"] = _Told(sign)
        config.plugins.on_startup(command="build", dirty=True)
        mkdocs.commands.build.build(config, dirty=True)
        config.plugins.on_shutdown()
    finally:
        log.removeHandler(warnings)
    return warnings.count


_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)((?:\s+[a-zA-Z][\w:.-]*(?:=\"[^\"<>]*\")?)*)\s*(/?)>", re.IGNORECASE)
"""What alone a page may have of tags that is put in whole: there is one way to read them."""
_READ_OTHERWISE = frozenset({"script", "style", "textarea", "xmp", "iframe", "noembed", "noframes", "plaintext"})
_UNENDED = re.compile(r"&#(?![0-9]+;|[xX][0-9a-fA-F]+;)")
_ID = re.compile(r"<[a-zA-Z][^<>]*?\sid=\"([^\"]+)\"")
_NAME = re.compile(r"<a\s[^<>]*?(?<=\s)name=\"([^\"]+)\"")
_REST_OF_LINE = re.compile(r" *\n( *\n)?")


def whole_blocks(words: str, is_block: Callable[[str], bool]) -> list[tuple[int, int]]:
    """Where the elements of a page begin and end that Markdown leaves as they are: each begins a line and ends one.
    None of a page that can be read in more than one way."""
    found, open_, first, tags = list[tuple[int, int]](), list[str](), 0, 0
    for tag in _TAG.finditer(words):
        closes, name, attributes, closed = tag.groups()
        tags += 1
        if name in _READ_OTHERWISE or not name.islower() or (closes and (attributes or closed)):
            return []
        if not open_:
            if closes or not is_block(name):
                continue
            first = tag.start()
            if closed or name == "hr" or words[first - 1 : first] not in ("", "\n"):
                return []
        if not closes and not closed and name != "hr":
            open_.append(name)
        elif closes and name in open_:
            while open_.pop() != name:
                pass
            if not open_:
                found.append((first, tag.end()))
                if not _REST_OF_LINE.match(words, tag.end()):
                    return []
    return [] if open_ or tags != words.count("<") or _UNENDED.search(words) else found


class _Whole(Preprocessor):
    """Stashes what Markdown would stash, before anybody parses it."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self.ids: set[str] = set()

    def run(self, lines: list[str]) -> list[str]:
        """The same lines where there is no such element."""
        words = "\n".join(lines)
        blocks = whole_blocks(words, self.md.is_block_level)
        if not blocks:
            return lines
        self.ids = {unescape(id) for id in (*_ID.findall(words), *_NAME.findall(words))}
        parts, last = list[str](), 0
        for first, end in blocks:
            rest = _REST_OF_LINE.match(words, end)
            html = words[first:end] + ("\n" if rest and rest[1] else "")
            parts += [words[last:first], "\n", self.md.htmlStash.store(html), "\n\n"]
            last = end
        return "".join([*parts, words[last:]]).split("\n")


class _Anchors(Treeprocessor):
    """Tells MkDocs of the ids that it has not seen: it looks whether links lead to them."""

    def __init__(self, md: Markdown, whole: _Whole) -> None:
        super().__init__(md)
        self.whole = whole

    def run(self, root: Element) -> None:
        """Where MkDocs looks at this page."""
        if "mkdocs_raw_html" in self.md.preprocessors:
            self.md.preprocessors["mkdocs_raw_html"].present_anchor_ids |= self.whole.ids  # type: ignore[attr-defined]


class FinishedHtml(Extension):
    """Of Markdown: what is HTML already is not parsed. Leaves all other pages alone."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        """Before MkDocs (21) and Markdown (20) look for HTML, after fenced code (25)."""
        whole = _Whole(md)
        md.preprocessors.register(whole, "finished_html", 22)
        md.treeprocessors.register(_Anchors(md, whole), "finished_html", 4)


def _join(config: MkDocsConfig) -> None:
    """One sheet for a page instead of three: it is put together when all pages are there (theme_style.py). Where the
    course wants more of the theme's sheets, each stays by itself."""
    joined = config.extra.get("reader", {}).get("joined")
    if joined and not config.theme.get("palette"):
        config.extra["reader"]["sheet"] = joined["sheet"]
        config.extra_css = [path for path in config.extra_css if str(path) not in joined["parts"]]


def quiet() -> None:
    """Only warnings are said, and none about pages passed over."""
    logging.basicConfig(format="%(levelname)s: %(message)s", stream=sys.stdout)
    logging.getLogger("mkdocs").setLevel(logging.WARNING)
    logging.getLogger("mkdocs.commands.build").addFilter(lambda record: _DIRTY not in record.getMessage())


class _Warnings(logging.Handler):
    """Counts them."""

    count = 0

    def emit(self, record: logging.LogRecord) -> None:
        """One more."""
        self.count += 1


def main(sign: str = "") -> int:
    """Wait for a line with the places, render, strictly; 0 where all is well. `sign`: as `render` has it."""
    quiet()
    if line := sys.stdin.readline():
        threading.Thread(target=_end_with_the_parent, daemon=True).start()
        own, ours, pages, site = (Path(place) for place in json.loads(line))
        try:
            render(own, ours, pages, site, strict=True, sign=sign)
        except MkDocsException as stopped:
            print(stopped.format_message())
            return 1
        except OSError as stopped:
            print(f"{stopped.filename}: {stopped.strerror}." if stopped.filename else f"{stopped.strerror}.")
            return 1
    return 0


def _end_with_the_parent() -> None:
    """Nothing more is written when nobody waits for it: the next build works in these folders."""
    while os.read(0, 1024):  # not through `sys.stdin`, which a thread that waits in it keeps from being closed
        pass
    os._exit(1)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2]))
