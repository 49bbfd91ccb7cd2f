"""Articles set by groff's ms macros: columns, hyphenation, running heads, notes at the foot, pull quotes."""

from __future__ import annotations

import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

from .articles import MARK, Article, Block

LANGUAGES = {"de": ".mso de.tmac\n", "fr": ".mso fr.tmac\n", "en": ""}


@dataclass(frozen=True)
class Setting:
    """How an article is set."""

    columns: int = 1
    width: str = "4.2i"
    size: int = 10
    indent: bool = True
    """Whether paragraphs begin with an indent, with no space between them."""
    heads: str = "alternating"
    """`alternating`, `folio` or empty."""
    notes: str = "foot"
    """`foot`, `end`, or `page` for numbers that begin anew on each page (marks `*`, `†`, `‡`)."""
    spaced: bool = False
    """Whether headings are letter-spaced capitals."""
    ragged: bool = False
    family: str = "T"


def typeset(article: Article, setting: Setting, pdf: Path) -> bool:
    """Writes the PDF; False where groff is not here."""
    try:
        made = subprocess.run(
            ["groff", "-k", "-ms", "-Tpdf"], input=source(article, setting).encode(), capture_output=True, check=False
        )
    except FileNotFoundError:
        return False
    pdf.write_bytes(made.stdout)
    return bool(made.stdout)


def source(article: Article, setting: Setting) -> str:
    """The article as an ms document."""
    bodies = {block.number: block for block in article.of("note")}
    rows = [_preamble(article, setting)]
    if setting.columns == 1 and not setting.indent:
        rows[0] = rows[0].replace(f".nr FL {setting.width}\n", "")
    for block in article.blocks:
        if block.kind == "note":
            continue
        rows.append(_opening(block, setting))
        rows.append(_words(block, bodies, setting))
        if block.kind == "pullquote":
            rows.append(".ps \\n[PS]\n.ad b\n.sp .5v\n.KE")
    if setting.notes == "end" and bodies:
        rows.append(".SH\nNotes")
        rows += [f".LP\n{number}. {_escaped(block.words)}" for number, block in bodies.items()]
    return "\n".join(row for row in rows if row) + "\n"


def _preamble(article: Article, setting: Setting) -> str:
    rows = [
        LANGUAGES.get(article.language, ""),
        f".nr LL {setting.width}\n.nr FL {setting.width}\n.nr LT {setting.width}\n.nr PS "
        f"{setting.size}\n.nr VS {setting.size + 2}",
        f".nr PD {'0' if setting.indent else '1v' if setting.columns == 2 else '.5v'}\n.nr PI 1.5n\n.ds "
        f"FAM {setting.family}\n.nr PO 1.2i\n.nr HM 1.2i\n.nr FM 1.2i\n.pl 8.5i",
    ]
    if setting.heads == "alternating":
        title = _escaped(article.blocks[0].plain)[:40]
        rows.append(f".OH '{title}''%'\n.EH '%''Annals of Alder 12 (2019)'\n.P1\n.pn 40")
        rows.append(".ds CF\n.ds CH")
    elif setting.heads == "folio":
        rows.append(".ds CH\n.ds LH\n.ds RH\n.ds CF %")
    else:
        rows.append(".ds CH\n.ds CF")
    if setting.ragged:
        rows.append(".ad l")
    rows.append(".hy 4\n.LP" if article.language == "en" else ".LP")
    if setting.columns == 2:
        rows.append(".2C")
    return "\n".join(rows)


def _opening(block: Block, setting: Setting) -> str:
    if block.kind == "heading":
        return f".SH {block.level}"
    if block.kind == "quotation":
        return ".QP"
    if block.kind == "reference":
        return ".XP"
    if block.kind == "pullquote":
        return f".KF\n.LP\n.sp .5v\n.ps {setting.size + 4}\n.vs {setting.size + 6}\n.ad l"
    return ".PP" if setting.indent else ".LP"


def _words(block: Block, bodies: dict[str, Block], setting: Setting) -> str:
    words = _escaped(block.words)
    if block.kind == "heading":
        return "\\ \\ \\ ".join("\\ ".join(word.upper()) for word in words.split()) if setting.spaced else words
    if block.kind == "pullquote":
        return words.upper()
    return MARK.sub(lambda found: _note(found[1], bodies[found[1]], setting), words).replace("\n ", "\n")


def _note(number: str, body: Block, setting: Setting) -> str:
    raised = f"\\s-2\\u{number}\\d\\s0"
    if setting.notes == "end":
        return raised
    return f"{raised}\\c\n.FS\n{raised}\\ {_escaped(body.words)}\n.FE\n\\&"


def _escaped(words: str) -> str:
    return re.sub(r"^[.']", r"\\&\g<0>", words.replace("\\", "\\e"), flags=re.MULTILINE)
