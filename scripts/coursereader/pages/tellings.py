"""What texts tell of an event, for the pages that set them side by side."""

from __future__ import annotations

from collections.abc import Mapping

from ..analysis.events import TELLS
from ..input.records import Event, Place, Telling

MAIN, TOUCHES = "main", "touches"
"""Cells of a text that tells of an event: it speaks of it, or gives it only in passing."""


def tellings(event: Event, text: str) -> list[tuple[Telling, Place]]:
    """One text's mentions of an event, the main ones first."""
    mine = [(told, told.place) for told in event.tells if told.place is not None and told.text == text]
    return sorted(mine, key=lambda found: found[0].relation != "main")


def cells(event: Event, states: Mapping[str, str]) -> Mapping[str, str]:
    """By text, the sign of its cell: `MAIN`, `TOUCHES`, or its state where it does not tell."""
    return {text: _cell(event, text) if state == TELLS else state for text, state in states.items()}


def _cell(event: Event, text: str) -> str:
    relations = {told.relation for told in event.tells if told.text == text}
    return MAIN if relations & {"main", "contradicts"} else TOUCHES
