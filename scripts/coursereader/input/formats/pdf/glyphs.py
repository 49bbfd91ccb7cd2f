"""What a PDF is made of, for us: characters with their places, pages, and what is drawn on these."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from ..stated import AsideName


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
    order: int
    """Its place among all characters of the file."""


class PageBox(NamedTuple):
    """A rule, a picture or an area of a page."""

    left: float
    top: float
    right: float
    bottom: float

    def mirrored(self, width: float) -> PageBox:
        """As it stands in a mirror of a page of this width."""
        return self._replace(left=width - self.right, right=width - self.left)


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
    likely: frozenset[int]
    """Those before which it has none, and PDFium takes one for meant, by the widths of the font."""
    rules: tuple[PageBox, ...]
    images: tuple[PageBox, ...]
    label: str
    """What the file says that the page is called; empty where it says nothing."""
    recognised: bool
    """Whether its letters are invisible and lie over a picture, as a recogniser of scans writes them."""
    mirrored: bool = False
    """Whether its script runs to the left: then places count from the right edge, so that a line begins and a column
    stands first where one begins to read."""


@dataclass(frozen=True)
class PdfCharacters:
    """All of a PDF, before anything is read: the pages, and what was set aside already."""

    pages: tuple[PdfPage, ...]
    aside: tuple[tuple[Glyph, AsideName], ...]
    count: int
    """Of all characters of the file."""
