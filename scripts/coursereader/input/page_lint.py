"""Hand-written pages as they are rendered: whatever the allow-list would take out of one is a problem."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from .allow_list import ATTRIBUTES, EXTENSIONS, NAME, PAGE, SCHEMES, attributes_of
from .html_tags import StartTag, scheme_of, start_tags

if TYPE_CHECKING:
    import markdown

OUT = "Take it out: pages hold words and plain tags only."
ADDRESSES = ("href", "src")
_LIVE = re.compile("on.*|style|src.*|.*action|http-equiv|data|poster|ping|background|xlink:.*")


@cache
def _parser() -> markdown.Markdown:
    """As the host renders pages."""
    import markdown  # only where a course has pages of its own

    return markdown.Markdown(extensions=list(EXTENSIONS), extension_configs={n: dict(w) for n, w in EXTENSIONS.items()})


def rendered(body: str) -> str:
    """The HTML of a page's Markdown."""
    return _parser().reset().convert(body)


def refused(html: str) -> Iterator[tuple[str, str, str]]:
    """What a page may not hold: the words to look for in its file, what is wrong, what to do."""
    tags = list(start_tags(html))
    found = [finding for tag in tags for finding in _of_tag(tag)]
    yield from found
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
        elif tag.name == "img" and name == "src" and (scheme_of(value) or re.match(r"\s*[/\\]{2}", value)):
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
