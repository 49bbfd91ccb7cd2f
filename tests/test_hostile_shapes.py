"""Hostile shapes: a text four times as long takes no more than some four times as long to read."""

from __future__ import annotations

import time

import pytest
from coursereader.text.repair import rules
from coursereader.text.repair.rules import repair
from coursereader.text.structure import structure
from hostile_shapes import SHAPES

MOST_GROWTH = 6.0
SECONDS_OF_NOISE = 0.5
"""What the processor may need more, for things that have nothing to do with the text."""


def seconds(raw: str) -> float:
    began = time.process_time()
    structure("hostile", repair(raw))
    return time.process_time() - began


@pytest.mark.parametrize("name", SHAPES)
def test_time_grows_with_the_length_and_not_with_its_square(name: str) -> None:
    repair("Words that load the word list.")
    short, long = (seconds(SHAPES[name](size)) for size in (16_000, 64_000))
    assert long <= MOST_GROWTH * short + SECONDS_OF_NOISE


@pytest.mark.parametrize("name", SHAPES)
def test_a_shape_is_as_long_as_asked_and_the_same_each_time(name: str) -> None:
    assert len(SHAPES[name](1000)) in range(995, 1001)
    assert SHAPES[name](1000) == SHAPES[name](1000)


def test_a_text_of_more_lines_than_a_book_is_left_as_it_came(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules, "MOST_LINES", 3)
    raw = "coun-\ncil met\nand\nspoke\n"
    [piece] = repair(raw).pieces
    assert piece.text == raw
