"""A text under repair: its pieces and streams, and what a rule may do to them: change, set aside, bring in order."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import accumulate, chain, pairwise
from operator import attrgetter, itemgetter

from ...model.pieces import BODY, Piece, PieceKind, StreamKind
from .edits import Aside, Change, Edit, Labelled, Order, moved
from .labeller.line_kinds import LineLabel

__all__ = ["PAGE_AND_COLUMN_BREAKS", "Aside", "Change", "Draft", "Edit", "Mark", "Order", "Stream"]

PAGE_AND_COLUMN_BREAKS = (PieceKind.PAGE_BREAK, PieceKind.COLUMN_BREAK)
"""Marks at which a page, or one column of it, begins."""


@dataclass(frozen=True)
class Stream:
    """What is read together: the body, or one block set aside from it."""

    kind: StreamKind
    value: str = ""
    """Of a note: its number."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A piece that contributes no words but says something at its place."""

    at: int
    """Offset in the stream's words."""
    kind: PieceKind
    value: str
    raw: int
    """Offset in the seed."""


@dataclass(frozen=True)
class Draft:
    """The pieces, sorted, tile the seed; a stream's words are what its pieces contribute, in the order in which they
    are read."""

    raw: str
    pieces: tuple[Piece, ...]
    streams: tuple[Stream, ...] = (Stream(StreamKind.BODY),)
    format: str = ""
    """What the recipe says the file is: `text`, `markdown`, `interview`; empty where it is to be found out."""
    labels: Mapping[int, LineLabel] = field(default_factory=dict)
    """What lines seem to be, by the places of their first letters in the seed."""

    @staticmethod
    def of(raw: str, format: str = "") -> Draft:
        """The seed as it came: one piece."""
        return Draft(raw, (Piece(0, len(raw), PieceKind.TEXT, raw),) if raw else (), format=format)

    @cached_property
    def text(self) -> str:
        """The words of the body."""
        return self.words(BODY)

    @cached_property
    def by_stream(self) -> dict[int, list[Piece]]:
        """The pieces of each stream, in reading order."""
        found: dict[int, list[Piece]] = {}
        for piece in self.pieces:
            found.setdefault(piece.stream, []).append(piece)
        return found

    def words(self, stream: int) -> str:
        """The words of one stream."""
        if stream not in self._words:
            self._words[stream] = "".join(piece.text for piece in self.by_stream.get(stream, ()))
        return self._words[stream]

    @cached_property
    def _words(self) -> dict[int, str]:
        return {}

    @cached_property
    def tiling(self) -> tuple[Piece, ...]:
        """The pieces in the seed's order."""
        return tuple(sorted(self.pieces, key=attrgetter("start", "end")))

    def marks(self, *kinds: PieceKind, stream: int = BODY) -> list[Mark]:
        """Pieces of those kinds in one stream, with their offsets in its words."""
        if stream not in self._marks:
            self._marks[stream] = _by_kind(self.by_stream.get(stream, ()))
        found = [self._marks[stream][kind] for kind in {*kinds} & self._marks[stream].keys()]
        return [mark for _, mark in (found[0] if len(found) == 1 else sorted(chain(*found), key=itemgetter(0)))]

    @cached_property
    def _marks(self) -> dict[int, dict[PieceKind, list[tuple[int, Mark]]]]:
        return {}

    @cached_property
    def holes(self) -> list[int]:
        """Offsets in the body's words where something was set aside, sorted."""
        found, at = set(), 0
        for piece in self.pieces:
            if piece.stream == BODY:
                at += len(piece.text)
            elif piece.text:
                found.add(at)
        return sorted(found)

    def label(self, offset: int) -> LineLabel | None:
        """What the line seems to be whose first letter stands at an offset of the body's words."""
        return self.labels.get(self.place(offset)) if self.labels else None

    def place(self, offset: int) -> int:
        """The place in the seed of a letter of the body's words."""
        starts, pieces = self._spoken
        at = bisect_right(starts, offset) - 1
        return pieces[at].start + (offset - starts[at] if pieces[at].kind == PieceKind.TEXT else 0)

    @cached_property
    def _spoken(self) -> tuple[list[int], list[Piece]]:
        """The pieces of the body that have words, and where they begin in them."""
        pieces = [piece for piece in self.by_stream.get(BODY, ()) if piece.text]
        return list(accumulate((len(piece.text) for piece in pieces[:-1]), initial=0)), pieces

    def apply(self, edits: Iterable[Edit]) -> Draft:
        """The draft after the edits, all given in the words as they stand now; they may not overlap."""
        edits = list(edits)
        if not edits:
            return self
        if labelled := {self.place(edit.start): edit.label for edit in edits if isinstance(edit, Labelled)}:
            rest = [edit for edit in edits if not isinstance(edit, Labelled)]
            return replace(self, labels={**self.labels, **labelled}).apply(rest)
        for order in [edit for edit in edits if isinstance(edit, Order)]:
            edits = [moved(edit, order) for edit in edits if not isinstance(edit, Order)]
            return replace(self, pieces=_arranged(self.pieces, order)).apply(edits)
        by_stream: dict[int, list[Change | Aside]] = {}
        streams = list(self.streams)
        numbered: dict[int, int] = {}
        for edit in (edit for edit in edits if isinstance(edit, Change | Aside)):
            by_stream.setdefault(edit.stream, []).append(edit)
            if isinstance(edit, Aside):
                numbered[id(edit)] = len(streams) if edit.into is None else edit.into
                if edit.into is None:
                    streams.append(Stream(edit.kind, edit.value))
        recut = {
            stream: iter(
                _recut(self.by_stream.get(stream, []), sorted(wanted, key=lambda e: (e.start, e.end)), numbered)
            )
            for stream, wanted in by_stream.items()
        }
        pieces = [
            part for piece in self.pieces for part in (next(recut[piece.stream]) if piece.stream in recut else [piece])
        ]
        return replace(self, pieces=tuple(pieces), streams=tuple(streams))


