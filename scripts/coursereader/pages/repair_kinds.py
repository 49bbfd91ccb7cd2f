"""The kinds of repair: what each did, in words, and how its place is dressed where the page shows it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..interface.words import N_, NN_

LINE, SET, MARK, OUT = "line", "set", "mark", "out"
"""How a place is dressed: a line end, what the setting did to the words, a mark that was read, what was taken out."""


@dataclass(frozen=True)
class RepairKind:
    """What a kind of repair is called; all words are those of the catalogue."""

    once: str
    """One of them: `hyphen joined`."""
    often: tuple[str, str]
    """So many of them: `{n} hyphen joined`, `{n} hyphens joined`."""
    face: str = SET
    """`LINE` to `OUT`."""
    sign: str = ""
    """What stands at its place where the seed has nothing that could be shown."""
    aside: str = ""
    """What stands before the words of one that was set aside."""


REPAIR_KINDS: Mapping[str, RepairKind] = {
    "correction": RepairKind(
        N_("correction by the editors"), NN_("{n} correction by the editors", "{n} corrections by the editors"), MARK
    ),
    "soft-hyphen": RepairKind(N_("hyphen joined"), NN_("{n} hyphen joined", "{n} hyphens joined")),
    "repeated-hyphen": RepairKind(
        N_("repeated hyphen dropped"), NN_("{n} repeated hyphen dropped", "{n} repeated hyphens dropped")
    ),
    "running-head": RepairKind(
        N_("running head removed"),
        NN_("{n} running head removed", "{n} running heads removed"),
        OUT,
        aside=N_("running head"),
    ),
    "folio": RepairKind(
        N_("page number removed"),
        NN_("{n} page number removed", "{n} page numbers removed"),
        OUT,
        aside=N_("page number"),
    ),
    "page-break": RepairKind(
        N_("page break removed"),
        NN_("{n} page break removed", "{n} page breaks removed"),
        OUT,
        sign=N_("page break"),
    ),
    "page-join": RepairKind(
        N_("paragraph joined over a page"),
        NN_("{n} paragraph joined over a page", "{n} paragraphs joined over a page"),
        sign=N_("runs on"),
    ),
    "note": RepairKind(N_("note moved"), NN_("{n} note moved", "{n} notes moved"), OUT, aside=N_("note")),
    "note-mark": RepairKind(N_("note number read"), NN_("{n} note number read", "{n} note numbers read"), MARK),
    "pullquote": RepairKind(
        N_("pull quote set apart"),
        NN_("{n} pull quote set apart", "{n} pull quotes set apart"),
        OUT,
        aside=N_("pull quote"),
    ),
    "caption": RepairKind(
        N_("caption set apart"), NN_("{n} caption set apart", "{n} captions set apart"), OUT, aside=N_("caption")
    ),
    "imprint": RepairKind(
        N_("imprint or credit set apart"),
        NN_("{n} imprint or credit set apart", "{n} imprints and credits set apart"),
        OUT,
        aside=N_("imprint or credit"),
    ),
    "contents": RepairKind(
        N_("contents list set apart"),
        NN_("{n} contents list set apart", "{n} contents lists set apart"),
        OUT,
        aside=N_("contents list"),
    ),
    "speaker": RepairKind(N_("speaker’s name read"), NN_("{n} speaker’s name read", "{n} speakers’ names read"), MARK),
    "heading": RepairKind(
        N_("heading found"), NN_("{n} heading found", "{n} headings found"), MARK, sign=N_("heading")
    ),
    "quotation": RepairKind(
        N_("block quotation found"),
        NN_("{n} block quotation found", "{n} block quotations found"),
        MARK,
        sign=N_("quotation"),
    ),
    "paragraph": RepairKind(N_("paragraph parted"), NN_("{n} paragraph parted", "{n} paragraphs parted"), sign="¶"),
    "letter-space": RepairKind(
        N_("letter-spaced line closed up"),
        NN_("{n} letter-spaced line closed up", "{n} letter-spaced lines closed up"),
    ),
    "torn-word": RepairKind(N_("torn word closed"), NN_("{n} torn word closed", "{n} torn words closed")),
    "line-number": RepairKind(
        N_("line number set aside"), NN_("{n} line number set aside", "{n} line numbers set aside"), OUT
    ),
    "blank": RepairKind(N_("space closed"), NN_("{n} space closed", "{n} spaces closed")),
    "margin": RepairKind(N_("margin cut off"), NN_("{n} margin cut off", "{n} margins cut off")),
    "column-gap": RepairKind(
        N_("gap between columns closed"), NN_("{n} gap between columns closed", "{n} gaps between columns closed")
    ),
    "address-break": RepairKind(N_("address joined"), NN_("{n} address joined", "{n} addresses joined")),
    "escape": RepairKind(N_("character changed"), NN_("{n} character changed", "{n} characters changed")),
    "markup": RepairKind(N_("sign of markup read"), NN_("{n} sign of markup read", "{n} signs of markup read"), MARK),
    "line-end": RepairKind(N_("line end joined"), NN_("{n} line end joined", "{n} line ends joined"), LINE),
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
    name = kind.replace("-", " ")
    return REPAIR_KINDS.get(kind) or RepairKind(name, (f"{{n}} {name}", f"{{n}} {name}"), MARK, aside=name)
