"""Whether the end of one line and the beginning of another are the halves of one word."""

from __future__ import annotations

import re
from dataclasses import dataclass

from . import word_list

FIRST_HALF = re.compile(r"([^\W\d_]+)-$")
SECOND_HALF = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True)
class Halves:
    """What is known about the words of a text."""

    text_words: frozenset[str]
    """Its words in small letters."""
    language: str

    def fit(self, above: str, below: str) -> float:
        """How likely the lines are to belong together, in logarithms: more than 0 where the halves make a known
        word."""
        left, right = FIRST_HALF.search(above), SECOND_HALF.match(below)
        if not left or not right:
            return -1.5
        joined = (left[1] + right[0]).casefold()
        return 3.0 if joined in self.text_words or word_list.frequency(joined, self.language) > 2 else -1.5
