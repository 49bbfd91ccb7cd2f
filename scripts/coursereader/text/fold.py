"""Folding: all that may differ between a quotation and its text. White space, quotation marks, dashes, ligatures,
decomposed letters."""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from ..input.records import Place
from ..model.passages import FURNITURE, Passage, Text

QUOTATION_MARKS = '"`´‘’‚‛“”„‟‹›«»′″〝〞〟＂＇'
DASHES = "‐‑‒–—―−﹘﹣－⸺⸻"
LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
UNSEEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
"""Soft hyphens and joiners of no width: they are in the file and not on the page."""

BLANKS = "".join(sign for sign in map(chr, range(0x10000)) if sign.isspace())
"""White space, as `\\s` has it here; other languages have lists of their own. All of it stands in the first plane."""

ACCENTS = "\u0300-\u036f\u0653-\u0655\u093c\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20f0\u3099\u309a\ufe20-\ufe2f"
"""Signs that stand for themselves and are read with the letter before them: `e` and an accent are `é`."""

FOLDED_TO = {**dict.fromkeys(QUOTATION_MARKS, "'"), **dict.fromkeys(DASHES, "-"), **LIGATURES}
BLANK_OR_UNSEEN = rf"[\s{UNSEEN}]"
# One plain blank is left alone: it is most of what a text is made of.
FOLDED_SIGN = re.compile(f"{BLANK_OR_UNSEEN}{{2,}}|(?! ){BLANK_OR_UNSEEN}|[{''.join(FOLDED_TO)}]")
# With decomposed letters, which few texts have: to look for them takes twice the time.
_ACCENT = re.compile(f"[{ACCENTS}]")
_FOLDED_OR_DECOMPOSED = re.compile(rf"[^\W_][{ACCENTS}]+|{FOLDED_SIGN.pattern}")
PASSAGE_END = "\n"
"""Stands between passages; folded words never hold it."""


def foldings() -> dict[str, object]:
    """All that is folded, as data: what `fold.js` reads, which has no list of its own."""
    return {"signs": FOLDED_TO, "unseen": UNSEEN, "blanks": BLANKS, "accents": ACCENTS}


@dataclass(frozen=True)
class FoldedWords:
    """Folded words, and the way back: character `n` was made of the original's `starts[n]` up to `ends[n]`."""

    folded: str
    starts: Sequence[int]
    ends: Sequence[int]


def fold(words: str) -> str:
    """The words as they are compared, without white space at either end."""
    return _signs(words).sub(_sign, words).strip()


def _signs(words: str) -> re.Pattern[str]:
    """What is to be looked for in these words."""
    return _FOLDED_OR_DECOMPOSED if not words.isascii() and _ACCENT.search(words) else FOLDED_SIGN


def _sign(found: re.Match[str]) -> str:
    signs = found[0]
    if signs[0].isalnum():
        return "".join(FOLDED_TO.get(sign, sign) for sign in unicodedata.normalize("NFC", signs))
    return FOLDED_TO.get(signs) or (" " if any(sign.isspace() for sign in signs) else "")


@lru_cache(maxsize=8192)
def fold_back(words: str) -> FoldedWords:
    """The words folded, with the place in the original of every character. Remembered: many ask for the same."""
    signs = list(_signs(words).finditer(words))
    if not signs:  # most passages: two ranges take no room, and a course has a hundred thousand passages
        return FoldedWords(words, range(len(words)), range(1, len(words) + 1))
    parts: list[str] = []
    starts, ends = array("I"), array("I")
    at = 0
    for found in signs:
        parts.append(words[at : found.start()])
        starts.extend(range(at, found.start()))
        ends.extend(range(at + 1, found.start() + 1))
        sign, at = _sign(found), found.end()
        parts.append(sign)
        starts.extend([found.start()] * len(sign))
        ends.extend([found.end()] * len(sign))
    parts.append(words[at:])
    starts.extend(range(at, len(words)))
    ends.extend(range(at + 1, len(words) + 1))
    return FoldedWords("".join(parts), starts, ends)


class Folded:
    """An index of one text: each passage is folded once, however many quotations are looked for."""

    def __init__(self, text: Text) -> None:
        self.text = text
        self.passages = tuple(passage for passage in text.passages if passage.kind != FURNITURE)
        self.words = tuple(fold_back(passage.text) for passage in self.passages)
        self.joined = PASSAGE_END.join(words.folded for words in self.words)
        """All of them, one after the other."""
        self.begins: list[int] = []
        at = 0
        for words in self.words:
            self.begins.append(at)
            at += len(words.folded) + len(PASSAGE_END)

    def hits(self, folded: str) -> list[int]:
        """Where folded words stand in `joined`."""
        found: list[int] = []
        at = self.joined.find(folded) if folded else -1
        while at >= 0:
            found.append(at)
            at = self.joined.find(folded, at + 1)
        return found

    def number(self, hit: int) -> int:
        """Which of `passages` a place in `joined` is in."""
        return bisect_right(self.begins, hit) - 1

    def passage(self, hit: int) -> Passage:
        """The passage a place in `joined` is in."""
        return self.passages[self.number(hit)]

    def place(self, hit: int, length: int) -> Place:
        """The place, in the passage's own characters, of so many characters of `joined`."""
        number = self.number(hit)
        words, first = self.words[number], hit - self.begins[number]
        start, end = words.starts[first], words.ends[first + length - 1]
        return Place(text=self.text.id, passage=self.passages[number].id, start=start, end=end)

    def quoted(self, hit: int, length: int) -> str:
        """The passage's own words at that place."""
        place = self.place(hit, length)
        return self.passage(hit).text[place.start : place.end]
