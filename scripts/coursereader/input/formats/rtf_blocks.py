"""From what an RTF file says, one thing after another, to blocks: paragraphs, items, cells, notes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from .assembly import AsideWords, Edge, Met, MetBody, table_of
from .docx_styles import CAPTION, CONTENTS, HEADING, QUOTED
from .set_in import SetParagraph, set_in
from .stated import AsideName, BlockKind, Inline, Run, Surround

ITEM = re.compile(r"\s*(?P<sign>[•·▪◦‣○●■□–—\uf0b7-]|[(\[]?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})[.)\]])\s*(?:\t|$)")
BULLETS = "•·▪◦‣○●■□–—-\uf0b7o"


@dataclass(frozen=True)
class RtfParagraph:
    """How a paragraph is set."""

    left: int = 0
    first: int = 0
    outline: int = 9
    in_table: bool = False
    level: int = 0
    """Of an item of a list."""
    style: str = ""
    """The name of its style."""

    def with_word(self, word: bytes, number: int | None) -> RtfParagraph:
        """The same after a word that says something of paragraphs."""
        match word:
            case b"li" | b"lin":
                return replace(self, left=number or 0)
            case b"fi":
                return replace(self, first=number or 0)
            case b"outlinelevel":
                return replace(self, outline=number or 0)
            case b"intbl":
                return replace(self, in_table=True)
            case b"ilvl":
                return replace(self, level=max(0, min(8, number or 0)))
            case _:
                return self


@dataclass(frozen=True)
class RtfSaid:
    """One thing that is said."""

    inline: Inline | None
    paragraph: RtfParagraph
    place: str
    """`text`, `label`, or the key of a note."""
    ends: bool = False
    """Whether a paragraph ends here."""
    cell: str = ""
    """`cell` or `row`, where one ends."""
    aside: tuple[AsideName, str] | None = None


@dataclass
class RtfBlock:
    """A paragraph while it is gathered."""

    inline: list[Inline] = field(default_factory=list)
    label: str = ""
    paragraph: RtfParagraph = field(default_factory=RtfParagraph)
    cell: str = ""
    key: int = 0

    @property
    def words(self) -> str:
        """All its letters."""
        return "".join(one.said for one in self.inline if isinstance(one, Run))


def met(said: Sequence[RtfSaid]) -> Iterator[Met]:
    """What the file holds, in order: the text, then the notes."""
    yield from (AsideWords(*one.aside) for one in said if one.aside)
    spoken = [one for one in said if not one.aside]
    places = list(dict.fromkeys(one.place for one in spoken if one.place.startswith("note")))
    by_place: dict[str, list[RtfSaid]] = {}
    for one in spoken:
        by_place.setdefault("text" if one.place == "label" else one.place, []).append(one)
    yield from RtfBlocks().read(_gathered(by_place.get("text", [])))
    for place in places:
        yield MetBody(place, "", tuple(RtfBlocks().read(_gathered(by_place[place]))))


def _gathered(said: Iterable[RtfSaid]) -> list[RtfBlock]:
    blocks = [RtfBlock()]
    for one in said:
        block = blocks[-1]
        if one.place == "label" and isinstance(one.inline, Run):
            block.label += one.inline.said
        elif one.inline is not None:
            block.inline.append(one.inline)
            block.paragraph = one.paragraph
        if one.ends:
            block.cell = one.cell
            if not block.inline:
                block.paragraph = one.paragraph
            blocks.append(RtfBlock(key=len(blocks)))
    return blocks


@dataclass
class RtfBlocks:
    """Reads paragraphs in order."""

    keys: int = 0
    items: dict[int, Surround] = field(default_factory=dict)
    """By their indent, the items that are open."""
    quotation: Surround | None = None

    def read(self, blocks: Sequence[RtfBlock]) -> Iterator[Met]:
        """Each block with its edge; rows of a table together."""
        quoted = set_in(
            SetParagraph(one.key, one.paragraph.left, one.paragraph.first, _is_plain(one), bool(one.words.strip()))
            for one in blocks
        )
        rows: list[list[list[Met]]] = [[]]
        cell: list[Met] = []
        for one in blocks:
            if one.paragraph.in_table or one.cell:
                cell += [Edge(), *_labelled(one)]
                if one.cell == "cell":
                    rows[-1].append(cell)
                    cell = []
                elif one.cell == "row":
                    rows.append([])
                continue
            if any(rows):
                yield from table_of([*rows[:-1], [*rows[-1], *([cell] if cell else [])]], ())
                rows, cell = [[]], []
            if one.inline:
                yield from self._block(one, one.key in quoted)
        if any(rows) or cell:
            yield from table_of([*rows[:-1], [*rows[-1], *([cell] if cell else [])]], ())

    def _block(self, block: RtfBlock, quoted: bool) -> Iterator[Met]:
        paragraph = block.paragraph
        if CONTENTS.fullmatch(paragraph.style):
            yield AsideWords(AsideName.CONTENTS, block.label + block.words)
            return
        found = HEADING.fullmatch(paragraph.style)
        if found or paragraph.outline < 9 or paragraph.style.casefold() == "title":
            title = paragraph.style.casefold() == "title"
            level = int(found[1]) if found else 1 if title else paragraph.outline + 1
            self._close()
            yield Edge(BlockKind.TITLE if title else BlockKind.HEADING, level)
            yield from _labelled(block)
        elif label := _label(block):
            yield Edge(within=self._item(paragraph.left or paragraph.level, label.strip()))
            yield from _without(block, label)
        elif paragraph.left in self.items and paragraph.left > 0:
            self.items = {left: item for left, item in self.items.items() if left <= paragraph.left}
            yield Edge(within=tuple(self.items[one] for one in sorted(self.items)))
            yield from _labelled(block)
        else:
            yield from self._plain(block, quoted or bool(QUOTED.fullmatch(paragraph.style)))
        yield Edge()

    def _plain(self, block: RtfBlock, quoted: bool) -> Iterator[Met]:
        self.items.clear()
        if not quoted:
            self.quotation = None
        elif self.quotation is None:
            self.quotation = self._container("")
        kind = BlockKind.CAPTION if CAPTION.fullmatch(block.paragraph.style) else BlockKind.PARAGRAPH
        yield Edge(kind, within=(self.quotation,) if self.quotation else ())
        yield from _labelled(block)

    def _item(self, level: int, label: str) -> tuple[Surround, ...]:
        self.quotation = None
        for deeper in [one for one in self.items if one >= level]:
            del self.items[deeper]
        self.items[level] = self._container("-" if label in BULLETS else label)
        return tuple(self.items[one] for one in sorted(self.items))

    def _close(self) -> None:
        self.items.clear()
        self.quotation = None

    def _container(self, sign: str) -> Surround:
        self.keys += 1
        return Surround(self.keys, sign)


def _is_plain(block: RtfBlock) -> bool:
    return not _label(block) and block.paragraph.outline == 9 and not block.paragraph.in_table


def _label(block: RtfBlock) -> str:
    """What stands before an item: a label of the file's own, or a sign before a tabulator in a line that hangs."""
    if block.label.strip():
        return block.label
    found = ITEM.match(block.words) if block.paragraph.first < 0 else None
    return found[0] if found else ""


def _labelled(block: RtfBlock) -> Iterator[Met]:
    if block.label:
        yield Run(f"{block.label.strip()} ")
    yield from block.inline


def _without(block: RtfBlock, label: str) -> Iterator[Met]:
    """The words behind the label; it is written as the item's sign."""
    yield AsideWords(AsideName.LIST_SIGN, label)
    left = 0 if block.label.strip() else len(label)
    for one in block.inline:
        if isinstance(one, Run) and left:
            cut = min(left, len(one.said))
            one, left = replace(one, said=one.said[cut:]), left - cut
        yield one
