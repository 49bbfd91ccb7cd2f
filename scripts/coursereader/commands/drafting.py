"""The words that a new course and its texts begin with, in the course's language where we have them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

DRAFTS = Path(__file__).with_name("drafts")
"""A file a language, and the files that a course begins with, their gaps in braces."""


@dataclass(frozen=True)
class DraftWords:
    """In one language."""

    language: str
    """Of these words: English where there are none in the one asked for."""
    subtitle: str
    """Of a course."""
    lede: str
    """The first paragraph of its home page."""
    latest_year: str
    """Why a text is taken to know nothing later than a year: it is the latest in it."""
    no_year: str
    """The same where no year stands in it."""
    events: Mapping[str, str]
    """Kinds of events: by the word that a record writes, what pages call it."""
    terms: Mapping[str, str]
    """Of terms."""
    texts: Mapping[str, str]
    """Of texts."""


def draft_words(language: str) -> DraftWords:
    """The words for a language tag."""
    first = language.partition("-")[0]
    known = first if (DRAFTS / f"{first}.yml").is_file() else "en"
    return DraftWords(known, **yaml.safe_load((DRAFTS / f"{known}.yml").read_text(encoding="utf-8")))


def drafted(name: str, **gaps: str) -> str:
    """One of the files that a course begins with, its gaps filled."""
    words = (DRAFTS / name).read_text(encoding="utf-8")
    for gap, filling in gaps.items():
        words = words.replace(f"{{{gap}}}", filling)
    return words
