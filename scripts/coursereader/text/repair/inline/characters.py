"""Characters that are no words: byte-order marks, form feeds, soft hyphens, controls; and ligatures of the type."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from ....model.pieces import PieceKind
from ..draft import Change, Draft, Edit

SPECIAL_CHARACTER = re.compile(
    "\r\n?|\xad(?=[ \t]*(?:\r|\n|$))|"
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060-\u2069\ufeff\ufffe\ufb00-\ufb06]"
)
LINE_ENDS = {"\r": "\n", "\r\n": "\n", "\u2028": "\n", "\u2029": "\n\n"}


def characters(draft: Draft) -> Iterable[Edit]:
    """Names every character that a page cannot or should not show as it came."""
    for found in SPECIAL_CHARACTER.finditer(draft.text):
        char = found.group()
        if char in LINE_ENDS:
            yield Change(found.start(), found.end(), PieceKind.LINE_END, LINE_ENDS[char])
        elif char == "\x0c":
            yield Change(found.start(), found.start(), PieceKind.PAGE_EDGE, "\n")
            yield Change(found.start(), found.end(), PieceKind.PAGE_BREAK)
        elif char == "\ufffe":  # PDFium puts it where a hyphen and a line break stood
            yield Change(found.start(), found.end(), PieceKind.LINE_END, "-\n")
        elif char == "\xad":  # at a line end some tools write every hyphen so, that of a compound too
            at_end = not draft.text[found.end() : found.end() + 80].partition("\n")[0].strip()
            yield Change(
                found.start(), found.end(), *((PieceKind.HYPHEN, "-") if at_end else (PieceKind.SOFT_HYPHEN, ""))
            )
        elif char >= "\ufb00" and char != "\ufeff":
            yield Change(found.start(), found.end(), PieceKind.LIGATURE, unicodedata.normalize("NFKC", char))
        else:
            yield Change(found.start(), found.end(), PieceKind.CONTROL)
