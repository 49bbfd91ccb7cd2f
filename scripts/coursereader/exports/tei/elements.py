"""Elements of TEI: how they are made, what may stand in them, how they are written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from lxml import etree

NAMESPACE = "http://www.tei-c.org/ns/1.0"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML cannot hold. A `g` that names it stands for each, so that none is lost."""
NAMED = re.compile(r"U\+([0-9A-F]{4,6})")
WORDED: Final = frozenset({
    "ab", "author", "bibl", "biblScope", "change", "creation", "date", "desc", "editor", "fw", "geo", "gloss", "head",
    "hi", "idno", "item", "label", "language", "lem", "licence", "measure", "name", "note", "orgName", "p", "persName",
    "placeName", "pubPlace", "publisher", "quote", "rdg", "resp", "span", "speaker", "string", "term", "title",
})  # fmt: skip
"""Elements in which every blank is a word's: no line is broken in them. A list of terms breaks its own."""
Node = Any
"""An element as lxml has it."""


def root(name: str) -> Node:
    """An element that stands in no other."""
    return etree.Element(f"{{{NAMESPACE}}}{name}", nsmap={None: NAMESPACE})


def add(parent: Node, name: str, words: str = "", /, **attributes: str) -> Node:
    """A new last element of another. Attributes without a value are left out; `id` and `lang` are those of XML."""
    made = etree.SubElement(parent, f"{{{NAMESPACE}}}{name}")
    for key, value in attributes.items():
        if value:
            made.set({"id": XML_ID, "lang": XML_LANG}.get(key, key.rstrip("_")), ILLEGAL.sub("\ufffd", value))
    put(made, words)
    return made


def put(element: Node, words: str) -> None:
    """Words at the end of an element."""
    at = 0
    for found in ILLEGAL.finditer(words):
        _append(element, words[at : found.start()])
        etree.SubElement(element, f"{{{NAMESPACE}}}g", type=f"U+{ord(found[0]):04X}")
        at = found.end()
    _append(element, words[at:])


def _append(element: Node, words: str) -> None:
    if len(element):
        element[-1].tail = (element[-1].tail or "") + words
    elif words:
        element.text = (element.text or "") + words


def name_of(element: Node) -> str:
    """An element's name, without what says whose it is; empty of a comment, and of nothing."""
    return "" if element is None or not isinstance(element.tag, str) else str(element.tag).rpartition("}")[2]


def words_of(element: Node) -> str:
    """The words in an element that has no others in it but signs."""
    return "".join(_words(element))


def _words(element: Node) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        yield sign(child)
        yield child.tail or ""


def sign(element: Node) -> str:
    """The character that a `g` stands for; empty where it is another element."""
    found = NAMED.fullmatch(element.get("type", "")) if name_of(element) == "g" else None
    code = int(found[1], 16) if found else 0x110000
    return chr(code) if code < 0x110000 else ""


def written(document: Node) -> bytes:
    """The document, an element a line where no words stand."""
    _break_lines(document, "\n")
    return bytes(etree.tostring(document, xml_declaration=True, encoding="UTF-8")) + b"\n"


def _break_lines(element: Node, end: str) -> None:
    if not len(element) or (name_of(element) in WORDED and element.get("rend") != "lines"):
        return
    element.text = end + " "
    for child in element:
        _break_lines(child, end + " ")
        child.tail = end + " "
    element[-1].tail = end
