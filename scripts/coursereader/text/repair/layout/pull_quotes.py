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
from ..evidence.measure import Measure

WORD = re.compile(r"[^\W\d_]+")
HYPHEN_AT_LINE_END = re.compile(r"-\s*\n\s*")
MOST_RECURRENCES = 500
"""Words that recur so often are no pull quote but a pattern."""
FEWEST_WORDS_REPEATED = 4
"""Words: fewer recur by chance, or in a heading."""
MOST_LINES_OF_A_QUOTE = 8
LEAST_OF_A_FULL_LINE = 0.8
"""Of the measure: so wide is a line at least into whose sentence a quote was set; a line of a program seldom is."""
LETTERS_OF_A_LONGER_WORD = 4
"""Shorter words are small in titles too."""


def pull_quotes(draft: Draft) -> Iterable[Edit]:
    """Sets aside any block that breaks a sentence and repeats another, and capitals that repeat the running text: all
    of them where one breaks a sentence; where none does, they are headings whose words recur."""
    text = draft.text
    found = _in_blocks(text)
    measure = Measure.of(text)
    breaking = frozenset(index for index in range(len(found)) if _breaks_in(found, index, measure))
    openings = list(_openings(found, breaking))
    if not openings:
        return
    runs = WordRuns.of(text, openings, found)
    capitals, others = list[range](), list[range]()
    index = 0
    while index < len(found):
        group = _group(found, index)
        blocks = found[group.start : group.stop]
        if is_capitals(blocks[0].words) and _repeats(blocks, runs) and runs.in_sentence(_words_of(blocks)):
            capitals.append(group)
        elif index in breaking and _repeats(blocks[:1], runs):
            group = range(index, index + 1)
            others.append(group)
        index = group.stop
    kept = capitals if any(_breaks(found, group) for group in capitals) else []
    for group in sorted([*kept, *others], key=lambda group: group.start):
        yield Aside(found[group.start].start, found[group.stop - 1].end, StreamKind.PULL_QUOTE)


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


def _openings(found: Sequence[Block], breaking: frozenset[int]) -> Iterable[str]:
    """How the blocks begin that may be pull quotes; one of few words has the rest in those below."""
    for index, block in enumerate(found):
        if is_capitals(block.words) or index in breaking:
            yield _words_of(found[index : index + FEWEST_WORDS_REPEATED])


def _group(found: Sequence[Block], index: int) -> range:
    """A block with those after it that are one with it: capitals set line by line with empty lines between."""
    end = index + 1
    if is_capitals(found[index].words):
        while end < len(found) and is_capitals(found[end].words):
            end += 1
    return range(index, end)


def _breaks_in(found: Sequence[Block], index: int, measure: Measure) -> bool:
    """Whether a sentence runs past a block of few lines, out of a line that was full."""
    if len(found[index].lines) > MOST_LINES_OF_A_QUOTE or not _breaks(found, range(index, index + 1)):
        return False
    line = found[index - 1].lines[-1]
    return measure.width(line.words) >= LEAST_OF_A_FULL_LINE * measure.breadth(line.start)


def _breaks(found: Sequence[Block], group: range) -> bool:
    """Whether a sentence runs past some blocks."""
    inside = 0 < group.start < group.stop < len(found)
    return inside and is_open(found[group.start - 1].words) and goes_on(found[group.stop].words)


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
