"""What is seen of a page: each character at its place, turned as the page is read; what nobody sees is set aside."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import atan2, degrees
from typing import Any

from ..stated import AsideName
from .glyphs import Glyph, GlyphFont, PageBox, PdfPage
from .runs import is_right_to_left

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
UNPRINTED = "\u200b\u200e\u200f\ufeff\u2028\u2029"
SMALL_CAPITALS = re.compile(r"(?:small|sc)[-_]?cap|[-_]sc(?:\d|$|-)|csc\d|smcp", re.IGNORECASE)
BOLD = re.compile(r"bold|black|heavy|semibd|demi|[-_]bd|cmbx|cmb\d|sfbx", re.IGNORECASE)
ITALIC = re.compile(r"ital|obliq|[-_]it\b|cmti|cmsl|sfti|slanted|kursiv", re.IGNORECASE)
PLAIN = re.compile(r"[-,](?:[^-,]*regular|(?:med)?roman)[^-,]*$", re.IGNORECASE)
"""Behind the family's name: `LMRoman10-Bold` and `TimesNewRoman,Bold` are bold."""
FLAG_ITALIC, FLAG_BOLD = 1 << 6, 1 << 18
WEIGHT_OF_BOLD = 600


def font_of(name: str, flags: int, weight: int) -> GlyphFont:
    """What a font is by its name, without the letters of a subset before it, and by its flags."""
    said = name.partition("+")[2] or name
    bold = bool(BOLD.search(said)) or weight >= WEIGHT_OF_BOLD or bool(flags & FLAG_BOLD)
    italic = bool(ITALIC.search(said)) or bool(flags & FLAG_ITALIC)
    return GlyphFont(said, bold and not PLAIN.search(said), italic, bool(SMALL_CAPITALS.search(said)))


