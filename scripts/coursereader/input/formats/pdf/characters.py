"""The characters of a PDF: PDFium is asked in a process of its own, and what it told is looked at page by page."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from ..stated import AsideName
from ..unreadable import UnreadableError, damaged, too_much
from .glyphs import Glyph, PdfCharacters, PdfPage
from .sight import font_of, seen

FORMAT = "PDF"
SCAN = UnreadableError(
    "the pages of the PDF file are pictures: no letters stand in it.",
    "Recognise its letters first (OCR; ocrmypdf does it), and add what that makes.",
)
EMPTY = UnreadableError("no text stands in the PDF file.", "Choose the file that is the text.")
REFUSALS = {
    "locked": UnreadableError(
        "the PDF file is locked by a password.",
        "Take the password away in the program that made it, where you may, and save it anew.",
    ),
    "pages": too_much("the PDF file has more than 3000 pages."),
    "characters": too_much("the PDF file has more than 3 million characters."),
}
"""By the word of the process that asks PDFium; its bounds stand there."""
REFUSED = 3
"""Its exit code then."""
EXTRACTION = Path(__file__).with_name("extraction.py")
LONGEST_WAIT = 180
"""Seconds of the clock for the process that asks PDFium; it bounds itself by the processor's."""


def characters(data: bytes) -> PdfCharacters:
    """What PDFium finds. Raises UnreadableError."""
    rows = _extracted(data)
    said = rows.pop()["fonts"] if rows and "fonts" in rows[-1] else []
    fonts = [font_of(*one) for one in said]
    first, found, aside = 0, list[PdfPage](), list[tuple[Glyph, AsideName]]()
    for number, row in enumerate(rows):
        if row.get("broken"):
            continue
        page, left = seen(number, row, fonts, first)
        found.append(page)
        aside += left
        first += len(row["chars"])
    if not found:
        raise damaged(FORMAT)
    if not any(page.chars for page in found):
        raise SCAN if any(page.images for page in found) else EMPTY
    return PdfCharacters(tuple(found), tuple(aside), first)


def _extracted(data: bytes) -> list[dict[str, Any]]:
    """The rows of the process that asks PDFium; it ends alone where a file breaks it."""
    try:
        done = subprocess.run(
            [sys.executable, "-P", str(EXTRACTION)], input=data, capture_output=True, timeout=LONGEST_WAIT, check=False
        )
        rows = [json.loads(line) for line in done.stdout.splitlines()]
    except (subprocess.TimeoutExpired, ValueError):
        raise damaged(FORMAT) from None
    if done.returncode == REFUSED and rows:
        raise REFUSALS.get(rows[-1].get("refused"), damaged(FORMAT))
    if done.returncode or not rows or "fonts" not in rows[-1]:
        raise damaged(FORMAT)
    return rows
