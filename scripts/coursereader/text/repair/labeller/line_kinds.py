"""The kinds that a line may have, and how sure it is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class LineKind(StrEnum):
    """Small letters go on with the block that a capital opened."""

    HEADING, HEADING_GOES_ON = "H", "h"
    PARAGRAPH, GOES_ON = "P", "p"
    QUOTATION, QUOTATION_GOES_ON = "Q", "q"
    ENTRY, ENTRY_GOES_ON = "R", "r"
    """Of a list of works, or an item."""
    ROW = "T"
    TURN = "S"
    CAPTION = "C"
    FURNITURE = "F"
    NOTE, NOTE_GOES_ON = "N", "n"


OPENING_KINDS = frozenset("HPQRTSCN")
INTERRUPTING = frozenset("FNnC")
"""What may stand between two lines of one block."""
ABOVE = {
    "h": frozenset("Hh") | INTERRUPTING,
    "p": frozenset("PpS") | INTERRUPTING,
    "q": frozenset("Qq") | INTERRUPTING,
    "r": frozenset("Rr") | INTERRUPTING,
}
"""What may stand above a line that goes on; above any other, anything."""

CERTAINLY_THE_SAME, CERTAINLY_ANOTHER = 0.1, 0.9
"""Certainty that a line opens a block: so little, or so much, weighs more than what two lines show."""


@dataclass(frozen=True, slots=True)
class LineLabel:
    """What a line is, and the shares of certainty that decisions rest on."""

    kind: LineKind
    heading: float
    """That it is of a heading."""
    opens: float
    """That it opens a block."""
    note: float = 0.0
    """That it opens a note."""
