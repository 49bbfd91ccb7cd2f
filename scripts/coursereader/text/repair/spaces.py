"""Line ends become blanks, and blanks that only the setting needed go."""

from __future__ import annotations

import re
from collections.abc import Iterable

from .draft import Cut, Draft, Edit

LINE_END = re.compile(r"(?<![\n \t])[ \t]*\n[ \t]*(?![\n \t])")
BLANKS = re.compile(r"[ \t]{2,}|\t")
HARD = re.compile(r"(?<=[^\W\d_]|[,.;”])\u00a0(?=[“\"(]?[^\W\d_])")
"""A no-break space between words, where no typography asks for one: the setting's way to fill a line."""
EDGES = re.compile(r"(?:(?<=\n\n)|\A)[ \t\u00a0]+|(?<![ \t\u00a0])[ \t\u00a0]+(?=\n\n|\n*\Z)")


def line_ends(draft: Draft) -> Iterable[Edit]:
    """A line break within a paragraph is a blank."""
    for number in range(len(draft.streams)):
        for found in LINE_END.finditer(draft.words(number)):
            yield Cut(found.start(), found.end(), "line-end", " ", stream=number)


def spaces(draft: Draft) -> Iterable[Edit]:
    """Several blanks are one; none stands at the edge of a paragraph. A blank the author set before a mark is left."""
    for number in range(len(draft.streams)):
        words = draft.words(number)
        edges = [found.span() for found in EDGES.finditer(words)]
        for start, end in edges:
            yield Cut(start, end, "blank", "", stream=number)
        taken = {at for start, end in edges for at in (start, end - 1)}
        for found in HARD.finditer(words):
            yield Cut(found.start(), found.end(), "blank", " ", stream=number)
        for found in BLANKS.finditer(words):
            if found.start() not in taken and found.end() - 1 not in taken:
                yield Cut(found.start(), found.end(), "blank", " ", stream=number)
