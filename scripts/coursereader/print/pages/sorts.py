"""The sorts of repair: what each did, in words, and how its place is dressed where the page shows it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

LINE, SET, MARK, OUT = "line", "set", "mark", "out"
"""How a place is dressed: a line end, what the setting did to the words, a mark that was read, what was taken out."""


@dataclass(frozen=True)
class Sort:
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


SORTS: Mapping[str, Sort] = {
    "correction": Sort("correction", "by the editors", MARK),
    "soft-hyphen": Sort("hyphen", "joined"),
    "repeated-hyphen": Sort("repeated hyphen", "dropped"),
    "running-head": Sort("running head", "removed", OUT),
    "folio": Sort("page number", "removed", OUT),
    "page-break": Sort("page break", "removed", OUT, sign="page break"),
    "page-join": Sort("paragraph", "joined over a page", sign="runs on"),
    "note": Sort("note", "moved", OUT),
    "note-mark": Sort("note number", "read", MARK),
    "pullquote": Sort("pull quote", "set apart", OUT),
    "caption": Sort("caption", "set apart", OUT),
    "imprint": Sort("imprint or credit", "set apart", OUT, "imprints and credits"),
    "contents": Sort("contents list", "set apart", OUT),
    "speaker": Sort("speaker’s name", "read", MARK, "speakers’ names"),
    "heading": Sort("heading", "found", MARK, sign="heading"),
    "quotation": Sort("block quotation", "found", MARK, sign="quotation"),
    "paragraph": Sort("paragraph", "parted", sign="¶"),
    "letter-space": Sort("letter-spaced line", "closed up"),
    "blank": Sort("space", "closed"),
    "margin": Sort("margin", "cut off"),
    "column-gap": Sort("gap between columns", "closed", many="gaps between columns"),
    "address-break": Sort("address", "joined", many="addresses"),
    "escape": Sort("character", "changed"),
    "markup": Sort("sign of markup", "read", MARK, "signs of markup"),
    "line-end": Sort("line end", "joined", LINE),
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


def sort_of(kind: str) -> Sort:
    """The sort of a kind of piece or stream, after `SAME`."""
    return SORTS.get(kind) or Sort(kind.replace("-", " "), "", MARK, kind.replace("-", " "))
