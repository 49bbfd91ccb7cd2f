"""What the pages of the print are called: as is printed on them, or as the file says."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from .furniture import PageFurniture
from .glyphs import PdfPage

LABEL = re.compile(r"[\w.]{1,20}")
"""What a page may be called in an address of its own."""
LEAST_ALIKE = 0.9
"""Of the printed numbers that the file's names repeat: then these hold for the pages that print none."""


def page_numbers(pages: Sequence[PdfPage], edges: PageFurniture) -> dict[int, str]:
    """By page, its number: what is printed goes before what the file says, which may count its own pages only."""
    said = {page.number: page.label for page in pages if LABEL.fullmatch(page.label)}
    often = Counter(label.casefold() for label in said.values())
    said = {page: label for page, label in said.items() if often[label.casefold()] == 1}
    alike = sum(said.get(page, "").casefold() == folio.casefold() for page, folio in edges.folios.items())
    if alike < LEAST_ALIKE * len(edges.folios):
        said = {}
    return {**edges.followed, **said, **edges.folios}
