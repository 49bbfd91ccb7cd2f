"""Who reads each format. Each is loaded when a file of it is read: a course of plain text needs none of them."""

from __future__ import annotations

from .extraction import Extraction


def read_docx(data: bytes) -> Extraction:
    """A document of a word processor."""
    from . import docx

    return docx.read_docx(data)


def read_odt(data: bytes) -> Extraction:
    """The same, of the open format."""
    from . import odt

    return odt.read_odt(data)


def read_flat_odt(data: bytes) -> Extraction:
    """The same, as one file of XML."""
    from . import odt

    return odt.read_flat_odt(data)


def read_tei(data: bytes) -> Extraction:
    """An edition of scholars."""
    from . import tei

    return tei.read_tei(data)


def read_epub(data: bytes) -> Extraction:
    """A book for screens."""
    from . import epub

    return epub.read_epub(data)


def read_rtf(data: bytes) -> Extraction:
    """What word processors exchanged."""
    from . import rtf

    return rtf.read_rtf(data)


def read_pdf(data: bytes) -> Extraction:
    """Pages for print."""
    from .pdf import reading

    return reading.read_pdf(data)


def read_page(markup: str) -> Extraction:
    """A page of the web, its letters decoded."""
    from . import web_page

    return web_page.read_page(markup)
