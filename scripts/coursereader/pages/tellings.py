"""What texts tell of an event, for the pages that set them side by side."""

from __future__ import annotations

from ..analysis.events import DOES, STATES
from ..input.records import Event, Place, Telling


def tellings(event: Event, text: str, *does: str) -> list[tuple[Telling, Place]]:
    """One text's mentions of an event, all or those that do so much: what tells comes first, of that the main one."""
    mine = [(told, told.place) for told in event.tells if told.place is not None and told.text == text]
    kept = [found for found in mine if not does or DOES[found[0].relation] in does]
    return sorted(kept, key=lambda found: (STATES.index(DOES[found[0].relation]), found[0].relation != "main"))
