"""Notes: small type at the feet of columns, or under a heading of their own, and the raised marks that call them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from .characters import Glyph, PageBox
from .lines import TypeLine
from .paragraphs import is_display

SMALLER = 0.94
"""Of the body's size: the type of notes is no larger, where no rule stands over them."""
RAISED_SIZE, RAISED_BY = 0.86, 0.16
"""Of the line's size: how small a raised figure is at most, and how far it is raised at least."""
INK_RAISED = 0.24
"""Of the size: where the ink of a figure begins that a font draws raised."""
RULE = (20.0, 260.0)
"""Points: how long the rule over notes is."""
SIGNS = "*†‡§¶‖∗⁎"
SUPERIOR = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹∗⁎", "0123456789**")
SUPERIORS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
MARK = re.compile(r"(?:\d{1,3}|[*†‡§¶‖#]{1,4}|[a-z])(?:[,;]\s?(?:\d{1,3}|[*†‡§¶‖]{1,4}))*$")
LABEL = re.compile(r"\s*(?:\[(\d{1,3})\]|\((\d{1,3})\)|(\d{1,3})[.)]?(?=\s|[^\W\d_]|[“\"«„‘(\[]))|\s*([*†‡§¶‖]{1,4})")
NOTES_TITLE = re.compile(r"\W*(?:(?:end|foot)?notes?|anmerkungen|fußnoten|endnoten|notas|notes de fin|note|noten|przypisy|poznámky|примечания|注释|注|脚注|Σημειώσεις)\W*$", re.IGNORECASE)  # fmt: skip
OPEN_END = re.compile(r"[.!?…。！？:;”\"»)’\]]\W*$")
FEWEST_MARKS = 2
"""Raised marks: where there are fewer, numbers in brackets may be marks."""
LEAST_PAIRED = 0.6
"""Of the notes, and of the raised figures: where fewer find each other, figures are not notes' marks."""


@dataclass(frozen=True)
class RaisedMark:
    """Raised figures or a sign at a word."""

    chars: tuple[Glyph, ...]
    label: str

    @property
    def page(self) -> int:
        return self.chars[0].page


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


@dataclass(frozen=True)
class ColumnFeet:
    """What stands at the feet of columns, and what does not."""

    body: tuple[TypeLine, ...]
    notes: tuple[FootNote, ...]
    doubts: tuple[str, ...] = ()


def is_raised(char: Glyph, line: TypeLine) -> bool:
    """Whether a character is set above its line, smaller; or drawn so by its font."""
    raised = line.base - char.base
    smaller = char.size <= RAISED_SIZE * line.size and (raised >= RAISED_BY * line.size or abs(raised) > line.size)
    drawn = char.text.isdecimal() and char.rise >= INK_RAISED * char.size
    return smaller or drawn or char.text in SUPERIORS


def marks_in(line: TypeLine, opens: bool = True) -> list[RaisedMark]:
    """The raised figures and signs of a line; where it opens a block, those at its beginning may be a note's label."""
    found: list[RaisedMark] = []
    at = 0
    for raised, group in groupby(line.chars, key=lambda char: is_raised(char, line) or char.text in "*†‡∗⁎"):
        chars = tuple(group)
        if raised and (at or not opens):
            found += _marks(chars)
        at += len(chars)
    return found


def bracketed(line: TypeLine) -> list[RaisedMark]:
    """Numbers in brackets, as marks that are not raised."""
    joined = "".join(char.text for char in line.chars)
    found = re.finditer(r"(?<!\d)[\[(](\d{1,3})[\])]", joined) if len(joined) == len(line.chars) else ()
    return [RaisedMark(line.chars[one.start() : one.end()], one[1]) for one in found]


def _marks(chars: Sequence[Glyph]) -> Iterator[RaisedMark]:
    text = "".join(char.text for char in chars).translate(SUPERIOR)
    if MARK.match(text):
        for found in re.finditer(r"\d+|[*†‡§¶‖#]+|[a-z]+", text):
            yield RaisedMark(tuple(chars[found.start() : found.end()]), found.group())


def label_of(line: TypeLine) -> tuple[str, int] | None:
    """The number or sign that a line begins with, and how many characters it takes."""
    raised = 0
    while raised < len(line.chars) and is_raised(line.chars[raised], line):
        raised += 1
    said = "".join(char.text for char in line.chars[:raised]).translate(SUPERIOR)
    if raised and re.fullmatch(r"\d{1,3}|[*†‡§¶‖]{1,4}", said):
        return said, raised
    found = LABEL.match(line.text.translate(SUPERIOR))
    if not found:
        return None
    label = next(filter(None, found.groups()))
    return label, len(re.sub(r"\s", "", line.text[: found.end()]))


def feet(lines: Sequence[TypeLine], rules: Mapping[int, Sequence[PageBox]], body: float) -> ColumnFeet:
    """The notes at the feet of columns taken off the lines; what runs on over a page is joined."""
    kept: list[TypeLine] = []
    notes: list[FootNote] = []
    raised = [mark for line in lines for mark in marks_in(line)]
    plain = [mark for line in lines for mark in bracketed(line)] if len(raised) < FEWEST_MARKS else []
    called = {(mark.page, mark.label) for mark in (*raised, *plain)}
    listed = False
    for _, group in groupby(lines, key=lambda line: line.column):
        column = list(group)
        listed, first = _under_a_title(column, listed, body)
        cut = max(first, _foot(column, rules.get(column[0].page, ()), body, notes, called))
        kept += column[:cut]
        for line in column[cut:]:
            _add(line, notes, called, line is column[cut])
    return ColumnFeet(tuple(kept), tuple(notes))


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


