"""An interview as a web page gives it, one line a block: what stands around the turns, and what between them."""

from __future__ import annotations

import itertools
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ....model.pieces import PieceKind, StreamKind
from ..draft import Aside, Change, Draft, Edit
from ..evidence.lines import Line, filled_lines, is_wrapped
from ..evidence.titles import section_label
from ..evidence.web_page import CREDIT_WITHIN, DATE_LINE, FEWEST_LINES_AROUND, around, is_label, is_web

SHARE_OF_LABELS = 0.6
"""Of the lines behind the last turn: so many are no sentences."""
FEWEST_WORDS_OF_A_TITLE = 4


@dataclass(frozen=True)
class WebInterview:
    """The lines of an interview around and between its turns."""

    rows: tuple[Line, ...]
    turns: tuple[int, ...]
    """Which of them open a turn."""
    asked: frozenset[int]
    """Which of them ask."""
    end: int
    """The line behind the last of the text."""

    @staticmethod
    def of(draft: Draft, rows: Sequence[Line] = ()) -> WebInterview | None:
        """Of all lines, or of some; None where nobody speaks, or the gaps between the lines tell blocks apart."""
        spoken = {mark.at: mark.value for mark in draft.marks(PieceKind.SPEAKER)}
        rows = tuple(rows or filled_lines(draft.text))
        turns = tuple(index for index, line in enumerate(rows) if line.start in spoken)
        if len(turns) < FEWEST_LINES_AROUND or not _is_uniform(draft, rows):
            return None
        asker = spoken[rows[turns[0]].start]
        asked = frozenset(index for index in turns if spoken[rows[index].start] == asker)
        return WebInterview(rows, turns, asked, _end(rows, turns[-1]))

    @property
    def lead(self) -> int:
        """The first line that is a sentence, before the first turn; that turn where none is."""
        first = self.turns[0]
        sentences = [
            i for i in range(first) if not (is_label(self.rows[i].words) or DATE_LINE.match(self.rows[i].words))
        ]
        return sentences[0] if sentences else first

    @property
    def title(self) -> int | None:
        """The line above the lead that is a title."""
        above = [i for i in range(self.lead) if len(self.rows[i].words.split()) >= FEWEST_WORDS_OF_A_TITLE]
        titles = [i for i in above if not DATE_LINE.match(self.rows[i].words)]
        return titles[-1] if titles else None

    @property
    def labels(self) -> list[int]:
        """Lines between the turns that are no sentences; behind the last sentence only credits."""
        inside = [i for i in range(self.turns[0] + 1, self.end) if i not in self.turns]
        found = [i for i in inside if is_label(self.rows[i].words)]
        last = max({*self.turns, *inside} - {*found})
        return [i for i in found if i < last or CREDIT_WITHIN.search(self.rows[i].words)]

    def headings(self) -> list[int]:
        """Of the labels: those before a question, of one class where some have numbers; a credit is under a picture."""
        found = [i for i in self.labels if i + 1 in self.asked and not CREDIT_WITHIN.search(self.rows[i].words)]
        kinds = Counter(section_label(self.rows[i].words)[0] for i in found)
        kind, count = max(((kind, count) for kind, count in kinds.items() if kind), default=("", 0))
        return [i for i in found if count < 2 or section_label(self.rows[i].words)[0] == kind]


def page_chrome(draft: Draft) -> Iterable[Edit]:
    """Sets aside what a web page has around a text: of an interview all but the title above the first sentence, and
    what stands behind the last answer."""
    rows = filled_lines(draft.text)
    outside = set(around(rows))
    inside = [row for at, row in enumerate(rows) if at not in outside]
    aside, title = [rows[at] for at in sorted(outside)], None
    web = None if is_wrapped(draft.text) else WebInterview.of(draft, inside)
    if web:
        head = list(range(web.lead))
        if outside or _is_chrome(web.rows, head):
            title = web.title
            aside += [web.rows[at] for at in head if at != title]
        aside += web.rows[web.end :]
    yield from (Aside(row.start, row.end, StreamKind.IMPRINT) for row in aside)
    if web and title is not None:
        yield Change(web.rows[title].start, web.rows[title].start, PieceKind.HEADING, "", "1")


def _end(rows: Sequence[Line], last: int) -> int:
    """Where the text ends behind the last turn: at the first of the lines that the page has below it."""
    first = next((i for i in range(last + 1, len(rows)) if is_label(rows[i].words)), len(rows))
    tail = range(first, len(rows))
    return first if _is_chrome(rows, tail) else len(rows)


def _is_chrome(rows: Sequence[Line], tail: Sequence[int]) -> bool:
    labels = sum(is_label(rows[i].words) for i in tail)
    web = any(is_web(rows[i].words) for i in tail)
    return web and len(tail) >= FEWEST_LINES_AROUND and labels >= SHARE_OF_LABELS * len(tail)


def _is_uniform(draft: Draft, rows: Sequence[Line]) -> bool:
    """Whether an empty line stands between all lines, or between none: it says nothing. A line that was set aside
    left its end."""
    holes = draft.holes
    pairs = [
        draft.text.count("\n", a.end, b.start) > 1 + bisect_right(holes, b.start) - bisect_left(holes, a.end)
        for a, b in itertools.pairwise(rows)
    ]
    return not any(pairs) or all(pairs)
