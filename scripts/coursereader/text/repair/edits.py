"""What a rule may ask for: to change words, to set them aside, to bring them in order."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from ...model.pieces import BODY, PieceKind, StreamKind
from .labeller.line_kinds import LineLabel


@dataclass(slots=True, unsafe_hash=True)
class Change:
    """Characters `start` to `end` of a stream's words become `text`, under the name `kind`."""

    start: Final[int]
    end: Final[int]
    kind: Final[PieceKind]
    text: Final[str] = ""
    value: Final[str] = ""
    stream: Final[int] = BODY


@dataclass(frozen=True, slots=True)
class Aside:
    """Characters `start` to `end` of a stream's words are read elsewhere: in a stream of their own, or in one already
    there."""

    start: int
    end: int
    kind: StreamKind
    value: str = ""
    into: int | None = None
    stream: int = BODY


@dataclass(frozen=True, slots=True)
class Labelled:
    """The line whose first letter stands at this offset of the body's words seems to be something; nothing changes."""

    start: int
    label: LineLabel


@dataclass(frozen=True)
class Order:
    """Stretches of the body's words, end to end, in the order in which they are read: two columns side by side."""

    stretches: tuple[tuple[int, int], ...]
    stream: int = BODY

    @cached_property
    def starts(self) -> list[int]:
        """Where the stretches begin, from the first offset to the last."""
        return sorted(start for start, _ in self.stretches)

    @cached_property
    def places(self) -> list[int]:
        """Where each of `starts` stands once the words are in order."""
        found, at = {}, 0
        for start, end in self.stretches:
            found[start] = at
            at += end - start
        return [found[start] for start in self.starts]


Edit = Change | Aside | Order | Labelled


def moved(edit: Edit, order: Order) -> Edit:
    """An edit given in the words as they stood before they were brought in order."""
    if isinstance(edit, Order | Labelled) or edit.stream != order.stream:
        return edit
    starts, at = order.starts, order.places
    index = max(0, bisect_right(starts, edit.start) - 1)
    shift = at[index] - starts[index]
    return replace(edit, start=edit.start + shift, end=edit.end + shift)