def _foot(
    column: Sequence[TypeLine],
    rules: Sequence[PageBox],
    body: float,
    notes: Sequence[FootNote],
    called: set[tuple[int, str]],
) -> int:
    """Where the notes of a column begin: small lines down to its end, the first of them labelled, or going on with a
    note of the page before."""
    ruled = _below_a_rule(column, rules)
    cut = len(column)
    while cut and column[cut - 1].size <= SMALLER * body:
        cut -= 1
    if ruled is not None and (ruled <= cut or cut == len(column)):
        cut = ruled
    elif ruled is not None:
        cut = max(cut, ruled)
    runs_on = bool(notes) and notes[-1].at_foot and _is_open(notes[-1])
    while cut < len(column):
        label = label_of(column[cut])
        if label and _may_open(label[0], column[cut], notes, called, cut == ruled):
            return cut
        if (
            runs_on
            and (ruled is not None or cut > 0)
            and notes[-1].lines[-1].page <= column[cut].page <= notes[-1].lines[-1].page + 1
        ):
            return cut
        later = next((n for n in range(cut + 1, len(column)) if (found := label_of(column[n])) and _may_open(found[0], column[n], notes, called)), None)  # fmt: skip
        if later is None:
            return len(column)
        if runs_on:
            return cut
        cut = later
    return cut


def _may_open(
    label: str, line: TypeLine, notes: Sequence[FootNote], called: set[tuple[int, str]], ruled: bool = False
) -> bool:
    """Whether a label is one that a mark on its page calls, or the next after the last note's."""
    if (line.page, label) in called or (line.page - 1, label) in called or (ruled and label == "1"):
        return True
    return label.isdecimal() and bool(notes) and notes[-1].label.isdecimal() and int(label) == int(notes[-1].label) + 1


def _below_a_rule(column: Sequence[TypeLine], rules: Sequence[PageBox]) -> int | None:
    """The first line below a short rule that begins where the column does, with nothing of the body below it."""
    left, right = column[0].margins
    for rule in sorted(rules, key=lambda rule: -rule.top):
        if RULE[0] <= rule.right - rule.left <= RULE[1] and abs(rule.left - left) < 12 and rule.left < right:
            first = next((n for n, line in enumerate(column) if line.base > rule.top and line.top > rule.top - 3), None)
            return first
    return None


def _is_open(note: FootNote) -> bool:
    return not OPEN_END.search(note.lines[-1].text) or note.lines[-1].short < 2


def _add(line: TypeLine, notes: list[FootNote], called: set[tuple[int, str]], first: bool) -> None:
    """A line of a foot: a note begins in it, or goes on."""
    label = label_of(line)
    if label and _may_open(label[0], line, notes, called, first):
        chars = line.chars[: label[1]]
        notes.append(FootNote(label[0], chars, (line.from_(label[1]),), line.page, True))
    elif notes:
        notes[-1] = replace(notes[-1], lines=(*notes[-1].lines, line))


def paired(
    notes: Sequence[FootNote], marks: Sequence[RaisedMark]
) -> tuple[tuple[FootNote, ...], dict[int, RaisedMark], dict[int, str]]:
    """Notes with numbers of their own; by the first character of a mark, the mark and the number of its note."""
    numbers = _numbers([note.label for note in notes])
    numbered = tuple(replace(note, number=number) for note, number in zip(notes, numbers, strict=True))
    found: dict[int, str] = {}
    free = list(marks)
    for note, near in [*((note, True) for note in numbered), *((note, False) for note in numbered)]:
        if not near and note.number in found.values():
            continue
        mark = next((mark for mark in free if mark.label == note.label and (not near or _is_near(note, mark))), None)
        if mark:
            free.remove(mark)
            found[mark.chars[0].index] = note.number
    by_place = {mark.chars[0].index: mark for mark in marks}
    again = {(note.page, note.label): note.number for note in numbered if note.at_foot}
    for mark in free:  # one note may be called twice on its page
        number = again.get((mark.page, mark.label))
        if number and not mark.label.isdecimal():
            found[mark.chars[0].index] = number
    return numbered, by_place, found


def _is_near(note: FootNote, mark: RaisedMark) -> bool:
    return not note.at_foot or mark.page in (note.page, note.page - 1)


def _numbers(labels: Sequence[str]) -> list[str]:
    """Their own, where they rise through the whole text; else they are counted."""
    figures = [label for label in labels if label.isdecimal()]
    if all(int(a) < int(b) for a, b in zip(figures, figures[1:], strict=False)):
        signs: dict[str, int] = {}
        out = []
        for label in labels:
            if label.isdecimal():
                out.append(label)
            else:
                signs[label] = signs.get(label, 0) + 1
                out.append(label)
        if not any(not label.isdecimal() for label in labels):
            return out
        if figures and len(set(out)) == len(out):
            return [label if label.isdecimal() else f"s{n}" for n, label in enumerate(out, 1)]
    return [str(n) for n in range(1, len(labels) + 1)]


def is_coherent(notes: Sequence[FootNote], marks: Iterable[RaisedMark], found: Mapping[int, str]) -> bool:
    """Whether most notes are called by a mark, and most marks that look like calls call one."""
    figures = [mark for mark in marks if not re.fullmatch("[a-z]+", mark.label)]
    paired = len(set(found.values()))
    return bool(notes) and paired >= LEAST_PAIRED * len(notes) and len(found) >= LEAST_PAIRED * len(figures)
