"""Line ends become blanks, and blanks that only the setting needed go."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ....model.pieces import PieceKind
from ..draft import Change, Draft, Edit
from ..evidence.lines import CJK

LINE_END = re.compile(r"(?<![\n \t])[ \t]*\n[ \t]*(?![\n \t])")
SEVERAL_BLANKS = re.compile(r"[ \t]{2,}|\t")
NO_BREAK_SPACE = re.compile(r"(?<=[^\W\d_]|[,.;”])\u00a0(?=[“\"(]?[^\W\d_])")
"""A no-break space between words, where no typography asks for one: the setting's way to fill a line."""
UNSPACED_SCRIPTS = f"{CJK}\u0e00-\u0eff\u1780-\u17ff"
"""Chinese, Japanese, Thai, Lao and Khmer put no blank between their words."""
IDEOGRAPH = re.compile(rf"[{UNSPACED_SCRIPTS}]")
OTHERS = rf"(?![{UNSPACED_SCRIPTS}])[^\W_]"
OTHERS_APART = re.compile(rf"[{UNSPACED_SCRIPTS}] {OTHERS}|{OTHERS} [{UNSPACED_SCRIPTS}]")
OTHERS_CLOSE = re.compile(rf"[{UNSPACED_SCRIPTS}]{OTHERS}|{OTHERS}[{UNSPACED_SCRIPTS}]")
BLANKS_AT_EDGES = re.compile(
    r"[ \t\u00a0](?:(?:(?<=\n\n.)|(?<=\A.))[ \t\u00a0]*|(?<![ \t\u00a0].)[ \t\u00a0]*(?=\n\n|\n*\Z))"
)


def line_ends(draft: Draft) -> Iterable[Edit]:
    """A line break within a paragraph is a blank, except where the script has none between its words."""
    spaced = _sets_others_apart(draft.text)
    for number in range(len(draft.streams)):
        words = draft.words(number)
        for found in LINE_END.finditer(words):
            sides = [
                bool(IDEOGRAPH.match(side)) for side in (words[found.start() - 1], words[found.end() : found.end() + 1])
            ]
            blank = "" if all(sides) or (any(sides) and not spaced) else " "
            yield Change(found.start(), found.end(), PieceKind.LINE_END, blank, stream=number)


def _sets_others_apart(text: str) -> bool:
    """Whether blanks part ideographs from words of other scripts; where nothing tells, whether those are most."""
    ideographs = len(IDEOGRAPH.findall(text))
    apart, close = (len(sign.findall(text)) for sign in (OTHERS_APART, OTHERS_CLOSE)) if ideographs else (0, 0)
    return apart > close or (apart == close and 2 * ideographs < len(text))


def spaces(draft: Draft) -> Iterable[Edit]:
    """Several blanks are one; none stands at the edge of a paragraph. A blank the author set before a mark is left."""
    for number in range(len(draft.streams)):
        words = draft.words(number)
        edges = [found.span() for found in BLANKS_AT_EDGES.finditer(words)]
        for start, end in edges:
            yield Change(start, end, PieceKind.BLANK, "", stream=number)
        taken = {at for start, end in edges for at in (start, end - 1)}
        for found in NO_BREAK_SPACE.finditer(words) if "\u00a0" in words else ():
            yield Change(found.start(), found.end(), PieceKind.BLANK, " ", stream=number)
        for found in SEVERAL_BLANKS.finditer(words) if "  " in words or "\t" in words else ():
            if found.start() not in taken and found.end() - 1 not in taken:
                yield Change(found.start(), found.end(), PieceKind.BLANK, " ", stream=number)
