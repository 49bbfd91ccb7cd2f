"""The elements of a page, in order: words with their dress, edges of blocks, what is set aside."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from .assembly import AsideWords, Edge, Met, MetBody, table_of
from .counting import counted
from .page_styles import HEAVY, SLANTED, is_line_of_verse
from .stated import AsideName, BlockKind, LineBreak, NoteCall, PageStart, Run, Surround
from .trees import Element, texts

BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "body",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figure",
        "footer",
        "header",
        "hgroup",
        "hr",
        "html",
        "legend",
        "main",
        "menu",
        "nav",
        "p",
        "pre",
        "search",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
        "ol",
        "li",
        "blockquote",
    ]
)
HEADINGS = {f"h{level}": level for level in range(1, 7)}
NO_WORDS = {
    "script": AsideName.SCRIPT, "noscript": AsideName.SCRIPT, "template": AsideName.SCRIPT, "style": AsideName.STYLE,
    "title": AsideName.METADATA, "nav": AsideName.NAVIGATION, "button": AsideName.FORM, "select": AsideName.FORM,
    "textarea": AsideName.FORM, "input": AsideName.FORM, "datalist": AsideName.FORM, "iframe": AsideName.EMBEDDED,
    "object": AsideName.EMBEDDED, "svg": AsideName.EMBEDDED, "audio": AsideName.EMBEDDED, "video": AsideName.EMBEDDED,
    "canvas": AsideName.EMBEDDED, "rt": AsideName.READING_AID, "rp": AsideName.READING_AID,
    "annotation": AsideName.FALLBACK, "annotation-xml": AsideName.FALLBACK,
}  # fmt: skip
"""Elements whose letters are no words of the text."""
ITALIC, BOLD = {"em", "i", "cite", "var", "dfn"}, {"strong", "b"}
OUTSIDE = re.compile(r"(?:https?|ftp)://|mailto:", re.IGNORECASE)
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


@dataclass(frozen=True)
class KnownElements:
    """What was found out about the elements of pages before they are read."""

    aside: Mapping[Element, AsideName] = field(default_factory=dict)
    marks: Mapping[Element, str] = field(default_factory=dict)
    """By link: the key of its note."""
    bodies: Mapping[Element, tuple[str, str, tuple[Element, ...]]] = field(default_factory=dict)
    """By the element that a note's body begins with: its key, its label, the paragraphs that follow."""
    ways_back: frozenset[Element] = frozenset()
    taken: frozenset[Element] = frozenset()
    """What is read with the body of a note."""
    pages: Mapping[Element, str] = field(default_factory=dict)
    """Elements with which a page of print begins."""
    dress: Mapping[str, str] = field(default_factory=dict)
    """By class, what a stylesheet says of it."""


