"""Emphasis: which rows of stars or low lines open words and which close them, as CommonMark pairs them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ....model.pieces import PieceKind
from ..draft import Change
from ..evidence.lines import CJK

MOST_ROWS = 2000
"""Of stars and low lines in one block: no text has so many, and the rest stays letters."""


@dataclass(slots=True)
class SignRow:
    """Stars or low lines that stand together; those that are not yet paired lie from `start` to `end`."""

    start: int
    end: int
    sign: str
    opens: bool
    closes: bool
    length: int

    @property
    def left(self) -> int:
        return self.end - self.start


def sign_row(text: str, start: int, end: int) -> SignRow:
    """A row with what its neighbours say: it opens where words follow, it closes where words stand before."""
    before, after = text[start - 1 : start] or " ", text[end : end + 1] or " "
    left = not after.isspace() and (not _is_mark(after) or before.isspace() or _is_mark(before) or _is_cjk(before))
    right = not before.isspace() and (not _is_mark(before) or after.isspace() or _is_mark(after) or _is_cjk(after))
    sign = text[start]
    opens = left and (sign == "*" or not right or _is_mark(before))
    closes = right and (sign == "*" or not left or _is_mark(after))
    return SignRow(start, end, sign, opens, closes, end - start)


def _is_mark(char: str) -> bool:
    return unicodedata.category(char)[0] in "PS"


def _is_cjk(char: str) -> bool:
    """Whether a character stands in a script without blanks, where no neighbour tells a word's end."""
    return any(first <= char <= last for first, _, last in _CJK_RANGES)


_CJK_RANGES = tuple(part for part in zip(CJK[::3], CJK[1::3], CJK[2::3], strict=True))


def emphasis(rows: Sequence[SignRow]) -> Iterator[Change]:
    """The signs of words in bold and italics; a row without its like stays letters."""
    opened: list[SignRow] = []
    for row in rows[:MOST_ROWS]:
        while row.closes and row.left:
            opener = _opener(opened, row)
            if opener is None:
                break
            width = 2 if row.left >= 2 and opener.left >= 2 else 1
            bold = width == 2
            del opened[opened.index(opener) + 1 :]
            yield Change(opener.end - width, opener.end, PieceKind.BOLD_OPEN if bold else PieceKind.ITALIC_OPEN)
            yield Change(row.start, row.start + width, PieceKind.BOLD_CLOSE if bold else PieceKind.ITALIC_CLOSE)
            opener.end -= width
            row.start += width
            if not opener.left:
                opened.remove(opener)
        if row.opens and row.left:
            opened.append(row)


def _opener(opened: Sequence[SignRow], row: SignRow) -> SignRow | None:
    """The nearest row of the same sign that may open what this one closes."""
    for one in reversed(opened):
        if one.sign == row.sign:
            both = one.closes or row.opens
            if not (both and (one.length + row.length) % 3 == 0 and not (one.length % 3 == 0 and row.length % 3 == 0)):
                return one
    return None
