"""A PDF read: its text with explicit signs, what was set aside with its place, and what is in doubt."""

from __future__ import annotations

from array import array
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from ..extraction import Extraction, SetAside
from ..stated import AsideName
from .assembly import TextWriter, written
from .brackets import with_brackets
from .calls import is_coherent, paired
from .captions import captions, is_picture, with_floats
from .characters import FORMAT, characters
from .columns import in_columns
from .furniture import furniture
from .glyphs import Glyph, PageBox, PdfCharacters
from .headings import headings
from .lines import BLANK, TypeLine
from .marks import RaisedMark, bracketed, label_of, marks_in
from .notes import NOTES_TITLE, FootNote, feet
from .page_numbers import page_numbers
from .paragraphs import TypeBlock, TypeSetting, is_quotation, setting_of
from .runs import body_size, runs_of
from .tables import in_blocks, tables_in

LOST = "\ufffd"
MOST_LOST = 0.02
"""Share of letters whose meaning the file does not say: from here on the text is in doubt."""


@dataclass(frozen=True)
class PdfText:
    """What came of a PDF."""

    text: str
    """Markdown whose signs are law."""
    aside: tuple[SetAside, ...]
    doubts: tuple[str, ...]
    where: array[int]
    """By place in the text, the character of the file that stands there; -1 for a sign of ours."""
    aside_of: Mapping[int, AsideName]
    """By character, the name under which it was set aside."""
    count: int
    """Of all characters of the file."""


def read_pdf(data: bytes) -> Extraction:
    """The text of a PDF. Raises UnreadableError."""
    read = read_with_places(data)
    return Extraction(FORMAT, read.text, read.aside, read.doubts)


def read_with_places(data: bytes) -> PdfText:
    """The same, and of each character where it stands. Raises UnreadableError."""
    found = characters(data)
    size = body_size(found.pages)
    runs = [runs_of(page) for page in found.pages]
    edges = furniture(found.pages, runs)
    aside = {char.order: why for char, why in found.aside} | dict(edges.aside)
    runs = [[run for run in part if run.chars[0].order not in edges.aside] for part in runs]
    lines = with_brackets(in_columns(found.pages, runs, size))
    rules = {page.number: page.rules for page in found.pages}
    body, at_feet = feet(lines, rules, size)
    tables, unsure = tables_in(body, rules)
    blocks = in_blocks(body, setting := setting_of(body, size), tables)
    images = {page.number: page.images for page in found.pages}
    blocks = with_floats(blocks, images)
    blocks, ended = _endnotes(blocks, headings(blocks, setting))
    notes, marks, doubts = _noted(blocks, (*at_feet, *ended))
    named = captions(blocks, images)
    levels = headings(blocks, setting, named)
    writer = written(_kinds(blocks, levels, named, setting), notes, TextWriter(page_numbers(found.pages, edges), marks))
    chars = {char.order: char for page in found.pages for char in page.chars} | {
        char.order: char for char, _ in found.aside
    }
    aside |= {at: AsideName.NOTE_SIGN for first, (count, _) in marks.items() for at in _following(chars, first, count)}
    aside |= writer.dropped | {char.order: AsideName.NOTE_SIGN for note in notes for char in note.label_chars}
    told = tuple(_set_aside(chars, aside, {page.number: page.width for page in found.pages if page.mirrored}))
    return PdfText(writer.text, told, (*_doubts(found, unsure), *doubts), writer.where, aside, found.count)


def _endnotes(blocks: Sequence[TypeBlock], levels: Mapping[int, int]) -> tuple[list[TypeBlock], list[FootNote]]:
    """The notes under headings of their own, taken off the blocks."""
    kept: list[TypeBlock] = []
    notes: list[FootNote] = []
    within = False
    for n, block in enumerate(blocks):
        if n in levels or NOTES_TITLE.match(block.text):
            within = bool(NOTES_TITLE.match(block.text)) or (within and not notes)
            kept.append(block)
        elif within and (found := _notes_of(block, notes)):
            notes = found
        else:
            within = False
            kept.append(block)
    return kept, notes


