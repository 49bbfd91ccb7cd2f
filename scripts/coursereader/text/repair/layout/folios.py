"""Running heads and feet known by their folios: on page after page, a number at the edge that counts the pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from ..evidence.counting import roman
from ..evidence.lines import Line
from ..evidence.printed_pages import PrintedPage

FIGURES = r"[\dlIO|oS]{1,4}|[ivxlc]{1,7}|[IVXLC]{1,7}"
NUMBER_AT_AN_EDGE = re.compile(
    rf"^\W*(?P<first>{FIGURES})(?![^\W_])(?!.*[^\W_]{{2}}[.!?…]$)|"
    rf"(?:(?<![^\W_])(?<![^\W_][.,;:!?…”’»)\]])|(?<=[^\W\d_]{{2}})(?=\d\d))(?P<last>{FIGURES})\W*$"
)
"""A line that begins with a number and ends like a sentence is a note; a number glued to what ends one is its mark."""
MISREAD_DIGITS = str.maketrans("lI|OoS", "111005")
SIMILARITY_OF_ONE_HEAD = 82
MOST_LETTERS_OF_A_HEAD = 160
MOST_HEADS = 60
"""Different heads: a book has two for each chapter."""


@dataclass(frozen=True)
class Folio:
    """A line at a page's edge that bears a number."""

    line: Line
    page: int
    number: int


def folio_lines(pages: Sequence[PrintedPage]) -> list[Folio]:
    """The lines whose numbers count the pages, with lines like them on pages where the number was misread."""
    if len(pages) < 2:
        return []
    seen = [
        folio
        for page, printed_page in enumerate(pages)
        for line in _edges(printed_page)
        for folio in _numbers(line, page)
    ]
    steps = Counter(folio.number - folio.page for folio in {(f.page, f.number): f for f in seen}.values())
    step, count = max(steps.items(), key=lambda pair: (pair[1], -pair[0]), default=(0, 0))
    if count < 2 or count < 0.4 * len(pages):
        return []
    found = {folio.line.start: folio for folio in seen if folio.number - folio.page == step and _outermost(folio, seen)}
    heads = sorted({letters_of(folio.line.words) for folio in found.values()})[:MOST_HEADS]
    numbered = {folio.page for folio in found.values()}
    for page, printed_page in enumerate(pages):
        if page not in numbered:
            found |= {
                line.start: Folio(line, page, page + step)
                for line in _edges(printed_page)
                if _like(line, heads) and (page or _has_digit(line))  # a first page has its title there
            }
    return sorted(found.values(), key=lambda folio: folio.line.start)


def _outermost(folio: Folio, seen: Sequence[Folio]) -> bool:
    """Whether no bare number just below says the same: the first note may bear the number of the first page."""
    return not any(
        other.line.start > folio.line.end
        and other.line.words.isdigit()
        and (other.page, other.number) == (folio.page, folio.number)
        for other in seen
    )


def _edges(printed_page: PrintedPage) -> list[Line]:
    """The first and the last two lines of a page."""
    filled = printed_page.filled
    return [
        line
        for line in {line.start: line for line in [*filled[:2], *filled[-2:]]}.values()
        if len(line.words) <= MOST_LETTERS_OF_A_HEAD
    ]


def _numbers(line: Line, page: int) -> Iterable[Folio]:
    for found in NUMBER_AT_AN_EDGE.finditer(line.words):
        number = _value(found["first"] or found["last"])
        if number:
            yield Folio(line, page, number)


def _value(word: str) -> int:
    """What a folio counts, in arabic or roman figures; 0 where it is none."""
    if any(char.isdigit() for char in word):
        figures = word.translate(MISREAD_DIGITS)
        return int(figures) if figures.isdigit() else 0
    return roman(word)


def _like(line: Line, heads: Iterable[str]) -> bool:
    words = letters_of(line.words)
    return len(words) >= 4 and any(fuzz.ratio(words, head) >= SIMILARITY_OF_ONE_HEAD for head in heads)


def _has_digit(line: Line) -> bool:
    return any(char.isdigit() for char in line.words)


def letters_of(words: str) -> str:
    """What heads are compared by: numbers are misread, and blanks lost."""
    return "".join(char for char in words.casefold() if char.isalpha())
