"""Articles as people keep them in plain text: wrapped, unwrapped, copied off a page; and as `marker` writes them."""

from __future__ import annotations

import random
import re
import textwrap
from collections.abc import Iterable

from .articles import MARK, SOLID, Article, Block
from .documents import MENU, RELATED
from .page_setter import broken

WIDTH = 72


def wrapped(article: Article) -> str:
    """Lines of even width, an empty line between blocks, notes in brackets and at the end."""
    rows, above = [], ""
    for block in article.body:
        close = block.kind == above and block.kind in ("row", "line")
        rows += [] if close or not rows else [""]
        rows += _lines(block, article.language)
        above = block.kind
    for note in article.of("note"):
        rows += ["", *_folded(f"[{note.number}] {note.words}", article.language, "", "    ")]
    return "\n".join(rows) + "\n"


def _lines(block: Block, language: str) -> list[str]:
    words = MARK.sub(r"[\1]", block.said)
    if block.kind == "heading":
        return [words.upper() if block.level == 1 and language == "en" else words]
    if block.kind == "row":
        return ["".join(f"{cell:<18}" for cell in block.cells).rstrip()]
    if block.kind == "quotation":
        return _folded(words, language, "    ", "    ")
    if block.kind == "reference":
        return _folded(words, language, "", "    ")
    return [words] if block.kind == "line" else _folded(words, language, "", "")


def _folded(words: str, language: str, first: str, later: str) -> list[str]:
    if language in SOLID:
        return [first + line for line, _ in broken(words, language, WIDTH - len(first), "")]
    return textwrap.wrap(
        words, WIDTH, initial_indent=first, subsequent_indent=later, break_long_words=False, break_on_hyphens=True
    )


def unwrapped(article: Article) -> str:
    """One line a block, no empty line, as a word processor saves its text; notes as numbers behind words."""
    rows = [MARK.sub(r"\1", _row(block)) for block in article.body]
    return "\n".join([*rows, *(f"{note.number} {note.words}" for note in article.of("note"))]) + "\n"


def copied(article: Article) -> str:
    """All that one copies off a web page: menu, buttons, a date, the article, related stories, a notice."""
    rows = [*MENU, "", "Alder Today", "12 May 2021 · 9 min read", "Share", ""]
    for block in article.body:
        rows += [MARK.sub(r"[\1]", _row(block)), ""]
    rows += [f"[{note.number}] {note.words}" for note in article.of("note")]
    rows += ["", "Related stories", *RELATED, "", "© 2021 Alder Today. All rights reserved.", "Privacy policy"]
    return "\n".join(rows) + "\n"


def _row(block: Block) -> str:
    return "\t".join(block.cells) if block.kind == "row" else block.said


def typed(article: Article) -> str:
    """As `page_setter` sets pages for a typewriter."""
    from .page_setter import pages

    return pages(article)


def marker(article: Article) -> str:
    """As `marker` writes: headings, raised numbers, note bodies where the page ends, pictures."""
    rng, rows = random.Random(article.title), list[str]()
    waiting: list[str] = []
    page = 0
    for block in article.body:
        words = MARK.sub(r"<sup>\1</sup>", block.words)
        waiting += MARK.findall(block.words)
        if block.kind == "paragraph" and not block.speaker and rng.random() < 0.3 and len(words) > 200:
            cut = words.rfind(" ", 0, rng.randint(100, len(words) - 60))
            page += 1
            picture = [f"![](_page_{page}_Picture_0.jpeg)"] if rng.random() < 0.3 else []
            rows += [words[:cut], *_footnotes(waiting, article), *picture, words[cut + 1 :]]
            waiting = []
        else:
            rows.append(_marked(block, words, rng))
    whole = "\n\n".join(row for row in [*rows, *_footnotes(waiting, article)] if row)
    return re.sub(r"(?<=\|)\n\n(?=\|)", "\n", whole) + "\n"


def _marked(block: Block, words: str, rng: random.Random) -> str:
    if block.kind == "heading":
        signs = "#" * (block.level + rng.choice([0, 0, 1]) if block.level > 1 else 1)
        return f"{signs} " + (f"**{words}**" if rng.random() < 0.5 else words)
    opening = {"quotation": "> ", "reference": "- "}.get(block.kind, "")
    return opening + (f"**{block.speaker}:** " if block.speaker else "") + words


def _footnotes(numbers: Iterable[str], article: Article) -> list[str]:
    return [f"<sup>{number}</sup> {article.bodies[number].words}" for number in numbers]