@dataclass(frozen=True)
class HtmlFlow:
    """Reads elements in order."""

    known: KnownElements
    keys: Iterator[int] = field(default_factory=itertools.count)
    counts: dict[Element, int] = field(default_factory=dict)
    """By list, how many of its items were read."""

    def read(self, element: Element, dress: Run = Run(""), edge: Edge = Edge()) -> Iterator[Met]:  # noqa: B008
        """All that one element holds."""
        known, tag = self.known, element.tag
        if not isinstance(tag, str) or element in known.taken:
            return
        if element in known.bodies:
            yield from self._body(element, edge)
        elif name := self._set_aside(element):
            yield AsideWords(name, "".join(texts(element)))
        elif element in known.pages:
            yield PageStart(known.pages[element])
            yield from self._number_or_words(element, dress, edge)
        elif element in known.marks:
            yield NoteCall(known.marks[element], "".join(texts(element)))
        elif tag == "br":
            yield LineBreak()
        elif tag == "table":
            yield from self._table(element, dress, edge)
        elif is_line_of_verse(element):
            yield from self._children(element, dress, edge)
            yield LineBreak()
        elif tag in BLOCKS or tag in HEADINGS or tag in ("figcaption", "caption"):
            inner = self._edge(element, edge)
            yield inner
            yield from self._children(element, dress, inner)
            yield edge
        else:
            yield from self._children(element, self._dress(element, dress), edge)

    def _children(self, element: Element, dress: Run, edge: Edge) -> Iterator[Met]:
        yield from self._words(element.text, element, dress)
        for child in element:
            yield from self.read(child, dress, edge)
            yield from self._words(child.tail, element, dress)

    def _words(self, said: str | None, element: Element, dress: Run) -> Iterator[Met]:
        if not said:
            return
        kept = "\n" in said and (element.tag == "pre" or next(element.iterancestors("pre"), None) is not None)
        if not kept:
            yield replace(dress, said=said)
            return
        for index, line in enumerate(said.strip("\n").split("\n")):
            if index:
                yield LineBreak()
            yield replace(dress, said=line)

    def _set_aside(self, element: Element) -> AsideName | None:
        if element in self.known.aside:
            return self.known.aside[element]
        if element in self.known.ways_back:
            return AsideName.NOTE_SIGN
        if element.get("hidden") is not None or HIDDEN.search(element.get("style") or ""):
            return AsideName.HIDDEN
        return NO_WORDS.get(element.tag)

    def _number_or_words(self, element: Element, dress: Run, edge: Edge) -> Iterator[Met]:
        words = "".join(texts(element))
        if len(words.strip()) <= 12:  # the number of the page itself
            yield AsideWords(AsideName.PAGE_NUMBER, words)
        else:
            yield from self._children(element, dress, edge)

    def _body(self, element: Element, edge: Edge) -> Iterator[Met]:
        key, label, more = self.known.bodies[element]
        inside = HtmlFlow(replace(self.known, bodies={}, taken=frozenset()), self.keys, self.counts)
        items = [item for one in (element, *more) for item in inside.read(one)]
        yield edge
        yield MetBody(key, label, tuple(_flat(items)))
        yield edge

    def _table(self, element: Element, dress: Run, edge: Edge) -> Iterator[Met]:
        yield edge
        for child in element.iter("caption"):
            if next(child.iterancestors("table")) is element:
                yield from self.read(child, dress, edge)
        rows = [row for row in element.iter("tr") if next(row.iterancestors("table")) is element]
        cells = [[cell for cell in row if cell.tag in ("td", "th")] for row in rows]
        within = replace(edge, kind=BlockKind.PARAGRAPH, level=0)
        if any(row in self.known.bodies or row in self.known.taken for row in rows):
            yield from (item for row in rows for item in self.read(row, dress, within))
        else:
            met = [[list(self.read(cell, dress, within)) for cell in row] for row in cells]
            yield from table_of(met, edge.within)
        known = {*rows, *(cell for row in cells for cell in row)}
        yield from self._between(element, known)
        yield edge

    def _between(self, element: Element, known: set[Element]) -> Iterator[Met]:
        """Letters in a table that stand in no cell of it."""
        for one in element.iter():
            if one.tag == "table" and one is not element:
                continue
            own = next(
                (up for up in one.iterancestors("td", "th", "caption") if up in known or up.tag == "caption"), None
            )
            if own is None and one.tag not in ("td", "th", "caption") and (one.text or "").strip():
                yield Run(one.text)
            if own is None and one is not element and (one.tail or "").strip():
                yield Run(one.tail)

    def _edge(self, element: Element, edge: Edge) -> Edge:
        tag, within = element.tag, edge.within
        if tag in HEADINGS:
            title = "title" in (element.get("class") or "").split()
            return Edge(BlockKind.TITLE if title and tag == "h1" else BlockKind.HEADING, HEADINGS[tag], within)
        if tag in ("figcaption", "caption"):
            return Edge(BlockKind.CAPTION, 0, within)
        if tag == "blockquote":
            return Edge(within=(*within, Surround(next(self.keys))))
        if tag == "li":
            return Edge(within=(*within, Surround(next(self.keys), self._sign(element))))
        return replace(edge, within=within)

    def _sign(self, item: Element) -> str:
        """What stands before an item of a list."""
        parent = item.getparent()
        if parent is None or parent.tag != "ol":
            return "-"
        start, value = parent.get("start") or "1", item.get("value") or ""
        following = self.counts.get(parent, int(start[:6]) if start.isdecimal() else 1)
        number = int(value[:6]) if value.isdecimal() else following
        self.counts[parent] = number + 1
        return f"{counted(number, parent.get('type') or '1')}."

    def _dress(self, element: Element, dress: Run) -> Run:
        tag, said = element.tag, element.get("style") or ""
        for name in (element.get("class") or "").split():
            said += ";" + self.known.dress.get(name, "")
        slanted, heavy = SLANTED.search(said), HEAVY.search(said)
        italic = tag in ITALIC or dress.italic
        bold = tag in BOLD or dress.bold
        href = (element.get("href") or "").strip() if tag == "a" else ""
        return replace(
            dress,
            italic=slanted[1].lower() != "normal" if slanted else italic,
            bold=heavy[1].lower() not in ("normal", "100", "200", "300", "400", "500") if heavy else bold,
            raised=tag == "sup" or dress.raised,
            lowered=tag == "sub" or dress.lowered,
            target=href if OUTSIDE.match(href) else dress.target,
        )


def _flat(items: list[Met]) -> Iterator[Met]:
    """A body is no item of a list, and no cell."""
    first = next((item.within for item in items if isinstance(item, Edge)), ())
    outer = {one.key for one in first if one.sign}
    for item in items:
        if isinstance(item, Edge):
            item = replace(item, within=tuple(one for one in item.within if one.key not in outer))
        yield item
