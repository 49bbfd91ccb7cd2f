"""English titles with the capitals of a headline."""

from __future__ import annotations

import re
from collections.abc import Set

JOINING = "a an the and but for nor or so yet as"
BRIEF = "at by down from in into like near of off on onto out over past per to up upon via with"
LONG = """about above across after against along among around before behind below beneath beside besides between beyond
despite during except inside outside since through throughout toward towards under underneath until within without"""
SHORT = frozenset(f"{JOINING} {BRIEF}".split())
"""What Chicago writes small: articles, conjunctions, a preposition of four letters at most."""
PREPOSITIONS = SHORT | frozenset(LONG.split())
"""What the MLA writes small: of prepositions all."""
WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)*")
ENDS = re.compile(r"[:.?!—–]\W*$")


def headline(title: str, small: Set[str]) -> str:
    """The title with every word capitalized but the small ones; these too at its ends, and after a colon.

    Words with a capital inside stay as they are, and so does a word in capitals.
    """
    words = list(WORD.finditer(title))
    made, at = "", 0
    for n, found in enumerate(words):
        made += title[at : found.start()]
        first = n in (0, len(words) - 1) or bool(ENDS.search(title[: found.start()]))
        made += _capitalized(found[0], first or title[found.end() : found.end() + 1] == "-", small)
        at = found.end()
    return made + title[at:]


def _capitalized(word: str, edge: bool, small: Set[str]) -> str:
    if not edge and word.lower() in small and word[1:] == word[1:].lower():
        return word.lower()
    return word[0].upper() + word[1:] if word.islower() else word
