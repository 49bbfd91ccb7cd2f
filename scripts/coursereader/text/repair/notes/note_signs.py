"""Signs that mark notes: `*`, `†`, `‡`, `§`, doubled where a page has more notes than there are signs."""

from __future__ import annotations

import re
from collections.abc import Iterable

NOTE_SIGN = r"\*{1,4}|[∗⁎＊]{1,4}|[†‡§¶‖]{1,2}"
SIGNS_IN_ORDER = "*∗⁎＊†‡§‖¶"
"""Their order on a page, by old custom of printers."""
IN_A_WORD = re.compile(r"\w")
SIGN_AT_A_WORD = re.compile(rf"(?<=[^\W_]|[.,;:!?…”’\"'»)\]])({NOTE_SIGN})(?![^\s.,;:!?…”’\"'»)\]])")
"""A sign glued to the end of a word or its punctuation."""
SIGNS = re.compile(rf"[{SIGNS_IN_ORDER}]+")
OPENING_SIGN = re.compile(rf"^\s*({NOTE_SIGN})(?:\s+(?=\S)|(?=[^\W\d_a-z]|[\"“«„(])|\s*$)")
"""A sign at the beginning of a line, before words or alone."""


def sign_marks(text: str) -> Iterable[tuple[int, str]]:
    """Places and signs that may mark notes; two stars around words are emphasis."""
    line = looked_at = 0
    for signs in SIGNS.finditer(text):
        at = signs.start()
        line, looked_at = max(line, text.rfind("\n", looked_at, at) + 1), at
        found = SIGN_AT_A_WORD.match(text, at)
        if found and (found[1][0] != "*" or not _opened(text, line, at)):
            yield at, found[1]


def _opened(text: str, line: int, at: int) -> bool:
    """Whether the last star of a line above a place opens words: no word before it, no blank behind it."""
    star = text.rfind("*", line, at)
    stars = [place for place in (star, star - 1) if place >= line and text[place] == "*"]
    return any(
        place + 1 < at and not text[place + 1].isspace() and (place == line or not IN_A_WORD.match(text, place - 1))
        for place in stars
    )


def in_customary_order(signs: Iterable[str]) -> list[str]:
    """Signs in the order in which they stand on a page: single ones before double ones."""
    return sorted(signs, key=lambda sign: (len(sign), SIGNS_IN_ORDER.index(sign[0])))
