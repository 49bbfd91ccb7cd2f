"""What Markdown of a course may come to as HTML: the one list for bodies of records and for hand-written pages.

It is held against what was rendered, never against what was written: there is no second idea of what Markdown means.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

SCHEMES = frozenset({"http", "https", "mailto"})
"""Of addresses that have one."""
WITHOUT_SCHEME = re.compile(r"\s*(?:[/\\]{2}|www\.)")
"""How an address begins that leads to another host and names no scheme: `//example.org`, `www.example.org`."""
BODY = frozenset({"p", "em", "strong", "a", "ul", "ol", "li", "blockquote", "code", "br"})
"""Elements that a record's body may come to."""
PAGE = BODY | {
    "h1", "h2", "h3", "h4", "h5", "h6", "hr", "pre", "div", "span", "section", "article", "aside", "header", "footer",
    "b", "i", "u", "s", "small", "mark", "sub", "sup", "q", "cite", "abbr", "dfn", "kbd", "samp", "var", "time", "wbr",
    "del", "ins", "bdi", "bdo", "ruby", "rt", "rp", "dl", "dt", "dd", "figure", "figcaption", "img", "details",
    "summary", "table", "caption", "colgroup", "col", "thead", "tbody", "tfoot", "tr", "th", "td",
}  # fmt: skip
"""Elements that a hand-written page may come to."""
ANYWHERE = frozenset({"id", "class", "lang", "dir", "title"})
"""Attributes of any element of a page."""
ATTRIBUTES: Mapping[str, frozenset[str]] = {
    "a": frozenset({"href"}),
    "img": frozenset({"src", "alt", "width", "height"}),
    "ol": frozenset({"start", "reversed", "type"}),
    "li": frozenset({"value"}),
    "time": frozenset({"datetime"}),
    "del": frozenset({"datetime"}),
    "ins": frozenset({"datetime"}),
    "details": frozenset({"open"}),
    "col": frozenset({"span"}),
    "colgroup": frozenset({"span"}),
    "th": frozenset({"scope", "colspan", "rowspan", "headers", "align"}),
    "td": frozenset({"colspan", "rowspan", "headers", "align"}),
}
"""Attributes of one element."""
NAME = re.compile(r"(?!__)[\w.:-]+")
"""An id, or one of the classes; the theme's own ids begin with two underscores."""
LISTED = frozenset({"id", "class"})
"""What an attribute list of Markdown may say: `{: #where .what }`. Who needs `lang`, `dir` or `title` writes a tag."""
EXTENSIONS: Mapping[str, Mapping[str, object]] = {
    "toc": {"permalink": False},
    "tables": {"use_align_attribute": True},  # not style="…", which the pages' policy refuses
    "fenced_code": {},
    "attr_list": {},
}
"""Of Python-Markdown: with these the host renders pages, and with these the check looks at them."""


def attributes_of(tag: str) -> frozenset[str]:
    """The attributes that an element of a page may have."""
    return ANYWHERE | ATTRIBUTES.get(tag, frozenset())
