"""Hostile shapes: a text four times as long takes no more than some four times as long to read."""

from __future__ import annotations

import hashlib
import time
from pathlib import Path

import pytest
from coursereader.editions import editions
from coursereader.model.problems import Report
from coursereader.text import structure as structure_module
from coursereader.text.repair import book
from coursereader.text.repair.rules import repair
from coursereader.text.structure import structure
from courses import TOY, said, toy_with
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


@pytest.fixture
def _short_books(monkeypatch: pytest.MonkeyPatch) -> None:
    """No book has more than three lines."""
    monkeypatch.setattr(book, "MOST_LINES", 3)


@pytest.mark.usefixtures("_short_books")
def test_a_text_of_more_lines_than_a_book_is_left_as_it_came() -> None:
    raw = "coun-\ncil met\nand\nspoke\n"
    [piece] = repair(raw).pieces
    assert piece.text == raw


@pytest.mark.usefixtures("_short_books")
def test_a_text_of_more_lines_than_a_book_is_told(tmp_path: Path) -> None:
    seed = b"coun-\ncil met\nand\nspoke\n"
    recipe = (TOY / "seeds/alder/source.yml").read_text(encoding="utf-8").splitlines(keepends=True)
    recipe[1] = f'sha256: "{hashlib.sha256(seed).hexdigest()}"\n'
    report = Report()
    root = toy_with(tmp_path, {"seeds/alder/alder.txt": seed, "seeds/alder/source.yml": "".join(recipe)})
    text = next(one.received for one in editions(root, report) if one.source.id == "alder")
    assert [passage.text for passage in text.passages] == ["coun- cil met and spoke"]
    assert [told for told in said(report) if "lines" in told and "alder.txt" in told] == [
        "seeds/alder/alder.txt:1: the file has 5 lines, more than a book has: it is left as it came. "
        "Split it, or take out what is no text."
    ]


def test_no_book_has_as_many_lines_as_the_longest_novel() -> None:
    """`War and Peace` in the edition of a free library: 66,000 lines of 3.3 million characters, a third of them
    empty."""
    line = "and so the long line of the council went on over the third pier of it\n"
    assert not book.is_no_book(f"{line}{line}\n" * 22_000)


def test_beyond_a_bound_the_rest_of_a_text_is_one_passage(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(structure_module, "MOST_PASSAGES", 2)
    passages = structure("alder", repair("One.\n\nTwo.\n\nThree.\n\nFour.\n")).passages
    assert [passage.text for passage in passages] == ["One.", "Two.", "Three.  Four."]
