"""A stretch of lines with no empty one between: a paragraph, rows of a table, lines of verse or of a program."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ..evidence.lines import runs_through
from . import signs

Stretch = tuple[int, int]
"""From where to where words stand."""
VERSE_SIGN = re.compile(r"[ \t]*\|(?:[ \t]+(?=[^|]*$)|$)")
"""One bar, at the beginning: a row of a table has others."""
PROGRAM_SIGN = re.compile(r"[(){};=<>]")
FEWEST_PROGRAM_SIGNS = 3
COLUMNS_OF_A_PROGRAM = 4


@dataclass(frozen=True, slots=True)
class LineGroup:
    """Lines that are one block."""

    parts: tuple[Stretch, ...]
    literal: bool = False


def divided(text: str, lines: Sequence[Stretch], broken_by_blanks: bool) -> Iterator[LineGroup]:
    """The blocks of which the lines are: of a table, verse or a program each is one."""
    words = [text[start:end] for start, end in lines]
    head = next((n for n in range(1, len(words)) if signs.is_table_rule(words[n]) and "|" in words[n - 1]), 0)
    if head:
        if head > 1:
            yield from _paragraph(text, lines[: head - 1], broken_by_blanks)
        yield from _each(text, lines[head - 1 :])
    elif any(map(signs.SET_TABLE.match, words)):
        yield from _each(text, lines)
    elif VERSE_SIGN.match(words[0]) and all(VERSE_SIGN.match(line) or line[:1] == " " for line in words):
        yield from _verse(text, lines)
    elif _is_set_in(words):
        literal = len(PROGRAM_SIGN.findall(" ".join(words))) >= FEWEST_PROGRAM_SIGNS
        yield from _each(text, lines, literal)
    else:
        yield from _paragraph(text, lines, broken_by_blanks)


def trimmed(text: str, stretch: Stretch) -> Stretch:
    """Without the blanks at both ends."""
    words = text[slice(*stretch)]
    return stretch[0] + len(words) - len(words.lstrip()), stretch[0] + len(words.rstrip())


def _each(text: str, lines: Sequence[Stretch], literal: bool = False) -> Iterator[LineGroup]:
    yield from (LineGroup((trimmed(text, line),), literal) for line in lines)


def _verse(text: str, lines: Sequence[Stretch]) -> Iterator[LineGroup]:
    """Each line behind its bar, with what runs on in the next, which has none."""
    group: list[Stretch] = []
    for start, end in lines:
        bar = VERSE_SIGN.match(text[start:end])
        if bar and group:
            yield LineGroup(tuple(group))
            group = []
        part = trimmed(text, (start + (bar.end() if bar else 0), end))
        group += [part] if part[0] < part[1] else []
    if group:
        yield LineGroup(tuple(group))


def _is_set_in(words: Sequence[str]) -> bool:
    """Whether all lines stand in from the margin, and no sentence runs through them: verse, or a program."""
    if min(map(signs.indent, words)) < COLUMNS_OF_A_PROGRAM:
        return False
    through = sum(runs_through(above.strip(), below.strip()) for above, below in pairwise(words))
    return 2 * through < len(words)


def _paragraph(text: str, lines: Sequence[Stretch], broken_by_blanks: bool) -> Iterator[LineGroup]:
    """The lines up to each that was ended on purpose."""
    group: list[Stretch] = []
    for line in lines:
        found = signs.HARD_BREAK.search(text, *line)
        ended = found and line != lines[-1] and (broken_by_blanks or found.group() == "\\")
        part = trimmed(text, (line[0], found.start() if found and ended else line[1]))
        group += [part] if part[0] < part[1] else []
        if ended and group:
            yield LineGroup(tuple(group))
            group = []
    if group:
        yield LineGroup(tuple(group))
