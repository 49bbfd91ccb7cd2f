"""Trees of XML and HTML that may be hostile: no entity is resolved, nothing is fetched, depth and size are bounded."""

from __future__ import annotations

import html.entities
import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from .unreadable import UnreadableError, damaged, too_much

Element = Any
"""An lxml element; lxml declares no types."""
MOST_DEPTH = 200
"""Elements within each other. What word processors and publishers write stays below 40; we call ourselves for each."""
MOST_ELEMENTS = 1_500_000
"""Elements of one tree: they take some 150 bytes each. A book of a million words, each in a run of its own, has a
million."""
ENTITY = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,31});")
DOCTYPE = re.compile(r"<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>", re.IGNORECASE | re.DOTALL)
_WORDS_ONLY = {"remove_comments": True, "remove_pis": True}
OF_XML = {"lt", "gt", "amp", "quot", "apos"}


def xml_tree(data: bytes, format: str) -> Element:
    """The root of a part in XML. Raises UnreadableError."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, **_WORDS_ONLY)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        if _is_too_deep(error):
            raise _too_deep(format) from error
        raise damaged(format) from error
    if root.getroottree().docinfo.internalDTD is not None and any(
        isinstance(one, etree._Entity) for one in root.iter()
    ):
        raise UnreadableError(
            f"the {format} file defines entities of its own, which no program of that kind writes.",
            "Open it in the program that made it, and save it anew.",
        )
    return _bounded(root, format)


def html_tree(words: str, format: str) -> Element:
    """The root of a page, however badly it is written. Raises UnreadableError."""
    parser = etree.HTMLParser(no_network=True, huge_tree=False, encoding="utf-8", **_WORDS_ONLY)
    try:
        root = etree.fromstring(words.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        if _is_too_deep(error):
            raise _too_deep(format) from error
        raise damaged(format) from error
    if root is None:
        raise damaged(format)
    return _bounded(root, format)


def xhtml_tree(words: str, format: str) -> Element:
    """A page that should be XML, and is read as HTML where it is not; without name spaces. Raises UnreadableError."""
    named = ENTITY.sub(_entity, DOCTYPE.sub("", words, count=1))
    named = re.sub(r"^\s*<\?xml[^>]*\?>", "", named)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, **_WORDS_ONLY)
    try:
        root = etree.fromstring(named.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError):
        return html_tree(words, format)
    for element in _bounded(root, format).iter(etree.Element):
        element.tag = local(element.tag)
    return root


def local(tag: object) -> str:
    """A name without its name space; empty for what is no element."""
    return tag.rsplit("}", 1)[-1] if isinstance(tag, str) else ""


def child(element: Element | None, *tags: str) -> Element | None:
    """The first element down a way of names."""
    for tag in tags:
        element = None if element is None else next((one for one in element if local(one.tag) == tag), None)
    return element


def attribute(element: Element | None, name: str) -> str | None:
    """An attribute by its name without a name space."""
    if element is None:
        return None
    return next((value for key, value in element.attrib.items() if local(key) == name), None)


def _entity(found: re.Match[str]) -> str:
    if found[1] in OF_XML:
        return found[0]
    return html.entities.html5.get(f"{found[1]};", f"&amp;{found[1]};")


def _is_too_deep(error: Exception) -> bool:
    return "depth" in str(error).casefold()


def _too_deep(format: str) -> UnreadableError:
    return too_much(f"the {format} file nests its parts more than {MOST_DEPTH} deep.")


def _bounded(root: Element, format: str) -> Element:
    depth = 0
    for count, (event, _) in enumerate(etree.iterwalk(root, events=("start", "end"))):
        depth += 1 if event == "start" else -1
        if depth > MOST_DEPTH:
            raise _too_deep(format)
        if count > 2 * MOST_ELEMENTS:
            raise too_much(f"the {format} file has more than {MOST_ELEMENTS} elements in one part.")
    return root


def texts(root: Element) -> Iterator[str]:
    """Every stretch of letters in a tree, in order."""
    return (str(words) for words in root.itertext() if words)
