"""On which pages of the print a passage stands, where the file leaves no doubt.

A file keeps only traces of its pages: a number at the edge of some, a note in the middle of a sentence, a paragraph
that runs on over a gap. Where between two numbers there are exactly as many traces as pages turn, each trace is a turn.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ..model.passages import HEADING, PARAGRAPH, QUOTATION, Text
from ..model.pieces import BODY, Piece, PieceKind, StreamKind

READ = (HEADING, PARAGRAPH, QUOTATION)
EDGES = (StreamKind.RUNNING_HEAD, StreamKind.FOLIO)
JOINED = (PieceKind.PAGE_JOIN, PieceKind.LINE_END, PieceKind.SOFT_HYPHEN, PieceKind.REPEATED_HYPHEN)
"""A sentence runs on: over an empty line, where a page may turn."""
NUMBER = re.compile(r"(?<!\d)(\d{1,4})\s*$|^\s*(\d{1,4})(?!\d)")
FIRST_AND_LAST = re.compile(r"(\d+)\s*[-–]\s*(\d+)")


@dataclass(frozen=True)
class PageTurn:
    """A place where a page may turn."""

    at: int
    """Its first character in the seed."""
    number: int | None
    """That is printed there, of the page that ends or of the one that begins."""


def printed_pages(text: Text, pages: str) -> dict[str, tuple[int, int]]:
    """By passage, the pages on which it begins and ends. `pages`: the first and the last of the whole, as printed.

    Without these nothing is certain: whether a number closes a page or opens one, its distance from the first says. A
    file that states where its pages begin, and their numbers, needs none.
    """
    if stated := _stated(text):
        begun = {n: turn.number for n, turn in enumerate(stated) if turn.number is not None}
        return dict(_placed(text, [turn.at for turn in stated], begun))
    whole, turns = FIRST_AND_LAST.fullmatch(pages), tuple(_turns(text))
    numbered = [(n, turn.number) for n, turn in enumerate(turns) if turn.number is not None]
    if not whole or not numbered:
        return {}
    first, last = int(whole[1]), int(whole[2])
    opens = numbered[0][1] - first - numbered[0][0]
    if opens not in (0, 1):
        return {}
    ends = [(-1, first - 1), *((n, number - opens) for n, number in numbered), (len(turns), last)]
    return dict(_placed(text, [turn.at for turn in turns], _certain(ends)))


def _stated(text: Text) -> tuple[PageTurn, ...]:
    """The beginnings of pages, where the file gives the numbers of some."""
    pieces = [piece for piece in text.pieces if piece.kind == PieceKind.PAGE_BREAK]
    if not any(piece.value.isdecimal() for piece in pieces):
        return ()
    return tuple(PageTurn(one.start, int(one.value) if one.value.isdecimal() else None) for one in pieces)


def _turns(text: Text) -> Iterator[PageTurn]:
    """What stands between two pieces of the body that are read is one turn at most."""
    at, number = -1, None
    for piece in text.pieces:
        kind = text.streams[piece.stream]
        if piece.stream == BODY and piece.kind == PieceKind.TEXT and piece.text.strip():
            if at >= 0:
                yield PageTurn(at, number)
            at, number = -1, None
        elif kind in (*EDGES, StreamKind.NOTE) or _may_turn(piece, text.raw):
            at = piece.start if at < 0 else at
            found = NUMBER.search(text.raw[piece.start : piece.end]) if kind in EDGES else None
            number = int(found[1] or found[2]) if found else number


def _may_turn(piece: Piece, raw: str) -> bool:
    gap = piece.kind in JOINED and raw.count("\n", piece.start, piece.end) > 1
    return gap or piece.kind == PieceKind.PAGE_BREAK


def _certain(ends: Sequence[tuple[int, int]]) -> Mapping[int, int]:
    """By the turn after which it begins, a page; only between ends that are as many turns apart as pages."""
    return {
        turn: page + turn - before + 1
        for (before, page), (after, other) in pairwise(ends)
        if after - before == other - page
        for turn in range(before, after)
    }


def _placed(text: Text, turns: Sequence[int], begun: Mapping[int, int]) -> Iterator[tuple[str, tuple[int, int]]]:
    for passage in text.passages:
        read = [piece.start for _, piece in passage.pieces if piece.stream == BODY and piece.kind == PieceKind.TEXT]
        if passage.kind in READ and read:
            first, last = (begun.get(_before(turns, at)) for at in (min(read), max(read)))
            if first and last:
                yield passage.id, (first, last)


def _before(turns: Sequence[int], at: int) -> int:
    """The last turn before a place; -1 before the first."""
    return sum(turn <= at for turn in turns) - 1
