"""What no built page may hold: a script, a handler, a style or an address that is not the theme's own or ours.

Most of a page is passed in one step by an expression for tags that can do nothing; only the others are looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ..input.allow_list import PAGE, SCHEMES, WITHOUT_SCHEME
from ..input.html_tags import StartTag, scheme_of, start_tags
from .policy import IN_PAGES, INLINE, sum_of

FRAME = frozenset({
    "html", "head", "body", "title", "main", "nav", "label", "input", "button", "form", "select", "option", "noscript",
    "template", "svg", "desc", "g", "path", "line", "text", "rect", "circle", "ellipse", "polyline", "polygon", "mask",
})  # fmt: skip
"""Elements of the theme and of our templates; `link`, `meta` and `script` are looked at one by one."""
_LIVE = (
    "on[a-z]*", "style", "http-equiv", "srcdoc", "action", "formaction", "ping", "background", "srcset", "data",
    "poster", "xlink:href", "href", "src", "manifest", "code", "codebase", "archive", "from", "to", "values", "by",
    "attributename", "target",
)  # fmt: skip
_PAINT = (
    "fill",
    "stroke",
    "mask",
    "filter",
    "cursor",
    "clip-path",
    "marker",
    "marker-start",
    "marker-mid",
    "marker-end",
)
_NAMES = "|".join(sorted(PAGE | FRAME, key=len, reverse=True))
_TAME = re.compile(
    rf"""(?:[^<]++|</[a-zA-Z][a-zA-Z0-9-]*+\s*+>|<!doctype\ html>|<(?:{_NAMES})(?=[\s/>])(?:\s++(?:
        (?:href|src)="(?:(?:https?://|mailto:)[^"<]*+|(?!//)[^"<:&\s\\]*+(?:[\#?][^"<]*+)?+)"
        |(?!(?i:{"|".join((*_LIVE, *_PAINT))})[\s=/>])[a-zA-Z][a-zA-Z0-9_:-]*+(?:="[^"<]*+")?+
        |(?:{"|".join(_PAINT)})="(?:[^"<(\\]*+|url\(\#[\w-]+\))"
    ))*+\s*+/?>)*+""",
    re.VERBOSE,
)
_SCRIPT_END = re.compile(r"</script\s*>", re.IGNORECASE)
_LINKS = ("href", "src", "action", "poster", "xlink:href")


def live(html: str) -> Iterator[str]:
    """What is wrong with a page, in its order."""
    at = 0
    while (at := _passed(html, at)) < len(html):
        tag = next(start_tags(html, at), None)
        if tag is None:
            break
        if tag.name == "script" and tag.at == at:
            yield from _of_script(html, tag)
            end = _SCRIPT_END.search(html, tag.end)
            at = end.end() if end else len(html)
        else:
            yield from _of_tag(tag) if tag.at == at else ()
            at = tag.end if tag.at == at else tag.at
    if html.startswith("<!doctype html>") and html.count(_META) != 1:
        yield "it does not say by which policy scripts run on it."


_META = 'http-equiv="Content-Security-Policy"'


def _passed(html: str, at: int) -> int:
    found = _TAME.match(html, at)
    return found.end() if found else at


def _of_script(html: str, tag: StartTag) -> Iterator[str]:
    end = _SCRIPT_END.search(html, tag.end)
    inside = html[tag.end : end.start() if end else len(html)]
    yield from _of_attributes(tag)
    if tag.attributes.get("type") in ("application/json", "application/ld+json") and "<" not in inside:
        return
    if "src" in tag.attributes and not inside.strip():
        return
    if sum_of(inside) not in INLINE or tag.attributes:
        yield f'a script that is not the theme\'s own begins "{_short(inside)}".'


def _of_tag(tag: StartTag) -> Iterator[str]:
    if not tag.name:
        yield f'"{tag.written}" cannot be read as HTML.'
    elif tag.name == "meta":
        said = tag.attributes.get("http-equiv", "").strip().lower()
        if said and (said != "content-security-policy" or tag.attributes.get("content") != IN_PAGES):
            yield f'"http-equiv" stands in a <meta>: "{_short(tag.written)}".'
    elif tag.name not in PAGE | FRAME | {"link"}:
        yield f'an element <{tag.name}> stands in it: "{_short(tag.written)}".'
    yield from _of_attributes(tag)


def _of_attributes(tag: StartTag) -> Iterator[str]:
    for name, value in tag.attributes.items():
        if name == "http-equiv" and tag.name == "meta":
            continue
        if name in _LINKS:
            yield from _of_address(tag, name, value)
        elif re.fullmatch("|".join(_LIVE), name):
            yield f'an attribute {name}="{_short(value)}" stands in <{tag.name}>.'
        elif name in _PAINT and re.search(r"[(\\]", value) and not re.fullmatch(r"url\(#[\w-]+\)", value):
            yield f'{name}="{_short(value)}" fetches something.'


def _of_address(tag: StartTag, name: str, value: str) -> Iterator[str]:
    if value != value.strip() or re.search(r"[\x00-\x1f]|^[^#?]*\\", value):
        yield f'the address "{_short(value)}" holds signs that browsers read in their own way.'
    elif tag.name == "a" and WITHOUT_SCHEME.match(value):
        yield f'the address "{_short(value)}" leads elsewhere without a scheme.'
    scheme = scheme_of(value)
    pictured = tag.name == "img" and name == "src" and re.match(r"data:image/(?:png|jpeg|gif|webp);base64,", value)
    if scheme and scheme not in SCHEMES and not pictured:
        yield f'the address "{_short(value)}" begins with "{scheme}:".'
    elif name == "action" and (scheme or value.startswith(("/", "\\"))):
        yield f'a form is sent to "{_short(value)}".'


def _short(words: str) -> str:
    said = " ".join(words.split())
    return said if len(said) <= 60 else f"{said[:60]}…"


_IN_DRAWING = re.compile(
    r"<\s*(?:[\w-]+:)?(?:script|foreignobject|iframe|embed|object|handler|listener|set|animate\w*|style)\b"
    r"|[\s\"'/]on\w+\s*=|<!(?:entity|doctype|\[)|<\?xml-stylesheet|url\((?!\s*+[\"']?+\#)|@import"
    r"|href\s*=\s*[\"'](?!\#|data:image/(?:png|jpeg|gif|webp);base64,)",
    re.IGNORECASE,
)


def live_drawing(svg: str) -> Iterator[str]:
    """What is wrong with a drawing that lies among the assets: it can be opened as a page of its own."""
    if found := _IN_DRAWING.search(svg):
        yield f'the drawing can run or load something: "{_short(svg[found.start() : found.start() + 60])}".'


OPENED = (".htm", ".xhtml", ".xht", ".xml", ".mht", ".mhtml", ".shtml")
"""Endings of files that a browser opens as pages, and which are none of ours."""


FOR_PROGRAMS = re.compile(r"sitemap\.xml|feed\.xml|data/tei/[a-z0-9-]+\.xml")
"""Of them, those that a site has for programs: lists, and texts in elements that no browser runs."""


def strays(files: Iterable[str]) -> Iterator[str]:
    """The files of a site that a browser would open as pages, though nobody looked at them."""
    return (file for file in files if file.lower().endswith(OPENED) and not FOR_PROGRAMS.fullmatch(file))
