"""All events at one look: over the years, for each the signs of the texts that know of it, one above another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .naming import Texts
from .rows import Stretch, set_in_first_row
from .timed_events import TimedEvent
from .timeline_picture import EDGE, WIDTH, YEAR_LETTER, DrawnYear, TextSign, known_by, scale_of, years_on
from .year_scale import TimeSpan, time_span

STEP, SIGN, ROW, APART = 8.5, 3.0, 10.0, 2.0
"""From one sign to the next, half a sign, the height of a row, what is free between two events."""
FOOT = 18.0
"""Under the signs, for the names of the years."""


@dataclass(frozen=True)
class OverviewMark:
    """One event: its signs; none where no text knows of it."""

    event: TimedEvent
    signs: tuple[TextSign, ...]
    x: float
    y: float
    """Its row's upper edge."""
    width: float


@dataclass(frozen=True)
class Overview:
    """The signs of all events, the years under them."""

    marks: tuple[OverviewMark, ...]
    years: tuple[DrawnYear, ...]
    height: float
    width: float = WIDTH
    foot: float = FOOT


def overview(texts: Texts, events: Sequence[TimedEvent]) -> Overview | None:
    """Some events, by date, on the same line of years as their picture; None where there are none."""
    if not events:
        return None
    scale = scale_of(texts, events, EDGE, WIDTH - EDGE)
    rows: list[list[Stretch]] = []
    placed = []
    for event in events:
        signs = _signs(texts, event)
        width = max(len(signs), 1) * STEP
        ways = _ways(time_span(event.date, scale), width)
        n, way = set_in_first_row(rows, ways, APART)
        placed.append((event, signs, ways[way][0], n, width))
    top = len(rows) * ROW
    marks = [OverviewMark(event, signs, x, top - (n + 1) * ROW, width) for event, signs, x, n, width in placed]
    return Overview(tuple(marks), tuple(years_on(scale, YEAR_LETTER)), top + FOOT)


def _ways(time: TimeSpan, width: float) -> list[Stretch]:
    """Where an event may stand: at its day, or anywhere within the months or years of which no more is known."""
    first, last = time.begins
    last = max(first, min(last, WIDTH - EDGE) - width)
    steps = [first + n * (STEP + APART) for n in range(int((last - first) // (STEP + APART)) + 1)]
    return [(round(x, 1), round(x + width, 1)) for x in (min(step, WIDTH - EDGE - width) for step in steps)]


def _signs(texts: Texts, event: TimedEvent) -> tuple[TextSign, ...]:
    known = known_by(texts, event)
    return tuple(
        TextSign(text, tells, texts.shape(text, (n + 0.5) * STEP, ROW / 2, SIGN))
        for n, (text, tells) in enumerate(known)
    )
