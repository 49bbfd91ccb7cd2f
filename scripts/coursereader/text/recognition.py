"""What is recognised in an unknown file: the format that it asks for, what was found, what an editor should look at."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from ..model.formats import SourceFormat
from ..model.passages import PassageKind, SpanKind, Text
from ..model.pieces import PieceKind
from .repair.markdown.evidence import is_explicit_markdown
from .repair.markdown.markup import has_markup
from .repair.speech.interview import speakers
from .repair.stated.passages import is_stated

ONE_AND_MANY = {
    PassageKind.HEADING: ("heading", "headings"),
    PassageKind.PARAGRAPH: ("paragraph", "paragraphs"),
    PassageKind.QUOTATION: ("block quotation", "block quotations"),
    PassageKind.NOTE: ("note body", "note bodies"),
    PassageKind.REFERENCE: ("reference", "references"),
    PassageKind.PULLQUOTE: ("pull quote", "pull quotes"),
    PassageKind.CAPTION: ("caption", "captions"),
    PassageKind.FURNITURE: ("running head, folio or notice", "running heads, folios and notices"),
}

MOST_LETTERS_OF_A_PARAGRAPH = 6000
"""Characters of a paragraph: longer ones are seldom meant."""
SETTING = {
    PieceKind.PAGE_BREAK: ("page break", "page breaks"),
    PieceKind.COLUMN_BREAK: ("page set in two columns side by side", "pages set in two columns side by side"),
    PieceKind.SOFT_HYPHEN: ("hyphen of the setting closed", "hyphens of the setting closed"),
}
"""Kinds of pieces that tell how a text was set."""
LOST = "\ufffd"
"""What a tool writes for a character that it could not read."""
ROMAN_WITHIN = re.compile(r"\b[IVXLCDM]+\b", re.IGNORECASE)
NUMBER_FIRST = re.compile(r"(\d{1,3})[.)]?\s+\S")
FEWEST_NUMBERED_PARAGRAPHS = 4
"""Paragraphs: fewer are a list."""
LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True)
class Doubt:
    """Something that an editor should look at."""

    line: int
    """Of the file as received."""
    words: str
    """One or two sentences."""


def format_of(raw: str) -> SourceFormat:
    """What the evidence in a file says that it is."""
    if is_stated(raw):
        return SourceFormat.PASSAGES
    if is_explicit_markdown(raw):
        return SourceFormat.EXPLICIT
    return SourceFormat.MARKDOWN if has_markup(raw) else SourceFormat.INTERVIEW if speakers(raw) else SourceFormat.TEXT


def kind_of_text(raw: str) -> str:
    """Article or interview, as `source.yml` names it."""
    return "interview" if speakers(raw) else "article"


def recognised(text: Text) -> list[str]:
    """What the engine found in a text: one line a kind."""
    counts = Counter(passage.kind for passage in text.passages)
    lines = []
    for kind, (one, many) in ONE_AND_MANY.items():
        if counts[kind]:
            lines.append(f"{counts[kind]} {one if counts[kind] == 1 else many}")
    pieces = Counter(piece.kind for piece in text.pieces)
    lines += [
        f"{pieces[kind]} {one if pieces[kind] == 1 else many}" for kind, (one, many) in SETTING.items() if pieces[kind]
    ]
    marks = sum(span.kind == SpanKind.NOTE for passage in text.passages for span in passage.spans)
    if marks:
        lines.append(f"{marks} note mark{'s' if marks > 1 else ''}")
    speaking = sorted({passage.speaker for passage in text.passages if passage.speaker})
    if speaking:
        lines.append("speakers: " + ", ".join(speaking))
    return lines


def doubts(text: Text) -> list[Doubt]:
    """What an editor should look at, in the order of the file."""
    return sorted(
        [*_notes(text), *_numbered(text), *_headings(text), *_broken(text), *_shape(text)], key=lambda doubt: doubt.line
    )


def _notes(text: Text) -> Iterable[Doubt]:
    marked: dict[str, int] = {}
    for passage in text.passages:
        for span in passage.spans:
            if span.kind == SpanKind.NOTE:
                marked.setdefault(span.value, passage.lines[0])
    bodies = {passage.number: passage.lines[0] for passage in text.passages if passage.kind == PassageKind.NOTE}
    if without_body := marked.keys() - bodies.keys():
        line = min(marked[number] for number in without_body)
        words = f"Note marks without a body: {_numbers(without_body)}. Perhaps the file lacks the notes."
        yield Doubt(line, words)
    if without_mark := bodies.keys() - marked.keys():
        line = min(bodies[number] for number in without_mark)
        words = f"Notes without a mark: {_numbers(without_mark)}."
        yield Doubt(line, f"{words} Perhaps the mark was lost, or is printed in a way not known here.")


def _numbered(text: Text) -> Iterable[Doubt]:
    """Paragraphs that begin with numbers as notes do, in a text that has none: no marks answer them."""
    found = [
        passage
        for passage in text.passages
        if passage.kind in (PassageKind.PARAGRAPH, PassageKind.REFERENCE) and NUMBER_FIRST.match(passage.text)
    ]
    numbers = [int(number[1]) for passage in found if (number := NUMBER_FIRST.match(passage.text))]
    noted = any(passage.kind == PassageKind.NOTE for passage in text.passages)
    if not noted and len(numbers) >= FEWEST_NUMBERED_PARAGRAPHS and all(b == a + 1 for a, b in pairwise(numbers)):
        words = (
            f"Paragraphs begin with the numbers {numbers[0]} to {numbers[-1]}, but few marks in the text answer them."
        )
        yield Doubt(found[0].lines[0], f"{words} They were left in the text: if they are notes, say so by [^1].")


def _headings(text: Text) -> Iterable[Doubt]:
    for passage in text.passages:
        if passage.kind == PassageKind.HEADING and not LETTER.search(ROMAN_WITHIN.sub("", passage.text)):
            yield Doubt(passage.lines[0], f"The heading “{passage.text}” is a number: perhaps that of a page.")
    if not any(passage.kind == PassageKind.HEADING for passage in text.passages):
        yield Doubt(1, "No headings were recognised.")


def _broken(text: Text) -> Iterable[Doubt]:
    for passage in text.passages:
        if passage.kind == PassageKind.PARAGRAPH and passage.text[-1:].isalpha() and len(passage.text) > 80:
            yield Doubt(passage.lines[1], f"{passage.id} ends without a full stop: “…{passage.text[-40:]}”.")
        if passage.kind == PassageKind.PARAGRAPH and passage.text[:1].islower():
            yield Doubt(passage.lines[0], f"{passage.id} begins with a small letter: “{passage.text[:40]}…”.")


def _shape(text: Text) -> Iterable[Doubt]:
    if not any(passage.kind in (PassageKind.PARAGRAPH, PassageKind.QUOTATION) for passage in text.passages):
        yield Doubt(1, "No running text was recognised: perhaps the file is a table or a list.")
    paragraphs = [passage for passage in text.passages if passage.kind == PassageKind.PARAGRAPH]
    for passage in [one for one in paragraphs if len(one.text) > MOST_LETTERS_OF_A_PARAGRAPH][:3]:
        yield Doubt(passage.lines[0], f"{passage.id} is very long: perhaps paragraphs in it are not told apart.")
    columns = [piece.start for piece in text.pieces if piece.kind == PieceKind.COLUMN_BREAK]
    if columns:
        words = (
            "The pages were set in two columns: read whether the text goes on from the foot of each to the right head."
        )
        yield Doubt(_line(text, columns[0]), words)
    if LOST in text.raw:
        words = f"{text.raw.count(LOST)} characters were already lost (U+FFFD) when the file was made."
        yield Doubt(_line(text, text.raw.index(LOST)), words)


def _line(text: Text, at: int) -> int:
    return text.raw.count("\n", 0, at) + 1


def _numbers(numbers: Iterable[str]) -> str:
    return ", ".join(sorted(numbers, key=lambda n: (len(n), n)))
