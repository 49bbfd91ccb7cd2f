"""Quotation marks and apostrophes as one sets them in type, by language: what CLDR lists as its delimiters."""

from __future__ import annotations

import re
from collections.abc import Mapping

MARKS: Mapping[str, tuple[str, str, str, str]] = {
    "cs": ("„", "“", "‚", "‘"),
    "da": ("“", "”", "‘", "’"),
    "de": ("„", "“", "‚", "‘"),
    "el": ("«", "»", "“", "”"),
    "es": ("«", "»", "“", "”"),
    "fr": ("«\u00a0", "\u00a0»", "‘", "’"),
    "he": ("”", "”", "’", "’"),
    "hu": ("„", "”", "»", "«"),
    "it": ("«", "»", "“", "”"),
    "ja": ("「", "」", "『", "』"),
    "pl": ("„", "”", "«", "»"),
    "ru": ("«", "»", "„", "“"),
    "sv": ("”", "”", "’", "’"),
    "uk": ("«", "»", "“", "”"),
}
"""The outer pair and the inner one. Where a language is not listed, it is that of English."""
ENGLISH = ("“", "”", "‘", "’")
APOSTROPHE = "’"
_STRAIGHT = re.compile(r"[\"']")
_OPENS_AFTER = frozenset("([{<«„“‘‚–—-/")
_EMPHASIS = "*_"


def set_in_type(words: str, language: str) -> str:
    """The words with real quotation marks and apostrophes; not a letter is another."""
    return _set(words, words, marks_of(language))


def set_outside(words: str, language: str, kept: re.Pattern[str]) -> str:
    """The same, and what `kept` finds stays as it is."""
    blanked = kept.sub(lambda found: re.sub(r"[\"']", "x", found[0]), words)
    return _set(words, blanked, marks_of(language))


def marks_of(language: str) -> tuple[str, str, str, str]:
    """The marks of a language, given as BCP 47 has it."""
    return MARKS.get(language.lower().partition("-")[0], ENGLISH)


def _set(words: str, seen: str, marks: tuple[str, str, str, str]) -> str:
    parts, at = [], 0
    for found in _STRAIGHT.finditer(seen):
        parts += [words[at : found.start()], _sign(seen, found.start(), marks)]
        at = found.end()
    return "".join([*parts, words[at:]])


def _sign(words: str, at: int, marks: tuple[str, str, str, str]) -> str:
    before, after = _beside(words, at, -1), _beside(words, at, 1)
    opens = (not before or before.isspace() or before in _OPENS_AFTER) and bool(after) and not after.isspace()
    if words[at] == '"':
        return marks[0] if opens else marks[1]
    if before.isalnum() or after.isdigit():
        return APOSTROPHE if after.isalnum() or not _is_closing(words, at) else marks[3]
    return marks[2] if opens else marks[3]


def _beside(words: str, at: int, step: int) -> str:
    """The sign beside it that is no sign of emphasis, nor the other straight mark."""
    at += step
    while 0 <= at < len(words) and words[at] in f"{_EMPHASIS}\"'":
        at += step
    return words[at] if 0 <= at < len(words) else ""


def _is_closing(words: str, at: int) -> bool:
    """Whether a single mark after a word has one before it in its paragraph that opened, and that none closed."""
    begin = words.rfind("\n\n", 0, at) + 1
    opened = re.findall(r"(?:(?<=[\s(\[–—-])|^)'(?=\w)", words[begin:at])
    closed = re.findall(r"(?<=\w)'(?=[\s.,;:!?)\]]|$)", words[begin:at])
    return len(opened) > len(closed)
