"""The chart of a quantity: its readings by the dates they hold for, each with its text's sign, on a stem from zero.

Only what can be compared is drawn: values that are numbers, of dates that are dates. No line joins two signs: nobody
read what lies between."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor, log10

from markupsafe import Markup

from ..html.boxes import Box, Label, LabelPlace, Line, set_beside, words_width
from ..input import dates
from ..input.records import Reading
from ..interface.language import Language
from .axis import decimal
from .naming import Texts

FEWEST = 3
"""Readings: fewer are read sooner in the table."""
WIDTH, HEIGHT, TOP, FOOT, RIGHT = 420.0, 250.0, 34.0, 26.0, 14.0
"""Of the picture; what is kept free above for the unit, below for the dates, at the end."""
LETTER, ROW, SIZE = 15.0, 17.0, 5.2
"""The size of letters where they are largest, on a phone; the height of a row of them; half that of a sign."""
APART = 44.0
"""Between signs of one date, where there is no other."""
TICKS = 4
"""About so many lines across."""
MOST_YEARS = 7
"""Named at the foot."""
DIGIT, POINT = "\N{FIGURE SPACE}", "\N{PUNCTUATION SPACE}"


@dataclass(frozen=True)
class ChartSign:
    """One reading of the picture."""

    text: str
    value: str
    """As it is written."""
    date: str
    x: float
    y: float
    shape: Markup
    span: tuple[float, float] | None
    """From the beginning to the end of what it holds for, where that is longer than a year."""
    label: LabelPlace | None

    @property
    def at(self) -> tuple[float, float]:
        """The middle of its value's foot; only where there is room for it."""
        box = self.label.box if self.label else Box(0, 0, 0, 0)
        return round((box.left + box.right) / 2, 1), round(box.bottom - 4, 1)


@dataclass(frozen=True)
class Chart:
    """A picture of some readings."""

    left: float
    zero: float
    across: tuple[tuple[float, str], ...]
    """Lines across: how high, and the number."""
    years: tuple[tuple[float, str], ...]
    """What is named at the foot, and where."""
    signs: tuple[ChartSign, ...]
    texts: tuple[str, ...]
    """In the order of writing."""
    dates: int
    """How many there are; of one, the signs stand side by side."""
    left_out: int
    """Readings that are in the table alone."""
    width: float = WIDTH
    height: float = HEIGHT
    foot: float = HEIGHT - FOOT


@dataclass(frozen=True)
class _Scale:
    """Where a number lies on a line of the picture."""

    first: float
    last: float
    begin: float
    end: float

    def __call__(self, n: float) -> float:
        return round(self.begin + (n - self.first) / (self.last - self.first) * (self.end - self.begin), 1)


def chart(texts: Texts, readings: Sequence[Reading]) -> Chart | None:
    """The chart of a quantity; None where fewer than three of its readings can be compared."""
    found = comparable(texts.language, readings)
    if len(found) < FEWEST:
        return None
    across = ticks([value for _, value in found])
    numbers = [texts.language.number(n) for n in across]
    left = ceil(max(words_width(number, LETTER) for number in numbers)) + 8.0
    y = _Scale(across[0], across[-1], HEIGHT - FOOT, TOP)
    years, x = _years(texts.language, [reading.as_of for reading, _ in found], left)
    signs = _signs(texts, found, x, y)
    named = {reading.text for reading, _ in found}
    return Chart(
        left,
        y(0),
        tuple((y(n), number) for n, number in zip(across, numbers, strict=True)),
        years,
        tuple(signs),
        tuple(text for text in texts.ids if text in named),
        _dates(found),
        len(readings) - len(found),
    )


def comparable(language: Language, readings: Sequence[Reading]) -> list[tuple[Reading, float]]:
    """The readings that can be compared, with their numbers: the value is a number, and what it holds for a date."""
    numbers = ((reading, language.parsed(reading.value)) for reading in readings if dates.is_date(reading.as_of))
    return [(reading, number) for reading, number in numbers if number is not None]


