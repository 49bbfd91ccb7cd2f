"""What stands at the edges of pages and is none of the text: running heads, and the numbers of the pages."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from ..stated import AsideName
from .glyphs import PdfPage
from .runs import GlyphRun, rows_of

DEEPEST = 3
"""Rows from the edge of a page that may be furniture."""
SAME_PLACE = 3.0
"""Points by which a head may stand higher or lower on another page."""
APART = 1.0
"""Of the type's size: what stands beside a head's words and no nearer than this is a number of its own."""
NUMBER = re.compile(
    r"""
    ^[\s\-–—·•|\[(~*]*
    (?:(?:page|p\.|seite|s\.|стр\.|pág\.|página)\s*)?
    (\d{1,4}|[ivxlc]{1,8})
    (?:\s*(?:/|of|von|de|из)\s*\d{1,4})?
    [\s\-–—·•|\])~*.]*$
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""The number of a page, with what stands around it."""
ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
GAP = 1.6
"""Times the type's size, from base line to base line: more than lines of one paragraph stand apart."""


@dataclass(frozen=True, eq=False)
class EdgeRow:
    """A row at an edge of a page."""

    page: int
    top: bool
    depth: int
    """0 for the outermost."""
    parts: tuple[tuple[GlyphRun, ...], ...]
    """Words that stand apart from each other."""
    base: float
    apart: bool
    """Whether it stands off the row within."""

    @property
    def key(self) -> tuple[int, bool, int]:
        """Names it among all."""
        return self.page, self.top, self.depth

    @cached_property
    def words(self) -> str:
        """What recurs: its letters, without the numbers beside them."""
        said = "".join(run.text for part in self.parts if not NUMBER.match(_text(part)) for run in part)
        return re.sub(r"\s+", "", said).casefold()

    @cached_property
    def numbers(self) -> list[tuple[int, str]]:
        """Those of its parts that may be the page's number: value, and as printed."""
        found = (NUMBER.match(_text(part)) for part in self.parts)
        return [(value, one[1]) for one in found if one and (value := _value(one[1])) is not None]


@dataclass(frozen=True)
class PageFurniture:
    """By character, what was set aside; by page, the number that is printed on it, and what follows for others."""

    aside: Mapping[int, AsideName]
    folios: Mapping[int, str]
    followed: Mapping[int, str]


def furniture(pages: Sequence[PdfPage], runs: Sequence[Sequence[GlyphRun]]) -> PageFurniture:
    """Rows at the edges that recur, or count the pages; and what stands at their place on other pages."""
    rows = [row for page, found in zip(pages, runs, strict=True) for row in _rows(page, found)]
    series = _series(rows, len(pages))
    counting = [row for row in rows if any((row.page, value) in series for value, _ in row.numbers)]
    counting = [row for row in counting if row.apart or not row.words]
    places = EdgePlaces.of(counting)
    known = {row.key: row for row in counting if row.depth == 0 or places.near(row, SAME_PLACE) - {row.page}}
    known |= {row.key: row for row in _recurring(rows)}
    places = EdgePlaces.of(known.values())
    outer = [row for row in rows if row.depth == 0 and row.apart and row.key not in known]
    known |= {row.key: row for row in outer if len(places.near(row, SAME_PLACE / 2) - {row.page}) >= 2}
    aside: dict[int, AsideName] = {}
    folios: dict[int, str] = {}
    for row in known.values():
        if all((row.page, row.top, depth) in known for depth in range(row.depth)):
            _set_aside(row, series, aside, folios)
    return PageFurniture(aside, folios, _followed(folios, len(pages)))


def _set_aside(row: EdgeRow, series: set[tuple[int, int]], aside: dict[int, AsideName], folios: dict[int, str]) -> None:
    """Notes what becomes of each part of a row: the page's number, or words of the head."""
    numbers = [said for value, said in row.numbers if (row.page, value) in series]
    for part in row.parts:
        said = _text(part)
        number = next((one for one in numbers if one in said and NUMBER.match(said)), "")
        if number:
            folios[row.page] = number
        name = AsideName.PAGE_NUMBER if number else AsideName.RUNNING_HEAD
        aside |= {char.order: name for run in part for char in run.chars}


