"""What is longer than any book is left as it came."""

from __future__ import annotations

MOST_LINES, MOST_SHORT_LINES = 80_000, 40_000
"""Lines: a text of more is left as it came; no book of five megabytes has so many, and none so many short ones."""
LETTERS_OF_A_SHORT_LINE = 30
"""Characters of a line, with its end, in the middle of the whole text."""
LINE_BREAKS = "\n\r\f\v\u2028\u2029\x85"


def line_count(raw: str) -> int:
    """How many lines and pages a file has, whatever ends them."""
    return sum(map(raw.count, LINE_BREAKS)) - raw.count("\r\n") + 1


def is_no_book(raw: str) -> bool:
    """Whether a file has more lines than any book, so that it is left as it came."""
    count = line_count(raw)
    return count > MOST_LINES or (count > MOST_SHORT_LINES and len(raw) < LETTERS_OF_A_SHORT_LINE * count)
