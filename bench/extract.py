"""What tools make of a PDF or an article: pdftotext for real; Markdown tools and a scanner in imitation."""

from __future__ import annotations

import random
import re
import subprocess
from pathlib import Path
from zlib import crc32

from .articles import MARK, Article

MODES = {"plain": [], "layout": ["-layout"], "raw": ["-raw"]}
MISREAD = {"rn": "m", "l": "1", "e": "c", "h": "b", "ii": "n"}


def pdftotext(pdf: Path, mode: str) -> str:
    """The text of a PDF in one of pdftotext's three modes."""
    made = subprocess.run(["pdftotext", *MODES[mode], "-enc", "UTF-8", str(pdf), "-"], capture_output=True, check=True)
    return made.stdout.decode("utf-8")


def marker(article: Article, seed: int) -> str:
    """As `marker` writes: headings, raised numbers, note bodies where the page ends, pictures."""
    rng, rows = random.Random(seed), []
    bodies = {block.number: block for block in article.of("note")}
    waiting: list[str] = []
    page = 0
    for block in article.blocks:
        if block.kind == "note":
            continue
        words = MARK.sub(r"<sup>\1</sup>", block.words)
        waiting += MARK.findall(block.words)
        if block.kind == "heading":
            rows.append(
                "#" * (block.level + rng.choice([0, 0, 1]) if block.level > 1 else 1)
                + " "
                + (f"**{words}**" if rng.random() < 0.5 else words)
            )
        elif block.kind == "quotation":
            rows.append("> " + words)
        elif block.kind == "reference":
            rows.append("- " + words)
        elif block.kind == "paragraph" and rng.random() < 0.3 and len(words) > 200:
            cut = words.rfind(" ", 0, rng.randint(100, len(words) - 60))
            page += 1
            rows += [
                words[:cut],
                *_footnotes(waiting, bodies),
                f"![](_page_{page}_Picture_0.jpeg)" if rng.random() < 0.3 else "",
                words[cut + 1 :],
            ]
            waiting = []
        elif block.kind != "pullquote":
            rows.append(words)
    return "\n\n".join(row for row in [*rows, *_footnotes(waiting, bodies)] if row) + "\n"


def _footnotes(numbers: list[str], bodies: dict[str, object]) -> list[str]:
    return [f"<sup>{number}</sup> {bodies[number].words}" for number in numbers]  # type: ignore[attr-defined]


def pymupdf(article: Article, plain: str) -> str:
    """As `pymupdf4llm` writes: the lines of the page as they are, bold headings, pages divided by rules."""
    titles = {re.sub(r"\s+", " ", block.words): block.level for block in article.of("heading")}
    pages = []
    for page in plain.split("\f"):
        rows = [
            f"{'#' * titles[line.strip()]} **{line.strip()}**\n" if line.strip() in titles else line
            for line in page.split("\n")
        ]
        pages.append("\n".join(rows).strip())
    return "\n\n-----\n\n".join(page for page in pages if page) + "\n"


def scanned(words: str) -> str:
    """With the misreadings of a scanner, of some words always the same, so that the truth can be misread alike."""
    return re.sub(r"[^\W\d_]+", lambda found: _misread(found.group()), words)


def _misread(word: str) -> str:
    if crc32(word.encode()) % 60 or len(word) < 4:
        return word
    return re.sub("|".join(MISREAD), lambda found: MISREAD[found.group()], word, count=1)
