"""Words that a tool tore: at a drop capital, at a ligature, behind the first of small capitals, and wherever letters
were set close, as before a comma."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from ....model.pieces import PieceKind
from ..draft import Change, Draft, Edit
from ..evidence import word_list

DROP_CAPITAL = re.compile(r"[ \t]*[“\"«„]?(?P<left>[^\W\d_])(?P<gap>[ \t]*\n\s*|[ \t]{1,3})(?P<right>[^\W\d_]+)(?!\.)")
"""A capital alone at the head of a block, or on a line of its own, and the rest of its word."""
HEAD_OF_A_BLOCK = re.compile(r"\n(?<=\n\n)")
CAPITALS_APART = re.compile(r"(?P<left>[^\W\d_a-z])(?<![\w.’'-].)(?P<gap> )(?P<right>[^\W\d_a-z]{2,})(?![\w.’'])")
LIGATURE_APART = re.compile(
    r"(?<![\w’'])(?P<left>[^\W\d_]*)(?P<gap> ?)(?P<ligature>ffi|ffl|ff|fi|fl)(?P<after> ?)"
    r"(?P<right>[^\W\d_]*)(?![\w’'])"
)
BLANK_BESIDE = re.compile(r" (?=f[fil])|(?<=f[fil]) ")
TORN_LIGATURES = frozenset(("ffi", "ffl", "ff", "fi", "fl"))
LETTERS = re.compile(r"[^\W\d_]+")
FREQUENCY_OF_LETTERS_TOGETHER = 2.5
"""Zipf frequency from which letters are a word."""
FREQUENCY_OF_A_LETTER = 6.0
"""From which one letter alone is a word: `I`, `a`, `y`."""
FEWEST_TORN = 2
"""Torn words within lines: one alone may be meant."""
MARK_APART = re.compile(r"(?<=[^\W\d_]) (?=[.,](?:\s|[”’\"]|\d{1,3}\s+[“\"]?[^\W\d_a-z])|-\n)")
"""A blank before a comma, a full stop or the hyphen at a line's end, which no typography puts there."""
FEWEST_MARKS_APART = 4
"""From which on a tool left blanks wherever letters were set close."""
PAIR_OF_WORDS = re.compile(r"(?<![\w’'-])(?P<left>[^\W\d_]+)(?P<gap> )(?=(?P<right>[^\W\d_]+)(?![\w’'-]))")
COMMONER_THAN_A_PART = 1.2
"""Of Zipf frequency: by so much a word is commoner than the rarer of the two into which it was torn."""


def torn_words(draft: Draft) -> Iterable[Edit]:
    """Closes what the text itself or a word list knows as one word, and not as two."""
    text = draft.text
    initials = [found for found in _initials(text) if found["left"].isupper()]
    capitals = [found for found in CAPITALS_APART.finditer(text) if found["right"].isupper()]
    ligatures = list(_ligatures_apart(text))
    marks = [found.span() for found in MARK_APART.finditer(text)]
    closely = len(marks) >= FEWEST_MARKS_APART
    if not (closely or initials or len(capitals) >= FEWEST_TORN or len(ligatures) >= FEWEST_TORN):
        return
    known = KnownWords(text)
    closed = {found.span("gap") for found in initials if known.is_torn(found["left"], found["right"])}
    torn = {found.span("gap") for found in capitals if known.is_likelier(found["left"], found["right"])}
    closed |= torn if len(torn) >= FEWEST_TORN else set()
    gaps = [gap for found in ligatures for gap in known.gaps(found)]
    closed |= set(gaps) if len(gaps) >= FEWEST_TORN else set()
    if closely:
        closed |= {*marks, *known.torn_pairs(text)}
    for start, end in sorted(closed):
        yield Change(start, end, PieceKind.TORN_WORD)


def _initials(text: str) -> Iterable[re.Match[str]]:
    """What may be a drop capital at the head of each block."""
    end = 0
    for head in (0, *(empty.end() for empty in HEAD_OF_A_BLOCK.finditer(text))):
        found = DROP_CAPITAL.match(text, head) if head >= end else None
        if found:
            end = found.end()
            yield found


def _ligatures_apart(text: str) -> Iterable[re.Match[str]]:
    """Each ligature with a blank beside it, and the letters on both sides."""
    end = 0
    for blank in BLANK_BESIDE.finditer(text):
        start = blank.start()
        while start > end and text[start - 1].isalpha():
            start -= 1
        found = LIGATURE_APART.match(text, start)
        if found and (found["gap"] or found["after"]):
            end = found.end()
            yield found


class KnownWords:
    """The words of a text and of its language."""

    def __init__(self, text: str) -> None:
        self.counts = word_list.counted(Counter(LETTERS.findall(text)), str.casefold)
        self.language = word_list.language(self.counts)

    def is_torn(self, letter: str, rest: str) -> bool:
        """Whether a capital and some letters are one word, and more likely than the two are."""
        joined, rest = (letter + rest).casefold(), rest.casefold()
        whole = self._frequency(joined)
        if whole < FREQUENCY_OF_LETTERS_TOGETHER and not self.counts[joined]:
            return False
        alone = self._frequency(letter.casefold()) >= FREQUENCY_OF_A_LETTER
        return not alone or whole > self._frequency(rest)

    def is_likelier(self, letter: str, rest: str) -> bool:
        """Whether they are one word, and a commoner one than the rest alone."""
        whole = self._frequency((letter + rest).casefold())
        return whole >= FREQUENCY_OF_LETTERS_TOGETHER and whole > self._frequency(rest.casefold())

    def gaps(self, found: re.Match[str]) -> list[tuple[int, int]]:
        """The blanks beside a ligature that stand within one word, of which some part is none."""
        parts = found.group().split(" ")
        gaps = [found.span(name) for name in ("gap", "after") if found[name]]
        for first, last in ((0, len(parts)), (0, 2), (len(parts) - 2, len(parts))):
            torn = any(part in TORN_LIGATURES or not self._is_word(part) for part in parts[first:last])
            if torn and all(parts[first:last]) and self._is_word("".join(parts[first:last])):
                return gaps[first : last - 1]
        return []

    def torn_pairs(self, text: str) -> list[tuple[int, int]]:
        """The blanks between two parts of a word that is commoner than one of them; of two such that share a part, that
        in the commoner word."""
        found: list[tuple[re.Match[str], float]] = []
        for pair in PAIR_OF_WORDS.finditer(text):
            if not pair["right"].islower():
                continue
            left, right = pair["left"].casefold(), pair["right"]
            parts = [self._frequency(part) if len(part) > 1 else self._of_a_letter(part) for part in (left, right)]
            whole = self._frequency(left + right)
            if whole < FREQUENCY_OF_LETTERS_TOGETHER or whole < min(parts) + COMMONER_THAN_A_PART:
                continue
            shared = bool(found) and found[-1][0].end("gap") == pair.start("left")
            if not shared or whole > found[-1][1]:
                found = [*found[:-1], (pair, whole)] if shared else [*found, (pair, whole)]
        return [pair.span("gap") for pair, _ in found]

    def _of_a_letter(self, letter: str) -> float:
        """How common a letter is as a word: most are none."""
        frequency = self._frequency(letter)
        return frequency if frequency >= FREQUENCY_OF_A_LETTER else 0.0

    def _is_word(self, letters: str) -> bool:
        return self._frequency(letters.casefold()) >= FREQUENCY_OF_LETTERS_TOGETHER

    def _frequency(self, word: str) -> float:
        return word_list.frequency(word, self.language)