@dataclass(frozen=True)
class EdgePlaces:
    """Where rows stand at the edges of pages."""

    found: Mapping[tuple[bool, int], tuple[tuple[float, int], ...]]
    """By edge and whole points: base lines and pages."""

    @staticmethod
    def of(rows: Iterable[EdgeRow]) -> EdgePlaces:
        """The places of some rows."""
        found: dict[tuple[bool, int], list[tuple[float, int]]] = defaultdict(list)
        for row in rows:
            found[row.top, round(row.base)].append((row.base, row.page))
        return EdgePlaces({key: tuple(places) for key, places in found.items()})

    def near(self, row: EdgeRow, most: float) -> set[int]:
        """The pages on which one stands where this one does."""
        reach = range(round(row.base - most) - 1, round(row.base + most) + 2)
        places = (place for at in reach for place in self.found.get((row.top, at), ()))
        return {page for base, page in places if abs(base - row.base) <= most}


def _rows(page: PdfPage, runs: Sequence[GlyphRun]) -> Iterator[EdgeRow]:
    rows = rows_of(runs)
    for top, ordered in ((True, rows), (False, rows[::-1])):
        for depth, row in enumerate(ordered[: min(DEEPEST, max(1, len(rows) - 1))]):
            if len(rows) == 1 and not NUMBER.match(_text(row)):
                continue  # no page is all furniture
            base, size = row[0].base, max(run.size for run in row)
            within = ordered[depth + 1][0].base if depth + 1 < len(ordered) else None
            apart = within is None or abs(within - base) > GAP * size
            yield EdgeRow(page.number, top, depth, tuple(_parts(row)), base, apart)


def _parts(row: Sequence[GlyphRun]) -> Iterator[tuple[GlyphRun, ...]]:
    ordered = sorted(row, key=lambda run: run.left)
    part = [ordered[0]]
    for last, run in pairwise(ordered):
        if run.left - last.right > APART * run.size:
            yield tuple(part)
            part = []
        part.append(run)
    yield tuple(part)


def _text(part: Iterable[GlyphRun]) -> str:
    return "".join(run.text for run in part)


def _value(number: str) -> int | None:
    """Of Arabic or small Roman figures."""
    if number.isdecimal():
        return int(number)
    digits = [ROMAN[letter] for letter in number.lower()]
    value = sum(-one if one < after else one for one, after in pairwise([*digits, 0]))
    return value if 0 < value < 100 else None


def _series(rows: Sequence[EdgeRow], count: int) -> set[tuple[int, int]]:
    """Page and number wherever numbers rise with the pages; one is enough that says which page of the file it is, or
    that stands on the only one."""
    votes: dict[tuple[int, bool], set[int]] = defaultdict(set)
    for row in rows:
        for value, said in row.numbers:
            if row.apart or not row.words:
                votes[value - row.page, said.isdecimal()].add(row.page)
    found: set[tuple[int, int]] = set()
    taken: set[int] = set()
    for (offset, _), pages in sorted(votes.items(), key=lambda vote: (-len(vote[1]), vote[0])):
        natural = offset == 1 and any(row.depth == 0 and row.apart and row.page in pages - taken for row in rows)
        if len(pages - taken) >= 2 or natural or (count == 1 and offset >= 0):
            found |= {(page, page + offset) for page in pages - taken}
            taken |= pages if len(pages) < 2 else set(range(min(pages), max(pages) + 1))
    return found


def _recurring(rows: Sequence[EdgeRow]) -> list[EdgeRow]:
    """Rows whose words stand at one place of several pages: two are enough where they say the same letters twice at
    the outermost edge."""
    places: dict[tuple[bool, str], list[EdgeRow]] = defaultdict(list)
    for row in rows:
        if len(row.words) >= 3:
            places[row.top, row.words].append(row)
    found = []
    for alike in places.values():
        there = EdgePlaces.of(alike)
        found += [row for row in alike if len(there.near(row, SAME_PLACE)) >= 2]
    return found


def _followed(folios: Mapping[int, str], count: int) -> dict[int, str]:
    """The numbers of pages that print none, within the run of those that do: the first of a chapter, as a rule."""
    offsets = Counter(int(said) - page for page, said in folios.items() if said.isdecimal())
    if not offsets:
        return {}
    offset, support = offsets.most_common(1)[0]
    if support < 2:
        return {}
    pages = [page for page, said in folios.items() if said == str(page + offset)]
    reach = range(max(0, min(pages) - 1), min(count, max(pages) + 2))
    return {page: str(page + offset) for page in reach if page + offset > 0}
