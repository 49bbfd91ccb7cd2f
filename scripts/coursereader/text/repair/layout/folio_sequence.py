"""Pages that no tool marked: lines whose numbers count one by one, each about a page's length after the last."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from ..evidence.lines import Line, goes_on, is_open, lines_of

FOLIO_NUMBER = re.compile(
    r"(?<![\w.,:/–-])\d{1,4}(?![\w,:/–-]|\.\d)|(?<=[^\W\d_]{2})\d{1,4}(?=\s*$)|^\d{1,4}(?=[^\W\d_a-z][^\W\d_])"
)
"""At the edge of a line a tool may glue it to the words of the head."""
FOLIO_ALONE = re.compile(r"(?P<sign>[—–·~\[(-]{0,2})\s?(?P<number>\d{1,4})\s?[—–·~\])-]{0,2}$")
MOST_LETTERS_OF_A_FOLIO_LINE = 100
FEWEST_LETTERS_OF_A_PAGE = 600
"""Letters: less stands on no page, but between the items of a list."""
MOST_LETTERS_OF_A_PAGE = 9000
"""Letters: more stands on no page, but in the sections of a text."""
FEWEST_FACING = 4
"""Pages with heads in turn: fewer may be so by chance."""
EVEN_LENGTHS = (0.5, 1.6)
"""Times the common length of a page; a figure shortens one, small type lengthens it."""
LEAST_SHARE_CUTTING = 0.2
"""Of the folios: so many stand in the midst of a sentence."""
LETTERS_BESIDE_A_FOLIO = 200
"""Characters that are looked at for it."""
MOST_FOLIOS_MISSED = 3
"""Pages in a row whose number may be missing: a chapter begins, a plate, a misread figure."""


@dataclass(frozen=True)
class PossibleFolio:
    """A line with a number that may count pages."""

    start: int
    end: int
    number: int
    key: str
    """Its words without the number: what recurs on other pages."""


def page_starts(text: str) -> list[int]:
    """Where the pages of a text begin, as its folios tell: before them, or behind them where they close the pages."""
    alone = _standing_alone(text)
    if alone:
        return alone
    chain = _counting(_possible_folios(text))
    if len(chain) < 3 or not _even(chain) or not (_are_facing(chain) or _cut_sentences(text, chain)):
        return []
    length = _length(chain)
    if length > MOST_LETTERS_OF_A_PAGE:
        return []
    if len(text) - chain[-1].end < 0.1 * length:
        return [folio.end + 1 for folio in chain if folio.end + 1 < len(text)]
    return [folio.start for folio in chain if folio.start]


def _standing_alone(text: str) -> list[int]:
    """Where pages begin that numbers alone on their lines count one by one: the last line of the text is one of them,
    or the first; sections that have numbers alone begin with one."""
    lines = lines_of(text)
    rows = [at for at, line in enumerate(lines) if line.words]
    found = [(at, number) for at in rows if (number := FOLIO_ALONE.match(lines[at].words)) and _is_apart(lines, at)]
    numbers = [int(number["number"]) for _, number in found]
    dashed = bool(found) and all(number["sign"] for _, number in found)
    if len(found) < 2 or any(b - a != 1 for a, b in itertools.pairwise(numbers)) or (numbers[0] == 1 and not dashed):
        return []
    if found[-1][0] == rows[-1]:
        return [lines[at].end + 1 for at, _ in found[:-1]]
    return [lines[at].start for at, _ in found[1:]] if found[0][0] == rows[0] else []


def _is_apart(lines: Sequence[Line], at: int) -> bool:
    return not any(lines[near].words for near in (at - 1, at + 1) if 0 <= near < len(lines))


def _are_facing(chain: Sequence[PossibleFolio]) -> bool:
    """Whether even pages have one head, and odd ones another, as no titles of sections do."""
    left, right = ({folio.key for folio in chain if folio.number % 2 == side} for side in (0, 1))
    return len(chain) >= FEWEST_FACING and len(left) == len(right) == 1 and left != right


def _cut_sentences(text: str, chain: Sequence[PossibleFolio]) -> bool:
    """Whether pages end in the midst of sentences: titles of sections never do."""
    cuts = 0
    for folio in chain:
        above = text[max(0, folio.start - LETTERS_BESIDE_A_FOLIO) : folio.start].strip().rpartition("\n")[2]
        below = text[folio.end : folio.end + LETTERS_BESIDE_A_FOLIO].strip()
        cuts += is_open(above) and (goes_on(below) or above.endswith("-"))
    return cuts >= LEAST_SHARE_CUTTING * len(chain)


def _possible_folios(text: str) -> list[PossibleFolio]:
    """Short lines with a number, whose other words recur with other numbers; alone a number says nothing else."""
    found = [
        PossibleFolio(line.start, line.end, int(number.group()), _key(line.text, number))
        for line in lines_of(text)
        if line.words and len(" ".join(line.words.split())) <= MOST_LETTERS_OF_A_FOLIO_LINE
        for number in FOLIO_NUMBER.finditer(line.text)
    ]
    often = Counter(folio.key for folio in found)
    return [folio for folio in found if often[folio.key] > 1]


def _key(line: str, number: re.Match[str]) -> str:
    rest = line[: number.start()] + "#" + line[number.end() :]
    return " ".join(re.sub(r"[*_]", "", rest).casefold().split())


def _counting(found: Sequence[PossibleFolio]) -> list[PossibleFolio]:
    """The longest run of lines whose numbers rise one by one, or by few, with at least a page's words between."""
    best: list[int] = []
    before: list[int] = []
    by_number: dict[int, list[int]] = {}
    for index, folio in enumerate(found):
        value, link = 1, -1
        for step in range(1, MOST_FOLIOS_MISSED + 1):
            for earlier in by_number.get(folio.number - step, ())[-40:]:
                apart = folio.start - found[earlier].end
                if apart >= FEWEST_LETTERS_OF_A_PAGE * step and best[earlier] + 1 > value:
                    value, link = best[earlier] + 1, earlier
        best.append(value)
        before.append(link)
        by_number.setdefault(folio.number, []).append(index)
    chain: list[PossibleFolio] = []
    at = max(range(len(best)), key=best.__getitem__, default=-1)
    while at >= 0:
        chain.append(found[at])
        at = before[at]
    return chain[::-1]


def _steps(chain: Sequence[PossibleFolio]) -> list[float]:
    return [(b.start - a.start) / (b.number - a.number) for a, b in itertools.pairwise(chain)]


def _length(chain: Sequence[PossibleFolio]) -> float:
    return median(_steps(chain))


def _even(chain: Sequence[PossibleFolio]) -> bool:
    """Whether the pages are alike in length, and the heads alike in words: one, or two for facing pages."""
    length = _length(chain)
    even = sum(EVEN_LENGTHS[0] * length <= step <= EVEN_LENGTHS[1] * length for step in _steps(chain))
    alike = sum(count for _, count in Counter(folio.key for folio in chain).most_common(2))
    return even >= 0.75 * (len(chain) - 1) and alike >= 0.6 * len(chain)
