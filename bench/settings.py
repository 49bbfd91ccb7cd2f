"""Four ways in which texts come: pages of a journal, Markdown off a converter, wrapped lines, an interview."""

from __future__ import annotations

import random
import re
import textwrap
from collections.abc import Callable
from dataclasses import dataclass

from .articles import MARK, Article

Slips = tuple[tuple[str, str], ...]
Received = tuple[str, set[str], Slips]
"""The file; words that the ends of lines have torn; slips, as they came and as they are read."""
WIDTH, HEIGHT = 60, 40
CUT = re.compile(r"(?<=[a-z]{2}[bcdfgklmnprst])(?=[bcdfgklmnprst][aeiou][a-z]{2})")
"""Between two consonants that open and close a syllable."""


@dataclass(frozen=True)
class Shape:
    """One of them."""

    kind: str
    format: str
    repairs: tuple[str, ...]
    """As a recipe names them."""
    layout: Callable[[Article, random.Random], tuple[str, set[str]]]
    notes: bool = False

    def set(self, article: Article, luck: random.Random, slips: int) -> Received:
        """The article as a file; some words stand twice in it."""
        words, torn = self.layout(article, luck)
        made: dict[str, str] = {}
        places = list(TWICE.finditer(words))
        luck.shuffle(places)
        for match in places:
            came = f"{match[1]} {match[2]} {match[2]} {match[3]}"
            if len(made) < slips and words.count(match[0]) == 1 and not torn & set(came.split()):
                words = words.replace(match[0], came)
                made[came] = match[0]
        return words, torn, tuple(made.items())


TWICE = re.compile(r"(?<=[a-z] )([a-z]{5,}) (of|to|in|that) ([a-z]{5,})(?= [a-z])")
"""Where a small word may slip in once more."""


def journal(article: Article, luck: random.Random) -> tuple[str, set[str]]:
    """Pages with heads and folios, hyphens at the ends of lines, notes at the foot."""
    bodies = {block.number: block.words for block in article.of("note")}
    rows, torn = list[tuple[str, list[str]]](), set[str]()
    for block in article.body:
        if block.kind == "heading":
            rows += [("", []), (block.words, []), ("", [])]
        else:
            rows += [(MARK.sub(r"\1", row), MARK.findall(row)) for row in _lines(block.words, luck, torn)]
    pages = list[str]()
    while rows:
        page, feet = list[str](), list[str]()
        while rows and len(page) + len(feet) < HEIGHT:
            row, marks = rows.pop(0)
            page.append(row)
            for mark in marks:
                feet += textwrap.wrap(f"{mark} {bodies[mark]}", WIDTH + 8)
        folio = len(pages) + 101
        head = f"{folio} Made Studies" if folio % 2 else f"Matters of record {folio}"
        pages.append("\n".join([head, *page, *feet]))
    return "\n\f".join(pages) + "\n", torn


def wrapped(article: Article, luck: random.Random) -> tuple[str, set[str]]:
    """Lines of one width with hyphens at their ends, nothing between paragraphs but an indent."""
    rows, torn = list[str](), set[str]()
    for block in article.body:
        lines = [MARK.sub("", row) for row in _lines(block.words, luck, torn)]
        rows += ["", *lines, ""] if block.kind == "heading" else lines
    return "\n".join(rows) + "\n", torn


def converted(article: Article, luck: random.Random) -> tuple[str, set[str]]:
    """Markdown as converters of PDFs write it, notes as numbers raised."""
    rows = []
    for block in article.body:
        sign = "#" * block.level + " " if block.kind == "heading" else ""
        rows += [sign + MARK.sub(r"<sup>\1</sup>", block.words), ""]
    notes = [f"<sup>{block.number}</sup> {block.words}\n" for block in article.of("note")]
    return "\n".join([*rows, *notes]), set()


def interview(article: Article, luck: random.Random) -> tuple[str, set[str]]:
    """A paragraph a line, two speakers by turns."""
    rows = []
    for n, block in enumerate(article.body):
        who = "" if block.kind == "heading" else f"{('Made Weekly', 'Ada Denholm')[n % 2]}: "
        rows.append(who + MARK.sub("", block.words))
    return "\n".join(rows) + "\n", set()


def _lines(words: str, luck: random.Random, torn: set[str]) -> list[str]:
    """A paragraph in lines of even width; a word in some lines' ends is cut in two, and named among the torn."""
    rows, row = [], ""
    for word in words.split():
        if len(row) + len(MARK.sub("", word)) + 1 > WIDTH and row:
            cuts = [m.start() for m in CUT.finditer(word) if len(row) + m.start() + 2 <= WIDTH]
            if cuts and luck.random() < 0.6 and word.isalpha():
                torn.add(word)
                rows.append(f"{row} {word[: cuts[-1]]}-")
                row = word[cuts[-1] :]
                continue
            rows.append(row)
            row = word
        else:
            row = f"{row} {word}".strip()
    return [*rows, row]


SHAPES = (
    Shape(
        "article",
        "text",
        (
            "page-breaks",
            "running-heads",
            "note-bodies",
            "headings",
            "note-marks",
            "paragraphs",
            "join-hyphens",
            "line-ends",
            "spaces",
        ),
        journal,
        notes=True,
    ),
    Shape(
        "article",
        "markdown",
        ("note-numbers", "markup", "note-bodies", "headings", "note-marks", "paragraphs", "line-ends", "spaces"),
        converted,
        notes=True,
    ),
    Shape("chapter", "text", ("headings", "paragraphs", "join-hyphens", "line-ends", "spaces"), wrapped),
    Shape("interview", "interview", ("speaker-turns", "interview-headings", "paragraphs"), interview),
)
