"""What the pieces of a seed are called where a reader is told what became of them."""

from __future__ import annotations

from collections.abc import Mapping

from ..interface.words import N_

NAMES: Mapping[str, str] = {
    "text": N_("kept as they stand"),
    "line-end": N_("line end"),
    "soft-hyphen": N_("soft hyphen"),
    "repeated-hyphen": N_("repeated hyphen"),
    "lost-hyphen": N_("lost hyphen"),
    "note-mark": N_("note mark"),
    "note-number": N_("note number"),
    "paragraph": N_("paragraph"),
    "italic-open": N_("italic open"),
    "italic-close": N_("italic close"),
    "bold-open": N_("bold open"),
    "bold-close": N_("bold close"),
    "blank": N_("blank"),
    "letter-space": N_("letter space"),
    "letter-spaced": N_("letter-spaced"),
    "torn-word": N_("torn word"),
    "line-number": N_("line number"),
    "page-join": N_("page join"),
    "escape": N_("escape"),
    "heading": N_("heading"),
    "page-break": N_("page break"),
    "page-edge": N_("page edge"),
    "speaker": N_("speaker"),
    "address-break": N_("address break"),
    "markup": N_("markup"),
    "quotation": N_("quotation"),
    "quotation-end": N_("quotation end"),
    "ligature": N_("ligature"),
    "hyphen": N_("hyphen"),
    "control": N_("control"),
    "margin": N_("margin"),
    "column-gap": N_("column gap"),
    "column-break": N_("column break"),
    "item": N_("item"),
    "folio": N_("folio"),
    "note": N_("note"),
    "running-head": N_("running head"),
    "imprint": N_("imprint"),
    "caption": N_("caption"),
    "pullquote": N_("pullquote"),
    "contents": N_("contents"),
    "aside": N_("aside"),
}
"""By kind of piece, or of the block it was set aside in."""


def piece_name(kind: str) -> str:
    """The English name of a kind, to be said in the interface's language; its own where it has none."""
    return NAMES.get(kind) or kind.replace("-", " ")
