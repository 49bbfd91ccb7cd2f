"""On which pages of the print passages stand: told where the file leaves no doubt, and else not."""

from __future__ import annotations

import pytest
from coursereader.analysis.printed_pages import printed_pages
from coursereader.model.passages import PARAGRAPH, Passage, Text
from coursereader.model.pieces import Piece, PieceKind, StreamKind


def text(*rows: str) -> Text:
    """A text of rows: `p1 words` of a passage, `= Wend 99` a running foot, `^ words` a note, `|` a joined gap."""
    raw, pieces, passages = "", list[Piece](), dict[str, list[tuple[int, Piece]]]()
    streams = [StreamKind.BODY]
    for row in rows:
        sign, _, words = row.partition(" ")
        words = words or "\n\n"
        start, raw = len(raw), raw + words
        kind, stream = (PieceKind.LINE_END if sign == "|" else PieceKind.TEXT), 0
        if sign in "=^":
            stream = len(streams)
            streams.append(StreamKind.RUNNING_HEAD if sign == "=" else StreamKind.NOTE)
        piece = Piece(start, len(raw), kind, words, stream)
        pieces.append(piece)
        if sign.startswith("p"):
            passages.setdefault(sign, []).append((0, piece))
    made = tuple(Passage(id, PARAGRAPH, "x", pieces=tuple(mine)) for id, mine in passages.items())
    return Text("a", raw, tuple(pieces), made, tuple(streams))


FEET = ("p1 one", "^ a note", "p2 two", "= Wend 99", "p3 three", "|", "p3 goes on", "p4 four", "= Wend 101", "p5 five")


def test_traces_that_are_as_many_as_pages_are_turns() -> None:
    assert printed_pages(text(*FEET), "98–102") == {
        "p1": (98, 98), "p2": (99, 99), "p3": (100, 101), "p4": (101, 101), "p5": (102, 102),
    }  # fmt: skip


def test_a_number_may_open_its_page() -> None:
    rows = ("p1 one", "= Wend 99", "p2 two", "= Wend 100", "p3 three")
    assert printed_pages(text(*rows), "98–100") == {"p1": (98, 98), "p2": (99, 99), "p3": (100, 100)}


@pytest.mark.parametrize(
    ("rows", "pages", "known"),
    [
        (FEET, "", set()),
        (FEET, "90–110", set()),
        (("p1 one", "p2 two", "p3 three"), "1–3", set()),
        ([row for row in FEET if row != "|"], "98–102", {"p1", "p2", "p5"}),
        (FEET, "98–110", {"p1", "p2", "p3", "p4"}),
    ],
)
def test_what_does_not_add_up_is_not_told(rows: tuple[str, ...], pages: str, known: set[str]) -> None:
    assert set(printed_pages(text(*rows), pages)) == known
