"""Lines and blocks of a text under repair, and what their ends say about the sentence that runs through them."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Final

CLOSED = re.compile(
    r"""[.?!…。！？؟۔।\u037e](?:[ \u00a0\u202f]?["”’')\]»›“«‹」』）》])*"""
    r"""(?:[\s\d,]{0,9}|\s?[\[(]\d{1,3}[\])]|[*†‡§¶]{1,3})$"""
)
"""The end of a sentence, perhaps under a closing quotation mark and a note's number or sign."""
FIRST_LETTER = re.compile(r"""["“‘('«„\[¿¡「『（《]*[^\W\d_]""")
"""The first letter of a line, after opening marks."""
LETTERS_OF_A_LINE_END = 60
"""So many are looked at for the end of a sentence, however long the line is."""
LOWER = "".join(char for char in map(chr, range(0x2000)) if char.islower())
CJK = "\u1100-\u115f\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60\u3000-\u303f"
"""Ideographs, kana and their marks: a line may end between any two of them. Korean has blanks between its words."""
FIRST_WORD = re.compile(rf"[{CJK}][、，。！？：；」』）》]*|[^\s{CJK}]+")
OPENING = re.compile(rf"""(?:[—–―][ \u00a0]?)?["“‘«„(\[¿¡「『（《]*[^\W_{LOWER}]|["“‘«„]|[•▪‣◦]""")
"""How a sentence begins: with a capital, a number, a letter of a script without capitals, perhaps behind the dash that
opens what somebody says."""
UPPER = "".join(char for char in map(chr, range(0x2000)) if char.isupper() or char.istitle())
UNCASED = re.compile(rf"[^\W\d_{LOWER}{UPPER}]")
"""A letter of a script that has no capitals."""
NAME_BEFORE_A_COLON = r"^(?:\*\*)?([^\W\d_](?:[\w.’'-]| (?=[^\W\d_])){0,48}?)"
"""How a line begins with the name of one who speaks, perhaps in bold."""
MOST_LETTERS_OF_A_TITLE = 130
CELL_GAP = re.compile(r"(?<=\S)(?: {3,}|\t+)(?=\S)")
"""What parts the cells of a row."""
HYPHENS = "-‐/–—"
MOST_LETTERS_OF_A_WRAPPED_LINE = 130
"""Letters: a longer line is a paragraph, where no sentence runs from one to the next."""
SHARE_RUNNING_ON = 0.2
"""Of lines with a next one, in a text that is broken into lines."""
LINES_REMEMBERED = 100_000
"""Lines: most rules find most of them as they were."""
TEXTS_REMEMBERED = 2
"""Texts: the rules ask one after the other for the lines of the same one."""


@dataclass(slots=True, unsafe_hash=True)
class Line:
    """One line of a text's words, without its line break. Made by the hundred thousand: a dataclass that is frozen
    takes five times as long to make as one whose fields are final."""

    start: Final[int]
    end: Final[int]
    text: Final[str]
    words: Final[str]
    """Its text without the blanks at both ends."""

    @staticmethod
    def at(start: int, text: str) -> Line:
        """The line that begins at an offset."""
        return Line(start, start + len(text), text, text.strip())

    @property
    def first(self) -> int:
        """Where its first letter stands."""
        return self.end - len(self.text.lstrip())

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

    @cached_property
    def words(self) -> str:
        return " ".join(line.words for line in self.lines)


@lru_cache(maxsize=LINES_REMEMBERED)
def first_word(text: str) -> str:
    """The first word of a line, or ideograph with the marks that follow it; empty where there is none."""
    found = FIRST_WORD.search(text)
    return found.group() if found else ""


@lru_cache(maxsize=TEXTS_REMEMBERED)
def lines_of(text: str) -> tuple[Line, ...]:
    """All lines, empty ones too."""
    found, at = [], 0
    for part in text.split("\n"):
        found.append(Line.at(at, part))
        at += len(part) + 1
    return tuple(found)


@lru_cache(maxsize=TEXTS_REMEMBERED)
def filled_lines(text: str) -> tuple[Line, ...]:
    """The lines of words."""
    return tuple(line for line in lines_of(text) if line.words)


@lru_cache(maxsize=TEXTS_REMEMBERED)
def blocks_of(text: str) -> tuple[Block, ...]:
    """All blocks, in order."""
    found: list[Block] = []
    group: list[Line] = []
    for line in [*lines_of(text), Line.at(len(text), "")]:
        if line.words:
            group.append(line)
        elif group:
            found.append(Block(tuple(group)))
            group = []
    return tuple(found)


@lru_cache(maxsize=LINES_REMEMBERED)
def is_open(words: str) -> bool:
    """Whether a sentence is still under way at the end of these words."""
    words = words.rstrip()
    if words[-1:].isalpha():  # as most lines end: no letter closes a sentence
        return True
    return bool(words) and not CLOSED.search(words, max(0, len(words) - LETTERS_OF_A_LINE_END))


@lru_cache(maxsize=LINES_REMEMBERED)
def goes_on(words: str) -> bool:
    """Whether these words begin in the middle of a sentence: with a small letter, or a mark that opens none."""
    words = words.lstrip()
    if words[:1] in "—–―" and OPENING.match(words):
        return False  # somebody speaks
    first = FIRST_LETTER.match(words)
    return (bool(first) and first.group()[-1].islower()) if first else words[:1] in {"–", "—", "-", ",", ";", ")", "%"}


def is_capitals(words: str) -> bool:
    """Whether words are set in capitals alone: three letters or more, all of them capitals."""
    letters = [char for char in words if char.isalpha()] if words.isupper() else []
    return len(letters) >= 3 and all(char.isupper() for char in letters)


def is_title_case(words: str) -> bool:
    """Whether a line is set like a title: it ends in no full stop, and every word of four letters or more begins with
    a capital; a single such word does not show it, unless every word does."""
    parts = re.findall(r"[^\W\d_]+", words)
    longer = [word for word in parts if len(word) >= 4]
    return (
        len(words) <= MOST_LETTERS_OF_A_TITLE
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
    gaps = CELL_GAP.findall(line.words) if "   " in line.words or "\t" in line.words else ()
    return len(gaps) >= 2 or (line.words.startswith("|") and line.words.endswith("|"))


def runs_through(above: str, below: str) -> bool:
    """Whether a line was certainly broken: its sentence goes on in the next, or, in a script without capitals, is
    open."""
    return is_open(above) and (goes_on(below) or bool(UNCASED.match(below)))


@lru_cache(maxsize=TEXTS_REMEMBERED)
def is_wrapped(text: str) -> bool:
    """Whether paragraphs are broken into lines: most lines that have a next one end in the middle of a sentence, or
    among many short ones, as in a dialogue, a good part goes on in the next with a small letter."""
    pairs = [pair for block in blocks_of(text) for pair in itertools.pairwise(block.lines)]
    unfinished = [(above, below) for above, below in pairs if is_open(above.words)]
    running = sum(goes_on(below.words) for _, below in unfinished)
    if pairs and not any(runs_through(above.words, below.words) for above, below in unfinished):
        widest = max(len(line.words) for block in blocks_of(text) for line in block.lines)
        if widest > MOST_LETTERS_OF_A_WRAPPED_LINE:
            return False
    return len(unfinished) > 0.5 * len(pairs) or (running > 1 and running >= SHARE_RUNNING_ON * len(pairs))


def trailing_blanks(text: str) -> bool:
    """Whether lines broken between words end in a blank here; one that does not was ended on purpose."""
    inner = [
        line
        for block in blocks_of(text)
        for line in block.lines[:-1]
        if is_open(line.words) and line.words[-1] not in "-/"
    ]
    return len(inner) > 5 and sum(line.trails for line in inner) > 0.85 * len(inner)


def forget() -> None:
    """Lets go of the lines of a text that is done with."""
    for remembered in (is_open, goes_on, first_word):
        remembered.cache_clear()
