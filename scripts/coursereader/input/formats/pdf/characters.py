"""The characters of a PDF, each with its page, box, size and font; what nobody sees is set aside under a name."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import atan2, degrees
from pathlib import Path
from typing import Any, NamedTuple

from ..stated import AsideName
from ..unreadable import UnreadableError, damaged, too_much

FORMAT = "PDF"
SCAN = UnreadableError(
    "the pages of the PDF file are pictures: no letters stand in it.",
    "Recognise its letters first (OCR; ocrmypdf does it), and add what that makes.",
)
EMPTY = UnreadableError("no text stands in the PDF file.", "Choose the file that is the text.")
REFUSALS = {
    "locked": UnreadableError(
        "the PDF file is locked by a password.",
        "Take the password away in the program that made it, where you may, and save it anew.",
    ),
    "pages": too_much("the PDF file has more than 3000 pages."),
    "characters": too_much("the PDF file has more than 3 million characters."),
}
"""By the word of the process that asks PDFium; its bounds stand there."""
REFUSED = 3
"""Its exit code then."""
EXTRACTION = Path(__file__).with_name("extraction.py")
LONGEST_WAIT = 180
"""Seconds of the clock for the process that asks PDFium; it bounds itself by the processor's."""
FINE = 100.0
"""Places come in hundredths of a point."""
INVISIBLE = 3
"""The way to draw letters that draws nothing, as a recogniser's text over a scan is."""
WHITE = 250
"""Of 255, from which a colour is that of the paper."""
SMALLEST = 1.0
"""Points: smaller type is not read."""
UPRIGHT = 5
"""Degrees by which a line may be askew."""
SMALL_CAPITALS = re.compile(r"(?:small|sc)[-_]?cap|[-_]sc(?:\d|$|-)|csc\d|smcp", re.IGNORECASE)
BOLD = re.compile(r"bold|black|heavy|semibd|demi|[-_]bd|cmbx|cmb\d|sfbx", re.IGNORECASE)
ITALIC = re.compile(r"ital|obliq|[-_]it\b|cmti|cmsl|sfti|slanted|kursiv", re.IGNORECASE)
FLAG_ITALIC, FLAG_BOLD = 1 << 6, 1 << 18
WEIGHT_OF_BOLD = 600


class GlyphFont(NamedTuple):
    """What the name of a font and its flags say."""

    name: str
    bold: bool
    italic: bool
    small_capitals: bool


class Glyph(NamedTuple):
    """One character; places in points from the top left of its page."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    base: float
    """The line that its letter stands on."""
    rise: float
    """Of a figure or a sign: how far above that line its ink begins."""
    size: float
    font: GlyphFont
    page: int
    """From 0."""
    index: int
    """Its place among all characters of the file."""


class PageBox(NamedTuple):
    """A rule, a picture or an area of a page."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True)
class PdfPage:
    """One page: what is seen on it, in the file's order."""

    number: int
    """From 0."""
    width: float
    height: float
    chars: tuple[Glyph, ...]
    blanks: frozenset[int]
    """Indices of characters before which the file has a blank."""
    rules: tuple[PageBox, ...]
    images: tuple[PageBox, ...]
    label: str
    """What the file says that the page is called; empty where it says nothing."""
    recognised: bool
    """Whether its letters are invisible and lie over a picture, as a recogniser of scans writes them."""


@dataclass(frozen=True)
class PdfCharacters:
    """All of a PDF, before anything is read: the pages, and what was set aside already."""

    pages: tuple[PdfPage, ...]
    aside: tuple[tuple[Glyph, AsideName], ...]
    count: int
    """Of all characters of the file."""


def characters(data: bytes) -> PdfCharacters:
    """What PDFium finds. Raises UnreadableError."""
    rows = _extracted(data)
    said = rows.pop()["fonts"] if rows and "fonts" in rows[-1] else []
    fonts = [_font(*one) for one in said]
    first, found, aside = 0, list[PdfPage](), list[tuple[Glyph, AsideName]]()
    for number, row in enumerate(rows):
        if row.get("broken"):
            continue
        page, left = _page(number, row, fonts, first)
        found.append(page)
        aside += left
        first += len(row["chars"])
    if not found:
        raise damaged(FORMAT)
    if not any(page.chars for page in found):
        raise SCAN if any(page.images for page in found) else EMPTY
    return PdfCharacters(tuple(found), tuple(aside), first)


def _extracted(data: bytes) -> list[dict[str, Any]]:
    """The rows of the process that asks PDFium; it ends alone where a file breaks it."""
    try:
        done = subprocess.run(
            [sys.executable, "-P", str(EXTRACTION)], input=data, capture_output=True, timeout=LONGEST_WAIT, check=False
        )
        rows = [json.loads(line) for line in done.stdout.splitlines()]
    except (subprocess.TimeoutExpired, ValueError):
        raise damaged(FORMAT) from None
    if done.returncode == REFUSED and rows:
        raise REFUSALS.get(rows[-1].get("refused"), damaged(FORMAT))
    if done.returncode or not rows or "fonts" not in rows[-1]:
        raise damaged(FORMAT)
    return rows


def _font(name: str, flags: int, weight: int) -> GlyphFont:
    said = name.partition("+")[2] or name
    bold = (
        bool(BOLD.search(said)) or weight >= WEIGHT_OF_BOLD or bool(flags & FLAG_BOLD and "roman" not in said.lower())
    )
    italic = bool(ITALIC.search(said)) or bool(flags & FLAG_ITALIC)
    return GlyphFont(
        said, bold and not re.search("regular|roman", said, re.IGNORECASE), italic, bool(SMALL_CAPITALS.search(said))
    )


