"""What is known of a text as a whole, before its lines are looked at one by one."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..evidence.counting import roman
from ..evidence.lines import NAME_BEFORE_A_COLON, Line, capital_nouns, filled_lines, is_wrapped
from ..evidence.measure import Measure
from ..evidence.reference_list import is_title_of_works
from ..evidence.titles import is_section_name
from ..evidence.widths import full_width, width

NUMBER = re.compile(
    r"\s*(?P<open>[\[(§]?)\s?(?P<value>\d{1,4}|[IVXLC]{1,6}|[^\W\d_])(?P<close>[.)\]:]{0,2})(?=\s|$|[^\W\d_])"
)
NAME = re.compile(NAME_BEFORE_A_COLON + r"(?:\*\*)?[:：]")
MARK = re.compile(r"(?<=[^\W\d_])\d{1,3}(?!\d)|(?<=[.,;:!?)\]”“’\"'»›。，」])\s?\d{1,3}(?![\d\w])|\[\d{1,3}\]")
LINES_OF_ONE_MARGIN = 40
MOST_LETTERS_OF_A_NAME_OF_A_SECTION = 60


@dataclass(frozen=True)
class LeadingNumber:
    """The number that a line begins with: how it is written, how much it is, and whether others lead to it and on."""

    form: str
    value: int
    before: bool = False
    after: bool = False


@dataclass(frozen=True)
class Surroundings:
    """Facts that need the whole text; each list has one for every line of words."""

    lines: Sequence[Line]
    widths: Sequence[float]
    full: float
    """How wide a full line is."""
    wrapped: bool
    nouns: bool
    """Whether capitals show no title."""
    regime: str
    """Whether paragraphs are broken into lines, and how often an empty line stands between two."""
    gaps: Sequence[int]
    """Empty lines above; one more at the end."""
    indents: Sequence[int]
    margins: Sequence[int]
    """The indent of most lines around."""
    ended: Sequence[bool]
    """Whether it had room for the first word of the next."""
    opened: Sequence[bool]
    """Whether the indent before it is lost."""
    recurs: Sequence[int]
    """How often its words stand in the text, numbers aside."""
    names: Counter[str]
    """How often each name before a colon opens a line."""
    numbers: Sequence[LeadingNumber | None]
    marks: dict[int, list[int]]
    """Places of numbers that may be notes' marks."""
    blocks: Sequence[tuple[int, int]]
    """The first and the last line with no empty line between."""
    works: Sequence[bool]
    """Whether it stands under a heading such as References."""
    edges: Sequence[tuple[int, int]]
    """Lines above and below it on its page; none where pages are not known."""

    @staticmethod
    def of(text: str, breaks: Sequence[int]) -> Surroundings:
        """`breaks` are where pages begin, sorted."""
        lines = filled_lines(text)
        pairs = list(itertools.pairwise(lines))
        widths = [width(line.words) for line in lines]
        gaps = [0, *(text.count("\n", a.end, b.start) - 1 for a, b in pairs), 0]
        wrapped, measure = is_wrapped(text), Measure.of(text)
        keys = [re.sub(r"\d+", "#", line.words.casefold()) for line in lines]
        recurs = Counter(keys)
        indents = [_indent(line) for line in lines]
        return Surroundings(
            lines,
            widths,
            full_width([one for one in widths if one > 8]) or 1.0,
            wrapped,
            capital_nouns(text),
            ("w" if wrapped else "u") + _frequency(gaps[1 : len(lines)]),
            gaps,
            indents,
            _margins(indents),
            [*(wrapped and measure.ended(a, b) for a, b in pairs), True],
            [*(wrapped and measure.opens(a, b) for a, b in pairs), False],
            [recurs[key] for key in keys],
            Counter(found[1] for line in lines if (found := NAME.match(line.words))),
            _numbers(lines),
            _marks(text),
            _blocks(gaps, len(lines)),
            list(_under_works(lines)),
            _edges(lines, breaks),
        )


def _indent(line: Line) -> int:
    wide = line.text[:200].expandtabs()
    return len(wide) - len(wide.lstrip())


def _frequency(gaps: Sequence[int]) -> str:
    share = sum(gap > 0 for gap in gaps) / max(1, len(gaps))
    return "0" if share < 0.01 else "a" if share > 0.9 else "s"


def _margins(indents: Sequence[int]) -> list[int]:
    found: list[int] = []
    for start in range(0, len(indents), LINES_OF_ONE_MARGIN):
        count = Counter(indents[max(0, start - LINES_OF_ONE_MARGIN // 2) : start + 3 * LINES_OF_ONE_MARGIN // 2])
        found += [min(count, key=lambda one: (-count[one], one))] * len(indents[start : start + LINES_OF_ONE_MARGIN])
    return found


def _counted(words: str) -> LeadingNumber | None:
    found = NUMBER.match(words)
    if not found:
        return None
    opening, value, close = found["open"], found["value"], found["close"]
    if value.isdecimal():
        return LeadingNumber(f"{opening}1{close}", int(value))
    if not (opening or close):
        return None
    if value.isupper() and roman(value):
        return LeadingNumber(f"{opening}I{close}", roman(value))
    return LeadingNumber(f"{opening}{'a' if value.islower() else 'A'}{close}", ord(value[0].lower()) - 96)


def _numbers(lines: Sequence[Line]) -> list[LeadingNumber | None]:
    alone = [_counted(line.words) for line in lines]
    first: dict[tuple[str, int], int] = {}
    last: dict[tuple[str, int], int] = {}
    for at, one in enumerate(alone):
        if one:
            first.setdefault((one.form, one.value), at)
            last[one.form, one.value] = at
    return [
        one
        and LeadingNumber(
            one.form,
            one.value,
            first.get((one.form, one.value - 1), at) < at,
            last.get((one.form, one.value + 1), at) > at,
        )
        for at, one in enumerate(alone)
    ]


def _marks(text: str) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for mark in MARK.finditer(text):
        found.setdefault(int(mark.group().strip("[] \n\t\u00a0")), []).append(mark.start())
    return found


def _blocks(gaps: Sequence[int], count: int) -> list[tuple[int, int]]:
    starts = [at for at in range(count) if not at or gaps[at] > 0]
    found: list[tuple[int, int]] = []
    for start, end in itertools.pairwise([*starts, count]):
        found += [(start, end - 1)] * (end - start)
    return found


def _under_works(lines: Sequence[Line]) -> Iterable[bool]:
    within = False
    for line in lines:
        if len(line.words) < MOST_LETTERS_OF_A_NAME_OF_A_SECTION and is_section_name(line.words):
            within = is_title_of_works(line.words)
        yield within


def _edges(lines: Sequence[Line], breaks: Sequence[int]) -> list[tuple[int, int]]:
    if not breaks:
        return []
    pages = [bisect_right(breaks, line.first) for line in lines]
    count, found, at = Counter(pages), [], 0
    for index, page in enumerate(pages):
        at = at + 1 if index and pages[index - 1] == page else 0
        found.append((at, count[page] - 1 - at))
    return found
