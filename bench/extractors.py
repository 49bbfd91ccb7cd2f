"""What real programs read out of a document: extractors of PDFs, browsers of text, a recogniser of scans."""

from __future__ import annotations

import importlib
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from .programs import run

ITSELF = "itself"
"""The document goes to the engine as it is."""
DOTS = 200
"""An inch, of a scan; of 150 the recogniser loses whole words."""
TRAINED = {"en": "eng", "de": "deu", "fr": "fra", "ru": "rus"}
"""Languages that the recogniser has learnt, by its names."""


@dataclass(frozen=True)
class Extractor:
    """A way to plain text."""

    needs: tuple[str, ...]
    read: Callable[[Path], str]


def _pdftotext(*options: str) -> Extractor:
    def read(pdf: Path) -> str:
        return run("pdftotext", *options, "-enc", "UTF-8", str(pdf), "-").decode("utf-8")

    return Extractor(("pdftotext",), read)


def _pdfminer(pdf: Path) -> str:
    return str(importlib.import_module("pdfminer.high_level").extract_text(str(pdf)))


def _pdfium(pdf: Path) -> str:
    document = importlib.import_module("pypdfium2").PdfDocument(pdf)
    return "\n".join(page.get_textpage().get_text_range() for page in document)


def _pypdf(pdf: Path) -> str:
    return "\n".join(page.extract_text() for page in importlib.import_module("pypdf").PdfReader(pdf).pages)


def _browser(name: str, *options: str) -> Extractor:
    def read(page: Path) -> str:
        return run(name, *options, str(page)).decode("utf-8")

    return Extractor((name,), read)


OF_PDF = {
    "pdftotext": _pdftotext(),
    "pdftotext-layout": _pdftotext("-layout"),
    "pdftotext-raw": _pdftotext("-raw"),
    "pdfminer": Extractor(("pdfminer",), _pdfminer),
    "pdfium": Extractor(("pypdfium2",), _pdfium),
    "pypdf": Extractor(("pypdf",), _pypdf),
}
LYNX = {"lynx": _browser("lynx", "-dump", "-nolist", "-display_charset=utf-8", "-assume_charset=utf-8")}
W3M = {"w3m": _browser("w3m", "-dump", "-T", "text/html", "-O", "UTF-8", "-I", "UTF-8")}
EXTRACTORS = OF_PDF | LYNX | W3M


def recognised(pdf: Path, language: str) -> str:
    """What tesseract reads from pictures of the pages."""
    with tempfile.TemporaryDirectory() as folder:
        run("pdftoppm", "-r", str(DOTS), "-gray", str(pdf), f"{folder}/page")
        pages = Path(folder, "pages.txt")
        pages.write_text("".join(f"{path}\n" for path in sorted(Path(folder).glob("page-*"))), "utf-8")
        return run("tesseract", str(pages), "-", "-l", TRAINED[language]).decode("utf-8")
