"""Hand-written pages as they are rendered: whatever the allow-list would take out of one is a problem."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from .allow_list import ATTRIBUTES, EXTENSIONS, LISTED, NAME, PAGE, SCHEMES, WITHOUT_SCHEME, attributes_of
from .html_tags import StartTag, scheme_of, start_tags

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    import markdown

OUT = "Take it out: pages hold words and plain tags only."
ADDRESSES = ("href", "src")
_LIVE = re.compile("on.*|style|src.*|.*action|http-equiv|data|poster|ping|background|xlink:.*")


@dataclass(frozen=True)
class PageHtml:
    """A page as rendered."""

    html: str
    listed: tuple[str, ...] = ()
    """The attributes that its attribute lists give to elements, but for those that they may."""


@cache
def _parser() -> tuple[markdown.Markdown, list[str]]:
    """As the host renders pages; and where it notes the attributes that lists give."""
    import markdown  # only where a course has pages of its own

    made = markdown.Markdown(extensions=list(EXTENSIONS), extension_configs={n: dict(w) for n, w in EXTENSIONS.items()})
    return made, _noted_lists(made)


def _noted_lists(parser: markdown.Markdown) -> list[str]:
    """The attributes that lists give, but for ids and classes, wherever the parser takes something for a list."""
    from markdown.extensions.attr_list import AttrListTreeprocessor, get_attrs_and_remainder
    from markdown.extensions.fenced_code import FencedBlockPreprocessor

    found: list[str] = []

    class Lists(AttrListTreeprocessor):
        """Behind words and headings."""

        def assign_attrs(self, elem: Element, attrs_string: str, *, strict: bool = False) -> str:
            found.extend(name for name, _ in get_attrs_and_remainder(attrs_string)[0] if name not in (".", *LISTED))
            return super().assign_attrs(elem, attrs_string, strict=strict)

    class Fences(FencedBlockPreprocessor):
        """After the signs that begin a block of code."""

        def handle_attrs(self, attrs: Iterable[tuple[str, Any]]) -> tuple[str, list[str], dict[str, Any]]:
            given = list(attrs)
            found.extend(name for name, _ in given if name not in (".", *LISTED))
            return super().handle_attrs(given)

    parser.treeprocessors.register(Lists(parser), "attr_list", 8)
    parser.preprocessors.register(Fences(parser, {"lang_prefix": "language-"}), "fenced_code_block", 25)
    return found


def rendered(body: str) -> PageHtml:
    """The HTML of a page's Markdown."""
    parser, listed = _parser()
    listed.clear()
    return PageHtml(parser.reset().convert(body), tuple(listed))


def refused(page: PageHtml) -> Iterator[tuple[str, str, str]]:
    """What a page may not hold: the words to look for in its file, what is wrong, what to do."""
    html, tags = page.html, list(start_tags(page.html))
    found = [finding for tag in tags for finding in _of_tag(tag)]
    yield from found
    for name in page.listed:
        if not any(words == name for words, _, _ in found):
            yield name, f'an attribute list says "{name[:60]}".', "Write ids and classes only: {: #where .what }."
    if not found:
        for said in _taken_out(html, tags):
            yield said, f'"{said}" is not where HTML has it, or can run something.', OUT


def addresses(html: str) -> list[str]:
    """Where links lead and images lie."""
    tags = start_tags(html)
    return [tag.attributes[name] for tag in tags for name in ADDRESSES if name in tag.attributes]


def _of_tag(tag: StartTag) -> Iterator[tuple[str, str, str]]:
    if not tag.name:
        yield tag.written[:60], f'"{tag.written}" cannot be read as HTML.', 'Write "&lt;" for the sign "<".'
    elif tag.name not in PAGE:
        yield f"<{tag.name}", f'"{tag.name}" can run or load something.', OUT
    for name, value in tag.attributes.items():
        if name not in attributes_of(tag.name) and tag.name in PAGE:
            does = "can run or load something" if _LIVE.fullmatch(name) else "is none of the attributes of a page"
            yield name, f'"{name}" {does}.', OUT
        elif name in ("id", "class") and not all(map(NAME.fullmatch, value.split() or [""])):
            todo = "Write letters, digits and hyphens only, and no underscores before it."
            yield value or name, f'the {name} "{value}" is no name.', todo
        elif tag.name == "img" and name == "src" and (scheme_of(value) or WITHOUT_SCHEME.match(value)):
            yield value, f'the image "{value[:60]}" is fetched from elsewhere.', "Put it in docs/assets/."


def _taken_out(html: str, tags: list[StartTag]) -> list[str]:
    """The tags that a sanitizer, which reads HTML as browsers do, takes out or changes."""
    import nh3  # as above

    clean = nh3.clean(
        html,
        tags=set(PAGE),
        attributes={tag: set(attributes_of(tag)) for tag in PAGE | ATTRIBUTES.keys()},
        url_schemes=set(SCHEMES),
        link_rel=None,
        strip_comments=False,
    )
    left = Counter(_known(tag) for tag in start_tags(clean))
    gone = Counter(_known(tag) for tag in tags if not _scheme_told(tag)) - left
    return [tag.written for tag in tags if gone[_known(tag)]]


def _scheme_told(tag: StartTag) -> bool:
    """Whether one of its addresses is told as a problem of its own."""
    schemes = {scheme_of(tag.attributes[name]) for name in ADDRESSES if name in tag.attributes}
    return not schemes <= SCHEMES | {""}


def _known(tag: StartTag) -> tuple[str, tuple[tuple[str, str], ...]]:
    return tag.name, tuple(sorted((name, " ".join(value.split())) for name, value in tag.attributes.items()))
