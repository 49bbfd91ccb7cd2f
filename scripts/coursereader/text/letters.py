"""Which signs make a word in scripts whose words `re` does not know."""

from __future__ import annotations

import unicodedata
from functools import cache

HAN = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Written without blanks between words: each sign is a word of its own, and nothing stands between two of them."""


@cache
def marks() -> str:
    """Signs that belong to the letter before them and are no letters to `re`."""
    return "".join(sign for n in range(0x300, 0x10000) if unicodedata.category(sign := chr(n)).startswith("M"))
