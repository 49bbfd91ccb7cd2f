"""SVG drawings that a course publishes as files: shapes, words and colours, nothing that runs, loads or leads away."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from xml.parsers import expat

SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"
XML = "http://www.w3.org/XML/1998/namespace"
ELEMENTS = {
    "circle", "clipPath", "defs", "desc", "ellipse", "feBlend", "feColorMatrix", "feComponentTransfer",
    "feComposite", "feDropShadow", "feFlood", "feFuncA", "feFuncB", "feFuncG", "feFuncR", "feGaussianBlur",
    "feMerge", "feMergeNode", "feMorphology", "feOffset", "feTile", "filter", "g", "image", "line", "linearGradient",
    "marker", "mask", "metadata", "path", "pattern", "polygon", "polyline", "radialGradient", "rect", "stop",
    "style", "svg", "switch", "symbol", "text", "textPath", "title", "tspan", "use", "view",
}  # fmt: skip
"""Of SVG. Neither scripts nor animations, which can change where a link leads, nor HTML within it."""
DEEPEST = 100
"""Elements within one another."""
_PICTURE = re.compile(r"data:image/(?:png|jpeg|gif|webp);base64,", re.IGNORECASE)
_ADDRESS = re.compile(r"url\((?!\s*[\"']?\s*#)|\b(?:image|image-set|src)\(|@import|\\", re.IGNORECASE)
"""In a style: an address that is no part of the drawing itself, or letters that are written to hide one."""


@dataclass(frozen=True)
class DrawingFault:
    """What a drawing may not hold."""

    line: int
    what: str


class _RefusedError(Exception):
    """Carries what was found out of the parser."""


@dataclass
class _Reader:
    """Looks at one element after another; no tree is made."""

    depth: int = 0
    style: list[str] = field(default_factory=list)
    in_style: bool = False
    first: bool = True

    def start(self, name: str, attributes: dict[str, str]) -> None:
        space, _, local = name.rpartition(" ")
        if self.in_style:
            raise _RefusedError(f"<{local}> may not stand in a style.")
        if self.first and (space, local) != (SVG, "svg"):
            raise _RefusedError("this is no SVG drawing.")
        self.first, self.depth = False, self.depth + 1
        if self.depth > DEEPEST:
            raise _RefusedError(f"elements stand more than {DEEPEST} deep in one another.")
        if space != SVG or local not in ELEMENTS:
            raise _RefusedError(f"<{local}> may not stand in a drawing.")
        for key, value in attributes.items():
            _look(key, value)
        self.in_style, self.style = local == "style", []

    def end(self, _: str) -> None:
        self.depth -= 1
        if self.in_style and _ADDRESS.search("".join(self.style)):
            raise _RefusedError("a style loads something from elsewhere.")
        self.in_style = False

    def words(self, words: str) -> None:
        if self.in_style:
            self.style.append(words)

    def declaration(self, *_: object) -> None:
        raise _RefusedError("the drawing declares a document type or an instruction of its own.")

    def coding(self, _: str, coding: str | None, *__: object) -> None:
        if coding and coding.lower() != "utf-8":
            raise _RefusedError("the drawing is not in UTF-8.")


def _look(key: str, value: str) -> None:
    space, _, local = key.rpartition(" ")
    if local.lower().startswith("on"):
        raise _RefusedError(f'the attribute "{local}" runs a script.')
    if space not in ("", XLINK, XML) or (space == XML and local not in ("lang", "space")):
        raise _RefusedError(f'the attribute "{local}" is none of SVG.')
    leads = local in ("href", "src")
    if leads and not value.strip().startswith("#") and not _PICTURE.match(value.strip()):
        raise _RefusedError(f'the address "{value.strip()[:60]}" leads out of the drawing.')
    if not leads and _ADDRESS.search(value):
        raise _RefusedError(f'the attribute "{local}" loads something from elsewhere.')


def fault_of_drawing(content: bytes) -> DrawingFault | None:
    """The first thing that a drawing may not hold; None where it may be shown."""
    reader = _Reader()
    parser = expat.ParserCreate(encoding="UTF-8", namespace_separator=" ")
    parser.StartElementHandler, parser.EndElementHandler = reader.start, reader.end
    parser.CharacterDataHandler = reader.words
    parser.StartDoctypeDeclHandler = reader.declaration
    parser.ProcessingInstructionHandler = reader.declaration
    parser.XmlDeclHandler = reader.coding
    try:
        parser.Parse(content, True)
    except _RefusedError as refused:
        return DrawingFault(parser.CurrentLineNumber, str(refused))
    except expat.ExpatError as error:
        return DrawingFault(max(1, error.lineno), f"this is no well-formed SVG: {expat.ErrorString(error.code)}.")
    return None
