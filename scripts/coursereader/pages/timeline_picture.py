"""The picture of the timeline: every event in a row where its words are free, under them the time it took."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from ..html.boxes import Box, words_width
from ..input import dates
from .naming import Texts
from .rows import Stretch, set_in_first_row
from .timed_events import TimedEvent
from .year_scale import TimeSpan, YearScale, time_span, year_scale

WIDTH, EDGE, TOP, ROW, FOOT = 1240.0, 8.0, 46.0, 18.0, 22.0
"""Of the picture; what is kept free at its sides, above for years and texts, for an event, below."""
LETTER, KIND, SIGN = 12.0, 9.5, 4.2
"""The size of an event's words and of its kind's letters; half that of a text's sign."""
STEP, APART = 12.0, 10.0
"""From one sign to the next, and between two events of one row."""
YEAR_LETTER = 10.5


@dataclass(frozen=True)
class TextSign:
    """What one text does with an event."""

    text: str
    tells: bool
    """Else it touches it."""
    shape: Markup
    """Around its place in the event's own words, which begin at 0."""


@dataclass(frozen=True)
class DrawnEvent:
    """One event of the picture."""

    event: TimedEvent
    code: str
    """The letters of its kind."""
    signs: tuple[TextSign, ...]
    x: float
    """Where its words begin."""
    y: float
    """Of its row, from above."""
    letters: float
    """Where those of its kind begin, from `x` …"""
    words: float
    """… and where its name does."""
    width: float
    """Of signs, letters and name."""
    time: TimeSpan

    @property
    def box(self) -> Box:
        """What its words and its time take up."""
        return Box(
            min(self.x, self.time.left), self.y, max(self.x + self.width, self.time.right), round(self.y + ROW, 1)
        )


@dataclass(frozen=True)
class DrawnYear:
    """A year, or several that are folded."""

    name: str
    """Empty where there is no room for it."""
    x: float
    middle: float
    folded: bool


@dataclass(frozen=True)
class DrawnText:
    """Where a text was written."""

    text: str
    x: float
    y: float
    shape: Markup


@dataclass(frozen=True)
class Picture:
    """All events on a line of years."""

    events: tuple[DrawnEvent, ...]
    years: tuple[DrawnYear, ...]
    texts: tuple[DrawnText, ...]
    height: float
    width: float = WIDTH
    edge: float = EDGE
    top: float = TOP


def picture(texts: Texts, events: Sequence[TimedEvent], codes: dict[str, str]) -> Picture | None:
    """The picture of some events, by date; None where there are none. `codes`: by kind, its letters."""
    if not events:
        return None
    scale = scale_of(texts, events, EDGE, WIDTH - EDGE)
    drawn = [_unplaced(texts, event, codes[event.kind], time_span(event.date, scale)) for event in events]
    placed = _in_rows(drawn)
    height = max(one.box.bottom for one in placed) + FOOT
    return Picture(tuple(placed), tuple(years_on(scale, YEAR_LETTER)), tuple(_written(texts, scale)), round(height, 1))


def scale_of(texts: Texts, events: Sequence[TimedEvent], left: float, right: float) -> YearScale:
    """The line of years of some events, on which the dates of the texts that stand on it have room too."""
    return year_scale([event.date for event in events], [texts.horizon(text) for text in texts.columns], left, right)


def _unplaced(texts: Texts, event: TimedEvent, code: str, time: TimeSpan) -> DrawnEvent:
    signs = tuple(
        TextSign(text, tells, texts.shape(text, round(SIGN + 1.5 + n * STEP, 1), 8.5, SIGN))
        for n, (text, tells) in enumerate(known_by(texts, event))
    )
    letters = round(len(signs) * STEP + (2 if signs else 0), 1)
    words = round(letters + words_width(code, KIND) + 4, 1)
    width = words + words_width(event.title, LETTER)
    x = max(EDGE, min(time.left, WIDTH - EDGE - width))
    return DrawnEvent(event, code, signs, round(x, 1), 0.0, letters, words, round(width, 1), time)


def known_by(texts: Texts, event: TimedEvent) -> list[tuple[str, bool]]:
    """The texts that tell of an event or touch it, and whether they tell; of many, the first."""
    known = {**dict.fromkeys(event.touched_by, False), **dict.fromkeys(event.told_by, True)}
    return [(text, known[text]) for text in texts.some(sorted(known, key=texts.order))]


def _in_rows(events: Sequence[DrawnEvent]) -> list[DrawnEvent]:
    """Each in the first row that has room for it: the script that narrows the picture does the same."""
    rows: list[list[Stretch]] = []
    rows_of = [set_in_first_row(rows, [(one.box.left, one.box.right)], APART)[0] for one in events]
    return [replace(one, y=TOP + n * ROW) for one, n in zip(events, rows_of, strict=True)]


def years_on(scale: YearScale, size: float) -> list[DrawnYear]:
    """The years of a line, each named where there is room beside the one before it."""
    found: list[DrawnYear] = []
    taken = float("-inf")
    for n, year in enumerate(scale.years[:-1]):
        x, after = scale.edges[n], scale.edges[n + 1]
        half = words_width(str(year), size) / 2
        middle = round(min(max((x + after) / 2, scale.edges[0] + half), scale.edges[-1] - half), 1)
        folded = scale.is_folded(n)
        named = not folded and middle - half >= taken
        taken = middle + half + 2 if named else taken
        found.append(DrawnYear(str(year) if named else "", x, middle, folded))
    return found


def _written(texts: Texts, scale: YearScale) -> list[DrawnText]:
    """The signs of the texts over the line, one above another where two are close."""
    places = sorted((scale(dates.end(texts.horizon(text))), text) for text in texts.columns)
    found: list[DrawnText] = []
    for x, text in places:
        near = found and x - found[-1].x < 26 and found[-1].y > 8
        y = 6.5 if near else 19.0
        found.append(DrawnText(text, x, y, texts.shape(text, x, y, SIGN + 0.4)))
    return found
