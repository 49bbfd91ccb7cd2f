"""How long a text is to read."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ..analysis.course import Edition
from ..interface.language import Language
from ..model.passages import FURNITURE, HEADING, PARAGRAPH, QUOTATION, Passage
from ..text.letters import HAN

WORDS_A_MINUTE = 220
MINUTES_AS_HOURS = 120
"""From which a length is told in hours."""
READ = (PARAGRAPH, QUOTATION, HEADING)
"""What one reads from end to end: no notes, no references."""
_HAN = re.compile(f"[{HAN}]")


def in_all(editions: Iterable[Edition], language: Language) -> str:
    """How long several are together: `26 minutes`, and from two hours on `3 hours`."""
    together = minutes(sum(words_of(edition.text.passages) for edition in editions))
    if together >= MINUTES_AS_HOURS:
        return language.count(round(together / 60), "{n} hour", "{n} hours")
    return in_words(together, language)


def length(edition: Edition, language: Language) -> str:
    """`5,600 words · 26 minutes`."""
    words = words_of(edition.text.passages)
    rounded = round(words, -2) if words >= 1000 else words
    return " · ".join([language.count(rounded, "{n} word", "{n} words"), in_words(minutes(words), language)])


def words_of(passages: Iterable[Passage]) -> int:
    """How many words of some passages one reads."""
    return sum(len(p.text.split()) for p in passages if p.kind in READ)


def all_words(passages: Iterable[Passage]) -> int:
    """How many words a text has, notes and references with it; a sign of Han is a word."""
    return sum(len(_HAN.sub(" x ", p.text).split()) for p in passages if p.kind != FURNITURE)


def minutes(words: int) -> int:
    """How long so many words are to read; at least a minute."""
    return max(1, round(words / WORDS_A_MINUTE))


def in_words(minutes: int, language: Language) -> str:
    """`26 minutes`."""
    return language.count(minutes, "{n} minute", "{n} minutes")