def _page(
    number: int, row: dict[str, Any], fonts: Sequence[GlyphFont], first: int
) -> tuple[PdfPage, list[tuple[Glyph, AsideName]]]:
    objects = row["objects"]
    turn = _turn(row)
    left, bottom, right, top = (side / FINE for side in row["box"])
    frame = _turned_box((left, bottom, right, top), turn)
    place = _Placing(turn, frame)
    images = tuple(place.box(*box) for box in row["images"])
    fills = tuple(place.box(*box) for box in row["fills"])
    rules = tuple(place.box(*box) for box in row["rules"])
    width, height = frame[2] - frame[0], frame[3] - frame[1]
    unseen = sum(objects[one[6]][6] == INVISIBLE for one in row["chars"])
    recognised = unseen > len(row["chars"]) / 2 and bool(images)
    kept, aside, blanks, seen = (
        list[Glyph](),
        list[tuple[Glyph, AsideName]](),
        set[int](),
        dict[tuple[str, int, int], Glyph](),
    )
    blank = False
    for offset, (code, *sides, object) in enumerate(row["chars"]):
        font, size, x, y, cosine, sine, mode, *colour = objects[object]
        char = place.char(_letter(code), (*sides, x, y), size / FINE, fonts[font], number, first + offset)
        angle = degrees(atan2(sine, cosine)) - turn if cosine or sine else 0.0
        why = (
            AsideName.BLANK if char.text.isspace()
            else AsideName.CONTROL if _is_control(char.text)
            else AsideName.HIDDEN if (mode == INVISIBLE and not recognised) or char.size < SMALLEST or _is_white(colour, char, (*images, *fills))
            else AsideName.ROTATED if abs((angle + 180) % 360 - 180) > UPRIGHT
            else AsideName.OFF_PAGE if char.right <= 0 or char.left >= width or char.base <= 0 or char.top >= height
            else AsideName.OVERPRINTED if _is_again(char, seen)
            else None
        )  # fmt: skip
        blank = blank or why is AsideName.BLANK
        if why:
            aside.append((char, why))
            continue
        if blank:
            blanks.add(char.index)
        blank = False
        kept.append(char)
        seen[char.text, round(char.left), round(char.base)] = char
    page = PdfPage(number, width, height, tuple(kept), frozenset(blanks), rules, images, row["label"], recognised)
    return page, aside


def _letter(code: int) -> str:
    """The character of a code; a hyphen of the setting is one, half of a pair is lost."""
    if code in (0x02, 0xFFFE):
        return "-"
    return "\ufffd" if 0xD800 <= code < 0xE000 or code > 0x10FFFF else chr(code)


def _is_control(letter: str) -> bool:
    return letter < " " or "\x7f" <= letter < "\xa0" or letter in "\u200b\u200e\u200f\ufeff\u2028\u2029"


def _is_white(colour: Sequence[int], char: Glyph, grounds: Iterable[PageBox]) -> bool:
    """Whether it has the paper's colour, and nothing lies under it; or no opacity at all."""
    red, green, blue, opacity = colour
    if opacity == 0:
        return True
    return min(red, green, blue) >= WHITE and not any(
        ground.left <= char.left and char.right <= ground.right and ground.top <= char.base <= ground.bottom
        for ground in grounds
    )


def _is_again(char: Glyph, seen: dict[tuple[str, int, int], Glyph]) -> bool:
    """Whether the same letter stands here already, less than a fifth of its width away."""
    return any(
        (other := seen.get((char.text, round(char.left) + x, round(char.base) + y))) is not None
        and abs(other.left - char.left) < 0.2 * max(0.5, char.right - char.left)
        and abs(other.base - char.base) < 0.1 * char.size
        and other.index != char.index - 1
        for x in (-1, 0, 1)
        for y in (-1, 0, 1)
    )


def _turn(row: dict[str, Any]) -> int:
    """By how many degrees most of the page's letters are turned: it is read so."""
    counts: Counter[int] = Counter()
    for one in row["chars"]:
        _, _, _, _, cosine, sine, *_ = row["objects"][one[6]]
        counts[round(degrees(atan2(sine, cosine)) / 90) * 90 % 360 if cosine or sine else 0] += 1
    return counts.most_common(1)[0][0] if counts else 0


def _turned_box(box: tuple[float, float, float, float], turn: int) -> tuple[float, float, float, float]:
    left, bottom, right, top = box
    xs, ys = zip(_turned(left, bottom, turn), _turned(right, top, turn), strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def _turned(x: float, y: float, turn: int) -> tuple[float, float]:
    """A place on a page that is turned back by so many degrees."""
    return {0: (x, y), 90: (y, -x), 180: (-x, -y), 270: (-y, x)}[turn]


@dataclass(frozen=True)
class _Placing:
    """From the file's places, which rise, to ours from the top left of the page as it is read."""

    turn: int
    frame: tuple[float, float, float, float]

    def box(self, *sides: int) -> PageBox:
        left, bottom, right, top = _turned_box(tuple(side / FINE for side in sides), self.turn)  # type: ignore[arg-type]
        return PageBox(left - self.frame[0], self.frame[3] - top, right - self.frame[0], self.frame[3] - bottom)

    def char(self, text: str, sides: Sequence[int], size: float, font: GlyphFont, page: int, index: int) -> Glyph:
        box = self.box(*sides[:4])
        foot, x, y = (side / FINE for side in sides[4:])
        base = self.frame[3] - _turned(x, y, self.turn)[1]
        rise = foot - y if foot and self.turn == 0 else 0.0
        return Glyph(text, *box, base, rise, size, font, page, index)
