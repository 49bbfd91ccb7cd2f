"""One page as a chapter of the book: XHTML, its cards notes, its numbers page breaks, nothing that needs a script."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, unquote

from lxml import etree, html

from ...input.html_tags import scheme_of
from ...interface.language import Language
from .tables import unfolded

XHTML, OPS = "http://www.w3.org/1999/xhtml", "http://www.idpf.org/2007/ops"
TYPE, LANG = f"{{{OPS}}}type", "{http://www.w3.org/XML/1998/namespace}lang"
STYLE = "book.css"
NOT_IN_A_BOOK = ("script", "style", "template", "button", "input", "select", "form", "nav", "svg")
TOOLS = frozenset({"ways", "only", "table-tools", "legend", "cite__f", "sig", "axis"})
"""Classes of what is of use on a screen alone, and of signs whose words stand beside them."""
KEPT = frozenset({
    "id", "class", "href", "lang", "dir", "title", "colspan", "rowspan", "scope", "headers", "start", "reversed",
    "type", "value", "datetime", "src", "alt", "width", "height",
})  # fmt: skip
"""Attributes that are kept; the others are for our scripts."""
RENAMED = {"details": "div", "summary": "p", "header": "div", "main": "div"}
"""What reading systems show as it is meant under another name alone."""
POINT = " · "
"""Between what is told of a text in one row."""
UNSAYABLE = "\ufffd"
"""Stands for what XML cannot say, and stands in no address."""
UPRIGHTS = "‖"
"""The sign of an event of which other texts speak too."""


@dataclass(frozen=True)
class PageNumber:
    """A place that one can go to by a number."""

    address: str
    """From the book's root."""
    label: str


@dataclass(frozen=True)
class Chapter:
    """One file of the book."""

    path: str
    """From the book's root: `texts/alder.xhtml`."""
    title: str
    content: bytes
    numbers: tuple[PageNumber, ...]
    """In reading order."""
    ids: frozenset[str]
    images: tuple[str, ...] = ()
    """From the site's root."""


class ChapterDraft:
    """A page on its way to be a chapter: what it holds is known, where its links may lead is not yet."""

    def __init__(self, path: str, title: str, body: str, siglum: str, language: Language) -> None:
        self.path, self.title, self.language, self.siglum = place(path), title, language, siglum
        self.root: Any = html.fragment_fromstring(body, create_parent="section")
        self.numbers: list[PageNumber] = []
        self._clear()
        for element in list(self.root.iter()):
            self._set(element)
        self.ids = frozenset(self.root.xpath("//@id"))
        self._notes = frozenset(self.root.xpath("//aside[@role='doc-footnote']/@id"))

    def chapter(self, there: Mapping[str, Iterable[str]], images: Iterable[str]) -> Chapter:
        """`there`: the ids of every file of the book."""
        for element in list(self.root.iter("a")):
            self._link(element, there)
        shown = tuple(self._image(element, images) for element in list(self.root.iter("img")))
        made = self._page()
        content = etree.tostring(made, encoding="utf-8", xml_declaration=True, doctype="<!DOCTYPE html>") + b"\n"
        return Chapter(self.path, self.title, content, tuple(self.numbers), self.ids, tuple(filter(None, shown)))

    def _clear(self) -> None:
        for element in list(self.root.iter()):
            if not isinstance(element.tag, str) or (_is_of_the_screen(element) and element.getparent() is not None):
                element.drop_tree()
        for table in list(self.root.iter("table")):
            if (made := unfolded(table)) is not table:
                table.getparent().replace(table, made)

    def _set(self, element: Any) -> None:
        named, id = _classes(element), element.get("id", "")
        if "pn" in named:
            self._break(element, f"n-{element.get('href', '').lstrip('#')}", f"{self.siglum} {element.text}".strip())
        elif "pb" in named:
            number = element.get("data-page", "")
            self._break(element, id, self.language.say("p. {page}", page=number))
            element.text = f"[{number}]"
        elif element.tag == "article" and "card" in named and id and "ref" not in named:
            element.tag = "aside"
            element.set(TYPE, "footnote")
            element.set("role", "doc-footnote")
        elif element.tag == "summary":
            element.set("class", "opens")
        elif element.tag == "a" and "ev" in named:
            element.text = UPRIGHTS
        if printed := element.get("data-printed"):
            _tell(element, self.language.say("p. {page}", page=printed))
        element.tag = RENAMED.get(element.tag, "div" if element.tag == "article" else element.tag)
        _trim(element)

    def _break(self, element: Any, id: str, label: str) -> None:
        element.tag = "span"
        element.attrib.pop("href", None)
        for name, value in (("id", id), (TYPE, "pagebreak"), ("role", "doc-pagebreak"), ("aria-label", label)):
            element.set(name, value)
        self.numbers.append(PageNumber(f"{self.path}#{id}", label))

    def _link(self, element: Any, there: Mapping[str, Iterable[str]]) -> None:
        href = element.get("href", "")
        if scheme_of(href):
            return
        file, _, fragment = href.partition("#")
        target = posixpath.normpath(posixpath.join(posixpath.dirname(self.path), place(file))) if file else self.path
        around = {one.get("id") for one in element.iterancestors()}
        if "?" in href or target not in there or (not file and unquote(fragment) not in self.ids - around):
            whole = element.getparent()
            if (
                target not in there
                and whole.tag == "p"
                and whole.text_content().strip() == element.text_content().strip()
            ):
                whole.drop_tree()  # it only led to a page that is of use on a screen
            elif target not in there and "mast__src" in _classes(whole):
                _drop_item(element)
            else:
                element.drop_tag()
            return
        fragment = fragment if unquote(fragment) in there[target] else ""
        file = (
            "" if target == self.path and fragment else posixpath.relpath(target, posixpath.dirname(self.path) or ".")
        )
        element.set("href", file + ("#" + fragment if fragment else "").replace(UNSAYABLE, quote(UNSAYABLE)))
        if not file and unquote(fragment) in self._notes:
            element.set(TYPE, "noteref")
            element.set("role", "doc-noteref")
        elif "cite" in _classes(element):
            element.set("role", "doc-biblioref")
        elif element.getparent().get("class") == "card__b":
            element.set("role", "doc-backlink")

    def _image(self, element: Any, images: Iterable[str]) -> str:
        found = posixpath.normpath(posixpath.join(posixpath.dirname(self.path), element.get("src", "")))
        if found in images:
            return found
        element.tag, element.text = "span", element.get("alt", "")
        for name in ("src", "alt", "width", "height"):
            element.attrib.pop(name, None)
        return ""

    def _page(self) -> Any:
        page = etree.Element(f"{{{XHTML}}}html", nsmap={None: XHTML, "epub": OPS})
        code, top = self.language.code, posixpath.relpath(".", posixpath.dirname(self.path) or ".")
        for name, value in (("lang", code), (LANG, code), ("dir", self.language.direction)):
            page.set(name, value)
        head, body = etree.SubElement(page, "head"), etree.SubElement(page, "body")
        etree.SubElement(head, "title").text = self.title
        etree.SubElement(head, "link", rel="stylesheet", type="text/css", href=posixpath.join(top, STYLE))
        kind = "bibliography" if self.path.startswith("bibliography.") else "chapter"
        self.root.set(TYPE, kind)
        self.root.set("role", f"doc-{kind}")
        body.append(self.root)
        for element in page.iter():
            if not element.tag.startswith("{"):
                element.tag = f"{{{XHTML}}}{element.tag}"
        etree.cleanup_namespaces(page, keep_ns_prefixes=["epub"])
        return page


