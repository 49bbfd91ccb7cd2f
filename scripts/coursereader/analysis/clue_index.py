"""The clues of every passage of a course, by stretches of some words, and how rare each clue is."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from ..input.records import Place
from ..model.passages import NOTE, PARAGRAPH, QUOTATION, Passage, SpanKind, Text
from ..text.repair.evidence.word_list import LANGUAGES
from ..text.repair.evidence.word_list import common as commonest
from ..text.sentences import SENTENCE_BREAK
from .clues import (
    Clue,
    ClueKind,
    ClueWord,
    addresses,
    figure_clues,
    name_clues,
    pair_clues,
    word_clues,
    words,
)
from .course import Course, Referencing

READ = (PARAGRAPH, QUOTATION, NOTE)
"""The kinds of passages that speak of something. A note with an address in it does not: it says where something is."""
LONGEST_STRETCH = 80
"""Words: a longer sentence, or a passage without stops, is cut."""
WINDOW = 2
"""Stretches that are compared with others together."""
FEWEST_WORDS = 40
"""Of a window: a shorter one counts as that long, or a few words would be all it is."""
COMMON = 0.15
"""Of all passages: a word that stands in more of them is common, and makes no pair or run of words."""
TELLS_NOTHING = 0.25
"""Of all passages: a clue that stands in more of them speaks for no pair."""

FEW = 5
"""Passages in which anything may stand, however small the course is."""

ClueKey = tuple[ClueKind, str]
Address = tuple[str, str]
"""A text and a passage."""


@dataclass(frozen=True)
class SentencePart:
    """A sentence, or what a longer one was cut into: characters of the passage, and how many different words it has."""

    start: int
    end: int
    words: int


@dataclass(frozen=True)
class CluedPassage:
    """One passage with its clues."""

    text: str
    passage: Passage
    stretches: tuple[SentencePart, ...]
    clues: Mapping[ClueKey, tuple[tuple[int, Clue], ...]]
    """Each with the numbers of the stretches where it stands, and the words there."""

    @property
    def address(self) -> Address:
        return self.text, self.passage.id

    @cached_property
    def lengths(self) -> tuple[float, ...]:
        """Of each window: the fourth root of its words."""
        said = [sum(stretch.words for stretch in self.window(n)) for n in range(self._last + 1)]
        return tuple(float(max(FEWEST_WORDS, words) ** 0.25) for words in said)

    def window(self, first: int) -> tuple[SentencePart, ...]:
        """Some stretches one after another, or all there are."""
        return self.stretches[first : first + WINDOW]

    @cached_property
    def windows(self) -> Mapping[ClueKey, tuple[int, ...]]:
        """By clue: the windows that have it, by their first stretch."""
        return {key: tuple(self._around([at for at, _ in places])) for key, places in self.clues.items()}

    def _around(self, places: Sequence[int]) -> Iterator[int]:
        after = 0
        for at in places:
            yield from range(max(after, at - WINDOW + 1), min(at, self._last) + 1)
            after = max(after, min(at, self._last) + 1)

    @property
    def _last(self) -> int:
        return max(0, len(self.stretches) - WINDOW)


@dataclass(frozen=True)
class ClueIndex:
    """All passages of a course that are read, and the weight of each of their clues."""

    passages: tuple[CluedPassage, ...]
    rarity: Mapping[ClueKey, float]
    """The natural logarithm of all passages over those that have the clue (idf), of clues that two texts share and
    that tell something."""

    def standing(self) -> dict[ClueKey, list[int]]:
        """By clue: the numbers of the passages where it stands."""
        found: dict[ClueKey, list[int]] = defaultdict(list)
        for number, passage in enumerate(self.passages):
            for key in passage.clues.keys() & self.rarity.keys():
                found[key].append(number)
        return found


def clue_index(course: Course) -> ClueIndex:
    """Read every passage once."""
    read = [
        (edition.id, passage, words(passage.text))
        for edition in course.editions
        for passage in edition.text.passages
        if passage.kind in READ and not (passage.kind == NOTE and addresses(passage.text))
    ]
    said = Counter(begins for _, _, found in read for begins in {word.begins for word in found})
    often = {word for word, passages in said.items() if passages > max(FEW, COMMON * len(read))}
    common = frozenset(often | _common_in_language(course))
    known = _known(course)
    clued = tuple(
        _clued(text, passage, found, common, known.get((text, passage.id), ())) for text, passage, found in read
    )
    return ClueIndex(clued, _rarity(clued))


def _common_in_language(course: Course) -> set[str]:
    """The commonest words of the languages that the texts are in, which a short text may hold but once."""
    languages = sorted({course.language_of(edition.id).partition("-")[0] for edition in course.editions})
    return {word.begins for code in languages if code in LANGUAGES for said in commonest(code) for word in words(said)}


def _rarity(clued: Sequence[CluedPassage]) -> dict[ClueKey, float]:
    passages = Counter(key for one in clued for key in one.clues)
    texts: dict[ClueKey, set[str]] = defaultdict(set)
    for one in clued:
        for key in one.clues:
            texts[key].add(one.text)
    most = max(FEW, TELLS_NOTHING * len(clued))
    every = len(clued) + 1
    return {key: math.log(every / (n + 0.5)) for key, n in passages.items() if len(texts[key]) > 1 and n <= most}


def _clued(
    text: str, passage: Passage, said: Sequence[ClueWord], common: Collection[str], known: Sequence[Clue]
) -> CluedPassage:
    stretches = tuple(_stretches(passage.text, said))
    found: dict[ClueKey, dict[int, Clue]] = defaultdict(dict)
    at = 0
    for clue in sorted(_every(passage.text, said, common, known), key=lambda clue: clue.start):
        while at + 1 < len(stretches) and clue.start >= stretches[at].end:
            at += 1
        found[clue.kind, clue.value].setdefault(at, clue)
    return CluedPassage(text, passage, stretches, {key: tuple(places.items()) for key, places in found.items()})


def _every(passage: str, said: Sequence[ClueWord], common: Collection[str], known: Sequence[Clue]) -> Iterator[Clue]:
    yield from known
    yield from word_clues(said, common)
    yield from pair_clues(passage, said, common)
    yield from figure_clues(passage)
    yield from name_clues(passage, said, known)
    yield from (Clue(ClueKind.WORK, address, start, end) for address, start, end in addresses(passage))


def _stretches(passage: str, said: Sequence[ClueWord]) -> Iterator[SentencePart]:
    edges = [*(hit.end() for hit in SENTENCE_BREAK.finditer(passage)), len(passage)]
    start, edge, inside = 0, 0, list[ClueWord]()
    for word in said:
        while word.start >= edges[edge] and edge + 1 < len(edges):
            if inside:
                yield _stretch(start, edges[edge], inside)
                start, inside = edges[edge], []
            edge += 1
        if len(inside) == LONGEST_STRETCH:
            yield _stretch(start, word.start, inside)
            start, inside = word.start, []
        inside.append(word)
    yield _stretch(start, len(passage), inside)


def _stretch(start: int, end: int, said: Sequence[ClueWord]) -> SentencePart:
    return SentencePart(start, end, len({word.begins for word in said}))


def _known(course: Course) -> dict[Address, list[Clue]]:
    """By passage: names of the register, terms of the glossary and works of the bibliography that stand in it, and the
    addresses of works that its notes give."""
    works = {work.id: [place for places in work.cited.values() for place in places] for work in course.works}
    lists: tuple[tuple[ClueKind, Mapping[str, Sequence[Place]]], ...] = (
        (ClueKind.NAME, course.named),
        (ClueKind.TERM, course.occurrences),
        (ClueKind.WORK, works),
    )
    known: dict[Address, list[Clue]] = defaultdict(list)
    for kind, places in lists:
        for id, found in places.items():
            for place in found:
                known[place.text, place.passage].append(Clue(kind, f"={id}", place.start, place.end))
    for edition in course.editions:
        for mark, clue in _noted(edition.text, course.referencing.get(edition.id, Referencing())):
            known[edition.id, mark].append(clue)
    return known


def _noted(text: Text, referencing: Referencing) -> Iterator[tuple[str, Clue]]:
    """The addresses that stand in notes, each with the passage that bears the note's mark, at the mark."""
    passages = {passage.id: passage for passage in text.passages}
    for note in referencing.notes:
        marked, body = passages.get(note.mark or ""), passages.get(note.body or "")
        if marked and body:
            at = next((s.start for s in marked.spans if s.kind == SpanKind.NOTE and s.value == note.n), 0)
            start = max(0, at - 1)
            yield from ((marked.id, Clue(ClueKind.WORK, found, start, at)) for found, _, _ in addresses(body.text))
