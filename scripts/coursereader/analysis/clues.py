"""What in a passage may show that another passage speaks of the same thing: its clues, each of one kind."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Sequence
from enum import StrEnum
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from ..text.letters import HAN, marks

LETTERS_ALIKE = 6
"""Words that begin with the same letters, so many, are taken for one: inflected forms meet, in any language."""
RUN = 5
"""Words in a row, from which on they may be a quotation that two texts share."""
YEARS = range(1000, 2100)
_BETWEEN = re.compile(r"[\s\u00ad'’-]{0,2}")
"""What may stand between two words of a pair: no stop, no comma."""
_FIGURE = re.compile(r"(?<![\w.,])(\d{1,3}(?:[., \u00a0]\d{3})+|\d+(?:[.,]\d+)?)[ \u00a0]?(%|[^\W\d_]{2,})")
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_ADDRESS = re.compile(r"(?:\bhttps?://|\b(?=10\.\d{4,9}/))[^\s\"<>]+[\w/]")
"""A web address, or a DOI."""
YEAR_WITHIN = 100
"""Characters on either side of a figure, in which a year is taken for its own."""


class ClueKind(StrEnum):
    """What two passages may share."""

    WORD = "words"
    PAIR = "pairs of words"
    RUN = "long runs of words"
    NAME = "names"
    TERM = "terms"
    DATE = "dates"
    FIGURE = "figures"
    WORK = "works"


class Clue(NamedTuple):
    """One of them, and where it stands in its passage."""

    kind: ClueKind
    value: str
    start: int
    end: int


class ClueWord(NamedTuple):
    """One word of a passage."""

    begins: str
    """The letters it is compared by: no case, no accents, no more than begin kindred forms."""
    start: int
    end: int


@cache
def _word() -> re.Pattern[str]:
    return re.compile(rf"\d+|[{HAN}]|(?:(?![{HAN}\d])(?:[^\W_]|[{marks()}]))+")


def words(passage: str) -> list[ClueWord]:
    """Every word but those of addresses; where a script has no blanks, every two neighbouring signs."""
    bare = _ADDRESS.sub(lambda hit: " " * len(hit[0]), passage)
    found = [(hit[0], hit.start(), hit.end()) for hit in _word().finditer(bare)]
    paired: list[ClueWord] = []
    for n, (said, start, end) in enumerate(found):
        if _is_han(said):
            if n + 1 < len(found) and found[n + 1][1] == end and _is_han(found[n + 1][0]):
                paired.append(ClueWord(said + found[n + 1][0], start, found[n + 1][2]))
        elif begins := _begins(said):
            paired.append(ClueWord(begins, start, end))
    return paired


@cache
def _begins(word: str) -> str:
    letters = unicodedata.normalize("NFD", word.casefold())
    bare = "".join(letter for letter in letters if not "\u0300" <= letter <= "\u036f")
    return bare if bare.isdigit() else unicodedata.normalize("NFC", bare)[:LETTERS_ALIKE]


@cache
def _is_han(sign: str) -> bool:
    return re.match(f"[{HAN}]", sign) is not None


def word_clues(said: Sequence[ClueWord], common: Collection[str]) -> Iterator[Clue]:
    """Words and years, none that is common, and runs of words in which two are not."""
    for word in said:
        if _is_year(word.begins):
            yield Clue(ClueKind.DATE, word.begins, word.start, word.end)
        elif not word.begins.isdigit() and len(word.begins) > 1 and word.begins not in common:
            yield Clue(ClueKind.WORD, word.begins, word.start, word.end)
    rare = [word.begins not in common for word in said]
    for n in range(len(said) - RUN + 1):
        if sum(rare[n : n + RUN]) > 1:
            value = " ".join(word.begins for word in said[n : n + RUN])
            yield Clue(ClueKind.RUN, value, said[n].start, said[n + RUN - 1].end)


def pair_clues(passage: str, said: Sequence[ClueWord], common: Collection[str]) -> Iterator[Clue]:
    """Two words beside each other, neither of them common; a year with the word before it."""
    for one, two in pairwise(said):
        dated = _is_year(two.begins) and not one.begins.isdigit()
        if one.begins in common or (two.begins in common and not dated):
            continue
        if _BETWEEN.fullmatch(passage, one.end, max(one.end, two.start)):
            kind = ClueKind.DATE if dated else ClueKind.PAIR
            yield Clue(kind, f"{one.begins} {two.begins}", one.start, two.end)


def _is_year(word: str) -> bool:
    return len(word) == 4 and word.isdecimal() and int(word) in YEARS


def figure_clues(passage: str) -> Iterator[Clue]:
    """Each number with its unit, and the unit with the years that stand beside it."""
    years = [(hit[0], hit.start()) for hit in _YEAR.finditer(passage) if _is_year(hit[0])]
    for hit in _FIGURE.finditer(passage):
        if _is_year(hit[1]):
            continue
        unit = _begins(hit[2])
        yield Clue(ClueKind.FIGURE, f"{_number(hit[1])} {unit}", hit.start(), hit.end())
        for year in {year for year, at in years if abs(at - hit.start()) <= YEAR_WITHIN}:
            yield Clue(ClueKind.FIGURE, f"{unit} in {year}", hit.start(), hit.end())


def _number(written: str) -> str:
    """`12,000` and `12 000` are one number, `16.7` and `16,7` another."""
    if re.fullmatch(r"\d{1,3}(?:[., \u00a0]\d{3})+", written):
        return re.sub(r"\D", "", written)
    return written.replace(",", ".")


def name_clues(passage: str, said: Sequence[ClueWord], taken: Iterable[Clue]) -> Iterator[Clue]:
    """Capitalised words, one after another, within a sentence; not those in which the register has found a name."""
    covered = [(clue.start, clue.end) for clue in taken]
    run: list[ClueWord] = []
    for word in [*said, ClueWord("", len(passage) + 9, 0)]:
        if run and not (_capital(passage, word) and passage[run[-1].end : word.start] == " "):
            yield from _named(passage, run, covered)
            run = []
        if _capital(passage, word):
            run.append(word)


def _named(passage: str, run: Sequence[ClueWord], covered: Iterable[tuple[int, int]]) -> Iterator[Clue]:
    start, end = run[0].start, run[-1].end
    opens = len(run) == 1 and not re.search(r"[\w,;)]\s$", passage[max(0, start - 2) : start])
    if not opens and not any(a < end and start < b for a, b in covered):
        yield Clue(ClueKind.NAME, " ".join(word.begins for word in run), start, end)


def _capital(passage: str, word: ClueWord) -> bool:
    return word.end > word.start and passage[word.start].isupper()


def addresses(passage: str) -> list[tuple[str, int, int]]:
    """The DOIs and web addresses in a passage, as they are compared, each with its place."""
    hits = ((hit[0].casefold(), hit.start(), hit.end()) for hit in _ADDRESS.finditer(passage))
    return [(re.sub(r"^https?://(?:(?:dx\.)?doi\.org/)?|/$", "", said), start, end) for said, start, end in hits]
