"""The signs of RTF: groups, words with a backslash, bytes, letters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from .unreadable import too_much

MOST_GROUPS = 500
"""Groups within each other: word processors write some twenty."""
MOST_TOKENS = 5_000_000
"""Signs of one file: a book of a million words has two million."""
TOKEN = re.compile(
    rb"""
    (?P<open>\{) | (?P<close>\})
    | \\(?P<word>[A-Za-z]{1,32})(?P<number>-?\d{1,10})?[ ]?
    | \\'(?P<hex>[0-9A-Fa-f]{2})
    | \\(?P<sign>[^A-Za-z])
    | (?P<ends>[\r\n]+)
    | (?P<letters>[^\\{}\r\n]+)
    | (?P<stray>\\)
    """,
    re.VERBOSE,
)


class RtfKind(Enum):
    """What a sign is."""

    OPEN = auto()
    CLOSE = auto()
    WORD = auto()
    SIGN = auto()
    BYTES = auto()


@dataclass(frozen=True, slots=True)
class RtfToken:
    """One sign."""

    kind: RtfKind
    said: bytes = b""
    number: int | None = None
    """Of a word that has one."""


def tokens(data: bytes) -> Iterator[RtfToken]:
    """The signs of a file, in order. Raises UnreadableError."""
    depth, at, count = 0, 0, 0
    while at < len(data):
        found = TOKEN.match(data, at)
        if found is None:  # every byte begins a sign
            break
        at, count = found.end(), count + 1
        if found["open"]:
            depth += 1
            yield RtfToken(RtfKind.OPEN)
        elif found["close"]:
            depth -= 1
            yield RtfToken(RtfKind.CLOSE)
        elif found["word"]:
            number = int(found["number"]) if found["number"] else None
            if found["word"] == b"bin":  # so many bytes of a picture follow
                at += max(0, number or 0)
            else:
                yield RtfToken(RtfKind.WORD, found["word"], number)
        elif found["hex"]:
            yield RtfToken(RtfKind.BYTES, bytes([int(found["hex"], 16)]))
        elif found["sign"]:
            yield RtfToken(RtfKind.SIGN, found["sign"])
        elif found["letters"]:
            yield RtfToken(RtfKind.BYTES, found["letters"])
        if depth > MOST_GROUPS:
            raise too_much(f"the RTF file nests its groups more than {MOST_GROUPS} deep.")
        if count > MOST_TOKENS:
            raise too_much(f"the RTF file has more than {MOST_TOKENS:_} signs.".replace("_", ","))
