"""Where the words of a published passage stand now: most of them, in their order, or nowhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from rapidfuzz import fuzz, process
from rapidfuzz.distance import LCSseq

from ..model.passages import Passage
from .lock_file import Locked

MOST = 0.6
"""Of the published words: the share that has to stand in a passage."""
HALF = 0.5
"""Of the published words: enough where the passage has no others."""
RUN = 3
"""Words in a row: fewer stand together by chance."""
BETTER = 0.1
"""Of the published words: by so much one passage has to fit better than the next best."""
LOOKED_AT = 8
"""Passages that have most runs in common with the published words."""
TOO_OFTEN = 50
"""Passages: what stands in more of them tells none from the others."""
ALIKE_ENOUGH = 60.0
"""Similarity, 0 to 100, from which a passage is offered."""


class Standing:
    """An index of the passages of one text, for looking up published words."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self.passages = passages
        self.words = [passage.text.split() for passage in passages]
        self._runs: dict[tuple[str, ...], list[int]] = {}
        for index, words in enumerate(self.words):
            for run in set(_runs(words)):
                self._runs.setdefault(run, []).append(index)

    def whole(self, lost: Locked) -> list[int]:
        """The passages in which published words stand as they are: those of their kind, if any is."""
        if lost.short:
            return []
        found = [index for index in self._with_runs(lost) if holds(self.passages[index].text, lost.words)]
        return [index for index in found if self._is_kin(index, lost)] or found

    def most(self, lost: Locked) -> int | None:
        """The one passage of its kind in which most of the published words stand; None where two fit as well."""
        words = lost.words.split()
        fits = sorted(((self._share(words, index), -index) for index in self._kin(lost)), reverse=True)
        if lost.short or not fits or fits[0][0] < self._needed(lost, -fits[0][1]):
            return None
        part = holds(lost.words, self.passages[-fits[0][1]].text)
        return None if not part and len(fits) > 1 and fits[0][0] - fits[1][0] < BETTER else -fits[0][1]

    def candidates(self, lost: Locked) -> list[int]:
        """Up to three passages, by index, that may hold what a lost one said, the likeliest first."""
        words = lost.words.split()
        shares = sorted((-self._share(words, index), index) for index in self._with_runs(lost))
        near = [index for share, index in shares if share]
        if not lost.short and not near:
            choices = {n: passage.text for n, passage in enumerate(self.passages) if self._is_kin(n, lost)}
            found = process.extract(lost.words, choices, scorer=fuzz.ratio, score_cutoff=ALIKE_ENOUGH)
            near = [index for _, _, index in found]
        return near[:3]

    def _needed(self, lost: Locked, index: int) -> float:
        return HALF if holds(lost.words, self.passages[index].text) else MOST

    def _share(self, words: Sequence[str], index: int) -> float:
        """Of published words: the share that stands in a passage, in order and in runs."""
        steps = LCSseq.opcodes(words, self.words[index])
        runs = (step.src_end - step.src_start for step in steps if step.tag == "equal")
        return sum(length for length in runs if length >= RUN) / len(words)

    def _places(self, run: tuple[str, ...]) -> Sequence[int]:
        found = self._runs.get(run, ())
        return found if len(found) <= TOO_OFTEN else ()

    def _kin(self, lost: Locked) -> Iterator[int]:
        return (index for index in self._with_runs(lost) if self._is_kin(index, lost))

    def _is_kin(self, index: int, lost: Locked) -> bool:
        return self.passages[index].id[0] == lost.kind

    def _with_runs(self, lost: Locked) -> list[int]:
        """The passages that have most runs of words in common with it, in reading order."""
        found = Counter(index for run in set(_runs(lost.words.split())) for index in self._places(run))
        return sorted(index for index, _ in sorted(found.items(), key=lambda one: (-one[1], one[0]))[:LOOKED_AT])


def _runs(words: Sequence[str]) -> Iterable[tuple[str, ...]]:
    return (tuple(words[end - RUN : end]) for end in range(RUN, len(words) + 1))


def holds(words: str, part: str) -> bool:
    """Whether whole words stand among others, as they are."""
    return bool(part) and f" {part} " in f" {words} "


def alike(one: str, other: str) -> float:
    """How many words two passages have in common, in order, of those that the longer one has."""
    words, others = one.split(), other.split()
    return LCSseq.similarity(words, others) / max(1, len(words), len(others))
