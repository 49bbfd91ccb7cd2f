"""Signs that nobody sees and that make words read otherwise than they are written."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator
from html import unescape

_TURNS = "\u202a-\u202e\u2066-\u2069"
_SIDES = "\u200e\u200f\u061c"
_NOTHING = "\u180e\u200b\u2060-\u2065\u206a-\u206f\ufeff\ufff9-\ufffb\u115f\u1160\u3164\uffa0"
_TAGS = "\U000e0000-\U000e0fff"
_JOINERS = "\u200c\u200d"
_UNSEEN = re.compile(f"[{_TURNS}{_SIDES}{_NOTHING}{_TAGS}{_JOINERS}]")
_JOINED = re.compile(
    "[\u0600-\u06ff\u0700-\u07bf\u0840-\u08ff\u0900-\u0dff\u0e80-\u109f\u1780-\u18af\u1a20-\u1aaf\u1b00-\u1bff"
    "\ufb50-\ufdff\ufe70-\ufefe\U00010a00-\U00011fff]"
)
"""Letters and marks of scripts that are written with joiners: Arabic, Syriac, those of India and of its neighbours."""


def unseen(text: str) -> Iterator[tuple[int, str, str]]:
    """The line on which such a sign stands, from 0, what is wrong, what to do.

    A joiner beside a letter that is written with joiners, one within a picture made of several, and a mark of direction
    on a line that runs from right to left are what they should be. A sign may be written as an entity, too.
    """
    if _UNSEEN.search(unescape(text)):
        for number, written in enumerate(text.split("\n")):
            line = unescape(written)
            for found in _UNSEEN.finditer(line):
                if not _is_due(line, found.start(), found[0]):
                    yield number, *_told(line, found.start())


def unseen_value(value: str, known: Collection[str]) -> tuple[str, str] | None:
    """What is wrong with a value that holds such a sign, but for the known ones, and what to do."""
    for found in _UNSEEN.finditer(value):
        if found[0] not in known and not _is_due(value, found.start(), found[0]):
            return _told(value, found.start())
    return None


def _told(line: str, at: int) -> tuple[str, str]:
    before = _UNSEEN.sub("", line[:at]).strip()[-30:].strip()
    after = f' after "{before}"' if before else ""
    name = unicodedata.name(line[at], "no name").lower()
    return f"a sign that nobody sees stands{after}: U+{ord(line[at]):04X}, {name}.", "Take it out."


def _is_due(line: str, at: int, sign: str) -> bool:
    beside = line[at - 1 : at] + line[at + 1 : at + 2] if at else line[1:2]
    if sign in _JOINERS:
        pictures = sign == "\u200d" and len(beside) == 2 and all(map(_is_picture, beside))
        return pictures or _JOINED.search(beside) is not None
    if sign in _SIDES:
        return any(unicodedata.bidirectional(other) in ("R", "AL") for other in line if other not in _SIDES)
    return False


def _is_picture(sign: str) -> bool:
    return unicodedata.category(sign) in ("So", "Sk", "Mn") and ord(sign) > 0x2000
