"""The kinds of repair: what each did, in words, and how its place is dressed where the page shows it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

LINE, SET, MARK, OUT = "line", "set", "mark", "out"
"""How a place is dressed: a line end, what the setting did to the words, a mark that was read, what was taken out."""


@dataclass(frozen=True)
class RepairKind:
    """What a kind of repair is called."""

    name: str
    done: str
    face: str = SET
    """`LINE` to `OUT`."""
    many: str = ""
    """The plural of the name, where it is not the name and an s."""
    sign: str = ""
    """What stands at its place where the seed has nothing that could be shown."""

    @property
    def words(self) -> tuple[str, str]:
        """`hyphen joined`, `hyphens joined`."""
        return f"{self.name} {self.done}".strip(), f"{self.many or self.name + 's'} {self.done}".strip()


REPAIR_KINDS: Mapping[str, RepairKind] = {
    "correction": RepairKind("correction", "by the editors", MARK),
    "soft-hyphen": RepairKind("hyphen", "joined"),
    "repeated-hyphen": RepairKind("repeated hyphen", "dropped"),
    "running-head": RepairKind("running head", "removed", OUT),
    "folio": RepairKind("page number", "removed", OUT),
    "page-break": RepairKind("page break", "removed", OUT, sign="page break"),
    "page-join": RepairKind("paragraph", "joined over a page", sign="runs on"),
    "note": RepairKind("note", "moved", OUT),
    "note-mark": RepairKind("note number", "read", MARK),
    "pullquote": RepairKind("pull quote", "set apart", OUT),
    "caption": RepairKind("caption", "set apart", OUT),
    "imprint": RepairKind("imprint or credit", "set apart", OUT, "imprints and credits"),
    "contents": RepairKind("contents list", "set apart", OUT),
    "speaker": RepairKind("speaker’s name", "read", MARK, "speakers’ names"),
    "heading": RepairKind("heading", "found", MARK, sign="heading"),
    "quotation": RepairKind("block quotation", "found", MARK, sign="quotation"),
    "paragraph": RepairKind("paragraph", "parted", sign="¶"),
    "letter-space": RepairKind("letter-spaced line", "closed up"),
    "blank": RepairKind("space", "closed"),
    "margin": RepairKind("margin", "cut off"),
    "column-gap": RepairKind("gap between columns", "closed", many="gaps between columns"),
    "address-break": RepairKind("address", "joined", many="addresses"),
    "escape": RepairKind("character", "changed"),
    "markup": RepairKind("sign of markup", "read", MARK, "signs of markup"),
    "line-end": RepairKind("line end", "joined", LINE),
}
"""In the order in which the page counts them. A kind that is not here is named by its own name."""
SAME: Mapping[str, str] = {
    "note-number": "note-mark",
    "ligature": "escape",
    "hyphen": "escape",
    "control": "escape",
    **{f"{face}-{edge}": "markup" for face in ("italic", "bold") for edge in ("open", "close")},
}
"""Kinds of pieces that a reader counts as one."""


def repair_kind(kind: str) -> RepairKind:
    """The kind of a kind of piece or stream, after `SAME`."""
    return REPAIR_KINDS.get(kind) or RepairKind(kind.replace("-", " "), "", MARK, kind.replace("-", " "))
