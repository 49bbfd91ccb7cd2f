"""Before and after: each file of `tests/repair/` shows one rule on small texts. `REWRITE=1 pytest
tests/test_repair.py` rewrites what comes out."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from coursereader.exports.plain_text import printed
from coursereader.model.pieces import PieceKind
from coursereader.text.repair.rules import NAMES, repair
from coursereader.text.structure import structure

FOLDER = Path(__file__).parent / "repair"
CASE = re.compile(
    r"^# (?P<title>[^\n]+)\n\n~~~ in\n(?P<raw>.*?)\n~~~\n\n~~~ out\n(?P<out>.*?)~~~$", re.MULTILINE | re.DOTALL
)
SEEN = {"⏎": "\n", "⇟": "\f", "␣": " ", "␍": "\r", "­": "\xad"}
"""Signs for characters that an editor would strip."""


def cases() -> list[tuple[str, str, str]]:
    """Of every file: the rule and the case's title, the text, what comes out."""
    found = []
    for path in sorted(FOLDER.glob("*.md")):
        found += [
            (f"{path.stem}: {case['title']}", case["raw"], case["out"].rstrip("\n"))
            for case in CASE.finditer(path.read_text("utf-8"))
        ]
    return found


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028"])
def test_every_line_end_is_one(end: str) -> None:
    assert out(f"The bridge fell{end}Alder never found it.{end}{end}Nobody saw it fall.") == (
        "The bridge fell Alder never found it.\n\nNobody saw it fall."
    )
    assert out("The bridge fell\u2029Alder never found it.") == "The bridge fell\n\nAlder never found it."


def test_characters_that_are_no_words_are_set_aside_or_read_as_what_they_stand_for() -> None:
    assert out("A \ufb01ne o\ufb03ce\u200b on\x9f the\u2060 quay\ufeff.") == "A fine office on the quay."
    assert out("The keeper closed the bridge at half-\ufffepast eleven.") == (
        "The keeper closed the bridge at half-past eleven."
    )
    ends = [piece.kind for piece in repair("a\rb\r\nc\u2028d\u2029e", ("characters",)).tiling]
    assert ends == [PieceKind.TEXT, *[PieceKind.LINE_END, PieceKind.TEXT] * 4]
    draft = repair("\ufb01x\u200b\x9f\ufeffy\ufffez", ("characters",))
    kinds = [piece.kind for piece in draft.tiling if piece.kind != PieceKind.TEXT]
    control, ligature, line_end = PieceKind.CONTROL, PieceKind.LIGATURE, PieceKind.LINE_END
    assert kinds == [ligature, control, control, control, line_end]


def out(raw: str) -> str:
    """What the engine makes of a small text."""
    for sign, char in SEEN.items():
        raw = raw.replace(sign, char)
    return printed(structure("case", repair(raw))).rstrip("\n")


@pytest.mark.parametrize(("title", "raw", "expected"), cases(), ids=[title for title, _, _ in cases()])
def test_what_goes_in_comes_out_repaired(title: str, raw: str, expected: str) -> None:
    if os.environ.get("REWRITE"):
        _rewrite(title, out(raw))
    else:
        assert out(raw) == expected


def test_every_rule_has_a_file_that_shows_it() -> None:
    shown = {path.stem for path in FOLDER.glob("*.md")}
    assert shown == set(NAMES)


def _rewrite(title: str, made: str) -> None:
    rule, name = title.split(": ", 1)
    path = FOLDER / f"{rule}.md"
    for case in CASE.finditer(text := path.read_text("utf-8")):
        if case["title"] == name:
            start, end = case.span("out")
            path.write_text(text[:start] + made + "\n" + text[end:], "utf-8")
