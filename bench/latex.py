"""Articles set by LaTeX, where it is installed: its own line breaking, fonts, ligatures and running heads."""

from __future__ import annotations

import re
import subprocess
import tempfile
from pathlib import Path

from .articles import MARK, Article, Block

SPECIAL = {char: "\\" + char for char in "&%$#_{}"} | {
    "~": r"\textasciitilde{}",
    "^": r"\^{}",
    "\\": r"\textbackslash{}",
}
TYPED_SIGNS = {"–": "--", "—": "---", "“": "``", "”": "''", "‘": "`", "’": "'"}
HANGING = r"\noindent\hangindent=1.5em "
OPENINGS = {1: r"\section*", 2: r"\subsection*", 3: r"\subsubsection*"}


def typeset(article: Article, options: str, pdf: Path) -> bool:
    """Writes the PDF; False where LaTeX is not here."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.tex"
        path.write_text(source(article, options), "utf-8")
        try:
            for _ in range(2):
                subprocess.run(
                    ["pdflatex", "-interaction=batchmode", "a.tex"], cwd=folder, capture_output=True, check=False
                )
        except FileNotFoundError:
            return False
        made = path.with_suffix(".pdf")
        if made.exists():
            pdf.write_bytes(made.read_bytes())
        return made.exists()


def source(article: Article, options: str) -> str:
    """The article as a LaTeX document; `options` are those of the class."""
    bodies = {block.number: block for block in article.of("note")}
    rows = [
        rf"\documentclass[{options}]{{article}}\pagestyle{{myheadings}}\markright{{The Fall of the "
        rf"Bridge}}\markboth{{Annals of Alder}}{{The Fall of the Bridge}}\begin{{document}}\setcounter{{page}}{{31}}"
    ]
    rows += [_block(block, bodies) for block in article.blocks if block.kind not in ("note", "pullquote")]
    return "\n\n".join([*rows, r"\end{document}"])


def _block(block: Block, bodies: dict[str, Block]) -> str:
    words = MARK.sub(lambda found: rf"\footnote{{{_escaped(bodies[found[1]].words)}}}", _escaped(block.words))
    if block.kind == "heading":
        return rf"{OPENINGS[block.level]}{{{words}}}"
    if block.kind == "quotation":
        return rf"\begin{{quote}}{words}\end{{quote}}"
    if block.kind == "reference":
        return HANGING + words
    return words


def _escaped(words: str) -> str:
    parts = re.split(r"(\[\^\w+\])", words)
    return "".join(
        part if MARK.fullmatch(part) else "".join((SPECIAL | TYPED_SIGNS).get(char, char) for char in part)
        for part in parts
    )
