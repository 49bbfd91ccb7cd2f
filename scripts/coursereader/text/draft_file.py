"""A repaired text as a file: what became of each stretch of a seed, so that it need not be found out again."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from ..model.pieces import Piece, PieceKind, StreamKind, gaps
from .repair.draft import Draft, Stream


def to_json(draft: Draft) -> str:
    """Its pieces in the order in which they are read, and its streams; the seed itself is not in it."""
    kinds = list(PieceKind)
    number = {kind: at for at, kind in enumerate(kinds)}
    pieces = draft.pieces
    return json.dumps(
        {
            "format": draft.format,
            "named": kinds,
            "of": [[stream.kind, stream.value] for stream in draft.streams],
            "starts": [piece.start for piece in pieces],
            "ends": [piece.end for piece in pieces],
            "kinds": [number[piece.kind] for piece in pieces],
            "streams": [piece.stream for piece in pieces],
            "texts": [None if piece.text == draft.raw[piece.start : piece.end] else piece.text for piece in pieces],
            "values": [piece.value for piece in pieces],
        },
        separators=(",", ":"),
    )


def from_json(words: str, raw: str) -> Draft | None:
    """The draft of a seed; None where the file is none, or not of this seed: its pieces cover each character."""
    try:
        said = json.loads(words)
        streams = tuple(Stream(StreamKind(kind), str(value)) for kind, value in said["of"])
        draft = Draft(raw, tuple(_pieces(said, raw, len(streams))), streams, str(said["format"]))
    except (ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError):
        return None
    return None if gaps(draft.tiling, len(raw)) else draft


def _pieces(said: dict[str, Any], raw: str, streams: int) -> Iterable[Piece]:
    """Raises ValueError, TypeError, IndexError where something else is said than pieces."""
    kinds = [PieceKind(name) for name in said["named"]]
    rows = (said[part] for part in ("starts", "ends", "kinds", "streams", "texts", "values"))
    for start, end, kind, stream, text, value in zip(*rows, strict=True):
        if not 0 <= start <= end <= len(raw) or not 0 <= stream < streams:
            raise ValueError("no piece of this seed")
        words = raw[start:end] if text is None else text
        yield Piece(start, end, kinds[kind], words + "", stream, value + "")
