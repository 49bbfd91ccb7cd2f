"""Articles set by groff's ms macros: columns, hyphenation, running heads, notes at the foot, pull quotes."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from .articles import MARK, Article, Block

NOTE_SIGNS = ["*", "†", "‡", "§", "**", "††", "‡‡", "§§", "***"]
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
    """`foot`; `page`, where numbers begin anew on each page, or `signs` for `*`, `†`, `‡` there; `end`; `sections`,
    where each section's notes stand at its end; `grouped`, where they stand section by section at the end."""
    marks: str = "{}"
    """How a number stands at a word: raised, or in brackets `[{}]`, `({})`."""
    spaced: bool = False
    """Whether headings are letter-spaced capitals."""
    ragged: bool = False
    family: str = "T"


def typeset(article: Article, setting: Setting, pdf: Path) -> bool:
    """Writes the PDF; False where groff is not here."""
    try:
        printed = _printed(article, setting)
        made = _groff(source(article, setting, printed), "-Tpdf")
    except FileNotFoundError:
        return False
    pdf.write_bytes(made)
    return bool(made)


def _groff(words: str, *options: str) -> bytes:
    return subprocess.run(
        ["groff", "-k", "-ms", *options], input=words.encode(), capture_output=True, check=False
    ).stdout


def _printed(article: Article, setting: Setting) -> dict[str, str]:
    """What is printed for each note, where its number or sign begins anew on each page or in each section.

    The truth knows such notes by numbers that run through the text, as the engine does.
    """
    if setting.notes in ("page", "signs"):
        first = _groff(source(article, setting, {}), "-Tpdf", "-Z").decode("utf-8", "ignore")
        parts = re.findall(r"^p(?P<page>\d+)$|^x X note (?P<note>\d+)$", first, re.MULTILINE)
        labels = NOTE_SIGNS if setting.notes == "signs" else [str(number) for number in range(1, 100)]
        return _renumbered(((page, note) for page, note in parts), labels)
    if setting.notes in ("sections", "grouped"):
        parts = []
        for block in article.blocks:
            parts += [("section", "")] if block.kind == "heading" and block.level == 2 else []
            parts += [("", note) for note in MARK.findall(block.words)]
        return _renumbered(parts, [str(number) for number in range(1, 100)])
    return {}


def _renumbered(parts: Iterable[tuple[str, str]], labels: list[str]) -> dict[str, str]:
    printed: dict[str, str] = {}
    count = 0
    for begins, note in parts:
        count = 0 if begins else count + 1
        if note:
            printed[note] = labels[count - 1]
    return printed


def source(article: Article, setting: Setting, printed: dict[str, str]) -> str:
    """The article as an ms document; `printed` are the numbers or signs of notes that have others than their own."""
    bodies = {block.number: block for block in article.of("note")}
    rows = [_preamble(article, setting)]
    if setting.columns == 1 and not setting.indent:
        rows[0] = rows[0].replace(f".nr FL {setting.width}\n", "")
    due: list[str] = []
    for block in article.blocks:
        if block.kind == "note":
            continue
        if setting.notes == "sections" and block.kind == "heading" and block.level < 3:
            rows += _endnotes(due, bodies, printed)
            due = []
        due += MARK.findall(block.words)
        rows.append(_opening(block, setting))
        rows.append(_words(block, bodies, setting, printed))
        if block.kind == "pullquote":
            rows.append(".ps \\n[PS]\n.ad b\n.sp .5v\n.KE")
    if setting.notes in ("end", "sections", "grouped"):
        rows += _endnotes(due, bodies, printed)
    return "\n".join(row for row in rows if row) + "\n"


def _endnotes(due: list[str], bodies: dict[str, Block], printed: dict[str, str]) -> list[str]:
    rows = [".SH\nNotes"] if due else []
    return rows + [f".LP\n{printed.get(number, number)}. {_escaped(bodies[number].words)}" for number in due]


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


def _words(block: Block, bodies: dict[str, Block], setting: Setting, printed: dict[str, str]) -> str:
    words = _escaped(block.words)
    if block.kind == "heading":
        return "\\ \\ \\ ".join("\\ ".join(word.upper()) for word in words.split()) if setting.spaced else words
    if block.kind == "pullquote":
        return words.upper()

    def note(found: re.Match[str]) -> str:
        number = found[1]
        return _note(number, printed.get(number, number), bodies[number], setting)

    return MARK.sub(note, words).replace("\n ", "\n")


def _note(number: str, printed: str, body: Block, setting: Setting) -> str:
    shown = setting.marks.format(printed)
    mark = f"\\s-2\\u{shown}\\d\\s0" if setting.marks == "{}" else shown
    if setting.notes in ("end", "sections", "grouped"):
        return mark
    return f"{mark}\\X'note {number}'\\c\n.FS\n{mark}\\ {_escaped(body.words)}\n.FE\n\\&"


def _escaped(words: str) -> str:
    return re.sub(r"^[.']", r"\\&\g<0>", words.replace("\\", "\\e"), flags=re.MULTILINE)
