"""Bodies of records: Markdown as safe HTML, their links made to fit the page that shows them."""

from __future__ import annotations

import posixpath
import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from markupsafe import Markup

from ..input.allow_list import BODY, SCHEMES, WITHOUT_SCHEME

if TYPE_CHECKING:
    import markdown


@cache
def _parser() -> markdown.Markdown:
    """Made once: to make it takes longer than to render a body. HTML is letters like any other in it."""
    import markdown  # where a page is made, and not for those who only check

    parser = markdown.Markdown()
    parser.preprocessors.deregister("html_block")
    parser.inlinePatterns.deregister("html")
    return parser


def rebase(href: str, written: str, shown: str) -> str:
    """A link of `notes/alder/fire.md` for the page `texts/alder.md`; one that leaves the site stays as it is."""
    if not href or href.startswith("#") or re.match(r"[a-z][a-z0-9+.-]*:|//", href, re.IGNORECASE):
        return href
    path, hash_, fragment = href.partition("#")
    target = posixpath.normpath(posixpath.join(posixpath.dirname(written), path))
    relative = posixpath.relpath(target, posixpath.dirname(shown) or ".")
    return re.sub(r"\.md$", ".html", relative) + hash_ + fragment


def record_html(path: str, body: str, shown: str) -> Markup:
    """A record's body for the page at `shown`; `path` is its file, from the course's folder."""
    return body_html(body, path.removeprefix("docs/"), shown)


def record_lead(path: str, body: str, shown: str) -> Markup:
    """The first paragraph of a record's body for the page at `shown`."""
    return record_html(path, lead(body), shown)


def plain(markdown: str, limit: int = 155) -> str:
    """The first words of a body, for a description: no marks, cut at a word."""
    words = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", re.sub(r"[*_`>#]", "", markdown))
    words = " ".join(words.split())
    return words if len(words) <= limit else words[:limit].rsplit(" ", 1)[0] + " …"


_TO_A_PASSAGE = re.compile(r'<a (href="(?:\.\./)*(?:texts/)?[a-z0-9-]+\.html#[a-z][\w-]*">)')
"""A link to words of a text, on whatever page of the site: a script shows their card there."""


def body_html(body: str, written: str, shown: str) -> Markup:
    """A record's body as safe HTML; HTML in it is shown as letters. Links of `written` are made to fit `shown`."""
    html = _converted(body)
    return _safe(html, written, shown) if "<a " in html else _safe(html, "", "")  # without a link they make no odds


@lru_cache(maxsize=4096)
def _converted(body: str) -> str:
    return _parser().reset().convert(body)


@lru_cache(maxsize=4096)
def _safe(html: str, written: str, shown: str) -> Markup:
    import nh3  # as above

    def rebased(tag: str, attribute: str, value: str) -> str | None:
        if attribute != "href":
            return value
        return None if WITHOUT_SCHEME.match(value) else rebase(value, written, shown)

    clean = nh3.clean(
        html,
        tags=set(BODY),
        attributes={"a": {"href"}},
        url_schemes=set(SCHEMES),
        link_rel=None,
        attribute_filter=rebased,
    )
    return Markup(_TO_A_PASSAGE.sub(r'<a class="mention" \1', clean))


def lead(body: str) -> str:
    """The first paragraph of a body, as written."""
    return body.strip().partition("\n\n")[0]
