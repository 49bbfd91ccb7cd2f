"""Articles set by groff's mom macros, whose page, heads and footnotes are not those of ms."""

from __future__ import annotations

import textwrap
from pathlib import Path

from .articles import MARK, Article, Block
from .groff import escaped, groff

LANGUAGES = {"de": ".mso de.tmac\n", "fr": ".mso fr.tmac\n"}
OPENINGS = {"quotation": ".BLOCKQUOTE", "line": ".br", "reference": ".br\n.sp 3p\n.ti 0"}

LETTERS_OF_A_TITLE = 36


def typeset(article: Article, pdf: Path) -> None:
    """Writes the PDF."""
    pdf.write_bytes(groff(source(article), "-mom", "-Tpdf"))


def source(article: Article) -> str:
    """The article as a mom document."""
    lines = textwrap.wrap(escaped(article.title), LETTERS_OF_A_TITLE)
    title = " ".join(f'"{line}"' for line in lines)  # mom breaks no title by itself
    rows = [
        LANGUAGES.get(article.language, ""),
        f".PAPER A5\n.TITLE {title}\n.DOCTYPE CHAPTER\n.CHAPTER_TITLE {title}\n.PRINTSTYLE TYPESET",
        ".FAMILY T\n.PT_SIZE 10\n.HEADING_STYLE 1 SIZE +2\n.HEADING_STYLE 2 FONT I",
        f'.HEADER_LEFT "{lines[0][:30]}"\n.HEADER_CENTER ""\n.HEADER_RIGHT ""\n.FOOTNOTE_MARKER_STYLE NUMBER\n.START',
    ]
    for block in article.body[1:] if article.body[0].kind == "heading" else article.body:
        rows += _block(block, article)
    return "\n".join(row for row in rows if row) + "\n"


def _block(block: Block, article: Article) -> list[str]:
    if block.kind == "heading":
        return [f'.HEADING {max(1, block.level - 1)} "{escaped(block.plain)}"']
    if block.kind == "row":
        return [".br\n.ta 1.2i 2.7i 3.3i\n.nf", "\t".join(map(escaped, block.cells)), ".fi"]
    rows = [OPENINGS.get(block.kind, ".PP"), *_noted(escaped(block.said), article)]
    return [*rows, ".BLOCKQUOTE OFF"] if block.kind == "quotation" else rows


def _noted(words: str, article: Article) -> list[str]:
    parts = MARK.split(words)
    rows = []
    for said, number in zip(parts[::2], [*parts[1::2], ""], strict=True):
        if number:
            rows += [_opened(said) + "\\c", ".FOOTNOTE", escaped(article.bodies[number].words), ".FOOTNOTE OFF"]
        else:
            rows.append(_opened(said))
    return [row for row in rows if row]


def _opened(said: str) -> str:
    """A line that begins with a blank would break the paragraph."""
    return "\\&" + said if said.startswith(" ") else said
