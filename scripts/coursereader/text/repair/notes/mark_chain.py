"""Numbers that may mark notes, and the one rising sequence of them that runs through a text."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ..evidence.bracketed_numbers import are_citations
from ..evidence.lines import TEXTS_REMEMBERED
from ..evidence.reference_list import works_title

CLOSING_MARKS = r".,;:!?…)\]”“’\"'»›"
BEHIND_A_WORD = rf"(?:[^\W\d_]|[{CLOSING_MARKS}])"
FORMS_OF_MARKS = (
    # glued to a small letter or to closing punctuation: `convenience3`, `challenges.13`
    (
        3.0,
        re.compile(
            rf"(?P<n>\d(?<=[^\d\s][{CLOSING_MARKS}]\d)(?<![\s(][^\W\d_]\.\d)\d{{0,2}})(?![\w%°]|[.,:]\w|[–-]\d)"
        ),
    ),
    (3.0, re.compile(r"(?P<n>\d(?<=[^\W\d_][^\W\d_A-Z]\d)\d{0,2})(?![\w%°]|[.,:]\w)")),
    (1.0, re.compile(r"(?P<n>\d(?<=\b[^\W\d_A-Z]\d)\d{0,2})(?![\w%°]|[.,:]\w)")),
    # glued to a mark of Chinese or Japanese, which no blank follows: `。13この`
    (3.0, re.compile(r"(?P<n>\d(?<=[。！？，、；：」』）》]\d)\d{0,2})(?![\d%°.,年月日])")),
    # glued to the second part of a word in quotation marks or to a closing mark after one letter
    (2.5, re.compile(r"(?P<n>\d(?<=[”»\"’)]\d)(?<![\s(].\d)\d{0,2})(?![\w%°]|[.,:]\w)")),
    # after a year and its full stop: `October 2014.3 Articles`
    (2.0, re.compile(r"(?P<n>\d(?<=\b(?:1\d|20)\d{2}[.,;)]\d)\d{0,2})(?= +[A-Z“\"‘(])")),
    # glued to a capital: `NATO12`, but also `G20`
    (0.7, re.compile(r"(?P<n>\d(?<=[A-Z]\d)\d{0,2})(?![\w%°-])")),
    # after a share: `45%4 and`
    (2.0, re.compile(r"(?P<n>\d(?<=\d%\d)\d{0,2})(?![\w%°]|[.,:]\w)")),
    # alone before punctuation, after a blank: `challenges 13.`
    (1.2, re.compile(r" (?P<n>\d(?<=[^\W\d_] \d)\d{0,2})(?=[.,;:](?:\s|$))")),
    # alone after a full stop, before a sentence: `the bridge. 15 Alder`
    (1.2, re.compile(r" (?P<n>\d(?<=[^\d\s][.!?”\"] \d)\d{0,2})(?=[ \n]+[A-Z“\"‘])")),
    # the second of a pair at the end: `shape.34 35`
    (1.5, re.compile(r" (?P<n>\d(?<=\d \d)\d{0,2})(?=\s*(?:\n|$))")),
    # the tail of a longer number: `Bridge 233` is 2 and note 33, `October 202162` is 2021 and note 62;
    # a number after a colon or in brackets is a page
    (0.9, re.compile(r"(?P<n>\d(?<=[^\W\d_] \d\d)\d)(?=[.,;:”](?!\d))")),
    (0.9, re.compile(r"(?P<n>\d(?<=\b(?:1\d|20)\d{2}\d)\d{0,2})(?=[.,;:)”](?!\d)|\s)")),
)
FORMS_WITH_BODIES = (
    # after a year and its comma: `in 1921,2 and`
    (1.5, re.compile(r"(?P<n>\d(?<=\b(?:1\d|20)\d{2}[.,;:)]\d)\d{0,2})(?![\w%°]|[.,:]\w)")),
    # the tail of a number that names a part of something, no year: `Article 184` is 18 and note 4
    (0.9, re.compile(r"(?P<n>\d(?<=[^\W\d_] (?!(?:1\d|20)\d{2})\d\d\d)\d?)(?![\w%°]|[.,:–-]\w)")),
    (0.9, re.compile(r"(?P<n>\d(?<=[^\W\d_] (?!(?:1\d|20)\d{2})\d{4})\d?)(?![\w%°]|[.,:–-]\w)")),
)
"""Forms that only the one note still without a mark makes likely."""
FORMS_IN_BRACKETS = (
    # as the author or a tool writes a raised number: `the bridge. [15] Alder`, `the bridge (15).`
    (1.2, re.compile(rf"\[(?:(?<={BEHIND_A_WORD}\[)|(?<={BEHIND_A_WORD} \[))(?P<n>\d{{1,3}})\]")),
    (1.1, re.compile(rf"\((?:(?<={BEHIND_A_WORD}\()|(?<={BEHIND_A_WORD} \())(?P<n>\d{{1,3}})\)")),
    # with one bracket: `the bridge 15) of Alder`; `(see page 15)` has two
    (1.1, re.compile(rf"(?P<n>\d(?:(?<={BEHIND_A_WORD}\d)|(?<={BEHIND_A_WORD} \d))\d{{0,2}})(?=\))")),
)
"""Forms that are trusted only where notes have bodies, and most of them such marks."""
MOST_NOTES_OF_ONE_NUMBER = 6
"""Notes of one number below a mark, at most, that may be its own."""
GLUED_NUMBER = re.compile(r"(?<=[^\s\d])\d{1,3}(?!\d)")
LAST_WORD = re.compile(r"(?:.*[\s\d])?(.*)", re.DOTALL)
MOST_LETTERS_OF_A_NAME = 40
"""Of a word or sign with a number glued to it: a note's mark, but also `latin1` and `file2`."""
PART_OF_A_NAME = 0.7
"""Weight of a number behind a word that bears the same number twice, or another one soon after, as no two marks do."""
LETTERS_TO_THE_NEXT = 100
"""Within so many letters two marks seldom stand at the same word."""
RAISED = 8.0
"""Weight of a number that the file shows raised."""
STRONG = 2.0
"""Weight of a form that says by itself that a number is a mark."""
MOST_LETTERS_TO_A_MARK = 6000
"""Of a text, to each mark of notes that the file lacks: in a long one chance lets a few numbers rise."""
SHARE_TOGETHER = 0.1
"""Of a text's length: bodies no further apart stand together at the end."""
MOST_POSSIBLE_MARKS = 3000
"""Candidates beyond this are not weighed: no text has so many notes, a table of numbers has."""


