"""What a file gives: its text as Markdown, and what was set aside. Not a letter between the two is lost."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import groupby

from .as_markdown import markdown
from .stated import AsideName, FileDocument, accounted
from .unreadable import UnreadableError, too_much

LARGEST_TEXT = 5_000_000
"""Characters: as of a text that needs no reading out."""


@dataclass(frozen=True)
class SetAside:
    """Words of a file that are no part of its text."""

    name: AsideName
    words: str
    page: int = 0
    """Of a file that has pages, from 1."""
    box: tuple[int, int, int, int] = (0, 0, 0, 0)
    """Where on it: left, top, right and bottom in points, from the top left."""


@dataclass(frozen=True)
class Extraction:
    """A file read out."""

    format: str
    """Its format's name: `DOCX`."""
    text: str
    """Explicit Markdown."""
    aside: tuple[SetAside, ...] = ()
    """In the order of the file."""
    doubts: tuple[str, ...] = ()
    """What an editor should look at."""


def extraction(format: str, document: FileDocument, received: Counter[str]) -> Extraction:
    """The text of a document that held these characters. Raises UnreadableError rather than lose one."""
    if lost := received - accounted(document):
        count = sum(lost.values())
        some = "".join(list(lost)[:20])
        raise UnreadableError(
            f"{count} characters of the {format} file would be lost (such as “{some}”).",
            "This is a mistake of the reader: please report it; until then save the file as plain text.",
        )
    text = markdown(document)
    if len(text) > LARGEST_TEXT:
        raise too_much(f"the text of the {format} file has more than {LARGEST_TEXT // 1_000_000} million characters.")
    if not text.strip():
        raise UnreadableError(
            f"no text stands in the {format} file; perhaps its pages are pictures.",
            "Recognise its letters first (OCR), and save that as a document.",
        )
    aside = (SetAside(name, _plain(words)) for name, words in document.aside if words.strip())
    return Extraction(format, text, tuple(_joined(list(aside))))


def _plain(words: str) -> str:
    """Without empty lines and the blanks of the file's own setting."""
    return "\n".join(line.strip() for line in words.splitlines() if line.strip())


def _joined(aside: list[SetAside]) -> list[SetAside]:
    """Neighbours under one name are one."""
    groups = groupby(aside, key=lambda one: one.name)
    return [SetAside(name, "\n".join(one.words for one in group)) for name, group in groups]
