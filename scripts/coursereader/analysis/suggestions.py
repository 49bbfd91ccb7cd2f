"""Passages of two texts that are likely to speak of the same thing: for people to judge, not a claim.

The score of two passages is that of their two windows, of two sentences each, that share most:

    sum over shared clues of weight(kind) · idf² / fourth root of (words of one window · words of the other)

with idf = ln(passages / passages that have the clue). It is the cosine of idf vectors (Salton), with a weight for each
kind of clue, and with half of its correction for length.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from .clue_index import FEWEST_WORDS, WINDOW, CluedPassage, ClueIndex, ClueKey, SentencePart
from .clues import Clue, ClueKind
from .joined import Pair

WEIGHTS: Mapping[ClueKind, float] = {
    ClueKind.WORD: 1, ClueKind.PAIR: 0.25, ClueKind.RUN: 0.5, ClueKind.NAME: 3, ClueKind.TERM: 4,
    ClueKind.DATE: 1, ClueKind.FIGURE: 1, ClueKind.WORK: 4,
}  # fmt: skip
"""What a clue of each kind weighs."""
MOST_MEETINGS = 3_000_000
"""Of two passages at one clue, the rarest clues first; a more common one then proposes no pair, and is only counted."""
ROUNDED = 1 + 1e-9
"""A sum of numbers depends a little on their order."""
MOST_SCORED = 10_000
"""Pairs that are scored: those whose rarest shared clues weigh most."""

Wanted = Callable[[CluedPassage, CluedPassage], bool]
"""Whether a pair is asked for."""


@dataclass(frozen=True)
class SharedClue:
    """A clue that two windows share, with its first place in each, and what it adds to the score."""

    kind: ClueKind
    adds: float
    one: Clue
    other: Clue


@dataclass(frozen=True)
class Suggestion:
    """Two passages, that of the text whose id comes first before the other."""

    score: float
    one: CluedPassage
    other: CluedPassage
    windows: tuple[int, int]
    """The first stretch of the window of each."""

    @property
    def pair(self) -> Pair:
        return self.one.address, self.other.address


def suggestions(
    index: ClueIndex,
    wanted: Wanted = lambda one, other: True,
    kinds: Collection[ClueKind] = tuple(ClueKind),
) -> Iterator[Suggestion]:
    """The pairs that are asked for and share anything of these kinds, the best first; one is scored only once it may be
    the next, since the first are most of what anybody asks for."""
    weights = _weights(index, kinds)
    waiting: list[tuple[float, Pair, Suggestion]] = []
    for most, one, other in _candidates(index, weights, wanted):
        while waiting and -waiting[0][0] > most * ROUNDED:
            yield heapq.heappop(waiting)[2]
        found = _scored(one, other, weights)
        heapq.heappush(waiting, (-found.score, found.pair, found))
    yield from (found for _, _, found in sorted(waiting, key=lambda waits: waits[:2]))


def compared(index: ClueIndex, one: CluedPassage, other: CluedPassage) -> Suggestion:
    """Two passages that somebody names, whatever they share."""
    first, second = sorted((one, other), key=lambda passage: passage.address)
    return _scored(first, second, _weights(index, tuple(ClueKind)))


def _weights(index: ClueIndex, kinds: Collection[ClueKind]) -> dict[ClueKey, float]:
    return {key: WEIGHTS[key[0]] * idf**2 for key, idf in index.rarity.items() if key[0] in kinds}


def _candidates(
    index: ClueIndex, weights: Mapping[ClueKey, float], wanted: Wanted
) -> Iterator[tuple[float, CluedPassage, CluedPassage]]:
    """The pairs that are worth scoring, each once, with a score that none of them exceeds; the likeliest first."""
    passages, standing = index.passages, index.standing()
    sums: dict[tuple[int, int], float] = defaultdict(float)
    met = 0
    for key in sorted(weights.keys() & standing.keys(), key=lambda key: (len(standing[key]), key)):
        met += len(standing[key]) ** 2 // 2
        if met > MOST_MEETINGS:
            break
        for pair in combinations(standing[key], 2):
            sums[pair] += weights[key]
    asked = ((a, b) for a, b in sums if passages[a].text != passages[b].text and wanted(passages[a], passages[b]))
    for a, b in heapq.nlargest(MOST_SCORED, asked, key=lambda pair: (sums[pair], pair)):
        one, other = sorted((passages[a], passages[b]), key=lambda passage: passage.address)
        yield sums[a, b] / FEWEST_WORDS**0.5, one, other


def _scored(one: CluedPassage, other: CluedPassage, weights: Mapping[ClueKey, float]) -> Suggestion:
    """With the two windows that share most."""
    shared: dict[tuple[int, int], float] = defaultdict(float)
    for key in one.clues.keys() & other.clues.keys() & weights.keys():
        weight = weights[key]
        for windows in product(one.windows[key], other.windows[key]):
            shared[windows] += weight
    scores = ((weight / (one.lengths[a] * other.lengths[b]), -a, -b) for (a, b), weight in shared.items())
    score, a, b = max(scores, default=(0.0, 0, 0))
    return Suggestion(score, one, other, (-a, -b))


def shared_clues(found: Suggestion, index: ClueIndex) -> tuple[SharedClue, ...]:
    """What speaks for a pair: what its two windows share, the weightiest first."""
    weights = _weights(index, tuple(ClueKind))
    first, second = found.windows
    mine, theirs = _within(found.one, first), _within(found.other, second)
    length = found.one.lengths[first] * found.other.lengths[second]
    shared = (
        SharedClue(key[0], weights[key] / length, mine[key], theirs[key])
        for key in mine.keys() & theirs.keys() & weights.keys()
    )
    return tuple(sorted(shared, key=lambda one: (-one.adds, one.one.start, one.one)))


def _within(passage: CluedPassage, window: int) -> dict[ClueKey, Clue]:
    """The clues of one window, each at its first place there."""
    inside = range(window, window + WINDOW)
    return {
        key: first
        for key, places in passage.clues.items()
        if (first := next((c for n, c in places if n in inside), None))
    }


def telling_sentences(found: Suggestion, shared: Sequence[SharedClue]) -> tuple[SentencePart, SentencePart]:
    """Of each window, the sentence in which most of what they share stands."""
    return (
        _fullest(found.one, found.windows[0], [(one.one.start, one.adds) for one in shared]),
        _fullest(found.other, found.windows[1], [(one.other.start, one.adds) for one in shared]),
    )


def _fullest(passage: CluedPassage, window: int, starts: Sequence[tuple[int, float]]) -> SentencePart:
    return max(
        passage.window(window), key=lambda one: sum(adds for start, adds in starts if one.start <= start < one.end)
    )
