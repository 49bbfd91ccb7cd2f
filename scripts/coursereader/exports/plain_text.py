"""A text as plain Markdown, one block a line: what `scripts/text.py` prints."""

from __future__ import annotations

from collections.abc import Iterable

from ..model.passages import CAPTION, FURNITURE, HEADING, NOTE, PULLQUOTE, QUOTATION, REFERENCE, Passage, SpanKind, Text

PREFIX = {QUOTATION: "> ", REFERENCE: "- ", PULLQUOTE: "[pullquote] ", CAPTION: "[caption] ", FURNITURE: "[furniture] "}
SIGNS = {SpanKind.ITALIC: "*", SpanKind.BOLD: "**"}


def printed(text: Text) -> str:
    """The whole text; ends in one line break."""
    return "\n\n".join(line(passage) for passage in text.passages) + "\n"


def line(passage: Passage) -> str:
    """One passage on one line."""
    words = _with_signs(passage)
    if passage.kind == HEADING:
        return f"{'#' * passage.level} {words}"
    if passage.kind == NOTE:
        return f"[^{passage.number}]: {words}"
    if passage.speaker:
        return f"**{passage.speaker}:** {words}"
    return PREFIX.get(passage.kind, "") + words


def _with_signs(passage: Passage) -> str:
    parts, done = [], 0
    for at, sign in sorted(_signs(passage), key=lambda found: found[0]):
        parts += [passage.text[done:at], sign]
        done = at
    return "".join([*parts, passage.text[done:]])


def _signs(passage: Passage) -> Iterable[tuple[int, str]]:
    for span in passage.spans:
        if span.kind == SpanKind.NOTE:
            yield span.start, f"[^{span.value}]"
        elif span.kind in SIGNS:
            yield span.start, SIGNS[span.kind]
            yield span.end, SIGNS[span.kind]
