"""What a course has lost: against `counts.lock`, and against what git knows of it. Nothing shrinks in silence."""

from __future__ import annotations

import os
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from ..analysis.counts import Count, counted
from ..analysis.counts_file import FILE, Said, lines_due, parse, says_fewer_ids, tell_lost_lines, tell_what_fell
from ..analysis.counts_file import tell_what_is_broken as tell_broken_counts
from ..analysis.course import Course
from ..analysis.moves import has_new, moved, tell_moved
from ..editions import LARGEST_LOCK, lock_path
from ..input.anchors_file import LockedAnchor, anchors_path
from ..input.anchors_file import parse as parse_anchors
from ..input.folders import CourseFolder
from ..model.problems import Problem, Report
from ..text import lock_file
from .history import file_at, states


@dataclass(frozen=True)
class Before:
    """What git knows of the locks, at the last commit, and where this branch parted from the main one; nothing where
    there is no git. It is asked no sooner than somebody wants to know."""

    root: Path
    texts: tuple[str, ...]

    @cached_property
    def counts(self) -> tuple[Said, ...]:
        """Of the last state in which there was the file."""
        counts = [parse(words) for words in self._states_of(FILE) if words]
        return counts[-1] if counts else ()

    @cached_property
    def ids(self) -> dict[str, tuple[lock_file.Locked, ...]]:
        """By text: all that were published, in the order of their states."""
        locks = {text: map(lock_file.parse, self._states_of(lock_path(text))) for text in self.texts}
        return {text: tuple({one.id: one for lock in each for one in lock}.values()) for text, each in locks.items()}

    @cached_property
    def anchors(self) -> dict[str, tuple[LockedAnchor, ...]]:
        """By text: where its quotations stood."""
        stood = {text: map(parse_anchors, self._states_of(anchors_path(text))) for text in self.texts}
        return {text: tuple(one for lines in each for one in lines) for text, each in stood.items()}

    def _states_of(self, path: str) -> list[str]:
        return [file_at(self.root, commit, path) for commit in self._commits]

    @cached_property
    def _commits(self) -> Sequence[str]:
        return states(self.root)


def counts_of(root: Path, course: Course) -> tuple[Count, ...]:
    """What the course holds now."""
    files = frozenset(CourseFolder(root, Report()).everything(root / "docs"))
    ids = {edition.id: len(published(root, edition.id)) for edition in course.editions}
    return counted(course, files, ids)


def tell_what_shrank(root: Path, course: Course, report: Report, only: Collection[str] = ()) -> None:
    """What `counts.lock` says there was, and published ids that git knows, where they are not there any more. `only`:
    files, where nobody asks for the problems of others."""
    before = Before(root, _texts(root))
    _tell_moved(course, before, report, only)
    if only and not any(path.endswith(".lock") for path in only):
        return
    _tell_lost_ids(root, before, report)
    tell_what_fell_short(root, course, report)
    published_texts = {edition.id for edition in course.editions if published(root, edition.id)}
    if not _is_there(root):
        if (before.counts or published_texts) and not os.path.lexists(root / FILE):
            report.add(FILE, 1, "this file is gone.", 'Put it back, or run "reader lock" to write it anew.')
        return
    counts = counts_of(root, course)
    tell_lost_lines(_said(root), [*before.counts, *lines_due(counts, published_texts)], counts, report)


def _tell_moved(course: Course, before: Before, report: Report, only: Collection[str]) -> None:
    """Quotations that lost their line in a lock, and stand elsewhere than git knows."""
    if not has_new(course, only):
        return
    known = []
    for edition in course.editions:
        kept = {line.key for line in edition.locked}
        lost = tuple(line for line in before.anchors.get(edition.id, ()) if line.key not in kept)
        known.append(replace(edition, locked=lost))
    tell_moved(moved(replace(course, editions=tuple(known)), only), report)


def tell_what_fell_short(root: Path, course: Course, report: Report) -> None:
    """What `counts.lock` says there was; a course without the file is not looked at."""
    if not _is_there(root):
        return
    words = _read(root, FILE)
    tell_broken_counts(words, report)
    tell_what_fell(parse(words), counts_of(root, course), report)


def lost_ids(root: Path, course: Course, found: Report) -> list[Problem]:
    """What keeps ids from being published: of those that were, some are gone, or their file is broken."""
    report = Report()
    report.extend(problem for problem in found if problem.path.endswith("/passages.lock"))
    _tell_lost_ids(root, Before(root, _texts(root)), report)
    there = {edition.id for edition in course.editions}
    said = [line for line in _said(root) if line.is_of_ids and line.text in there]
    tell_what_fell(said, counts_of(root, course), report)
    return list(report)


def _tell_lost_ids(root: Path, before: Before, report: Report) -> None:
    """Published ids that are in no lock any more, unless `counts.lock` says so in the same change."""
    said = _said(root)
    for text, once in before.ids.items():
        now = published(root, text)
        if not says_fewer_ids(text, len(now), said, before.counts):
            lock_file.tell_lost_ids(now, once, lock_path(text), report)


def _texts(root: Path) -> tuple[str, ...]:
    """Every text that has a folder; one that has none is gone as a whole, and its counts say so."""
    return tuple(folder.name for folder in CourseFolder(root, Report()).folders(root / "seeds"))


def published(root: Path, text: str) -> tuple[lock_file.Locked, ...]:
    """The ids of a text as they stand in its lock."""
    return lock_file.parse(_read(root, lock_path(text)))


def _said(root: Path) -> Sequence[Said]:
    return parse(_read(root, FILE))


def _is_there(root: Path) -> bool:
    return (root / FILE).is_file() and not (root / FILE).is_symlink()


def _read(root: Path, path: str) -> str:
    """Empty where there is no plain file; what is wrong with it is said where its text is read."""
    raw = CourseFolder(root, Report()).read(root / path, LARGEST_LOCK) or b""
    return raw[:LARGEST_LOCK].decode("utf-8", "backslashreplace")
