"""Lines of a table that lost its rules and gaps: under its caption, names and figures until the text goes on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from .lines import TEXTS_REMEMBERED, Line, filled_lines

TABLE_START = re.compile(
    r"(?:table|tab\.|tabelle|tableau|tabla|cuadro|tabella|tabela|таблица|табл\.)\s*\d{1,3}\b", re.IGNORECASE
)
"""How the caption of a table begins, which stands above it."""
FIGURE_OF_A_CELL = re.compile(r"(?:^|(?<=[^\W\d_]))[–—-]?\d[\d.,]*%?$")
"""What was counted, perhaps glued to the name before it."""
FEWEST_FIGURES_OF_A_ROW = 2
MOST_WORDS_OF_A_CELL = 6
LINES_TO_THE_FIGURES = 2
"""Lines from a name to what was counted: names of two columns may stand between."""
FEWEST_ROWS = 3
"""Lines: fewer are no table."""


@lru_cache(maxsize=TEXTS_REMEMBERED)
def table_lines(text: str) -> frozenset[int]:
    """Where the lines of tables begin, without their captions."""
    lines = filled_lines(text)
    found = [list(_below(lines, at)) for at, line in enumerate(lines) if TABLE_START.match(line.words)]
    return frozenset(line.start for rows in found if len(rows) >= FEWEST_ROWS for line in rows)


def has_figures(words: str) -> bool:
    """Whether a line is figures, or a name and several of them."""
    parts = words.split()
    figures = sum(bool(FIGURE_OF_A_CELL.search(part)) for part in parts)
    return figures == len(parts) or (figures >= FEWEST_FIGURES_OF_A_ROW and bool(FIGURE_OF_A_CELL.search(parts[-1])))


def _below(lines: Sequence[Line], caption: int) -> Iterator[Line]:
    """The lines of the table under a caption."""
    for at in range(caption + 1, len(lines)):
        words = lines[at].words
        near = lines[at + 1 : at + 1 + LINES_TO_THE_FIGURES] if len(words.split()) <= MOST_WORDS_OF_A_CELL else ()
        if not has_figures(words) and not any(has_figures(line.words) for line in near):
            return
        yield lines[at]
