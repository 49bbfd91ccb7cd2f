"""Titles of a text whose every paragraph is one line: a class of short lines that end in no full stop, each above a
paragraph."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from .lines import (
    MOST_LETTERS_OF_A_TITLE,
    MOST_LETTERS_OF_A_WRAPPED_LINE,
    TEXTS_REMEMBERED,
    Line,
    filled_lines,
    is_open,
    is_wrapped,
)
from .reference_list import is_title_of_works
from .titles import begins_title, ends_title, is_section_name, section_label

LETTERS_OF_A_PARAGRAPH = 200
"""Characters: so long a line is a paragraph, whatever ends it."""
LETTERS_OF_AN_ANNOUNCEMENT = 40
"""Characters: a shorter line before a colon is a label."""
SHARE_OF_PARAGRAPHS, SHARE_OF_LONG_LINES = 0.6, 0.3
"""Of a text's letters: paragraphs have at least so many where the lines between them are titles, and lines that are
longer than any of a page."""


@lru_cache(maxsize=TEXTS_REMEMBERED)
def title_lines(text: str) -> tuple[Line, ...]:
    """The lines that are titles; none where lines are broken, in a list, or where there is one of no known name."""
    rows = [] if is_wrapped(text) else filled_lines(text)
    paragraphs = [row for row in rows if _is_paragraph(row)]
    long = [row for row in rows if len(row.words) > MOST_LETTERS_OF_A_WRAPPED_LINE]
    if _letters(paragraphs) < SHARE_OF_PARAGRAPHS * _letters(rows) or _letters(long) < SHARE_OF_LONG_LINES * _letters(
        rows
    ):
        return ()
    found = tuple(_outside_lists_of_works(_above_paragraphs(rows)))
    sure = len(found) > 1 or any(line is rows[0] or is_section_name(line.words) for line in found)
    return found if sure else ()


def _letters(rows: Iterable[Line]) -> int:
    return sum(len(row.words) for row in rows)


def _is_paragraph(row: Line) -> bool:
    announces = row.words.endswith(":") and len(row.words) > LETTERS_OF_AN_ANNOUNCEMENT
    return not is_open(row.words) or announces or len(row.words) > LETTERS_OF_A_PARAGRAPH


def _fits_a_title(row: Line) -> bool:
    fits = begins_title(row.words) or (row.start == 0 and len(row.words) <= MOST_LETTERS_OF_A_TITLE)
    return "\t" not in row.text and fits and ends_title(row.words) and is_open(row.words)


def _above_paragraphs(rows: Sequence[Line]) -> Iterator[Line]:
    """Of the lines that follow one another above a paragraph the last, at the beginning of the text the first; and
    those which have a number or a known name."""
    at = 0
    for titles, group in itertools.groupby(rows, key=_fits_a_title):
        lines = list(group)
        at += len(lines)
        if titles and at < len(rows) and _is_paragraph(rows[at]):
            opens = lines[0] is rows[0] and len(lines) > 1  # a title, then perhaps an author
            yield from (line for line in lines if line is lines[0 if opens else -1] or _is_named(line.words))


def _is_named(words: str) -> bool:
    return bool(section_label(words)[0]) or is_section_name(words)


def _outside_lists_of_works(found: Iterable[Line]) -> Iterator[Line]:
    """Without lines of a list of works: they end as they will."""
    listed = False
    for line in found:
        listed = is_title_of_works(line.words) or (listed and not _is_named(line.words))
        if not listed or is_title_of_works(line.words):
            yield line
