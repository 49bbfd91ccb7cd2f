"""DOCX: paragraphs by their styles, notes, lists, tables; what was deleted, hidden or computed is set aside."""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from .assembly import AsideWords, Edge, Met, MetBody, assembled, table_of
from .docx_lists import DocxLists, ListItem
from .docx_runs import DocxRuns, custom_marks, letters_of
from .docx_styles import DocxStyles
from .extraction import Extraction, extraction
from .members import Members, locked, members_of
from .paragraph_style import beside
from .set_in import SetParagraph, set_in
from .stated import AsideName, BlockKind, PageStart, Surround
from .trees import Element, attribute, child, local, texts, xml_tree
from .unreadable import damaged

FORMAT = "DOCX"
DOCUMENT_TYPES = (
    "/officeDocument",
    "/footnotes",
    "/endnotes",
    "/comments",
    "/header",
    "/footer",
    "/styles",
    "/numbering",
)
NOTES = {"footnotes": "footnote", "endnotes": "endnote"}


@dataclass(frozen=True)
class DocxParts:
    """The parts of a file, by what they are to it."""

    document: Element
    styles: DocxStyles
    lists: DocxLists
    notes: tuple[tuple[str, Element], ...]
    """Footnotes and endnotes: which, and the part's root."""
    asides: tuple[tuple[AsideName, Element], ...]
    targets: dict[tuple[str, str], str]
    """By part and relation, where a link leads."""
    metadata: str


def read_docx(data: bytes) -> Extraction:
    """The text of a document. Raises UnreadableError."""
    with members_of(data, FORMAT) as members:
        if "EncryptedPackage" in members.names:
            raise locked(FORMAT)
        parts = _parts(members)
    received: Counter[str] = Counter()
    for root in (parts.document, *(root for _, root in parts.notes), *(root for _, root in parts.asides)):
        received += letters_of(root)
    return extraction(FORMAT, assembled(_items(parts)), received)


def _items(parts: DocxParts) -> Iterator[Met]:
    if parts.metadata.strip():
        yield AsideWords(AsideName.METADATA, parts.metadata)
    for name, root in parts.asides:
        yield AsideWords(name, "\n".join("".join(DocxRuns.words(one)) for one in root.iter() if local(one.tag) == "p"))
    signs = set_in(_signs(one, parts) for one in parts.document.iter() if local(one.tag) == "p")
    flow = DocxFlow(parts, frozenset(signs), labels=dict(custom_marks(parts.document)))
    body = child(parts.document, "body")
    yield from flow.blocks(parts.document if body is None else body)
    for kind, root in parts.notes:
        yield from _notes(kind, root, replace(flow, part=kind))


def _signs(paragraph: Element, parts: DocxParts) -> SetParagraph:
    style = parts.styles.paragraph(paragraph)
    plain = not style.heading and not style.is_list and parts.lists.of_paragraph(style) is None
    return SetParagraph(paragraph, style.left, style.first, plain, bool("".join(DocxRuns.words(paragraph)).strip()))


def _notes(kind: str, root: Element, flow: DocxFlow) -> Iterator[Met]:
    for note in root:
        if local(note.tag) != NOTES[kind]:
            continue
        if (attribute(note, "type") or "normal") == "normal":
            key = f"{kind}{attribute(note, 'id')}"
            yield MetBody(key, flow.labels.get(key, ""), tuple(flow.blocks(note)))
        else:  # the line above the notes
            yield AsideWords(AsideName.NOTE_SIGN, "".join(DocxRuns.words(note)))


@dataclass(frozen=True)
class DocxFlow:
    """Reads blocks in order."""

    parts: DocxParts
    set_in: frozenset[Element]
    """Paragraphs that are quotations by their indent."""
    within: tuple[Surround, ...] = ()
    part: str = "document"
    labels: dict[str, str] = field(default_factory=dict)
    """Of notes whose marks somebody wrote: by key, the mark."""
    keys: list[int] = field(default_factory=lambda: [0])
    quotation: list[Surround | None] = field(default_factory=lambda: [None])
    """The one that the last paragraph stood in."""
    items: dict[int, Surround] = field(default_factory=dict)
    """By level, the item of a list that was opened last."""

    def blocks(self, root: Element) -> Iterator[Met]:
        """What an element holds, block after block."""
        for one in root:
            tag = local(one.tag)
            if tag == "p":
                yield from self._paragraph(one)
            elif tag == "tbl":
                yield from self._table(one)
            elif tag in ("del", "moveFrom"):
                yield AsideWords(AsideName.DELETED, "".join(DocxRuns.words(one)))
            elif tag in ("sectPr", "tblPr", "tblGrid", "pPr", "sdtPr", "sdtEndPr", "trPr", "tcPr"):
                continue
            else:
                yield from self.blocks(one)

    def _paragraph(self, paragraph: Element) -> Iterator[Met]:
        style = self.parts.styles.paragraph(paragraph)
        if style.contents:
            yield AsideWords(AsideName.CONTENTS, "".join(DocxRuns.words(paragraph)))
            return
        runs = DocxRuns(self.parts.styles, self.parts.targets, self.part)
        inline = list(runs.read(paragraph, style.run))
        edge, label = self._edge(paragraph, any(not isinstance(one, PageStart) for one in inline))
        yield edge
        if label:
            yield replace(style.run, said=f"{label} ")
        named = style.quoted or style.kind != BlockKind.PARAGRAPH
        yield from (beside(one, style.run) if named else one for one in inline)
        yield Edge(within=self.within)
        for box in runs.boxes(paragraph):
            yield from replace(self, quotation=[None], items={}).blocks(box)

    def _edge(self, paragraph: Element, spoken: bool) -> tuple[Edge, str]:
        """The edge of a paragraph, and the number that the file has printed before a heading."""
        style = self.parts.styles.paragraph(paragraph)
        item = self.parts.lists.counted(style) if spoken else None
        if style.heading:
            self._close()
            return Edge(style.kind, style.level, self.within), item.label if item and item.is_number else ""
        if item is None and style.is_list and self.items:
            item = ListItem(max(self.items), "", False)
        if item is not None:
            return Edge(style.kind, within=(*self.within, *self._item(item.level, item.label))), ""
        quoted = style.quoted or paragraph in self.set_in
        if not quoted:
            self._close()
            return Edge(style.kind, within=self.within), ""
        quotation = self.quotation[0]
        if quotation is None:
            self._close()
            quotation = self.quotation[0] = self._container("")
        return Edge(style.kind, within=(*self.within, quotation)), ""

    def _item(self, level: int, label: str) -> tuple[Surround, ...]:
        """The items around and with this one; without a label it goes on with the last one of its level."""
        self.quotation[0] = None
        for deeper in [one for one in self.items if one > level or (one == level and label)]:
            del self.items[deeper]
        if label and level not in self.items:
            self.items[level] = self._container(label)
        return tuple(self.items[one] for one in sorted(self.items))

    def _close(self) -> None:
        self.quotation[0] = None
        self.items.clear()

    def _container(self, sign: str) -> Surround:
        self.keys[0] += 1
        return Surround(self.keys[0], sign)

    def _table(self, table: Element) -> Iterator[Met]:
        self._close()
        rows = [list(_below(row, "tc")) for row in _below(table, "tr")]
        inner = replace(self, quotation=[None], items={})
        met = [[list(inner.blocks(cell)) for cell in row] for row in rows]
        yield Edge(within=self.within)
        yield from table_of(met, self.within)
        yield Edge(within=self.within)


def _below(element: Element, tag: str) -> Iterator[Element]:
    """Rows of a table, cells of a row, also within controls and changes that were kept."""
    for one in element:
        name = local(one.tag)
        if name == tag:
            yield one
        elif name in ("sdt", "sdtContent", "customXml", "ins", "moveTo"):
            yield from _below(one, tag)


def _parts(members: Members) -> DocxParts:
    roots = {_kind(type): path for type, path in _relations(members, "").values()}
    path = roots.get("officeDocument", "word/document.xml")
    document = members.read(path)
    if document is None:
        raise damaged(FORMAT)
    related = _relations(members, path)
    found: dict[str, list[tuple[str, Element]]] = {}
    for type, target in sorted(related.values()):
        if f"/{_kind(type)}" in DOCUMENT_TYPES and (part := members.read(target)) is not None:
            found.setdefault(_kind(type), []).append((target, xml_tree(part, FORMAT)))
    styles = DocxStyles.of([root for _, root in found.get("styles", [])])
    targets = {("document", id): target for id, (type, target) in related.items() if _kind(type) == "hyperlink"}
    notes = []
    for kind in NOTES:
        for target, root in found.get(kind, [])[:1]:
            notes.append((kind, root))
            links = _relations(members, target).items()
            targets |= {(kind, id): place for id, (type, place) in links if _kind(type) == "hyperlink"}
    running = [(AsideName.RUNNING_HEAD, root) for kind in ("header", "footer") for _, root in found.get(kind, [])]
    comments = [(AsideName.COMMENT, root) for _, root in found.get("comments", [])]
    core = members.read("docProps/core.xml")
    return DocxParts(
        xml_tree(document, FORMAT),
        styles,
        DocxLists.of([root for _, root in found.get("numbering", [])]),
        tuple(notes),
        (*running, *comments),
        targets,
        "\n".join(texts(xml_tree(core, FORMAT))) if core else "",
    )


def _relations(members: Members, path: str) -> dict[str, tuple[str, str]]:
    """By id, the type of a relation, and the part or address that it names."""
    folder, name = posixpath.split(path)
    data = members.read(posixpath.join(folder, "_rels", f"{name}.rels"))
    if data is None:
        return {}
    found = {}
    for one in xml_tree(data, FORMAT):
        target = one.get("Target") or ""
        if one.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join(folder, target)) if not target.startswith("/") else target[1:]
        found[one.get("Id") or ""] = (one.get("Type") or "", target)
    return found


def _kind(type: str) -> str:
    return type.rsplit("/", 1)[-1]
