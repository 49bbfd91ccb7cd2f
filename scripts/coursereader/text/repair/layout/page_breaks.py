"""Page breaks that a tool did not mark by a form feed."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ....model.pieces import PieceKind
from ..draft import Change, Draft, Edit
from .folio_sequence import page_starts

INDENTED = re.compile(r"^[ \t]+(?=\S)", re.MULTILINE)


def page_breaks(draft: Draft) -> Iterable[Edit]:
    """Marks where pages begin: at a blank that stands for a form feed, else at the numbers that count the pages.

    The edge of the page is an empty line to the rules that follow, as it is where a tool writes a form feed.
    """
    if draft.marks(PieceKind.PAGE_BREAK):
        return
    for start, end in _blanks(draft.text) or [(at, at) for at in page_starts(draft.text)]:
        yield Change(start, start, PieceKind.PAGE_EDGE, "\n" if start else "")
        yield Change(start, end, PieceKind.PAGE_BREAK)


def _blanks(text: str) -> list[tuple[int, int]]:
    """Where lines begin with exactly one blank, and none with more, the blank stands for the form feed of a page."""
    found = list(INDENTED.finditer(text))
    if len(found) < 2 or any(indent.group() != " " for indent in found) or len(found) > 0.2 * text.count("\n"):
        return []
    return [indent.span() for indent in found]
