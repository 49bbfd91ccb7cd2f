"""ODT: paragraphs by their styles, notes where they stand, lists, tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from .assembly import AsideWords, Edge, Met, MetBody, assembled, table_of
from .counting import counted
from .extraction import Extraction, extraction
from .members import Members, locked, members_of
from .odt_styles import OdtStyles
from .paragraph_style import beside
from .set_in import SetParagraph, set_in
from .stated import AsideName, BlockKind, LineBreak, NoteCall, PageStart, Run, Surround, letters
from .trees import Element, attribute, child, local, texts, xml_tree
from .unreadable import damaged

FORMAT = "ODT"
CONTENTS = {
    "table-of-content", "alphabetical-index", "illustration-index", "table-index", "object-index", "user-index",
}  # fmt: skip
NO_WORDS = {
    "tracked-changes": AsideName.DELETED, "annotation": AsideName.COMMENT, "ruby-text": AsideName.READING_AID,
    "script": AsideName.SCRIPT, "forms": AsideName.FORM, "title": AsideName.METADATA, "desc": AsideName.METADATA,
    "variable-decls": AsideName.FIELD_CODE, "sequence-decls": AsideName.FIELD_CODE, "hidden-text": AsideName.HIDDEN,
    "event-listeners": AsideName.SCRIPT, "shapes": AsideName.EMBEDDED, "object": AsideName.EMBEDDED,
    **dict.fromkeys(CONTENTS, AsideName.CONTENTS),
}  # fmt: skip
"""Elements whose letters are no words of the text."""
MOST_BLANKS = 200
OUTSIDE = ("http:", "https:", "ftp:", "mailto:")


def read_odt(data: bytes) -> Extraction:
    """The text of a document. Raises UnreadableError."""
    with members_of(data, FORMAT) as members:
        if _is_locked(members):
            raise locked(FORMAT)
        content, styles, meta = (members.read(f"{name}.xml") for name in ("content", "styles", "meta"))
    if content is None:
        raise damaged(FORMAT)
    others = [xml_tree(part, FORMAT) for part in (styles,) if part]
    return _read(xml_tree(content, FORMAT), others, xml_tree(meta, FORMAT) if meta else None)


def read_flat_odt(data: bytes) -> Extraction:
    """The text of a document that is one XML file. Raises UnreadableError."""
    root = xml_tree(data, FORMAT)
    return _read(root, [root], next((one for one in root if local(one.tag) == "meta"), None))


def _is_locked(members: Members) -> bool:
    manifest = members.read("META-INF/manifest.xml")
    if manifest is None:
        return False
    return any(local(one.tag) == "encryption-data" for one in xml_tree(manifest, FORMAT).iter())


def _read(content: Element, others: list[Element], meta: Element | None) -> Extraction:
    body = child(content, "body")
    text = child(body, "text")
    if text is None:
        raise damaged(FORMAT)
    styles = OdtStyles.of([content, *others])
    heads = [one for root in others for one in root.iter() if local(one.tag) in ("header", "footer")]
    received: Counter[str] = letters(texts(text))
    for one in heads:
        received += letters(texts(one))
    return extraction(FORMAT, assembled(_items(text, styles, heads, meta)), received)


def _items(text: Element, styles: OdtStyles, heads: list[Element], meta: Element | None) -> Iterator[Met]:
    if meta is not None:
        yield AsideWords(AsideName.METADATA, "\n".join(texts(meta)))
    for one in heads:
        yield AsideWords(AsideName.RUNNING_HEAD, "".join(texts(one)))
    signs = set_in(_signs(one, styles) for one in text.iter() if local(one.tag) == "p")
    yield from OdtFlow(styles, frozenset(signs)).blocks(text)


def _signs(paragraph: Element, styles: OdtStyles) -> SetParagraph:
    style = styles.paragraph(attribute(paragraph, "style-name") or "")
    around = {local(up.tag) for up in paragraph.iterancestors()}
    return SetParagraph(
        paragraph, style.left, style.first, not around & {"list", "note", "table"}, bool(list(texts(paragraph)))
    )


@dataclass(frozen=True)
class OdtFlow:
    """Reads blocks in order."""

    styles: OdtStyles
    set_in: frozenset[Element]
    within: tuple[Surround, ...] = ()
    list_style: str = ""
    level: int = 0
    keys: list[int] = field(default_factory=lambda: [0])
    quotation: list[Surround | None] = field(default_factory=lambda: [None])
    counts: dict[tuple[str, int], int] = field(default_factory=dict)
    """By list style and level, how many items were read: a list may go on with the numbers of the one before."""

    def blocks(self, root: Element) -> Iterator[Met]:
        """What an element holds, block after block."""
        for one in root:
            tag = local(one.tag)
            if tag in ("p", "h"):
                yield from self._paragraph(one, tag)
                continue
            if tag != "soft-page-break":
                self.quotation[0] = None
            if tag in NO_WORDS:
                yield AsideWords(NO_WORDS[tag], "".join(texts(one)))
            elif tag == "list":
                yield from self._list(one)
            elif tag == "table":
                yield from self._table(one)
            elif tag == "soft-page-break":
                yield PageStart()
            else:
                yield from self.blocks(one)

    def _paragraph(self, paragraph: Element, tag: str) -> Iterator[Met]:
        style = self.styles.paragraph(attribute(paragraph, "style-name") or "")
        level = attribute(paragraph, "outline-level") or ""
        quoted = tag == "p" and (style.quoted or paragraph in self.set_in)
        if not quoted:
            self.quotation[0] = None
        elif self.quotation[0] is None:
            self.quotation[0] = self._container("")
        within = (*self.within, self.quotation[0]) if self.quotation[0] else self.within
        if tag == "h":
            yield Edge(BlockKind.HEADING, int(level) if level.isdecimal() and len(level) < 3 else 1, self.within)
        else:
            yield Edge(style.kind, 1 if style.kind == BlockKind.TITLE else 0, within)
        named = style.quoted or tag == "h" or style.kind != BlockKind.PARAGRAPH
        inline = self._inline(paragraph, style.run)
        yield from (beside(one, style.run) if named else one for one in inline)
        yield Edge(within=self.within)
        for one in paragraph.iter():
            if local(one.tag) == "text-box" and _first_up(one, ("p", "h", "text-box")) is paragraph:
                yield from replace(self, quotation=[None]).blocks(one)

    def _inline(self, element: Element, run: Run) -> Iterator[Met]:
        if element.text:
            yield replace(run, said=element.text)
        for one in element:
            yield from self._one(one, local(one.tag), run)
            if one.tail:
                yield replace(run, said=one.tail)

    def _one(self, one: Element, tag: str, run: Run) -> Iterator[Met]:
        if tag == "span":
            yield from self._inline(one, self.styles.run(attribute(one, "style-name") or "", run))
        elif tag == "note":
            yield from self._note(one)
        elif tag == "a":
            target = attribute(one, "href") or ""
            yield from self._inline(one, replace(run, target=target) if target.startswith(OUTSIDE) else run)
        elif tag == "s":
            count = attribute(one, "c") or "1"
            yield replace(run, said=" " * min(MOST_BLANKS, int(count[:4]) if count.isdecimal() else 1))
        elif tag == "tab":
            yield replace(run, said=" ")
        elif tag == "line-break":
            yield LineBreak()
        elif tag == "soft-page-break":
            yield PageStart()
        elif tag in NO_WORDS:
            yield AsideWords(NO_WORDS[tag], "".join(texts(one)))
        elif tag != "text-box":  # its blocks follow the paragraph
            yield from self._inline(one, run)

    def _note(self, note: Element) -> Iterator[Met]:
        """The mark, and the body that stands at its place."""
        self.keys[0] += 1
        key, citation, body = f"note{self.keys[0]}", child(note, "note-citation"), child(note, "note-body")
        label = "" if citation is None else "".join(texts(citation)).strip()
        yield NoteCall(key, "".join(words for one in note if one is not body for words in texts(one)))
        if body is not None:
            inner = OdtFlow(self.styles, frozenset(), keys=self.keys)
            yield MetBody(key, label, tuple(inner.blocks(body)))

    def _list(self, element: Element) -> Iterator[Met]:
        style = attribute(element, "style-name") or self.list_style
        inner = replace(self, list_style=style, level=self.level + 1, quotation=[None])
        place = (style, inner.level)
        goes_on = attribute(element, "continue-numbering") == "true" or attribute(element, "continue-list")
        if not goes_on:
            self.counts.pop(place, None)
        yield Edge(within=self.within)
        for item in element:
            kind, start = self.styles.level(style, inner.level)
            sign = "-"
            if local(item.tag) == "list-item" and kind and _is_spoken(item):
                said = attribute(item, "start-value") or ""
                self.counts[place] = int(said[:6]) if said.isdecimal() else self.counts.get(place, start - 1) + 1
                sign = f"{counted(self.counts[place], kind)}."
            spoken = _is_spoken(item) and local(item.tag) == "list-item"
            within = (*self.within, self._container(sign)) if spoken else self.within
            yield Edge(within=within)
            yield from replace(inner, within=within).blocks(item)
        yield Edge(within=self.within)

    def _table(self, table: Element) -> Iterator[Met]:
        rows = [list(_cells(row)) for row in _rows(table)]
        inner = replace(self, quotation=[None])
        yield Edge(within=self.within)
        yield from table_of([[list(inner.blocks(cell)) for cell in row] for row in rows], self.within)
        yield Edge(within=self.within)

    def _container(self, sign: str) -> Surround:
        self.keys[0] += 1
        return Surround(self.keys[0], sign)


def _is_spoken(item: Element) -> bool:
    """Whether an item begins with words of its own, not with a list in it."""
    first = next((one for one in item if local(one.tag) != "soft-page-break"), None)
    return first is not None and local(first.tag) != "list"


def _rows(table: Element) -> Iterator[Element]:
    for one in table:
        tag = local(one.tag)
        if tag == "table-row":
            yield one
        elif tag in ("table-header-rows", "table-rows", "table-row-group"):
            yield from _rows(one)


def _cells(row: Element) -> Iterator[Element]:
    """What repeats empty cells by a number is one cell."""
    return (one for one in row if local(one.tag) in ("table-cell", "covered-table-cell"))


def _first_up(element: Element, tags: tuple[str, ...]) -> Element | None:
    return next((up for up in element.iterancestors() if local(up.tag) in tags), None)
