"""Lines and blocks of a text under repair, and what their ends say about the sentence that runs through them."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

CLOSED = re.compile(r"""[.?!…]["”’')\]»›]*[\s\d,]{0,9}$""")
"""The end of a sentence, perhaps under a closing quotation mark and a note's number."""
LOW = re.compile(r"""["“‘('«„\[]*[^\W\d_]""")
"""The first letter of a line, after opening marks."""
FIRST_WORD = re.compile(r"\S+")
WIDE = re.compile(r"(?<=\S)(?: {3,}|\t+)(?=\S)")
OPENING = re.compile(r"""["“‘«(\[]*[A-ZÀ-ÖØ-ÞА-ЯЁ0-9"“‘«]|[•▪‣◦]""")
"""How a sentence begins."""
LONGEST_TITLE = 130
HYPHENS = "-‐/–—"
REFERENCES = re.compile(
    r"(references?|bibliograph(y|ie|ía)|works cited|literature( cited)?|sources|literatur(verzeichnis)?|"
    r"referências( bibliográficas)?|bibliografi[ae]|bibliografía|obras citadas|"
    r"références|referencias|список литературы|литература|参考文献)\W*$",
    re.IGNORECASE,
)
"""A heading under which a list of works stands."""


@dataclass(frozen=True)
class Line:
    """One line of a text's words, without its line break."""

    start: int
    end: int
    text: str

    @property
    def words(self) -> str:
        return self.text.strip()

    @property
    def trails(self) -> bool:
        """Whether it ends in a blank, as lines do that an extraction tool broke between words."""
        return self.text[-1:].isspace()


@dataclass(frozen=True)
class Block:
    """Lines with no empty line between them."""

    lines: tuple[Line, ...]

    @property
    def start(self) -> int:
        return self.lines[0].start

    @property
    def end(self) -> int:
        return self.lines[-1].end

    @property
    def words(self) -> str:
        return " ".join(line.words for line in self.lines)


def lines(text: str) -> list[Line]:
    """All lines, empty ones too."""
    found, at = [], 0
    for part in text.split("\n"):
        found.append(Line(at, at + len(part), part))
        at += len(part) + 1
    return found


def blocks(text: str) -> list[Block]:
    """All blocks, in order."""
    found: list[Block] = []
    group: list[Line] = []
    for line in [*lines(text), Line(len(text), len(text), "")]:
        if line.words:
            group.append(line)
        elif group:
            found.append(Block(tuple(group)))
            group = []
    return found


def is_open(words: str) -> bool:
    """Whether a sentence is still under way at the end of these words."""
    return bool(words.strip()) and not CLOSED.search(words.rstrip())


def goes_on(words: str) -> bool:
    """Whether these words begin in the middle of a sentence: with a small letter, or a mark that opens none."""
    words = words.lstrip()
    first = LOW.match(words)
    return (bool(first) and first.group()[-1].islower()) if first else words[:1] in {"–", "—", "-", ",", ";", ")", "%"}


def is_title_case(words: str) -> bool:
    """Whether a line is set like a title: it ends in no full stop, and every word of four letters or more begins with
    a capital; a single such word does not show it, unless every word does."""
    parts = re.findall(r"[^\W\d_]+", words)
    longer = [word for word in parts if len(word) >= 4]
    return (
        len(words) <= LONGEST_TITLE
        and words[-1:] not in ".,;"
        and bool(parts)
        and all(word[0].isupper() for word in (longer if len(longer) > 1 else parts))
    )


def capital_nouns(text: str) -> bool:
    """Whether words begin with a capital in the midst of sentences, as nouns do in German: then capitals show no
    title."""
    inner = re.findall(r"(?<=[^\W\d_][ ])[^\W\d_]{4,}", text)
    return bool(inner) and sum(word[0].isupper() for word in inner) > 0.25 * len(inner)


def is_table_row(line: Line) -> bool:
    """Whether a line is cells, with wide gaps or bars between them."""
    return len(WIDE.findall(line.words)) >= 2 or (line.words.startswith("|") and line.words.endswith("|"))


def is_wrapped(text: str) -> bool:
    """Whether paragraphs are broken into lines: most lines that have a next one end in the middle of a sentence."""
    filled = [block for block in blocks(text) if len(block.lines) > 1]
    inner = [line for block in filled for line in block.lines[:-1]]
    return bool(inner) and sum(is_open(line.words) for line in inner) > 0.5 * len(inner)


def trailing_blanks(text: str) -> bool:
    """Whether lines broken between words end in a blank here; one that does not was ended on purpose."""
    inner = [
        line
        for block in blocks(text)
        for line in block.lines[:-1]
        if is_open(line.words) and line.words[-1] not in "-/"
    ]
    return len(inner) > 5 and sum(line.trails for line in inner) > 0.85 * len(inner)


def rising(numbers: Sequence[int]) -> bool:
    """Whether each number is larger than the one before."""
    return all(a < b for a, b in itertools.pairwise(numbers))
