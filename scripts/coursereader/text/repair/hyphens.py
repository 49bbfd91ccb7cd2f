"""Hyphens at line ends: those the setting put there are closed, those that belong to the word stay."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from ..repair import word_list
from .affixes import KEEPING_HEADS, KEEPING_TAILS, SOLID_HEADS, SOLID_LANGUAGES, SOLID_TAILS
from .draft import Cut, Draft, Edit

BROKEN = re.compile(
    r"(?<![\w’'-])(?P<left>[^\W\d_][\w’'-]*|\d+)(?P<hyphen>[-‐])[ \t]*\n\s*(?P<again>[-‐])?(?P<right>[\w][\w’'-]*)"
)
SLASH = re.compile(r"(?<=\w/)[ \t]*\n\s*(?=\w)|(?<=\w[–—])\n(?=\w)")
TRACE = re.compile(r"(?<![\w’'-])(?P<left>[^\W\d_][\w’'-]*)(?P<hyphen>-)(?P<blank> )(?P<right>[^\W\d_][\w’'-]*)")
"""A line end that the extraction made a blank: `Alder- Birch`."""
RANGE = re.compile(r"(?<=\d[–-]) (?=\d)")
WHOLE = re.compile(r"(?<![\w’'-])[^\W\d_][\w’'-]*(?![\w-])")
MOST_PARTS = 6


def join_hyphens(draft: Draft) -> Iterable[Edit]:
    """Decides each hyphen at a line end by the words of the text itself, and by a word list last."""
    vocabulary = Vocabulary.of(draft)
    for number in range(len(draft.streams)):
        words = draft.words(number)
        for found in BROKEN.finditer(words):
            yield from _edits(found, vocabulary, number)
        for found in (*SLASH.finditer(words), *RANGE.finditer(words)):
            yield Cut(found.start(), found.end(), "line-end", "", stream=number)
        for found in TRACE.finditer(words):
            if vocabulary.writes(f"{found['left']}-{found['right']}"):
                yield Cut(*found.span("blank"), "line-end", "", stream=number)


def _edits(found: re.Match[str], vocabulary: Vocabulary, stream: int) -> Iterable[Edit]:
    hyphen, after = found.span("hyphen")
    right = found.start("right")
    if found["again"]:
        # Portuguese, Polish and Czech setting repeats a compound's hyphen on the next line.
        yield Cut(after, right, "repeated-hyphen", "", stream=stream)
    elif vocabulary.keeps(found["left"], found["right"]):
        yield Cut(after, right, "line-end", "", stream=stream)
    else:
        yield Cut(hyphen, right, "soft-hyphen", "", stream=stream)


class Vocabulary:
    """The words of one text as they stand within lines, with and without hyphens."""

    def __init__(self, counts: Counter[str], language: str) -> None:
        self.counts = counts
        self.language = language
        self.parts: Counter[str] = Counter()
        self.within: Counter[str] = Counter()
        for word, count in counts.items():
            if "-" in word:
                self.parts.update(dict.fromkeys((word.split("-")[0] + "-", "-" + word.split("-")[-1]), count))
            halves = word.split("-")[:MOST_PARTS]
            for piece in halves:
                self.parts[piece] += count
            for cut in range(2, len(halves)):
                self.within.update({"-".join(halves[:cut]): count, "-".join(halves[-cut:]): count})

    @staticmethod
    def of(draft: Draft) -> Vocabulary:
        """Counts the unbroken words of every stream."""
        counts: Counter[str] = Counter()
        for number in range(len(draft.streams)):
            words = BROKEN.sub("\n", draft.words(number))
            counts.update(found.group().casefold() for found in WHOLE.finditer(words))
        return Vocabulary(counts, word_list.language(counts))

    def writes(self, compound: str) -> bool:
        """Whether the text itself writes this compound elsewhere, whole."""
        return self.counts[compound.casefold()] > 0

    def keeps(self, left: str, right: str) -> bool:
        """Whether the hyphen between two halves belongs to the word."""
        if left[-1].isdigit() or right[0].isdigit() or (right[0].isupper() and not left.isupper()):
            return True
        left, right = left.casefold(), right.casefold()
        if self.language in SOLID_LANGUAGES and "-" in right.strip("-"):
            return True
        decided = self._heard(left + right, f"{left}-{right}")
        if decided is None:
            head, tail = left.rsplit("-", 1)[-1], right.split("-", 1)[0]
            decided = self._heard(head + tail, f"{head}-{tail}")
            if decided is None:
                decided = self._listed(head, tail)
        return decided

    def _heard(self, joined: str, hyphened: str) -> bool | None:
        """What the text itself writes elsewhere; None where it writes neither."""
        closed, kept = self.counts[joined], self.counts[hyphened]
        kept += self._compounds(hyphened)
        if closed == kept:
            return None
        return kept > closed

    def _compounds(self, hyphened: str) -> int:
        """How often longer compounds hold this one: `great-power` in `great-power-management`."""
        return 0 if hyphened in self.counts else self.within[hyphened]

    def _listed(self, head: str, tail: str) -> bool:
        """What lists say: parts of words first, then how common the halves are and the whole."""
        if tail in KEEPING_TAILS.get(self.language, ()) and self._frequency(head + tail) < 2.2:
            return True
        if self.counts[head + tail] or tail in SOLID_TAILS.get(self.language, ()):
            return False
        keeping = head in KEEPING_HEADS.get(self.language, ())
        if self.language in SOLID_LANGUAGES:
            return keeping
        whole, second = self._frequency(head + tail), self._frequency(tail)
        if whole >= 3.2 or (head in SOLID_HEADS.get(self.language, ()) and whole >= 1.0):
            return False
        if (self.parts[head + "-"] or keeping) and (second >= 2.5 or self.parts[tail]) and whole < 2.9:
            return True
        if min(self._frequency(head), second) < 2.2 or whole >= 1.8:
            return False
        return whole < 1.2 + 0.35 * min(self._frequency(head), second)

    def _frequency(self, word: str) -> float:
        return word_list.frequency(word, self.language)
