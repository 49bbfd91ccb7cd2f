"""A line of years on which a year is as wide as what begins in it, and years in which nothing begins are folded."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate, pairwise

from ..input import dates

NARROWEST, FOLDED = 0.009, 0.015
"""Of the line: the least width of a year, and that of years that are folded into one stretch."""
YEARS_AT_MOST = 0.7
"""Of the line: what those widths may come to together; where they would be more, all are less."""
FOLD_FROM = 3
"""Years in a row in which nothing begins: from so many on they are folded."""


@dataclass(frozen=True)
class YearScale:
    """Where a day lies: between the edges of its year, evenly; within folded years evenly too."""

    years: tuple[int, ...]
    """The first year of each stretch, and at the end the year after the last."""
    edges: tuple[float, ...]
    """Where each begins; at the end, where the last one ends."""

    def __call__(self, day: date) -> float:
        """The place of the morning of a day; what lies outside is drawn at the end of the line."""
        n = min(max(bisect_right(self.years, day.year) - 1, 0), len(self.years) - 2)
        first, after = self.years[n], self.years[n + 1]
        gone = day.year - first + (day.timetuple().tm_yday - 1) / 366
        share = min(max(gone / (after - first), 0.0), 1.0)
        return round(self.edges[n] + share * (self.edges[n + 1] - self.edges[n]), 1)

    def is_folded(self, n: int) -> bool:
        """Whether the stretch of that number is several years."""
        return self.years[n + 1] - self.years[n] > 1


@dataclass(frozen=True)
class TimeSpan:
    """A date on the line. What is only known to lie within a year or month is drawn from its beginning to its end."""

    begins: tuple[float, float]
    """Between which places it begins; of a day, twice the same."""
    ends: tuple[float, float]
    """Between which it ends; the same as `begins` where it is one date."""

    @property
    def left(self) -> float:
        return self.begins[0]

    @property
    def right(self) -> float:
        return self.ends[1]

    @property
    def unsure(self) -> tuple[tuple[float, float], ...]:
        """The stretches within which it begins and ends."""
        return tuple((a, b) for a, b in dict.fromkeys((self.begins, self.ends)) if b > a)

    @property
    def days(self) -> tuple[float, ...]:
        """Where it begins or ends on a day that is known."""
        return tuple(a for a, b in dict.fromkeys((self.begins, self.ends)) if a == b)

    @property
    def sure(self) -> tuple[float, float] | None:
        """From where to where it lasted in any case."""
        return (self.begins[1], self.ends[0]) if self.ends[0] > self.begins[1] else None


def year_scale(iso: Sequence[str], until: Iterable[str], left: float, right: float) -> YearScale:
    """A line on which those dates find room; it ends with the last of them, or of `until`."""
    begun = Counter(dates.begin(one).year for one in iso)
    last = max(dates.end(one).year for one in (*iso, *until))
    years = _stretches(sorted(begun), last)
    least = [FOLDED if after - year > 1 else NARROWEST for year, after in pairwise(years)]
    less = min(1.0, YEARS_AT_MOST / sum(least))
    each = (1 - less * sum(least)) / len(iso)
    shares = [less * share + each * begun[year] for share, year in zip(least, years, strict=False)]
    edges = [left + (right - left) * share for share in accumulate(shares, initial=0.0)]
    return YearScale(tuple(years), tuple(round(edge, 1) for edge in edges))


def _stretches(begun: Sequence[int], last: int) -> list[int]:
    """Where each stretch begins: a year, or several in which nothing begins; then the year after the last."""
    found = []
    for year, after in zip(begun, [*begun[1:], last + 1], strict=True):
        found.append(year)
        quiet = after - year - 1
        found += [year + 1] if quiet >= FOLD_FROM else list(range(year + 1, after))
    return [*found, last + 1]


def time_span(iso: str, scale: Callable[[date], float]) -> TimeSpan:
    """A date or range on that line; of a date that is known by its termini, all the time between them."""
    if dates.termini(iso):
        within = scale(dates.begin(iso)), scale(dates.end(iso))
        return TimeSpan(within, within)
    first, last = (_within(half, scale) for half in dates.halves(iso))
    return TimeSpan(first, last)


def _within(iso: str, scale: Callable[[date], float]) -> tuple[float, float]:
    start = scale(dates.begin(iso))
    if iso.count("-") == 2:
        return start, start
    day = dates.end(iso)
    after = date(day.year + day.month // 12, day.month % 12 + 1, 1)
    return start, max(scale(after), start + 1.0)
