"""Looking for words as readers know them: whole, in the case they are written in, whatever the dash."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import ahocorasick_rs

from ..text.fold import fold, fold_back

_HAN = ((0x3400, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x3FFFF))


@dataclass(frozen=True)
class Hit:
    """A form in a passage: characters `start` to `end` of its text."""

    start: int
    end: int
    of: str
    """The id of the record whose form it is."""

    def holds(self, other: Hit) -> bool:
        """Whether the other lies within it."""
        return self.start <= other.start and other.end <= self.end


class Forms:
    """The forms of many records, looked for at once. One in lower case is found in any case, every other as written."""

    def __init__(self, forms: Iterable[tuple[str, str]]) -> None:
        """`forms`: pairs of a form and the id of its record."""
        known = sorted({(words, of) for form, of in forms if (words := fold(form))})
        self._loose = _Matcher([(words, of) for words, of in known if words == lower(words)])
        self._exact = _Matcher([(words, of) for words, of in known if words != lower(words)])

    def hits(self, words: str) -> Iterator[Hit]:
        """Every form that stands in the words as a whole word; one may lie in another."""
        back = fold_back(words)
        for matcher, folded in ((self._exact, back.folded), (self._loose, lower(back.folded))):
            for of, start, end in matcher.hits(folded):
                yield Hit(back.starts[start], back.ends[end - 1], of)


class _Matcher:
    def __init__(self, forms: list[tuple[str, str]]) -> None:
        self._owners = [of for _, of in forms]
        self._automaton = ahocorasick_rs.AhoCorasick([words for words, _ in forms])

    def hits(self, folded: str) -> Iterator[tuple[str, int, int]]:
        for number, start, end in self._automaton.find_matches_as_indexes(folded, overlapping=True):
            if _parted(folded, start) and _parted(folded, end):
                yield self._owners[number], start, end


def longest(hits: Iterable[Hit]) -> list[Hit]:
    """Of hits that overlap only the longest, of two equal ones the first; in reading order."""
    taken: list[Hit] = []
    for hit in sorted(set(hits), key=lambda hit: (hit.start - hit.end, hit.start, hit.of)):
        if all(hit.end <= other.start or other.end <= hit.start for other in taken):
            taken.append(hit)
    return sorted(taken, key=lambda hit: hit.start)


def lower(words: str) -> str:
    """In lower case, letter for letter: a letter that would become two stays as it is, so that places are kept."""
    whole = words.lower()
    return (
        whole
        if len(whole) == len(words)
        else "".join(one if len(one) == 1 else letter for letter in words for one in [letter.lower()])
    )


def _parted(words: str, at: int) -> bool:
    """Whether a word may begin or end here: not between letters or digits, unless one is Han, which has no spaces."""
    if not 0 < at < len(words):
        return True
    before, after = words[at - 1], words[at]
    if unicodedata.category(after).startswith("M"):
        return False
    return not (_of_a_word(before) and _of_a_word(after)) or is_han(before) or is_han(after)


def _of_a_word(letter: str) -> bool:
    return letter.isalnum() or letter == "_" or unicodedata.category(letter).startswith("M")


def is_han(letter: str) -> bool:
    """Whether it is a Chinese character."""
    return any(first <= ord(letter) <= last for first, last in _HAN)
