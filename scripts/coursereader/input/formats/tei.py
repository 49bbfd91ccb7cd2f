"""TEI P5 of anybody: what its elements state. Of two readings the text has the editors'; the other is set aside."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from .assembly import AsideWords, Edge, Met, MetBody, assembled, table_of, titled
from .extraction import Extraction, extraction
from .stated import AsideName, BlockKind, LineBreak, NoteCall, PageStart, Run, Surround, letters
from .tei_elements import (
    BLOCKS,
    DIVISION,
    INLINE,
    NO_WORDS,
    NUMBERED,
    QUOTATIONS,
    SECOND_READINGS,
    SILENT,
    dressed,
)
from .trees import Element, attribute, child, local, texts, xml_tree
from .unreadable import damaged

FORMAT = "TEI"
OUTSIDE = ("http:", "https:", "mailto:")
PLAIN = Run("")
MOST_NAMED = 10
"""Elements that are named where they are not known."""


def read_tei(data: bytes) -> Extraction:
    """The text of a document. Raises UnreadableError."""
    root = xml_tree(data, FORMAT)
    text = child(root, "text")
    if text is None:
        raise damaged(FORMAT)
    noted = {f"#{attribute(one, 'id')}" for one in text.iter() if local(one.tag) == "note"}
    asked = {attribute(one, "target") or "" for one in text.iter() if local(one.tag) in ("ref", "ptr")}
    flow = TeiFlow(frozenset(noted & asked))
    document = titled(assembled(_items(root, text, flow)))
    read = extraction(FORMAT, document, letters(texts(root)))
    return replace(read, doubts=tuple(_unknown(text)))


def _items(root: Element, text: Element, flow: TeiFlow) -> Iterator[Met]:
    for one in root:
        if one is not text:
            yield AsideWords(AsideName.METADATA, "\n".join(words.strip() for words in texts(one) if words.strip()))
    yield from flow.blocks(text)


def _unknown(text: Element) -> Iterator[str]:
    known = {*BLOCKS, *INLINE, *NO_WORDS, *QUOTATIONS, *SECOND_READINGS, *SILENT, *_READ, "text"}
    names = dict.fromkeys(name for one in text.iter() if (name := local(one.tag)) and not _is_of(name, known))
    if names:
        listed = ", ".join(list(names)[:MOST_NAMED]) + (" and others" if len(names) > MOST_NAMED else "")
        yield f"Elements that are not understood are read as their words alone: {listed}."


def _is_of(name: str, known: set[str]) -> bool:
    return name in known or bool(DIVISION.fullmatch(name))


@dataclass(frozen=True)
class TeiFlow:
    """Reads elements in order."""

    pointed: frozenset[str]
    """Notes that a mark elsewhere points to."""
    within: tuple[Surround, ...] = ()
    level: int = 0
    keys: list[int] = field(default_factory=lambda: [0])

    def blocks(self, element: Element, run: Run = PLAIN) -> Iterator[Met]:
        """What stands in an element of blocks; words between them are a block too."""
        if element.text and element.text.strip():
            yield Edge(within=self.within)
            yield replace(run, said=element.text)
        for one in element:
            yield from self.one(one, run, among_blocks=True)
            if one.tail and one.tail.strip():
                yield replace(run, said=one.tail)

    def inline(self, element: Element, run: Run) -> Iterator[Met]:
        """The words of an element, and what stands among them."""
        if element.text:
            yield replace(run, said=element.text)
        for one in element:
            yield from self.one(one, run, among_blocks=False)
            if one.tail:
                yield replace(run, said=one.tail)

    def one(self, one: Element, run: Run, among_blocks: bool) -> Iterator[Met]:
        """One element, by its name."""
        name = local(one.tag)
        if name in NO_WORDS:
            yield AsideWords(NO_WORDS[name], "".join(texts(one)))
        elif name in SECOND_READINGS and local(one.getparent().tag) in SECOND_READINGS[name]:
            yield AsideWords(AsideName.FALLBACK, "".join(texts(one)))
        elif name in _READ:
            yield from _READ[name](self, one, run)
        elif DIVISION.fullmatch(name):
            yield from replace(self, level=self.level + 1).blocks(one)
        elif name in BLOCKS or _holds_blocks(one) or (among_blocks and name not in SILENT):
            yield from self._block(one, name, run)
        elif name not in SILENT:
            yield from self.inline(one, dressed(one, run))

    def _block(self, one: Element, name: str, run: Run) -> Iterator[Met]:
        """A block, or several; where they stand in a paragraph, that goes on after them."""
        inner = self._quoting() if name in QUOTATIONS else self
        yield Edge(within=inner.within)
        if _holds_blocks(one) and name not in BLOCKS:
            yield from inner.blocks(one, run)
        else:
            yield from inner.inline(one, dressed(one, run))
        yield Edge(within=self.within)

    def _quoting(self) -> TeiFlow:
        return replace(self, within=(*self.within, self._surround("")))

    def _surround(self, sign: str) -> Surround:
        self.keys[0] += 1
        return Surround(self.keys[0], sign)

    def head(self, one: Element, run: Run) -> Iterator[Met]:
        """The title of a section; of a table or a picture, what stands under it."""
        above = local(one.getparent().tag)
        if above in ("figure", "table"):
            yield Edge(BlockKind.CAPTION, within=self.within)
        elif above == "body":
            yield Edge(BlockKind.TITLE, 1, self.within)
        elif above in ("front", "back") or DIVISION.fullmatch(above):
            yield Edge(BlockKind.HEADING, max(1, self.level), self.within)
        else:
            yield Edge(within=self.within)
        yield from self.inline(one, run)
        yield Edge(within=self.within)

    def title(self, one: Element, run: Run) -> Iterator[Met]:
        """Of the whole, on its title page."""
        yield Edge(BlockKind.TITLE, 1, self.within)
        yield from self.inline(one, run)
        yield Edge(within=self.within)

    def note(self, one: Element, run: Run) -> Iterator[Met]:
        """Its mark, where it stands itself; its body, found by its name."""
        if local(one.getparent().tag) == "app":  # why the editors read so
            yield AsideWords(AsideName.COMMENT, "".join(texts(one)))
            return
        called = attribute(one, "id")
        self.keys[0] += 1
        key = f"#{called}" if called else f"note{self.keys[0]}"
        if key not in self.pointed:
            yield NoteCall(key)
        inner = TeiFlow(self.pointed, keys=self.keys)
        yield MetBody(key, attribute(one, "n") or "", tuple(inner.blocks(one)))

    def reference(self, one: Element, run: Run) -> Iterator[Met]:
        """The mark of a note, or a link."""
        target = attribute(one, "target") or ""
        if target in self.pointed:
            yield NoteCall(target, "".join(texts(one)))
        else:
            yield from self.inline(one, replace(run, target=target) if target.startswith(OUTSIDE) else run)

    def page(self, one: Element, run: Run) -> Iterator[Met]:
        """A page begins."""
        yield PageStart(attribute(one, "n") or "")

    def line_end(self, one: Element, run: Run) -> Iterator[Met]:
        """A line of the print, within a paragraph; of a word in two parts, nothing."""
        if attribute(one, "break") != "no":
            yield replace(run, said=" ")

    def line(self, one: Element, run: Run) -> Iterator[Met]:
        """A line of verse: within one stanza it ends where the next begins."""
        before = one.getprevious()
        if before is not None and local(before.tag) in ("l", "pb", "lb"):
            yield LineBreak()
        else:
            yield Edge(within=self.within)
        yield from self.inline(one, run)

    def speech(self, one: Element, run: Run) -> Iterator[Met]:
        """Who speaks opens what he says."""
        yield Edge(within=self.within)
        speaker = child(one, "speaker")
        if speaker is not None:
            words = " ".join("".join(texts(speaker)).split())
            yield Run(words if words.endswith((".", ":")) else f"{words}:", bold=True)
            yield Run(" ")
        first = True
        for part in one:
            name = local(part.tag)
            if part is speaker:
                continue
            if first and name in ("p", "ab"):
                yield from self.inline(part, run)
                yield Edge(within=self.within)
            else:
                yield from self.one(part, run, among_blocks=True)
            first = False

    def listed(self, one: Element, run: Run) -> Iterator[Met]:
        """The items of a list, with the label of each."""
        numbered = (attribute(one, "type") or attribute(one, "rend") or "") in NUMBERED
        count, label = 0, None
        for part in one:
            name = local(part.tag)
            if name == "label":
                label = part
            elif name in ("item", "bibl", "biblStruct", "biblFull"):
                count += 1
                inner = replace(self, within=(*self.within, self._surround(f"{count}." if numbered else "-")))
                yield Edge(within=inner.within)
                if label is not None:
                    yield from inner.inline(label, replace(run, bold=True))
                    yield Run(" ")
                yield from inner.inline(part, run)
                label = None
            else:
                yield from self.one(part, run, among_blocks=True)
        yield Edge(within=self.within)

    def table(self, one: Element, run: Run) -> Iterator[Met]:
        """Rows of cells."""
        for part in one:
            if local(part.tag) != "row":
                yield from self.one(part, run, among_blocks=True)
        rows = [part for part in one if local(part.tag) == "row"]
        cells = [[list(self.blocks(cell)) for cell in row if local(cell.tag) == "cell"] for row in rows]
        yield Edge(within=self.within)
        yield from table_of(cells, self.within)
        yield Edge(within=self.within)


_READ = {
    "head": TeiFlow.head, "titlePart": TeiFlow.title, "note": TeiFlow.note, "ref": TeiFlow.reference,
    "ptr": TeiFlow.reference, "pb": TeiFlow.page, "lb": TeiFlow.line_end, "l": TeiFlow.line, "sp": TeiFlow.speech,
    "list": TeiFlow.listed, "listBibl": TeiFlow.listed, "table": TeiFlow.table,
}  # fmt: skip
"""The elements that state more than what a block or a word is."""


def _holds_blocks(element: Element) -> bool:
    """Whether blocks stand in an element, and not words alone."""
    inside = (local(one.tag) for one in element.iterdescendants())
    return any(name in BLOCKS or name in ("l", "list", "listBibl", "table", "sp") for name in inside)
