"""Clean texts of many kinds and languages, made for this: each comes out whole and in order, with nothing invented."""

from __future__ import annotations

from pathlib import Path

import pytest
from coursereader.model.passages import FURNITURE, NOTE, PULLQUOTE, SpanKind
from coursereader.text.recognition import doubts
from coursereader.text.repair.rules import repair
from coursereader.text.structure import structure

TEXTS = sorted((Path(__file__).parent / "clean").glob("*.txt"))


def letters(words: str) -> str:
    """All but the blanks."""
    return "".join(words.split())


@pytest.mark.parametrize("path", TEXTS, ids=[path.stem for path in TEXTS])
def test_a_clean_text_comes_out_whole_and_in_order(path: Path) -> None:
    raw = path.read_text("utf-8")
    text = structure(path.stem, repair(raw))
    said = [f"{passage.speaker}:" * bool(passage.speaker) + passage.text for passage in text.passages]
    assert letters("".join(said)).replace(":", "").replace(".", "") == letters(raw).replace(":", "").replace(".", "")
    assert not {passage.kind for passage in text.passages} & {NOTE, FURNITURE, PULLQUOTE}
    assert not any(span.kind == SpanKind.NOTE for passage in text.passages for span in passage.spans)


def test_numbered_clauses_that_might_be_notes_are_told() -> None:
    raw = (Path(__file__).parent / "clean" / "demands-sv.txt").read_text("utf-8")
    said = [doubt.words for doubt in doubts(structure("demands", repair(raw)))]
    assert any(words.startswith("Paragraphs begin with the numbers 1 to 4") for words in said)
