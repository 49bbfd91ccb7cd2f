"""What differs between two states of a course: statements, passages, places of what nobody touched, problems."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from ..analysis.course import Course
from ..input.records import Place
from ..model.passages import Passage
from ..model.problems import Problem
from .statements import Pair, Quote, Stated, pairs
from .wording import Stretch, moved, words_compared


class Outcome(StrEnum):
    """What became of something between the two states."""

    NEW = "new"
    CHANGED = "changed"
    REMOVED = "removed"


@dataclass(frozen=True)
class ChangedPassage:
    """A passage whose words or id are others."""

    text: str
    before: str
    """Its id; empty where it is new."""
    now: str
    """Its id; empty where it is gone."""
    part_of: str
    """Of one that is gone: the passage to which its address leads now."""
    stretches: tuple[Stretch, ...]

    @property
    def state(self) -> Outcome:
        """What became of it."""
        return Outcome.NEW if not self.before else Outcome.CHANGED if self.now else Outcome.REMOVED


@dataclass(frozen=True)
class ElsewhereNow:
    """Words of a statement whose file nobody touched, which stand in another place, or in none."""

    stated: Stated
    quote: str
    before: Place | None
    now: Place | None
    fallen: bool = False
    """Whether the whole statement is on the site no more."""


@dataclass(frozen=True)
class Changes:
    """All that differs."""

    files: tuple[str, ...]
    """Those that git names, sorted."""
    pairs: tuple[Pair, ...]
    """Statements of these files that say something else."""
    passages: tuple[ChangedPassage, ...]
    elsewhere: tuple[ElsewhereNow, ...]
    problems: tuple[Problem, ...]
    """Of the changed files."""
    caused: tuple[Problem, ...]
    """Of other files, which had them not before."""


def changes(
    before: Course, now: Course, files: Sequence[str], problems: Collection[Problem], missing: Collection[str]
) -> Changes:
    """Compare. `problems`: all that the check says now; `missing`: files that it names and that are not there."""
    every = pairs(before, now)
    touched = frozenset(files)
    known = {(problem.path, problem.what) for problem in before.problems}
    ours = tuple(problem for problem in problems if problem.path in touched or problem.path in missing)
    others = [problem for problem in problems if problem not in ours]
    return Changes(
        files=tuple(files),
        pairs=tuple(pair for pair in every if not pair.same and pair.one.path in touched),
        passages=tuple(_passages(before, now)),
        elsewhere=tuple(_elsewhere([p for p in every if p.same or p.one.path not in touched], before, now)),
        problems=ours,
        caused=tuple(problem for problem in others if (problem.path, problem.what) not in known),
    )


def _passages(before: Course, now: Course) -> Iterator[ChangedPassage]:
    old, new = _texts(before), _texts(now)
    for text in dict.fromkeys([*new, *old]):
        if old.get(text) != new.get(text):
            yield from _of_text(text, old.get(text, {}), new.get(text, {}))


def _texts(course: Course) -> dict[str, dict[str, Passage]]:
    return {edition.id: {passage.id: passage for passage in edition.text.passages} for edition in course.editions}


def _of_text(text: str, old: Mapping[str, Passage], new: Mapping[str, Passage]) -> Iterator[ChangedPassage]:
    """In reading order; a passage that has all its words under another id has another id, and is not gone."""
    gone = {id: passage for id, passage in old.items() if id not in new}
    also = {id: passage.id for passage in new.values() for id in passage.also}
    for id, passage in new.items():
        if id in old:
            if old[id].text != passage.text:
                yield ChangedPassage(text, id, id, "", words_compared(old[id].text, passage.text))
            continue
        was = next((known for known, other in gone.items() if other.text == passage.text), "")
        gone.pop(was, None)
        yield ChangedPassage(text, was, id, "", words_compared(passage.text if was else "", passage.text))
    for id, passage in gone.items():
        yield ChangedPassage(text, id, "", also.get(id, ""), words_compared(passage.text, ""))


def _elsewhere(untouched: Sequence[Pair], before: Course, now: Course) -> Iterator[ElsewhereNow]:
    same_place = _Places(before, now)
    for pair in untouched:
        old = pair.before.quotes if pair.before else ()
        new = pair.now.quotes if pair.now else ()
        had, kept = _by_words(old), _by_words(new)
        for words in dict.fromkeys([*had, *kept]):
            if not same_place(had.get(words), kept.get(words)):
                yield ElsewhereNow(pair.one, words[1], had.get(words), kept.get(words), pair.now is None)
        if not (pair.before and pair.now) and not (old or new):
            yield ElsewhereNow(pair.one, "", None, None, pair.now is None)


def _by_words(quotes: Sequence[Quote]) -> dict[tuple[str, str, str, str], Place | None]:
    said = (quote.quotation for quote in quotes)
    return {(one.text, one.quote, one.prefix, one.suffix): one.place for one in said}


class _Places:
    """Whether two places, one in each state, are the same words of the same passage."""

    def __init__(self, before: Course, now: Course) -> None:
        self._old, self._new = _texts(before), _texts(now)
        self._moved = cache(moved)

    def __call__(self, before: Place | None, now: Place | None) -> bool:
        if before is None or now is None:
            return before is now
        old = self._old[before.text][before.passage]
        new = self._new[now.text][now.passage]
        if before.passage not in (new.id, *new.also):
            return False
        if old.text == new.text:
            return before.start == now.start
        return self._moved(old.text, new.text)(before.start) == now.start
