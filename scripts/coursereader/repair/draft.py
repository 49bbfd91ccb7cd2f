"""A text under repair: its pieces and streams, and the two things a rule may do to it, cut and set aside."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from ..pieces import BODY, Piece


@dataclass(frozen=True)
class Stream:
    """What is read together: the body, or one block set aside from it."""

    kind: str
    """`body`, `note`, `running-head`, `folio`, `pullquote`, `caption`, `imprint`, `contents`."""
    value: str = ""
    """Of a note: its number."""


@dataclass(frozen=True)
class Cut:
    """Characters `start` to `end` of a stream's words become `text`, under the name `kind`."""

    start: int
    end: int
    kind: str
    text: str = ""
    value: str = ""
    stream: int = BODY


@dataclass(frozen=True)
class Aside:
    """Characters `start` to `end` of a stream's words are read elsewhere: in a stream of their own, or in one already there."""

    start: int
    end: int
    kind: str
    value: str = ""
    into: int | None = None
    stream: int = BODY


Edit = Cut | Aside


@dataclass(frozen=True)
class Mark:
    """A piece that contributes no words but says something at its place."""

    at: int
    """Offset in the stream's words."""
    kind: str
    value: str
    raw: int
    """Offset in the seed."""


@dataclass(frozen=True)
class Draft:
    """The pieces tile the seed; a stream's words are what its pieces contribute, in the seed's order."""

    raw: str
    pieces: tuple[Piece, ...]
    streams: tuple[Stream, ...] = (Stream("body"),)

    @staticmethod
    def of(raw: str) -> Draft:
        """The seed as it came: one piece."""
        return Draft(raw, (Piece(0, len(raw), "text", raw),) if raw else ())

    @cached_property
    def text(self) -> str:
        """The words of the body."""
        return self.words(BODY)

    def words(self, stream: int) -> str:
        """The words of one stream."""
        return "".join(piece.text for piece in self.pieces if piece.stream == stream)

    def marks(self, *kinds: str, stream: int = BODY) -> list[Mark]:
        """Pieces of those kinds in one stream, with their offsets in its words."""
        found, at = [], 0
        for piece in self.pieces:
            if piece.stream == stream:
                if piece.kind in kinds:
                    found.append(Mark(at, piece.kind, piece.value, piece.start))
                at += len(piece.text)
        return found

    def raw_at(self, offsets: Sequence[int], stream: int = BODY) -> list[int]:
        """Places in the seed of characters of a stream's words; the seed's length for the end."""
        starts, pieces, at = [], [], 0
        for piece in self.pieces:
            if piece.stream == stream and piece.text:
                starts.append(at)
                pieces.append(piece)
                at += len(piece.text)
        return [_raw_of(offset, starts, pieces, at, len(self.raw)) for offset in offsets]

    def apply(self, edits: Iterable[Edit]) -> Draft:
        """The draft after the edits, all given in the words as they stand now; they may not overlap."""
        by_stream: dict[int, list[Edit]] = {}
        streams = list(self.streams)
        numbered: dict[int, int] = {}
        for edit in edits:
            by_stream.setdefault(edit.stream, []).append(edit)
            if isinstance(edit, Aside):
                numbered[id(edit)] = len(streams) if edit.into is None else edit.into
                if edit.into is None:
                    streams.append(Stream(edit.kind, edit.value))
        pieces = self.pieces
        for stream, wanted in by_stream.items():
            pieces = _recut(pieces, stream, sorted(wanted, key=lambda e: (e.start, e.end)), numbered)
        return replace(self, pieces=pieces, streams=tuple(streams))


def _raw_of(offset: int, starts: list[int], pieces: list[Piece], length: int, end: int) -> int:
    if offset >= length or not pieces:
        return end
    index = bisect_right(starts, offset) - 1
    piece = pieces[index]
    return piece.start + (offset - starts[index] if piece.kind == "text" else 0)


def _recut(pieces: tuple[Piece, ...], stream: int, edits: list[Edit], numbered: dict[int, int]) -> tuple[Piece, ...]:
    """The pieces after the edits of one stream: divided where an edit begins or ends, then each renamed or moved whole."""
    edges = sorted({edge for edit in edits for edge in (edit.start, edit.end)})
    wide = [edit for edit in edits if edit.start < edit.end]
    points = [edit for edit in edits if edit.start == edit.end and isinstance(edit, Cut)]
    starts = [edit.start for edit in wide]
    out: list[Piece] = []
    given: set[int] = set()
    at = point = 0
    for piece in pieces:
        if piece.stream != stream:
            out.append(piece)
            continue
        for part in _divide(piece, at, edges):
            while part.text and point < len(points) and points[point].start <= at:
                out.append(_pin(points[point], part.start))
                point += 1
            edit = _covering(wide, starts, at, bool(part.text))
            if isinstance(edit, Aside):
                part = replace(part, stream=numbered[id(edit)])
            elif edit is not None and part.text:
                part, length = _cut(part, edit, id(edit) in given), len(part.text)
                given.add(id(edit))
                at += length
                out.append(part)
                continue
            at += len(part.text)
            out.append(part)
    end = out[-1].end if out else 0
    out.extend(_pin(late, end) for late in points[point:])
    return tuple(out)


def _pin(cut: Cut, raw: int) -> Piece:
    return Piece(raw, raw, cut.kind, cut.text, cut.stream, cut.value)


def _cut(part: Piece, cut: Cut, given: bool) -> Piece:
    """A changed piece; the first of several under one cut brings the words, and what the seed's number or page was."""
    return Piece(part.start, part.end, cut.kind, "" if given else cut.text, part.stream, "" if given else cut.value)


def _covering(wide: list[Edit], starts: list[int], at: int, has_words: bool) -> Edit | None:
    """The edit that covers a piece at this offset. A mark at the edge goes with what is set aside, not with what is cut."""
    index = bisect_right(starts, at) - 1
    if index < 0 or at >= wide[index].end:
        return None
    edit = wide[index]
    return edit if has_words or isinstance(edit, Aside) or at > edit.start else None


def _divide(piece: Piece, at: int, edges: list[int]) -> list[Piece]:
    """A piece, divided at the edges that fall inside it. What was changed before is not divided."""
    if piece.kind != "text" or not piece.text:
        return [piece]
    inside = edges[bisect_right(edges, at) : bisect_left(edges, at + len(piece.text))]
    cuts = [0, *(edge - at for edge in inside), len(piece.text)]
    return [
        replace(piece, start=piece.start + a, end=piece.start + b, text=piece.text[a:b]) for a, b in pairwise(cuts)
    ]