def seen(
    number: int, row: dict[str, Any], fonts: Sequence[GlyphFont], first: int
) -> tuple[PdfPage, list[tuple[Glyph, AsideName]]]:
    """A page of what the process told, its characters counted from `first`; and what was set aside of it."""
    objects = row["objects"]
    place = Placing.of(row)
    sight = Sight(place, *(tuple(place.box(*box) for box in row[name]) for name in ("images", "fills")))
    unseen = sum(objects[one[6]][6] == INVISIBLE for one in row["chars"])
    recognised = unseen > len(row["chars"]) / 2 and bool(sight.images)
    kept, aside, blanks = list[Glyph](), list[tuple[Glyph, AsideName]](), set[int]()
    places: dict[tuple[str, int, int], Glyph] = {}
    likely, taken = set[int](), frozenset(row["blanks"])
    blank = False
    for offset, (code, *sides, object) in enumerate(row["chars"]):
        font, size, x, y, *drawn = objects[object]
        char = place.char(_letter(code), (*sides, x, y), size / FINE, fonts[font], number, first + offset)
        why = sight.why_not(char, drawn, recognised) or (AsideName.OVERPRINTED if _is_again(char, places) else None)
        if why:
            blank = blank or why is AsideName.BLANK
            aside.append((char, why))
            continue
        if blank:
            blanks.add(char.order)
        elif offset in taken:
            likely.add(char.order)
        blank = False
        kept.append(char)
        places[char.text, int(char.left) // 2, int(char.base) // 2] = char
    rules = tuple(place.box(*box) for box in row["rules"])
    drawings = (rules, sight.images, row["label"], recognised)
    page = PdfPage(number, place.width, place.height, tuple(kept), frozenset(blanks), frozenset(likely), *drawings)
    if is_right_to_left("".join(char.text for char in kept)):
        return _in_a_mirror(page), [(_mirrored(char, page.width), why) for char, why in aside]
    return page, aside


def _in_a_mirror(page: PdfPage) -> PdfPage:
    """A page whose script runs to the left, from its right edge."""
    chars = tuple(_mirrored(char, page.width) for char in page.chars)
    rules, images = (tuple(box.mirrored(page.width) for box in boxes) for boxes in (page.rules, page.images))
    return replace(page, chars=chars, rules=rules, images=images, mirrored=True)


def _mirrored(char: Glyph, width: float) -> Glyph:
    return char._replace(left=width - char.right, right=width - char.left)


def _letter(code: int) -> str:
    """The character of a code; a hyphen of the setting is one, half of a pair is lost."""
    if code in (0x02, 0xFFFE):
        return "-"
    return "\ufffd" if 0xD800 <= code < 0xE000 or code > 0x10FFFF else chr(code)


def _is_again(char: Glyph, seen: dict[tuple[str, int, int], Glyph]) -> bool:
    """Whether the same letter stands here already, less than a fifth of its width away. A letter is kept by the square
    of two points that it stands in: those that are a point away stand in one of four."""
    columns = {int(char.left - 1) // 2, int(char.left + 1) // 2}
    rows = {int(char.base - 1) // 2, int(char.base + 1) // 2}
    near = (seen.get((char.text, column, row)) for column in columns for row in rows)
    return any(
        other is not None
        and other.order != char.order - 1
        and abs(other.left - char.left) < 0.2 * max(0.5, char.right - char.left)
        and abs(other.base - char.base) < 0.1 * char.size
        for other in near
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
class Placing:
    """From the file's places, which rise, to ours from the top left of the page as it is read."""

    turn: int
    frame: tuple[float, float, float, float]

    @staticmethod
    def of(row: dict[str, Any]) -> Placing:
        """That of a page: it is turned so that most of its letters are upright."""
        turn = _turn(row)
        left, bottom, right, top = (side / FINE for side in row["box"])
        return Placing(turn, _turned_box((left, bottom, right, top), turn))

    @property
    def width(self) -> float:
        return self.frame[2] - self.frame[0]

    @property
    def height(self) -> float:
        return self.frame[3] - self.frame[1]

    def box(self, *sides: int) -> PageBox:
        left, bottom, right, top = _turned_box(tuple(side / FINE for side in sides), self.turn)  # type: ignore[arg-type]
        return PageBox(left - self.frame[0], self.frame[3] - top, right - self.frame[0], self.frame[3] - bottom)

    def char(self, text: str, sides: Sequence[int], size: float, font: GlyphFont, page: int, index: int) -> Glyph:
        box = self.box(*sides[:4])
        foot, x, y = (side / FINE for side in sides[4:])
        base = self.frame[3] - _turned(x, y, self.turn)[1]
        rise = foot - y if foot and self.turn == 0 else 0.0
        return Glyph(text, *box, base, rise, size, font, page, index)


@dataclass(frozen=True)
class Sight:
    """What lies on a page beside its letters."""

    place: Placing
    images: tuple[PageBox, ...]
    fills: tuple[PageBox, ...]

    def why_not(self, char: Glyph, drawn: Sequence[int], recognised: bool) -> AsideName | None:
        """Why a character is not read: it is a blank, or nobody sees it."""
        cosine, sine, mode, *colour = drawn
        angle = degrees(atan2(sine, cosine)) - self.place.turn if cosine or sine else 0.0
        if char.text.isspace():
            return AsideName.BLANK
        if char.text < " " or "\x7f" <= char.text < "\xa0" or char.text in UNPRINTED:
            return AsideName.CONTROL
        if (mode == INVISIBLE and not recognised) or char.size < SMALLEST or self._is_white(colour, char):
            return AsideName.HIDDEN
        if abs((angle + 180) % 360 - 180) > UPRIGHT:
            return AsideName.ROTATED
        inside = char.right > 0 and char.left < self.place.width and char.base > 0 and char.top < self.place.height
        return None if inside else AsideName.OFF_PAGE

    def _is_white(self, colour: Sequence[int], char: Glyph) -> bool:
        """Whether it has the paper's colour, and nothing lies under it; or no opacity at all."""
        *shades, opacity = colour
        return opacity == 0 or (
            min(shades) >= WHITE
            and not any(
                ground.left <= char.left and char.right <= ground.right and ground.top <= char.base <= ground.bottom
                for ground in (*self.images, *self.fills)
            )
        )
