"""What real tools make of a PDF, each where it is installed: extractors, a recogniser of scans, pandoc."""

from __future__ import annotations

import importlib
import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

Tool = Callable[[Path], str]


def _pymupdf4llm(pdf: Path) -> str:
    return str(importlib.import_module("pymupdf4llm").to_markdown(str(pdf)))


def _mupdf(pdf: Path) -> str:
    with importlib.import_module("pymupdf").open(pdf) as pages:
        return "\f".join(page.get_text() for page in pages)


def _pypdf(pdf: Path) -> str:
    return "\n".join(page.extract_text() for page in importlib.import_module("pypdf").PdfReader(pdf).pages)


def _pdfplumber(pdf: Path) -> str:
    with importlib.import_module("pdfplumber").open(pdf) as opened:
        return "\n".join(page.extract_text() for page in opened.pages)


def _pdfminer(pdf: Path) -> str:
    return str(importlib.import_module("pdfminer.high_level").extract_text(str(pdf)))


def _pdfium(pdf: Path) -> str:
    return "\n".join(
        page.get_textpage().get_text_range() for page in importlib.import_module("pypdfium2").PdfDocument(pdf)
    )


def _markitdown(pdf: Path) -> str:
    return str(importlib.import_module("markitdown").MarkItDown().convert(str(pdf)).text_content)


BY_MODULE: dict[str, tuple[str, Tool]] = {
    "pymupdf4llm": ("pymupdf4llm", _pymupdf4llm),
    "mupdf": ("pymupdf", _mupdf),
    "pypdf": ("pypdf", _pypdf),
    "pdfplumber": ("pdfplumber", _pdfplumber),
    "pdfminer": ("pdfminer", _pdfminer),
    "pdfium": ("pypdfium2", _pdfium),
    "markitdown": ("markitdown", _markitdown),
}
"""By the name of the case: the module that must be there, and how it is asked."""


def tools() -> dict[str, Tool]:
    """The extractors that can be had here, by name."""
    return {name: tool for name, (module, tool) in BY_MODULE.items() if find_spec(module)}


def recognisers() -> list[Tool]:
    """What reads pictures of the pages; slow, so it is kept apart."""
    return [_tesseract] if shutil.which("tesseract") and shutil.which("pdftoppm") else []


def _tesseract(pdf: Path, dots: int = 200) -> str:
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["pdftoppm", "-r", str(dots), "-gray", str(pdf), f"{folder}/page"], check=True)
        pages = Path(folder, "pages.txt")
        pages.write_text("".join(f"{path}\n" for path in sorted(Path(folder).glob("page-*"))), "utf-8")
        made = subprocess.run(
            ["tesseract", str(pages), "-", "-l", "eng"],
            capture_output=True, check=True, env={**os.environ, "OMP_THREAD_LIMIT": "1"},
        )  # fmt: skip
    return made.stdout.decode("utf-8")


def pandoc(source: str, form: str) -> str | None:
    """A LaTeX document as pandoc writes it, wrapped at 72 letters; None where it is not here."""
    if not shutil.which("pandoc"):
        return None
    made = subprocess.run(["pandoc", "-f", "latex", "-t", form], input=source.encode(), capture_output=True, check=True)
    return made.stdout.decode("utf-8")
