"""Signs that mark notes: `*`, `†`, `‡`, `§`, doubled where a page has more notes than there are signs."""

from __future__ import annotations

import re
from collections.abc import Iterable

NOTE_SIGN = r"\*{1,4}|[∗⁎＊]{1,4}|[†‡§¶‖]{1,2}"
SIGNS_IN_ORDER = "*∗⁎＊†‡§‖¶"
"""Their order on a page, by old custom of printers."""
SIGN_AT_A_WORD = re.compile(rf"(?<=[^\W_]|[.,;:!?…”’\"'»)\]])({NOTE_SIGN})(?![^\s.,;:!?…”’\"'»)\]])")
"""A sign glued to the end of a word or its punctuation."""
OPENING_SIGN = re.compile(rf"^\s*({NOTE_SIGN})(?:\s+(?=\S)|(?=[^\W\d_a-z]|[\"“«„(])|\s*$)")
"""A sign at the beginning of a line, before words or alone."""


def sign_marks(text: str) -> Iterable[tuple[int, str]]:
    """Places and signs that may mark notes; two stars around words are emphasis."""
    for found in SIGN_AT_A_WORD.finditer(text):
        line = text[text.rfind("\n", 0, found.start()) + 1 : found.start()]
        if found[1][0] != "*" or not re.search(r"(?<!\w)\*\S[^*]*$", line):
            yield found.start(), found[1]


def in_customary_order(signs: Iterable[str]) -> list[str]:
    """Signs in the order in which they stand on a page: single ones before double ones."""
    return sorted(signs, key=lambda sign: (len(sign), SIGNS_IN_ORDER.index(sign[0])))
