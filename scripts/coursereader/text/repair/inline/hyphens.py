"""Hyphens at line ends: those the setting put there are closed, those that belong to the word stay."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence

from ....model.pieces import PieceKind
from ..draft import Change, Draft, Edit
from ..evidence import word_list
from .affixes import (
    ADVERBS,
    CONJUNCTIONS,
    KEEPING_HEADS,
    KEEPING_TAILS,
    NEVER_SOLID,
    PAIRING_LANGUAGES,
    PARTICLES,
    PREFIXES,
    SOLID_HEADS,
    SOLID_LANGUAGES,
    SOLID_TAILS,
    SPELLING_CHANGES,
)

# A letter may be followed by its accent; Catalan writes a point between two l.
BROKEN_WORD = re.compile(
    r"(?<![\w’'-])(?P<left>\w[\w\u0300-\u036f’'·-]*?)(?P<hyphen>[-‐‑¬⸗])[ \t]*\n\s*(?P<again>[-‐‑])?"
    r"(?P<right>\w[\w\u0300-\u036f’'-]*)"
)
SIGNS_OF_A_BREAK = "¬⸗"
"""Hyphens that only the setting uses: of word processors, of broken type."""
SLASH_AT_LINE_END = re.compile(r"[/–—][ \t]*\n")
BREAK_AFTER_SLASH = re.compile(r"(?<=\w/)[ \t]*\n\s*(?=\w)|(?<=\w[–—])\n(?=\w)")
BLANK_AFTER_HYPHEN = re.compile(
    r"(?<![\w’'-])(?P<left>[^\W\d_][\w’'-]*)(?P<hyphen>-)(?P<blank> )(?P<right>[^\W\d_][\w’'-]*)"
)
"""A line end that the extraction made a blank: `Alder- Birch`."""
BREAK_IN_A_RANGE = re.compile(r" (?<=\d[–-] )(?=\d)")
ADDRESS_BEGUN = re.compile(r"(?:https?://|www\.|doi\.org/)\S*$")
LETTERS_OF_AN_ADDRESS = 200
WHOLE_WORD = re.compile(r"(?<![\w’'-])[^\W\d_][\w’'-]*(?![\w-])")
MOST_PARTS_OF_A_COMPOUND = 6
FREQUENCY_OF_A_WORD = 2.0
"""Zipf frequency from which a word is no misprint."""
FREQUENCY_OF_A_KNOWN_WORD, FREQUENCY_OF_A_SMALL_WORD = 3.3, 6.0
"""From which it is surely a word, and from which it is one of those that join others: `of`, `to`, `up`."""
FEWEST_REPEATED_HYPHENS = 3
"""Of repeated hyphens: fewer are no custom of the setting."""


def folded(word: str) -> str:
    """A word without its capitals; the Turkish dotted capital leaves no second dot."""
    return word.casefold().replace("i\u0307", "i")


def join_hyphens(draft: Draft) -> Iterable[Edit]:
    """Decides each hyphen at a line end by the words of the text itself, and by a word list last."""
    broken = [list(BROKEN_WORD.finditer(draft.words(number))) for number in range(len(draft.streams))]
    vocabulary = Vocabulary.of(draft, broken)
    for number in range(len(draft.streams)):
        words = draft.words(number)
        for found in broken[number]:
            yield from _edits(found, vocabulary, number)
        slashes = BREAK_AFTER_SLASH.finditer(words) if SLASH_AT_LINE_END.search(words) else ()
        for found in (*slashes, *BREAK_IN_A_RANGE.finditer(words)):
            yield Change(found.start(), found.end(), PieceKind.LINE_END, "", stream=number)
        for found in BLANK_AFTER_HYPHEN.finditer(words) if "- " in words else ():
            if vocabulary.writes(f"{found['left']}-{found['right']}"):
                yield Change(*found.span("blank"), PieceKind.LINE_END, "", stream=number)


def _edits(found: re.Match[str], vocabulary: Vocabulary, stream: int) -> Iterable[Edit]:
    hyphen, after = found.span("hyphen")
    right = found.start("right")
    if found["again"]:
        # Portuguese, Polish and Czech setting repeats a compound's hyphen on the next line.
        yield Change(after, right, PieceKind.REPEATED_HYPHEN, "", stream=stream)
    elif found["hyphen"] not in SIGNS_OF_A_BREAK and vocabulary.suspends(found["left"], found["right"]):
        yield Change(after, right, PieceKind.LINE_END, " ", stream=stream)
    elif found["hyphen"] not in SIGNS_OF_A_BREAK and (
        _in_an_address(found) or vocabulary.keeps(found["left"], found["right"])
    ):
        yield Change(after, right, PieceKind.LINE_END, "", stream=stream)
    else:
        end, begin, letters = vocabulary.undivided(found["left"], found["right"])
        yield Change(hyphen - end, right + begin, PieceKind.SOFT_HYPHEN, letters, stream=stream)


def _in_an_address(found: re.Match[str]) -> bool:
    """Whether the hyphen stands in a web address, which no setting divides with one."""
    return bool(ADDRESS_BEGUN.search(found.string, max(0, found.start() - LETTERS_OF_AN_ADDRESS), found.start()))


class Vocabulary:
    """The words of one text as they stand within lines, with and without hyphens."""

    def __init__(self, counts: Counter[str], language: str, repeats: bool = False) -> None:
        self.counts = counts
        self.sorted = sorted(counts)
        self.language = language
        self.repeats = repeats
        """Whether the hyphen of a compound that is broken is set again on the next line."""
        self.parts: Counter[str] = Counter()
        self.within: Counter[str] = Counter()
        for word, count in counts.items():
            if "-" in word:
                self.parts.update(dict.fromkeys((word.split("-")[0] + "-", "-" + word.split("-")[-1]), count))
            halves = word.split("-")[:MOST_PARTS_OF_A_COMPOUND]
            for piece in halves:
                self.parts[piece] += count
            for cut in range(2, len(halves)):
                self.within.update({"-".join(halves[:cut]): count, "-".join(halves[-cut:]): count})

    @staticmethod
    def of(draft: Draft, broken: Sequence[Sequence[re.Match[str]]]) -> Vocabulary:
        """Counts the words of every stream but those that are broken."""
        written = Counter[str]()
        for number, gone in enumerate(broken):
            words, edges = draft.words(number), [0, *(edge for found in gone for edge in found.span())]
            kept = [words[start:end] for start, end in zip(edges[::2], [*edges[1::2], len(words)], strict=True)]
            written.update(WHOLE_WORD.findall("\n".join(kept)))
        counts = word_list.counted(written, folded)
        repeated = sum(bool(found["again"]) for gone in broken for found in gone)
        return Vocabulary(counts, word_list.language(counts), repeated >= FEWEST_REPEATED_HYPHENS)

    def writes(self, compound: str) -> bool:
        """Whether the text itself writes this compound elsewhere, whole."""
        return self.counts[folded(compound)] > 0

    def suspends(self, left: str, right: str) -> bool:
        """Whether the hyphen stands for a half that follows later, as in `Druck- und Verlagshaus`."""
        joined = folded(left + right)
        return (
            right in CONJUNCTIONS.get(self.language, ())
            and not self.counts[joined]
            and self._frequency(joined) < FREQUENCY_OF_A_WORD
            and len(left) > 1
        )

    def undivided(self, left: str, right: str) -> tuple[int, int, str]:
        """Where undivided the word is spelt otherwise: how many letters of each half change, and what they become."""
        plain = folded(left + right)
        if not self.counts[plain] and self._frequency(plain) < FREQUENCY_OF_A_WORD:
            for end, begin, letters in SPELLING_CHANGES.get(self.language, ()):
                whole = folded(left[: -len(end)] + letters + right[len(begin) :])
                if (
                    left.endswith(end)
                    and right.startswith(begin)
                    and (self.counts[whole] or self._frequency(whole) >= FREQUENCY_OF_A_WORD)
                ):
                    return len(end), len(begin), letters
        return 0, 0, ""

    def keeps(self, left: str, right: str) -> bool:
        """Whether the hyphen between two halves belongs to the word."""
        if any(char.isdigit() for char in (*left, right[0])) or _is_mixed(left, right):
            return True
        left, right = folded(left), folded(right)
        if self.language in SOLID_LANGUAGES and "-" in right.strip("-"):
            return True
        decided = self._heard(left + right, f"{left}-{right}")
        if decided is None and ("-" in left or "-" in right) and self._small_word(left, right):
            return True
        if decided is None:
            head, tail = left.rsplit("-", 1)[-1], right.split("-", 1)[0]
            decided = self._heard(head + tail, f"{head}-{tail}")
            if decided is None:
                decided = self._customary(head, tail)
            if decided is None:
                decided = not self.repeats and self._listed(head, tail)
        return decided

    def _small_word(self, left: str, right: str) -> bool:
        """Whether a chain of words goes on through a small one: `day-to-` | `day`, `state-` | `of-the-art`."""
        _, chain, head = left.rpartition("-")
        tail, more, _ = right.partition("-")
        return (bool(chain) and self._frequency(head) >= FREQUENCY_OF_A_SMALL_WORD) or (
            bool(more) and self._frequency(tail) >= FREQUENCY_OF_A_SMALL_WORD
        )

    def _customary(self, head: str, tail: str) -> bool | None:
        """What the text does with such a first half before other words; None where it shows no custom."""
        whole, second = self._frequency(head + tail), self._frequency(tail)
        if len(head) == 1:  # no setting leaves one letter alone
            return whole < FREQUENCY_OF_A_KNOWN_WORD or second >= FREQUENCY_OF_A_KNOWN_WORD or None
        if tail in PARTICLES.get(self.language, ()):
            return (whole < FREQUENCY_OF_A_KNOWN_WORD and self._frequency(head) >= FREQUENCY_OF_A_KNOWN_WORD) or None
        if head not in PREFIXES.get(self.language, ()) or second < FREQUENCY_OF_A_WORD:
            return None
        doubled = head[-1] == tail[0] and head[-1] in "aeiou" and whole < FREQUENCY_OF_A_KNOWN_WORD
        kept, closed = self.parts[head + "-"], self._solid(head, tail[0] if doubled else "")
        if kept > closed and whole < FREQUENCY_OF_A_KNOWN_WORD:
            return True
        if closed <= kept and (doubled or head in NEVER_SOLID.get(self.language, ())):
            return True
        return None

    def _solid(self, head: str, letter: str) -> int:
        """How often the text writes such a first half without a hyphen before a common word, that begins so."""
        first, last = bisect_left(self.sorted, head + letter), bisect_left(self.sorted, head + letter + "\uffff")
        rest = [word[len(head) :] for word in self.sorted[first:last] if len(word) >= len(head) + 4 and "-" not in word]
        return sum(self._frequency(word) >= FREQUENCY_OF_A_KNOWN_WORD for word in rest)

    def _heard(self, joined: str, hyphened: str) -> bool | None:
        """What the text itself writes elsewhere; None where it writes neither."""
        closed = self.counts[joined]
        kept = self.counts[hyphened] or self.within[hyphened]  # `great-power` in `great-power-management`
        if closed == kept:
            return None
        return kept > closed

    def _listed(self, head: str, tail: str) -> bool:
        """What lists say: parts of words first, then how common the halves are and the whole."""
        if tail in KEEPING_TAILS.get(self.language, ()) and self._frequency(head + tail) < 2.2:
            return True
        if self.counts[head + tail] or tail in SOLID_TAILS.get(self.language, ()):
            return False
        whole, second = self._frequency(head + tail), self._frequency(tail)
        if self.language in SOLID_LANGUAGES:
            return self._stands_apart(head, tail, whole, second)
        if whole >= 3.2 or (head in SOLID_HEADS.get(self.language, ()) and whole >= 1.0):
            return False
        keeping = self.parts[head + "-"] or head in KEEPING_HEADS.get(self.language, ())
        if keeping and (second >= 2.5 or self.parts[tail]) and whole < 2.9:
            return True
        if min(self._frequency(head), second) < 2.2 or whole >= 1.8:
            return False
        return whole < 1.2 + 0.35 * min(self._frequency(head), second)

    def _stands_apart(self, head: str, tail: str, whole: float, second: float) -> bool:
        """Whether a hyphen is likely where the language writes compounds solid: a first half that asks for it, or that
        the text joins to others with a hyphen and never without, or two nouns side by side."""
        if head in ADVERBS:
            return tail.endswith(ADVERBS[head]) and whole < 3.2
        if head in KEEPING_HEADS.get(self.language, ()):
            return whole < max(1.5, second - 2)
        if len(head) > 1 and self.parts[head + "-"] > self._longer(head):
            return whole < FREQUENCY_OF_A_WORD
        if len(head) == 1 or self.language not in PAIRING_LANGUAGES or len(head) < 5 or len(tail) < 4:
            return len(head) == 1 and whole < FREQUENCY_OF_A_WORD
        return whole == 0 and min(self._frequency(head), second) >= 3.0

    def _longer(self, head: str) -> int:
        """How many words begin with these letters and go on by three or more."""
        first, last = bisect_left(self.sorted, head), bisect_left(self.sorted, head + "\uffff")
        return sum(len(word) >= len(head) + 3 and "-" not in word for word in self.sorted[first:last])

    def _frequency(self, word: str) -> float:
        return word_list.frequency(word, self.language)


def _is_mixed(left: str, right: str) -> bool:
    """Whether a capital would stand within the word that the halves make: `Alder-Birch`, `USB-minne`."""
    if right[0].isupper():
        return not left.isupper()
    return len(left) > 1 and left.isupper() and right[0].islower()
