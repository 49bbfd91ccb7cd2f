"""Run by itself, in a process of its own: what PDFium finds in a PDF, one line of JSON a page.

A file from elsewhere may crash a library written in C++, or make it take all the memory there is. Here only this
process ends then, and the reader says so in one line. It imports nothing of the engine, so that it starts at once.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from ctypes import addressof, byref, c_double, c_float, c_int, c_uint, create_string_buffer
from math import hypot
from typing import Any

import pypdfium2.raw as pdfium

MOST_PAGES = 3_000
"""Pages: the longest handbooks have some two thousand."""
MOST_CHARACTERS = 3_000_000
"""Characters of all pages: a book of a thousand pages; beyond, what is read of them takes a gigabyte."""
MOST_OBJECTS = 20_000
"""Drawings and pictures of one page that are looked at: a map has some thousands, and says nothing more by them."""
DEEPEST = 4
"""Forms within forms that are looked into for drawings."""
MOST_MEMORY = 2_000_000_000
"""Bytes that this process may take: ten times what a book of a thousand pages needs."""
MOST_SECONDS = 120
"""Of the processor: a book of a thousand pages takes some thirty."""
THIN = 2.5
"""Points: a drawing no higher is a rule."""
GENERATED = frozenset((0x20, 0x0D, 0x0A))
"""What PDFium puts between words and lines; not in the file."""
MARKS = frozenset(map(ord, "0123456789*†‡§¶"))
"""What notes are marked by."""
FINE = 100
"""Places are told in hundredths of a point."""


class RefusedError(Exception):
    """The file cannot be read; the message is one word that the engine knows."""


def main() -> int:
    """The file on standard input; pages on standard output. Exit 0, or 3 and one word why."""
    _bound()
    try:
        for line in pages(sys.stdin.buffer.read()):
            sys.stdout.write(json.dumps(line, separators=(",", ":")) + "\n")
    except RefusedError as refused:
        sys.stdout.write(json.dumps({"refused": str(refused)}) + "\n")
        return 3
    return 0


def _bound() -> None:
    try:
        import resource
    except ImportError:  # no such limits on Windows; the engine's own clock ends it there
        return
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def pages(data: bytes) -> Iterator[dict[str, Any]]:
    """What is on each page. Raises RefusedError."""
    pdfium.FPDF_InitLibrary()
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        error = pdfium.FPDF_GetLastError()
        locked = error in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY)
        raise RefusedError("locked" if locked else "damaged")
    count = pdfium.FPDF_GetPageCount(document)
    if count > MOST_PAGES:
        raise RefusedError("pages")
    fonts: dict[tuple[str, int, int], int] = {}
    left = MOST_CHARACTERS
    for number in range(count):
        page = pdfium.FPDF_LoadPage(document, number)
        found: dict[str, Any] = _page(document, page, number, fonts) if page else {"broken": True}
        left -= len(found["chars"]) if page else 0
        if left < 0:
            raise RefusedError("characters")
        yield found
        if page:
            pdfium.FPDF_ClosePage(page)
    yield {"fonts": [list(font) for font in fonts]}


def _page(document: Any, page: Any, number: int, fonts: dict[tuple[str, int, int], int]) -> dict[str, Any]:
    box = [c_float() for _ in range(4)]
    if not pdfium.FPDFPage_GetCropBox(page, *map(byref, box)) and not pdfium.FPDFPage_GetMediaBox(
        page, *map(byref, box)
    ):
        box = [c_float(0), c_float(0), c_float(612), c_float(792)]
    text = pdfium.FPDFText_LoadPage(page)
    chars, objects = _characters(text, fonts) if text else ([], [])
    if text:
        pdfium.FPDFText_ClosePage(text)
    drawings: dict[str, list[list[int]]] = {"rules": [], "images": [], "fills": []}
    _drawings(page, drawings, [MOST_OBJECTS])
    return {
        "box": [_fine(side.value) for side in box],
        "turned": pdfium.FPDFPage_GetRotation(page),
        "label": _label(document, number),
        "chars": chars,
        "objects": objects,
        **drawings,
    }


def _fine(value: float) -> int:
    return round(value * FINE) if abs(value) < 1e6 else 0


def _label(document: Any, number: int) -> str:
    buffer = create_string_buffer(64)
    size = pdfium.FPDF_GetPageLabel(document, number, buffer, 64)
    return buffer.raw[: max(0, size - 2)].decode("utf-16-le", "ignore") if 2 < size <= 64 else ""


def _characters(text: Any, fonts: dict[tuple[str, int, int], int]) -> tuple[list[list[int]], list[list[int]]]:
    """By character: code, box, how high it begins, the object it belongs to; by object what its characters share.

    The least is asked for every character: the library is called from Python, and a page has three thousand."""
    chars: list[list[int]] = []
    objects: list[list[int]] = []
    numbers: dict[int, int] = {}
    box = pdfium.FS_RECTF()
    code_of, owner_of, box_of = (
        pdfium.FPDFText_GetUnicode,
        pdfium.FPDFText_GetTextObject,
        pdfium.FPDFText_GetLooseCharBox,
    )
    for index in range(min(pdfium.FPDFText_CountChars(text), MOST_CHARACTERS + 1)):
        code = code_of(text, index)
        if code in GENERATED and pdfium.FPDFText_IsGenerated(text, index) == 1:
            continue
        owner = owner_of(text, index)
        key = addressof(owner.contents) if owner else 0
        if key not in numbers:
            numbers[key] = len(objects)
            objects.append(_object(text, index, owner, fonts))
        if (code < 0x20 or 0xE000 <= code < 0xF900) and pdfium.FPDFText_HasUnicodeMapError(text, index) == 1:
            code = 0xFFFD
        box_of(text, index, byref(box))
        sides = map(_fine, (box.left, box.bottom, box.right, box.top))
        chars.append([code, *sides, _foot(text, index) if code in MARKS else 0, numbers[key]])
    return chars, objects


def _foot(text: Any, index: int) -> int:
    """Where the ink of a letter begins: raised figures of a font have the size and the base line of others."""
    left, right, bottom, top = (c_double() for _ in range(4))
    pdfium.FPDFText_GetCharBox(text, index, byref(left), byref(right), byref(bottom), byref(top))
    return _fine(bottom.value)


def _object(text: Any, index: int, owner: Any, fonts: dict[tuple[str, int, int], int]) -> list[int]:
    """Font, size, place on its line, the cosine and sine of its angle, how it is drawn, and its colour."""
    matrix, x, y = pdfium.FS_MATRIX(), c_double(), c_double()
    pdfium.FPDFText_GetCharOrigin(text, index, byref(x), byref(y))
    pdfium.FPDFText_GetMatrix(text, index, byref(matrix))
    size = abs(pdfium.FPDFText_GetFontSize(text, index)) * hypot(matrix.c, matrix.d)
    colour = [c_uint() for _ in range(4)]
    pdfium.FPDFText_GetFillColor(text, index, *map(byref, colour))
    mode = pdfium.FPDFTextObj_GetTextRenderMode(owner) if owner else 0
    name, flags = create_string_buffer(128), c_int()
    length = pdfium.FPDFText_GetFontInfo(text, index, name, 128, byref(flags))
    said = name.raw[: max(0, min(length, 128) - 1)].decode("utf-8", "replace")
    font = (said, flags.value, pdfium.FPDFText_GetFontWeight(text, index))
    number = fonts.setdefault(font, len(fonts))
    places = map(_fine, (size, x.value, y.value, matrix.a, matrix.b))
    return [number, *places, mode, *(one.value for one in colour)]


def _drawings(holder: Any, found: dict[str, list[list[int]]], left: list[int], depth: int = 0) -> None:
    """Rules, pictures and filled areas, as far as the bound allows; those of forms too."""
    form = depth > 0
    count = pdfium.FPDFFormObj_CountObjects(holder) if form else pdfium.FPDFPage_CountObjects(holder)
    for index in range(max(0, count)):
        if left[0] <= 0:
            return
        left[0] -= 1
        one = pdfium.FPDFFormObj_GetObject(holder, index) if form else pdfium.FPDFPage_GetObject(holder, index)
        kind = pdfium.FPDFPageObj_GetType(one)
        if kind == pdfium.FPDF_PAGEOBJ_FORM and depth < DEEPEST:
            _drawings(one, found, left, depth + 1)
        elif kind in (pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE):
            sides = [c_float() for _ in range(4)]
            if pdfium.FPDFPageObj_GetBounds(one, *map(byref, sides)):
                _keep(kind, [side.value for side in sides], found)


def _keep(kind: int, sides: list[float], found: dict[str, list[list[int]]]) -> None:
    low = sides[3] - sides[1] <= THIN
    name = "images" if kind == pdfium.FPDF_PAGEOBJ_IMAGE else "rules" if low else "fills"
    found[name].append([_fine(side) for side in sides])


if __name__ == "__main__":
    sys.exit(main())