@dataclass(frozen=True)
class PossibleMark:
    """A number that may be a mark."""

    start: int
    end: int
    number: int
    weight: float


@dataclass(frozen=True)
class KnownNote:
    """A note whose body was found."""

    label: str
    printed: str
    """The number or sign before the body."""
    at: int
    """Where in the text the body stood."""


def chain_of_marks(text: str, raised: Sequence[PossibleMark], bodies: Sequence[KnownNote]) -> list[PossibleMark]:
    """The heaviest rising sequence of the numbers in a text, up to its list of works, and of those that are raised."""
    candidates = _possible_marks(text[: works_title(text)], bodies)
    return _rise(sorted([*raised, *candidates], key=lambda c: (c.start, c.number)), bodies)


def _possible_marks(text: str, bodies: Sequence[KnownNote]) -> list[PossibleMark]:
    """Numbers in the forms that marks have, each with the labels of the notes that bear it."""
    labels: dict[int, list[KnownNote]] = {}
    for note in bodies:
        labels.setdefault(int(note.printed), []).append(note)
    best: dict[tuple[int, int], tuple[int, float]] = {}
    names = _numbers_of_names(text)
    with_bodies = FORMS_WITH_BODIES if bodies else ()
    for weight, form in [*FORMS_OF_MARKS, *with_bodies, *_in_brackets(text, labels)]:
        for found in form.finditer(text):
            number = int(found["n"])
            if number > 0 and not found["n"].startswith("0") and (not bodies or number in labels):
                place = found.span("n")
                weight = min(weight, PART_OF_A_NAME) if place[0] in names else weight
                if place not in best or best[place][1] < weight:
                    best[place] = number, weight
    places = sorted(best)[:MOST_POSSIBLE_MARKS]
    return [
        PossibleMark(*place, label, best[place][1])
        for place in places
        for label in _labels(best[place][0], place[0], labels, len(text))
    ]


@lru_cache(maxsize=TEXTS_REMEMBERED)
def _numbers_of_names(text: str) -> frozenset[int]:
    """Where numbers begin that belong to the words before them."""
    found = [(_name_before(text, one.start()), one.start(), one.group()) for one in GLUED_NUMBER.finditer(text)]
    times, last, names = Counter((name, number) for name, _, number in found), dict[str, int](), set[str]()
    for name, at, number in found:
        if times[name, number] > 1 or at - last.get(name, -LETTERS_TO_THE_NEXT - 1) <= LETTERS_TO_THE_NEXT:
            names.add(name)
        last[name] = at
    return frozenset(at for name, at, _ in found if name in names and any(map(str.isalpha, name)))


def _name_before(text: str, at: int) -> str:
    """The word or sign to which a number at a place is glued."""
    found = LAST_WORD.fullmatch(text, max(0, at - MOST_LETTERS_OF_A_NAME), at)
    return found[1] if found else ""


def _labels(number: int, at: int, labels: dict[int, list[KnownNote]], length: int) -> list[int]:
    """What a number at a place may be: itself, or the label of a note below that bears it."""
    notes = labels.get(number, [])
    if len(notes) < 2:
        return [int(note.label) for note in notes] or [number]
    below = [int(note.label) for note in notes if note.at >= at]
    together = notes[-1].at - notes[0].at < SHARE_TOGETHER * length  # the notes of all chapters at the end of a book
    return below if together else below[:MOST_NOTES_OF_ONE_NUMBER]


def _in_brackets(text: str, labels: dict[int, list[KnownNote]]) -> Iterable[tuple[float, re.Pattern[str]]]:
    """The forms in brackets that answer at least half of the bodies; a text with other marks has few such numbers."""
    for weight, form in FORMS_IN_BRACKETS if labels else ():
        answered = {int(found["n"]) for found in form.finditer(text)} & labels.keys()
        if len(answered) >= 0.5 * len(labels) and not are_citations(text):
            yield weight, form


def _rise(candidates: Sequence[PossibleMark], bodies: Sequence[KnownNote]) -> list[PossibleMark]:
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
    chain: list[PossibleMark] = []
    at = max(range(len(score)), key=lambda i: score[i], default=-1)
    while at >= 0:
        chain.append(candidates[at])
        at = before[at]
    return chain[::-1]


def is_trusted(chain: Sequence[PossibleMark], bodies: Sequence[KnownNote], length: int) -> bool:
    """Whether the sequence is long and dense enough to be notes: chance also makes a few numbers rise."""
    if bodies:
        return True
    numbers = [candidate.number for candidate in chain]
    steps = sum(b - a == 1 for a, b in itertools.pairwise(numbers))
    strong = sum(candidate.weight >= STRONG for candidate in chain)
    dense = length <= MOST_LETTERS_TO_A_MARK * len(chain)
    return dense and len(chain) >= 3 and steps >= 0.6 * (len(chain) - 1) and strong >= 0.5 * len(chain)
