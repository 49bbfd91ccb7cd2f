"""What is recognised in an unknown file: the recipe that it asks for, what was found, what an editor should look at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..model.passages import (
    CAPTION,
    FURNITURE,
    HEADING,
    NOTE,
    PARAGRAPH,
    PULLQUOTE,
    QUOTATION,
    REFERENCE,
    SpanKind,
    Text,
)
from ..model.pieces import PieceKind
from .repair.interview import speakers
from .repair.markup import has_markup

ONE_AND_MANY = {
    HEADING: ("heading", "headings"),
    PARAGRAPH: ("paragraph", "paragraphs"),
    QUOTATION: ("block quotation", "block quotations"),
    NOTE: ("note body", "note bodies"),
    REFERENCE: ("reference", "references"),
    PULLQUOTE: ("pull quote", "pull quotes"),
    CAPTION: ("caption", "captions"),
    FURNITURE: ("running head, folio or notice", "running heads, folios and notices"),
}

MOST_LETTERS_OF_A_PARAGRAPH = 6000
"""Characters of a paragraph: longer ones are seldom meant."""
SETTING = {
    PieceKind.PAGE_BREAK: ("page break", "page breaks"),
    PieceKind.COLUMN_BREAK: ("page set in two columns side by side", "pages set in two columns side by side"),
    PieceKind.SOFT_HYPHEN: ("hyphen of the setting closed", "hyphens of the setting closed"),
}
"""Kinds of pieces that tell how a text was set."""


@dataclass(frozen=True)
class Recipe:
    """How a source is read."""

    format: str
    """`text`, `markdown` or `interview`."""
    repairs: tuple[str, ...]
    """Names of the rules it needs, in order."""


def recipe(raw: str, needed: Sequence[str]) -> Recipe:
    """The recipe that the evidence in a file asks for, and the rules that found something to do in it."""
    kind = "markdown" if has_markup(raw) else "interview" if speakers(raw) else "text"
    return Recipe(kind, tuple(needed))


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
    for kind, (one, many) in SETTING.items():
        if pieces[kind]:
            lines.append(f"{pieces[kind]} {one if pieces[kind] == 1 else many}")
    marks = sum(span.kind == SpanKind.NOTE for passage in text.passages for span in passage.spans)
    if marks:
        lines.append(f"{marks} note mark{'s' if marks > 1 else ''}")
    speaking = sorted({passage.speaker for passage in text.passages if passage.speaker})
    if speaking:
        lines.append("speakers: " + ", ".join(speaking))
    return lines


def unsure(text: Text) -> list[str]:
    """What an editor should look at: one sentence each, with the place."""
    return [*_notes(text), *_broken(text), *_shape(text)]


def _notes(text: Text) -> Iterable[str]:
    marks = {span.value for passage in text.passages for span in passage.spans if span.kind == SpanKind.NOTE}
    bodies = {passage.number for passage in text.passages if passage.kind == NOTE}
    if marks - bodies:
        yield f"Note marks without a body: {_numbers(marks - bodies)}. Perhaps the file lacks the notes."
    if bodies - marks:
        yield (
            f"Notes without a mark: {_numbers(bodies - marks)}. Perhaps the mark was lost, or is printed in "
            f"a way not known here."
        )


def _broken(text: Text) -> Iterable[str]:
    for passage in text.passages:
        if passage.kind == PARAGRAPH and passage.text[-1:].isalpha() and len(passage.text) > 80:
            yield (
                f"{passage.id} (lines {passage.lines[0]}-{passage.lines[1]}) ends without a full stop: "
                f"“…{passage.text[-40:]}”."
            )
        if passage.kind == PARAGRAPH and passage.text[:1].islower():
            yield f"{passage.id} (line {passage.lines[0]}) begins with a small letter: “{passage.text[:40]}…”."


def _shape(text: Text) -> Iterable[str]:
    if not any(passage.kind == HEADING for passage in text.passages):
        yield "No headings were recognised."
    if not any(passage.kind in (PARAGRAPH, QUOTATION) for passage in text.passages):
        yield "No running text was recognised: perhaps the file is a table or a list."
    long = [
        passage
        for passage in text.passages
        if passage.kind == PARAGRAPH and len(passage.text) > MOST_LETTERS_OF_A_PARAGRAPH
    ]
    for passage in long[:3]:
        yield (
            f"{passage.id} (lines {passage.lines[0]}-{passage.lines[1]}) is very long: perhaps paragraphs in "
            f"it are not told apart."
        )
    if any(piece.kind == PieceKind.COLUMN_BREAK for piece in text.pieces):
        yield (
            "The pages were set in two columns: read whether the text goes on from the foot of each to the right head."
        )
    if "\ufffd" in text.raw:
        yield f"{text.raw.count(chr(0xFFFD))} characters were already lost (U+FFFD) when the file was made."


def _numbers(numbers: Iterable[str]) -> str:
    return ", ".join(sorted(numbers, key=lambda n: (len(n), n)))
