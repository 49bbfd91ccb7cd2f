"""The notes of all pages: numbered through the text, numbered anew on each page, or marked with signs."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from ....model.pieces import PieceKind
from ..draft import Draft
from ..evidence import word_list
from ..evidence.broken_words import Halves
from ..evidence.lines import TEXTS_REMEMBERED, Line, is_wrapped, lines_of
from ..evidence.printed_pages import PrintedPage, printed_pages
from ..evidence.widths import full_width, width
from .footnotes import Footnote, FootnoteFinder
from .note_signs import OPENING_SIGN, in_customary_order, sign_marks

MarkPlaces = dict[int, list[int]]
"""By number, or by the rank of a sign: the places where it may mark a note."""


@dataclass
class RestartingFinder(FootnoteFinder):
    """Goes through pages on each of which the numbers begin with one."""

    start: int = -1
    """Where the page begins."""

    def page(self, printed_page: PrintedPage, start: int, following: str) -> None:
        if start != self.start:
            self.start, self.expected, self.run = start, 1, self.run + 1
        super().page(printed_page, start, following)

    def _fits(self, number: int, line: Line, start: int, within: bool = False) -> bool:
        next_or_near = number == self.expected or 1 < self.expected < number <= self.expected + 2
        return next_or_near and (self._marked(number, line, start) > 0 or (within and number == self.expected))

    def _marked(self, number: int, line: Line, start: int) -> int:
        """How often the number stands on the page above a line."""
        places = self.marks.get(number, [])
        return bisect_left(places, line.start) - bisect_left(places, start)


@dataclass
class SignFinder(RestartingFinder):
    """Goes through pages for notes marked with signs."""

    signs: Sequence[str] = ()
    wrapped: bool = True
    opening: Counter[int] = field(default_factory=Counter)
    """How many lines of the page each sign opens: those of a list are more than its marks."""

    def page(self, printed_page: PrintedPage, start: int, following: str) -> None:
        self.opening = Counter(self._number(line) for line in printed_page.filled)
        super().page(printed_page, start, following)

    def _parted(self, line: Line, start: int) -> Sequence[Line]:
        return (line,)

    def _number(self, line: Line) -> int:
        found = OPENING_SIGN.match(line.text)
        return self.signs.index(found[1]) + 1 if found and found[1] in self.signs else 0

    def _fits(self, number: int, line: Line, start: int, within: bool = False) -> bool:
        return number >= self.expected and self._marked(number, line, start) >= self.opening[number]

    def _zone(self, lines: Sequence[Line], last: bool) -> Sequence[Line]:
        return super()._zone(lines, last) if self.wrapped else lines[:1]


def numbered_footnotes(draft: Draft, glued: Iterable[tuple[int, int]]) -> list[Footnote]:
    """The numbered notes at the feet of all pages; `glued` are the places and values of numbers that may be marks."""
    pages = printed_pages(draft)
    if len(pages) < 2 or not is_wrapped(draft.text):  # where a paragraph is one line, a note is a block
        return []
    raised = {mark.at: int(mark.value) for mark in draft.marks(PieceKind.NOTE_MARK) if mark.value.isdigit()}
    marks = _by_number([*glued, *raised.items()])
    blank = _finder(draft, marks, raised)
    runs = []
    for first in (1, 0):  # an extract may begin with a later note, but `22 years` at a line's start is none
        finder = replace(blank, expected=first, found=[])
        _go_through(draft, finder, pages)
        runs.append(finder.found)
    anew = RestartingFinder(draft.text, marks, raised, blank.measure, blank.halves)
    _go_through(draft, anew, pages)
    if sum(note.number == 1 for note in anew.found) >= 2:
        runs.append(anew.found)
    return max(runs, key=len)


def signed_footnotes(draft: Draft) -> tuple[Sequence[str], list[Footnote]]:
    """The signs of a text in their order, and the notes that begin with one; a foot's number is its sign's rank."""
    found = list(sign_marks(draft.text))
    signs = in_customary_order({sign for _, sign in found})
    if not signs:
        return (), []
    pages = printed_pages(draft)
    marks = _by_number((at, signs.index(sign) + 1) for at, sign in found)
    blank = _finder(draft, marks, {})
    wrapped = is_wrapped(draft.text)
    finder = SignFinder(draft.text, marks, {}, blank.measure, blank.halves, signs=signs, wrapped=wrapped)
    _go_through(draft, finder, pages)
    return signs, finder.found


def _by_number(found: Iterable[tuple[int, int]]) -> MarkPlaces:
    marks: MarkPlaces = {}
    for at, number in sorted(found):
        marks.setdefault(number, []).append(at)
    return marks


def _finder(draft: Draft, marks: MarkPlaces, raised: dict[int, int]) -> FootnoteFinder:
    return FootnoteFinder(draft.text, marks, raised, _measure(draft.text), _halves(draft.text))


@lru_cache(maxsize=TEXTS_REMEMBERED)
def _measure(text: str) -> float:
    return full_width([width(line.words) for line in lines_of(text) if line.words])


@lru_cache(maxsize=TEXTS_REMEMBERED)
def _halves(text: str) -> Halves:
    text_words = frozenset(re.findall(r"[^\W\d_]+", text.casefold()))
    return Halves(text_words, word_list.language(text_words))


def _go_through(draft: Draft, finder: FootnoteFinder, pages: Sequence[PrintedPage]) -> None:
    whole = [0, *sorted(mark.at for mark in draft.marks(PieceKind.PAGE_BREAK))]
    for printed_page, after in zip(pages, [*pages[1:], None], strict=True):
        following = next((line.words for line in after.filled), "") if after else ""
        page = bisect_right(whole, printed_page.lines[0].end) - 1
        finder.page_before = whole[max(0, page - 1)]
        finder.page(printed_page, whole[page], following)