def _by_kind(pieces: Iterable[Piece]) -> dict[PieceKind, list[tuple[int, Mark]]]:
    """What pieces that were changed say at their places, each with its rank among them."""
    found: dict[PieceKind, list[tuple[int, Mark]]] = {}
    at = 0
    for rank, piece in enumerate(pieces):
        if piece.kind != PieceKind.TEXT:
            found.setdefault(piece.kind, []).append((rank, Mark(at, piece.kind, piece.value, piece.start)))
        at += len(piece.text)
    return found


def _arranged(pieces: tuple[Piece, ...], order: Order) -> tuple[Piece, ...]:
    """The pieces with those of the body in their reading order; what was set aside comes first."""
    edges = sorted({edge for stretch in order.stretches for edge in stretch})
    starts = [start for start, _ in order.stretches]
    ranks = {start: rank for rank, start in enumerate(starts)}
    sorted_starts = sorted(starts)
    asides: list[Piece] = []
    groups: list[list[Piece]] = [[] for _ in starts]
    at = 0
    for piece in pieces:
        if piece.stream != order.stream or not starts:
            asides.append(piece)
            continue
        for part in _divide(piece, at, edges):
            index = max(0, bisect_right(sorted_starts, at) - 1)
            groups[ranks[sorted_starts[index]]].append(part)
            at += len(part.text)
    return (*asides, *(piece for group in groups for piece in group))


def _recut(pieces: Sequence[Piece], edits: list[Change | Aside], numbered: dict[int, int]) -> list[list[Piece]]:
    """For every piece of one stream what it becomes: divided where an edit begins or ends, then each part renamed or
    moved."""
    edges = sorted({edge for edit in edits for edge in (edit.start, edit.end)})
    wide = [edit for edit in edits if edit.start < edit.end]
    points = [edit for edit in edits if edit.start == edit.end and isinstance(edit, Change)]
    starts = [edit.start for edit in wide]
    given: set[int] = set()
    out: list[list[Piece]] = []
    at = point = 0
    for piece in pieces:
        parts: list[Piece] = []
        for part in _divide(piece, at, edges):
            while part.text and point < len(points) and points[point].start <= at:
                parts.append(_pin(points[point], part.start))
                point += 1
            parts.append(_edited(part, _covering(wide, starts, at, part), given, numbered))
            at += len(part.text)
        out.append(parts)
    if out:
        out[-1].extend(_pin(late, out[-1][-1].end) for late in points[point:])
    return out


def _edited(part: Piece, edit: Change | Aside | None, given: set[int], numbered: dict[int, int]) -> Piece:
    """A part as the edit that covers it leaves it."""
    if isinstance(edit, Aside):
        return replace(part, stream=numbered[id(edit)])
    if edit is None or not part.text:
        return part
    first = id(edit) not in given
    given.add(id(edit))
    return _changed(part, edit, not first)


def _pin(change: Change, raw: int) -> Piece:
    return Piece(raw, raw, change.kind, change.text, change.stream, change.value)


def _changed(part: Piece, change: Change, given: bool) -> Piece:
    """A changed piece; the first of several under one change brings the words, and the number or page of the seed."""
    text, value = ("", "") if given else (change.text, change.value)
    return Piece(part.start, part.end, change.kind, text, part.stream, value)


def _covering(wide: list[Change | Aside], starts: list[int], at: int, part: Piece) -> Change | Aside | None:
    """The edit that covers a piece at this offset. A mark at the edge goes with what is set aside, not with what is
    changed; the edge of a page stays where it is, though its head goes."""
    index = bisect_right(starts, at) - 1
    if index < 0 or at >= wide[index].end:
        return None
    edit = wide[index]
    if part.text:
        return edit
    if part.kind in PAGE_AND_COLUMN_BREAKS:
        return None
    return edit if isinstance(edit, Aside) or at > edit.start else None


def _divide(piece: Piece, at: int, edges: list[int]) -> list[Piece]:
    """A piece, divided at the edges that fall inside it. What was changed before is not divided."""
    if piece.kind != PieceKind.TEXT or not piece.text:
        return [piece]
    inside = edges[bisect_right(edges, at) : bisect_left(edges, at + len(piece.text))]
    if not inside:
        return [piece]
    cuts = [0, *(edge - at for edge in inside), len(piece.text)]
    return [
        Piece(piece.start + a, piece.start + b, piece.kind, piece.text[a:b], piece.stream, piece.value)
        for a, b in pairwise(cuts)
    ]
