"""Articles set by groff's mom macros, whose page, heads and footnotes are not those of ms."""

from __future__ import annotations

from pathlib import Path

from .articles import MARK, Article, Block
from .groff import escaped, groff

LANGUAGES = {"de": ".mso de.tmac\n", "fr": ".mso fr.tmac\n"}
OPENINGS = {"quotation": ".BLOCKQUOTE", "line": ".br", "row": ".br", "reference": ".br\n.sp 3p\n.ti 0"}


def typeset(article: Article, pdf: Path) -> None:
    """Writes the PDF."""
    pdf.write_bytes(groff(source(article), "-mom", "-Tpdf"))


def source(article: Article) -> str:
    """The article as a mom document."""
    rows = [
        LANGUAGES.get(article.language, ""),
        f'.TITLE "{escaped(article.title)}"\n.AUTHOR "A. Writer"\n.DOCTYPE CHAPTER\n.CHAPTER_TITLE '
        f'"{escaped(article.title)}"\n.PRINTSTYLE TYPESET',
        ".PAPER A5\n.FAMILY P\n.PT_SIZE 10\n.HEADING_STYLE 1 SIZE +2\n.HEADING_STYLE 2 FONT I",
        ".FOOTNOTE_MARKER_STYLE NUMBER\n.START",
    ]
    for block in article.body[1:] if article.body[0].kind == "heading" else article.body:
        rows += _block(block, article)
    return "\n".join(row for row in rows if row) + "\n"


def _block(block: Block, article: Article) -> list[str]:
    if block.kind == "heading":
        return [f'.HEADING {max(1, block.level - 1)} "{escaped(block.plain)}"']
    words = "\t".join(map(escaped, block.cells)) if block.kind == "row" else escaped(block.said)
    rows = [OPENINGS.get(block.kind, ".PP"), *_noted(words, article)]
    return [*rows, ".BLOCKQUOTE OFF"] if block.kind == "quotation" else rows


def _noted(words: str, article: Article) -> list[str]:
    parts = MARK.split(words)
    rows = []
    for said, number in zip(parts[::2], [*parts[1::2], ""], strict=True):
        if number:
            rows += [said.lstrip() + "\\c", ".FOOTNOTE", escaped(article.bodies[number].words), ".FOOTNOTE OFF"]
        else:
            rows.append(said.lstrip())
    return [row for row in rows if row]