def _notes_of(block: TypeBlock, notes: Sequence[FootNote]) -> list[FootNote]:
    """The notes so far with those of one block more; none where it begins with no number that follows."""
    out = list(notes)
    for n, line in enumerate(block.lines):
        label = label_of(line)
        expected = {"1", str(int(out[-1].label) + 1) if out and out[-1].label.isdecimal() else "1"}
        if label and label[0] in expected and (n == 0 or label[0] != "1"):
            out.append(FootNote(label[0], line.chars[: label[1]], (line.from_(label[1]),), line.page, False))
        elif out:
            out[-1] = replace(out[-1], lines=(*out[-1].lines, line))
        else:
            return []
    return out


def _noted(
    blocks: Sequence[TypeBlock], notes: Sequence[FootNote]
) -> tuple[tuple[FootNote, ...], dict[int, tuple[int, str]], tuple[str, ...]]:
    """The notes with their numbers; by its first character each mark that calls one; and what is in doubt."""
    if not notes:
        return (), {}, ()
    ways: list[list[RaisedMark]] = [
        [mark for block in blocks for line in block.lines for mark in marks_in(line, line is block.first)],
        [mark for block in blocks for line in block.lines for mark in bracketed(line)],
    ]
    for marks in ways:
        numbered, by_place, found = paired(notes, marks)
        if is_coherent(numbered, marks, found):
            calls = {at: (len(by_place[at].chars), number) for at, number in found.items()}
            missing = [note.label for note in numbered if note.number not in found.values()]
            said = (f"Notes without a mark: {', '.join(missing)}.",) if missing else ()
            return numbered, calls, said
    numbered, _, _ = paired(notes, ())
    return numbered, {}, ("The notes at the feet of pages find no marks in the text.",)


def _kinds(
    blocks: Sequence[TypeBlock], levels: Mapping[int, int], named: Container[int], setting: TypeSetting
) -> Iterator[tuple[TypeBlock, str, int]]:
    for n, block in enumerate(blocks):
        if block.rows or n in named:
            yield block, "table" if block.rows else "caption", 0
        else:
            kind = "heading" if n in levels else "quotation" if is_quotation(block, setting) else "paragraph"
            yield block, kind, levels.get(n, 0)


def _following(chars: Mapping[int, Glyph], first: int, count: int) -> Iterator[int]:
    at = first
    while count:
        if at in chars and not chars[at].text.isspace():
            count -= 1
            yield at
        at += 1


def _set_aside(
    chars: Mapping[int, Glyph], aside: Mapping[int, AsideName], mirrored: Mapping[int, float]
) -> Iterator[SetAside]:
    """Characters that were set aside side by side on one line, together."""
    told = sorted(at for at, why in aside.items() if why is not AsideName.BLANK)
    groups = groupby(told, key=lambda at: (aside[at], chars[at].page, round(chars[at].base)))
    for (why, page, _), group in groups:
        found = [chars[at] for at in group]
        sides = (
            min(char.left for char in found), min(char.top for char in found),
            max(char.right for char in found), max(char.bottom for char in found),
        )  # fmt: skip
        box = PageBox(*sides)
        left, top, right, bottom = map(round, box.mirrored(mirrored[page]) if page in mirrored else box)
        yield SetAside(why, _said(found), page + 1, (left, top, right, bottom))


def _said(found: Sequence[Glyph]) -> str:
    """The words that characters make, with blanks where they stand apart."""
    apart = (" " * (b.left - a.right > BLANK * b.size) for a, b in pairwise(found))
    return "".join(part for char, gap in zip(found, (*apart, ""), strict=True) for part in (char.text, gap))


def _doubts(found: PdfCharacters, unsure: Sequence[TypeLine]) -> Iterable[str]:
    if unsure:
        pages = _pages({line.page for line in unsure})
        yield f"Lines that may be a table stand as they came: page {pages} of the file."
    pictured = (page for page in found.pages if page.chars and not page.recognised)
    if shown := {page.number for page in pictured if any(map(is_picture, page.images))}:
        yield f"Pictures are no part of the text: page {_pages(shown)} of the file."
    if any(page.recognised for page in found.pages):
        yield "The letters were recognised from pictures of the pages: read them against these."
    empty = {page.number for page in found.pages if not page.chars and page.images}
    if empty:
        yield f"Pages without letters, perhaps pictures of text: {_pages(empty)}."
    count = sum(char.text == LOST for page in found.pages for char in page.chars)
    if count > MOST_LOST * found.count:
        yield f"The file does not say what {count} of its characters mean."


def _pages(numbers: Iterable[int]) -> str:
    """Of the file, from 1."""
    return ", ".join(str(number + 1) for number in sorted(numbers)[:20])
