"""The language of a text, from its script and its commonest words; nothing where they do not tell."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping

from .repair.evidence.word_list import LANGUAGES, common

LETTERS_READ = 60_000
"""Of a text; the rest is of the same language."""
FEWEST_WORDS = 40
"""With fewer, chance decides."""
SHARE, LEAD = 0.3, 1.1
"""Of a text's words, how many are among the commonest of its language at least, and how many times those of the next
language: kindred ones share many."""
SCRIPTS = {
    "HANGUL": "ko", "HEBREW": "he", "ARABIC": "ar", "GREEK": "el", "DEVANAGARI": "hi", "THAI": "th", "GEORGIAN": "ka",
    "ARMENIAN": "hy", "BENGALI": "bn", "TAMIL": "ta", "ETHIOPIC": "am", "KHMER": "km",
}  # fmt: skip
"""By the script that most letters are of, as Unicode names it: the language that is mostly written in it."""
PERSIAN = frozenset("پچژگ")
"""Letters that Arabic has not."""
CYRILLIC = ("ru", "uk", "bg", "mk")
OWN_LETTERS = (("ў", "be"), ("їєґ", "uk"), ("ѓќѕ", "mk"), ("ђћ", "sr"), ("ыэё", "ru"))
"""Of languages in Cyrillic letters, those that the ones after it in this row have not; Bulgarian has none of them."""
NO_TAG = frozenset({"sh"})
"""Of the word lists: one for several languages."""


def detected_language(text: str) -> str:
    """A language tag; empty where the text does not tell."""
    sample = text[:LETTERS_READ]
    script = _script(sample)
    if script in ("CJK", "HIRAGANA", "KATAKANA"):
        kana = len(re.findall(r"[\u3041-\u30ff]", sample))
        return "ja" if kana > len(sample) / 50 else "zh"
    if script == "ARABIC" and sum(letter in PERSIAN for letter in sample) > len(sample) / 100:
        return "fa"
    if script in SCRIPTS:
        return SCRIPTS[script]
    if script == "CYRILLIC":
        return _by_letters(sample.lower()) or _most_common_words(sample, CYRILLIC)
    return _most_common_words(sample, _latin()) if script == "LATIN" else ""


def _by_letters(sample: str) -> str:
    """The language whose own letters stand in every two hundred: a name from abroad has one or two in a whole text."""
    for letters, code in OWN_LETTERS:
        if sum(map(sample.count, letters)) > len(sample) / 200:
            return code
    return ""


def _script(sample: str) -> str:
    """The script that most letters are of: the first word of their names."""
    counts = Counter(letter for letter in sample if letter.isalpha())
    scripts: Counter[str] = Counter()
    for letter, count in counts.items():
        scripts[unicodedata.name(letter, "").partition(" ")[0]] += count
    return scripts.most_common(1)[0][0] if scripts else ""


def _latin() -> tuple[str, ...]:
    return tuple(code for code in LANGUAGES if code not in (*CYRILLIC, "el"))


def _most_common_words(sample: str, languages: Iterable[str]) -> str:
    words = Counter(re.findall(r"[^\W\d_]{2,}", sample.lower()))
    if words.total() < FEWEST_WORDS:
        return ""
    shares = {code: _share(words, code) for code in languages}
    (best, most), (_, next_most) = sorted(shares.items(), key=lambda found: -found[1])[:2]
    return best if most >= SHARE and most >= LEAD * next_most and best not in NO_TAG else ""


def _share(words: Mapping[str, int], code: str) -> float:
    known = common(code)
    return sum(count for word, count in words.items() if word in known) / sum(words.values())
