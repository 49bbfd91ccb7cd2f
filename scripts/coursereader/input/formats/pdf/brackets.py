"""Brackets in lines that run to the left: whether a file names their shape or their meaning."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace

from .directions import KINDS
from .glyphs import Glyph
from .lines import TypeLine
from .runs import is_right_to_left

MIRRORED = str.maketrans("()[]{}<>«»‹›", ")(][}{><»«›‹")
OPENING, BRACKETS = "([{«‹", "()[]{}«»‹›"


def with_brackets(lines: Sequence[TypeLine]) -> list[TypeLine]:
    """Lines that run to the left with their brackets as they are meant: some files name the shape of a bracket, others
    its meaning; where most of them face away from their words, it is the shape."""
    leftward = {n for n, line in enumerate(lines) if is_right_to_left(line.text)}
    if sum(_facing(lines[n]) for n in leftward) >= 0:
        return list(lines)
    return [replace(line, chars=tuple(_turned(line))) if n in leftward else line for n, line in enumerate(lines)]


def _facing(line: TypeLine) -> int:
    """How many brackets of a line face the words that they enclose, less those that do not: an opening one has a blank
    before it, a closing one has none."""
    apart = {char.text: at in line.gaps or not at for at, char in enumerate(line.chars) if char.text in BRACKETS}
    return sum(1 if blank == (sign in OPENING) else -1 for sign, blank in apart.items())


def _turned(line: TypeLine) -> Iterator[Glyph]:
    """Letters with brackets that face the other way, but for those among words that run to the right."""
    before = _last_kinds(line.chars)
    after = _last_kinds(line.chars[::-1])[::-1]
    for char, *around in zip(line.chars, before, after, strict=True):
        yield char if around == ["L", "L"] else char._replace(text=char.text.translate(MIRRORED))


def _last_kinds(chars: Sequence[Glyph]) -> list[str]:
    kinds: list[str] = []
    for char in chars:
        own = KINDS.get(unicodedata.bidirectional(char.text[:1]), "") if char.text.isalpha() else ""
        kinds.append(own or (kinds[-1] if kinds else ""))
    return kinds
