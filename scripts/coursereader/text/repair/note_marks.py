"""Marks of notes glued to words or left between them, found as the one rising sequence of numbers that runs through a
text."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .draft import Cut, Draft, Edit
from .lines import REFERENCES, blocks

CLOSING = r".,;:!?…)\]”“’\"'»›"
FORMS = (
    # glued to a small letter or to closing punctuation: `convenience3`, `challenges.13`
    (
        3.0,
        re.compile(
            rf"(?<=[^\W\d_A-Z])(?P<n>\d{{1,3}})(?![\w%°])|(?<=[^\d\s][{CLOSING}])(?P<m>\d{{1,3}})(?![\w%°]|[.,:]\d|[–-]\d)"
        ),
    ),
    # glued to the second part of a word in quotation marks or to a closing mark after one letter
    (2.5, re.compile(r"(?<=[”»\"’)])(?P<n>\d{1,3})(?![\w%°])")),
    # after a year and its full stop: `October 2014.3 Articles`
    (2.0, re.compile(r"(?<=\b[12]\d{3}[.,;)])(?P<n>\d{1,3})(?= +[A-Z“\"‘(])")),
    # glued to a capital: `NATO12`, but also `G20`
    (0.7, re.compile(r"(?<=[A-Z])(?P<n>\d{1,3})(?![\w%°-])")),
    # alone before punctuation, after a blank: `challenges 13.`
    (1.2, re.compile(r"(?<=[^\W\d_]) (?P<n>\d{1,3})(?=[.,;:](?:\s|$))")),
    # alone after a full stop, before a sentence: `the bridge. 15 Alder`
    (1.2, re.compile(r"(?<=[^\d\s][.!?”\"]) (?P<n>\d{1,3})(?=[ \n]+[A-Z“\"‘])")),
    # the second of a pair at the end: `shape.34 35`
    (1.5, re.compile(r"(?<=\d) (?P<n>\d{1,3})(?=\s*(?:\n|$))")),
    # the tail of a longer number: `Bridge 233` is 2 and note 33, `October 202162` is 2021 and note 62;
    # a number after a colon or in brackets is a page
    (
        0.9,
        re.compile(
            r"(?<=[^\W\d_] \d)(?P<n>\d{2})(?=[.,;:”](?!\d))|(?<=\b[12]\d{3})(?P<m>\d{1,3})(?=[.,;:)”](?!\d)|\s)"
        ),
    ),
)
MOST = 3000
"""Candidates beyond this are not weighed: no text has so many notes, a table of numbers has."""


@dataclass(frozen=True)
class Candidate:
    """A number that may be a mark."""

    start: int
    end: int
    number: int
    weight: float


def note_marks(draft: Draft) -> Iterable[Edit]:
    """Takes out the numbers of the best rising sequence; years, percentages and ordinals do not rise one by one."""
    bodies = {int(stream.value) for stream in draft.streams if stream.kind == "note" and stream.value.isdecimal()}
    raised = [Candidate(m.at, m.at, int(m.value), 8.0) for m in draft.marks("note-mark") if m.value.isdecimal()]
    candidates = _candidates(draft.text[: _references_from(draft.text)], bodies)
    chain = list(_rise(sorted([*raised, *candidates], key=lambda c: (c.start, c.number)), bodies))
    glued = [c for c in chain if c.start < c.end]
    if not _trusted(chain, glued, bodies):
        return
    for mark in glued:
        start = mark.start - 1 if draft.text[mark.start - 1] == " " else mark.start
        yield Cut(start, mark.end, "note-mark", "", str(mark.number))


def _candidates(text: str, bodies: set[int]) -> list[Candidate]:
    best: dict[tuple[int, int], Candidate] = {}
    for weight, form in FORMS:
        for found in form.finditer(text):
            group = "n" if found.groupdict().get("n") else "m"
            number = int(found[group])
            if number > 0 and not found[group].startswith("0") and (not bodies or number in bodies):
                place = found.span(group)
                if place not in best or best[place].weight < weight:
                    best[place] = Candidate(*place, number, weight)
    return sorted(best.values(), key=lambda c: c.start)[:MOST]


def _rise(candidates: Sequence[Candidate], bodies: set[int]) -> list[Candidate]:
    """The heaviest sequence whose numbers rise; each number left out costs, less where its body is known and its mark
    lost."""
    cost = 0.3 if bodies else 1.0
    score: list[float] = []
    before: list[int] = []
    for index, candidate in enumerate(candidates):
        best, link = candidate.weight - min(cost * (candidate.number - 1), 4.0), -1
        for earlier in range(max(0, index - 400), index):
            prior = candidates[earlier]
            if prior.number < candidate.number and prior.end <= candidate.start:
                value = score[earlier] + candidate.weight - cost * (candidate.number - prior.number - 1)
                if value > best:
                    best, link = value, earlier
        score.append(best)
        before.append(link)
    chain: list[Candidate] = []
    at = max(range(len(score)), key=lambda i: score[i], default=-1)
    while at >= 0:
        chain.append(candidates[at])
        at = before[at]
    return chain[::-1]


def _trusted(chain: Sequence[Candidate], glued: Sequence[Candidate], bodies: set[int]) -> bool:
    """Whether the sequence is long and dense enough to be notes: chance also makes a few numbers rise."""
    if not glued:
        return False
    if bodies:
        return True
    numbers = [candidate.number for candidate in chain]
    steps = sum(b - a == 1 for a, b in itertools.pairwise(numbers))
    strong = sum(candidate.weight >= 2 for candidate in chain)
    return len(chain) >= 3 and steps >= 0.6 * (len(chain) - 1) and strong >= 0.5 * len(chain)


def _references_from(text: str) -> int:
    """Where the list of works begins: its numbers are volumes and pages."""
    for block in reversed(blocks(text)):
        if REFERENCES.match(block.words):
            return block.start
    return len(text)
