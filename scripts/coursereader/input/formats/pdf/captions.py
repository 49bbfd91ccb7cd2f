"""Captions: short blocks that begin with the name of a picture or a table and a number."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from .glyphs import PageBox
from .lines import TypeLine
from .paragraphs import ENDED, TypeBlock

LABEL = re.compile(
    r"(?:fig(?:ure|\.)?|table|plate|map|chart|tab(?:elle|leau|\.)?|abb(?:ildung|\.)?|figura|tabela|tabla|quadro|gráfico|"
    r"ris\.|рис(?:унок|\.)?|табл(?:ица|\.)?|rys\.|obr\.|شكل|جدول|图|表|圖)\s?(?:\d{1,3}(?:[.\-–]\d{1,3})?|[IVXL]{1,6})"
    r"(?P<sign>\s?[.:—–|。：])?(?=\s|$)",
    re.IGNORECASE,
)
MOST_LINES, MOST_LETTERS = 6, 600
NEAR = 3.0
"""Times the size: a caption without a sign after its number stands no further from its picture or table."""
CENTRED = 3.0
"""Points by which the middles of centred lines differ."""
TIGHT = 1.7
"""Of the size, from base line to base line."""
LEAST_PICTURE = 40.0
"""Points: smaller pictures are ornaments."""


def with_floats(blocks: Sequence[TypeBlock], images: Mapping[int, Sequence[PageBox]]) -> list[TypeBlock]:
    """Captions whole, though their lines are centred; and paragraphs whole that go on below tables and captions."""
    out: list[TypeBlock] = []
    for block in blocks:
        if out and LABEL.match(out[-1].text) and _is_centred_below(out[-1].lines[-1], block):
            out[-1] = replace(out[-1], lines=(*out[-1].lines, *block.lines))
        else:
            out.append(block)
    named = captions(out, images)
    floats = {n for n, block in enumerate(out) if block.rows or n in named}
    moved: list[TypeBlock] = []
    home = -1
    for n, block in enumerate(out):
        if n not in floats and home >= 0 and len(moved) - 1 > home and _is_parted(moved[home], block):
            moved[home] = replace(moved[home], lines=(*moved[home].lines, *block.lines))
        else:
            moved.append(block)
            home = home if n in floats else len(moved) - 1
    return moved


def _is_centred_below(last: TypeLine, block: TypeBlock) -> bool:
    line = block.first
    middle = abs((last.left + last.right) - (line.left + line.right)) < 2 * CENTRED
    tight = 0 < line.base - last.base < TIGHT * line.size and abs(line.size - last.size) < 0.5
    return middle and tight and not block.rows and not ENDED.search(last.text)


def _is_parted(above: TypeBlock, below: TypeBlock) -> bool:
    """Whether two paragraphs are one: a sentence runs over what stands between them."""
    alike = abs(above.lines[-1].size - below.first.size) < 0.5
    return alike and not ENDED.search(above.text) and above.text[-1:].isalpha() and below.text[:1].islower()


def captions(blocks: Sequence[TypeBlock], images: Mapping[int, Sequence[PageBox]]) -> set[int]:
    """The places of blocks that are captions: what a sentence says of a figure ends its number with no sign."""
    return {n for n in range(len(blocks)) if _is_caption(blocks, n, images)}


def _is_caption(blocks: Sequence[TypeBlock], n: int, images: Mapping[int, Sequence[PageBox]]) -> bool:
    block = blocks[n]
    found = None if block.rows else LABEL.match(block.text)
    if not found or len(block.lines) > MOST_LINES or not found.end() < len(block.text) <= MOST_LETTERS:
        return False
    beside = any(blocks[at].rows for at in (n - 1, n + 1) if 0 <= at < len(blocks))
    return bool(found["sign"]) or beside or _is_at_a_picture(block, images.get(block.first.page, ()))


def _is_at_a_picture(block: TypeBlock, images: Sequence[PageBox]) -> bool:
    top, foot, reach = block.first.top, block.lines[-1].base, NEAR * block.first.size
    return any(
        is_picture(image)
        and image.left < block.first.right
        and block.first.left < image.right
        and (abs(top - image.bottom) < reach or abs(image.top - foot) < reach)
        for image in images
    )


def is_picture(image: PageBox) -> bool:
    """Whether a picture is large enough to show something."""
    return min(image.right - image.left, image.bottom - image.top) >= LEAST_PICTURE
