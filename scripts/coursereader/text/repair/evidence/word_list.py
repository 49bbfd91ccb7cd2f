"""The last resort: how common a word is in its language, from wordfreq's lists (frozen in 2021, no network, CC BY-SA
data)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from functools import cache

LANGUAGE_CODES = "en de fr es pt it nl pl cs ru uk sv fi tr hu da nb ca ro sk sl sh bg mk el lt lv id vi"
LANGUAGES = tuple(LANGUAGE_CODES.split())
COMMON_WORDS_SAMPLED, SHARE_WITHOUT_DOUBT = 400, 0.45
"""How many of a language's commonest words are looked for; the share that leaves no doubt."""


@cache
def frequency(word: str, language: str) -> float:
    """Zipf frequency of a word, 0 to 8; 0 where the list does not have it. Numbers and marks are not words."""
    if not re.fullmatch(r"[^\W\d_]+", word) or language not in LANGUAGES:
        return 0.0
    from wordfreq import zipf_frequency  # takes long to load, and few commands ask for it

    return float(zipf_frequency(word, language, minimum=0.0))


def counted(written: Counter[str], folded: Callable[[str], str]) -> Counter[str]:
    """How often each word stands in a text, however it is written there: each way of writing is folded once."""
    counts: Counter[str] = Counter()
    for word, count in written.items():
        counts[folded(word)] += count
    return counts


def language(words: Iterable[str]) -> str:
    """The language whose commonest words are most of these; English where nothing tells."""
    seen = {word for word in words if len(word) > 1}
    best, most = "en", 0
    for code in LANGUAGES:
        found = len(common(code) & seen)
        if found > most:
            best, most = code, found
        if most > SHARE_WITHOUT_DOUBT * COMMON_WORDS_SAMPLED:
            break  # no text holds so many of another language's commonest words
    return best


@cache
def common(code: str) -> frozenset[str]:
    """The commonest words of a language, without those of one letter."""
    from wordfreq import top_n_list

    return frozenset(word for word in top_n_list(code, COMMON_WORDS_SAMPLED, wordlist="small") if len(word) > 1)
