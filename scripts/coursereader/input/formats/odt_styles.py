"""What the styles of an ODT say of a paragraph, a run of words and a list."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from .paragraph_style import MOST_BASES, ParagraphStyle
from .stated import BlockKind, Run
from .trees import Element, attribute, child, local

QUOTED = re.compile(r"quotations?|(?:intense )?quote|block ?quot(?:e|ation)s?|block text|zitat|цитата", re.IGNORECASE)
CAPTION = re.compile(
    r"(?:figure|table|illustration|drawing|text|image)?(?: ?caption|illustration|drawing)", re.IGNORECASE
)
LENGTH = re.compile(r"(-?\d{1,5}(?:\.\d{1,6})?)(cm|mm|in|pt|pc|px)")
TWIPS = {"cm": 567.0, "mm": 56.7, "in": 1440.0, "pt": 20.0, "pc": 240.0, "px": 15.0}
HEAVY = {"bold", "600", "700", "800", "900"}


@dataclass(frozen=True)
class OdtStyles:
    """All styles of a file, by family and name."""

    by_name: dict[tuple[str, str], Element]
    lists: dict[str, Element]

    @staticmethod
    def of(roots: Sequence[Element]) -> OdtStyles:
        """Those of the parts that define styles; the first of a name counts."""
        found: dict[tuple[str, str], Element] = {}
        lists: dict[str, Element] = {}
        for one in (one for root in roots for one in root.iter()):
            name = attribute(one, "name") or ""
            if local(one.tag) == "style":
                found.setdefault((attribute(one, "family") or "", name), one)
            elif local(one.tag) == "list-style":
                lists.setdefault(name, one)
        return OdtStyles(found, lists)

    def paragraph(self, name: str) -> ParagraphStyle:
        """What a style of paragraphs says, with what those above it say."""
        found = ParagraphStyle()
        for style in reversed(list(self._chain("paragraph", name))):
            properties = child(style, "paragraph-properties")
            found = _named(found, attribute(style, "display-name") or _plain(attribute(style, "name") or ""))
            found = replace(
                found,
                left=_twips(attribute(properties, "margin-left"), found.left),
                first=_twips(attribute(properties, "text-indent"), found.first),
                run=_dressed(child(style, "text-properties"), found.run),
            )
        return _named(found, _plain(name)) if not found.quoted else found

    def run(self, name: str, run: Run) -> Run:
        """The dress of words."""
        for style in reversed(list(self._chain("text", name))):
            run = _dressed(child(style, "text-properties"), run)
        return run

    def level(self, name: str, level: int) -> tuple[str, int]:
        """How a level of a list counts (`1`, `a`, `i`; empty for a sign), and from where."""
        for one in self.lists.get(name, ()):
            if attribute(one, "level") == str(level):
                start = attribute(one, "start-value") or "1"
                numbered = local(one.tag) == "list-level-style-number"
                kind = attribute(one, "num-format") or ""
                return kind if numbered else "", int(start[:6]) if start.isdecimal() else 1
        return "", 1

    def _chain(self, family: str, name: str) -> Iterator[Element]:
        for _ in range(MOST_BASES):
            style = self.by_name.get((family, name))
            if style is None:
                return
            yield style
            name = attribute(style, "parent-style-name") or ""


def _plain(name: str) -> str:
    """A name as people see it: other signs than letters are written as numbers."""
    return re.sub(r"_([0-9a-f]{2})_", lambda found: chr(int(found[1], 16)), name)


def _named(style: ParagraphStyle, name: str) -> ParagraphStyle:
    if name.casefold() == "title":
        return replace(style, kind=BlockKind.TITLE)
    if QUOTED.fullmatch(name):
        return replace(style, quoted=True)
    return replace(style, kind=BlockKind.CAPTION) if CAPTION.fullmatch(name) else style


def _dressed(properties: Element | None, run: Run) -> Run:
    slant, weight = attribute(properties, "font-style"), attribute(properties, "font-weight")
    position = (attribute(properties, "text-position") or "").split()
    rise = position[0] if position else ""
    return replace(
        run,
        italic=slant in ("italic", "oblique") if slant else run.italic,
        bold=weight in HEAVY if weight else run.bold,
        raised=(rise == "super" or (rise[:1].isdigit() and rise != "0%")) if rise else run.raised,
        lowered=rise.startswith(("sub", "-")) if rise else run.lowered,
    )


def _twips(said: str | None, otherwise: int) -> int:
    found = LENGTH.fullmatch(said or "")
    return round(float(found[1]) * TWIPS[found[2]]) if found else otherwise
