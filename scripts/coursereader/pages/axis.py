"""The small axis of an event's page: when it happened, and when each text was written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from markupsafe import Markup

from ..analysis.events import TELLS
from ..input import dates
from ..input.records import Event
from .naming import MANY, Texts
from .year_scale import TimeSpan, time_span

LEFT, RIGHT, LINE, CLOSE = 16.0, 464.0, 42.0, 13.0
"""The ends of the line, its height, and how near two letters may come before one moves up."""


@dataclass(frozen=True)
class Sign:
    """Something on the axis."""

    x: float
    words: str
    text: str = ""
    shape: Markup | None = None
    y: float = 0.0
    tells: bool = False
    """Whether it is a text that tells of the event."""


@dataclass(frozen=True)
class Axis:
    """Positions in a picture of 480 by 70."""

    ticks: tuple[Sign, ...]
    texts: tuple[Sign, ...]
    event: Sign
    time: TimeSpan
    """Of the event."""
    unsure: tuple[tuple[str, TimeSpan], ...]
    """Of the texts of which only the termini are known."""

    @property
    def anchor(self) -> str:
        """A class that keeps the event's date within the picture."""
        return " at-start" if self.event.x < 60 else " at-end" if self.event.x > 420 else ""


def axis(texts: Texts, event: Event, states: Mapping[str, str]) -> Axis:
    """The axis from the decade of what came first to what came last; of many texts those stand on it that tell."""
    when = decimal(event.date)
    ids = [text for text in texts.ids if states.get(text) == TELLS] if texts.are_many else list(texts.ids)
    ids = ids[:: 1 + len(ids) // MANY] if texts.are_many else ids
    written = {text: decimal(texts.horizon(text)) for text in ids}
    first = min([when, *written.values()]) // 10 * 10
    last = max([when, *written.values(), first + 10]) + 0.5
    scale = (RIGHT - LEFT - 12) / (last - first)

    def x(year: float) -> float:
        return round(min(max(LEFT, LEFT + 12 + (year - first) * scale), RIGHT), 1)

    def at(day: date) -> float:
        return x(_decimal(day))

    step = 10 * max(1, round((last - first) / 60))
    ticks = tuple(Sign(x(year), str(year)) for year in range(int(first), int(last) + 1, step))
    placed = _signs(texts, {text: x(year) for text, year in written.items()})
    signs = tuple(replace(sign, tells=states.get(sign.text) == TELLS) for sign in placed)
    unsure = ((text, time_span(texts.written(text), at)) for text in ids if dates.termini(texts.written(text)))
    time = time_span(event.date, at)
    middle = Sign(round((time.left + time.right) / 2, 1), texts.language.date(event.date))
    return Axis(ticks, signs, middle, time, tuple(unsure))


def decimal(iso: str) -> float:
    """A date's beginning on a line of years: July 2012 is about 2012.5."""
    return _decimal(dates.begin(iso))


def _decimal(day: date) -> float:
    return day.year + (day.timetuple().tm_yday - 1) / 366


def _signs(texts: Texts, places: dict[str, float]) -> tuple[Sign, ...]:
    signs: list[Sign] = []
    for text, x in sorted(places.items(), key=lambda place: place[1]):
        tier = signs[-1].y - 13 if signs and x - signs[-1].x < CLOSE else LINE - 12
        signs.append(Sign(x, texts.siglum(text), text, texts.shape(text, x, LINE, 4.4), tier))
    return tuple(signs)
