"""What each line of a received text is, by the truth: its letters are found again in the base text, in one place."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .articles import Block
from .score import IDEOGRAPH, NOTES

KINDS = {"heading": "H", "paragraph": "P", "line": "P", "quotation": "Q", "reference": "R", "row": "T", "note": "N"}
ASIDE = {"caption": "C", "pullquote": "C", "furniture": "F"}
SHINGLE = 10
"""Letters that stand only once in the truth."""
LEAST_FOUND = 0.35
"""Of the shingles of a line that a scan misread: so many are found in one place."""
NEAR, NEAR_WHOLE = 3, 900
"""Letters from the lines around to where a line is that could stand in several places; one that is a whole block, as
a heading of which a running head is made, may be farther."""
NUMBER = re.compile(r"\W*(\d{1,4}|[*†‡])\W*")
UNKNOWN = ""


@dataclass(frozen=True)
class Place:
    """Where a line is found in the letters of the truth."""

    start: int
    end: int


class Truth:
    """A base text as letters, and where its blocks begin in them."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        keys = [_key(block.speaker + block.plain) for block in blocks]
        self.letters = "".join(keys)
        self.blocks = [block for block, key in zip(blocks, keys, strict=True) if key]
        self.starts, at = [], 0
        for key in keys:
            self.starts += [at] if key else []
            at += len(key)
        runs = [self.letters[at : at + SHINGLE] for at in range(len(self.letters) - SHINGLE + 1)]
        count = Counter(runs)
        self.once = {run: at for at, run in enumerate(runs) if count[run] == 1}
        self.edges = {*self.starts, len(self.letters)}

    def block(self, place: Place) -> tuple[int, bool]:
        """The block in which most of a line stands that begins near a block's edge, and whether it opens it."""
        inside = place.start if place.start in self.edges else place.start + min(NEAR, place.end - place.start - 1)
        index = max(0, bisect_right(self.starts, max(0, inside)) - 1)
        return index, abs(place.start - self.starts[index]) <= NEAR

    def places(self, key: str) -> list[Place]:
        """All places of some letters."""
        starts = [found.start() for found in re.finditer(f"(?={re.escape(key)})", self.letters)] if key else []
        return [Place(start, start + len(key)) for start in starts]

    def misread(self, key: str) -> Place | None:
        """The place where most shingles of a line are found."""
        found = Counter(
            self.once[run] - at for at in range(len(key) - SHINGLE + 1) if (run := key[at : at + SHINGLE]) in self.once
        )
        if not found:
            return None
        best = max(found, key=lambda at: (found[at], -at))
        count = sum(n for at, n in found.items() if abs(at - best) <= 2 * NEAR)
        return Place(best, best + len(key)) if count >= LEAST_FOUND * (len(key) - SHINGLE + 1) else None


def _key(words: str) -> str:
    return re.sub(r"[\W\d_]", "", words.casefold())


def line_labels(blocks: Sequence[Block], lines: Sequence[str]) -> list[str]:
    """For each line the letter of its kind, small where it goes on with a block; nothing where the truth cannot say."""
    truth, keys = Truth(blocks), [_key(words) for words in lines]
    found = _found(truth, keys)
    _drop_copies(truth, keys, found)
    labels = [_label(truth, place) if place else UNKNOWN for place in found]
    for index, words in enumerate(lines):
        if labels[index] == UNKNOWN and (len(keys[index]) > 2 or not keys[index]):
            labels[index] = _unfound(truth, index, words, found, labels, lines)
        if labels[index] == "n" and labels[index - 1] == "N" and not keys[index - 1]:
            continue
        if index and labels[index] == "N" and labels[index - 1] == "N" and not keys[index - 1]:
            labels[index] = "n"  # its number stands alone above it
    return labels


