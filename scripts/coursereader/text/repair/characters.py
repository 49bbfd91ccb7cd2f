"""Characters that are no words: byte-order marks, form feeds, soft hyphens, controls; and ligatures of the type."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from .draft import Cut, Draft, Edit

ODD = re.compile(
    "\r\n?|\xad[ \t]*\r?\n|"
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060-\u2069\ufeff\ufffe\ufb00-\ufb06]"
)
LINE_ENDS = {"\r": "\n", "\r\n": "\n", "\u2028": "\n", "\u2029": "\n\n"}


def characters(draft: Draft) -> Iterable[Edit]:
    """Names every character that a page cannot or should not show as it came."""
    for found in ODD.finditer(draft.text):
        char = found.group()
        if char in LINE_ENDS:
            yield Cut(found.start(), found.end(), "line-end", LINE_ENDS[char])
        elif char == "\x0c":
            yield Cut(found.start(), found.start(), "page-edge", "\n")
            yield Cut(found.start(), found.end(), "page-break")
        elif char == "\ufffe":  # PDFium puts it where a hyphen and a line break stood
            yield Cut(found.start(), found.end(), "line-end", "-\n")
        elif char[0] == "\xad":
            yield Cut(found.start(), found.end(), "soft-hyphen")
        elif char >= "\ufb00" and char != "\ufeff":
            yield Cut(found.start(), found.end(), "ligature", unicodedata.normalize("NFKC", char))
        else:
            yield Cut(found.start(), found.end(), "control")
