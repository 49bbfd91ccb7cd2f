"""Marks of notes: raised figures and signs at words, and the labels that notes begin with."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from .glyphs import Glyph
from .lines import TypeLine
from .runs import MOST_RAISED

RAISED_SIZE, RAISED_BY = 0.86, 0.16
"""Of the line's size: how small a raised figure is at most, and how far it is raised at least."""
INK_RAISED = 0.24
"""Of the size: where the ink of a figure begins that a font draws raised."""
SUPERIOR = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹∗⁎", "0123456789**")
SUPERIORS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
MARK = re.compile(r"(?:\d{1,3}|[*†‡§¶‖#]{1,4}|[a-z])(?:[,;]\s?(?:\d{1,3}|[*†‡§¶‖]{1,4}))*$")
LABEL = re.compile(r"\s*(?:\[(\d{1,3})\]|\((\d{1,3})\)|(\d{1,3})[.)]?(?=\s|[^\W\d_]|[“\"«„‘(\[]))|\s*([*†‡§¶‖]{1,4})")


@dataclass(frozen=True)
class RaisedMark:
    """Raised figures or a sign at a word."""

    chars: tuple[Glyph, ...]
    label: str

    @property
    def page(self) -> int:
        return self.chars[0].page


def is_raised(char: Glyph, line: TypeLine) -> bool:
    """Whether a character is set above its line, smaller; or drawn so by its font."""
    raised = line.base - char.base
    smaller = char.size <= RAISED_SIZE * line.size and (
        raised >= RAISED_BY * line.size or abs(raised) > MOST_RAISED * line.size
    )
    drawn = char.text.isdecimal() and char.rise >= INK_RAISED * char.size
    return smaller or drawn or char.text in SUPERIORS


def marks_in(line: TypeLine, opens: bool = True) -> list[RaisedMark]:
    """The raised figures and signs of a line; where it opens a block, those at its beginning may be a note's label."""
    found: list[RaisedMark] = []
    at = 0
    for raised, group in groupby(line.chars, key=lambda char: is_raised(char, line) or char.text in "*†‡∗⁎"):
        chars = tuple(group)
        if raised and (at or not opens):
            found += _marks(chars)
        at += len(chars)
    return found


def bracketed(line: TypeLine) -> list[RaisedMark]:
    """Numbers in brackets, as marks that are not raised."""
    joined = "".join(char.text for char in line.chars)
    found = re.finditer(r"(?<!\d)[\[(](\d{1,3})[\])]", joined) if len(joined) == len(line.chars) else ()
    return [RaisedMark(line.chars[one.start() : one.end()], one[1]) for one in found]


def _marks(chars: Sequence[Glyph]) -> Iterator[RaisedMark]:
    text = "".join(char.text for char in chars).translate(SUPERIOR)
    if MARK.match(text):
        for found in re.finditer(r"\d+|[*†‡§¶‖#]+|[a-z]+", text):
            yield RaisedMark(tuple(chars[found.start() : found.end()]), found.group())


def label_of(line: TypeLine) -> tuple[str, int] | None:
    """The number or sign that a line begins with, and how many characters it takes."""
    raised = 0
    while raised < len(line.chars) and is_raised(line.chars[raised], line):
        raised += 1
    said = "".join(char.text for char in line.chars[:raised]).translate(SUPERIOR)
    if raised and re.fullmatch(r"\d{1,3}|[*†‡§¶‖]{1,4}", said):
        return said, raised
    found = LABEL.match(line.text.translate(SUPERIOR))
    if not found:
        return None
    label = next(filter(None, found.groups()))
    return label, len(re.sub(r"\s", "", line.text[: found.end()]))