def place(path: str) -> str:
    """Where a page of the site is in the book."""
    return re.sub(r"\.(?:md|html)(?=$|[?#])", ".xhtml", path)


def _classes(element: Any) -> frozenset[str]:
    return frozenset(element.get("class", "").split())


def _drop_item(element: Any) -> None:
    """Take one of several that have points between them out, with its point."""
    before, around = element.getprevious(), element.getparent()
    said = (around.text if before is None else before.tail) or ""
    if said.endswith(POINT):
        holder, name = (around, "text") if before is None else (before, "tail")
        setattr(holder, name, said.removesuffix(POINT))
    else:
        element.tail = (element.tail or "").removeprefix(POINT)
    element.drop_tree()


def _is_of_the_screen(element: Any) -> bool:
    """What a book has no use for. What is drawn is told in words or in a table beside it."""
    classes = _classes(element)
    if element.tag in NOT_IN_A_BOOK or classes & TOOLS or "hidden" in element.attrib or element.get("rel") == "edit":
        return True
    drawn = element.tag == "figure" and element.find(".//svg") is not None
    return drawn or (element.tag == "details" and "cite" in classes)


def _tell(passage: Any, words: str) -> None:
    """On which pages of the print a passage stands, after its number."""
    number = passage.find(".//*[@role='doc-pagebreak']")
    number = passage.find(".//a[@class='pn']") if number is None else number
    if number is not None:
        told = etree.Element("span", {"class": "pp"})
        told.text, told.tail, number.tail = words, number.tail, " "
        number.addnext(told)


def _trim(element: Any) -> None:
    if align := element.get("align"):
        element.set("class", f"{element.get('class', '')} to-{align}".strip())
    kept: Callable[[str], bool] = lambda name: name in KEPT or name in (TYPE, "role") or name == "aria-label"  # noqa: E731
    for name in list(element.attrib):
        if not kept(name) or (name == "aria-label" and element.tag not in ("a", "span", "aside")):
            del element.attrib[name]
    if language := element.get("lang"):
        element.set(LANG, language)
