"""Notes of a Markdown file: which signs are marks, which blocks are bodies, and the label that each pair bears.

A label that stands once is kept. Labels that begin anew in each chapter are paired by place, and numbered through."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from ..notes.note_labels import consecutive_labels


@dataclass(frozen=True, slots=True)
class PlacedLabel:
    """A label as it was written, and where."""

    at: int
    label: str


def body_labels(written: Sequence[str]) -> list[str]:
    """The labels that bodies bear, in their order; an empty one is an inline note, which takes the next number."""
    named = _counted(written)
    if len(set(named)) == len(named):
        return named
    if all(label.isdecimal() for label in named):
        return [str(n) for n in consecutive_labels(list(zip(runs(named), map(int, named), strict=True)))]
    return [str(n) for n in range(1, len(named) + 1)]


def _counted(written: Sequence[str]) -> list[str]:
    """With numbers for the notes that have no label, above those that are written."""
    if all(written):
        return list(written)
    number = max((int(label) for label in written if label.isdecimal()), default=0)
    named = []
    for label in written:
        number += not label
        named.append(label or str(number))
    return named


def runs(labels: Sequence[str]) -> list[int]:
    """For each label the run that it belongs to: one begins where a label comes again."""
    found, seen, run = [], set[str](), 0
    for label in labels:
        if label in seen:
            run, seen = run + 1, set()
        seen.add(label)
        found.append(run)
    return found


def mark_labels(marks: Sequence[PlacedLabel], bodies: Sequence[PlacedLabel]) -> list[str]:
    """The label that each mark bears: that of the body which answers it by its place."""
    labels = body_labels([body.label for body in bodies])
    numbered: dict[str, list[int]] = defaultdict(list)
    for index, body in enumerate(bodies):
        numbered[body.label.casefold()].append(index)
    last = marks[-1].at if marks else 0
    together = bool(bodies) and bodies[0].at > last
    mark_runs = runs([mark.label for mark in marks]) if together else [0] * len(marks)
    found = []
    for mark, run in zip(marks, mark_runs, strict=True):
        own = numbered.get(mark.label.casefold(), [])
        if not own:
            found.append(_without_body(mark, bodies, labels))
        elif together:
            found.append(labels[own[min(run, len(own) - 1)]])
        else:
            below = bisect_left([bodies[index].at for index in own], mark.at)
            found.append(labels[own[min(below, len(own) - 1)]])
    return found


def _without_body(mark: PlacedLabel, bodies: Sequence[PlacedLabel], labels: Sequence[str]) -> str:
    """The label of a mark whose body the file lacks: its number, counted as those of its chapter are."""
    near = min(bisect_right([body.at for body in bodies], mark.at), len(bodies) - 1)
    if near < 0 or not mark.label.isdecimal() or not bodies[near].label.isdecimal():
        return mark.label
    return str(int(mark.label) + int(labels[near]) - int(bodies[near].label))


def answered(marks: Sequence[str], bodies: Sequence[str]) -> bool:
    """Whether raised numbers are notes: most bodies find a mark, and most marks a body."""
    shared = set(marks) & set(bodies)
    return bool(shared) and 2 * len(shared) >= len(set(bodies)) and 2 * len(shared) >= len(set(marks))
