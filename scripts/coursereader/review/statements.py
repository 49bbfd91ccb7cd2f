"""What people wrote, one statement after another, before a change and after it: records of `docs/`, and corrections."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..analysis.course import Course
from ..analysis.quotations import quotations
from ..input.quotation import Quotation
from ..input.records import Emendation, Record


@dataclass(frozen=True)
class Quote:
    """Words that a statement quotes, and what it says by them."""

    quotation: Quotation
    says: str


@dataclass(frozen=True)
class Stated:
    """One record, or one correction of a text."""

    path: str
    """Its file, from the course's folder."""
    kind: str
    """What the interface calls it."""
    title: str
    written: Record | Emendation
    quotes: tuple[Quote, ...]

    @property
    def content(self) -> tuple[str, str]:
        """All that it says, wherever it stands."""
        body = self.written.body if isinstance(self.written, Record) else ""
        return self.written.model_dump_json(), body


@dataclass(frozen=True)
class Pair:
    """A statement before and after; either may be missing."""

    before: Stated | None
    now: Stated | None

    @property
    def same(self) -> bool:
        """Whether it says what it said."""
        return bool(self.before and self.now) and self.one.content == (self.before or self.one).content

    @property
    def one(self) -> Stated:
        """As it is now, or else as it was."""
        found = self.now or self.before
        assert found is not None
        return found


def stated(course: Course) -> Iterator[Stated]:
    """All statements of a course that are on its site."""
    for kind in course.kinds:
        for record in course.of(kind.model):
            quotes = tuple(Quote(quotation, says) for quotation, says in quotations(record))
            yield Stated(record.path, kind.label, record.called, record, quotes)
    for edition in course.editions:
        for one in edition.emendations:
            path = one.where.path if one.where else ""
            yield Stated(path, "Correction", one.quote, one, (Quote(one, one.reason),))


def pairs(before: Course, now: Course) -> list[Pair]:
    """Every statement with what it was, file by file."""
    old, new = _by_file(before), _by_file(now)
    return [pair for path in sorted({*old, *new}) for pair in _paired(old.get(path, []), new.get(path, []))]


def _by_file(course: Course) -> Mapping[str, list[Stated]]:
    found: dict[str, list[Stated]] = defaultdict(list)
    for one in stated(course):
        found[one.path].append(one)
    return found


def _paired(old: Sequence[Stated], new: Sequence[Stated]) -> Iterator[Pair]:
    """Of one file: what says the same, then what is called the same, then the only one that is left on either side."""
    left, right = list(old), list(new)
    for one in old:
        if twin := next((other for other in right if other.content == one.content), None):
            left.remove(one)
            right.remove(twin)
            yield Pair(one, twin)
    for one in list(left):
        if twin := next((other for other in right if other.title == one.title), None):
            left.remove(one)
            right.remove(twin)
            yield Pair(one, twin)
    if len(left) == len(right) == 1:
        yield Pair(left[0], right[0])
    else:
        yield from (Pair(one, None) for one in left)
        yield from (Pair(None, one) for one in right)
