"""Words as codes: each word and each sign between words is written once, and every text is a row of their numbers.

Thus the index is a fifth smaller on the wire and half as large in a folder than plain words would be, and the browser
needs to fold and compare only as many words as there are different ones. `assets/js/later/search-reading.js` reads it.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from ..text.letters import HAN, marks

BREAK = "\n"
"""Between two paragraphs: its number is 0, and it is not in the list."""
DIGITS = "".join(sign for n in range(0x20, 0x7F) if (sign := chr(n)) not in '"\\<')
"""Of the codes: printable, and as they are in JSON."""
ONE, TWO, THREE = 58, 30, 3
"""How many digits begin a code of one, two and three digits; the last digit begins those of four."""
_WORD = re.compile(r"([^\W_]+)")
_HAN = re.compile(f"[{HAN}]")


@dataclass(frozen=True)
class Coded:
    """Texts as codes."""

    words: str
    """One a line, in the order of their numbers from 1: how many letters it begins with as the line before does, as
    one digit of base 36, and its other letters."""
    texts: tuple[str, ...]
    """The codes of each, one behind the other."""


def coded(*parts: Iterable[Sequence[str]]) -> list[Coded]:
    """Texts, each some paragraphs, as codes; what is frequent has a short one. Of several parts each needs the words of
    those before it, and lists only what is in none of them: its numbers go on where theirs end."""
    rows = [[_row(paragraphs) for paragraphs in texts] for texts in parts]
    counts = [Counter(token for row in part for token in row if token != BREAK) for part in rows]
    often, codes, written = sum(counts, Counter()), {BREAK: code(0)}, []
    for part, found in zip(rows, counts, strict=True):
        new = _ordered(sorted(found.keys() - codes.keys(), key=lambda token: (-often[token], token)), len(codes))
        codes |= {word: code(number) for number, word in enumerate(new, len(codes))}
        written.append(Coded(_listed(new), tuple("".join(map(codes.__getitem__, row)) for row in part)))
    return written


def tokens(words: str) -> list[str]:
    """Words and what stands between them; a blank between two words, and nothing between two Han signs, is not said."""
    words = words.strip()
    if words.isascii() or not _rare().search(words):
        return [token for token in _WORD.split(words) if token and token != " "]
    found: list[str] = []
    for n, token in enumerate(parts := _any_word().split(words)):
        if n % 2:
            found.append(token)
        elif 0 < n < len(parts) - 1:
            usual = "" if _HAN.match(parts[n - 1]) and _HAN.match(parts[n + 1]) else " "
            found += [token] if token != usual else []
        elif token:
            found.append(token)
    return found


def code(number: int) -> str:
    """One to four digits; the first says how many follow."""
    base = len(DIGITS)
    for length, first, leading in ((1, 0, ONE), (2, ONE, TWO), (3, ONE + TWO, THREE), (4, ONE + TWO + THREE, 1)):
        size = leading * base ** (length - 1)
        if number < size:
            places = [number // base**place % base for place in reversed(range(length))]
            return DIGITS[first + places[0]] + "".join(DIGITS[place] for place in places[1:])
        number -= size
    raise ValueError("more than 800,000 different words")


def _row(paragraphs: Sequence[str]) -> list[str]:
    row: list[str] = []
    for n, paragraph in enumerate(paragraphs):
        row += [BREAK] if n else []
        row += tokens(" ".join(paragraph.split("\n")))
    return row


def _ordered(words: Sequence[str], first: int) -> list[str]:
    """Within codes of one length by the alphabet, so that neighbours begin alike. `first`: the number of the first."""
    base = len(DIGITS)
    edges = [0, *(max(0, edge - first) for edge in (ONE, ONE + TWO * base)), len(words)]
    return [word for a, b in itertools.pairwise(edges) for word in sorted(words[a:b])]


def _listed(words: Iterable[str]) -> str:
    lines, before = [], ""
    for word in words:
        same = 0
        while same < min(len(word), len(before), 35) and word[same] == before[same] and word[same] < "\U00010000":
            same += 1
        lines.append("0123456789abcdefghijklmnopqrstuvwxyz"[same] + word[same:])
        before = word
    return "\n".join(lines)


@cache
def _rare() -> re.Pattern[str]:
    """Signs that make the short pattern of a word wrong; the long one is slow."""
    return re.compile(f"[{HAN}{marks()}]")


@cache
def _any_word() -> re.Pattern[str]:
    return re.compile(rf"([{HAN}]|(?:(?![{HAN}])(?:[^\W_]|[{marks()}]))+)")
