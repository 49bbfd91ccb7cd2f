"""How much a body or a hand-written page may hold. What renders Markdown takes the square of the time for some signs,
and goes one call deeper for each list within a list: what is beyond a bound is told, and never rendered."""

from __future__ import annotations

import re
from collections.abc import Callable

from ..model.problems import Report

MOST_LETTERS = 200_000
"""Characters: sixty printed pages in one note. Rendering takes a second for a million."""
MOST_LINES = 5_000
"""Lines of a body."""
MOST_LETTERS_OF_A_LINE = 10_000
"""Characters of a line, which is a paragraph here: five printed pages."""
MOST_BRACKETS = 1_000
"""Opening brackets: a thousand that never close take a third of a second to render, and four thousand three."""
MOST_SIGNS = 2_000
"""Signs that mark words up: of emphasis and code, backslashes, entities, tags and addresses in angle brackets."""
MOST_NESTING = 20
"""Lists and quotations within each other: the renderer calls itself for each, and gives up below three hundred."""
MOST_BRACKETS_WITHIN = 20
"""Brackets open at once, in one paragraph: a link holds one or two."""
SIGNS = re.compile(r"[*_~^=`\\&]|<(?=\w)")
BRACKET = re.compile(r"[\[\]]|\n\s*\n")
MARKERS = re.compile(r"(?:[ \t]*+(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t])))*+[ \t]*+")
"""What stands before the words of a line: blanks, signs of quotations and of items."""
MARKER = re.compile(r"[^ \t]+")
BLANKS_OF_A_LEVEL = 4

Excess = tuple[int, str]
"""Where in the body, and what there is too much of."""


def within_bounds(body: str, first_line: int, path: str, report: Report) -> bool:
    """Whether a body may be rendered; else a problem with the line says which bound it is beyond."""
    for bound in BOUNDS:
        if found := bound(body):
            at, what = found
            todo = "Make it less, or split the file; until then it is left out."
            report.add(path, first_line + body.count("\n", 0, at), what, todo)
            return False
    return True


def _letters(body: str) -> Excess | None:
    what = f"the words under the front matter have {len(body)} characters; {MOST_LETTERS} are allowed."
    return (0, what) if len(body) > MOST_LETTERS else None


def _lines(body: str) -> Excess | None:
    count = body.count("\n") + 1
    return (0, f"here follow {count} lines; {MOST_LINES} are allowed.") if count > MOST_LINES else None


def _long_line(body: str) -> Excess | None:
    at = 0
    for line in body.split("\n"):
        if len(line) > MOST_LETTERS_OF_A_LINE:
            return at, f"the line has {len(line)} characters; {MOST_LETTERS_OF_A_LINE} are allowed."
        at += len(line) + 1
    return None


def _brackets(body: str) -> Excess | None:
    count = body.count("[")
    what = f'here follow {count} opening brackets "["; {MOST_BRACKETS} are allowed.'
    return (body.index("["), what) if count > MOST_BRACKETS else None


def _signs(body: str) -> Excess | None:
    found = [sign.start() for sign in SIGNS.finditer(body)]
    signs = "signs that mark words up (* _ ~ ^ = ` & < and backslashes)"
    what = f"here follow {len(found)} {signs}; {MOST_SIGNS} are allowed."
    return (found[0], what) if len(found) > MOST_SIGNS else None


def _brackets_within(body: str) -> Excess | None:
    depth = 0
    for found in BRACKET.finditer(body):
        depth = depth + 1 if found[0] == "[" else max(0, depth - 1) if found[0] == "]" else 0
        if depth > MOST_BRACKETS_WITHIN:
            return found.start(), f"more than {MOST_BRACKETS_WITHIN} brackets are open at once here."
    return None


def _nesting(body: str) -> Excess | None:
    at = 0
    for line in body.split("\n"):
        before = MARKERS.match(line)
        signs = before[0].expandtabs(BLANKS_OF_A_LEVEL) if before else ""
        blanks = len(signs) - len(signs.lstrip())
        markers = sum(mark.count(">") or 1 for mark in MARKER.findall(signs))
        if blanks // BLANKS_OF_A_LEVEL + markers > MOST_NESTING and line.strip():
            return at, f"lists and quotations are nested more than {MOST_NESTING} deep here."
        at += len(line) + 1
    return None


BOUNDS: tuple[Callable[[str], Excess | None], ...] = (
    _letters, _lines, _long_line, _brackets, _signs, _brackets_within, _nesting,
)  # fmt: skip
"""The cheapest first."""
