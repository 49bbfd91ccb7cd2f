"""The words in which quotations of one event differ: numbers, names, and what stands beside words that both have.

Only what can be seen to differ is given: a word counts as one text's own where no passage that another quotes for the
event has it in any form. Texts of two languages are not compared.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..text.repair.evidence.word_list import common, frequency
from ..text.sentences import SENTENCE_BREAK
from .clues import ClueWord, words

_NUMBER = re.compile(r"(?<![\w.,])[$€£¥]?\d+(?:[.,\u00a0]\d+)*(?:\s?%)?(?!\w)")
_APART = re.compile(r"[.;:!?()\[\]—]")
"""Between two words: they do not belong together."""
_ASIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
SHORTEST, KINDRED = 3, 4
"""Letters of a word that may be told apart, and of those with which kindred forms begin."""
USUAL = 5.0
"""From which frequency on a word says little: one of ten thousand is it (Zipf's scale)."""
BETWEEN = 2
"""Words that may stand between two that belong together."""
WordSpan = tuple[int, int]
"""Characters of a passage."""


@dataclass(frozen=True)
class QuotedPassage:
    """A passage and which of its words are quoted."""

    text: str
    language: str
    words: str
    start: int
    end: int


@dataclass(frozen=True)
class _Word:
    value: str
    """By which it is found again in another quotation."""
    root: str
    """By which kindred forms are: what another text has in any of them is not told apart."""
    start: int
    end: int
    aside: bool
    """In brackets: an abbreviation, or a reference."""
    number: bool = False
    telling: bool = False
    """Whether it says something: a name, or a word that is not usual."""
    name: bool = False


def own_words(quoted: Sequence[QuotedPassage]) -> list[tuple[WordSpan, ...]]:
    """For each quotation, the words that are its text's own; none where no other text of its language is quoted."""
    found: list[tuple[QuotedPassage, list[_Word]]] = []
    texts, roots, shared = _WhoHas(), _WhoHas(), _WhoHas()
    for one in quoted:
        numbers, bare = _numbers(one.words)
        others = words(bare)
        texts.add(one, "")
        for root in {*(value for value, _ in numbers), *(word.begins[:KINDRED] for word in others)}:
            roots.add(one, root)
        said = _quoted_words(one, numbers, others)
        found.append((one, said))
        for word in said:
            if word.telling:
                shared.add(one, word.value)
    return [
        tuple(_joined(one.words, _own(one, said, roots, shared))) if texts.another_has(one, "") else ()
        for one, said in found
    ]


class _WhoHas:
    """The texts that have a word, by language and word."""

    def __init__(self) -> None:
        self._texts: dict[tuple[str, str], set[str]] = defaultdict(set)

    def add(self, one: QuotedPassage, word: str) -> None:
        self._texts[one.language, word].add(one.text)

    def another_has(self, one: QuotedPassage, word: str) -> bool:
        texts = self._texts.get((one.language, word), ())
        return len(texts) > 1 or (len(texts) == 1 and one.text not in texts)


def _own(one: QuotedPassage, said: Sequence[_Word], roots: _WhoHas, shared: _WhoHas) -> Iterator[WordSpan]:
    mine = [word for word in said if word.number or word.telling]
    for n, word in enumerate(mine):
        if word.aside or roots.another_has(one, word.root):
            continue
        beside = (w for w in (*mine[max(n - 1, 0) : n], *mine[n + 1 : n + 2]) if shared.another_has(one, w.value))
        if word.number or word.name or any(_together(one.words, word, other) for other in beside):
            yield word.start, word.end


def _numbers(passage: str) -> tuple[list[tuple[str, WordSpan]], str]:
    """The value of each number and where it stands; and the passage with blanks for them."""
    found = [(re.sub(r"[^\d.%]", "", hit[0].replace(",", ".")), hit.span()) for hit in _NUMBER.finditer(passage)]
    return found, _NUMBER.sub(lambda hit: " " * len(hit[0]), passage)


def _quoted_words(
    one: QuotedPassage, numbers: Sequence[tuple[str, WordSpan]], others: Sequence[ClueWord]
) -> list[_Word]:
    """What is told of each number and each word that is quoted; of the rest of a passage nobody asks."""
    asides = [hit.span() for hit in _ASIDE.finditer(one.words)]
    begins = sorted({0, *(hit.end() for hit in SENTENCE_BREAK.finditer(one.words))})
    found = [
        _Word(value, value, start, end, _is_in(asides, start), number=True)
        for value, (start, end) in numbers
        if one.start <= start and end <= one.end
    ]
    for word in others:
        if one.start <= word.start and word.end <= one.end:
            said = one.words[word.start : word.end]
            name = len(said) > 1 and _is_name(one.words, word.start, begins)
            telling = name or (len(said) >= SHORTEST and not _is_usual(said, one.language))
            aside = _is_in(asides, word.start)
            root = word.begins[:KINDRED]
            found.append(_Word(word.begins, root, word.start, word.end, aside, telling=telling, name=name))
    return sorted(found, key=lambda word: word.start)


def _is_usual(word: str, language: str) -> bool:
    language = language.partition("-")[0]
    return word.casefold() in common(language) or frequency(word.casefold(), language) >= USUAL


def _is_in(spans: Sequence[WordSpan], at: int) -> bool:
    return any(a <= at < b for a, b in spans)


def _together(passage: str, one: _Word, other: _Word) -> bool:
    first, last = sorted((one, other), key=lambda word: word.start)
    return len(passage[first.end : last.start].split()) <= BETWEEN and not _APART.search(passage, first.end, last.start)


def _is_name(passage: str, start: int, begins: Sequence[int]) -> bool:
    """Whether a word has a capital that no beginning of a sentence gives it."""
    before = start
    while before and passage[before - 1] in "\"'“”‘’(«„ ":
        before -= 1
    opens = before <= begins[bisect_right(begins, start) - 1] or passage[before - 1] in ".!?:"
    return passage[start].isupper() and not opens


def _joined(passage: str, spans: Iterator[WordSpan]) -> list[WordSpan]:
    """Neighbours as one."""
    joined: list[WordSpan] = []
    for start, end in spans:
        if joined and passage[joined[-1][1] : start] in (" ", "-", "’s ", "'s "):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined
