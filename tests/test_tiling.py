"""The proof of law 1: whatever no piece covers, or two do, is found, and where."""

from __future__ import annotations

import pytest
from coursereader.model.passages import Text
from coursereader.model.pieces import BODY, Piece, PieceKind, StreamKind, gaps


def tiled(*ends: tuple[int, int]) -> list[Piece]:
    """Pieces from here to there."""
    return [Piece(start, end, PieceKind.TEXT, "x" * (end - start)) for start, end in ends]


@pytest.mark.parametrize(
    ("ends", "length"),
    [
        ([], 0),
        ([(0, 4)], 4),
        ([(0, 1), (1, 3), (3, 4)], 4),
        ([(0, 0), (0, 4), (4, 4)], 4),  # a piece of no width says something at its place
    ],
)
def test_pieces_that_tile_leave_no_gap(ends: list[tuple[int, int]], length: int) -> None:
    assert gaps(tiled(*ends), length) == []


@pytest.mark.parametrize(
    ("ends", "length", "wrong"),
    [
        ([], 4, [(0, 4)]),
        ([(1, 4)], 4, [(0, 1)]),
        ([(0, 3)], 4, [(3, 4)]),
        ([(0, 1), (3, 4)], 4, [(1, 3)]),
        ([(0, 3), (1, 4)], 4, [(1, 3)]),
        ([(0, 4), (0, 4)], 4, [(0, 4)]),
        ([(0, 5)], 4, [(4, 5)]),
        ([(0, 3), (3, 2), (2, 4)], 4, [(3, 3), (2, 3)]),  # a piece that ends before it begins
        ([(2, 4), (0, 2)], 4, [(0, 2), (0, 4)]),
        ([(1, 2), (3, 5)], 6, [(0, 1), (2, 3), (5, 6)]),
    ],
)
def test_each_gap_and_each_overlap_is_found(
    ends: list[tuple[int, int]], length: int, wrong: list[tuple[int, int]]
) -> None:
    assert gaps(tiled(*ends), length) == wrong


def test_a_piece_is_of_the_body_which_is_the_first_stream() -> None:
    piece = Piece(0, 1, PieceKind.TEXT, "x")
    assert piece.stream == BODY == 0
    assert piece.value == ""
    assert Text("alder", "", (), ()).streams[BODY] == StreamKind.BODY
