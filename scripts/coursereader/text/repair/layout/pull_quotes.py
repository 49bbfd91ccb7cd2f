"""Pull quotes: words of the text printed a second time, large, in the middle of its sentences."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from ....model.pieces import StreamKind
from ..draft import Aside, Draft, Edit
from ..evidence.lines import Block, Line, blocks_of, goes_on, is_capitals, is_open

WORD = re.compile(r"[^\W\d_]+")
HYPHEN_AT_LINE_END = re.compile(r"-\s*\n\s*")
MOST_RECURRENCES = 500
"""Words that recur so often are no pull quote but a pattern."""
FEWEST_WORDS_REPEATED = 4
"""Words: fewer recur by chance, or in a heading."""
LETTERS_OF_A_LONGER_WORD = 4
"""Shorter words are small in titles too."""


def pull_quotes(draft: Draft) -> Iterable[Edit]:
    """Sets aside capitals that repeat the running text, and any block that breaks a sentence and repeats another."""
    text = draft.text
    found = _in_blocks(text)
    openings = list(_openings(found))
    if not openings:
        return
    runs = WordRuns.of(text, openings, found)
    index = 0
    while index < len(found):
        group = _group(found, index)
        if is_capitals(group[0].words) and _repeats(group, runs) and runs.in_sentence(_words_of(group)):
            yield Aside(group[0].start, group[-1].end, StreamKind.PULL_QUOTE)
        elif _breaks_in(found, index) and _repeats(group[:1], runs):
            yield Aside(found[index].start, found[index].end, StreamKind.PULL_QUOTE)
            index += 1
            continue
        index += len(group)


def _in_blocks(text: str) -> list[Block]:
    """The blocks of a text; lines in capitals are blocks of their own, though no empty line divides them from the
    rest."""
    found = []
    for block in blocks_of(text):
        group: list[Line] = []
        for line in block.lines:
            if group and is_capitals(group[0].words) != (
                is_capitals(line.words) or (is_capitals(group[0].words) and line.words.isupper())
            ):
                found.append(Block(tuple(group)))
                group = []
            group.append(line)
        found.append(Block(tuple(group)))
    return found


def _openings(found: Sequence[Block]) -> Iterable[str]:
    """How the blocks begin that may be pull quotes; one of few words has the rest in those below."""
    for index, block in enumerate(found):
        if is_capitals(block.words) or _breaks_in(found, index):
            yield _words_of(found[index : index + FEWEST_WORDS_REPEATED])


def _group(found: Sequence[Block], index: int) -> list[Block]:
    """A block with those after it that are one with it: capitals set line by line with empty lines between."""
    group = [found[index]]
    if is_capitals(found[index].words):
        while index + len(group) < len(found) and is_capitals(found[index + len(group)].words):
            group.append(found[index + len(group)])
    return group


def _breaks_in(found: Sequence[Block], index: int) -> bool:
    """Whether a sentence runs past the block."""
    inside = 0 < index < len(found) - 1 and len(found[index].lines) <= 8
    return inside and is_open(found[index - 1].words) and goes_on(found[index + 1].words)


def _plain_words(text: str) -> str:
    """The words of the text in small letters, hyphens at line ends closed, for looking up what is repeated."""
    return _closed(text).casefold()


def _closed(text: str) -> str:
    return " ".join(WORD.findall(HYPHEN_AT_LINE_END.sub("", text) if "\n" in text else text))


def _words_of(group: Sequence[Block]) -> str:
    return _plain_words("\n".join(line.text for block in group for line in block.lines))


def _repeats(group: Sequence[Block], runs: WordRuns) -> bool:
    """Whether the group's words stand within other words too; a block that recurs whole is a running head."""
    words = _words_of(group)
    return len(words.split()) >= FEWEST_WORDS_REPEATED and runs.count(words) > 1 >= runs.whole[words]


@dataclass(frozen=True)
class WordRuns:
    """The words of a text, for finding where some of them recur."""

    words: Sequence[str]
    """In small letters."""
    small: Sequence[bool]
    """Whether each begins with a small letter."""
    places: dict[tuple[str, ...], list[int]]
    """Where each run of `FEWEST` words that a block begins with stands among the words."""
    blocks: Sequence[Block]

    @staticmethod
    def of(text: str, openings: Iterable[str], blocks: Sequence[Block]) -> WordRuns:
        """Listens to a text once, for words that begin like one of those."""
        parts = _closed(text).split()
        words = [part.casefold() for part in parts]
        wanted = {tuple(opening.split()[:FEWEST_WORDS_REPEATED]) for opening in openings}
        places: dict[tuple[str, ...], list[int]] = defaultdict(list)
        first = {run[0] for run in wanted if run}
        for at in [at for at, word in enumerate(words) if word in first]:
            run = tuple(words[at : at + FEWEST_WORDS_REPEATED])
            if run in wanted and len(run) == FEWEST_WORDS_REPEATED:
                places[run].append(at)
        return WordRuns(words, [part[0].islower() for part in parts], places, blocks)

    @cached_property
    def whole(self) -> Counter[str]:
        """How many blocks have the same words."""
        return Counter(_plain_words(block.words) for block in self.blocks)

    def count(self, words: str) -> int:
        """How often these words, four or more, stand in the text, up to a bound for very long texts."""
        count = end = 0
        for at in self._places(words.split()):
            if at >= end:
                count, end = count + 1, at + len(words.split())
        return count

    def in_sentence(self, words: str) -> bool:
        """Whether they stand somewhere in small letters, as no title and no name does."""
        parts = words.split()
        longer = [at for at, part in enumerate(parts) if len(part) >= LETTERS_OF_A_LONGER_WORD]
        return any(2 * sum(self.small[at + step] for step in longer) >= len(longer) for at in self._places(parts))

    def _places(self, parts: list[str]) -> list[int]:
        places = self.places.get(tuple(parts[:FEWEST_WORDS_REPEATED]), [])
        if not 2 <= len(places) <= MOST_RECURRENCES:
            return []
        return [at for at in places if self.words[at : at + len(parts)] == parts]
