"""Where sentences end, as well as punctuation tells."""

from __future__ import annotations

import itertools
import re

# Not after an initial, nor before a small letter or a number: "S. Karaganov", "p. 3".
SENTENCE_BREAK = re.compile(r"(?<=[.!?…])(?<!\b[A-Z]\.)[”\"’)\]]*\s+(?=[“\"‘(\[]*[^\W\d_a-z])")


def sentences(words: str) -> list[str]:
    """The sentences, with their closing marks; together they are the words but for the blanks between."""
    edges = [0, *(found.end() for found in SENTENCE_BREAK.finditer(words)), len(words)]
    return [part for a, b in itertools.pairwise(edges) if (part := words[a:b].strip())]


def first_sentence(words: str) -> str:
    """What stands before the first full stop that ends a sentence."""
    return next(iter(sentences(words)), words)
