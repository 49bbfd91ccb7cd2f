"""Published words that are too few to be known by: their neighbours say where they stand, or nobody does."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ..model.passages import Passage
from .lock_file import LETTERS_TO_BE_KNOWN_BY, Locked
from .same_words import TOO_OFTEN, holds

MOST_WORDS_TO_SPLIT = 40
"""Words: of longer passages the parts are known by their runs."""


class ShortWords:
    """The passages of one text, beside the order in which its ids were published."""

    def __init__(self, passages: Sequence[Passage], locked: Sequence[Locked]) -> None:
        self.passages, self.locked = passages, locked
        self.at = {lock.id: number for number, lock in enumerate(locked)}
        self._with_word: dict[str, list[int]] = {}
        self._of_words: dict[str, list[int]] = {}
        for index, passage in enumerate(passages):
            self._of_words.setdefault(passage.text, []).append(index)
            for word in set(passage.text.split()):
                self._with_word.setdefault(word, []).append(index)

    def expected(self, lost: Locked, exact: Mapping[str, int]) -> int:
        """About which passage a lost one would stand: that of the last id before it that stands."""
        before = (self.locked[at].id for at in range(self.at[lost.id], -1, -1))
        return next((exact[id] for id in before if id in exact), 0)

    def home(self, lost: Locked, exact: Mapping[str, int]) -> int | None:
        """Index of the passage that holds a lost one beside its neighbours; None where that is not certain."""
        led = next(self._led(lost, exact), None)
        if led is not None:
            return led
        found = {*self._joined(lost), *self._split(lost)}
        return found.pop() if len(found) == 1 else None

    def _led(self, lost: Locked, exact: Mapping[str, int]) -> Iterator[int]:
        """Where the line above says the same words, both ids lead to one passage."""
        at = self.at[lost.id]
        while at and (self.locked[at - 1].kind, self.locked[at - 1].words) == (lost.kind, lost.words):
            at -= 1
            if self.locked[at].id in exact:
                yield exact[self.locked[at].id]

    def _joined(self, lost: Locked) -> Iterator[int]:
        """The passages of its kind in which it stands with the lines around it, one after the other."""
        for index in self._with_its_words(lost):
            passage = self.passages[index]
            if passage.id[0] == lost.kind and holds(passage.text, lost.words):
                run = self._longest_run(lost, passage.text)
                if run != lost.words and (len(run) >= LETTERS_TO_BE_KNOWN_BY or run == passage.text):
                    yield index

    def _with_its_words(self, lost: Locked) -> Sequence[int]:
        """Passages that may hold it, by its rarest word; none where that stands everywhere."""
        found = min((self._with_word.get(word, []) for word in lost.words.split()), key=len, default=[])
        return found if len(found) <= TOO_OFTEN else ()

    def _longest_run(self, lost: Locked, words: str) -> str:
        """The words of a line and of those around it, as far as they stand together."""
        first = last = self.at[lost.id]
        run = lost.words
        while first and holds(words, longer := f"{self.locked[first - 1].words} {run}"):
            first, run = first - 1, longer
        while last + 1 < len(self.locked) and holds(words, longer := f"{run} {self.locked[last + 1].words}"):
            last, run = last + 1, longer
        return run

    def _split(self, lost: Locked) -> Iterator[int]:
        """Of neighbours that are its words exactly, one with half of them or more."""
        words = lost.words.split(" ")
        beginnings = (" ".join(words[:end]) for end in range(1, min(len(words), MOST_WORDS_TO_SPLIT)))
        for beginning in beginnings:
            for index in self._of_words.get(beginning, ())[:TOO_OFTEN]:
                last, joined = index, beginning
                while last + 1 < len(self.passages) and len(joined) < len(lost.words):
                    last += 1
                    joined = f"{joined} {self.passages[last].text}"
                if joined == lost.words:
                    yield from self._larger(lost, range(index, last + 1))

    def _larger(self, lost: Locked, parts: range) -> Iterator[int]:
        kin = [index for index in parts if self.passages[index].id[0] == lost.kind]
        longest = max(kin, key=lambda index: len(self.passages[index].text.split()), default=None)
        if longest is not None and 2 * len(self.passages[longest].text.split()) >= len(lost.words.split()):
            yield longest
