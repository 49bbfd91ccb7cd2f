"""What the styles of a DOCX say of a paragraph and of a run; a style has what the one it is based on has."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from .paragraph_style import MOST_BASES, ParagraphStyle
from .stated import BlockKind, Run
from .trees import Element, attribute, child, local

HEADING = re.compile(r"heading ([1-9])", re.IGNORECASE)
QUOTED = re.compile(
    r"(?:intense )?quote|(?:footnote )?block text|block ?quot(?:e|ation)s?|quotations?|zitat|citação|цитата",
    re.IGNORECASE,
)
"""Names of styles: Word writes those of its own in English, whatever its language."""
CAPTION = re.compile(r"(?:(?:image|table|figure) )?caption", re.IGNORECASE)
LISTED = re.compile(r"list (?:paragraph|continue).*", re.IGNORECASE)
CONTENTS = re.compile(r"toc ?(?:\d|heading)|table of figures|contents \d", re.IGNORECASE)


def is_on(properties: Element | None, tag: str, otherwise: bool) -> bool:
    """Whether a switch is set; as it was, where nothing is said of it."""
    found = child(properties, tag)
    return otherwise if found is None else (attribute(found, "val") or "true") not in ("0", "false", "off", "none")


def dressed(properties: Element | None, run: Run) -> Run:
    """A run's dress after its properties."""
    if properties is None:
        return run
    position = attribute(child(properties, "vertAlign"), "val")
    return replace(
        run,
        bold=is_on(properties, "b", run.bold),
        italic=is_on(properties, "i", run.italic),
        raised=position == "superscript" if position else run.raised,
        lowered=position == "subscript" if position else run.lowered,
    )


@dataclass(frozen=True)
class DocxStyles:
    """All styles of a file, by id."""

    by_id: dict[str, Element]
    usual: str = ""
    """The id of that of paragraphs which name none."""

    @staticmethod
    def of(roots: Sequence[Element]) -> DocxStyles:
        """Those of the parts that define styles."""
        styles = [one for root in roots for one in root if local(one.tag) == "style"]
        usual = (
            attribute(one, "styleId") or ""
            for one in styles
            if attribute(one, "type") == "paragraph" and (attribute(one, "default") or "0") in ("1", "true", "on")
        )
        return DocxStyles({attribute(one, "styleId") or "": one for one in styles}, next(usual, ""))

    def paragraph(self, paragraph: Element) -> ParagraphStyle:
        """What is said of a paragraph."""
        own = child(paragraph, "pPr")
        id = attribute(child(own, "pStyle"), "val") or self.usual
        found = ParagraphStyle()
        for style in reversed(list(self._chain(id))):
            found = _named(_with(found, child(style, "pPr")), attribute(child(style, "name"), "val") or "")
            found = replace(found, run=dressed(child(style, "rPr"), found.run))
        return _with(found, own)

    def run(self, properties: Element | None, run: Run) -> Run:
        """The dress of a run."""
        for style in reversed(list(self._chain(attribute(child(properties, "rStyle"), "val") or ""))):
            run = dressed(child(style, "rPr"), run)
        return dressed(properties, run)

    def _chain(self, id: str) -> Iterator[Element]:
        for _ in range(MOST_BASES):
            style = self.by_id.get(id)
            if style is None:
                return
            yield style
            id = attribute(child(style, "basedOn"), "val") or ""


def _named(style: ParagraphStyle, name: str) -> ParagraphStyle:
    """After what a style is called. What is set as a title is, is not one by that."""
    if style.kind == BlockKind.TITLE and name.casefold() != "title":
        style = replace(style, heading=False, kind=BlockKind.PARAGRAPH, level=0)
    if found := HEADING.fullmatch(name):
        return replace(style, heading=True, kind=BlockKind.HEADING, level=int(found[1]))
    if name.casefold() == "title":
        return replace(style, heading=True, kind=BlockKind.TITLE, level=1)
    if CONTENTS.fullmatch(name):
        return replace(style, contents=True, heading=False, kind=BlockKind.PARAGRAPH)
    if LISTED.fullmatch(name):
        return replace(style, is_list=True)
    if QUOTED.fullmatch(name):
        return replace(style, quoted=True)
    return replace(style, kind=BlockKind.CAPTION) if CAPTION.fullmatch(name) else style


def _with(style: ParagraphStyle, properties: Element | None) -> ParagraphStyle:
    """After the properties of a style, or of the paragraph."""
    if properties is None:
        return style
    indent, outline = child(properties, "ind"), attribute(child(properties, "outlineLvl"), "val")
    left = attribute(indent, "left") or attribute(indent, "start")
    first, hanging = attribute(indent, "firstLine"), attribute(indent, "hanging")
    numbered = child(properties, "numPr")
    if numbered is not None:
        before = style.numbering or ("", "0")
        list_id = attribute(child(numbered, "numId"), "val") or before[0]
        level = attribute(child(numbered, "ilvl"), "val") or before[1]
        style = replace(style, numbering=(list_id, level), is_list=True)
    if outline and outline.isdecimal():
        heads = int(outline) < 9
        kind = BlockKind.HEADING if heads and style.kind != BlockKind.TITLE else style.kind
        style = replace(style, heading=heads, kind=kind if heads else BlockKind.PARAGRAPH, level=int(outline) + 1)
    return replace(
        style,
        left=_twips(left, style.left),
        first=-_twips(hanging, 0) if hanging else _twips(first, style.first),
    )


def _twips(said: str | None, otherwise: int) -> int:
    try:
        return int(float(said)) if said else otherwise
    except (ValueError, OverflowError):
        return otherwise
