"""Articles set by LaTeX and XeLaTeX: their own line breaking, fonts, ligatures and running heads."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from .articles import MARK, Article, Block
from .programs import run

SPECIAL = {char: "\\" + char for char in "&%$#_{}"} | {
    "~": r"\textasciitilde{}",
    "^": r"\^{}",
    "\\": r"\textbackslash{}",
}
TYPED_SIGNS = {"–": "--", "—": "---", "“": "``", "”": "''", "‘": "`", "’": "'", "„": r"\quotedblbase{}"}
HANGING = r"\noindent\hangindent=1.5em "
BABEL = {
    "en": "english",
    "de": "german",
    "fr": "french",
    "es": "spanish",
    "it": "italian",
    "pt": "portuguese",
    "pl": "polish",
    "ru": "russian",
    "uk": "ukrainian",
    "el": "greek",
}
SOLID_FONT = "WenQuanYi Micro Hei"


@dataclass(frozen=True)
class Setting:
    """How an article is set; `preamble` comes after the class."""

    engine: str = "pdflatex"
    options: str = "a5paper,twoside"
    preamble: str = ""
    font: str = ""
    """Of XeLaTeX."""
    notes: str = "foot"
    """Or `end`."""
    numbered: bool = False
    """Whether LaTeX counts the sections, where the text does not."""


def typeset(article: Article, setting: Setting, pdf: Path) -> None:
    """Writes the PDF."""
    folder = pdf.parent
    (folder / "a.tex").write_text(source(article, setting), "utf-8")
    run(setting.engine, "-interaction=batchmode", "-halt-on-error", "a.tex", folder=folder)
    (folder / "a.pdf").rename(pdf)


def source(article: Article, setting: Setting) -> str:
    """The article as a LaTeX document."""
    title = _escaped(article.title, setting)[:60].rstrip("\\")
    title = re.sub(r"[{}\\]", "", title)
    rows = [
        rf"\documentclass[{setting.options}]{{article}}",
        _letters(article, setting),
        setting.preamble,
        rf"\usepackage{{endnotes}}\pagestyle{{myheadings}}\markboth{{Annals of Alder}}{{{title}}}",
        r"\begin{document}\setcounter{page}{31}",
    ]
    rows += [_block(block, article, setting) for block in article.body]
    if setting.notes == "end" and article.bodies:
        rows.append(r"\theendnotes")
    return "\n\n".join([*rows, r"\end{document}"])


def _letters(article: Article, setting: Setting) -> str:
    language = BABEL.get(article.language)
    if setting.engine == "pdflatex":
        babel = {"german": "ngerman"}.get(language or "", language)
        return rf"\usepackage[T1]{{fontenc}}\usepackage{{lmodern}}\usepackage[{babel}]{{babel}}"
    if not language:
        return (
            rf"\usepackage{{fontspec}}\setmainfont{{{SOLID_FONT}}}"
            rf'\XeTeXlinebreaklocale "{article.language}"\XeTeXlinebreakskip=0pt plus 1pt'
        )
    return (
        r"\usepackage{fontspec}\usepackage{babel}"
        rf"\babelprovide[import,main]{{{language}}}\babelfont{{rm}}{{{setting.font}}}"
    )


def _block(block: Block, article: Article, setting: Setting) -> str:
    note = "endnote" if setting.notes == "end" else "footnote"
    words = MARK.sub(
        lambda found: rf"\{note}{{{_escaped(article.bodies[found[1]].words, setting)}}}", _escaped(block.said, setting)
    )
    if block.kind == "heading":
        return rf"\{'sub' * (min(block.level, 3) - 1)}section*{{{words}}}"
    if block.kind == "quotation":
        return rf"\begin{{quote}}{words}\end{{quote}}"
    if block.kind == "reference":
        return HANGING + words
    if block.kind == "caption":
        return rf"\begin{{center}}\small {words}\end{{center}}"
    if block.kind == "row":
        cells = "".join(rf"\makebox[5em][l]{{{_escaped(cell, setting)}}}" for cell in block.cells)
        return r"\noindent " + cells
    return r"\noindent " + words if block.kind == "line" else words


def _escaped(words: str, setting: Setting) -> str:
    signs = SPECIAL | TYPED_SIGNS if setting.engine == "pdflatex" else SPECIAL
    parts = re.split(r"(\[\^\w+\])", words)
    return "".join(part if MARK.fullmatch(part) else "".join(signs.get(char, char) for char in part) for part in parts)
