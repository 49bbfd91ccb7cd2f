"""The formats that are read: how each is known by its bytes, and who reads it. A new format is a row, and a module."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from .encodings import MARKS
from .extraction import Extraction
from .members import first_names, small_member
from .readers import read_docx, read_epub, read_flat_odt, read_odt, read_pdf, read_rtf, read_tei

ZIP = b"PK\x03\x04"
PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.{0,2000}?-->\s*)*(?:<!DOCTYPE\s+html|<html[\s>])", re.IGNORECASE | re.DOTALL
)
TEI_NAMESPACE = b"http://www.tei-c.org/ns/1.0"
TEI_ROOT = re.compile(rb"<(?:[\w.-]+:)?TEI[\s>]")
ELEMENT = re.compile(rb"<(?:p|div|h[1-6]|body|table|ul|br|span|article)[\s/>]", re.IGNORECASE)


@dataclass(frozen=True)
class FileFormat:
    """One format."""

    name: str
    """As people call it."""
    suffixes: tuple[str, ...]
    recognises: Callable[[bytes, str], bool]
    """By its bytes, and the suffix of its name where these leave a doubt."""
    read: Callable[[bytes], Extraction]
    """Raises UnreadableError."""


def is_docx(data: bytes, suffix: str) -> bool:
    """A zip with the document of a word processor, or a locked one."""
    return data.startswith(ZIP) and any(
        name in ("word/document.xml", "word/document2.xml") for name in first_names(data)
    )


def is_odt(data: bytes, suffix: str) -> bool:
    """A zip that names its type first."""
    return data.startswith(ZIP) and small_member(data, "mimetype").startswith("application/vnd.oasis.opendocument.text")


def is_epub(data: bytes, suffix: str) -> bool:
    """A zip that names its type, or has the part that every book has."""
    if not data.startswith(ZIP):
        return False
    return small_member(data, "mimetype") == "application/epub+zip" or "META-INF/container.xml" in first_names(data)


def is_flat_odt(data: bytes, suffix: str) -> bool:
    """XML whose root is a document of text."""
    head = data[:3000]
    return b"<office:document" in head and b"opendocument.text" in head


def is_tei(data: bytes, suffix: str) -> bool:
    """XML whose root is a document of TEI P5."""
    head = data[:8000]
    return TEI_NAMESPACE in head and bool(TEI_ROOT.search(head))


def is_rtf(data: bytes, suffix: str) -> bool:
    """Its first letters."""
    return data.lstrip()[:6].startswith((b"{\\rtf", b"{\\urtf"))


def is_pdf(data: bytes, suffix: str) -> bool:
    """Its first letters; some programs write others before them."""
    return b"%PDF-" in data[:1024]


def is_page(data: bytes, suffix: str) -> bool:
    """It says that it is a page; or its name does, and tags stand in it."""
    for mark, _ in MARKS:
        data = data.removeprefix(mark)
    head = data[:8000].replace(b"\x00", b"")
    return bool(PAGE.match(head)) or (suffix in (".html", ".htm", ".xhtml") and bool(ELEMENT.search(head)))


FORMATS: tuple[FileFormat, ...] = (
    FileFormat("DOCX", (".docx", ".docm", ".dotx"), is_docx, read_docx),
    FileFormat("ODT", (".odt", ".ott"), is_odt, read_odt),
    FileFormat("ODT", (".fodt",), is_flat_odt, read_flat_odt),
    FileFormat("TEI", (".xml", ".tei"), is_tei, read_tei),
    FileFormat("EPUB", (".epub",), is_epub, read_epub),
    FileFormat("RTF", (".rtf",), is_rtf, read_rtf),
    FileFormat("PDF", (".pdf",), is_pdf, read_pdf),
)
"""What is more than letters in some encoding. Web pages are letters first: `reading.py`."""


def format_of(data: bytes, suffix: str) -> FileFormat | None:
    """The format of a file; None where it is letters, or nothing that is read."""
    return next((one for one in FORMATS if one.recognises(data, suffix)), None)
