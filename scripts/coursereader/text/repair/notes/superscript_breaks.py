"""Line breaks that a tool made behind a raised number: the line goes on, and only the two together are as wide as the
others."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ....model.pieces import PieceKind
from ..draft import Change, Draft, Edit
from ..evidence.lines import Line, capital_nouns, is_open, is_title_case, is_wrapped, lines_of
from ..evidence.measure import Measure
from ..evidence.titles import is_section_name, section_label

ENDS_IN_A_NUMBER = re.compile(r"[^\s\d][.,;:!?”’\"'»)\]]*\d{1,3}\s*$")
LETTERS_SEARCHED_FOR_A_NUMBER = 60
"""Characters of a line that are looked at for the number."""


def superscript_breaks(draft: Draft) -> Iterable[Edit]:
    """Joins a line that ends in a raised number to the next, where both together make one full line."""
    text = draft.text
    lines = lines_of(text)
    ending = [index for index, line in enumerate(lines[:-1]) if _is_raised(line) and lines[index + 1].words]
    if len(ending) < 2 or not is_wrapped(text):
        return
    measure, nouns = Measure.of(text), capital_nouns(text)
    joined: dict[int, str] = {}
    for index in ending:
        words = f"{joined.get(index, lines[index].words)} {lines[index + 1].words}"
        after = next((lines[at].words for at in range(index + 2, len(lines)) if lines[at].words), "")
        heading = _is_heading(lines[index + 1].words, after, nouns)
        if not heading and measure.fills(words, after, lines[index].start):
            joined[index + 1] = words
    if len(joined) > 0.5 * len(ending):  # the tool breaks behind all of them: last lines of paragraphs too
        joined |= {index + 1: "" for index in ending if _ends_paragraph(lines, index, measure)}
    for index in joined:
        yield Change(
            lines[index - 1].start + len(lines[index - 1].text.rstrip()), lines[index].start, PieceKind.LINE_END, " "
        )


def _is_raised(line: Line) -> bool:
    return line.words[-1:].isdecimal() and bool(
        ENDS_IN_A_NUMBER.search(line.text, max(0, len(line.text) - LETTERS_SEARCHED_FOR_A_NUMBER))
    )


def _is_heading(words: str, after: str, nouns: bool) -> bool:
    if is_section_name(words) or section_label(words)[0]:
        return True
    several = " " in words or words.isupper()
    return not nouns and several and is_title_case(words) and after[:1].isupper()


def _ends_paragraph(lines: Sequence[Line], index: int, measure: Measure) -> bool:
    """Whether a line and the next have room on one, and the next ends a paragraph."""
    words, after = lines[index + 1].words, lines[index + 2] if index + 2 < len(lines) else None
    room = measure.breadth(lines[index].start) - measure.width(f"{lines[index].words} {words}")
    ended = after is None or not after.words or measure.ended(lines[index + 1], after)
    return room > 0 and ended and (words.endswith(":") or not is_open(words))
