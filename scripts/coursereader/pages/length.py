"""How long a text is to read."""

from __future__ import annotations

from collections.abc import Sequence

from ..analysis.course import Edition
from ..interface.language import Language
from ..model.passages import HEADING, PARAGRAPH, QUOTATION

WORDS_A_MINUTE = 220
MINUTES_AS_HOURS = 120
"""From which a length is told in hours."""
READ = (PARAGRAPH, QUOTATION, HEADING)
"""What one reads from end to end: no notes, no references."""


def in_all(editions: Sequence[Edition], language: Language) -> str:
    """How long several are together: `26 minutes`, and from two hours on `3 hours`."""
    minutes = max(1, round(sum(map(_words, editions)) / WORDS_A_MINUTE))
    if minutes >= MINUTES_AS_HOURS:
        return language.count(round(minutes / 60), "{n} hour", "{n} hours")
    return language.count(minutes, "{n} minute", "{n} minutes")


def length(edition: Edition, language: Language) -> str:
    """`5,600 words · 26 minutes`."""
    words = _words(edition)
    rounded = round(words, -2) if words >= 1000 else words
    return " · ".join([language.count(rounded, "{n} word", "{n} words"), in_all([edition], language)])


def _words(edition: Edition) -> int:
    return sum(len(p.text.split()) for p in edition.text.passages if p.kind in READ)