def _found(truth: Truth, keys: Sequence[str]) -> list[Place | None]:
    """First lines that can be in one place alone, then those that fit between."""
    found: list[Place | None] = [None] * len(keys)
    several: dict[int, list[Place]] = {}
    for index, key in enumerate(keys):
        places = truth.places(key)
        if len(places) == 1 and len(key) >= (SHINGLE // 2 if IDEOGRAPH.match(key) else SHINGLE):
            found[index] = places[0]
        elif places and len(key) > 1:
            several[index] = places
        elif not places:
            found[index] = truth.misread(key)
    for _ in range(3):
        for index, places in several.items():
            if not found[index]:
                found[index] = _fitting(truth, index, places, keys, found)
    return found


def _beside(index: int, step: int, found: Sequence[Place | None]) -> Place | None:
    """The next line up or down whose place is known."""
    near = range(index + step, index + 8 * step, step)
    return next((found[at] for at in near if 0 <= at < len(found) and found[at]), None)


def _fitting(
    truth: Truth, index: int, places: Iterable[Place], keys: Sequence[str], found: Sequence[Place | None]
) -> Place | None:
    above, below = _beside(index, -1, found), _beside(index, 1, found)
    fit = []
    for place in places:
        whole = place.start in truth.edges and place.end in truth.edges
        gaps = [abs(place.start - above.end)] * bool(above) if above else []
        gaps += [abs(below.start - place.end)] if below else []
        if gaps and min(gaps) <= (NEAR_WHOLE if whole else NEAR):
            fit.append((min(gaps), place.start, place))
    return min(fit)[2] if fit else None


def _drop_copies(truth: Truth, keys: Sequence[str], found: list[Place | None]) -> None:
    """Of several lines that open one block, only the one between its neighbours is the block; the others are heads."""
    openings: dict[int, list[int]] = {}
    for index, place in enumerate(found):
        block, opens = truth.block(place) if place else (0, False)
        if opens and truth.blocks[block].kind not in ("row", "line", *ASIDE):
            openings.setdefault(block, []).append(index)

    def strays(index: int) -> int:
        place, above, below = found[index], _beside(index, -1, found), _beside(index, 1, found)
        return int(bool(place and above and abs(place.start - above.end) > 40)) + int(
            bool(place and below and abs(below.start - place.end) > 40)
        )

    for lines in openings.values():
        best = min(lines, key=lambda index: (strays(index), -len(keys[index]), index))
        for index in lines:
            if index != best:
                found[index] = None


def _label(truth: Truth, place: Place) -> str:
    block, opens = truth.block(place)
    kind = truth.blocks[block].kind
    if kind in ASIDE:
        return ASIDE[kind]
    letter = "S" if truth.blocks[block].speaker else KINDS[kind]
    return letter if opens else going_on(letter)


def _unfound(
    truth: Truth, index: int, words: str, found: Sequence[Place | None], labels: Sequence[str], lines: Sequence[str]
) -> str:
    """Of a line that the truth does not have: the number of a note, a mark or a year on a line of its own, a heading
    that a maker added, or what a page has around the text."""
    if words.strip(" #:") in NOTES or any(b.kind == "heading" and b.words == words.strip() for b in truth.blocks):
        return "H"
    number = NUMBER.match(words)
    if not number or _key(words):
        return "F" if number or _key(words) else UNKNOWN
    above, below = _beside(index, -1, found), found[index + 1] if index + 1 < len(found) else None
    if below and labels[index + 1] == "N" and not re.match(r"\W*\d", lines[index + 1]) and len(number[1]) <= 3:
        return "N"
    block = truth.blocks[truth.block(above)[0]] if above else None
    marked = block is not None and NUMBER.fullmatch(words) and f"[^{number[1]}]" in block.words
    within = block is not None and len(number[1]) > 2 and number[1] in block.plain
    if index and labels[index - 1] not in ("F", UNKNOWN) and (marked or within):
        return going_on(labels[index - 1])
    return "F"


def going_on(label: str) -> str:
    """The label of a line that goes on with a block."""
    return label if label in "CTF" else {"S": "p"}.get(label, label.lower())
