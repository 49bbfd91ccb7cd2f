"""The passages of a text in TEI: sections within sections, turns of speech, lists, notes at the end; and back."""

from __future__ import annotations

from collections.abc import Iterator

from ...model.passages import Passage, PassageKind
from ...model.pieces import Piece, PieceKind
from ...text.repair.stated.passages import begins_as_item
from .elements import XML_ID, Node, add, name_of, words_of
from .passage_reading import passage_of
from .passage_words import Beside, put_passage

ELEMENTS = {
    PassageKind.HEADING: ("head", ""),
    PassageKind.PARAGRAPH: ("p", ""),
    PassageKind.QUOTATION: ("quote", ""),
    PassageKind.CAPTION: ("ab", "caption"),
    PassageKind.PULLQUOTE: ("ab", "pullquote"),
    PassageKind.FURNITURE: ("fw", "furniture"),
    PassageKind.NOTE: ("note", "note"),
    PassageKind.REFERENCE: ("bibl", ""),
}
"""By kind of passage: its element, and the type of it."""
KINDS = {**{element: kind for kind, element in ELEMENTS.items()}, ("item", ""): PassageKind.PARAGRAPH}
LEVEL = "level-"
LINES = "#line="
"""Of the file as received, counted between lines. Source: RFC 5147."""


def put_body(text: Node, passages: tuple[Passage, ...], seed: str, said: Beside) -> None:
    """The body of a text, and its notes behind it."""
    body = add(text, "body")
    _Body(body, seed, said).put([passage for passage in passages if passage.kind != PassageKind.NOTE])
    if not len(body):
        add(body, "p")
    if notes := [passage for passage in passages if passage.kind == PassageKind.NOTE]:
        behind = add(add(text, "back"), "div", type="notes")
        for note in notes:
            _put(behind, note, seed, said, n=note.number, place="end")


class _Body:
    """Knows in which section, turn or list the next passage stands."""

    def __init__(self, body: Node, seed: str, said: Beside) -> None:
        self.sections: list[tuple[int, Node]] = [(0, body)]
        self.group: Node = None
        """The turn, the list or the list of works that the last passage stands in."""
        self.seed, self.said = seed, said

    def put(self, passages: list[Passage]) -> None:
        for passage in passages:
            if passage.kind == PassageKind.HEADING:
                self._section(passage)
            else:
                _put(self._parent(passage), passage, self.seed, self.said)

    def _section(self, heading: Passage) -> None:
        self.group = None
        while self.sections[-1][0] >= max(1, heading.level):
            self.sections.pop()
        made = add(self.sections[-1][1], "div", type="section", subtype=f"{LEVEL}{heading.level}")
        self.sections.append((max(1, heading.level), made))
        _put(made, heading, self.seed, self.said)

    def _parent(self, passage: Passage) -> Node:
        here, element = self.sections[-1][1], _element(passage)[0]
        if passage.speaker:
            self.group = add(here, "sp")
            add(self.group, "speaker", passage.speaker)
        elif element in ("item", "bibl"):
            listed = "list" if element == "item" else "listBibl"
            self.group = self.group if name_of(self.group) == listed else add(here, listed)
        elif element != "p" or name_of(self.group) != "sp":
            self.group = None
        return here if self.group is None else self.group


def _element(passage: Passage) -> tuple[str, str]:
    if passage.kind == PassageKind.PARAGRAPH and begins_as_item(passage):
        return "item", ""
    return ELEMENTS[passage.kind]


def _put(parent: Node, passage: Passage, seed: str, said: Beside, **more: str) -> None:
    element, type_ = _element(passage)
    first, last = passage.lines
    source = f"{seed}{LINES}{first - 1},{last}" if first else ""
    made = add(parent, element, id=passage.id, type=type_, n=more.pop("n", passage.id), source=source, **more)
    for former in passage.also:
        add(made, "anchor", id=former, type="former")
    put_passage(made, passage, said)


def passages_of(text: Node, received: bool = False) -> Iterator[Passage]:
    """The passages of a document's text, in reading order. `received`: as they were before any correction."""
    section = ""
    for element in text.iter():
        kind = KINDS.get((name_of(element), element.get("type", ""))) if name_of(element) else None
        if kind is None or not element.get(XML_ID):
            continue
        words, spans, lines = passage_of(element, received)
        found = Passage(
            element.get(XML_ID), kind, words, spans, _lines(element),
            section="" if kind in (PassageKind.HEADING, PassageKind.NOTE) else section,
            level=_level(element) if kind == PassageKind.HEADING else 0,
            speaker=_speaker(element),
            number=element.get("n", "") if kind == PassageKind.NOTE else "",
            also=tuple(a.get(XML_ID) for a in element if name_of(a) == "anchor" and a.get("type") == "former"),
            pieces=tuple(_said_at(element, lines)),
        )  # fmt: skip
        section = found.id if kind == PassageKind.HEADING else section
        yield found


def _said_at(element: Node, lines: tuple[int, ...]) -> Iterator[tuple[int, Piece]]:
    if name_of(element) == "item":
        yield 0, Piece(0, 0, PieceKind.ITEM, "")
    yield from ((at, Piece(0, 0, PieceKind.KEPT_LINE, "")) for at in lines)


def _lines(element: Node) -> tuple[int, int]:
    first, _, last = element.get("source", "").rpartition(LINES)[2].partition(",")
    return (int(first) + 1, int(last)) if first.isdecimal() and last.isdecimal() else (0, 0)


def _level(element: Node) -> int:
    said = element.getparent().get("subtype", "").removeprefix(LEVEL)
    return int(said) if said.isdecimal() else 0


def _speaker(element: Node) -> str:
    before = element.getprevious()
    return words_of(before) if name_of(element.getparent()) == "sp" and name_of(before) == "speaker" else ""
