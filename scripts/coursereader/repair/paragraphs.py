"""Where paragraphs end: what runs on over a page break or an empty line is joined, what was ended is ended."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from .draft import Cut, Draft, Edit
from .lines import Line, Measure, goes_on, is_open, is_wrapped, lines

OPENING = re.compile(r"""["“‘«(\[]*[A-ZÀ-ÖØ-ÞА-ЯЁ0-9"“‘«]|[•▪‣◦]""")
BULLET = re.compile(r"^\s*(?:[•▪‣◦]\s|[-–*]\s)")


def paragraphs(draft: Draft) -> Iterable[Edit]:
    """Decides for every gap between two lines of words: one line break within a paragraph, or the end of one."""
    text = draft.text
    wrapped, measure = is_wrapped(text), Measure.of(text)
    fixed = {mark.at for mark in draft.marks("heading", "speaker", "quotation")}
    ends = _quoted(draft)
    breaks = {mark.at for mark in draft.marks("page-break")}
    filled = [line for line in lines(text) if line.words]
    for index, (above, below) in enumerate(zip(filled, filled[1:], strict=False)):
        gap = text[above.end : below.start]
        empty = gap.count("\n") > 1
        at_break = any(above.end <= at <= below.start + len(below.text) - len(below.text.lstrip()) for at in breaks)
        if _starts(below, fixed) or _heading_at(above, fixed, draft, filled[: index + 1]):
            joined = False
        elif above.start in ends:
            joined = False
        elif not wrapped:
            joined = empty and _runs_on(above, below)
        elif empty and not at_break:
            joined = _runs_on(above, below) or _broken(above, below, measure)
        else:
            joined = not _ends_here(above, below, measure)
        wanted = "\n" if joined else "\n\n"
        if gap != wanted:
            yield Cut(above.end, below.start, "page-join" if joined else "paragraph", wanted)


def _starts(line: Line, fixed: set[int]) -> bool:
    """Whether a heading, a turn or a block quotation begins with this line."""
    return any(line.start <= at <= line.start + len(line.text) - len(line.text.lstrip()) for at in fixed)


def _heading_at(line: Line, fixed: set[int], draft: Draft, above: Sequence[Line]) -> bool:
    headings = {mark.at for mark in draft.marks("heading")}
    return any(line.start <= at <= line.end for at in headings)


def _quoted(draft: Draft) -> set[int]:
    """Starts of the last lines of block quotations."""
    found = set()
    for mark in draft.marks("quotation"):
        end = draft.text.find("\n\n", mark.at)
        last = draft.text.rfind("\n", mark.at, end if end >= 0 else len(draft.text))
        found.add(max(last + 1, mark.at))
    return found


def _runs_on(above: Line, below: Line) -> bool:
    """Whether one sentence runs over an empty line: broken off above, and going on below."""
    if not is_open(above.words) or above.words.endswith(":"):
        return False
    return goes_on(below.words) or (above.words.endswith("-") and below.words[:1].isalpha())


def _broken(above: Line, below: Line, measure: Measure) -> bool:
    """A full line that breaks off before a capital: `in the Collective` | `Security Treaty Organization`."""
    if not is_open(above.words) or above.words.endswith((":", ";")) or not OPENING.match(below.words):
        return False
    if below.words[0] in "“«\"‘":
        return False
    trailing = above.trails if measure.convention else not measure.ended(above, below)
    return trailing and len(above.words.split()) > 3


def _ends_here(above: Line, below: Line, measure: Measure) -> bool:
    """Whether a paragraph ends at a line break with no empty line: the sentence is closed and the line was ended on purpose."""
    if BULLET.match(below.text) and (not is_open(above.words) or above.words.endswith(":")) and below.words[0] in "•▪‣◦":
        return True
    return not is_open(above.words) and bool(OPENING.match(below.words)) and measure.ended(above, below)