def ticks(values: Sequence[float]) -> list[float]:
    """Round numbers from below the least of some values to above the greatest, zero among them."""
    low, high = min(0.0, *values), max(0.0, *values)
    step = _round_step((high - low) / TICKS or 1.0)
    return [round(n * step, 10) for n in range(floor(low / step), ceil(high / step) + 1)]


def _round_step(least: float) -> float:
    """The next of 1, 2, 5, 10, 20 …"""
    power = 10.0 ** floor(log10(least))
    return next(power * n for n in (1, 2, 5, 10) if power * n >= least * 0.999)


def _years(language: Language, dated: Sequence[str], left: float) -> tuple[tuple[tuple[float, str], ...], _Scale]:
    """What is named at the foot: some years, each in the middle of its own; the date, where all have one."""
    first = dates.begin(min(dated, key=dates.begin)).year
    last = dates.end(max(dated, key=dates.end)).year
    x = _Scale(first, last + 1, left + 8, WIDTH - RIGHT)
    if len({*dated}) == 1:
        return ((x(_middle(dated[0])), language.date(dated[0])),), x
    step = round(_round_step((last - first + 1) / MOST_YEARS)) or 1
    return tuple((x(year + 0.5), str(year)) for year in range(last, first - 1, -step)), x


def _middle(date: str) -> float:
    first, last = dates.halves(date)
    return (decimal(first) + decimal(last) + _length(last)) / 2


def _length(date: str) -> float:
    """Of one date, in years: a year, a month, a day."""
    return (1.0, 1 / 12, 1 / 366)[date.count("-")]


def _signs(texts: Texts, found: Sequence[tuple[Reading, float]], x: _Scale, y: _Scale) -> list[ChartSign]:
    spots: list[tuple[float, float]] = []
    gap = 2 * SIZE + 2 if _dates(found) > 1 else APART
    for reading, value in found:
        spots.append(_beside_others(x(_middle(reading.as_of)), y(value), spots, gap))
    labels = [Label(a, b, words_width(r.value, LETTER), ROW) for (a, b), (r, _) in zip(spots, found, strict=True)]
    marks = [Box(a - SIZE, b - SIZE, a + SIZE, b + SIZE) for a, b in spots]
    stems: list[Line] = [(a, b, a, y(0)) for a, b in spots]
    placed = set_beside(labels, Box(x.begin - 8, 16, WIDTH, HEIGHT), marks, stems, above=True)
    return [
        ChartSign(
            reading.text,
            reading.value,
            texts.language.date(reading.as_of),
            *spot,
            texts.shape(reading.text, *spot, SIZE),
            _span(reading.as_of, x),
            label,
        )
        for (reading, _), spot, label in zip(found, spots, placed, strict=True)
    ]


def _dates(found: Sequence[tuple[Reading, float]]) -> int:
    return len({reading.as_of for reading, _ in found})


def _beside_others(x: float, y: float, others: Sequence[tuple[float, float]], gap: float) -> tuple[float, float]:
    """The place of a sign, moved to one side of those that it would lie on or whose stem it would hide."""
    wanted = x
    for n in range(1, 2 * len(others) + 2):
        if all(abs(x - other) >= 2 * SIZE + 1 for other, _ in others):
            break
        x = wanted + (n + 1) // 2 * gap * (-1 if n % 2 else 1)
    return round(x, 1), y


def _span(date: str, x: _Scale) -> tuple[float, float] | None:
    first, last = dates.halves(date)
    begin, end = decimal(first), decimal(last) + _length(last)
    return (x(begin), x(end)) if end - begin > 1.1 else None


def pads(language: Language, values: Sequence[str]) -> list[str]:
    """By value: blanks as wide as the decimals that another has more, so that points stand under each other."""
    point = language.decimal_point
    decimals = [len(v.rpartition(point)[2]) if language.parsed(v) is not None and point in v else 0 for v in values]
    most = max(decimals, default=0)
    return [(POINT if not n and most else "") + DIGIT * (most - n) for n in decimals]
