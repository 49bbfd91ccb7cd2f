"""HTML in the one form that every reader of HTML takes alike: each `<` begins a tag or a comment written out in full.

No `<` stands in a value or a comment. Then a browser sees no tag that is not found here, whatever state it is in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape

VALUE = r"""(?:"[^"<]*+"|'[^'<]*+'|[^\s"'=<>`]++)"""
_TAG = re.compile(
    rf"""<!--(?!-?>)(?:(?!--)[^<>])*+-->|<!doctype\ html>|</[a-zA-Z][a-zA-Z0-9-]*+\s*+>|
    <(?P<name>[a-zA-Z][a-zA-Z0-9-]*+)(?P<said>(?:\s++[^\s"'<>/=]++(?:\s*+=\s*+{VALUE})?+)*+)\s*+/?>""",
    re.VERBOSE | re.IGNORECASE,
)
_ATTRIBUTE = re.compile(rf"""([^\s"'<>/=]++)(?:\s*+=\s*+({VALUE}))?+""")


@dataclass(frozen=True)
class StartTag:
    """One opening tag."""

    name: str
    """In small letters; empty where what stands there is none that can be read safely."""
    at: int
    """Its first character."""
    end: int
    """The character after it."""
    written: str
    attributes: Mapping[str, str] = field(default_factory=dict)
    """By name in small letters; values as words. Of two of a name the first, as browsers have it."""


def start_tags(html: str, at: int = 0) -> Iterator[StartTag]:
    """Every opening tag from a place on, and every `<` that begins nothing that can be read safely."""
    while (at := html.find("<", at)) >= 0:
        found = _TAG.match(html, at)
        if found is None:
            yield StartTag("", at, at + 1, " ".join(html[at : at + 60].split()))
            at += 1
            continue
        if name := found["name"]:
            yield StartTag(name.lower(), at, found.end(), found[0], _attributes(found["said"]))
        at = found.end()


def _attributes(said: str) -> dict[str, str]:
    attributes: dict[str, str] = {}
    for name, value in _ATTRIBUTE.findall(said):
        bare = value[1:-1] if value[:1] in ('"', "'") else value
        attributes.setdefault(name.lower(), unescape(bare))
    return attributes


def scheme_of(address: str) -> str:
    """`https` of a web address; empty of one without a scheme. Browsers skip white space and control characters."""
    seen = "".join(sign for sign in address if sign > " " and sign.isprintable()).lower()
    found = re.match(r"[a-z][a-z0-9+.-]*(?=:)", seen)
    return found[0] if found else ""
