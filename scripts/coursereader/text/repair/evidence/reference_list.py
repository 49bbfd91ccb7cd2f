"""The list of works at the end of a text: where it begins, and where each entry does."""

from __future__ import annotations

import itertools
import re

from ....model.pieces import PieceKind
from ..draft import Draft
from .lines import OPENING, REFERENCES_TITLE, Line, is_open, lines_of
from .measure import Measure

ENTRY_START = re.compile(
    r"[•*·▪]\s|\[?\d{1,3}[\].]\s|[^\W\d_a-z][\w'’-]{0,40}(?: [^\W\d_a-z][\w'’-]{0,40}){0,3},? [^\W\d_a-z]\.|[—–_-]{2,}"
)
ADDRESS = re.compile(r"(?:https?://|www\.|doi)\S*$", re.IGNORECASE)


def reference_list_start(draft: Draft) -> int:
    """Where the list of works begins; behind the end of the text where there is none."""
    text = draft.text
    for mark in reversed(draft.marks(PieceKind.HEADING)):
        end = text.find("\n", mark.at)
        if REFERENCES_TITLE.match(text[mark.at : end if end >= 0 else len(text)].strip()):
            return mark.at + 1
    return len(text) + 1


def entries_are_named(draft: Draft, start: int) -> bool:
    """Whether hardly a work of the list begins without a name, a number or a dash."""
    lines = [line for line in lines_of(draft.text[start:]) if line.words]
    opened = [below for above, below in itertools.pairwise(lines) if not is_open(above.words)]
    named = sum(bool(ENTRY_START.match(line.words)) for line in opened)
    return named >= 5 and named >= 0.6 * len(opened)


def begins_entry(above: Line, below: Line, measure: Measure, empty: bool, named: bool) -> bool:
    """Whether a line begins the next work of a list: the one above is finished, and it opens with a name, a number or
    a dash."""
    if is_open(above.words) and not ADDRESS.search(above.words[-300:]):
        return False
    if empty or ENTRY_START.match(below.words):
        return True
    return not named and bool(OPENING.match(below.words)) and measure.ended(above, below)
