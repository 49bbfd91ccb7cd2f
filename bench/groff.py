"""Articles set by groff's ms macros: columns, hyphenation, running heads, notes at the foot or the end."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from .articles import MARK, Article, Block
from .programs import CannotMakeError, run

LANGUAGES = {"de": ".mso de.tmac\n", "fr": ".mso fr.tmac\n"}


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
    """`foot`; `page`, where numbers begin anew on each page; `end`; `sections`, where each section's notes stand at
    its end."""
    marks: str = "{}"
    """How a number stands at a word: raised, or in brackets `[{}]`, `({})`."""
    ragged: bool = False
    family: str = "T"


def typeset(article: Article, setting: Setting, pdf: Path) -> None:
    """Writes the PDF."""
    pdf.write_bytes(groff(source(article, setting, _printed(article, setting)), "-ms", "-Tpdf"))


def groff(words: str, *options: str) -> bytes:
    """What groff makes of a document; an empty page is no document."""
    made = run("groff", "-k", *options, given=words.encode())
    if not made:
        raise CannotMakeError(f"groff {' '.join(options)} printed nothing")
    return made


def _printed(article: Article, setting: Setting) -> dict[str, str]:
    """What is printed for each note, where its number begins anew on each page or in each section.

    The truth knows such notes by numbers that run through the text, as the engine does.
    """
    parts: list[tuple[str, str]] = []
    if setting.notes == "page":
        first = groff(source(article, setting, {}), "-ms", "-Tpdf", "-Z").decode("utf-8", "ignore")
        parts = re.findall(r"^p(?P<page>\d+)$|^x X note (?P<note>\d+)$", first, re.MULTILINE)
    elif setting.notes == "sections":
        for block in article.body:
            parts += [("section", "")] if block.kind == "heading" and block.level == 2 else []
            parts += [("", note) for note in MARK.findall(block.words)]
    return _renumbered(parts)


def _renumbered(parts: Iterable[tuple[str, str]]) -> dict[str, str]:
    printed: dict[str, str] = {}
    count = 0
    for begins, note in parts:
        count = 0 if begins else count + 1
        if note:
            printed[note] = str(count)
    return printed


def source(article: Article, setting: Setting, printed: dict[str, str]) -> str:
    """The article as an ms document; `printed` are the numbers of notes that have others than their own."""
    rows = [_preamble(article, setting)]
    due: list[str] = []
    above = ""
    for block in article.body:
        if setting.notes == "sections" and block.kind == "heading" and block.level < 3:
            rows += _endnotes(due, article, printed)
            due = []
        due += MARK.findall(block.words)
        rows += [_opening(block, above, setting), _words(block, article, setting, printed)]
        above = block.kind
    if setting.notes in ("end", "sections"):
        rows += _endnotes(due, article, printed)
    return "\n".join(row for row in rows if row) + "\n"


def _endnotes(due: list[str], article: Article, printed: dict[str, str]) -> list[str]:
    rows = [".SH\nNotes"] if due else []
    return rows + [f".LP\n{printed.get(number, number)}. {escaped(article.bodies[number].words)}" for number in due]


def _preamble(article: Article, setting: Setting) -> str:
    gap = "0" if setting.indent else "1v" if setting.columns == 2 else ".5v"
    rows = [
        LANGUAGES.get(article.language, ""),
        f".nr LL {setting.width}\n.nr FL {setting.width}\n.nr LT {setting.width}",
        f".nr PS {setting.size}\n.nr VS {setting.size + 2}\n.nr PD {gap}\n.nr PI 1.5n\n.ds FAM {setting.family}",
        ".nr PO 1.2i\n.nr HM 1.2i\n.nr FM 1.2i\n.pl 8.5i",
    ]
    if setting.heads == "alternating":
        rows.append(f".OH '{_escaped_head(article.title)}''%'\n.EH '%''Annals of Alder 12 (2019)'\n.P1\n.pn 40")
        rows.append(".ds CF\n.ds CH")
    else:
        rows.append(".ds CH\n.ds LH\n.ds RH\n.ds CF" + (" %" if setting.heads == "folio" else ""))
    if setting.ragged:
        rows.append(".ad l")
    rows.append(".hy 4\n.LP" if article.language == "en" else ".LP")
    if setting.columns == 2:
        rows.append(".2C")
    return "\n".join(rows)


def _escaped_head(title: str) -> str:
    return escaped(title)[:40].replace("'", "")


def _opening(block: Block, above: str, setting: Setting) -> str:
    """What begins a block; under a heading its type would go on till something begins a paragraph."""
    if above == "heading" and block.kind in ("line", "row"):
        return ".LP"
    by_kind = {"heading": f".SH {block.level}", "quotation": ".QP", "reference": ".XP", "line": ".br", "row": ".br"}
    return by_kind.get(block.kind, ".PP" if setting.indent and block.kind == "paragraph" else ".LP")


def _words(block: Block, article: Article, setting: Setting, printed: dict[str, str]) -> str:
    if block.kind == "row":
        return ".ta 2i 3i 3.6i\n.nf\n" + "\t".join(map(escaped, block.cells)) + "\n.fi"
    words = escaped(block.said)

    def note(found: re.Match[str]) -> str:
        number = found[1]
        return _note(number, printed.get(number, number), article.bodies[number], setting)

    return MARK.sub(note, words).replace("\n ", "\n")


def _note(number: str, printed: str, body: Block, setting: Setting) -> str:
    shown = setting.marks.format(printed)
    mark = f"\\s-2\\u{shown}\\d\\s0" if setting.marks == "{}" else shown
    if setting.notes in ("end", "sections"):
        return mark
    return f"{mark}\\X'note {number}'\\c\n.FS\n{mark}\\ {escaped(body.words)}\n.FE\n\\&"


def escaped(words: str) -> str:
    """Words that groff prints as they are."""
    return re.sub(r"^[.']", r"\\&\g<0>", words.replace("\\", "\\e"), flags=re.MULTILINE)
