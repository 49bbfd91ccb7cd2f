"""The lists of a DOCX: which number or sign stands before a paragraph, counted as the file's program would."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from .counting import counted
from .paragraph_style import ParagraphStyle
from .trees import Element, attribute, child, local

FORMATS = {"lowerLetter": "a", "upperLetter": "A", "lowerRoman": "i", "upperRoman": "I"}
DEEPEST = 9


@dataclass(frozen=True)
class ListItem:
    """What stands before an item."""

    level: int
    label: str
    """`-`, `1.`, `2.1`; empty where the paragraph goes on with the item above."""
    is_number: bool


@dataclass(frozen=True)
class DocxLists:
    """All lists of a file, and how far each was counted."""

    levels: dict[str, dict[int, Element]]
    """By list, what is said of each level."""
    shared: dict[str, str]
    """By list, the definition that it counts with."""
    counts: dict[str, dict[int, int]] = field(default_factory=dict)

    @staticmethod
    def of(roots: Sequence[Element]) -> DocxLists:
        """Those of the part that defines them."""
        levels: dict[str, dict[int, Element]] = {}
        shared: dict[str, str] = {}
        for root in roots:
            defined = {attribute(one, "abstractNumId") or "": one for one in root if local(one.tag) == "abstractNum"}
            for one in root:
                if local(one.tag) == "num":
                    id, base = attribute(one, "numId") or "", attribute(child(one, "abstractNumId"), "val") or ""
                    levels[id] = _levels(defined.get(base)) | _levels(one)
                    restarts = any(child(lvl, "startOverride") is not None for lvl in one)
                    shared[id] = id if restarts else f"of {base}"
        return DocxLists(levels, shared)

    def of_paragraph(self, style: ParagraphStyle) -> tuple[str, int] | None:
        """Its list and level; None where it stands in none."""
        if style.numbering is None or style.numbering[0] not in self.levels:
            return None
        level = style.numbering[1]
        return style.numbering[0], min(DEEPEST - 1, int(level)) if level.isdecimal() and len(level) < 4 else 0

    def counted(self, style: ParagraphStyle) -> ListItem | None:
        """What stands before a paragraph, which is counted."""
        found = self.of_paragraph(style)
        if found is None:
            return None
        list_id, level = found
        definition = self.levels[list_id].get(level)
        format = attribute(child(definition, "numFmt"), "val") or "decimal"
        written = attribute(child(definition, "lvlText"), "val") or ""
        if format == "bullet":
            return ListItem(level, "-" if written.strip() else "", False)
        if format == "none" or not written.strip():
            return ListItem(level, "", False)
        counts = self.counts.setdefault(self.shared[list_id], {})
        counts[level] = counts.get(level, self._start(list_id, level) - 1) + 1
        for deeper in [one for one in counts if one > level]:
            del counts[deeper]
        label = re.sub(r"%([1-9])", lambda found: self._figure(list_id, int(found[1]) - 1, counts), written)
        return ListItem(level, label.strip(), True)

    def _figure(self, list_id: str, level: int, counts: dict[int, int]) -> str:
        definition = self.levels[list_id].get(level)
        format = attribute(child(definition, "numFmt"), "val") or "decimal"
        return counted(counts.get(level, self._start(list_id, level)), FORMATS.get(format, "1"))

    def _start(self, list_id: str, level: int) -> int:
        definition = self.levels[list_id].get(level)
        start = attribute(child(definition, "start"), "val") or "1"
        return int(start) if start.isdecimal() and len(start) < 7 else 1


def _levels(element: Element | None) -> dict[int, Element]:
    """What is said of each level, by a definition or by a list that changes one."""
    found: dict[int, Element] = {}
    for one in () if element is None else element:
        tag, level = local(one.tag), attribute(one, "ilvl") or ""
        inner = one if tag == "lvl" else child(one, "lvl") if tag == "lvlOverride" else None
        if inner is not None and level.isdecimal() and len(level) < 4:
            found[int(level)] = inner
    return found
