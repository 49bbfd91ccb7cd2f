"""How long a text is to read."""

from __future__ import annotations

from ..analysis.course import Edition
from ..interface.language import Language
from ..model.passages import HEADING, PARAGRAPH, QUOTATION

WORDS_A_MINUTE = 220
READ = (PARAGRAPH, QUOTATION, HEADING)
"""What one reads from end to end: no notes, no references."""


def length(edition: Edition, language: Language) -> str:
    """`5,600 words · 26 minutes`."""
    words = sum(len(p.text.split()) for p in edition.text.passages if p.kind in READ)
    rounded = round(words, -2) if words >= 1000 else words
    minutes = max(1, round(words / WORDS_A_MINUTE))
    return " · ".join(
        [language.count(rounded, "{n} word", "{n} words"), language.count(minutes, "{n} minute", "{n} minutes")]
    )
