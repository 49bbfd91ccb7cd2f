"""Notes at the feet of columns: small type down to the end, or what stands under a short rule."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from .glyphs import Glyph, PageBox
from .lines import TypeLine
from .marks import bracketed, is_raised, label_of, marks_in
from .paragraphs import is_display

SMALLER = 0.94
"""Of the body's size: the type of notes is no larger, where no rule stands over them."""
RULE = (20.0, 260.0)
"""Points: how long the rule over notes is."""
NOTES_TITLE = re.compile(
    r"\W*(?:(?:end|foot)?notes?|anmerkungen|fußnoten|endnoten|notas|notes de fin|note|noten|przypisy|poznámky|"
    r"примечания|注释|注|脚注|Σημειώσεις)\W*$",
    re.IGNORECASE,
)
OPEN_END = re.compile(r"[.!?…。！？:;”\"»)’\]]\W*$")
FEWEST_MARKS = 2
"""Raised marks: where there are fewer, numbers in brackets may be marks."""


@dataclass(frozen=True)
class FootNote:
    """A body: its label as printed, and its lines without it."""

    label: str
    label_chars: tuple[Glyph, ...]
    lines: tuple[TypeLine, ...]
    page: int
    at_foot: bool
    number: str = ""
    """The label that the text gives it: no other note has it."""
    is_raised: bool = False
    """Whether its label is."""


def feet(
    lines: Sequence[TypeLine], rules: Mapping[int, Sequence[PageBox]], body: float
) -> tuple[tuple[TypeLine, ...], tuple[FootNote, ...]]:
    """The lines without the notes at the feet of columns, and these; what runs on over a page is joined."""
    raised = [mark for line in lines for mark in marks_in(line)]
    plain = [mark for line in lines for mark in bracketed(line)] if len(raised) < FEWEST_MARKS else []
    reader = _FootReader(rules, body, frozenset((mark.page, mark.label) for mark in (*raised, *plain)), [])
    kept: list[TypeLine] = []
    listed = False
    for _, group in groupby(lines, key=lambda line: line.column):
        column = list(group)
        listed, first = _under_a_title(column, listed, body)
        cut = max(first, reader.foot(column))
        kept += column[:cut]
        for line in column[cut:]:
            reader.add(line, line is column[cut])
    return tuple(kept), tuple(reader.notes)


def _under_a_title(column: Sequence[TypeLine], listed: bool, body: float) -> tuple[bool, int]:
    """Whether a column ends among notes under a title of their own; and where the last of these in it ends."""
    first = 0
    for n, line in enumerate(column):
        if NOTES_TITLE.match(line.text):
            listed = True
        elif listed and is_display(line, body):
            listed = False
        first = n + 1 if listed else first
    return listed, first


@dataclass
class _FootReader:
    """What is known of the notes, column by column."""

    rules: Mapping[int, Sequence[PageBox]]
    body: float
    called: frozenset[tuple[int, str]]
    """Pages, and labels that a mark on them has."""
    notes: list[FootNote]

    def foot(self, column: Sequence[TypeLine]) -> int:
        """Where the notes of a column begin: at small lines down to its end, the first of them labelled, or going on
        with a note of the page before."""
        ruled = _below_a_rule(column, self.rules.get(column[0].page, ()))
        start = self._small(column, ruled)
        runs_on = self._runs_on(column[start:], ruled is not None or start > 0)
        opening = (n for n in range(start, len(column)) if self._opens(column[n], n == ruled))
        first = next(opening, None)
        if first is None:
            return start if runs_on else len(column)
        return start if runs_on else first

    def _small(self, column: Sequence[TypeLine], ruled: int | None) -> int:
        """Where the small lines at the end of a column begin, or what stands under a rule."""
        start = len(column)
        while start and column[start - 1].size <= SMALLER * self.body:
            start -= 1
        if ruled is None:
            return start
        return ruled if start == len(column) else max(start, ruled)

    def _runs_on(self, foot: Sequence[TypeLine], below: bool) -> bool:
        """Whether the last note may go on in a foot, below text or a rule on its page or the next."""
        if not (foot and below and self.notes and _is_open(self.notes[-1])):
            return False
        return 0 <= foot[0].page - self.notes[-1].lines[-1].page <= 1

    def _opens(self, line: TypeLine, ruled: bool) -> bool:
        """Whether a line begins with a label that a mark on its page calls, or the next after the last note's."""
        found = label_of(line)
        label = found[0] if found else ""
        called = (line.page, label) in self.called or (line.page - 1, label) in self.called
        if (called and not self._set_otherwise(line)) or (ruled and label == "1"):
            return True
        last = self.notes[-1].label if self.notes else ""
        return label.isdecimal() and last.isdecimal() and int(label) == int(last) + 1

    def _set_otherwise(self, line: TypeLine) -> bool:
        """Whether a line begins with a plain number where labels are raised: it is one of the note's words then."""
        return bool(self.notes) and self.notes[-1].is_raised and not is_raised(line.chars[0], line)

    def add(self, line: TypeLine, first: bool) -> None:
        """A line of a foot: a note begins in it, or goes on."""
        label = label_of(line)
        if label and self._opens(line, first):
            chars = line.chars[: label[1]]
            raised = is_raised(line.chars[0], line)
            self.notes.append(FootNote(label[0], chars, (line.from_(label[1]),), line.page, True, is_raised=raised))
        elif self.notes:
            self.notes[-1] = replace(self.notes[-1], lines=(*self.notes[-1].lines, line))


def _below_a_rule(column: Sequence[TypeLine], rules: Sequence[PageBox]) -> int | None:
    """The first line below a short rule that begins where the column does, with nothing of the body below it."""
    left, right = column[0].margins
    for rule in sorted(rules, key=lambda rule: -rule.top):
        if RULE[0] <= rule.right - rule.left <= RULE[1] and abs(rule.left - left) < 12 and rule.left < right:
            return next((n for n, line in enumerate(column) if line.base > rule.top and line.top > rule.top - 3), None)
    return None


def _is_open(note: FootNote) -> bool:
    return not OPEN_END.search(note.lines[-1].text) or note.lines[-1].short < 2
